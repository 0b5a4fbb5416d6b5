//! The journal of a plan: each record that it writes, before and after.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::account::Language;
use domain::access::visibility::InterestVisibility;
use domain::directory::capability::Capability;
use domain::imports::import::{ImportSubject, PlannedWrite};
use domain::imports::journal::JournalEntry;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CompanyId, CompetencyId, LotId};
use persistence::connection::Transaction;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use serde_json::Value;
use uuid::Uuid;

use crate::application::app_error::AppError;
use crate::application::workbooks::turning::written_records::written;

/// The names by which records are recognised.
pub struct JournalLabels {
    companies: BTreeMap<CompanyId, String>,
    competencies: BTreeMap<CompetencyId, String>,
    lots: BTreeMap<LotId, String>,
    language: Language,
}

impl JournalLabels {
    /// The names of the vocabulary as they are before anything is written.
    pub async fn new(transaction: &Transaction, language: Language) -> Result<Self, AppError> {
        let vocabulary = competencies::load_vocabulary(transaction).await?;
        let names = vocabulary
            .entries()
            .map(|entry| (entry.id, entry.label(language).to_string()));
        Ok(Self {
            companies: BTreeMap::new(),
            competencies: names.collect(),
            lots: BTreeMap::new(),
            language,
        })
    }

    fn of_interest(&self, given: &Interest) -> String {
        let company = self.companies.get(&given.company_id);
        let lot = self.lots.get(&given.lot_id);
        let words: Vec<&str> = [lot, company]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        words.join(" · ")
    }
}

/// What some writes of a plan do, in their order. Records that they change are read as they are now.
pub async fn journal_of(
    transaction: &Transaction,
    writes: &[PlannedWrite],
    labels: &mut JournalLabels,
) -> Result<Vec<JournalEntry>, AppError> {
    let before = records_before(transaction, writes).await?;
    note_names(transaction, writes, labels).await?;
    let mut entries = Vec::with_capacity(writes.len());
    for write in writes {
        let (subject, id, label, after) = entry_of(write, labels)?;
        entries.push(JournalEntry {
            subject,
            id,
            label,
            before: before.get(&id).cloned(),
            after: Some(after),
        });
    }
    Ok(entries)
}

/// The records that the plan changes, as they are now, by id.
async fn records_before(
    transaction: &Transaction,
    writes: &[PlannedWrite],
) -> Result<BTreeMap<Uuid, Value>, AppError> {
    let mut call_ids = Vec::new();
    let mut lot_ids = Vec::new();
    let mut requirement_ids = Vec::new();
    let mut company_ids = Vec::new();
    let mut capability_ids = Vec::new();
    let mut competency_ids = Vec::new();
    let mut interest_ids = Vec::new();
    let mut award_ids = Vec::new();
    let mut before: BTreeMap<Uuid, Value> = BTreeMap::new();
    for write in writes {
        match write {
            PlannedWrite::UpdateCall(call) => call_ids.push(call.id),
            PlannedWrite::UpdateLot(lot) => lot_ids.push(lot.id),
            PlannedWrite::UpdateRequirement(requirement) => requirement_ids.push(requirement.id),
            PlannedWrite::UpdateCompany(company) => company_ids.push(company.id),
            PlannedWrite::UpdateCapability(capability) => capability_ids.push(capability.id),
            PlannedWrite::UpdateCompetency(entry) => competency_ids.push(entry.id),
            PlannedWrite::UpdateInterest(given) => interest_ids.push(given.id),
            PlannedWrite::UpdateAward(award) => award_ids.push(award.id),
            _ => {}
        }
    }
    for entry in competencies::competencies_by_id(transaction, &competency_ids).await? {
        before.insert(entry.id.0, written(&entry)?);
    }
    let all = InterestVisibility::All;
    for given in interests::interests_by_id(transaction, &interest_ids, &all).await? {
        before.insert(given.id.0, written(&given)?);
    }
    for call in calls::calls_by_id(transaction, &call_ids).await? {
        before.insert(call.id.0, written(&call)?);
    }
    for lot in lots::lots_by_id(transaction, &lot_ids).await? {
        before.insert(lot.id.0, written(&lot)?);
    }
    for requirement in requirements::requirements_by_id(transaction, &requirement_ids).await? {
        before.insert(requirement.id.0, written(&requirement)?);
    }
    for company in companies::companies_by_id(transaction, &company_ids).await? {
        before.insert(company.id.0, written(&company)?);
    }
    for award in awards::awards_by_id(transaction, &award_ids).await? {
        before.insert(award.id.0, written(&award)?);
    }
    for capability in capabilities::capabilities_by_id(transaction, &capability_ids).await? {
        before.insert(capability.id.0, written(&capability)?);
    }
    Ok(before)
}

