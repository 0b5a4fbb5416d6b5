//! What a cluster keeps: `/downloads/clusters/{cluster}/{what}.{format}`.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::values::ids::ClusterId;

use crate::application::app_error::AppError;
use crate::application::exports::export_awards::export_awards;
use crate::application::exports::export_capabilities::export_capabilities;
use crate::application::exports::export_directory::{DirectoryTables, export_directory};
use crate::application::exports::export_registers::export_interests;
use crate::application::exports::export_templates::CapabilityLayout;
use crate::application::exports::exported_file::ExportedFile;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// What belongs to a cluster.
pub async fn of_cluster(
    State(state): State<HttpState>,
    asker: Asker,
    Path((cluster, file)): Path<(String, String)>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    attachment(cluster_file(&state, &asker, (&cluster, &file), &query).await)
}

async fn cluster_file(
    state: &HttpState,
    asker: &Asker,
    (cluster, file): (&str, &str),
    query: &DownloadQuery,
) -> Result<ExportedFile, AppError> {
    let asked = AskedFile::read(file)?;
    let cluster_id: ClusterId = node_id::read(cluster).ok_or(AppError::NotFound)?;
    let (app, actor) = (&state.app, &asker.actor);
    let form = asked.form(query.language(asker));
    match asked.stem {
        "capabilities" => {
            export_capabilities(app, actor, (cluster_id, CapabilityLayout::List), form).await
        }
        "capability-matrix" => {
            export_capabilities(app, actor, (cluster_id, CapabilityLayout::Matrix), form).await
        }
        "awards" => export_awards(app, actor, cluster_id, form).await,
        "interests" => export_interests(app, actor, cluster_id, form).await,
        other => {
            let tables = DirectoryTables::of_file(other).ok_or(AppError::NotFound)?;
            export_directory(app, actor, (cluster_id, tables), form).await
        }
    }
}
