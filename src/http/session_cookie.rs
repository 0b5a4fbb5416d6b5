//! The cookie that holds the token of a session.

use axum::http::{HeaderMap, HeaderValue, header};

/// Its name over TLS: browsers then refuse it from anywhere else.
const SECURE_NAME: &str = "__Host-cordee";
/// Its name without TLS, on a machine of one's own.
const PLAIN_NAME: &str = "cordee";

/// The token that the browser sent.
#[must_use]
pub fn token_of(headers: &HeaderMap, is_secure: bool) -> Option<String> {
    let wanted = name(is_secure);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, token)| token.to_owned())
}

/// The header that hands a token to the browser.
#[must_use]
pub fn start(token: &str, max_age_seconds: i64, is_secure: bool) -> Option<HeaderValue> {
    let secure = if is_secure { "; Secure" } else { "" };
    let text = format!(
        "{}={token}; Path=/; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}",
        name(is_secure)
    );
    HeaderValue::from_str(&text).ok()
}

/// The header that takes it back.
#[must_use]
pub fn end(is_secure: bool) -> Option<HeaderValue> {
    start("", 0, is_secure)
}

fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE_NAME } else { PLAIN_NAME }
}
