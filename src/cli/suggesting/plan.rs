//! `suggest --plan`: one plan for all lots of a call, in which nobody gives people twice.

use std::sync::Arc;

use domain::groupings::call_plan::{CallPlan, PlannedLot};
use domain::groupings::grouping::Objective;
use domain::groupings::plan_options::{OnLot, PlanOptions};
use domain::groupings::suggestion::{GroupingRun, GroupingStatus, ObjectiveValue};
use domain::values::ids::{CompanyId, LotId};
use domain::values::quantity::FteTenths;
use serde_json::{Value, json};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::groupings::several_lots::plan_runs::{KeptPlan, PlanCall, plan_call};
use crate::application::groupings::suggest_groupings::Waiting;
use crate::application::procurement::lots::lots_by_call;
use crate::cli::arguments::SuggestArguments;
use crate::cli::exit::Failure;
use crate::cli::naming::{call_named, company_named};
use crate::cli::output::{print, say};
use crate::cli::suggesting::conflict_words::LotNames;

/// Plans the call of a reference; the run.
///
/// # Errors
/// `NotFound` for a name that is none; `Usage` for a wish that names no lot; `Refused` when wishes contradict one another.
pub async fn planned(
    app: &Arc<App>,
    actor: &Actor,
    (reference, arguments, goals): (&str, &SuggestArguments, Vec<Objective>),
) -> Result<GroupingRun, Failure> {
    let call = call_named(app, actor, reference).await?;
    let lots = lots_by_call(app, actor, &[call.id]).await?;
    let lots = lots.into_values().flatten();
    let lots: Vec<(String, LotId)> = lots
        .map(|known| (known.lot.number.to_string(), known.lot.id))
        .collect();
    let usual = PlanOptions::default();
    let seconds = arguments.time.map(|seconds| seconds.saturating_mul(1_000));
    let options = PlanOptions {
        allows_subcontractors: arguments.subcontractors,
        pinned: on_lots(app, &arguments.pin, &lots).await?,
        excluded: on_lots(app, &arguments.exclude, &lots).await?,
        left_out: arguments
            .leave_out
            .iter()
            .map(|number| lot_numbered(number, &lots))
            .collect::<Result<_, _>>()?,
        objectives: goals,
        time_limit_ms: seconds.unwrap_or(usual.time_limit_ms),
        ..usual
    };
    let call_id = call.id;
    let command = PlanCall { call_id, options };
    Ok(plan_call(app, actor, command, Waiting::ForTheEnd).await?)
}

/// The wishes of `NUMBER=COMPANY`.
async fn on_lots(
    app: &App,
    wishes: &[String],
    lots: &[(String, LotId)],
) -> Result<Vec<OnLot>, Failure> {
    let mut found = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let (number, company) = wish.split_once('=').ok_or_else(|| {
            Failure::Usage(format!(
                "say on which lot: NUMBER=COMPANY instead of {wish}"
            ))
        })?;
        found.push(OnLot {
            lot_id: lot_numbered(number, lots)?,
            company_id: company_named(app, company.trim()).await?,
        });
    }
    Ok(found)
}

fn lot_numbered(number: &str, lots: &[(String, LotId)]) -> Result<LotId, Failure> {
    let found = lots.iter().find(|(known, _)| known == number.trim());
    found.map(|(_, lot_id)| *lot_id).ok_or_else(|| {
        let numbers: Vec<&str> = lots.iter().map(|(number, _)| number.as_str()).collect();
        Failure::NotFound(format!(
            "no lot has the number {number}: the lots of the call are {}",
            numbers.join(", ")
        ))
    })
}

/// Prints a plan: a line for each lot, a line for each company with what it carries.
///
/// # Errors
/// When nobody reads what is printed.
pub fn show_plan(run: &GroupingRun, kept: &KeptPlan, names: &LotNames) -> Result<(), Failure> {
    let Some(plan) = &kept.plan else {
        say("the search ended without any plan");
        return Ok(());
    };
    for lot in &plan.lots {
        let members = lot.grouping.as_ref().map(|one| one.members.as_slice());
        let members = members.map(|members| names.companies(members).join(", "));
        let told = members.unwrap_or_else(|| nobody(lot).to_owned());
        print(&format!("lot\t{}\t{told}", names.lot(lot.lot_id)))?;
    }
    for load in &plan.loads {
        let lots: Vec<String> = load.lot_ids.iter().map(|id| names.lot(*id)).collect();
        print(&format!(
            "load\t{}\t{}\t{} of {} FTE",
            names.company(load.company_id),
            lots.join(", "),
            fte(load.given),
            fte(load.in_all)
        ))?;
    }
    say(&verdict(run.status, plan));
    Ok(())
}

