//! `export`: writes workbooks as the web pages offer them.

use std::path::Path;

use domain::access::account::Language;
use serde_json::json;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::workbooks::export_workbook::{
    CapabilityLayout, CoverageOf, ExportedFile, TableFormat, export_award_template, export_call,
    export_call_template, export_capabilities, export_capability_template, export_consortium,
    export_coverage,
};
use crate::cli::arguments::{ExportArguments, ExportCommand, TemplateLayout};
use crate::cli::exit::Failure;
use crate::cli::naming::{call_named, companies_named, consortium_named, lot_named};
use crate::cli::opening::open_existing;
use crate::cli::output::{print_bytes, print_json, say};
use crate::cli::user::{cluster_named, language_of};
use crate::config::DatabaseConfig;

/// Runs the command.
///
/// # Errors
/// `NotFound` for a name that is none, or a file that cannot be written.
pub async fn export(
    config: &DatabaseConfig,
    arguments: ExportArguments,
    is_json: bool,
) -> Result<(), Failure> {
    let app = open_existing(config).await?;
    let language = language_of(arguments.language);
    let actor = Actor::local_operator(language);
    let file = exported(&app, &actor, &arguments.command, language).await?;
    write_out(&file, &arguments.output, is_json).await
}

async fn exported(
    app: &App,
    actor: &Actor,
    command: &ExportCommand,
    language: Language,
) -> Result<ExportedFile, Failure> {
    Ok(match command {
        ExportCommand::CallTemplate => export_call_template(app, actor, language).await?,
        ExportCommand::CapabilityTemplate { cluster, layout } => {
            let cluster_id = match cluster {
                Some(name) => Some(cluster_named(app, actor, name).await?.id),
                None => None,
            };
            let layout = match layout {
                TemplateLayout::List => CapabilityLayout::List,
                TemplateLayout::Matrix => CapabilityLayout::Matrix,
            };
            export_capability_template(app, actor, (cluster_id, layout), language).await?
        }
        ExportCommand::AwardTemplate { cluster } => {
            let cluster_id = match cluster {
                Some(name) => Some(cluster_named(app, actor, name).await?.id),
                None => None,
            };
            export_award_template(app, actor, cluster_id, language).await?
        }
        ExportCommand::Call { reference } => {
            let call = call_named(app, actor, reference).await?;
            export_call(app, actor, call.id, language).await?
        }
        ExportCommand::Capabilities { cluster, csv } => {
            let cluster = cluster_named(app, actor, cluster).await?;
            let format = if *csv {
                TableFormat::Csv
            } else {
                TableFormat::Xlsx
            };
            export_capabilities(app, actor, (cluster.id, format), language).await?
        }
        ExportCommand::Coverage { lot, companies } => {
            let lot_id = lot_named(app, actor, lot).await?;
            let group = if companies.is_empty() {
                CoverageOf::Cluster
            } else {
                CoverageOf::Companies(companies_named(app, companies).await?)
            };
            export_coverage(app, actor, (lot_id, group), language).await?
        }
        ExportCommand::Consortium { name } => {
            let consortium = consortium_named(app, actor, name).await?;
            export_consortium(app, actor, consortium.id, language).await?
        }
    })
}

/// To the file, or to standard output for `-`.
///
/// # Errors
/// When the file cannot be written, or standard output is asked for twice.
pub async fn write_out(file: &ExportedFile, output: &Path, is_json: bool) -> Result<(), Failure> {
    if output.as_os_str() == "-" {
        if is_json {
            let what =
                "--json and the workbook both want standard output: name a file with --output";
            return Err(Failure::Usage(what.to_owned()));
        }
        return print_bytes(&file.bytes);
    }
    tokio::fs::write(output, &file.bytes)
        .await
        .map_err(|error| Failure::of_file(output, "written", &error))?;
    if is_json {
        return print_json(&json!({
            "file": output.display().to_string(),
            "bytes": file.bytes.len(),
        }));
    }
    say(&format!("{} written", output.display()));
    Ok(())
}
