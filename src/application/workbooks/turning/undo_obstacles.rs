//! What keeps records from being removed or made again when an import is undone or done again: many of a kind at once.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::visibility::{ConsortiumVisibility, InterestVisibility};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::imports::import::ImportSubject;
use domain::imports::journal::KeptReason;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::values::codes::{Siren, Siret};
use domain::values::ids::{CallId, ClusterId, CompanyId, CompetencyId, LotId};
use persistence::connection::Transaction;
use persistence::repositories::access::role_grants;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::application::app_error::AppError;
use crate::application::workbooks::turning::written_records::{Records, field, typed_all};

/// Which of some records of one kind, given as they are now, something hangs on that would be lost with them.
pub async fn records_in_use(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
) -> Result<BTreeSet<Uuid>, AppError> {
    let ids: Vec<Uuid> = records.keys().copied().collect();
    match subject {
        ImportSubject::Call => {
            let call_ids: Vec<CallId> = ids.into_iter().map(CallId).collect();
            let below = lots::lots_by_call(conn, &call_ids).await?;
            Ok(below.iter().map(|lot| lot.call_id.0).collect())
        }
        ImportSubject::Lot => lots_in_use(conn, ids.into_iter().map(LotId).collect()).await,
        ImportSubject::Requirement => {
            let of_lot: BTreeMap<Uuid, Option<LotId>> = records
                .iter()
                .map(|(id, record)| (*id, field(record, "lot_id")))
                .collect();
            let lot_ids = distinct(of_lot.values().flatten().copied());
            let grouped = consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All);
            let grouped: BTreeSet<LotId> = grouped.await?.iter().map(|one| one.lot_id).collect();
            let is_grouped =
                |lot_id: &Option<LotId>| lot_id.is_some_and(|id| grouped.contains(&id));
            let used = of_lot.iter().filter(|(_, lot_id)| is_grouped(lot_id));
            Ok(used.map(|(id, _)| *id).collect())
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            companies_in_use(conn, ids.into_iter().map(CompanyId).collect()).await
        }
        ImportSubject::Competency => {
            let mut used = BTreeSet::new();
            for id in ids {
                if competencies::is_competency_used(conn, CompetencyId(id)).await? {
                    used.insert(id);
                }
            }
            Ok(used)
        }
        ImportSubject::Capability
        | ImportSubject::Reference
        | ImportSubject::Award
        | ImportSubject::Interest => Ok(BTreeSet::new()),
    }
}

async fn lots_in_use(conn: &Transaction, lot_ids: Vec<LotId>) -> Result<BTreeSet<Uuid>, AppError> {
    let answers = interests::interests_by_lot(conn, &lot_ids, &InterestVisibility::All).await?;
    let grouped = consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All).await?;
    let asked = requirements::requirements_by_lot(conn, &lot_ids).await?;
    let used = answers.iter().map(|answer| answer.lot_id);
    let used = used.chain(grouped.iter().map(|consortium| consortium.lot_id));
    let used = used.chain(asked.iter().map(|requirement| requirement.lot_id));
    Ok(used.map(|id| id.0).collect())
}

async fn companies_in_use(
    conn: &Transaction,
    company_ids: Vec<CompanyId>,
) -> Result<BTreeSet<Uuid>, AppError> {
    let ids = company_ids.as_slice();
    let held = capabilities::capabilities_by_company(conn, ids).await?;
    let answers = interests::interests_by_company(conn, ids, &InterestVisibility::All).await?;
    let members = consortia::consortia_by_company(conn, ids, &ConsortiumVisibility::All).await?;
    let won = awards::awards_by_company(conn, ids).await?;
    let people = role_grants::grants_by_company(conn, ids).await?;
    let used = held.iter().map(|capability| capability.company_id);
    let used = used.chain(answers.iter().map(|answer| answer.company_id));
    let used = used.chain(members.iter().map(|(company_id, _)| *company_id));
    let used = used.chain(won.iter().map(|(company_id, _)| *company_id));
    let used = used.chain(people.iter().filter_map(|grant| grant.role.company_id()));
    Ok(used.map(|id| id.0).collect())
}

/// What keeps each of some records of one kind from being made again: what it hangs on is gone, or another one has its place.
pub async fn obstacles(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
) -> Result<BTreeMap<Uuid, KeptReason>, AppError> {
    let taken = taken(conn, (subject, records)).await?;
    let orphans = orphans(conn, (subject, records), &taken).await?;
    let taken = taken.into_iter().map(|id| (id, KeptReason::Taken));
    Ok(taken
        .chain(orphans.into_iter().map(|id| (id, KeptReason::Gone)))
        .collect())
}

