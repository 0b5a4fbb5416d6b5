//! What the API is given to change what companies have won.

use async_graphql::{ID, InputObject};

/// Which contract is forgotten.
#[derive(InputObject)]
pub struct DeleteAwardInput {
    /// Which award.
    pub award_id: ID,
    /// The version that was read.
    pub version: i32,
}
