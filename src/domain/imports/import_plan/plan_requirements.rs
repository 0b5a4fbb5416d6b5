//! Requirements of a workbook against the requirements of their lot: matched by the stable id of our own exports, else
//! by what they ask.

use crate::imports::drafts::{DraftRow, RequirementDraft};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject, Place, PlannedWrite};
use crate::procurement::lot::Lot;
use crate::procurement::requirement::{
    Demand, Importance, Requirement, RequirementKind, RequirementScope,
};
use crate::procurement::requirement_shape::{FlatDemand, importance_from};
use crate::values::ids::{CompetencyId, LotId, RequirementId};
use crate::values::quantity::Level;
use crate::values::rejection::Rejection;
use crate::values::text::{Name, Prose, search_key};

use super::change_log::{ChangeLog, money, optional, plain, word};
use super::plan_calls::{CallsByReference, kept};
use super::plan_lots::{LotsByNumber, named_call, number_key};
use super::planner::{PlanContext, Planner, RowFate};

/// Plans each requirement.
pub fn plan(
    planner: &mut Planner<'_>,
    drafts: &[DraftRow<RequirementDraft>],
    (calls, lots): (&CallsByReference, &LotsByNumber),
    known: &[Requirement],
) {
    let mut claimed: Vec<RequirementId> = Vec::new();
    let mut planned: Vec<Requirement> = known.to_vec();
    for row in drafts {
        match plan_row(planner, row, (calls, lots), (&planned, &claimed)) {
            Ok(requirement) => {
                claimed.push(requirement.id);
                planned.retain(|other| other.id != requirement.id);
                planned.push(requirement);
            }
            Err(issues) => planner.reject(
                &row.place,
                ImportSubject::Requirement,
                short_label(&row.draft),
                issues,
            ),
        }
    }
}

fn plan_row(
    planner: &mut Planner<'_>,
    row: &DraftRow<RequirementDraft>,
    (calls, lots): (&CallsByReference, &LotsByNumber),
    (known, claimed): (&[Requirement], &[RequirementId]),
) -> Result<Requirement, Vec<ImportIssue>> {
    let call = named_call(
        planner,
        row.draft.call_reference.as_deref(),
        &row.place,
        calls,
    )
    .map_err(|issue| vec![*issue])?;
    let lot = named_lot(planner, row, call.id, lots).map_err(|issue| vec![*issue])?;
    let competency_id = named_competency(planner, row)?;
    let existing = find_existing(&row.draft, (lot.id, competency_id), known, claimed);
    let parsed = parse(&row.draft, competency_id, existing);
    let parsed = parsed.map_err(|found| placed(planner, &found, &row.place))?;
    let is_repeated = existing.is_none()
        && known.iter().any(|other| {
            claimed.contains(&other.id) && other.lot_id == lot.id && parsed.says_the_same(other)
        });
    if is_repeated {
        return Err(vec![planner.columns.error(
            ImportIssueCode::DuplicateRow,
            &row.place,
            "wording",
        )]);
    }
    let position = known
        .iter()
        .filter(|other| other.lot_id == lot.id)
        .map(|other| other.position + 1)
        .max()
        .unwrap_or(0);
    let label = format!(
        "{} · {} · {}",
        call.reference,
        lot.number,
        label_of(&parsed, &planner.context)
    );
    let (requirement, fate) = match existing {
        Some(requirement) => {
            let mut requirement = requirement.clone();
            let log = compare(&mut requirement, parsed, &planner.context);
            if !log.is_empty() {
                planner.write(PlannedWrite::UpdateRequirement(requirement.clone()));
            }
            (requirement, RowFate::Compared(log))
        }
        None => {
            let mut requirement = blank_requirement(planner, lot.id, position);
            let mut log = compare(&mut requirement, parsed, &planner.context);
            let (is_mandatory, _) = importance_fields(requirement.importance);
            log.tell("kind", word(&requirement.demand.kind()));
            log.tell("isMandatory", plain(&is_mandatory));
            planner.write(PlannedWrite::CreateRequirement(requirement.clone()));
            (requirement, RowFate::Created(log))
        }
    };
    planner.accept(&row.place, ImportSubject::Requirement, label, fate);
    Ok(requirement)
}

