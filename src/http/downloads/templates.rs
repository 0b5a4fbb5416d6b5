//! Blank workbooks to fill in and send back.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::application::exports::export_registers::{
    export_competency_template, export_interest_template,
};
use crate::application::exports::export_templates::{
    CapabilityLayout, export_award_template, export_call_template, export_capability_template,
    export_company_template,
};
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::query::DownloadQuery;
use crate::http::problem_response::problem_of;
use crate::http::state::HttpState;

/// For calls, lots and requirements.
pub async fn calls(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    attachment(export_call_template(&state.app, &asker.actor, query.examples(), language).await)
}

/// For capabilities.
pub async fn capabilities(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    let layout = match query.layout.as_deref() {
        Some("matrix") => CapabilityLayout::Matrix,
        _ => CapabilityLayout::List,
    };
    match query.cluster() {
        Ok(cluster_id) => {
            let what = (cluster_id, layout, query.examples());
            attachment(export_capability_template(&state.app, &asker.actor, what, language).await)
        }
        Err(error) => problem_of(&error),
    }
}

/// For companies and what proves them.
pub async fn companies(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match query.cluster() {
        Ok(cluster_id) => {
            let what = (cluster_id, query.examples());
            attachment(export_company_template(&state.app, &asker.actor, what, language).await)
        }
        Err(error) => problem_of(&error),
    }
}

/// For contracts that companies have won.
pub async fn awards(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match query.cluster() {
        Ok(cluster_id) => {
            let what = (cluster_id, query.examples());
            attachment(export_award_template(&state.app, &asker.actor, what, language).await)
        }
        Err(error) => problem_of(&error),
    }
}

/// For companies' answers to lots.
pub async fn interests(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    match query.cluster() {
        Ok(cluster_id) => {
            let what = (cluster_id, query.examples());
            attachment(export_interest_template(&state.app, &asker.actor, what, language).await)
        }
        Err(error) => problem_of(&error),
    }
}

/// For the vocabulary.
pub async fn competencies(
    State(state): State<HttpState>,
    asker: Asker,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let language = query.language(&asker);
    let examples = query.examples();
    attachment(export_competency_template(&state.app, &asker.actor, examples, language).await)
}
