//! Who asks: the session cookie turned into an actor.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::access::account::Language;

use crate::application::access::sessions::authenticate;
use crate::application::actor::Actor;
use crate::graphql::request_scope::Origin;
use crate::http::client::{is_secure, origin_of};
use crate::http::problem_response::problem_of;
use crate::http::session_cookie::token_of;
use crate::http::state::HttpState;

/// Who asks, and from where. As an argument of a handler it is worked out from the request.
#[derive(Clone)]
pub struct Asker {
    /// The actor; a visitor when nobody is signed in.
    pub actor: Arc<Actor>,
    /// The token of the session, when the browser sent one.
    pub token: Option<String>,
    /// Where the request came from.
    pub origin: Origin,
    /// The language that the browser prefers, for visitors.
    pub language: Language,
}

impl FromRequestParts<HttpState> for Asker {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &HttpState,
    ) -> Result<Self, Self::Rejection> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| *address);
        asker_of(state, &parts.headers, peer).await
    }
}

async fn asker_of(
    state: &HttpState,
    headers: &HeaderMap,
    peer: Option<SocketAddr>,
) -> Result<Asker, Response> {
    let origin = origin_of(headers, peer, &state.site);
    let token = token_of(headers, is_secure(headers, &state.site));
    let language = preferred_language(headers);
    let actor = match &token {
        Some(token) => authenticate(&state.app, token)
            .await
            .map_err(|error| problem_of(&error))?,
        None => None,
    };
    Ok(Asker {
        actor: Arc::new(actor.unwrap_or_else(|| Actor::anonymous(language))),
        token,
        origin,
        language,
    })
}

/// French unless the browser puts English first.
fn preferred_language(headers: &HeaderMap) -> Language {
    let first = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.split(',').next())
        .unwrap_or_default();
    if first.trim().to_ascii_lowercase().starts_with("en") {
        Language::En
    } else {
        Language::Fr
    }
}