fn placed(planner: &Planner<'_>, rejections: &[Rejection], place: &Place) -> Vec<ImportIssue> {
    rejections
        .iter()
        .map(|rejection| planner.columns.from_rejection(rejection, place))
        .collect()
}

/// The lot that a person named for rows that name none, if it is of this call.
#[must_use]
pub fn meant_lot(planner: &Planner<'_>, call_id: crate::values::ids::CallId) -> Option<LotId> {
    let choice = planner.context.call?;
    choice.lot_id.filter(|_| choice.call_id == call_id)
}

fn named_lot<'l>(
    planner: &Planner<'_>,
    row: &DraftRow<RequirementDraft>,
    call_id: crate::values::ids::CallId,
    lots: &'l LotsByNumber,
) -> Result<&'l Lot, Box<ImportIssue>> {
    let of_call: Vec<&Lot> = lots.values().filter(|lot| lot.call_id == call_id).collect();
    let found = match &row.draft.lot_number {
        Some(number) => lots.get(&(call_id, number_key(number))),
        None => match meant_lot(planner, call_id) {
            Some(lot_id) => of_call.iter().copied().find(|lot| lot.id == lot_id),
            None => of_call.first().copied().filter(|_| of_call.len() == 1),
        },
    };
    found.ok_or_else(|| {
        let mut issue = planner
            .columns
            .error(ImportIssueCode::UnknownLot, &row.place, "lotNumber");
        issue.found.clone_from(&row.draft.lot_number);
        issue.proposals = of_call
            .iter()
            .take(12)
            .map(|lot| lot.number.as_str().to_owned())
            .collect();
        Box::new(issue)
    })
}

/// The competency that the row names; an unknown word is a finding with the nearest entries, never a new entry.
fn named_competency(
    planner: &Planner<'_>,
    row: &DraftRow<RequirementDraft>,
) -> Result<Option<CompetencyId>, Vec<ImportIssue>> {
    let Some(typed) = &row.draft.competency else {
        return Ok(None);
    };
    match planner.context.vocabulary.find_by_word(typed) {
        Some(competency) => Ok(Some(competency.id)),
        None => Err(vec![unknown_competency(
            planner,
            (&row.place, "competency"),
            typed,
        )]),
    }
}

/// The finding about a word that the vocabulary does not know, with the nearest entries.
#[must_use]
pub fn unknown_competency(
    planner: &Planner<'_>,
    (place, field): (&Place, &str),
    typed: &str,
) -> ImportIssue {
    let mut issue = planner
        .columns
        .error(ImportIssueCode::UnknownCompetency, place, field);
    issue.found = Some(typed.to_owned());
    let near = planner.context.vocabulary.proposals(typed, 3);
    issue.proposals = near
        .into_iter()
        .map(|(competency, _)| competency.label(planner.context.language).to_string())
        .collect();
    issue
}

fn find_existing<'r>(
    draft: &RequirementDraft,
    (lot_id, competency_id): (LotId, Option<CompetencyId>),
    known: &'r [Requirement],
    claimed: &[RequirementId],
) -> Option<&'r Requirement> {
    let free = || {
        known
            .iter()
            .filter(|other| other.lot_id == lot_id && !claimed.contains(&other.id))
    };
    if let Some(same) = free().find(|other| Some(other.id) == draft.id) {
        return Some(same);
    }
    let wording = draft.wording.as_deref().map(search_key).unwrap_or_default();
    let alike: Vec<_> = free()
        .filter(|other| draft.kind.is_none_or(|kind| other.demand.kind() == kind))
        .filter(|other| {
            let other_wording = other
                .wording
                .as_ref()
                .map(|words| search_key(words.as_str()))
                .unwrap_or_default();
            let same_words = !wording.is_empty() && other_wording == wording;
            let subject = subject_of(&other.demand);
            let certificate = draft.certificate.as_deref().map(search_key);
            let same_subject = (competency_id.is_some() || certificate.is_some())
                && subject == (competency_id, certificate);
            same_words && (competency_id.is_none() || subject.0 == competency_id)
                || (wording.is_empty() && same_subject)
        })
        .collect();
    alike.first().copied().filter(|_| alike.len() == 1)
}

