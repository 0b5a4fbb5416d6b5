//! `demo`: loads or removes the demonstration.

use serde_json::json;

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::demonstration::find_demonstration;
use crate::cli::arguments::DemoCommand;
use crate::cli::exit::Failure;
use crate::cli::opening::{open_existing, open_or_make};
use crate::cli::output::{print, print_json, say};
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
    match command {
        DemoCommand::Load => load(&open_or_make(config, "").await?, is_json).await,
        DemoCommand::Remove => remove(&open_existing(config).await?, is_json).await,
    }
}

/// Loads it and prints who can sign in to it.
async fn load(app: &App, is_json: bool) -> Result<(), Failure> {
    let loaded = load_demonstration(app).await?;
    let found = find_demonstration(app.database.read()).await?;
    let accounts = found.unwrap_or_default().accounts;
    if is_json {
        let has_changed = loaded == Loaded::Now;
        return print_json(&json!({ "changed": has_changed, "accounts": accounts }));
    }
    say(match loaded {
        Loaded::Now => "the demonstration is loaded; its accounts are:",
        Loaded::Before => "the demonstration was loaded already; its accounts are:",
    });
    for account in accounts {
        let (email, password) = (account.email, account.password);
        print(&format!("{email}\t{password}\t{}", account.name))?;
    }
    Ok(())
}

async fn remove(app: &App, is_json: bool) -> Result<(), Failure> {
    let has_changed = remove_demonstration(app).await.map_err(refused_removal)?;
    if is_json {
        return print_json(&json!({ "changed": has_changed }));
    }
    say(if has_changed {
        "the demonstration is removed"
    } else {
        "no demonstration is loaded"
    });
    Ok(())
}

/// What hangs on the demonstration, a line each.
fn refused_removal(error: AppError) -> Failure {
    let AppError::Rejected(rejections) = error else {
        return error.into();
    };
    let mut lines = vec![
        "nothing was removed, because these hang on the demonstration; delete them first:"
            .to_owned(),
    ];
    for rejection in rejections {
        let names = rejection.parameters.iter().map(|(_, name)| name.as_str());
        let names: Vec<&str> = names.collect();
        lines.push(format!(
            "  {}: {}",
            rejection.path.join("."),
            names.join(", ")
        ));
    }
    Failure::Refused(lines.join("\n"))
}
