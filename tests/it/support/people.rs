//! People who ask: one for each role that the permission matrix tells apart.

use std::collections::BTreeMap;

use cordee::application::actor::Actor;
use domain::access::account::{Account, Language, Role, RoleGrant};
use domain::values::ids::{ClusterId, CompanyId, RoleGrantId};

use super::records::{account, now};

/// A visitor.
pub fn visitor() -> Actor {
    Actor::anonymous(Language::Fr)
}

/// A person with one role; `clusters` are those of the role's company.
pub fn person(name: &str, role: Role, clusters: &[ClusterId]) -> (Account, Actor) {
    let account = account(name);
    let grant = RoleGrant {
        id: RoleGrantId::new(),
        account_id: account.id,
        role,
        created_at: now(),
    };
    let company_clusters: BTreeMap<CompanyId, Vec<ClusterId>> = match role {
        Role::CompanyManager(company_id) | Role::CompanyContributor(company_id) => {
            BTreeMap::from([(company_id, clusters.to_vec())])
        }
        Role::NetworkAdministrator | Role::Coordinator(_) => BTreeMap::new(),
    };
    let actor = Actor::signed_in(account.clone(), vec![grant], company_clusters, None);
    (account, actor)
}
