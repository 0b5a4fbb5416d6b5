//! Scenarios: groups that coordinators keep to compare them. Others read one when it is shared and a company that they
//! manage is in it.

use std::collections::BTreeMap;

use domain::edits::scenario::{Keeping, ScenarioEdit};
use domain::groupings::scenario::Scenario;
use domain::values::changes::Change;
use domain::values::ids::{CompanyId, LotId, ScenarioId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::groupings::scenarios;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortium_reviews::without_figures;
use crate::application::groupings::coverage::{CoverageInstant, LotCoverage, compute, covered_on};
use crate::application::groupings::lot_cases::{LotCase, load_lot_case, load_others};
use crate::application::procurement::lots::lots_by_id;
use crate::application::stored::expect_version;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most scenarios that are kept for a lot.
const MOST_SCENARIOS: usize = 100;

/// A scenario with what permission on it depends on.
#[derive(Clone, Debug)]
pub struct ScenarioOfCall {
    /// The scenario.
    pub scenario: Scenario,
    /// What permission on it depends on.
    pub subject: Subject,
}

/// The scenarios of several lots that the person may read, oldest first.
///
/// # Errors
/// What the database says.
pub async fn scenarios_by_lot(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, Vec<ScenarioOfCall>>, AppError> {
    let lots = lots_by_id(app, actor, lot_ids).await?;
    let visible: Vec<LotId> = lots.keys().copied().collect();
    let mut by_lot: BTreeMap<LotId, Vec<ScenarioOfCall>> =
        visible.iter().map(|id| (*id, Vec::new())).collect();
    for scenario in scenarios::scenarios_by_lot(app.database.read(), &visible).await? {
        let Some(lot) = lots.get(&scenario.lot_id) else {
            continue;
        };
        let subject = Subject::scenario(&scenario, &lot.call);
        if actor.may(Operation::Scenario, &subject) {
            let of_lot = by_lot.entry(scenario.lot_id).or_default();
            of_lot.push(ScenarioOfCall { scenario, subject });
        }
    }
    Ok(by_lot)
}

/// One scenario.
///
/// # Errors
/// `NotFound` when there is none or the person may not read it.
pub async fn find_scenario(
    app: &App,
    actor: &Actor,
    scenario_id: ScenarioId,
) -> Result<ScenarioOfCall, AppError> {
    actor.require_somewhere(Operation::Scenario)?;
    let scenario = stored(app.database.read(), scenario_id).await?;
    let lots = lots_by_id(app, actor, &[scenario.lot_id]).await?;
    let lot = lots.get(&scenario.lot_id).ok_or(AppError::NotFound)?;
    let subject = Subject::scenario(&scenario, &lot.call);
    actor.require(Operation::Scenario, &subject)?;
    Ok(ScenarioOfCall { scenario, subject })
}

/// What the companies of a scenario cover. Turnover is shown to the coordinators alone.
///
/// # Errors
/// `NotFound` when the person may not read the scenario; what the database says.
pub async fn scenario_coverage(
    app: &App,
    actor: &Actor,
    found: &ScenarioOfCall,
    at: CoverageInstant,
) -> Result<LotCoverage, AppError> {
    actor.require(Operation::Scenario, &found.subject)?;
    let conn = app.database.read();
    let scenario = found.scenario.clone();
    let mut cases =
        BTreeMap::from([(scenario.lot_id, load_lot_case(conn, scenario.lot_id).await?)]);
    let members = scenario.members.iter();
    let wanted: Vec<(LotId, CompanyId)> = members
        .map(|(company_id, _)| (scenario.lot_id, *company_id))
        .collect();
    load_others(conn, &mut cases, &wanted).await?;
    let case = cases.remove(&scenario.lot_id).ok_or(AppError::NotFound)?;
    let is_steered = actor.is_operator() || actor.coordinates(scenario.cluster_id);
    let own = actor.managed_companies();
    let now = app.clock.now();
    compute(move || {
        let mut found = covered_on(&case, &scenario.members, at, now);
        if !is_steered {
            without_figures(&case.requirements, &mut found.coverage, |company_id| {
                own.contains(&company_id)
            });
        }
        found
    })
    .await
}

/// Keeps a group for a lot.
///
/// # Errors
/// `NotFound`, `Forbidden`; `NOT_FOUND` for each company outside the cluster, `TOO_MANY` beyond a hundred, and all other
/// findings.
pub async fn keep_scenario(
    app: &App,
    actor: &Actor,
    lot_id: LotId,
    edit: ScenarioEdit,
) -> Result<ScenarioOfCall, AppError> {
    actor.require_somewhere(Operation::KeepScenario)?;
    let transaction = app.database.begin().await?;
    let case = load_lot_case(&transaction, lot_id).await?;
    actor.require(Operation::KeepScenario, &Subject::call(&case.call))?;
    refuse_strangers(&case, &edit)?;
    let known = scenarios::scenarios_by_lot(&transaction, &[lot_id]).await?;
    if known.len() >= MOST_SCENARIOS {
        let full = Rejection::at(RejectionCode::OutOfRange, "lotId")
            .with("value", known.len() + 1)
            .with("min", 0)
            .with("max", MOST_SCENARIOS);
        return Err(full.into());
    }
    let keeping = Keeping {
        lot_id,
        cluster_id: case.call.cluster_id,
        created_by: actor.account_id(),
    };
    let scenario = edit.keep(keeping, app.clock.now())?;
    scenarios::insert_scenario(&transaction, &scenario).await?;
    transaction.commit().await?;
    let subject = Subject::scenario(&scenario, &case.call);
    Ok(ScenarioOfCall { scenario, subject })
}

/// Changes the name of a scenario, its companies, or who may read it.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Conflict` when it was changed since; all findings.
pub async fn update_scenario(
    app: &App,
    actor: &Actor,
    (scenario_id, version): (ScenarioId, i32),
    edit: ScenarioEdit,
) -> Result<ScenarioOfCall, AppError> {
    actor.require_somewhere(Operation::UpdateScenario)?;
    let transaction = app.database.begin().await?;
    let known = stored(&transaction, scenario_id).await?;
    let case = load_lot_case(&transaction, known.lot_id).await?;
    actor.require(
        Operation::UpdateScenario,
        &Subject::scenario(&known, &case.call),
    )?;
    expect_version(&known.record, version)?;
    refuse_strangers(&case, &edit)?;
    let scenario = edit.change(known, app.clock.now())?;
    scenarios::update_scenario(&transaction, &scenario, version).await?;
    transaction.commit().await?;
    let subject = Subject::scenario(&scenario, &case.call);
    Ok(ScenarioOfCall { scenario, subject })
}

/// Deletes a scenario; what it was.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Conflict` when it was changed since.
pub async fn delete_scenario(
    app: &App,
    actor: &Actor,
    (scenario_id, version): (ScenarioId, i32),
) -> Result<Scenario, AppError> {
    actor.require_somewhere(Operation::DeleteScenario)?;
    let transaction = app.database.begin().await?;
    let known = stored(&transaction, scenario_id).await?;
    let case = load_lot_case(&transaction, known.lot_id).await?;
    actor.require(
        Operation::DeleteScenario,
        &Subject::scenario(&known, &case.call),
    )?;
    expect_version(&known.record, version)?;
    scenarios::delete_scenario(&transaction, scenario_id, version).await?;
    transaction.commit().await?;
    Ok(known)
}

async fn stored(conn: &impl Connection, scenario_id: ScenarioId) -> Result<Scenario, AppError> {
    let found = scenarios::find_scenario(conn, scenario_id).await?;
    found.ok_or(AppError::NotFound)
}

/// The companies that are put in are of the cluster.
fn refuse_strangers(case: &LotCase, edit: &ScenarioEdit) -> Result<(), AppError> {
    let Change::Set(members) = &edit.members else {
        return Ok(());
    };
    let rejections: Vec<Rejection> = members
        .iter()
        .enumerate()
        .filter(|(_, (company_id, _))| !case.companies.contains_key(company_id))
        .map(|(place, _)| {
            Rejection::at(RejectionCode::NotFound, &place.to_string()).under("members")
        })
        .collect();
    if rejections.is_empty() {
        Ok(())
    } else {
        Err(rejections.into())
    }
}
