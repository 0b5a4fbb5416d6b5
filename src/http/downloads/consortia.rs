//! The dossier of a consortium: `/downloads/consortia/{consortium}.xlsx`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_consortium::export_consortium;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// The dossier.
pub async fn consortium(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let asked = AskedFile::read(&file)?;
        asked.only_workbook()?;
        let consortium_id = node_id::read(asked.stem).ok_or(AppError::NotFound)?;
        let language = query.language(&asker);
        export_consortium(&state.app, &asker.actor, consortium_id, language).await
    };
    attachment(found.await)
}