/// Learns the names that these writes need.
async fn note_names(
    transaction: &Transaction,
    writes: &[PlannedWrite],
    labels: &mut JournalLabels,
) -> Result<(), AppError> {
    // Only the names that a part needs are kept.
    labels.companies.clear();
    labels.lots.clear();
    let mut company_ids: BTreeSet<CompanyId> = BTreeSet::new();
    let mut lot_ids: BTreeSet<LotId> = BTreeSet::new();
    for write in writes {
        match write {
            PlannedWrite::CreateCompetency(entry) => {
                let label = entry.label(labels.language).to_string();
                labels.competencies.insert(entry.id, label);
            }
            PlannedWrite::CreateCompany(company) | PlannedWrite::UpdateCompany(company) => {
                let name = company.name.to_string();
                labels.companies.insert(company.id, name);
            }
            PlannedWrite::CreateCapability(capability)
            | PlannedWrite::UpdateCapability(capability) => {
                company_ids.insert(capability.company_id);
            }
            PlannedWrite::CreateInterest(given) | PlannedWrite::UpdateInterest(given) => {
                company_ids.insert(given.company_id);
                lot_ids.insert(given.lot_id);
            }
            _ => {}
        }
    }
    let unknown: Vec<CompanyId> = company_ids
        .into_iter()
        .filter(|id| !labels.companies.contains_key(id))
        .collect();
    for company in companies::companies_by_id(transaction, &unknown).await? {
        let name = company.name.to_string();
        labels.companies.insert(company.id, name);
    }
    let lot_ids: Vec<LotId> = lot_ids.into_iter().collect();
    for lot in lots::lots_by_id(transaction, &lot_ids).await? {
        labels.lots.insert(lot.id, lot_label(&lot));
    }
    Ok(())
}

fn entry_of(
    write: &PlannedWrite,
    names: &JournalLabels,
) -> Result<(ImportSubject, Uuid, String, Value), AppError> {
    Ok(match write {
        PlannedWrite::CreateCompetency(entry) | PlannedWrite::UpdateCompetency(entry) => (
            ImportSubject::Competency,
            entry.id.0,
            entry.label(names.language).to_string(),
            written(entry)?,
        ),
        PlannedWrite::CreateInterest(given) | PlannedWrite::UpdateInterest(given) => (
            ImportSubject::Interest,
            given.id.0,
            names.of_interest(given),
            written(given)?,
        ),
        PlannedWrite::CreateCall(call) | PlannedWrite::UpdateCall(call) => (
            ImportSubject::Call,
            call.id.0,
            call.title.to_string(),
            written(call)?,
        ),
        PlannedWrite::CreateLot(lot) | PlannedWrite::UpdateLot(lot) => {
            (ImportSubject::Lot, lot.id.0, lot_label(lot), written(lot)?)
        }
        PlannedWrite::CreateRequirement(asked) | PlannedWrite::UpdateRequirement(asked) => (
            ImportSubject::Requirement,
            asked.id.0,
            requirement_label(asked),
            written(asked)?,
        ),
        PlannedWrite::CreateCompany(company) | PlannedWrite::UpdateCompany(company) => (
            ImportSubject::Company,
            company.id.0,
            company.name.to_string(),
            written(company)?,
        ),
        PlannedWrite::CreateCapability(held) | PlannedWrite::UpdateCapability(held) => (
            ImportSubject::Capability,
            held.id.0,
            capability_label(held, names),
            written(held)?,
        ),
        PlannedWrite::CreateAward(award) | PlannedWrite::UpdateAward(award) => (
            ImportSubject::Award,
            award.id.0,
            award.title.to_string(),
            written(award)?,
        ),
    })
}

fn lot_label(lot: &Lot) -> String {
    format!("{} · {}", lot.number, lot.title)
}

fn requirement_label(requirement: &Requirement) -> String {
    let wording = requirement.wording.as_ref();
    wording.map(ToString::to_string).unwrap_or_default()
}

fn capability_label(capability: &Capability, names: &JournalLabels) -> String {
    let company = names.companies.get(&capability.company_id);
    let competency = names.competencies.get(&capability.competency_id);
    let name = |found: Option<&String>| found.cloned().unwrap_or_default();
    format!("{} · {}", name(company), name(competency))
}
