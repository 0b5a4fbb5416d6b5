//! Who asks, and what that person may do: the only door between the use cases and the permission matrix.

use std::collections::BTreeSet;

use domain::access::account::{Account, Language, Role, RoleGrant};
use domain::values::ids::{AccountId, ClusterId, CompanyId, SessionId};

use crate::application::app_error::AppError;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::permissions::Permissions;
use crate::authorization::standing::Standing;
use crate::authorization::subject::Subject;

/// Which clusters a reader looks into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClusterScope {
    /// All of them.
    All,
    /// These only.
    Only(BTreeSet<ClusterId>),
}

/// Whoever asks: a visitor, a signed-in person, or the command line on the server.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    standing: Standing,
    account: Option<Account>,
    grants: Vec<RoleGrant>,
    session_id: Option<SessionId>,
    language: Language,
}

impl Actor {
    /// A visitor who is not signed in.
    #[must_use]
    pub fn anonymous(language: Language) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }

    /// The command line on the server itself. Whoever can start it can read the database anyway.
    #[must_use]
    pub fn local_operator(language: Language) -> Self {
        Self {
            standing: Standing {
                is_operator: true,
                ..Standing::default()
            },
            language,
            ..Self::default()
        }
    }

    /// A signed-in person. `company_clusters` tells for each company of the grants the clusters that it belongs to.
    #[must_use]
    pub fn signed_in(
        account: Account,
        grants: Vec<RoleGrant>,
        company_clusters: std::collections::BTreeMap<CompanyId, Vec<ClusterId>>,
        session_id: Option<SessionId>,
    ) -> Self {
        Self {
            standing: Standing {
                is_operator: false,
                account_id: Some(account.id),
                roles: grants.iter().map(|grant| grant.role).collect(),
                company_clusters,
            },
            language: account.language,
            account: Some(account),
            grants,
            session_id,
        }
    }

    /// The account, when someone is signed in.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// The account's id, when someone is signed in.
    #[must_use]
    pub fn account_id(&self) -> Option<AccountId> {
        self.standing.account_id
    }

    /// The session of the request.
    #[must_use]
    pub fn session_id(&self) -> Option<SessionId> {
        self.session_id
    }

    /// The roles of the account.
    #[must_use]
    pub fn grants(&self) -> &[RoleGrant] {
        &self.grants
    }

    /// The language to answer in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether this is the command line on the server itself.
    #[must_use]
    pub fn is_operator(&self) -> bool {
        self.standing.is_operator
    }

    /// Whether someone is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.standing.account_id.is_some()
    }

    /// Whether the person administers the network.
    #[must_use]
    pub fn is_network_administrator(&self) -> bool {
        self.standing.roles.contains(&Role::NetworkAdministrator)
    }

    /// Whether the person coordinates the cluster.
    #[must_use]
    pub fn coordinates(&self, cluster_id: ClusterId) -> bool {
        self.standing.roles.contains(&Role::Coordinator(cluster_id))
    }

    /// The clusters that the person coordinates.
    #[must_use]
    pub fn coordinated_clusters(&self) -> BTreeSet<ClusterId> {
        self.standing
            .roles
            .iter()
            .filter_map(|role| role.cluster_id())
            .collect()
    }

    /// Whether the person manages the company.
    #[must_use]
    pub fn manages(&self, company_id: CompanyId) -> bool {
        self.standing
            .roles
            .contains(&Role::CompanyManager(company_id))
    }

    /// Whether the person contributes to the company, or manages it.
    #[must_use]
    pub fn contributes_to(&self, company_id: CompanyId) -> bool {
        self.own_companies().contains(&company_id)
    }

    /// The companies that the person manages.
    #[must_use]
    pub fn managed_companies(&self) -> BTreeSet<CompanyId> {
        self.standing
            .roles
            .iter()
            .filter_map(|role| match role {
                Role::CompanyManager(company_id) => Some(*company_id),
                _ => None,
            })
            .collect()
    }

    /// The companies that the person manages or contributes to.
    #[must_use]
    pub fn own_companies(&self) -> BTreeSet<CompanyId> {
        self.standing
            .roles
            .iter()
            .filter_map(|role| role.company_id())
            .collect()
    }

    /// The clusters that the person's companies belong to.
    #[must_use]
    pub fn home_clusters(&self) -> BTreeSet<ClusterId> {
        self.standing
            .company_clusters
            .values()
            .flatten()
            .copied()
            .collect()
    }

    /// The clusters that the person belongs to: coordinated ones and those of its companies; all for network
    /// administrators and the command line.
    #[must_use]
    pub fn visible_clusters(&self) -> ClusterScope {
        if self.is_network_administrator() || self.is_operator() {
            return ClusterScope::All;
        }
        let mut clusters = self.coordinated_clusters();
        clusters.extend(self.home_clusters());
        ClusterScope::Only(clusters)
    }

    /// Whether the person may do the operation on the object. For `viewerCan…` fields and for narrowing lists.
    #[must_use]
    pub fn may(&self, operation: Operation, subject: &Subject) -> bool {
        Permissions::embedded()
            .is_ok_and(|permissions| permissions.allows(operation, &self.standing, subject))
    }

    /// Whether the person may do the operation on some object at all.
    #[must_use]
    pub fn may_somewhere(&self, operation: Operation) -> bool {
        Permissions::embedded()
            .is_ok_and(|permissions| permissions.allows_somewhere(operation, &self.standing))
    }

    /// Whether the person may read fields of the class on the object.
    #[must_use]
    pub fn may_read(&self, class: FieldClass, subject: &Subject) -> bool {
        Permissions::embedded()
            .is_ok_and(|permissions| permissions.allows_reading(class, &self.standing, subject))
    }

    /// Asks before anything is loaded: may the person do this on some object at all?
    ///
    /// # Errors
    /// `Unauthenticated` when nobody is signed in and someone must be, `Forbidden` when no role of the person does.
    pub fn require_somewhere(&self, operation: Operation) -> Result<(), AppError> {
        if self.may_somewhere(operation) {
            Ok(())
        } else {
            Err(self.refusal())
        }
    }

    /// Asks once the object is known.
    ///
    /// # Errors
    /// `Unauthenticated` when nobody is signed in and someone must be, `NotFound` when the person may not even know of
    /// the object, `Forbidden` otherwise.
    pub fn require(&self, operation: Operation, subject: &Subject) -> Result<(), AppError> {
        self.require_somewhere(operation)?;
        let permissions = Permissions::embedded().map_err(AppError::internal)?;
        if permissions.allows(operation, &self.standing, subject) {
            return Ok(());
        }
        let sight = permissions.sight_of(operation);
        let knows = sight != operation && permissions.allows(sight, &self.standing, subject);
        Err(if knows {
            AppError::Forbidden
        } else {
            AppError::NotFound
        })
    }

    /// Whether the other stands for the same: the same account with the same roles over companies of the same clusters.
    #[must_use]
    pub fn has_same_rights_as(&self, other: &Self) -> bool {
        self.standing == other.standing
    }

    fn refusal(&self) -> AppError {
        if self.is_signed_in() || self.is_operator() {
            AppError::Forbidden
        } else {
            AppError::Unauthenticated
        }
    }
}
