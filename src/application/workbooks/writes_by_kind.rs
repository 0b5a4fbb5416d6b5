//! Some writes of a plan, sorted by the kind of their records: new ones of a kind are written in one statement.

use chrono::{DateTime, Utc};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::imports::import::PlannedWrite;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::record::Record;
use persistence::connection::Transaction;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use persistence::storage_error::StorageError;

/// Records of one kind, in the order of the plan.
#[derive(Debug)]
struct OfKind<T> {
    new: Vec<T>,
    changed: Vec<T>,
}

/// Writes of a plan.
#[derive(Debug, Default)]
pub struct WritesByKind {
    competencies: OfKind<Competency>,
    companies: OfKind<Company>,
    calls: OfKind<CallForTender>,
    lots: OfKind<Lot>,
    requirements: OfKind<Requirement>,
    capabilities: OfKind<Capability>,
    awards: OfKind<Award>,
    interests: OfKind<Interest>,
}

impl WritesByKind {
    /// Sorts writes.
    #[must_use]
    pub fn of(writes: Vec<PlannedWrite>) -> Self {
        let mut sorted = Self::default();
        for write in writes {
            match write {
                PlannedWrite::CreateCompetency(entry) => sorted.competencies.new.push(entry),
                PlannedWrite::UpdateCompetency(entry) => sorted.competencies.changed.push(entry),
                PlannedWrite::CreateInterest(given) => sorted.interests.new.push(given),
                PlannedWrite::UpdateInterest(given) => sorted.interests.changed.push(given),
                PlannedWrite::CreateCall(call) => sorted.calls.new.push(call),
                PlannedWrite::UpdateCall(call) => sorted.calls.changed.push(call),
                PlannedWrite::CreateLot(lot) => sorted.lots.new.push(lot),
                PlannedWrite::UpdateLot(lot) => sorted.lots.changed.push(lot),
                PlannedWrite::CreateRequirement(asked) => sorted.requirements.new.push(asked),
                PlannedWrite::UpdateRequirement(asked) => sorted.requirements.changed.push(asked),
                PlannedWrite::CreateCompany(company) => sorted.companies.new.push(company),
                PlannedWrite::UpdateCompany(company) => sorted.companies.changed.push(company),
                PlannedWrite::CreateCapability(held) => sorted.capabilities.new.push(held),
                PlannedWrite::UpdateCapability(held) => sorted.capabilities.changed.push(held),
                PlannedWrite::CreateAward(won) => sorted.awards.new.push(won),
                PlannedWrite::UpdateAward(won) => sorted.awards.changed.push(won),
            }
        }
        sorted
    }

    /// Writes them: kinds that others point at first, and of a kind those that change first, so that what must be unique is
    /// free for the new ones; entries of the vocabulary the other way about, because those that change may point at new ones.
    ///
    /// # Errors
    /// `StaleVersion` when a record has changed since the plan was made; what must be unique.
    pub async fn write(self, conn: &Transaction, now: DateTime<Utc>) -> Result<(), StorageError> {
        competencies::insert_competencies(conn, &self.competencies.new).await?;
        for mut entry in self.competencies.changed {
            let version = touched(&mut entry.record, now);
            competencies::update_competency(conn, &entry, version).await?;
        }
        for mut company in self.companies.changed {
            let version = touched(&mut company.record, now);
            companies::update_company(conn, &company, version).await?;
        }
        companies::insert_companies(conn, &self.companies.new).await?;
        for mut call in self.calls.changed {
            let version = touched(&mut call.record, now);
            calls::update_call(conn, &call, version).await?;
        }
        calls::insert_calls(conn, &self.calls.new).await?;
        for mut lot in self.lots.changed {
            let version = touched(&mut lot.record, now);
            lots::update_lot(conn, &lot, version).await?;
        }
        lots::insert_lots(conn, &self.lots.new).await?;
        for mut requirement in self.requirements.changed {
            let version = touched(&mut requirement.record, now);
            requirements::update_requirement(conn, &requirement, version).await?;
        }
        requirements::insert_requirements(conn, &self.requirements.new).await?;
        for mut capability in self.capabilities.changed {
            let version = touched(&mut capability.record, now);
            capabilities::update_capability(conn, &capability, version).await?;
        }
        capabilities::insert_capabilities(conn, &self.capabilities.new).await?;
        for mut award in self.awards.changed {
            let version = touched(&mut award.record, now);
            awards::update_award(conn, &award, version).await?;
        }
        awards::insert_awards(conn, &self.awards.new).await?;
        for mut interest in self.interests.changed {
            let version = touched(&mut interest.record, now);
            interests::update_interest(conn, &interest, version).await?;
        }
        interests::insert_interests(conn, &self.interests.new).await
    }
}

impl<T> Default for OfKind<T> {
    fn default() -> Self {
        Self {
            new: Vec::new(),
            changed: Vec::new(),
        }
    }
}

/// Notes the change in the housekeeping and returns the version that was read.
pub fn touched(record: &mut Record, now: DateTime<Utc>) -> i32 {
    let version = record.version;
    *record = record.changed(now);
    version
}