/// The records whose parent is gone.
async fn orphans(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
    taken: &BTreeSet<Uuid>,
) -> Result<BTreeSet<Uuid>, AppError> {
    match subject {
        ImportSubject::Call
        | ImportSubject::Company
        | ImportSubject::Certificate
        | ImportSubject::Award => Ok(BTreeSet::new()),
        ImportSubject::Lot => {
            let call_ids = distinct(fields(records, "call_id"));
            let known = calls::calls_by_id(conn, &call_ids).await?;
            let known: BTreeSet<CallId> = known.iter().map(|call| call.id).collect();
            Ok(without(records, "call_id", &known))
        }
        ImportSubject::Requirement => {
            let lot_ids = distinct(fields(records, "lot_id"));
            let known = lots::lots_by_id(conn, &lot_ids).await?;
            let known: BTreeSet<LotId> = known.iter().map(|lot| lot.id).collect();
            Ok(without(records, "lot_id", &known))
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            let company_ids = distinct(fields(records, "company_id"));
            let known = companies::companies_by_id(conn, &company_ids).await?;
            let known: BTreeSet<CompanyId> = known.iter().map(|company| company.id).collect();
            Ok(without(records, "company_id", &known))
        }
        ImportSubject::Interest => {
            let lot_ids = distinct(fields(records, "lot_id"));
            let company_ids = distinct(fields(records, "company_id"));
            let lots = lots::lots_by_id(conn, &lot_ids).await?;
            let lots: BTreeSet<LotId> = lots.iter().map(|lot| lot.id).collect();
            let companies = companies::companies_by_id(conn, &company_ids).await?;
            let companies: BTreeSet<CompanyId> = companies.iter().map(|one| one.id).collect();
            let mut gone = without(records, "lot_id", &lots);
            gone.extend(without(records, "company_id", &companies));
            Ok(gone)
        }
        ImportSubject::Competency => unplaced_entries(conn, records, taken).await,
    }
}

/// The entries of the vocabulary whose broader ones are neither there nor made again with them.
async fn unplaced_entries(
    conn: &Transaction,
    records: &Records,
    taken: &BTreeSet<Uuid>,
) -> Result<BTreeSet<Uuid>, AppError> {
    let entries: Vec<Competency> = typed_all(records)?;
    let broader = distinct(entries.iter().flat_map(|entry| entry.broader.clone()));
    let known = competencies::competencies_by_id(conn, &broader).await?;
    let mut known: BTreeSet<CompetencyId> = known.iter().map(|entry| entry.id).collect();
    let mut unplaced: Vec<&Competency> = entries
        .iter()
        .filter(|entry| !taken.contains(&entry.id.0))
        .collect();
    loop {
        let n_before = unplaced.len();
        unplaced.retain(|entry| {
            let is_placed = entry.broader.iter().all(|id| known.contains(id));
            if is_placed {
                known.insert(entry.id);
            }
            !is_placed
        });
        if unplaced.len() == n_before {
            return Ok(unplaced.iter().map(|entry| entry.id.0).collect());
        }
    }
}

