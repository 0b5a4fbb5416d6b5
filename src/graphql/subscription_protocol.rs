//! Subscriptions over `graphql-transport-ws`: a number of them on each socket, each behind the guard, and rights asked
//! anew before every event leaves.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_graphql::http::{WebSocket, WebSocketProtocols, WsMessage};
use async_graphql::parser::types::OperationType;
use async_graphql::{Data, Executor, Request, Response};
use futures_util::stream::{self, BoxStream, StreamExt};

use crate::application::access::sessions::authenticate;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::graphql::app_error::ErrorCode;
use crate::graphql::execution::{coded_response, prepare};
use crate::graphql::request_scope::{Origin, RequestScope};
use crate::graphql::schema::CordeeSchema;

/// The name of the protocol.
pub const PROTOCOL: &str = "graphql-transport-ws";
/// The most subscriptions on one socket.
const MAX_SUBSCRIPTIONS: usize = 10;
/// The longest reason for the end of a socket (RFC 6455, 5.5).
const MAX_REASON_BYTES: usize = 123;
/// How often the rights of a quiet subscription are asked anew.
const QUIET_CHECK: Duration = Duration::from_secs(60);

/// Who listens.
#[derive(Clone)]
pub struct Subscriber {
    /// The product.
    pub app: Arc<App>,
    /// The token of the session.
    pub token: String,
    /// Where the socket came from.
    pub origin: Origin,
    /// Who asked when the socket was opened.
    pub actor: Arc<Actor>,
}

/// What goes back to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A message.
    Text(String),
    /// The end, with its code and reason.
    Close(u16, String),
}

/// Turns the messages of a browser into those that answer them.
pub fn frames(
    schema: CordeeSchema,
    subscriber: Subscriber,
    words: BoxStream<'static, Vec<u8>>,
) -> BoxStream<'static, Frame> {
    let door = SubscriptionDoor {
        schema,
        subscriber,
        n_open: Arc::default(),
    };
    WebSocket::new(door, words, WebSocketProtocols::GraphQLWS)
        .map(|message| match message {
            WsMessage::Text(text) => Frame::Text(text),
            WsMessage::Close(code, reason) => Frame::Close(protocol_code(code), cut(reason)),
        })
        .boxed()
}

/// The code that `graphql-transport-ws` gives an end for which the library uses one of the web socket itself: words that
/// it does not know, and a subscription before the greeting.
fn protocol_code(code: u16) -> u16 {
    match code {
        1002 => 4400,
        1011 => 4401,
        known => known,
    }
}

/// The reason as far as the frame that ends a socket can hold it; a longer one would keep it from being sent.
fn cut(mut reason: String) -> String {
    while reason.len() > MAX_REASON_BYTES {
        reason.pop();
    }
    reason
}

/// The schema as one socket may use it.
#[derive(Clone)]
struct SubscriptionDoor {
    schema: CordeeSchema,
    subscriber: Subscriber,
    n_open: Arc<AtomicUsize>,
}

/// A subscription's place among the allowed number; free again when dropped.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Executor for SubscriptionDoor {
    async fn execute(&self, _request: Request) -> Response {
        coded_response(
            ErrorCode::BadRequest,
            "queries and mutations go by POST, subscriptions over the web socket",
        )
    }

    fn execute_stream(
        &self,
        mut request: Request,
        _session_data: Option<Arc<Data>>,
    ) -> BoxStream<'static, Response> {
        let place = Place(Arc::clone(&self.n_open));
        if self.n_open.fetch_add(1, Ordering::Relaxed) >= MAX_SUBSCRIPTIONS {
            return one(
                ErrorCode::QueryTooComplex,
                "too many subscriptions on one socket",
            );
        }
        if prepare(&mut request, &[OperationType::Subscription]).is_err() {
            return one(
                ErrorCode::BadRequest,
                "this is no subscription that the server takes",
            );
        }
        let scope = Arc::new(RequestScope::new(
            Arc::clone(&self.subscriber.app),
            Arc::clone(&self.subscriber.actor),
            self.subscriber.origin.clone(),
        ));
        let events = self.schema.execute_stream(request.data(scope));
        watched(events, self.subscriber.clone(), place)
    }
}

fn one(code: ErrorCode, message: &str) -> BoxStream<'static, Response> {
    let response = coded_response(code, message);
    stream::once(async move { response }).boxed()
}

/// The events, each let through only while the person's rights are what they were.
fn watched(
    events: BoxStream<'static, Response>,
    subscriber: Subscriber,
    place: Place,
) -> BoxStream<'static, Response> {
    stream::unfold(Some((events, subscriber, place)), |state| async move {
        let (mut events, subscriber, place) = state?;
        loop {
            let next = tokio::time::timeout(QUIET_CHECK, events.next()).await;
            if !has_same_rights(&subscriber).await {
                let response = coded_response(
                    ErrorCode::Unauthenticated,
                    "the session ended or its rights have changed: subscribe again",
                );
                return Some((response, None));
            }
            match next {
                Ok(Some(event)) => return Some((event, Some((events, subscriber, place)))),
                Ok(None) => return None,
                Err(_) => {}
            }
        }
    })
    .boxed()
}

async fn has_same_rights(subscriber: &Subscriber) -> bool {
    match authenticate(&subscriber.app, &subscriber.token).await {
        Ok(Some(actor)) => actor.has_same_rights_as(&subscriber.actor),
        _ => false,
    }
}
