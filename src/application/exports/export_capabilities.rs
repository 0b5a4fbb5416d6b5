//! What the companies of a cluster declare, in files that can be imported again.

use domain::directory::company::Company;
use domain::values::ids::{ClusterId, CompanyId};
use persistence::repositories::directory::{capabilities, clusters, companies, competencies};
use spreadsheets::write::tables::capability_matrix::capability_matrix;
use spreadsheets::write::tables::capability_table::capability_table;
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::export_templates::CapabilityLayout;
use crate::application::exports::exported_file::{
    ExportedFile, FileForm, file_stem, hide_amounts, in_language, provenance, reads_private,
    written_tables,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The capabilities of a cluster's companies, as a list or as a matrix. Amounts of references are for the company itself
/// and the coordinators.
///
/// # Errors
/// `NotFound` unless the person may look into the cluster.
pub async fn export_capabilities(
    app: &App,
    actor: &Actor,
    (cluster_id, layout): (ClusterId, CapabilityLayout),
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    let operation = match layout {
        CapabilityLayout::List => Operation::DownloadCapabilities,
        CapabilityLayout::Matrix => Operation::DownloadCapabilityMatrix,
    };
    actor.require(operation, &Subject::cluster(cluster_id))?;
    let conn = app.database.read();
    let cluster = clusters::find_cluster(conn, cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let members: Vec<Company> = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let ids: Vec<CompanyId> = members.iter().map(|company| company.id).collect();
    let mut declared = capabilities::capabilities_by_company(conn, &ids).await?;
    for capability in &mut declared {
        let company = members
            .iter()
            .find(|company| company.id == capability.company_id);
        if !company.is_some_and(|company| reads_private(actor, company)) {
            hide_amounts(capability);
        }
    }
    let vocabulary = competencies::load_vocabulary(conn).await?;
    let language = form.language;
    let (stem, title) = match layout {
        CapabilityLayout::List => (
            in_language(language, "capacites", "capabilities"),
            in_language(language, "Capacités déclarées", "Declared capabilities"),
        ),
        CapabilityLayout::Matrix => (
            in_language(language, "matrice-des-capacites", "capability-matrix"),
            in_language(language, "Matrice des capacités", "Capability matrix"),
        ),
    };
    let stem = file_stem(&[stem, cluster.name.as_str()]);
    let title = format!("{title} – {}", cluster.name);
    let made = provenance(app, actor, &title, None);
    written_tables(&stem, form, move |language| {
        let table = match layout {
            CapabilityLayout::List => capability_table(&members, &declared, &vocabulary, language),
            CapabilityLayout::Matrix => {
                capability_matrix(&members, &declared, &vocabulary, language)
            }
        };
        TableFile::new(made, vec![table])
            .offering(&vocabulary)
            .offering_companies(&members)
    })
    .await
}
