//! A web socket that speaks `graphql-transport-ws` as a browser does.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::server::TestServer;

/// How long a word of the server may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An open socket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What the server said.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// A message of the protocol.
    Message(Value),
    /// The end, with its code when it gave one.
    Closed(Option<u16>),
}

impl Socket {
    /// Opens a socket with these headers; the status when the server refuses.
    pub async fn open(server: &TestServer, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        let address = format!("ws://{}/graphql/ws", server.address);
        let mut request = address.into_client_request().unwrap();
        let protocol = ("sec-websocket-protocol", "graphql-transport-ws");
        for (name, value) in headers.iter().chain([&protocol]) {
            let value = HeaderValue::from_str(value).unwrap();
            request.headers_mut().insert(*name, value);
        }
        match connect_async(request).await {
            Ok((socket, answer)) => {
                let spoken = answer.headers().get(protocol.0);
                assert_eq!(spoken.unwrap(), protocol.1);
                Ok(Self(socket))
            }
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Opens a socket for the session of a token and greets.
    pub async fn greeted(server: &TestServer, token: &str) -> Self {
        let cookie = format!("cordee={token}");
        let mut socket = Self::open(server, &[("cookie", &cookie)]).await.unwrap();
        socket.say(json!({"type": "connection_init"})).await;
        assert_eq!(
            socket.hear().await,
            Word::Message(json!({"type": "connection_ack"}))
        );
        socket
    }

    /// Says something.
    pub async fn say(&mut self, message: Value) {
        let text = Message::text(message.to_string());
        self.0.send(text).await.unwrap();
    }

    /// Subscribes under an id.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: Value) {
        let payload = json!({"query": query, "variables": variables});
        self.say(json!({"type": "subscribe", "id": id, "payload": payload}))
            .await;
    }

    /// The next word of the server.
    pub async fn hear(&mut self) -> Word {
        loop {
            let heard = tokio::time::timeout(PATIENCE, self.0.next());
            match heard.await.expect("the server says nothing") {
                Some(Ok(Message::Text(text))) => {
                    return Word::Message(serde_json::from_str(text.as_str()).unwrap());
                }
                Some(Ok(Message::Close(frame))) => {
                    return Word::Closed(frame.map(|frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Word::Closed(None),
            }
        }
    }

    /// The payload of the next event, or nothing when the subscription is complete.
    pub async fn event(&mut self, id: &str) -> Option<Value> {
        let Word::Message(mut message) = self.hear().await else {
            panic!("the socket was closed");
        };
        assert_eq!(message["id"], id, "{message}");
        match message["type"].as_str().unwrap() {
            "next" => Some(message["payload"].take()),
            "complete" => None,
            _ => panic!("{message}"),
        }
    }
}
