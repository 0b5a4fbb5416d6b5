//! Mutations that ask the engine, stop it, and accept what it proposed.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::groupings::grouping;
use domain::groupings::suggestion as domain_run;
use domain::values::ids::{CompanyId, GroupingRunId, LotId, SuggestionId};
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;

use crate::application::app_error::AppError;
use crate::application::groupings::compare_runs::{ComparedRuns, compare_runs};
use crate::application::groupings::consortia::{self, AcceptSuggestion};
use crate::application::groupings::lot_cases::is_plan;
use crate::application::groupings::replay_runs::replay_grouping_run;
use crate::application::groupings::suggest_groupings::{self, SuggestGroupings, Waiting};
use crate::graphql::enums::calls::ConsortiumForm;
use crate::graphql::enums::suggestions::Objective;
use crate::graphql::node_id::{read_all_at, read_at};
use crate::graphql::request_scope::{RequestScope, scope};
use crate::graphql::types::consortium::Consortium;
use crate::graphql::types::run_comparison::GroupingRunComparison;
use crate::graphql::types::suggestion::GroupingRun;
use crate::graphql::user_error::{UserError, outcome, user_errors};

/// Mutations that ask the engine.
#[derive(Default)]
pub struct SuggestionMutations;

/// What the coordinator asks of the engine. Absent fields take the usual values.
#[derive(Clone, Debug, Default, InputObject)]
pub struct SuggestOptionsInput {
    /// Companies that must be in.
    #[graphql(validator(max_items = 50))]
    pub pinned: Option<Vec<ID>>,
    /// Companies that must stay out.
    #[graphql(validator(max_items = 500))]
    pub excluded: Option<Vec<ID>>,
    /// Companies that are liked: how many of them are in is the goal `PREFERENCE`.
    #[graphql(validator(max_items = 500))]
    pub preferred: Option<Vec<ID>>,
    /// The most members; the lot's own limit when smaller.
    pub max_members: Option<i32>,
    /// Who must lead.
    pub lead: Option<ID>,
    /// Whether subcontractors may be used where the requirement allows them.
    pub allows_subcontractors: Option<bool>,
    /// Whether the lot has to stay covered whoever of the members withdraws.
    pub stands_one_withdrawal: Option<bool>,
    /// The grouping that the goal `CHANGE` compares with, by its companies.
    #[graphql(validator(max_items = 100))]
    pub near: Option<Vec<ID>>,
    /// The same, by a suggestion for the lots or one of them; its members join those of `near`.
    pub near_suggestion: Option<ID>,
    /// The goals in order of importance. Usually `CHANGE` comes after `UNCOVERED` when there is a grouping to compare with.
    #[graphql(validator(max_items = 9))]
    pub objectives: Option<Vec<Objective>>,
    /// How many alternatives besides the best, at most 10.
    pub n_alternatives: Option<i32>,
    /// By how many members each alternative differs from every earlier one, at least 1.
    pub min_difference: Option<i32>,
    /// The seed of everything that is not decided otherwise.
    pub seed: Option<i32>,
    /// The outer limit of time in milliseconds, at most 60000.
    pub time_limit_ms: Option<i32>,
}

/// Which lot to find groupings for, or which lots of a call together.
#[derive(Clone, Debug, InputObject)]
pub struct SuggestGroupingsInput {
    /// The lot, when it is a single one.
    pub lot_id: Option<ID>,
    /// The lots of a call that one grouping with one lead is to answer together, instead of `lotId`.
    #[graphql(validator(max_items = 100))]
    pub lot_ids: Option<Vec<ID>>,
    /// Pins, exclusions, limits, goals.
    pub options: Option<SuggestOptionsInput>,
    /// Answer at once with a running run to follow by subscription, instead of waiting for the end.
    #[graphql(default = false)]
    pub in_background: bool,
}

