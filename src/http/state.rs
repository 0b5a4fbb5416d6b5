//! What every handler is given.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::application::app::App;
use crate::graphql::schema::CordeeSchema;

/// What every handler is given.
#[derive(Clone)]
pub struct HttpState {
    /// The product.
    pub app: Arc<App>,
    /// The schema.
    pub schema: CordeeSchema,
    /// What the operator said about the way to the server.
    pub site: Arc<Site>,
    /// How many web sockets may be open at the same time.
    pub web_sockets: Arc<Semaphore>,
}

/// How browsers reach the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The host and port of the public address, as browsers send them.
    pub host: String,
    /// Whether the public address is `https`.
    pub is_https: bool,
    /// Whether the headers of a proxy in front are believed.
    pub is_behind_proxy: bool,
}
