//! The explorer of the API: a page to read the schema and try queries, without any outside address.

use axum::http::{HeaderName, header};
use axum::response::IntoResponse;

const PAGE: &str = include_str!("explorer/explorer.html");
const SCRIPT: &str = include_str!("explorer/explorer.js");
const STYLE: &str = include_str!("explorer/explorer.css");

type Typed = ([(HeaderName, &'static str); 2], &'static str);

/// The page.
pub async fn page() -> impl IntoResponse {
    typed("text/html; charset=utf-8", PAGE)
}

/// Its script.
pub async fn script() -> impl IntoResponse {
    typed("text/javascript; charset=utf-8", SCRIPT)
}

/// Its style.
pub async fn style() -> impl IntoResponse {
    typed("text/css; charset=utf-8", STYLE)
}

fn typed(content_type: &'static str, text: &'static str) -> Typed {
    (
        [
            (header::CONTENT_TYPE, content_type),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        text,
    )
}