/// What asking the engine came to.
#[derive(SimpleObject)]
pub struct SuggestGroupingsPayload {
    /// The run with its suggestions.
    pub run: Option<GroupingRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// Which run to stop.
#[derive(Clone, Debug, InputObject)]
pub struct CancelGroupingRunInput {
    /// The run.
    pub run_id: ID,
}

/// What stopping a run came to.
#[derive(SimpleObject)]
pub struct CancelGroupingRunPayload {
    /// The run as it ended.
    pub run: Option<GroupingRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// Which run to replay.
#[derive(Clone, Debug, InputObject)]
pub struct ReplayGroupingRunInput {
    /// The run.
    pub run_id: ID,
    /// Answer at once with a running run to follow by subscription, instead of waiting for the end.
    #[graphql(default = false)]
    pub in_background: bool,
}

/// What replaying a run came to.
#[derive(SimpleObject)]
pub struct ReplayGroupingRunPayload {
    /// The new run, which names the one that it repeats.
    pub run: Option<GroupingRun>,
    /// What is different in the new run; null while it works, and for plans: their `answerFingerprint` tells whether they
    /// are the same.
    pub comparison: Option<GroupingRunComparison>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// Which suggestion to make a consortium of.
#[derive(Clone, Debug, InputObject)]
pub struct AcceptSuggestionInput {
    /// The suggestion.
    pub suggestion_id: ID,
    /// How the consortium is called; named after the lead and the lot when absent. Where there are several lots, each
    /// consortium has the number of its lot behind the name.
    pub name: Option<String>,
    /// The member who represents the others before the buyer; the one that the engine named when absent.
    pub lead_company_id: Option<ID>,
    /// The legal form, if decided.
    pub form: Option<ConsortiumForm>,
}

/// What accepting a suggestion came to.
#[derive(SimpleObject)]
pub struct AcceptSuggestionPayload {
    /// The draft of a consortium; that for the first lot where there are several.
    pub consortium: Option<Consortium>,
    /// The drafts, one for each lot of the run, in the order of the call.
    pub consortia: Vec<Consortium>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl SuggestionMutations {
    /// Asks the engine for groupings that cover a lot, or several lots of a call together. For coordinators of the call.
    async fn suggest_groupings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which lot, and what is wanted.")] input: SuggestGroupingsInput,
    ) -> Result<SuggestGroupingsPayload> {
        let scope = scope(ctx)?;
        let waiting = waiting(input.in_background);
        let place = if input.lot_ids.is_some() {
            "lotIds"
        } else {
            "lotId"
        };
        let command = match command_of(input) {
            Ok(command) => command,
            Err(found) => {
                let user_errors = user_errors(&found, scope.language());
                return Ok(SuggestGroupingsPayload {
                    run: None,
                    user_errors,
                });
            }
        };
        let result =
            suggest_groupings::suggest_groupings(&scope.app, &scope.actor, command, waiting).await;
        let (run, user_errors) = outcome(scope, result, place)?;
        Ok(SuggestGroupingsPayload {
            run: run.map(GroupingRun::from),
            user_errors,
        })
    }

    /// Stops a run; what it has found by then is kept. For coordinators of the call.
    async fn cancel_grouping_run(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which run.")] input: CancelGroupingRunInput,
    ) -> Result<CancelGroupingRunPayload> {
        let scope = scope(ctx)?;
        let result = match read_at("runId", &input.run_id) {
            Ok(run_id) => {
                suggest_groupings::cancel_grouping_run(&scope.app, &scope.actor, run_id).await
            }
            Err(rejection) => Err(rejection.into()),
        };
        let (run, user_errors) = outcome(scope, result, "runId")?;
        Ok(CancelGroupingRunPayload {
            run: run.map(GroupingRun::from),
            user_errors,
        })
    }

    /// Solves what a run was asked again, with its options and the present engine, as a run of its own. For coordinators
    /// of the call.
    async fn replay_grouping_run(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which run.")] input: ReplayGroupingRunInput,
    ) -> Result<ReplayGroupingRunPayload> {
        let scope = scope(ctx)?;
        let result = match read_at("runId", &input.run_id) {
            Ok(run_id) => replayed(scope, run_id, waiting(input.in_background)).await,
            Err(rejection) => Err(rejection.into()),
        };
        let (found, user_errors) = outcome(scope, result, "runId")?;
        let (run, comparison) = found.unzip();
        Ok(ReplayGroupingRunPayload {
            run: run.map(GroupingRun::from),
            comparison: comparison.flatten().map(GroupingRunComparison::from),
            user_errors,
        })
    }

