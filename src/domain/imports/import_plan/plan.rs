//! The one door of planning: drafts and what is known become a plan.

use crate::imports::drafts::WorkbookDrafts;
use crate::imports::import::{ImportPlan, KnownRecords};

use super::directory::plan_directory;
use super::planner::{PlanContext, Planner};
use super::{
    plan_awards, plan_calls, plan_capabilities, plan_competencies, plan_interests, plan_lots,
    plan_requirements,
};

/// Decides the fate of every row. Nothing is written; two calls with the same input give the same plan but for new ids.
#[must_use]
pub fn plan_import(
    drafts: WorkbookDrafts,
    known: &KnownRecords,
    context: PlanContext<'_>,
) -> ImportPlan {
    let mut planner = Planner::new(&drafts, context);
    plan_competencies::plan(&mut planner, &drafts.competencies);
    let calls = plan_calls::plan(&mut planner, &drafts.calls, &known.calls);
    let lots = plan_lots::plan(&mut planner, &drafts.lots, &calls, &known.lots);
    plan_requirements::plan(
        &mut planner,
        &drafts.requirements,
        (&calls, &lots),
        &known.requirements,
    );
    plan_capabilities::plan(&mut planner, &drafts.capabilities, known);
    plan_awards::plan(&mut planner, &drafts.awards, known);
    plan_directory::plan(&mut planner, &drafts, known);
    plan_interests::plan(&mut planner, &drafts.interests, known);
    planner.finish(drafts)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
