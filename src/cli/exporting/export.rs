//! Writes files as the web pages offer them.

use std::path::Path;

use domain::access::account::Language;
use domain::values::ids::{ClusterId, GroupingRunId, ImportRunId};
use serde_json::json;
use spreadsheets::write::formats::table_format::TableFormat;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::exports::export_awards::export_awards;
use crate::application::exports::export_call::{CallPart, export_call, export_lot_requirements};
use crate::application::exports::export_capabilities::export_capabilities;
use crate::application::exports::export_comparison::export_comparison;
use crate::application::exports::export_consortium::export_consortium;
use crate::application::exports::export_coverage::{
    CoverageOf, export_call_coverage, export_coverage,
};
use crate::application::exports::export_directory::{DirectoryTables, export_directory};
use crate::application::exports::export_import_report::{ReportWords, export_import_report};
use crate::application::exports::export_registers::{
    export_competencies, export_competency_template, export_interest_template, export_interests,
};
use crate::application::exports::export_templates::{
    CapabilityLayout, Examples, export_award_template, export_call_template,
    export_capability_template, export_company_template,
};
use crate::application::exports::exported_file::{ExportedFile, FileForm};
use crate::cli::exit::Failure;
use crate::cli::exporting::export_arguments::{
    ClusterTemplate, DirectoryTable, ExportArguments, ExportCommand, ExportFormat, PlainTemplate,
    TableLayout,
};
use crate::cli::naming::{call_named, companies_named, consortium_named, lot_named};
use crate::cli::opening::open_existing;
use crate::cli::output::{print_bytes, print_json, say};
use crate::cli::user::{cluster_named, language_of};
use crate::config::DatabaseConfig;
use crate::wording::fields::field_label;
use crate::wording::import_issues::import_issue_message;

/// Runs the command.
///
/// # Errors
/// `NotFound` for a name that is none, or a file that cannot be written; `Usage` for a format that it is not written in.
pub async fn export(
    config: &DatabaseConfig,
    arguments: ExportArguments,
    is_json: bool,
) -> Result<(), Failure> {
    let app = open_existing(config).await?;
    let form = FileForm {
        format: format_of(&arguments),
        language: language_of(arguments.language),
    };
    let actor = Actor::local_operator(form.language);
    let file = match table(&app, &actor, &arguments.command, form).await? {
        Some(file) => file,
        None if form.format != TableFormat::Xlsx => {
            let what = "this is written as a workbook: leave --format out, or say xlsx";
            return Err(Failure::Usage(what.to_owned()));
        }
        None => workbook(&app, &actor, &arguments.command, form.language).await?,
    };
    write_out(&file, &arguments.output, is_json).await
}

/// The format that is named, else the one that the name of the file tells, else a workbook.
fn format_of(arguments: &ExportArguments) -> TableFormat {
    let told = || {
        let ending = arguments.output.extension()?.to_str()?;
        TableFormat::of_ending(&ending.to_lowercase())
    };
    match arguments.format {
        Some(ExportFormat::Xlsx) => TableFormat::Xlsx,
        Some(ExportFormat::Ods) => TableFormat::Ods,
        Some(ExportFormat::Csv) => TableFormat::Csv,
        Some(ExportFormat::Json) => TableFormat::Json,
        None => told().unwrap_or(TableFormat::Xlsx),
    }
}

/// What is written in every format; nothing for what is a workbook only.
async fn table(
    app: &App,
    actor: &Actor,
    command: &ExportCommand,
    form: FileForm,
) -> Result<Option<ExportedFile>, Failure> {
    Ok(Some(match command {
        ExportCommand::Call { reference } => {
            let call = call_named(app, actor, reference).await?;
            export_call(app, actor, (call.id, CallPart::Whole), form).await?
        }
        ExportCommand::Lots { reference } => {
            let call = call_named(app, actor, reference).await?;
            export_call(app, actor, (call.id, CallPart::Lots), form).await?
        }
        ExportCommand::Requirements { asked } => match call_named(app, actor, asked).await {
            Ok(call) => export_call(app, actor, (call.id, CallPart::Requirements), form).await?,
            Err(Failure::NotFound(_)) if asked.contains('/') => {
                let lot_id = lot_named(app, actor, asked).await?;
                export_lot_requirements(app, actor, lot_id, form).await?
            }
            Err(failure) => return Err(failure),
        },
        ExportCommand::Capabilities { cluster, layout } => {
            let cluster = cluster_named(app, actor, cluster).await?;
            let what = (cluster.id, layout_of(*layout));
            export_capabilities(app, actor, what, form).await?
        }
        ExportCommand::Companies { cluster, table } => {
            let cluster = cluster_named(app, actor, cluster).await?;
            let tables = match table {
                DirectoryTable::All => DirectoryTables::All,
                DirectoryTable::References => DirectoryTables::References,
                DirectoryTable::Certificates => DirectoryTables::Certificates,
            };
            export_directory(app, actor, (cluster.id, tables), form).await?
        }
        ExportCommand::Awards { cluster } => {
            let cluster = cluster_named(app, actor, cluster).await?;
            export_awards(app, actor, cluster.id, form).await?
        }
        ExportCommand::Interests { cluster } => {
            let cluster = cluster_named(app, actor, cluster).await?;
            export_interests(app, actor, cluster.id, form).await?
        }
        ExportCommand::Competencies => export_competencies(app, actor, form).await?,
        _ => return Ok(None),
    }))
}

