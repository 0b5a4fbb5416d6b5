//! `/graphql/ws`: subscriptions over `graphql-transport-ws`, for signed-in people, from our own pages.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use tokio::sync::OwnedSemaphorePermit;

use crate::authorization::operation::Operation;
use crate::graphql::subscription_protocol::{Frame, PROTOCOL, Subscriber, frames};
use crate::http::authentication::Asker;
use crate::http::problem_response::{problem, problem_of};
use crate::http::same_origin::is_cross_site;
use crate::http::state::HttpState;

/// The largest message of a client.
const MAX_MESSAGE_BYTES: usize = 256 * 1024;
/// How long a client may take to say its first word.
const FIRST_WORD: Duration = Duration::from_secs(10);

/// Opens the socket.
pub async fn upgrade(
    State(state): State<HttpState>,
    asker: Asker,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else {
        return problem(
            StatusCode::UPGRADE_REQUIRED,
            "UPGRADE_REQUIRED",
            "this address speaks only over a web socket",
        );
    };
    if is_cross_site(&headers, &state.site) {
        return problem(
            StatusCode::FORBIDDEN,
            "CROSS_SITE",
            "requests of other sites are refused",
        );
    }
    if let Err(error) = asker.actor.require_somewhere(Operation::OpenWebSocket) {
        return problem_of(&error);
    }
    let Ok(permit) = std::sync::Arc::clone(&state.web_sockets).try_acquire_owned() else {
        return problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "too many open sockets: try again in a moment",
        );
    };
    let subscriber = Subscriber {
        app: state.app,
        token: asker.token.unwrap_or_default(),
        origin: asker.origin,
        actor: asker.actor,
    };
    upgrade
        .protocols([PROTOCOL])
        .max_message_size(MAX_MESSAGE_BYTES)
        .on_upgrade(move |socket| talk(socket, state.schema, subscriber, permit))
        .into_response()
}

async fn talk(
    socket: WebSocket,
    schema: crate::graphql::schema::CordeeSchema,
    subscriber: Subscriber,
    _permit: OwnedSemaphorePermit,
) {
    let (mut out, mut incoming) = socket.split();
    let Ok(Some(Ok(first))) = tokio::time::timeout(FIRST_WORD, incoming.next()).await else {
        return;
    };
    let words = futures_util::stream::once(async { Ok(first) })
        .chain(incoming)
        .take_while(|message| std::future::ready(message.is_ok()))
        .filter_map(|message| {
            std::future::ready(match message {
                Ok(Message::Text(text)) => Some(text.as_str().as_bytes().to_vec()),
                _ => None,
            })
        });
    let mut frames = frames(schema, subscriber, words.boxed());
    while let Some(frame) = frames.next().await {
        let message = match frame {
            Frame::Text(text) => Message::Text(Utf8Bytes::from(text)),
            Frame::Close(code, reason) => Message::Close(Some(CloseFrame {
                code,
                reason: reason.into(),
            })),
        };
        let is_last = matches!(message, Message::Close(_));
        if out.send(message).await.is_err() || is_last {
            return;
        }
    }
}
