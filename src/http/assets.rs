//! The web pages inside the binary: compressed beforehand, kept by browsers where their name holds a digest.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::http::problem_response::problem;

/// The built pages. Debug builds read the folder as it is; release builds hold it.
#[derive(RustEmbed)]
#[folder = "frontend/dist"]
struct Pages;

/// What a name that holds a digest allows.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Everything else is asked for anew each time.
const REVALIDATE: &str = "no-cache";
/// Folder of files whose names hold a digest of their content.
const HASHED: &str = "assets/";

/// Answers with the file of that name; with the page itself for any address that is no file.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return problem(
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "pages are only read",
        );
    }
    let path = uri.path().trim_start_matches('/');
    if let Some(answer) = file(path, &headers) {
        return answer;
    }
    if path.starts_with(HASHED) {
        return problem(StatusCode::NOT_FOUND, "NOT_FOUND", "there is no such file");
    }
    file("index.html", &headers).unwrap_or_else(|| {
        problem(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            "this binary was built without the web pages: build them, then build it again",
        )
    })
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let is_compressed_copy = ["br", "gz"].iter().any(|ending| {
        path.rsplit_once('.')
            .is_some_and(|(_, found)| found == *ending)
    });
    if path.is_empty() || is_compressed_copy {
        return None;
    }
    let plain = Pages::get(path)?;
    let (encoding, content) = compressed(path, headers).unwrap_or((None, plain));
    let etag = etag(&content.metadata.sha256_hash());
    let caching = if path.starts_with(HASHED) {
        FOREVER
    } else {
        REVALIDATE
    };
    let is_known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        content.data.into_owned().into_response()
    };
    let answer = response.headers_mut();
    answer.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(path)),
    );
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

type Encoded = (Option<&'static str>, rust_embed::EmbeddedFile);

fn compressed(path: &str, headers: &HeaderMap) -> Option<Encoded> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(accepted, encoding))
        .find_map(|(encoding, ending)| {
            Pages::get(&format!("{path}.{ending}")).map(|content| (Some(encoding), content))
        })
}

/// Whether an `Accept-Encoding` list names the encoding and does not rule it out with `q=0`.
fn accepts(list: &str, encoding: &str) -> bool {
    list.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        parts.next() == Some(encoding)
            && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn etag(digest: &[u8; 32]) -> String {
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{hex}\"")
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