/// Why a lot has no grouping in a plan.
fn nobody(lot: &PlannedLot) -> &'static str {
    match (&lot.alone, lot.alone_status) {
        (Some(_), _) => "nobody in this plan, though somebody could alone",
        (None, GroupingStatus::Infeasible) => "nobody, not even alone",
        (None, _) => "nobody was found in time",
    }
}

fn fte(tenths: FteTenths) -> String {
    format!("{}.{}", tenths.0 / 10, tenths.0 % 10)
}

/// What a plan is worth, in one sentence.
fn verdict(status: GroupingStatus, plan: &CallPlan) -> String {
    let n_lots = plan.lots.len();
    let n_served = n_lots - plan.n_unserved();
    let served = format!("{n_served} of {n_lots} lots have a grouping");
    let at_most = n_lots.saturating_sub(plan.n_unserved_at_best);
    match status {
        GroupingStatus::ProvenOptimal => format!("{served}; no plan is better"),
        GroupingStatus::Infeasible => format!("{served}; no plan covers any of them"),
        _ if at_most > n_served => {
            format!("{served}, as far as was found in time; no plan covers more than {at_most}")
        }
        _ => match first_gap(plan) {
            Some((goal, found, bound)) => format!(
                "{served}, as many as can be; the plan is the best that was found in time: {goal} {found}, at best {bound}"
            ),
            None => format!("{served}; the plan is the best that was found in time"),
        },
    }
}

/// The first goal in which something better cannot be ruled out.
fn first_gap(plan: &CallPlan) -> Option<(String, i64, i64)> {
    let both = plan.objective.iter().zip(&plan.bound);
    let mut open = both.filter(|(found, bound)| found.value != bound.value);
    let (found, bound) = open.next()?;
    let goal = serde_json::to_value(found.objective).ok()?;
    let word = goal.as_str()?.to_lowercase().replace('_', " ");
    Some((word, found.value, bound.value))
}

/// A plan as JSON, beside what is told of every run.
#[must_use]
pub fn plan_as_json(run: &GroupingRun, kept: &KeptPlan, names: &LotNames) -> Value {
    let options = &kept.options;
    json!({
        "runId": run.id.to_string(),
        "lots": names.lots(),
        "status": run.status,
        "pinned": wishes_as_json(&options.pinned, names),
        "excluded": wishes_as_json(&options.excluded, names),
        "plan": kept.plan.as_ref().map(|plan| json!({
            "isProven": plan.is_proven,
            "nServed": plan.lots.len() - plan.n_unserved(),
            "nUnservedAtBest": plan.n_unserved_at_best,
            "objective": goals_as_json(&plan.objective),
            "bound": goals_as_json(&plan.bound),
            "lots": plan.lots.iter().map(|lot| lot_as_json(lot, names)).collect::<Vec<_>>(),
            "loads": plan.loads.iter().map(|load| json!({
                "company": names.company(load.company_id),
                "lots": load.lot_ids.iter().map(|id| names.lot(*id)).collect::<Vec<_>>(),
                "givenTenths": load.given.0,
                "lentTenths": load.in_all.0,
            })).collect::<Vec<_>>(),
        })),
    })
}

fn wishes_as_json(wishes: &[OnLot], names: &LotNames) -> Vec<Value> {
    let told = wishes.iter().map(|wish| {
        json!({
            "lot": names.lot(wish.lot_id),
            "company": names.company(wish.company_id),
        })
    });
    told.collect()
}

fn lot_as_json(lot: &PlannedLot, names: &LotNames) -> Value {
    let members = |members: &[CompanyId]| names.companies(members);
    json!({
        "lot": names.lot(lot.lot_id),
        "members": lot.grouping.as_ref().map(|one| members(&one.members)),
        "lead": lot.grouping.as_ref().map(|one| names.company(one.lead)),
        "alone": lot.alone.as_ref().map(|one| members(&one.members)),
        "aloneStatus": lot.alone_status,
    })
}

fn goals_as_json(values: &[ObjectiveValue]) -> Vec<Value> {
    let told = values
        .iter()
        .map(|goal| json!({ "objective": goal.objective, "value": goal.value }));
    told.collect()
}
