//! `migrate`: brings the tables up to date, back, or tells where they stand.

use persistence::connection::Database;
use serde_json::json;

use crate::application::app_error::AppError;
use crate::application::opening::open_database;
use crate::cli::arguments::MigrateCommand;
use crate::cli::exit::Failure;
use crate::cli::opening::{expect_database, make_folder, unavailable};
use crate::cli::output::{print, print_json, say};
use crate::config::DatabaseConfig;

/// Runs the command.
///
/// # Errors
/// `Unavailable` when the database is away or a step fails.
pub async fn migrate(
    config: &DatabaseConfig,
    command: MigrateCommand,
    is_json: bool,
) -> Result<(), Failure> {
    match command {
        MigrateCommand::Up => make_folder(config)?,
        MigrateCommand::Down { .. } | MigrateCommand::Status => expect_database(config)?,
    }
    let n_connections = (config.readers, config.writers);
    let opened = open_database(&config.address(), n_connections, None).await;
    let database = opened.map_err(unavailable)?;
    let (word, n_steps) = match command {
        MigrateCommand::Up => ("applied", database.migrate_up().await),
        MigrateCommand::Down { steps } => ("taken back", database.migrate_down(steps).await),
        MigrateCommand::Status => return status(&database, is_json).await,
    };
    let n_steps = n_steps.map_err(|error| unavailable(error.into()))?;
    if is_json {
        print_json(&json!({ "steps": n_steps }))?;
    } else {
        say(&format!("{n_steps} steps {word}"));
    }
    Ok(database.close().await.map_err(AppError::from)?)
}

async fn status(database: &Database, is_json: bool) -> Result<(), Failure> {
    let steps = database.migration_status().await;
    let steps = steps.map_err(|error| unavailable(error.into()))?;
    if is_json {
        let list: Vec<_> = steps
            .iter()
            .map(|step| json!({ "name": step.name, "isApplied": step.is_applied }))
            .collect();
        return print_json(&list);
    }
    for step in steps {
        let word = if step.is_applied {
            "applied"
        } else {
            "pending"
        };
        print(&format!("{word}  {}", step.name))?;
    }
    Ok(())
}
