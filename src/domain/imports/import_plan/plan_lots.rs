//! Lots of a workbook against the lots of their call, matched by number.

use std::collections::BTreeMap;

use crate::imports::drafts::{DraftRow, LotDraft};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject, PlannedWrite};
use crate::procurement::call::CallForTender;
use crate::procurement::lot::Lot;
use crate::values::codes::NutsCode;
use crate::values::ids::{CallId, LotId};
use crate::values::rejection::Rejection;
use crate::values::text::{Name, Prose, search_key};

use super::change_log::{ChangeLog, list, money, optional, plain};
use super::plan_calls::{CallsByReference, kept, parse_cpv};
use super::planner::{Planner, RowFate};

/// The lots that requirements of the workbook can name, by their call and the key of their number.
pub type LotsByNumber = BTreeMap<(CallId, String), Lot>;

/// Plans each lot and returns all that requirements may point at. A call that the file makes without any lot gets its
/// single one, because a call without lots has exactly one.
pub fn plan(
    planner: &mut Planner<'_>,
    drafts: &[DraftRow<LotDraft>],
    calls: &CallsByReference,
    known: &[Lot],
) -> LotsByNumber {
    let mut by_number: LotsByNumber = known
        .iter()
        .map(|lot| ((lot.call_id, number_key(lot.number.as_str())), lot.clone()))
        .collect();
    let mut seen: Vec<LotId> = Vec::new();
    for row in drafts {
        match plan_row(planner, row, calls, (&by_number, &seen)) {
            Ok(lot) => {
                seen.push(lot.id);
                by_number.insert((lot.call_id, number_key(lot.number.as_str())), lot);
            }
            Err(issues) => {
                let label = row
                    .draft
                    .number
                    .clone()
                    .or_else(|| row.draft.title.clone())
                    .unwrap_or_default();
                planner.reject(&row.place, ImportSubject::Lot, label, issues);
            }
        }
    }
    for call in calls.values() {
        if !by_number.values().any(|lot| lot.call_id == call.id) {
            let lot = single_lot(planner, call);
            planner.write(PlannedWrite::CreateLot(lot.clone()));
            by_number.insert((call.id, number_key("1")), lot);
        }
    }
    by_number
}

/// The key of a lot's number: *Lot 01*, *lot n° 1* and *1* are the same.
#[must_use]
pub fn number_key(number: &str) -> String {
    let key = search_key(number);
    let bare = key
        .trim_start_matches("lot")
        .trim()
        .trim_start_matches("no ")
        .trim_start_matches("n ")
        .trim();
    let without_zeros = bare.trim_start_matches('0');
    if without_zeros.is_empty() {
        bare.to_owned()
    } else {
        without_zeros.to_owned()
    }
}

/// The call that a row names, else the one that a person named, else the only one there is.
pub fn named_call<'c>(
    planner: &Planner<'_>,
    reference: Option<&str>,
    place: &crate::imports::import::Place,
    calls: &'c CallsByReference,
) -> Result<&'c CallForTender, Box<ImportIssue>> {
    let found = match reference {
        Some(reference) => calls.get(&search_key(reference)),
        None => match planner.context.call {
            Some(choice) => calls.values().find(|call| call.id == choice.call_id),
            None => calls.values().next().filter(|_| calls.len() == 1),
        },
    };
    found.ok_or_else(|| {
        let mut issue = planner
            .columns
            .error(ImportIssueCode::UnknownCall, place, "callReference");
        issue.found = reference.map(str::to_owned);
        issue.proposals = calls
            .values()
            .take(5)
            .map(|call| call.reference.as_str().to_owned())
            .collect();
        Box::new(issue)
    })
}