fn subject_of(demand: &Demand) -> (Option<CompetencyId>, Option<String>) {
    match demand {
        Demand::Competency { competency_id, .. } => (Some(*competency_id), None),
        Demand::References { competency_id, .. } => (*competency_id, None),
        Demand::Certificate { code } | Demand::Registration { code } => {
            (None, Some(search_key(code.as_str())))
        }
        _ => (None, None),
    }
}

/// What a row says, checked.
struct ParsedRequirement {
    demand: Demand,
    scope: Option<RequirementScope>,
    importance: Importance,
    wording: Option<Prose>,
    origin: Option<Name>,
}

impl ParsedRequirement {
    fn says_the_same(&self, other: &Requirement) -> bool {
        let scope = self.scope.unwrap_or_default();
        self.demand == other.demand
            && scope == other.scope
            && self.importance == other.importance
            && self.wording == other.wording
    }
}

fn parse(
    draft: &RequirementDraft,
    competency_id: Option<CompetencyId>,
    existing: Option<&Requirement>,
) -> Result<ParsedRequirement, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let wording = kept(
        Prose::parse_optional("wording", draft.wording.as_deref()),
        &mut rejections,
    );
    let origin = kept(
        Name::parse_optional("origin", draft.origin.as_deref()),
        &mut rejections,
    );
    let Some(kind) = draft
        .kind
        .or_else(|| existing.map(|known| known.demand.kind()))
    else {
        rejections.extend(Name::parse("kind", "").err());
        return Err(rejections);
    };
    let known_demand = existing
        .map(|known| &known.demand)
        .filter(|demand| demand.kind() == kind);
    let demand = flat_demand(draft, (kind, competency_id), known_demand)
        .into_demand(kind)
        .map_err(|found| rejections.extend(found));
    let importance = importance(draft, existing).map_err(|found| rejections.push(found));
    match (demand, importance) {
        (Ok(demand), Ok(importance)) if rejections.is_empty() => Ok(ParsedRequirement {
            demand,
            scope: draft.scope,
            importance,
            wording,
            origin,
        }),
        _ => Err(rejections),
    }
}

/// The row's fields over those of the known requirement. A competency asked without a level is asked at any level.
fn flat_demand(
    draft: &RequirementDraft,
    (kind, competency_id): (RequirementKind, Option<CompetencyId>),
    known: Option<&Demand>,
) -> FlatDemand {
    let base = known.map(FlatDemand::of).unwrap_or_default();
    let fte = draft.fte.map(|fte| i64::from(fte.0));
    let n_holders = draft.n_holders.map(i64::from);
    let any_level = (kind == RequirementKind::Competency).then_some(Level::Notions);
    FlatDemand {
        competency_id: competency_id.or(base.competency_id),
        min_level: draft.min_level.or(base.min_level).or(any_level),
        n_holders: n_holders.or(base.n_holders.filter(|_| fte.is_none())),
        fte_tenths: fte.or(base.fte_tenths.filter(|_| n_holders.is_none())),
        amount: draft.amount.or(base.amount),
        count: draft.count.map(i64::from).or(base.count),
        years: draft.years.map(i64::from).or(base.years),
        certificate_code: draft.certificate.clone().or(base.certificate_code),
    }
}

/// Mandatory unless the row says otherwise; a desirable one without a weight weighs 1.
fn importance(
    draft: &RequirementDraft,
    existing: Option<&Requirement>,
) -> Result<Importance, Rejection> {
    match (
        draft.is_mandatory,
        draft.weight,
        existing.map(|known| known.importance),
    ) {
        (None, None, Some(known)) => Ok(known),
        (Some(false), None, Some(Importance::Desirable(weight))) => {
            Ok(Importance::Desirable(weight))
        }
        (Some(true) | None, None, _) => Ok(Importance::Mandatory),
        (Some(true), Some(weight), _) => importance_from(true, Some(i64::from(weight))),
        (Some(false), None, _) => Ok(Importance::Desirable(1)),
        (Some(false) | None, Some(weight), _) => importance_from(false, Some(i64::from(weight))),
    }
}

