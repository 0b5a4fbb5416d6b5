//! A file as an answer: its type, its name, never kept by caches.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::application::app_error::AppError;
use crate::application::exports::exported_file::ExportedFile;
use crate::http::problem_response::{problem, problem_of};

/// A file to be saved: its name in plain ASCII and in full (RFC 6266), never kept by caches.
pub fn attachment(result: Result<ExportedFile, AppError>) -> Response {
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
