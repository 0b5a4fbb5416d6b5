//! The suggestions of a run side by side, as a workbook. For coordinators.

use domain::access::account::Language;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::GroupingRunId;
use spreadsheets::write::reports::suggestion_comparison::{
    SuggestionComparison, write_suggestion_comparison,
};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, file_stem, in_language, provenance, workbook, written,
};
use crate::application::groupings::lot_cases::{LotCase, load_lot_cases, outdated_runs};
use crate::application::groupings::suggest_groupings::find_grouping_run;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The comparison of what a run suggests. Companies that have left the cluster are not named.
///
/// # Errors
/// `NotFound` unless the person may know of the run.
pub async fn export_comparison(
    app: &App,
    actor: &Actor,
    run_id: GroupingRunId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    let run = find_grouping_run(app, actor, run_id).await?;
    let lot_ids = run.lot_ids();
    let mut cases = load_lot_cases(app.database.read(), &lot_ids).await?;
    let in_order: Vec<LotCase> = lot_ids.iter().filter_map(|id| cases.remove(id)).collect();
    let subject = in_order.first().map(|case| Subject::call(&case.call));
    let subject = subject.ok_or(AppError::NotFound)?;
    actor.require(Operation::DownloadComparison, &subject)?;
    let key = (lot_ids, run.input_fingerprint.clone());
    let outdated = outdated_runs(app, std::slice::from_ref(&key)).await?;
    let is_outdated = outdated.get(&key).copied().unwrap_or(true);
    let word = in_language(language, "propositions", "suggestions");
    let call = in_order.first().map(|case| case.call.clone());
    let call = call.ok_or(AppError::NotFound)?;
    let numbers: Vec<&str> = in_order
        .iter()
        .map(|case| case.lot.number.as_str())
        .collect();
    let stem = file_stem(&[word, call.reference.as_str(), "lot", &numbers.join(" ")]);
    let title = format!("{} – lot {}", call.title, numbers.join(" + "));
    let made = provenance(app, actor, &title, Some(call.record.version));
    let bytes = written(move || {
        let Some(first) = in_order.first() else {
            return Ok(Vec::new());
        };
        let lots: Vec<&Lot> = in_order.iter().map(|case| &case.lot).collect();
        let asked = in_order
            .iter()
            .flat_map(|case| case.requirements.iter().cloned());
        let requirements: Vec<Requirement> = asked.collect();
        let comparison = SuggestionComparison {
            call: &call,
            lots: &lots,
            requirements: &requirements,
            companies: &first.companies,
            run: &run,
            is_outdated,
            vocabulary: &first.vocabulary,
            provenance: &made,
        };
        write_suggestion_comparison(&comparison, language)
    });
    Ok(workbook(&stem, bytes.await?))
}
