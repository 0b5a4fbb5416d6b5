//! Calls of a workbook against the calls of the cluster, matched by reference.

use std::collections::BTreeMap;

use crate::imports::drafts::{CallDraft, DraftRow};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject, PlannedWrite};
use crate::procurement::call::{BiddingRules, CallForTender, CallStatus};
use crate::values::codes::{CpvCode, NutsCode, WebAddress};
use crate::values::ids::CallId;
use crate::values::rejection::Rejection;
use crate::values::text::{Name, Prose, search_key};

use super::change_log::{ChangeLog, instant, list, money, optional, plain, word};
use super::planner::{Planner, RowFate};

/// The calls that lots of the workbook can name, by the key of their reference.
pub type CallsByReference = BTreeMap<String, CallForTender>;

/// A draft whose texts have been parsed.
struct ParsedCall {
    title: Option<Name>,
    buyer: Option<Name>,
    description: Option<Prose>,
    place: Option<NutsCode>,
    cpv: Option<Vec<CpvCode>>,
    source: Option<WebAddress>,
    reserved_for: Option<Name>,
}

/// Plans each call and returns all that lots may point at: the file's calls as they will be, and the cluster's others
/// when the file has no call of its own, not even a rejected one: its lots belong to nobody else. The call that a person
/// named is always among them.
pub fn plan(
    planner: &mut Planner<'_>,
    drafts: &[DraftRow<CallDraft>],
    known: &[CallForTender],
) -> CallsByReference {
    let mut by_reference: CallsByReference = known
        .iter()
        .map(|call| (search_key(call.reference.as_str()), call.clone()))
        .collect();
    let mut seen: BTreeMap<String, CallId> = BTreeMap::new();
    for row in drafts {
        match plan_row(planner, row, &by_reference, &seen) {
            Ok(call) => {
                let key = search_key(call.reference.as_str());
                seen.insert(key.clone(), call.id);
                by_reference.insert(key, call);
            }
            Err(issues) => {
                let label = row
                    .draft
                    .reference
                    .clone()
                    .or_else(|| row.draft.title.clone())
                    .unwrap_or_default();
                planner.reject(&row.place, ImportSubject::Call, label, issues);
            }
        }
    }
    let meant = planner.context.call.map(|choice| choice.call_id);
    if drafts.is_empty() {
        by_reference
    } else {
        by_reference
            .into_iter()
            .filter(|(key, call)| seen.contains_key(key) || Some(call.id) == meant)
            .collect()
    }
}

fn plan_row(
    planner: &mut Planner<'_>,
    row: &DraftRow<CallDraft>,
    known: &CallsByReference,
    seen: &BTreeMap<String, CallId>,
) -> Result<CallForTender, Vec<ImportIssue>> {
    let place = |rejection: &Rejection| planner.columns.from_rejection(rejection, &row.place);
    let reference = Name::parse(
        "reference",
        row.draft.reference.as_deref().unwrap_or_default(),
    );
    let reference = reference.map_err(|rejection| vec![place(&rejection)])?;
    let key = search_key(reference.as_str());
    if seen.contains_key(&key) {
        let mut issue =
            planner
                .columns
                .error(ImportIssueCode::DuplicateRow, &row.place, "reference");
        issue.found = Some(reference.into_string());
        return Err(vec![issue]);
    }
    let parsed =
        parse(&row.draft).map_err(|rejections| rejections.iter().map(place).collect::<Vec<_>>())?;
    let (mut call, is_new) = match known.get(&key) {
        Some(call) => (call.clone(), false),
        None => (
            new_call(planner, reference, &parsed)
                .map_err(|found| found.iter().map(place).collect::<Vec<_>>())?,
            true,
        ),
    };
    let mut log = compare(&mut call, &row.draft, parsed);
    if is_new {
        log.tell("title", plain(&call.title));
        log.tell("buyer", plain(&call.buyer));
        log.tell("procedure", row.draft.procedure.as_ref().and_then(word));
    }
    let out_of_order = call.rejections();
    if !out_of_order.is_empty() {
        return Err(out_of_order.iter().map(place).collect());
    }
    let label = format!("{} · {}", call.reference, call.title);
    if is_new {
        planner.write(PlannedWrite::CreateCall(call.clone()));
        planner.accept(
            &row.place,
            ImportSubject::Call,
            label,
            RowFate::Created(log),
        );
    } else {
        if !log.is_empty() {
            planner.write(PlannedWrite::UpdateCall(call.clone()));
        }
        planner.accept(
            &row.place,
            ImportSubject::Call,
            label,
            RowFate::Compared(log),
        );
    }
    Ok(call)
}