/// What is a workbook only.
async fn workbook(
    app: &App,
    actor: &Actor,
    command: &ExportCommand,
    language: Language,
) -> Result<ExportedFile, Failure> {
    if let Some(file) = template(app, actor, command, language).await? {
        return Ok(file);
    }
    Ok(match command {
        ExportCommand::Coverage { lot, companies } => {
            let lot_id = lot_named(app, actor, lot).await?;
            let group = if companies.is_empty() {
                CoverageOf::Cluster
            } else {
                CoverageOf::Companies(companies_named(app, companies).await?)
            };
            export_coverage(app, actor, (lot_id, group), language).await?
        }
        ExportCommand::CallCoverage { reference } => {
            let call = call_named(app, actor, reference).await?;
            export_call_coverage(app, actor, call.id, language).await?
        }
        ExportCommand::Comparison { run } => {
            export_comparison(app, actor, GroupingRunId(*run), language).await?
        }
        ExportCommand::ImportReport { import } => {
            let words = ReportWords {
                issue_text: import_issue_message,
                field_label,
            };
            let what = (language, words);
            export_import_report(app, actor, ImportRunId(*import), what).await?
        }
        ExportCommand::Consortium { name } => {
            let consortium = consortium_named(app, actor, name).await?;
            export_consortium(app, actor, consortium.id, language).await?
        }
        _ => {
            return Err(Failure::Usage(
                "this is not written as a workbook".to_owned(),
            ));
        }
    })
}

/// What is a template; nothing for what is none.
async fn template(
    app: &App,
    actor: &Actor,
    command: &ExportCommand,
    language: Language,
) -> Result<Option<ExportedFile>, Failure> {
    Ok(Some(match command {
        ExportCommand::CallTemplate(plain) => {
            export_call_template(app, actor, examples_of(*plain), language).await?
        }
        ExportCommand::CapabilityTemplate { template, layout } => {
            let (cluster_id, examples) = offered_by(app, actor, template).await?;
            let what = (cluster_id, layout_of(*layout), examples);
            export_capability_template(app, actor, what, language).await?
        }
        ExportCommand::CompanyTemplate(template) => {
            let what = offered_by(app, actor, template).await?;
            export_company_template(app, actor, what, language).await?
        }
        ExportCommand::AwardTemplate(template) => {
            let what = offered_by(app, actor, template).await?;
            export_award_template(app, actor, what, language).await?
        }
        ExportCommand::InterestTemplate(template) => {
            let what = offered_by(app, actor, template).await?;
            export_interest_template(app, actor, what, language).await?
        }
        ExportCommand::CompetencyTemplate(plain) => {
            export_competency_template(app, actor, examples_of(*plain), language).await?
        }
        _ => return Ok(None),
    }))
}

/// The cluster whose companies a template offers, and whether it has examples.
async fn offered_by(
    app: &App,
    actor: &Actor,
    template: &ClusterTemplate,
) -> Result<(Option<ClusterId>, Examples), Failure> {
    let cluster_id = match &template.cluster {
        Some(name) => Some(cluster_named(app, actor, name).await?.id),
        None => None,
    };
    Ok((cluster_id, examples_of(template.plain)))
}

fn examples_of(template: PlainTemplate) -> Examples {
    if template.no_examples {
        Examples::Absent
    } else {
        Examples::Shown
    }
}

fn layout_of(layout: TableLayout) -> CapabilityLayout {
    match layout {
        TableLayout::List => CapabilityLayout::List,
        TableLayout::Matrix => CapabilityLayout::Matrix,
    }
}

/// To the file, or to standard output for `-`.
///
/// # Errors
/// When the file cannot be written, or standard output is asked for twice.
pub async fn write_out(file: &ExportedFile, output: &Path, is_json: bool) -> Result<(), Failure> {
    if output.as_os_str() == "-" {
        if is_json {
            let what = "--json and the file both want standard output: name a file with --output";
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
