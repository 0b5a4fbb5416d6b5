//! `POST /imports`: a workbook comes in, is read in a contained process, and its plan is answered.

use axum::Json;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::access::account::Language;
use domain::imports::choices::CallChoice;
use domain::imports::import::ImportTarget;
use domain::values::ids::{CallId, LotId};
use domain::values::rejection::{Rejection, RejectionCode};
use serde_json::json;

use crate::application::app_error::AppError;
use crate::application::workbooks::background_reading::begin_import;
use crate::application::workbooks::import_workbook::{
    ImportWorkbook, UploadedFile, import_workbook,
};
use crate::authorization::operation::Operation;
use crate::graphql::node_id::{self, NodeId};
use crate::http::authentication::Asker;
use crate::http::problem_response::{problem, problem_of};
use crate::http::same_origin::is_cross_site;
use crate::http::state::HttpState;
use crate::wording::rejections::rejection_message;

/// The header without which no upload is accepted: a form of another site cannot set it.
const REQUEST_HEADER: &str = "x-cordee-request";

/// Receives a workbook. The library's own limit on bodies is switched off for this route, because the bytes are counted
/// here as they come in. Fields `target`, `clusterId` and `file`, in this order; before the file may stand `decisionsOf`,
/// an import whose decisions count here too, `callId` with `lotId`, what rows are about that name no call or lot, and
/// `inBackground`: set to `true`, the import is answered before it is read.
pub async fn receive_workbook(
    State(state): State<HttpState>,
    asker: Asker,
    request: Request,
) -> Response {
    let headers = request.headers();
    if is_cross_site(headers, &state.site) || !headers.contains_key(REQUEST_HEADER) {
        let what = "requests of other sites are refused: send the header x-cordee-request";
        return problem(StatusCode::FORBIDDEN, "CROSS_SITE", what);
    }
    if let Err(error) = asker.actor.require_somewhere(Operation::UploadWorkbook) {
        return problem_of(&error);
    }
    let max_bytes = state.app.settings.max_upload_bytes;
    if declared_length(headers).is_some_and(|length| length > max_bytes.saturating_add(FORM_BYTES))
    {
        return refused(&too_large(max_bytes), asker.actor.language());
    }
    let result = match Multipart::from_request(request, &state).await {
        Ok(form) => match read_form(form, max_bytes).await {
            Ok((command, true)) => begin_import(&state.app, &asker.actor, command).await,
            Ok((command, false)) => import_workbook(&state.app, &asker.actor, command).await,
            Err(rejection) => Err(rejection.into()),
        },
        Err(_) => Err(AppError::rejected_at(RejectionCode::InvalidFormat, "file")),
    };
    match result {
        Ok(run) => Json(json!({ "importRunId": node_id::show(run.id).as_str() })).into_response(),
        Err(error) => refused(&error, asker.actor.language()),
    }
}

/// What the other fields and the frame of the form may take.
const FORM_BYTES: u64 = 16 * 1024;

fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get("content-length")?.to_str().ok()?.parse().ok()
}

fn too_large(max_bytes: u64) -> AppError {
    Rejection::at(RejectionCode::FileTooLarge, "file")
        .with("max", max_bytes)
        .into()
}

/// What is to be imported, and whether that is answered before the file is read.
async fn read_form(
    mut form: Multipart,
    max_bytes: u64,
) -> Result<(ImportWorkbook, bool), Rejection> {
    let broken = |_| Rejection::at(RejectionCode::InvalidFormat, "file");
    let mut target = None;
    let mut cluster_id = None;
    let mut decisions_of = None;
    let (mut call_id, mut lot_id) = (None, None);
    let mut in_background = false;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("target") => target = Some(target_of(&text_of(field).await?)?),
            Some("decisionsOf") => {
                decisions_of = Some(id_of("decisionsOf", &text_of(field).await?)?);
            }
            Some("clusterId") => cluster_id = Some(id_of("clusterId", &text_of(field).await?)?),
            Some("callId") => call_id = Some(id_of("callId", &text_of(field).await?)?),
            Some("lotId") => lot_id = Some(id_of("lotId", &text_of(field).await?)?),
            Some("inBackground") => in_background = text_of(field).await?.trim() == "true",
            Some("file") => {
                let required = |name: &str| Rejection::at(RejectionCode::Required, name);
                let command = ImportWorkbook {
                    target: target.ok_or_else(|| required("target"))?,
                    cluster_id: cluster_id.ok_or_else(|| required("clusterId"))?,
                    decisions_of,
                    call: call_of(call_id, lot_id)?,
                    upload: upload_of(field, max_bytes).await?,
                };
                return Ok((command, in_background));
            }
            _ => {}
        }
    }
    Err(Rejection::at(RejectionCode::Required, "file"))
}

