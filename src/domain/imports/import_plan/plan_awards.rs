//! Contracts of a workbook against those known: one award for each reference and lot, however many companies won it.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::award::Award;
use crate::imports::drafts::{AwardDraft, DraftRow};
use crate::imports::import::{
    ImportIssue, ImportIssueCode, ImportSubject, KnownRecords, PlannedWrite,
};
use crate::values::codes::WebAddress;
use crate::values::ids::{AwardId, CompanyId};
use crate::values::rejection::Rejection;
use crate::values::text::{Name, search_key};

use super::change_log::{ChangeLog, optional, plain};
use super::companies_named::{CompaniesNamed, NamedCompany};
use super::plan_calls::kept;
use super::plan_lots::number_key;
use super::planner::{Planner, RowFate};

/// Reference and lot without case and accents: what an award is known by.
type Key = (String, String);

/// The awards as the rows read so far leave them.
struct Working {
    companies: CompaniesNamed,
    awards: BTreeMap<Key, Award>,
    known: BTreeSet<AwardId>,
    said: BTreeSet<(Key, CompanyId)>,
    changed: BTreeSet<Key>,
}

/// Plans each row; each award is written once, after the last row that speaks of it. No company is made: who is not in
/// the cluster is none of its past.
pub fn plan(planner: &mut Planner<'_>, drafts: &[DraftRow<AwardDraft>], known: &KnownRecords) {
    let mut working = Working {
        companies: CompaniesNamed::new(
            &known.companies,
            &known.out_of_reach,
            planner.context.companies,
        ),
        awards: known
            .awards
            .iter()
            .map(|award| (key_of(award), award.clone()))
            .collect(),
        known: known.awards.iter().map(|award| award.id).collect(),
        said: BTreeSet::new(),
        changed: BTreeSet::new(),
    };
    for row in drafts {
        plan_row(planner, &mut working, row);
    }
    for key in &working.changed {
        if let Some(award) = working.awards.get(key).cloned() {
            planner.write(if working.known.contains(&award.id) {
                PlannedWrite::UpdateAward(award)
            } else {
                PlannedWrite::CreateAward(award)
            });
        }
    }
}

fn key_of(award: &Award) -> Key {
    (
        search_key(award.reference.as_str()),
        lot_key(award.lot_number.as_ref()),
    )
}

/// Spreadsheets take `02` for a number and save it as `2`.
fn lot_key(number: Option<&Name>) -> String {
    number_key(number.map_or("", Name::as_str))
}

fn plan_row(planner: &mut Planner<'_>, working: &mut Working, row: &DraftRow<AwardDraft>) {
    let draft = &row.draft;
    let who = draft.company.name.as_deref();
    let who = who.or(draft.company.siren.as_deref());
    let label = format!("{} · {}", draft.reference, who.unwrap_or_default());
    let named = working
        .companies
        .find(&draft.company, &row.place, &planner.columns, None);
    let company_id = match named {
        NamedCompany::Known(company_id) => company_id,
        NamedCompany::New(_) => {
            let code = ImportIssueCode::UnknownCompany;
            let issue = planner.columns.error(code, &row.place, "name");
            return planner.reject(&row.place, ImportSubject::Award, label, vec![issue]);
        }
        NamedCompany::Unclear(issue) if issue.code == ImportIssueCode::AmbiguousCompany => {
            return planner.ask(&row.place, ImportSubject::Award, label, vec![*issue]);
        }
        NamedCompany::Unclear(mut issue) => {
            // Whoever is not in the cluster is unknown here, whether or not somebody else knows the company.
            issue.code = match issue.code {
                ImportIssueCode::NotAllowed => ImportIssueCode::UnknownCompany,
                code => code,
            };
            return planner.reject(&row.place, ImportSubject::Award, label, vec![*issue]);
        }
    };
    let label = format!(
        "{} · {}",
        draft.reference,
        working.companies.name_of(company_id)
    );
    match planned_award(planner, working, row, company_id) {
        Err(issues) => planner.reject(&row.place, ImportSubject::Award, label, issues),
        Ok((award, fate)) => {
            let key = key_of(&award);
            let is_changed = !matches!(&fate, RowFate::Compared(log) if log.is_empty());
            planner.accept(&row.place, ImportSubject::Award, label, fate);
            working.said.insert((key.clone(), company_id));
            if is_changed {
                working.changed.insert(key.clone());
            }
            working.awards.insert(key, award);
        }
    }
}

