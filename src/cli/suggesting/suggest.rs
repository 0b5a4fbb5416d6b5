//! `suggest`: asks the engine for groupings of a lot, of several lots together, or for one plan for all lots of a call.

use std::sync::Arc;

use domain::access::account::Language;
use domain::groupings::grouping::{Comparing, Objective, SuggestOptions, usual_objectives};
use domain::groupings::suggestion::{GroupingRun, GroupingStatus, Suggestion};
use domain::values::ids::{GroupingRunId, SuggestionId};
use serde_json::{Value, json};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::groupings::compare_runs::{ComparedRuns, answer_fingerprint, compare_runs};
use crate::application::groupings::lot_cases::{is_plan, load_lot_cases};
use crate::application::groupings::replay_runs::replay_grouping_run;
use crate::application::groupings::several_lots::plan_runs::plans_by_run;
use crate::application::groupings::suggest_groupings::{
    SuggestGroupings, Waiting, find_grouping_run, suggest_groupings,
};
use crate::cli::arguments::SuggestArguments;
use crate::cli::exit::Failure;
use crate::cli::naming::{companies_named, lot_named};
use crate::cli::opening::open_existing;
use crate::cli::output::{print, print_json, say, spinner};
use crate::cli::suggesting::conflict_words::{LotNames, conflict_as_json, conflict_lines};
use crate::cli::suggesting::plan::{plan_as_json, planned, show_plan};
use crate::config::DatabaseConfig;

/// Runs the command.
///
/// # Errors
/// `NotFound` for a name that is none; `Refused` when the options contradict one another.
pub async fn suggest(
    config: &DatabaseConfig,
    arguments: SuggestArguments,
    is_json: bool,
) -> Result<(), Failure> {
    let app = Arc::new(open_existing(config).await?);
    let actor = Actor::local_operator(Language::En);
    let progress = spinner("searching");
    let searched = searched(&app, &actor, arguments).await;
    progress.finish_and_clear();
    let (run, compared) = searched?;
    let kept = plans_by_run(&app, &[run.id]).await?.remove(&run.id);
    let lot_ids = run.lot_ids();
    let mut cases = load_lot_cases(app.database.read(), &lot_ids).await?;
    let in_order = lot_ids.iter().filter_map(|id| cases.remove(id));
    let names = LotNames::of(in_order.collect());
    if is_json {
        let mut answer = kept.as_ref().map_or_else(
            || as_json(&run, &names),
            |kept| plan_as_json(&run, kept, &names),
        );
        if let (Value::Object(answer), Some((of, compared))) = (&mut answer, &compared) {
            answer.insert("replayOf".to_owned(), json!(of.to_string()));
            answer.insert(
                "comparison".to_owned(),
                comparison_as_json(compared, &names),
            );
        }
        return print_json(&answer);
    }
    match &kept {
        Some(kept) => show_plan(&run, kept, &names)?,
        None => show(&run, &names)?,
    }
    if let Some((_, compared)) = &compared {
        show_comparison(compared);
    }
    Ok(())
}

/// What a replay is beside the run that it repeats.
enum Replayed {
    /// Of groupings: all that differs.
    Groupings(ComparedRuns),
    /// Of plans: whether they are the same.
    Plans {
        /// Whether they are.
        is_same: bool,
    },
}

/// The run, and for a replay the run that it repeats with what is different.
async fn searched(
    app: &Arc<App>,
    actor: &Actor,
    arguments: SuggestArguments,
) -> Result<(GroupingRun, Option<(GroupingRunId, Replayed)>), Failure> {
    if let Some(replayed) = arguments.replay.map(GroupingRunId) {
        let run = replay_grouping_run(app, actor, replayed, Waiting::ForTheEnd).await?;
        let compared = compared(app, actor, &run, replayed).await?;
        return Ok((run, Some((replayed, compared))));
    }
    if let Some(reference) = &arguments.plan {
        let goals = goals_of(&arguments, Comparing::WithNothing)?;
        let run = planned(app, actor, (reference, &arguments, goals)).await?;
        return Ok((run, None));
    }
    let mut lot_ids = Vec::new();
    for lot in arguments.lot.iter().chain(&arguments.lots) {
        lot_ids.push(lot_named(app, actor, lot).await?);
    }
    let command = SuggestGroupings {
        lot_ids,
        options: options_of(app, &arguments).await?,
        near_suggestion: arguments.near_suggestion.map(SuggestionId),
    };
    let run = suggest_groupings(app, actor, command, Waiting::ForTheEnd).await?;
    Ok((run, None))
}

async fn compared(
    app: &Arc<App>,
    actor: &Actor,
    run: &GroupingRun,
    replayed: GroupingRunId,
) -> Result<Replayed, Failure> {
    if !is_plan(&run.input_fingerprint) {
        let compared = compare_runs(app, actor, run, replayed).await?;
        return Ok(Replayed::Groupings(compared));
    }
    let then = find_grouping_run(app, actor, replayed).await?;
    let is_same = answer_fingerprint(run) == answer_fingerprint(&then);
    Ok(Replayed::Plans { is_same })
}

