//! `suggest`: asks the engine for groupings of a lot.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::account::Language;
use domain::groupings::grouping::SuggestOptions;
use domain::groupings::suggestion::{GroupingRun, GroupingStatus};
use domain::values::ids::CompanyId;
use serde_json::json;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::directory::companies::companies_by_id;
use crate::application::groupings::suggest_groupings::{
    SuggestGroupings, Waiting, suggest_groupings,
};
use crate::cli::arguments::SuggestArguments;
use crate::cli::exit::Failure;
use crate::cli::naming::{companies_named, lot_named};
use crate::cli::opening::open_for_command;
use crate::cli::output::{print, print_json, say, spinner};
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
    let app = Arc::new(open_for_command(config, "").await?);
    let actor = Actor::local_operator(Language::En);
    let command = SuggestGroupings {
        lot_id: lot_named(&app, &actor, &arguments.lot).await?,
        options: SuggestOptions {
            pinned: companies_named(&app, &arguments.pin).await?,
            excluded: companies_named(&app, &arguments.exclude).await?,
            max_members: arguments.max_members,
            ..SuggestOptions::default()
        },
    };
    let progress = spinner("searching");
    let searched = suggest_groupings(&app, &actor, command, Waiting::ForTheEnd).await;
    progress.finish_and_clear();
    show(&app, &searched?, is_json).await
}

async fn show(app: &App, run: &GroupingRun, is_json: bool) -> Result<(), Failure> {
    let answer = run.answer.as_ref();
    if is_json {
        return print_json(&json!({
            "runId": run.id.to_string(),
            "status": run.status,
            "answer": answer,
        }));
    }
    let suggestions = answer.map(|answer| answer.suggestions.as_slice());
    let suggestions = suggestions.unwrap_or_default();
    let members: Vec<CompanyId> = suggestions
        .iter()
        .flat_map(|suggestion| suggestion.members.iter().copied())
        .collect();
    let names: BTreeMap<CompanyId, String> = companies_by_id(app, &members)
        .await?
        .into_iter()
        .map(|(id, company)| (id, company.name.into_string()))
        .collect();
    for suggestion in suggestions {
        let listed: Vec<&str> = suggestion
            .members
            .iter()
            .filter_map(|id| names.get(id).map(String::as_str))
            .collect();
        let proof = if suggestion.is_proven {
            "proved"
        } else {
            "found"
        };
        print(&format!(
            "{}\t{proof}\t{}",
            suggestion.rank,
            listed.join(", ")
        ))?;
    }
    say(match run.status {
        GroupingStatus::ProvenOptimal => "the first grouping is proved to be the best",
        GroupingStatus::Feasible => "the first grouping is the best that was found in time",
        GroupingStatus::Infeasible => {
            "no grouping covers the lot: --json tells which requirements cannot be met"
        }
        GroupingStatus::Running => "the search goes on",
        GroupingStatus::Stopped => "the search was stopped",
        GroupingStatus::Failed => "the search failed",
    });
    Ok(())
}
