//! What comes of a run of the engine: `/downloads/runs/{run}/comparison.xlsx`.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::application::app_error::AppError;
use crate::application::exports::export_comparison::export_comparison;
use crate::graphql::node_id;
use crate::http::authentication::Asker;
use crate::http::downloads::answer::attachment;
use crate::http::downloads::query::DownloadQuery;
use crate::http::state::HttpState;

/// The suggestions side by side.
pub async fn comparison(
    State(state): State<HttpState>,
    asker: Asker,
    Path(run): Path<String>,
    Query(query): Query<DownloadQuery>,
) -> Response {
    let found = async {
        let run_id = node_id::read(&run).ok_or(AppError::NotFound)?;
        let language = query.language(&asker);
        export_comparison(&state.app, &asker.actor, run_id, language).await
    };
    attachment(found.await)
}
