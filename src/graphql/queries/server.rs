//! Questions about the server itself.

use async_graphql::{Context, Object, Result};

use crate::application::server_info::server_info;
use crate::graphql::app_error::top_level;
use crate::graphql::request_scope::scope;
use crate::graphql::types::server::ServerInfo;

/// Questions about the server itself.
#[derive(Default)]
pub struct ServerQueries;

#[Object]
impl ServerQueries {
    /// What the server says about itself. For anyone.
    async fn server_info(&self, ctx: &Context<'_>) -> Result<ServerInfo> {
        let scope = scope(ctx)?;
        let info = server_info(&scope.app, &scope.actor)
            .await
            .map_err(top_level)?;
        Ok(info.into())
    }
}
