//! What comes of an import: `/downloads/imports/{import}/{what}.xlsx`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_import_report::{ReportWords, export_import_report};
use crate::application::exports::export_rejected::export_rejected;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;
use crate::wording::fields::field_label;
use crate::wording::import_issues::import_issue_message;

/// What belongs to an import: the report, and the rows that could not be used, to correct.
pub async fn of_import(
    State(state): State<HttpState>,
    asker: Asker,
    Path((import_run, file)): Path<(String, String)>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let asked = AskedFile::read(&file)?;
        asked.only_workbook()?;
        let id = node_id::read(&import_run).ok_or(AppError::NotFound)?;
        let language = query.language(&asker);
        match asked.stem {
            "rejected" => {
                let words = (language, import_issue_message as _);
                export_rejected(&state.app, &asker.actor, id, words).await
            }
            "report" => {
                let words = ReportWords {
                    issue_text: import_issue_message,
                    field_label,
                };
                export_import_report(&state.app, &asker.actor, id, (language, words)).await
            }
            _ => Err(AppError::NotFound),
        }
    };
    attachment(found.await)
}
