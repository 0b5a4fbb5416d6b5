//! What a person stands for when asking: the account, its roles, and the clusters of the companies it acts for.

use std::collections::BTreeMap;

use domain::access::account::Role;
use domain::values::ids::{AccountId, ClusterId, CompanyId};

/// The standing of whoever asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether this is the command line on the server itself.
    pub is_operator: bool,
    /// The account, when someone is signed in.
    pub account_id: Option<AccountId>,
    /// The roles of the account.
    pub roles: Vec<Role>,
    /// For each company of the roles, the clusters that it belongs to.
    pub company_clusters: BTreeMap<CompanyId, Vec<ClusterId>>,
}

impl Standing {
    /// The clusters of a company that the person acts for.
    #[must_use]
    pub fn clusters_of(&self, company_id: CompanyId) -> &[ClusterId] {
        self.company_clusters
            .get(&company_id)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}
