//! Requirements of lots: made, changed, put in order, and judged where only a person can.

use std::collections::{BTreeMap, BTreeSet};

use domain::edits::parts::optional_text;
use domain::edits::requirement::RequirementEdit;
use domain::procurement::requirement::{Demand, Judgement, Requirement};
use domain::procurement::requirement_shape::FlatDemand;
use domain::values::changes::Findings;
use domain::values::ids::{CompetencyId, LotId, RequirementId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::{Connection, Transaction};
use persistence::repositories::directory::competencies;
use persistence::repositories::procurement::requirements;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::procurement::lots::{LotInCall, lot_in_call, lots_by_id, open_lot};
use crate::application::stored::expect_version;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A person's judgement of a requirement.
#[derive(Clone, Debug)]
pub struct JudgeRequirement {
    /// Which requirement.
    pub requirement_id: RequirementId,
    /// The version that was read.
    pub version: i32,
    /// Whether it counts as covered; absent takes the judgement back.
    pub is_covered: Option<bool>,
    /// Why.
    pub reason: Option<String>,
}

/// The requirements of lots that the person holds, each lot's in order. A lot that was shown shows its requirements.
///
/// # Errors
/// What the database says.
pub async fn requirements_by_lot(
    app: &App,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, Vec<Requirement>>, AppError> {
    let mut by_lot: BTreeMap<LotId, Vec<Requirement>> = BTreeMap::new();
    for requirement in requirements::requirements_by_lot(app.database.read(), lot_ids).await? {
        by_lot
            .entry(requirement.lot_id)
            .or_default()
            .push(requirement);
    }
    Ok(by_lot)
}

/// The requirements with these ids of lots that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn requirements_by_id(
    app: &App,
    actor: &Actor,
    requirement_ids: &[RequirementId],
) -> Result<BTreeMap<RequirementId, Requirement>, AppError> {
    let found = requirements::requirements_by_id(app.database.read(), requirement_ids).await?;
    let lot_ids: BTreeSet<LotId> = found.iter().map(|requirement| requirement.lot_id).collect();
    let lot_ids: Vec<LotId> = lot_ids.into_iter().collect();
    let visible = lots_by_id(app, actor, &lot_ids).await?;
    Ok(found
        .into_iter()
        .filter(|requirement| visible.contains_key(&requirement.lot_id))
        .map(|requirement| (requirement.id, requirement))
        .collect())
}

/// Makes a requirement at a place of the lot, last when none is named.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with all findings.
pub async fn create_requirement(
    app: &App,
    actor: &Actor,
    (lot_id, position): (LotId, Option<i64>),
    edit: RequirementEdit,
) -> Result<(Requirement, LotInCall), AppError> {
    let (transaction, found) = open_lot(app, actor, Operation::CreateRequirement, lot_id).await?;
    let others = requirements::requirements_by_lot(&transaction, &[lot_id]).await?;
    let mut findings = Findings::default();
    let last = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let place = match position.map(u32::try_from) {
        None => last,
        Some(Ok(place)) if place <= last => place,
        Some(_) => {
            findings.add(
                Rejection::at(RejectionCode::OutOfRange, "position")
                    .with("value", position.unwrap_or_default())
                    .with("min", 0)
                    .with("max", last),
            );
            last
        }
    };
    let made = findings.take_all(edit.create(lot_id, place, app.clock.now()));
    let made = with_known_competency(&transaction, made, &mut findings).await?;
    let requirement = findings.finish_some(made)?;
    requirements::insert_requirement(&transaction, &requirement).await?;
    if place < last {
        let mut order: Vec<RequirementId> = others.iter().map(|other| other.id).collect();
        order.insert(
            usize::try_from(place).unwrap_or(order.len()),
            requirement.id,
        );
        requirements::reorder_requirements(&transaction, lot_id, &order).await?;
    }
    transaction.commit().await?;
    Ok((requirement, found))
}

/// Changes a requirement.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with all findings.
pub async fn update_requirement(
    app: &App,
    actor: &Actor,
    (requirement_id, version): (RequirementId, i32),
    edit: RequirementEdit,
) -> Result<Requirement, AppError> {
    let operation = Operation::UpdateRequirement;
    let (transaction, known, _) = open_requirement(app, actor, operation, requirement_id).await?;
    expect_version(&known.record, version)?;
    let mut findings = Findings::default();
    let changed = findings.take_all(edit.update(known, app.clock.now()));
    let changed = with_known_competency(&transaction, changed, &mut findings).await?;
    let requirement = findings.finish_some(changed)?;
    requirements::update_requirement(&transaction, &requirement, version).await?;
    transaction.commit().await?;
    Ok(requirement)
}

/// Deletes a requirement; the lot that asked it.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`.
pub async fn delete_requirement(
    app: &App,
    actor: &Actor,
    (requirement_id, version): (RequirementId, i32),
) -> Result<LotInCall, AppError> {
    let operation = Operation::DeleteRequirement;
    let (transaction, _, lot) = open_requirement(app, actor, operation, requirement_id).await?;
    requirements::delete_requirement(&transaction, requirement_id, version).await?;
    transaction.commit().await?;
    Ok(lot)
}

/// Puts the requirements of a lot in order; the list names all of them.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` for ids that are missing, foreign or named twice.
pub async fn reorder_requirements(
    app: &App,
    actor: &Actor,
    lot_id: LotId,
    requirement_ids: &[RequirementId],
) -> Result<LotInCall, AppError> {
    let (transaction, lot) = open_lot(app, actor, Operation::ReorderRequirements, lot_id).await?;
    let known = requirements::requirements_by_lot(&transaction, &[lot_id]).await?;
    let known: BTreeSet<RequirementId> = known.iter().map(|requirement| requirement.id).collect();
    order_findings(&known, requirement_ids).finish(())?;
    requirements::reorder_requirements(&transaction, lot_id, requirement_ids).await?;
    transaction.commit().await?;
    Ok(lot)
}

/// Judges a free-text requirement, or takes the judgement back.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with `WRONG_STATE` for requirements that are measured, `TOO_LONG`.
pub async fn judge_requirement(
    app: &App,
    actor: &Actor,
    judge: JudgeRequirement,
) -> Result<Requirement, AppError> {
    let operation = Operation::JudgeRequirement;
    let (transaction, known, _) =
        open_requirement(app, actor, operation, judge.requirement_id).await?;
    expect_version(&known.record, judge.version)?;
    if known.demand != Demand::FreeText {
        return Err(AppError::rejected_at(
            RejectionCode::WrongState,
            "requirementId",
        ));
    }
    let now = app.clock.now();
    let reason = optional_text("reason", judge.reason.unwrap_or_default())?;
    let requirement = Requirement {
        judgement: judge.is_covered.map(|is_covered| Judgement {
            is_covered,
            reason,
            judged_by: actor.account_id(),
            judged_at: now,
        }),
        record: known.record.changed(now),
        ..known
    };
    requirements::update_requirement(&transaction, &requirement, judge.version).await?;
    transaction.commit().await?;
    Ok(requirement)
}

async fn open_requirement(
    app: &App,
    actor: &Actor,
    operation: Operation,
    requirement_id: RequirementId,
) -> Result<(Transaction, Requirement, LotInCall), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let requirement = requirements::find_requirement(&transaction, requirement_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let lot = lot_in_call(&transaction, requirement.lot_id).await?;
    actor.require(operation, &Subject::call(&lot.call))?;
    Ok((transaction, requirement, lot))
}

/// The competency that a demand names must be in the vocabulary.
async fn with_known_competency(
    conn: &impl Connection,
    requirement: Option<Requirement>,
    findings: &mut Findings,
) -> Result<Option<Requirement>, AppError> {
    let named: Option<CompetencyId> = requirement
        .as_ref()
        .and_then(|requirement| FlatDemand::of(&requirement.demand).competency_id);
    if let Some(competency_id) = named
        && competencies::competencies_by_id(conn, &[competency_id])
            .await?
            .is_empty()
    {
        findings.add(Rejection::at(RejectionCode::NotFound, "competencyId"));
    }
    Ok(requirement)
}

fn order_findings(known: &BTreeSet<RequirementId>, named: &[RequirementId]) -> Findings {
    let mut findings = Findings::default();
    let mut seen = BTreeSet::new();
    for (place, requirement_id) in named.iter().enumerate() {
        let code = if !known.contains(requirement_id) {
            RejectionCode::NotFound
        } else if !seen.insert(*requirement_id) {
            RejectionCode::NotUnique
        } else {
            continue;
        };
        findings.add(Rejection::at(code, &place.to_string()).under("requirementIds"));
    }
    if seen.len() < known.len() {
        findings.add(
            Rejection::at(RejectionCode::Required, "requirementIds")
                .with("value", known.len() - seen.len()),
        );
    }
    findings
}