fn show_comparison(compared: &Replayed) {
    let is_same = match compared {
        Replayed::Groupings(compared) => compared.comparison.is_same_answer,
        Replayed::Plans { is_same } => *is_same,
    };
    match compared {
        _ if is_same => say("the answer is the same as then, value for value"),
        Replayed::Groupings(compared) => {
            let n_differences = compared.comparison.differences.len();
            say(&format!(
                "the answer is another than then: {n_differences} differences, which --json lists"
            ));
        }
        Replayed::Plans { .. } => say("the plan is another than then"),
    }
}

fn comparison_as_json(compared: &Replayed, names: &LotNames) -> Value {
    let compared = match compared {
        Replayed::Groupings(compared) => compared,
        Replayed::Plans { is_same } => return json!({ "isSameAnswer": is_same }),
    };
    let differences = compared.comparison.differences.iter().map(|one| {
        json!({
            "kind": one.kind,
            "aspect": one.aspect,
            "company": one.company_id.map(|id| names.company(id)),
            "members": names.companies(&one.members),
            "objective": one.objective,
            "before": one.before,
            "after": one.after,
        })
    });
    json!({
        "isSameInput": compared.comparison.is_same_input,
        "isSameAnswer": compared.comparison.is_same_answer,
        "differences": differences.collect::<Vec<_>>(),
    })
}

async fn options_of(app: &App, arguments: &SuggestArguments) -> Result<SuggestOptions, Failure> {
    let compares = !arguments.near.is_empty() || arguments.near_suggestion.is_some();
    let objectives = goals_of(
        arguments,
        if compares {
            Comparing::WithAGrouping
        } else {
            Comparing::WithNothing
        },
    )?;
    Ok(SuggestOptions {
        pinned: companies_named(app, &arguments.pin).await?,
        excluded: companies_named(app, &arguments.exclude).await?,
        preferred: companies_named(app, &arguments.prefer).await?,
        near: companies_named(app, &arguments.near).await?,
        max_members: arguments.max_members,
        allows_subcontractors: arguments.subcontractors,
        stands_one_withdrawal: arguments.stands_one_withdrawal,
        objectives,
        n_alternatives: arguments.alternatives,
        min_difference: arguments.min_difference,
        ..SuggestOptions::default()
    })
}

/// The goals that were named, else the usual ones.
fn goals_of(arguments: &SuggestArguments, comparing: Comparing) -> Result<Vec<Objective>, Failure> {
    if arguments.goals.is_empty() {
        return Ok(usual_objectives(comparing));
    }
    let goals = arguments.goals.iter().map(|word| goal_named(word));
    goals.collect()
}

/// A goal by its word, as the API spells it or with dashes.
fn goal_named(word: &str) -> Result<Objective, Failure> {
    let spelled = word.trim().to_uppercase().replace('-', "_");
    serde_json::from_value(Value::String(spelled))
        .map_err(|_| Failure::Usage(format!("no goal is called {word}")))
}

fn suggestions(run: &GroupingRun) -> &[Suggestion] {
    let answer = run.answer.as_ref();
    answer
        .map(|answer| answer.suggestions.as_slice())
        .unwrap_or_default()
}

fn show(run: &GroupingRun, names: &LotNames) -> Result<(), Failure> {
    for suggestion in suggestions(run) {
        let proof = if suggestion.is_proven {
            "proved"
        } else {
            "found"
        };
        let members = names.companies(&suggestion.members).join(", ");
        print(&format!("{}\t{proof}\t{members}", suggestion.rank))?;
    }
    let answer = run.answer.as_ref();
    if let Some(conflict) = answer.and_then(|answer| answer.conflict.as_ref()) {
        for line in conflict_lines(conflict, names) {
            print(&line)?;
        }
    }
    say(match run.status {
        GroupingStatus::ProvenOptimal => "the first grouping is proved to be the best",
        GroupingStatus::Feasible => "the first grouping is the best that was found in time",
        GroupingStatus::Infeasible if run.joint_with.is_empty() => "no grouping covers the lot",
        GroupingStatus::Infeasible => "no grouping covers the lots together",
        GroupingStatus::Running => "the search goes on",
        GroupingStatus::Stopped => "the search was stopped before a grouping was found",
        GroupingStatus::Failed => "the search failed",
    });
    Ok(())
}

fn as_json(run: &GroupingRun, names: &LotNames) -> Value {
    let answer = run.answer.as_ref();
    let groupings = suggestions(run).iter().map(|suggestion| {
        let objective = suggestion.objective.iter();
        json!({
            "rank": suggestion.rank,
            "isProven": suggestion.is_proven,
            "members": names.companies(&suggestion.members),
            "lead": names.company(suggestion.lead),
            "objective": objective
                .map(|goal| json!({ "objective": goal.objective, "value": goal.value }))
                .collect::<Vec<_>>(),
        })
    });
    let conflict = answer.and_then(|answer| answer.conflict.as_ref());
    json!({
        "runId": run.id.to_string(),
        "lots": names.lots(),
        "status": run.status,
        "suggestions": groupings.collect::<Vec<_>>(),
        "conflict": conflict.map(|conflict| conflict_as_json(conflict, names)),
    })
}
