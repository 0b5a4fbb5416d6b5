//! A call and its lots: `/downloads/calls/{call}.{format}`, `/downloads/calls/{call}/…`, `/downloads/lots/{lot}/…`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_call::{CallPart, export_call, export_lot_requirements};
use crate::application::exports::export_coverage::{export_call_coverage, export_coverage};
use crate::application::exports::exported_file::ExportedFile;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::asked_file::AskedFile;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// A call with its lots and requirements.
pub async fn call(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let asked = AskedFile::read(&file)?;
        let call_id = node_id::read(asked.stem).ok_or(AppError::NotFound)?;
        let form = asked.form(query.language(&asker));
        export_call(&state.app, &asker.actor, (call_id, CallPart::Whole), form).await
    };
    attachment(found.await)
}

/// What belongs to a call.
pub async fn of_call(
    State(state): State<HttpState>,
    asker: Asker,
    Path((call, file)): Path<(String, String)>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    attachment(call_file(&state, &asker, (&call, &file), &query).await)
}

async fn call_file(
    state: &HttpState,
    asker: &Asker,
    (call, file): (&str, &str),
    query: &DownloadQuery,
) -> Result<ExportedFile, AppError> {
    let asked = AskedFile::read(file)?;
    let call_id = node_id::read(call).ok_or(AppError::NotFound)?;
    let language = query.language(asker);
    let part = match asked.stem {
        "lots" => CallPart::Lots,
        "requirements" => CallPart::Requirements,
        "coverage" => {
            asked.only_workbook()?;
            return export_call_coverage(&state.app, &asker.actor, call_id, language).await;
        }
        _ => return Err(AppError::NotFound),
    };
    export_call(
        &state.app,
        &asker.actor,
        (call_id, part),
        asked.form(language),
    )
    .await
}

/// What belongs to a lot.
pub async fn of_lot(
    State(state): State<HttpState>,
    asker: Asker,
    Path((lot, file)): Path<(String, String)>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    attachment(lot_file(&state, &asker, (&lot, &file), &query).await)
}

async fn lot_file(
    state: &HttpState,
    asker: &Asker,
    (lot, file): (&str, &str),
    query: &DownloadQuery,
) -> Result<ExportedFile, AppError> {
    let asked = AskedFile::read(file)?;
    let lot_id = node_id::read(lot).ok_or(AppError::NotFound)?;
    let language = query.language(asker);
    match asked.stem {
        "requirements" => {
            export_lot_requirements(&state.app, &asker.actor, lot_id, asked.form(language)).await
        }
        "coverage" => {
            asked.only_workbook()?;
            let group = query.coverage_of()?;
            export_coverage(&state.app, &asker.actor, (lot_id, group), language).await
        }
        _ => Err(AppError::NotFound),
    }
}
