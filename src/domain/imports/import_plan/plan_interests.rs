//! Companies' answers of a workbook against those known: one for each company and lot. A row that names a call and no lot
//! answers all its lots.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::drafts::{DraftRow, InterestDraft};
use crate::imports::import::{
    ImportIssue, ImportIssueCode, ImportSubject, KnownRecords, PlannedWrite,
};
use crate::procurement::call::{CallForTender, CallStatus};
use crate::procurement::interest::{Interest, InterestAnswer};
use crate::procurement::lot::Lot;
use crate::values::ids::{CompanyId, InterestId, LotId};
use crate::values::rejection::Rejection;
use crate::values::text::{Prose, search_key};

use super::change_log::{ChangeLog, optional, plain, word};
use super::companies_named::{CompaniesNamed, NamedCompany};
use super::plan_calls::CallsByReference;
use super::plan_lots::{named_call, number_key};
use super::plan_requirements::meant_lot;
use super::planner::{Planner, RowFate};

type Key = (LotId, CompanyId);

/// The answers as the rows read so far leave them.
struct Working<'k> {
    companies: CompaniesNamed,
    calls: CallsByReference,
    lots: &'k [Lot],
    answers: BTreeMap<Key, Interest>,
    said: BTreeSet<Key>,
}

/// Plans each row; an answer is written once.
pub fn plan(planner: &mut Planner<'_>, drafts: &[DraftRow<InterestDraft>], known: &KnownRecords) {
    if drafts.is_empty() {
        return;
    }
    let mut working = Working {
        companies: CompaniesNamed::new(
            &known.companies,
            &known.out_of_reach,
            planner.context.companies,
        ),
        calls: known
            .calls
            .iter()
            .map(|call| (search_key(call.reference.as_str()), call.clone()))
            .collect(),
        lots: &known.lots,
        answers: known
            .interests
            .iter()
            .map(|interest| ((interest.lot_id, interest.company_id), interest.clone()))
            .collect(),
        said: BTreeSet::new(),
    };
    for row in drafts {
        plan_row(planner, &mut working, row);
    }
}

