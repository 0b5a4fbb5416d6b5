//! What the server says about itself.

use async_graphql::SimpleObject;

/// What the server says about itself.
#[derive(Clone, Debug, SimpleObject)]
pub struct ServerInfo {
    /// The version of the product.
    pub version: String,
}