/// The award after the row, and what the row comes to.
fn planned_award(
    planner: &Planner<'_>,
    working: &Working,
    row: &DraftRow<AwardDraft>,
    company_id: CompanyId,
) -> Result<(Award, RowFate), Vec<ImportIssue>> {
    let at_row = |found: Vec<Rejection>| -> Vec<ImportIssue> {
        let placed = found.iter();
        placed
            .map(|rejection| planner.columns.from_rejection(rejection, &row.place))
            .collect()
    };
    let parsed = parse(&row.draft).map_err(at_row)?;
    let key = (
        search_key(parsed.reference.as_str()),
        lot_key(parsed.lot_number.as_ref()),
    );
    if working.said.contains(&(key.clone(), company_id)) {
        let code = ImportIssueCode::DuplicateRow;
        let mut issue = planner.columns.error(code, &row.place, "reference");
        issue.found = Some(row.draft.reference.clone());
        return Err(vec![issue]);
    }
    let before = working.awards.get(&key);
    if before.is_none() && parsed.title.is_none() {
        let code = ImportIssueCode::MissingValue;
        return Err(vec![planner.columns.error(code, &row.place, "title")]);
    }
    let is_new = before.is_none();
    let mut award = before.cloned().unwrap_or_else(|| Award {
        id: AwardId::new(),
        cluster_id: planner.context.cluster_id,
        reference: parsed.reference.clone(),
        lot_number: parsed.lot_number.clone(),
        title: parsed
            .title
            .clone()
            .unwrap_or_else(|| parsed.reference.clone()),
        buyer: None,
        awarded_on: None,
        source: None,
        company_ids: Vec::new(),
        record: planner.new_record(),
    });
    let log = merged(&mut award, parsed, (company_id, &working.companies));
    Ok((
        award,
        if is_new {
            RowFate::Created(log)
        } else {
            RowFate::Compared(log)
        },
    ))
}

/// Puts what the row says into the award, and notes what that changes.
fn merged(
    award: &mut Award,
    parsed: ParsedAward,
    (company_id, companies): (CompanyId, &CompaniesNamed),
) -> ChangeLog {
    let mut log = ChangeLog::default();
    log.set("title", &mut award.title, parsed.title, plain);
    log.set("buyer", &mut award.buyer, parsed.buyer.map(Some), optional);
    log.set(
        "awardedOn",
        &mut award.awarded_on,
        parsed.awarded_on.map(Some),
        optional,
    );
    log.set(
        "source",
        &mut award.source,
        parsed.source.map(Some),
        optional,
    );
    let mut winners = award.company_ids.clone();
    if !winners.contains(&company_id) {
        winners.push(company_id);
        winners.sort_unstable();
    }
    let names = |ids: &Vec<CompanyId>| {
        let names: Vec<&str> = ids.iter().map(|id| companies.name_of(*id)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    log.set("companies", &mut award.company_ids, Some(winners), names);
    log
}

struct ParsedAward {
    reference: Name,
    lot_number: Option<Name>,
    title: Option<Name>,
    buyer: Option<Name>,
    awarded_on: Option<chrono::NaiveDate>,
    source: Option<WebAddress>,
}

fn parse(draft: &AwardDraft) -> Result<ParsedAward, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let mut optional_name = |field: &str, typed: &Option<String>| {
        kept(
            Name::parse_optional(field, typed.as_deref()),
            &mut rejections,
        )
    };
    let lot_number = optional_name("lotNumber", &draft.lot_number);
    let title = optional_name("title", &draft.title);
    let buyer = optional_name("buyer", &draft.buyer);
    let source = draft.source.as_deref();
    let source = source.map(|typed| WebAddress::parse("source", typed));
    let source = kept(source.transpose(), &mut rejections);
    match Name::parse("reference", &draft.reference) {
        Ok(reference) if rejections.is_empty() => Ok(ParsedAward {
            reference,
            lot_number,
            title,
            buyer,
            awarded_on: draft.awarded_on,
            source,
        }),
        Ok(_) => Err(rejections),
        Err(rejection) => {
            rejections.push(rejection);
            Err(rejections)
        }
    }
}
