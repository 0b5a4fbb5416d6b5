//! Lists: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// Whether a list runs up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::page::Direction")]
pub enum OrderDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}
