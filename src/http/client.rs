//! Where a request came from: its address, its browser, and whether it was encrypted.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, header};

use crate::graphql::request_scope::Origin;
use crate::http::state::Site;

/// The most that is kept of a browser's name.
const MAX_USER_AGENT: usize = 200;

/// Where a request came from. The headers of a proxy count only when the operator said that there is one.
#[must_use]
pub fn origin_of(headers: &HeaderMap, peer: Option<SocketAddr>, site: &Site) -> Origin {
    let forwarded = site
        .is_behind_proxy
        .then(|| forwarded_for(headers))
        .flatten();
    Origin {
        address: forwarded.or(peer.map(|peer| peer.ip())),
        user_agent: headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .map(|name| name.chars().take(MAX_USER_AGENT).collect()),
        is_secure: is_secure(headers, site),
    }
}

/// Whether the request was encrypted on its way from the browser.
#[must_use]
pub fn is_secure(headers: &HeaderMap, site: &Site) -> bool {
    let said_by_proxy = site.is_behind_proxy
        && headers
            .get("x-forwarded-proto")
            .is_some_and(|protocol| protocol.as_bytes() == b"https");
    site.is_https || said_by_proxy
}

/// The last address of the list: the one that the proxy itself has seen.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .last()
        .and_then(|address| address.trim().parse().ok())
}
