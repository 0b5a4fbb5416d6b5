//! The vocabulary: `/downloads/competencies.{format}`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_registers::export_competencies;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// The vocabulary, to be imported again.
pub async fn competencies(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let asked = AskedFile::read(&file)?;
        if asked.stem != "competencies" {
            return Err(AppError::NotFound);
        }
        let form = asked.form(query.language(&asker));
        export_competencies(&state.app, &asker.actor, form).await
    };
    attachment(found.await)
}