    /// Makes a draft of a consortium out of a suggestion: its members, its lead, and a first allocation. A suggestion for
    /// several lots makes one for each lot, all of them or none. For coordinators of the call.
    async fn accept_suggestion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which suggestion, and what is decided.")] input: AcceptSuggestionInput,
    ) -> Result<AcceptSuggestionPayload> {
        let scope = scope(ctx)?;
        let result = match acceptance_of(&input) {
            Ok(command) => consortia::accept_suggestion(&scope.app, &scope.actor, command).await,
            Err(rejection) => Err(rejection.into()),
        };
        let (formed, user_errors) = outcome(scope, result, "suggestionId")?;
        let formed = formed.unwrap_or_default().into_iter();
        let consortia: Vec<Consortium> = formed
            .map(|consortium| Consortium::seen_by(&scope.actor, consortium))
            .collect();
        Ok(AcceptSuggestionPayload {
            consortium: consortia.first().cloned(),
            consortia,
            user_errors,
        })
    }
}

fn waiting(in_background: bool) -> Waiting {
    if in_background {
        Waiting::InBackground
    } else {
        Waiting::ForTheEnd
    }
}

/// The replay of a run, and what is different in it once it has ended.
async fn replayed(
    scope: &RequestScope,
    run_id: GroupingRunId,
    waiting: Waiting,
) -> std::result::Result<(domain_run::GroupingRun, Option<ComparedRuns>), AppError> {
    let run = replay_grouping_run(&scope.app, &scope.actor, run_id, waiting).await?;
    if run.status == domain_run::GroupingStatus::Running || is_plan(&run.input_fingerprint) {
        return Ok((run, None));
    }
    let compared = compare_runs(&scope.app, &scope.actor, &run, run_id).await?;
    Ok((run, Some(compared)))
}

fn command_of(
    input: SuggestGroupingsInput,
) -> std::result::Result<SuggestGroupings, Vec<Rejection>> {
    let mut rejections = Vec::new();
    let lot_ids = lots_of(input.lot_id.as_ref(), input.lot_ids.as_deref())
        .map_err(|found| rejections.extend(found))
        .ok();
    let options = options_of(input.options.unwrap_or_default());
    let options = options
        .map_err(|found| rejections.extend(found.into_iter().map(|one| one.under("options"))))
        .ok();
    match (lot_ids, options) {
        (Some(lot_ids), Some((options, near_suggestion))) => Ok(SuggestGroupings {
            lot_ids,
            options,
            near_suggestion,
        }),
        _ => Err(rejections),
    }
}

/// The lots, named one way or the other.
fn lots_of(
    single: Option<&ID>,
    several: Option<&[ID]>,
) -> std::result::Result<Vec<LotId>, Vec<Rejection>> {
    let refused = |code, place| vec![Rejection::at(code, place)];
    match (single, several) {
        (Some(lot_id), None) => match read_at("lotId", lot_id) {
            Ok(lot_id) => Ok(vec![lot_id]),
            Err(found) => Err(vec![found]),
        },
        (None, Some(lot_ids)) => read_all_at("lotIds", lot_ids),
        (None, None) => Err(refused(RejectionCode::Required, "lotId")),
        (Some(_), Some(_)) => Err(refused(RejectionCode::ContradictoryOptions, "lotIds")),
    }
}

fn options_of(
    input: SuggestOptionsInput,
) -> std::result::Result<(grouping::SuggestOptions, Option<SuggestionId>), Vec<Rejection>> {
    let usual = grouping::SuggestOptions::default();
    let mut rejections: Vec<Rejection> = Vec::new();
    let mut companies = |field: &str, ids: Option<Vec<ID>>| -> Vec<CompanyId> {
        let read = read_all_at(field, &ids.unwrap_or_default());
        read.map_err(|found| rejections.extend(found))
            .unwrap_or_default()
    };
    let pinned = companies("pinned", input.pinned);
    let excluded = companies("excluded", input.excluded);
    let preferred = companies("preferred", input.preferred);
    let near = companies("near", input.near);
    let near_suggestion = input
        .near_suggestion
        .as_ref()
        .map(|id| read_at("nearSuggestion", id))
        .transpose();
    let near_suggestion = near_suggestion
        .map_err(|found| rejections.push(found))
        .ok()
        .flatten();
    let comparing = if near_suggestion.is_some() || !near.is_empty() {
        grouping::Comparing::WithAGrouping
    } else {
        grouping::Comparing::WithNothing
    };
    let lead = input
        .lead
        .as_ref()
        .map(|id| read_at("lead", id))
        .transpose();
    let lead = lead.map_err(|found| rejections.push(found)).ok().flatten();
    let objectives = input
        .objectives
        .map(|list| list.into_iter().map(grouping::Objective::from).collect());
    // Numbers outside their type are pushed to its edge: the use case refuses them with their limits.
    let small = |value: Option<i32>, usual: u8| {
        value.map_or(usual, |n| u8::try_from(n.clamp(0, 255)).unwrap_or(u8::MAX))
    };
    let options = grouping::SuggestOptions {
        pinned,
        excluded,
        preferred,
        max_members: input
            .max_members
            .map(|limit| u32::try_from(limit).unwrap_or(0)),
        lead,
        allows_subcontractors: input
            .allows_subcontractors
            .unwrap_or(usual.allows_subcontractors),
        stands_one_withdrawal: input.stands_one_withdrawal.unwrap_or_default(),
        near,
        objectives: objectives.unwrap_or_else(|| grouping::usual_objectives(comparing)),
        n_alternatives: small(input.n_alternatives, usual.n_alternatives),
        min_difference: small(input.min_difference, usual.min_difference),
        seed: input
            .seed
            .map_or(usual.seed, |seed| u64::try_from(seed).unwrap_or(0)),
        time_limit_ms: input.time_limit_ms.map_or(usual.time_limit_ms, |limit| {
            u32::try_from(limit).unwrap_or(0)
        }),
    };
    if rejections.is_empty() {
        Ok((options, near_suggestion))
    } else {
        Err(rejections)
    }
}

fn acceptance_of(
    input: &AcceptSuggestionInput,
) -> std::result::Result<AcceptSuggestion, Rejection> {
    Ok(AcceptSuggestion {
        suggestion_id: read_at("suggestionId", &input.suggestion_id)?,
        name: Name::parse_optional("name", input.name.as_deref())?,
        lead: input
            .lead_company_id
            .as_ref()
            .map(|id| read_at("leadCompanyId", id))
            .transpose()?,
        form: input.form.map(Into::into),
    })
}
