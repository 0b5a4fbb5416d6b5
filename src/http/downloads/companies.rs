//! A company with what proves it: `/downloads/companies/{company}.xlsx`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_directory::export_company;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// The company, its references and its certificates.
pub async fn company(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let asked = AskedFile::read(&file)?;
        asked.only_workbook()?;
        let company_id = node_id::read(asked.stem).ok_or(AppError::NotFound)?;
        let language = query.language(&asker);
        export_company(&state.app, &asker.actor, company_id, language).await
    };
    attachment(found.await)
}