fn blank_requirement(planner: &Planner<'_>, lot_id: LotId, position: u32) -> Requirement {
    Requirement {
        id: RequirementId::new(),
        lot_id,
        demand: Demand::FreeText,
        scope: RequirementScope::default(),
        importance: Importance::Mandatory,
        wording: None,
        origin: None,
        judgement: None,
        position,
        record: planner.new_record(),
    }
}

fn compare(
    requirement: &mut Requirement,
    parsed: ParsedRequirement,
    context: &PlanContext<'_>,
) -> ChangeLog {
    let mut log = ChangeLog::default();
    let (mut before, after) = (
        FlatDemand::of(&requirement.demand),
        FlatDemand::of(&parsed.demand),
    );
    let mut kind = requirement.demand.kind();
    log.set("kind", &mut kind, Some(parsed.demand.kind()), word);
    let label = |id: &Option<CompetencyId>| {
        id.and_then(|id| context.vocabulary.get(id))
            .map(|entry| entry.label(context.language).to_string())
    };
    log.set(
        "competency",
        &mut before.competency_id,
        Some(after.competency_id),
        label,
    );
    log.set(
        "minLevel",
        &mut before.min_level,
        Some(after.min_level),
        |level| level.as_ref().and_then(word),
    );
    log.set(
        "nHolders",
        &mut before.n_holders,
        Some(after.n_holders),
        optional,
    );
    log.set(
        "fteTenths",
        &mut before.fte_tenths,
        Some(after.fte_tenths),
        optional,
    );
    log.set("amount", &mut before.amount, Some(after.amount), money);
    log.set("count", &mut before.count, Some(after.count), optional);
    log.set("years", &mut before.years, Some(after.years), optional);
    log.set(
        "certificateCode",
        &mut before.certificate_code,
        Some(after.certificate_code),
        optional,
    );
    requirement.demand = parsed.demand;
    log.set("scope", &mut requirement.scope, parsed.scope, word);
    let (mut is_mandatory, mut weight) = importance_fields(requirement.importance);
    let (mandatory_after, weight_after) = importance_fields(parsed.importance);
    log.set(
        "isMandatory",
        &mut is_mandatory,
        Some(mandatory_after),
        plain,
    );
    log.set("weight", &mut weight, Some(weight_after), optional);
    requirement.importance = parsed.importance;
    log.set(
        "wording",
        &mut requirement.wording,
        parsed.wording.map(Some),
        optional,
    );
    log.set(
        "origin",
        &mut requirement.origin,
        parsed.origin.map(Some),
        optional,
    );
    log
}

fn importance_fields(importance: Importance) -> (bool, Option<u8>) {
    match importance {
        Importance::Mandatory => (true, None),
        Importance::Desirable(weight) => (false, Some(weight)),
    }
}

fn short_label(draft: &RequirementDraft) -> String {
    let words = draft
        .wording
        .clone()
        .or_else(|| draft.competency.clone())
        .or_else(|| draft.certificate.clone());
    words.unwrap_or_default().chars().take(80).collect()
}

fn label_of(parsed: &ParsedRequirement, context: &PlanContext<'_>) -> String {
    let competency = match &parsed.demand {
        Demand::Competency { competency_id, .. } => context
            .vocabulary
            .get(*competency_id)
            .map(|entry| entry.label(context.language).to_string()),
        Demand::Certificate { code } | Demand::Registration { code } => Some(code.to_string()),
        _ => None,
    };
    let words = competency.or_else(|| parsed.wording.as_ref().map(ToString::to_string));
    words
        .or_else(|| word(&parsed.demand.kind()))
        .unwrap_or_default()
        .chars()
        .take(80)
        .collect()
}
