//! `GET /downloads/…`: workbooks out, with the rights of who asks.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::access::account::Language;
use domain::values::ids::{CompanyId, ConsortiumId};
use serde::Deserialize;

use crate::application::app_error::AppError;
use crate::application::workbooks::export_rejected::export_rejected;
use crate::application::workbooks::export_workbook::{
    CapabilityLayout, CoverageOf, ExportedFile, TableFormat, export_award_template, export_call,
    export_call_template, export_capabilities, export_capability_template, export_consortium,
    export_coverage,
};
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::problem_response::{problem, problem_of};
use crate::http::state::HttpState;
use crate::wording::import_issues::import_issue_message;

/// What the address of a download may say after the question mark.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DownloadQuery {
    /// `FR` or `EN`; the reader's language when absent.
    pub language: Option<String>,
    /// For templates of capabilities: the cluster whose companies are offered.
    pub cluster_id: Option<String>,
    /// For templates of capabilities: `list` or `matrix`.
    pub layout: Option<String>,
    /// For coverage: the consortium whose members are shown.
    pub consortium_id: Option<String>,
    /// For coverage: the companies that are shown, separated by commas.
    pub company_ids: Option<String>,
}

impl DownloadQuery {
    fn language(&self, asker: &Asker) -> Language {
        match self.language.as_deref() {
            Some("FR" | "fr") => Language::Fr,
            Some("EN" | "en") => Language::En,
            _ => asker.actor.language(),
        }
    }

    fn coverage_of(&self) -> Result<CoverageOf, AppError> {
        if let Some(id) = &self.consortium_id {
            let id: ConsortiumId = node_id::read(id).ok_or(AppError::NotFound)?;
            return Ok(CoverageOf::Consortium(id));
        }
        match &self.company_ids {
            Some(ids) => {
                let ids: Option<Vec<CompanyId>> =
                    ids.split(',').map(|id| node_id::read(id.trim())).collect();
                Ok(CoverageOf::Companies(ids.ok_or(AppError::NotFound)?))
            }
            None => Ok(CoverageOf::Cluster),
        }
    }
}

/// A blank workbook for calls, lots and requirements.
pub async fn call_template(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    attachment(export_call_template(&state.app, &asker.actor, language).await)
}

/// A blank workbook for capabilities.
pub async fn capability_template(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    let layout = match query.layout.as_deref() {
        Some("matrix") => CapabilityLayout::Matrix,
        _ => CapabilityLayout::List,
    };
    let cluster_id = match query.cluster_id.as_deref().map(node_id::read) {
        Some(None) => return problem_of(&AppError::NotFound),
        known => known.flatten(),
    };
    attachment(
        export_capability_template(&state.app, &asker.actor, (cluster_id, layout), language).await,
    )
}

/// A blank workbook for contracts that companies have won.
pub async fn award_template(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    let cluster_id = match query.cluster_id.as_deref().map(node_id::read) {
        Some(None) => return problem_of(&AppError::NotFound),
        known => known.flatten(),
    };
    attachment(export_award_template(&state.app, &asker.actor, cluster_id, language).await)
}

/// A call with its lots and requirements, to be imported again.
pub async fn call(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match named(&file, &[".xlsx"]) {
        Some((call_id, _)) => {
            attachment(export_call(&state.app, &asker.actor, call_id, language).await)
        }
        None => problem_of(&AppError::NotFound),
    }
}

/// The capabilities of a cluster's companies, to be imported again.
pub async fn capabilities(
    State(state): State<HttpState>,
    asker: Asker,
    Path((cluster, file)): Path<(String, String)>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    let format = file
        .strip_prefix("capabilities.")
        .and_then(TableFormat::of_ending);
    match node_id::read(&cluster).zip(format) {
        Some((cluster_id, format)) => attachment(
            export_capabilities(&state.app, &asker.actor, (cluster_id, format), language).await,
        ),
        None => problem_of(&AppError::NotFound),
    }
}

/// The coverage matrix of a lot.
pub async fn coverage(
    State(state): State<HttpState>,
    asker: Asker,
    Path(lot): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match (node_id::read(&lot), query.coverage_of()) {
        (Some(lot_id), Ok(group)) => {
            attachment(export_coverage(&state.app, &asker.actor, (lot_id, group), language).await)
        }
        _ => problem_of(&AppError::NotFound),
    }
}

/// The rows of an import that could not be used, to correct.
pub async fn rejected_rows(
    State(state): State<HttpState>,
    asker: Asker,
    Path(import_run): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match node_id::read(&import_run) {
        Some(id) => attachment(
            export_rejected(
                &state.app,
                &asker.actor,
                id,
                (language, import_issue_message),
            )
            .await,
        ),
        None => problem_of(&AppError::NotFound),
    }
}

/// The dossier of a consortium.
pub async fn consortium(
    State(state): State<HttpState>,
    asker: Asker,
    Path(file): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match named(&file, &[".xlsx"]) {
        Some((consortium_id, _)) => {
            attachment(export_consortium(&state.app, &asker.actor, consortium_id, language).await)
        }
        None => problem_of(&AppError::NotFound),
    }
}

/// The id and the ending of a file name of ours.
fn named<T: node_id::NodeId>(file: &str, endings: &[&str]) -> Option<(T, String)> {
    let ending = endings.iter().find(|ending| file.ends_with(**ending))?;
    let id = node_id::read(file.strip_suffix(ending)?)?;
    Some((id, (*ending).to_owned()))
}

/// A file to be saved: its name in plain ASCII and in full (RFC 6266), never kept by caches.
fn attachment(result: Result<ExportedFile, AppError>) -> Response {
    let file = match result {
        Ok(file) => file,
        Err(error) => return problem_of(&error),
    };
    let disposition = format!(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}",
        ascii_name(&file.name),
        percent_encoded(&file.name)
    );
    let Ok(disposition) = HeaderValue::from_str(&disposition) else {
        return problem(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL",
            "the file has no name that can be sent",
        );
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(file.format.content_type()),
        ),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, file.bytes).into_response()
}

fn ascii_name(name: &str) -> String {
    let is_plain = |character: char| {
        character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | ' ')
    };
    name.chars()
        .map(|character| if is_plain(character) { character } else { '_' })
        .collect()
}

/// Percent encoding of RFC 8187.
fn percent_encoded(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
