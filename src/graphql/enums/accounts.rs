//! Accounts and languages: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// The language of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::access::account::Language")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// The kind of a role, without what it is held over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::access::account::RoleKind")]
pub enum RoleKind {
    /// Clusters, accounts, vocabulary; not the content of consortia.
    NetworkAdministrator,
    /// Calls, suggestions and consortia of one cluster.
    Coordinator,
    /// Everything of one company.
    CompanyManager,
    /// The capabilities of one company.
    CompanyContributor,
}
