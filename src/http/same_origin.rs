//! Requests that change something come from our own pages, or from programs that are no browsers.

use axum::http::{HeaderMap, header};

use crate::http::state::Site;

/// Whether a request may have been made by a page of another site.
#[must_use]
pub fn is_cross_site(headers: &HeaderMap, site: &Site) -> bool {
    match text(headers, "sec-fetch-site") {
        Some("same-origin" | "none") => false,
        Some(_) => true,
        None => text(headers, header::ORIGIN.as_str())
            .is_some_and(|origin| !is_ours(origin, headers, site)),
    }
}

/// The origin is ours when its host is the one that was asked for, or the public one.
fn is_ours(origin: &str, headers: &HeaderMap, site: &Site) -> bool {
    let Some((_, host)) = origin.split_once("://") else {
        return false;
    };
    let asked_for = text(headers, header::HOST.as_str());
    asked_for == Some(host) || host == site.host
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
