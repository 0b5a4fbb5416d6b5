//! Mutations that ask the engine for one plan for all lots of a call. Stopped and replayed like any run.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::groupings::grouping;
use domain::groupings::plan_options::{OnLot, PlanOptions};
use domain::values::rejection::Rejection;

use crate::application::groupings::several_lots::plan_runs::{self, PlanCall};
use crate::application::groupings::suggest_groupings::Waiting;
use crate::graphql::enums::suggestions::Objective;
use crate::graphql::node_id::{read_all_at, read_at};
use crate::graphql::request_scope::scope;
use crate::graphql::types::suggestion::GroupingRun;
use crate::graphql::user_error::{UserError, outcome, user_errors};

/// Mutations that ask for plans.
#[derive(Default)]
pub struct PlanMutations;

/// A company on a lot of the call.
#[derive(Clone, Debug, InputObject)]
pub struct OnLotInput {
    /// The lot.
    pub lot_id: ID,
    /// The company.
    pub company_id: ID,
}

/// What the coordinator wants of a plan. Absent fields take the usual values.
#[derive(Clone, Debug, Default, InputObject)]
pub struct PlanOptionsInput {
    /// Whether companies may take part as subcontractors where requirements allow them.
    pub allows_subcontractors: Option<bool>,
    /// Companies that must be in the grouping of a lot.
    #[graphql(validator(max_items = 200))]
    pub pinned: Option<Vec<OnLotInput>>,
    /// Companies that must stay out of the grouping of a lot.
    #[graphql(validator(max_items = 1000))]
    pub excluded: Option<Vec<OnLotInput>>,
    /// Lots that are not planned.
    #[graphql(validator(max_items = 100))]
    pub left_out: Option<Vec<ID>>,
    /// The goals in order of importance, summed up over the lots.
    #[graphql(validator(max_items = 8))]
    pub objectives: Option<Vec<Objective>>,
    /// The outer limit of time in milliseconds, at most 60000.
    pub time_limit_ms: Option<i32>,
}

/// Which call to plan.
#[derive(Clone, Debug, InputObject)]
pub struct PlanCallInput {
    /// The call.
    pub call_id: ID,
    /// Pins and exclusions by lot, lots left out, goals.
    pub options: Option<PlanOptionsInput>,
    /// Answer at once with a running run to follow by subscription, instead of waiting for the end.
    #[graphql(default = false)]
    pub in_background: bool,
}

/// What asking for a plan came to.
#[derive(SimpleObject)]
pub struct PlanCallPayload {
    /// The run with its plan.
    pub run: Option<GroupingRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl PlanMutations {
    /// Asks the engine for one plan for all lots of a call, in which nobody gives people twice. For coordinators of the
    /// call.
    async fn plan_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which call, and what is wanted.")] input: PlanCallInput,
    ) -> Result<PlanCallPayload> {
        let scope = scope(ctx)?;
        let waiting = if input.in_background {
            Waiting::InBackground
        } else {
            Waiting::ForTheEnd
        };
        let command = match command_of(input) {
            Ok(command) => command,
            Err(found) => {
                let user_errors = user_errors(&found, scope.language());
                return Ok(PlanCallPayload {
                    run: None,
                    user_errors,
                });
            }
        };
        let result = plan_runs::plan_call(&scope.app, &scope.actor, command, waiting).await;
        let (run, user_errors) = outcome(scope, result, "callId")?;
        Ok(PlanCallPayload {
            run: run.map(GroupingRun::from),
            user_errors,
        })
    }
}

fn command_of(input: PlanCallInput) -> std::result::Result<PlanCall, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let call_id = read_at("callId", &input.call_id)
        .map_err(|found| rejections.push(found))
        .ok();
    let options = options_of(input.options.unwrap_or_default());
    let options = options
        .map_err(|found| rejections.extend(found.into_iter().map(|one| one.under("options"))))
        .ok();
    match (call_id, options) {
        (Some(call_id), Some(options)) => Ok(PlanCall { call_id, options }),
        _ => Err(rejections),
    }
}

fn options_of(input: PlanOptionsInput) -> std::result::Result<PlanOptions, Vec<Rejection>> {
    let usual = PlanOptions::default();
    let mut rejections: Vec<Rejection> = Vec::new();
    let mut companies = |list: &str, given: Option<Vec<OnLotInput>>| -> Vec<OnLot> {
        let given = given.unwrap_or_default();
        let read = given.iter().enumerate().filter_map(|(place, one)| {
            let found = on_lot(one);
            found
                .map_err(|found| rejections.push(found.under(&place.to_string()).under(list)))
                .ok()
        });
        read.collect()
    };
    let pinned = companies("pinned", input.pinned);
    let excluded = companies("excluded", input.excluded);
    let left_out = read_all_at("leftOut", &input.left_out.unwrap_or_default());
    let left_out = left_out
        .map_err(|found| rejections.extend(found))
        .unwrap_or_default();
    if !rejections.is_empty() {
        return Err(rejections);
    }
    let goals = input.objectives.map(|list| {
        let goals = list.into_iter().map(grouping::Objective::from);
        goals.collect()
    });
    Ok(PlanOptions {
        allows_subcontractors: input.allows_subcontractors.unwrap_or_default(),
        pinned,
        excluded,
        left_out,
        objectives: goals.unwrap_or(usual.objectives),
        max_lots: None,
        time_limit_ms: input.time_limit_ms.map_or(usual.time_limit_ms, |limit| {
            u32::try_from(limit).unwrap_or(0)
        }),
    })
}

fn on_lot(input: &OnLotInput) -> std::result::Result<OnLot, Rejection> {
    Ok(OnLot {
        lot_id: read_at("lotId", &input.lot_id)?,
        company_id: read_at("companyId", &input.company_id)?,
    })
}
