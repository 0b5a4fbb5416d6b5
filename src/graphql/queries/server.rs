//! Questions about the server itself.

use async_graphql::Object;

use crate::graphql::types::server::ServerInfo;

/// Questions about the server itself.
#[derive(Default)]
pub struct ServerQueries;

#[Object]
impl ServerQueries {
    /// What the server says about itself.
    async fn server_info(&self) -> ServerInfo {
        ServerInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}
