//! Registers out: the vocabulary and companies' answers to lots, as tables that can be imported again, and their templates.

use domain::access::account::Language;
use domain::procurement::call::CallForTender;
use domain::values::ids::{CallId, ClusterId, LotId};
use persistence::repositories::directory::{clusters, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots};
use spreadsheets::write::registers::register_templates::{
    write_competencies_template, write_interests_template,
};
use spreadsheets::write::tables::competency_table::competency_table;
use spreadsheets::write::tables::interest_table::interest_table;
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::export_templates::{Examples, offered_companies};
use crate::application::exports::exported_file::{
    ExportedFile, FileForm, file_stem, in_language, provenance, workbook, written, written_tables,
};
use crate::application::procurement::interests::interest_visibility;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The vocabulary. Anyone may read it.
///
/// # Errors
/// What the database says.
pub async fn export_competencies(
    app: &App,
    actor: &Actor,
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCompetencies)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let stem = in_language(form.language, "vocabulaire", "vocabulary");
    let title = in_language(form.language, "Vocabulaire", "Vocabulary");
    let made = provenance(app, actor, title, None);
    written_tables(stem, form, move |language| {
        let table = competency_table(&vocabulary, language);
        TableFile::new(made, vec![table]).offering(&vocabulary)
    })
    .await
}

/// The answers to the lots of a cluster's calls that the person may read: all of them for who steers the cluster, the own
/// companies' for others.
///
/// # Errors
/// `NotFound` unless the person may look into the cluster.
pub async fn export_interests(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    let subject = Subject::cluster(cluster_id);
    actor.require(Operation::DownloadInterests, &subject)?;
    let conn = app.database.read();
    let cluster = clusters::find_cluster(conn, cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let all = calls::calls_by_cluster(conn, &[cluster_id]).await?;
    let is_known = |call: &CallForTender| actor.may(Operation::CallForTender, &Subject::call(call));
    let known: Vec<CallForTender> = all.into_iter().filter(is_known).collect();
    let call_ids: Vec<CallId> = known.iter().map(|call| call.id).collect();
    let of_calls = lots::lots_by_call(conn, &call_ids).await?;
    let lot_ids: Vec<LotId> = of_calls.iter().map(|lot| lot.id).collect();
    let visibility = interest_visibility(actor);
    let given = interests::interests_by_lot(conn, &lot_ids, &visibility).await?;
    let members = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let word = in_language(form.language, "reponses", "answers");
    let title = in_language(form.language, "Réponses aux lots", "Answers to lots");
    let made = provenance(app, actor, &format!("{title} – {}", cluster.name), None);
    written_tables(
        &file_stem(&[word, cluster.name.as_str()]),
        form,
        move |language| {
            let table = interest_table((&known, &of_calls), &members, &given, language);
            TableFile::new(made, vec![table]).offering_companies(&members)
        },
    )
    .await
}

/// A blank workbook for the vocabulary.
///
/// # Errors
/// `Unauthenticated`, `Forbidden`.
pub async fn export_competency_template(
    app: &App,
    actor: &Actor,
    examples: Examples,
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCompetencyTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let bytes =
        written(move || write_competencies_template(language, &vocabulary, examples.into()));
    let stem = in_language(language, "modele-vocabulaire", "template-vocabulary");
    Ok(workbook(stem, bytes.await?))
}

/// A blank workbook for answers to lots, with the companies of a cluster to choose from.
///
/// # Errors
/// `Unauthenticated`, `NotFound` for a cluster that the person may not look into.
pub async fn export_interest_template(
    app: &App,
    actor: &Actor,
    (cluster_id, examples): (Option<ClusterId>, Examples),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadInterestTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes =
        written(move || write_interests_template(language, &vocabulary, &offered, examples.into()));
    let stem = in_language(language, "modele-reponses", "template-answers");
    Ok(workbook(stem, bytes.await?))
}