async fn text_of(field: Field<'_>) -> Result<String, Rejection> {
    let name = field.name().unwrap_or_default().to_owned();
    let bytes = read_up_to(field, FORM_BYTES).await?;
    String::from_utf8(bytes).map_err(|_| Rejection::at(RejectionCode::InvalidFormat, &name))
}

fn target_of(text: &str) -> Result<ImportTarget, Rejection> {
    match text.trim() {
        "CALLS" => Ok(ImportTarget::Calls),
        "CAPABILITIES" => Ok(ImportTarget::Capabilities),
        "AWARDS" => Ok(ImportTarget::Awards),
        "COMPANIES" => Ok(ImportTarget::Companies),
        "INTERESTS" => Ok(ImportTarget::Interests),
        "COMPETENCIES" => Ok(ImportTarget::Competencies),
        other => {
            let rejection =
                Rejection::at(RejectionCode::InvalidFormat, "target").with("value", other);
            Err(rejection.with(
                "expected",
                "CALLS, CAPABILITIES, AWARDS, COMPANIES, INTERESTS, COMPETENCIES",
            ))
        }
    }
}

fn id_of<T: NodeId>(field: &str, text: &str) -> Result<T, Rejection> {
    node_id::read(text.trim()).ok_or_else(|| Rejection::at(RejectionCode::NotFound, field))
}

fn call_of(
    call_id: Option<CallId>,
    lot_id: Option<LotId>,
) -> Result<Option<CallChoice>, Rejection> {
    match (call_id, lot_id) {
        (None, Some(_)) => Err(Rejection::at(RejectionCode::Required, "callId")),
        (None, None) => Ok(None),
        (Some(call_id), lot_id) => Ok(Some(CallChoice { call_id, lot_id })),
    }
}

async fn upload_of(field: Field<'_>, max_bytes: u64) -> Result<UploadedFile, Rejection> {
    let name = field.file_name().unwrap_or("classeur").to_owned();
    Ok(UploadedFile {
        name,
        bytes: read_up_to(field, max_bytes).await?,
    })
}

/// Reads a field as it comes in and stops as soon as it is too large.
async fn read_up_to(mut field: Field<'_>, max_bytes: u64) -> Result<Vec<u8>, Rejection> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field
        .chunk()
        .await
        .map_err(|_| Rejection::at(RejectionCode::InvalidFormat, "file"))?
    {
        bytes.extend_from_slice(&chunk);
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
            return Err(Rejection::at(RejectionCode::FileTooLarge, "file").with("max", max_bytes));
        }
    }
    Ok(bytes)
}

/// Findings as the API shows them; other failures as problems.
fn refused(error: &AppError, language: Language) -> Response {
    let rejections = match error.clone().into_rejections("clusterId") {
        Ok(rejections) => rejections,
        Err(error) => return problem_of(&error),
    };
    let is_too_large = rejections
        .iter()
        .any(|rejection| rejection.code == RejectionCode::FileTooLarge);
    let status = if is_too_large {
        StatusCode::PAYLOAD_TOO_LARGE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let user_errors: Vec<_> = rejections
        .iter()
        .map(|rejection| {
            let parameters: Vec<_> = rejection
                .parameters
                .iter()
                .map(|(name, value)| json!({ "name": name, "value": value }))
                .collect();
            json!({
                "code": rejection.code,
                "message": rejection_message(rejection, language),
                "path": rejection.path,
                "parameters": parameters,
            })
        })
        .collect();
    (status, Json(json!({ "userErrors": user_errors }))).into_response()
}
