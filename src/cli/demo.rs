//! `demo`: loads or removes the demonstration.

use serde_json::json;

use crate::cli::arguments::DemoCommand;
use crate::cli::exit::Failure;
use crate::cli::opening::open_for_command;
use crate::cli::output::{print_json, say};
use crate::config::DatabaseConfig;
use crate::demo::load::{Loaded, load_demonstration};
use crate::demo::remove::remove_demonstration;

/// Runs the command.
///
/// # Errors
/// What the loader says.
pub async fn demo(
    config: &DatabaseConfig,
    command: DemoCommand,
    is_json: bool,
) -> Result<(), Failure> {
    let app = open_for_command(config, "").await?;
    let (has_changed, text) = match command {
        DemoCommand::Load => match load_demonstration(&app).await? {
            Loaded::Now => (true, "the demonstration is loaded"),
            Loaded::Before => (false, "the demonstration was loaded already"),
        },
        DemoCommand::Remove => {
            if remove_demonstration(&app).await? {
                (true, "the demonstration is removed")
            } else {
                (false, "no demonstration is loaded")
            }
        }
    };
    if is_json {
        print_json(&json!({ "changed": has_changed }))
    } else {
        say(text);
        Ok(())
    }
}