/// The records of which another one has what must be unique: the reference of a call, the number of a lot in its call, the
/// SIREN or SIRET of a company, the competency of a company, the words of a competency, the reference and lot of a contract, the company that answers to a lot.
async fn taken(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
) -> Result<BTreeSet<Uuid>, AppError> {
    match subject {
        ImportSubject::Requirement => Ok(BTreeSet::new()),
        ImportSubject::Interest => {
            let again: Vec<Interest> = typed_all(records)?;
            let lot_ids = distinct(again.iter().map(|given| given.lot_id));
            let all = InterestVisibility::All;
            let known = interests::interests_by_lot(conn, &lot_ids, &all).await?;
            let place = |given: &Interest| (given.lot_id, given.company_id);
            Ok(ids_of(&again, |given| given.id.0, (&known, place)))
        }
        ImportSubject::Call => {
            let again: Vec<CallForTender> = typed_all(records)?;
            let cluster_ids = distinct(again.iter().map(|call| call.cluster_id));
            let known = calls::calls_by_cluster(conn, &cluster_ids).await?;
            let place = |call: &CallForTender| (call.cluster_id, call.reference.clone());
            Ok(ids_of(&again, |call| call.id.0, (&known, place)))
        }
        ImportSubject::Lot => {
            let again: Vec<Lot> = typed_all(records)?;
            let call_ids = distinct(again.iter().map(|lot| lot.call_id));
            let known = lots::lots_by_call(conn, &call_ids).await?;
            let place = |lot: &Lot| (lot.call_id, lot.number.clone());
            Ok(ids_of(&again, |lot| lot.id.0, (&known, place)))
        }
        ImportSubject::Competency => {
            let known = competencies::load_vocabulary(conn).await?;
            let again: Vec<Competency> = typed_all(records)?;
            let is_taken = |entry: &&Competency| {
                let words = [&entry.code, &entry.label_fr, &entry.label_en];
                let mut words = words.into_iter().chain(&entry.synonyms);
                words.any(|word| known.find_by_word(word.as_str()).is_some())
            };
            let taken = again.iter().filter(is_taken);
            Ok(taken.map(|entry| entry.id.0).collect())
        }
        ImportSubject::Company | ImportSubject::Certificate => taken_companies(conn, records).await,
        ImportSubject::Capability | ImportSubject::Reference => {
            let again: Vec<Capability> = typed_all(records)?;
            let company_ids = distinct(again.iter().map(|held| held.company_id));
            let known = capabilities::capabilities_by_company(conn, &company_ids).await?;
            let place = |held: &Capability| (held.company_id, held.competency_id);
            Ok(ids_of(&again, |held| held.id.0, (&known, place)))
        }
        ImportSubject::Award => {
            let again: Vec<Award> = typed_all(records)?;
            let mut known = Vec::new();
            let clusters: Vec<ClusterId> = distinct(again.iter().map(|won| won.cluster_id));
            for cluster_id in clusters {
                known.extend(awards::awards_by_cluster(conn, cluster_id).await?);
            }
            let place = |won: &Award| {
                (
                    won.cluster_id,
                    won.reference.clone(),
                    won.lot_number.clone(),
                )
            };
            Ok(ids_of(&again, |won| won.id.0, (&known, place)))
        }
    }
}

async fn taken_companies(
    conn: &Transaction,
    records: &Records,
) -> Result<BTreeSet<Uuid>, AppError> {
    let again: Vec<Company> = typed_all(records)?;
    let sirens: Vec<&str> = again
        .iter()
        .filter_map(|company| company.siren.as_ref().map(Siren::as_str))
        .collect();
    let sirets: Vec<&str> = again
        .iter()
        .filter_map(|company| company.siret.as_ref().map(Siret::as_str))
        .collect();
    let by_siren = companies::companies_by_siren(conn, &sirens).await?;
    let by_siret = companies::companies_by_siret(conn, &sirets).await?;
    let sirens: BTreeSet<&Siren> = by_siren
        .iter()
        .filter_map(|known| known.siren.as_ref())
        .collect();
    let sirets: BTreeSet<&Siret> = by_siret
        .iter()
        .filter_map(|known| known.siret.as_ref())
        .collect();
    let is_taken = |company: &&Company| {
        company
            .siren
            .as_ref()
            .is_some_and(|siren| sirens.contains(siren))
            || company
                .siret
                .as_ref()
                .is_some_and(|siret| sirets.contains(siret))
    };
    let taken = again.iter().filter(is_taken);
    Ok(taken.map(|company| company.id.0).collect())
}

/// The ids of those that have the place of a known one.
fn ids_of<T, P: Ord>(
    again: &[T],
    id: impl Fn(&T) -> Uuid,
    (known, place): (&[T], impl Fn(&T) -> P),
) -> BTreeSet<Uuid> {
    let places: BTreeSet<P> = known.iter().map(&place).collect();
    let taken = again.iter().filter(|one| places.contains(&place(one)));
    taken.map(id).collect()
}

/// What records say of a field.
fn fields<'a, T: DeserializeOwned>(
    records: &'a Records,
    name: &'a str,
) -> impl Iterator<Item = T> + 'a {
    records
        .values()
        .filter_map(move |record| field(record, name))
}

/// The records whose field is none of the known values.
fn without<T: DeserializeOwned + Ord>(
    records: &Records,
    name: &str,
    known: &BTreeSet<T>,
) -> BTreeSet<Uuid> {
    let is_known = |record: &Value| field(record, name).is_some_and(|value| known.contains(&value));
    let gone = records.iter().filter(|(_, record)| !is_known(record));
    gone.map(|(id, _)| *id).collect()
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let values: BTreeSet<T> = values.collect();
    values.into_iter().collect()
}