fn parse(draft: &CallDraft) -> Result<ParsedCall, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let parsed = ParsedCall {
        title: kept(
            Name::parse_optional("title", draft.title.as_deref()),
            &mut rejections,
        ),
        buyer: kept(
            Name::parse_optional("buyer", draft.buyer.as_deref()),
            &mut rejections,
        ),
        description: kept(
            Prose::parse_optional("description", draft.description.as_deref()),
            &mut rejections,
        ),
        place: kept(
            draft
                .place
                .as_deref()
                .map(|typed| NutsCode::parse("place", typed))
                .transpose(),
            &mut rejections,
        ),
        cpv: kept(parse_cpv(draft.cpv.as_deref()), &mut rejections),
        source: kept(
            draft
                .source
                .as_deref()
                .map(|typed| WebAddress::parse("source", typed))
                .transpose(),
            &mut rejections,
        ),
        reserved_for: kept(
            Name::parse_optional("reservedFor", draft.reserved_for.as_deref()),
            &mut rejections,
        ),
    };
    if rejections.is_empty() {
        Ok(parsed)
    } else {
        Err(rejections)
    }
}

/// Parses a list of CPV codes.
///
/// # Errors
/// The first code that is none, at `cpv`.
pub fn parse_cpv(typed: Option<&[String]>) -> Result<Option<Vec<CpvCode>>, Rejection> {
    typed
        .map(|codes| {
            codes
                .iter()
                .map(|code| CpvCode::parse("cpv", code))
                .collect()
        })
        .transpose()
}

/// Keeps a value, or notes why there is none.
pub fn kept<T>(parsed: Result<Option<T>, Rejection>, rejections: &mut Vec<Rejection>) -> Option<T> {
    parsed.unwrap_or_else(|rejection| {
        rejections.push(rejection);
        None
    })
}

fn new_call(
    planner: &Planner<'_>,
    reference: Name,
    parsed: &ParsedCall,
) -> Result<CallForTender, Vec<Rejection>> {
    let required = |field: &str, value: &Option<Name>| match value {
        Some(value) => Ok(value.clone()),
        None => Name::parse(field, ""),
    };
    let (title, buyer) = match (
        required("title", &parsed.title),
        required("buyer", &parsed.buyer),
    ) {
        (Ok(title), Ok(buyer)) => (title, buyer),
        (title, buyer) => return Err([title.err(), buyer.err()].into_iter().flatten().collect()),
    };
    Ok(CallForTender {
        id: CallId::new(),
        cluster_id: planner.context.cluster_id,
        reference,
        title,
        buyer,
        description: None,
        procedure: crate::procurement::call::ProcedureKind::default(),
        status: CallStatus::default(),
        launched_at: None,
        questions_deadline_at: None,
        submission_deadline_at: None,
        place: None,
        cpv: Vec::new(),
        estimated_value: None,
        source: None,
        bidding_rules: BiddingRules::default(),
        record: planner.new_record(),
    })
}

fn compare(call: &mut CallForTender, draft: &CallDraft, parsed: ParsedCall) -> ChangeLog {
    let mut log = ChangeLog::default();
    log.set("title", &mut call.title, parsed.title, plain);
    log.set("buyer", &mut call.buyer, parsed.buyer, plain);
    log.set(
        "description",
        &mut call.description,
        parsed.description.map(Some),
        optional,
    );
    log.set("procedure", &mut call.procedure, draft.procedure, word);
    log.set(
        "launchedAt",
        &mut call.launched_at,
        draft.launched_at.map(Some),
        instant,
    );
    log.set(
        "questionsDeadlineAt",
        &mut call.questions_deadline_at,
        draft.questions_deadline_at.map(Some),
        instant,
    );
    log.set(
        "submissionDeadlineAt",
        &mut call.submission_deadline_at,
        draft.submission_deadline_at.map(Some),
        instant,
    );
    log.set("place", &mut call.place, parsed.place.map(Some), optional);
    log.set("cpv", &mut call.cpv, parsed.cpv, list);
    log.set(
        "estimatedValue",
        &mut call.estimated_value,
        draft.estimated_value.map(Some),
        money,
    );
    log.set(
        "source",
        &mut call.source,
        parsed.source.map(Some),
        optional,
    );
    compare_rules(
        &mut call.bidding_rules,
        draft,
        parsed.reserved_for,
        &mut log,
    );
    log
}

fn compare_rules(
    rules: &mut BiddingRules,
    draft: &CallDraft,
    reserved_for: Option<Name>,
    log: &mut ChangeLog,
) {
    log.set(
        "maxLotsBid",
        &mut rules.max_lots_bid,
        draft.max_lots_bid.map(Some),
        optional,
    );
    log.set(
        "maxLotsAwarded",
        &mut rules.max_lots_awarded,
        draft.max_lots_awarded.map(Some),
        optional,
    );
    log.set(
        "requiresAllLots",
        &mut rules.requires_all_lots,
        draft.requires_all_lots,
        plain,
    );
    log.set(
        "reservedFor",
        &mut rules.reserved_for,
        reserved_for.map(Some),
        optional,
    );
    log.set(
        "forbidsAloneAndGrouped",
        &mut rules.forbids_alone_and_grouped,
        draft.forbids_alone_and_grouped,
        plain,
    );
    log.set(
        "forbidsSeveralGroups",
        &mut rules.forbids_several_groups,
        draft.forbids_several_groups,
        plain,
    );
}
