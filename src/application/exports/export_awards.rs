//! The contracts that companies of a cluster have won, in files that can be imported again.

use domain::values::ids::ClusterId;
use persistence::repositories::directory::{awards, clusters, companies};
use spreadsheets::write::tables::award_table::award_table;
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, FileForm, file_stem, in_language, provenance, written_tables,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The awards that a cluster keeps.
///
/// # Errors
/// `NotFound` unless the person may look into the cluster.
pub async fn export_awards(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    actor.require(Operation::DownloadAwards, &Subject::cluster(cluster_id))?;
    let conn = app.database.read();
    let cluster = clusters::find_cluster(conn, cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let members = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let won = awards::awards_by_cluster(conn, cluster_id).await?;
    let language = form.language;
    let word = in_language(language, "marches-remportes", "contracts-won");
    let title = in_language(language, "Marchés remportés", "Contracts won");
    let made = provenance(app, actor, &format!("{title} – {}", cluster.name), None);
    written_tables(
        &file_stem(&[word, cluster.name.as_str()]),
        form,
        move |language| {
            let table = award_table(&members, &won, language);
            TableFile::new(made, vec![table]).offering_companies(&members)
        },
    )
    .await
}