fn plan_row(
    planner: &mut Planner<'_>,
    row: &DraftRow<LotDraft>,
    calls: &CallsByReference,
    (known, seen): (&LotsByNumber, &[LotId]),
) -> Result<Lot, Vec<ImportIssue>> {
    let call = named_call(
        planner,
        row.draft.call_reference.as_deref(),
        &row.place,
        calls,
    )
    .map_err(|issue| vec![*issue])?;
    let place = |rejection: &Rejection| planner.columns.from_rejection(rejection, &row.place);
    let number = Name::parse("number", row.draft.number.as_deref().unwrap_or_default());
    let number = number.map_err(|rejection| vec![place(&rejection)])?;
    let existing = known.get(&(call.id, number_key(number.as_str())));
    if existing.is_some_and(|lot| seen.contains(&lot.id)) {
        let mut issue = planner
            .columns
            .error(ImportIssueCode::DuplicateRow, &row.place, "number");
        issue.found = Some(number.into_string());
        return Err(vec![issue]);
    }
    let parsed = parse(&row.draft, existing.is_none())
        .map_err(|found| found.iter().map(place).collect::<Vec<_>>())?;
    let position = known
        .values()
        .filter(|lot| lot.call_id == call.id)
        .map(|lot| lot.position + 1)
        .max()
        .unwrap_or(0);
    let (mut lot, is_new) = match (existing, &parsed.title) {
        (Some(lot), _) => (lot.clone(), false),
        (None, title) => {
            let title = title.clone().unwrap_or_else(|| call.title.clone());
            (new_lot(planner, call.id, (number, title), position), true)
        }
    };
    let mut log = compare(&mut lot, &row.draft, parsed);
    if is_new {
        log.tell("title", plain(&lot.title));
    }
    let label = format!("{} · {} · {}", call.reference, lot.number, lot.title);
    if is_new {
        planner.write(PlannedWrite::CreateLot(lot.clone()));
        planner.accept(&row.place, ImportSubject::Lot, label, RowFate::Created(log));
    } else {
        if !log.is_empty() {
            planner.write(PlannedWrite::UpdateLot(lot.clone()));
        }
        planner.accept(
            &row.place,
            ImportSubject::Lot,
            label,
            RowFate::Compared(log),
        );
    }
    Ok(lot)
}

/// Parses the texts of a draft; a new lot needs a title.
fn parse(draft: &LotDraft, is_new: bool) -> Result<ParsedLot, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let title = kept(
        Name::parse_optional("title", draft.title.as_deref()),
        &mut rejections,
    );
    if title.is_none() && is_new {
        rejections.extend(Name::parse("title", "").err());
    }
    let parsed = ParsedLot {
        description: kept(
            Prose::parse_optional("description", draft.description.as_deref()),
            &mut rejections,
        ),
        cpv: kept(parse_cpv(draft.cpv.as_deref()), &mut rejections),
        place: kept(
            draft
                .place
                .as_deref()
                .map(|typed| NutsCode::parse("place", typed))
                .transpose(),
            &mut rejections,
        ),
        reserved_for: kept(
            Name::parse_optional("reservedFor", draft.reserved_for.as_deref()),
            &mut rejections,
        ),
        title,
    };
    if rejections.is_empty() {
        Ok(parsed)
    } else {
        Err(rejections)
    }
}

/// A draft whose texts have been parsed.
struct ParsedLot {
    title: Option<Name>,
    description: Option<Prose>,
    cpv: Option<Vec<crate::values::codes::CpvCode>>,
    place: Option<NutsCode>,
    reserved_for: Option<Name>,
}

fn new_lot(
    planner: &Planner<'_>,
    call_id: CallId,
    (number, title): (Name, Name),
    position: u32,
) -> Lot {
    Lot {
        id: LotId::new(),
        call_id,
        number,
        title,
        description: None,
        cpv: Vec::new(),
        estimated_value: None,
        place: None,
        coordinates: None,
        max_members: None,
        reserved_for: None,
        forbids_alone_and_grouped: None,
        forbids_several_groups: None,
        position,
        record: planner.new_record(),
    }
}

fn single_lot(planner: &Planner<'_>, call: &CallForTender) -> Lot {
    Lot {
        place: call.place.clone(),
        cpv: call.cpv.clone(),
        estimated_value: call.estimated_value,
        ..new_lot(
            planner,
            call.id,
            (Name::stored("1".to_owned()), call.title.clone()),
            0,
        )
    }
}

fn compare(lot: &mut Lot, draft: &LotDraft, parsed: ParsedLot) -> ChangeLog {
    let mut log = ChangeLog::default();
    log.set("title", &mut lot.title, parsed.title, plain);
    log.set(
        "description",
        &mut lot.description,
        parsed.description.map(Some),
        optional,
    );
    log.set("cpv", &mut lot.cpv, parsed.cpv, list);
    log.set(
        "estimatedValue",
        &mut lot.estimated_value,
        draft.estimated_value.map(Some),
        money,
    );
    log.set("place", &mut lot.place, parsed.place.map(Some), optional);
    log.set(
        "maxMembers",
        &mut lot.max_members,
        draft.max_members.map(Some),
        optional,
    );
    log.set(
        "reservedFor",
        &mut lot.reserved_for,
        parsed.reserved_for.map(Some),
        optional,
    );
    log
}