fn plan_row(planner: &mut Planner<'_>, working: &mut Working<'_>, row: &DraftRow<InterestDraft>) {
    let subject = ImportSubject::Interest;
    let draft = &row.draft;
    let who = draft
        .company
        .name
        .as_deref()
        .or(draft.company.siren.as_deref());
    let label = |lot: &str, who: &str| {
        let parts = [
            draft.call_reference.as_deref().unwrap_or_default(),
            lot,
            who,
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    };
    let lot = draft.lot_number.as_deref().unwrap_or_default();
    let unclear = label(lot, who.unwrap_or_default());
    let named = working
        .companies
        .find(&draft.company, &row.place, &planner.columns, None);
    let company_id = match named {
        NamedCompany::Known(company_id) => company_id,
        NamedCompany::New(_) => {
            let code = ImportIssueCode::UnknownCompany;
            let issue = planner.columns.error(code, &row.place, "name");
            return planner.reject(&row.place, subject, unclear, vec![issue]);
        }
        NamedCompany::Unclear(issue) if issue.code == ImportIssueCode::AmbiguousCompany => {
            return planner.ask(&row.place, subject, unclear, vec![*issue]);
        }
        NamedCompany::Unclear(mut issue) => {
            // To who steers the cluster a company of another one is unknown; to a manager it is not theirs.
            let is_steering = planner.context.may_create_companies;
            if is_steering && issue.code == ImportIssueCode::NotAllowed {
                issue.code = ImportIssueCode::UnknownCompany;
            }
            return planner.reject(&row.place, subject, unclear, vec![*issue]);
        }
    };
    let label = label(lot, working.companies.name_of(company_id));
    match planned(planner, working, row, company_id) {
        Err(issues) => planner.reject(&row.place, subject, label, issues),
        Ok((writes, fate)) => {
            for (interest, is_new, is_changed) in writes {
                let key = (interest.lot_id, interest.company_id);
                working.said.insert(key);
                working.answers.insert(key, interest.clone());
                if is_new {
                    planner.write(PlannedWrite::CreateInterest(interest));
                } else if is_changed {
                    planner.write(PlannedWrite::UpdateInterest(interest));
                }
            }
            planner.accept(&row.place, subject, label, fate);
        }
    }
}

/// The answers that a row gives, each with whether it is new and whether it changes anything, and what the row comes to.
type Planned = (Vec<(Interest, bool, bool)>, RowFate);

fn planned(
    planner: &Planner<'_>,
    working: &Working<'_>,
    row: &DraftRow<InterestDraft>,
    company_id: CompanyId,
) -> Result<Planned, Vec<ImportIssue>> {
    let error = |code, field: &str| planner.columns.error(code, &row.place, field);
    let draft = &row.draft;
    let reference = draft.call_reference.as_deref();
    let call =
        named_call(planner, reference, &row.place, &working.calls).map_err(|issue| vec![*issue])?;
    let lots = named_lots(planner, working, row, call).map_err(|issue| vec![*issue])?;
    let at_row = |found: Rejection| vec![planner.columns.from_rejection(&found, &row.place)];
    let conditions = draft.conditions.as_deref();
    let conditions = Prose::parse_optional("conditions", conditions).map_err(at_row)?;
    let mut writes: Vec<(Interest, bool, bool)> = Vec::new();
    let mut whole = ChangeLog::default();
    let mut is_creating = false;
    for lot in lots {
        let key = (lot.id, company_id);
        if working.said.contains(&key) {
            let mut issue = error(ImportIssueCode::DuplicateRow, "lotNumber");
            issue.found = Some(lot.number.to_string());
            return Err(vec![issue]);
        }
        let before = working.answers.get(&key);
        if before.is_none() && draft.answer.is_none() {
            return Err(vec![error(ImportIssueCode::MissingValue, "answer")]);
        }
        let mut interest = before.cloned().unwrap_or_else(|| blank(planner, key));
        let log = compare(&mut interest, draft, (before.is_none(), conditions.clone()));
        let is_changed = before.is_none() || !log.is_empty();
        if is_changed {
            may_answer(planner, row, call)?;
            interest.answered_by = planner.context.account_id;
        }
        is_creating |= before.is_none();
        if whole.is_empty() {
            whole = log;
        }
        writes.push((interest, before.is_none(), is_changed));
    }
    let fate = if is_creating {
        RowFate::Created(whole)
    } else {
        RowFate::Compared(whole)
    };
    Ok((writes, fate))
}

/// Answers are only given to published calls, while bids are accepted.
fn may_answer(
    planner: &Planner<'_>,
    row: &DraftRow<InterestDraft>,
    call: &CallForTender,
) -> Result<(), Vec<ImportIssue>> {
    let code = if call.is_past_deadline(planner.context.now) {
        ImportIssueCode::DeadlinePassed
    } else if call.status != CallStatus::Published {
        ImportIssueCode::NotAllowed
    } else {
        return Ok(());
    };
    let mut issue = planner.columns.error(code, &row.place, "callReference");
    issue.found = Some(call.reference.to_string());
    Err(vec![issue])
}

/// The lot that the row or a person names, else all lots of the call.
fn named_lots<'l>(
    planner: &Planner<'_>,
    working: &Working<'l>,
    row: &DraftRow<InterestDraft>,
    call: &CallForTender,
) -> Result<Vec<&'l Lot>, Box<ImportIssue>> {
    let of_call: Vec<&Lot> = working
        .lots
        .iter()
        .filter(|lot| lot.call_id == call.id)
        .collect();
    let found: Vec<&Lot> = match (&row.draft.lot_number, meant_lot(planner, call.id)) {
        (Some(number), _) => {
            let key = number_key(number);
            let is_it = |lot: &&&Lot| number_key(lot.number.as_str()) == key;
            of_call.iter().filter(is_it).copied().collect()
        }
        (None, Some(lot_id)) => {
            let is_it = |lot: &&&Lot| lot.id == lot_id;
            of_call.iter().filter(is_it).copied().collect()
        }
        (None, None) => of_call.clone(),
    };
    if !found.is_empty() {
        return Ok(found);
    }
    let code = ImportIssueCode::UnknownLot;
    let mut issue = planner.columns.error(code, &row.place, "lotNumber");
    issue.found.clone_from(&row.draft.lot_number);
    let numbers = of_call.iter().take(12);
    issue.proposals = numbers.map(|lot| lot.number.to_string()).collect();
    Err(Box::new(issue))
}

fn blank(planner: &Planner<'_>, (lot_id, company_id): Key) -> Interest {
    Interest {
        id: InterestId::new(),
        lot_id,
        company_id,
        answer: InterestAnswer::No,
        not_with: Vec::new(),
        most_fte: None,
        conditions: None,
        answered_by: None,
        record: planner.new_record(),
    }
}

fn compare(
    interest: &mut Interest,
    draft: &InterestDraft,
    (is_new, conditions): (bool, Option<Prose>),
) -> ChangeLog {
    let mut log = ChangeLog::default();
    if is_new {
        let shown = |answer: &Option<InterestAnswer>| answer.as_ref().and_then(word);
        log.set("answer", &mut None, draft.answer.map(Some), shown);
        interest.answer = draft.answer.unwrap_or(interest.answer);
    } else {
        log.set("answer", &mut interest.answer, draft.answer, word);
    }
    log.set(
        "mostFteTenths",
        &mut interest.most_fte,
        draft.most_fte.map(Some),
        |fte| fte.as_ref().and_then(|fte| plain(&fte.0)),
    );
    log.set(
        "conditions",
        &mut interest.conditions,
        conditions.map(Some),
        optional,
    );
    log
}
