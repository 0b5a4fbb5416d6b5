//! What a question of permission is about: whose the object is, and in which state.

use domain::access::account::RoleKind;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberRole, MemberState};
use domain::directory::company::Company;
use domain::groupings::scenario::Scenario;
use domain::imports::import::{ImportRun, ImportTarget};
use domain::procurement::call::{CallForTender, CallStatus};
use domain::values::ids::{AccountId, ClusterId, CompanyId};

/// A company's place in a consortium, as far as permission depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which company.
    pub company_id: CompanyId,
    /// Where it stands.
    pub state: MemberState,
    /// What it does.
    pub role: MemberRole,
}

/// The object of a question. What is absent is no condition that could hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Whose account it is, or who made it.
    pub account_id: Option<AccountId>,
    /// The clusters that it belongs to.
    pub cluster_ids: Vec<ClusterId>,
    /// The companies that it belongs to.
    pub company_ids: Vec<CompanyId>,
    /// The status of its call.
    pub call_status: Option<CallStatus>,
    /// The state of its consortium.
    pub consortium_state: Option<ConsortiumState>,
    /// The members of its consortium.
    pub memberships: Vec<Membership>,
    /// The role that would be given or taken.
    pub role_given: Option<RoleKind>,
    /// What a workbook is imported as.
    pub import_target: Option<ImportTarget>,
}

impl Subject {
    /// Nothing in particular.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The person's account itself.
    #[must_use]
    pub fn account(account_id: AccountId) -> Self {
        Self {
            account_id: Some(account_id),
            ..Self::default()
        }
    }

    /// A cluster, or something made in it.
    #[must_use]
    pub fn cluster(cluster_id: ClusterId) -> Self {
        Self {
            cluster_ids: vec![cluster_id],
            ..Self::default()
        }
    }

    /// A company, or something that it declares.
    #[must_use]
    pub fn company(company: &Company) -> Self {
        Self {
            cluster_ids: company.cluster_ids.clone(),
            company_ids: vec![company.id],
            ..Self::default()
        }
    }

    /// A call, its lots, their requirements, and what is made for them.
    #[must_use]
    pub fn call(call: &CallForTender) -> Self {
        Self {
            cluster_ids: vec![call.cluster_id],
            call_status: Some(call.status),
            ..Self::default()
        }
    }

    /// A company's interest in a lot of a call.
    #[must_use]
    pub fn interest(call: &CallForTender, company_id: CompanyId) -> Self {
        Self {
            company_ids: vec![company_id],
            ..Self::call(call)
        }
    }

    /// A consortium.
    #[must_use]
    pub fn consortium(consortium: &Consortium) -> Self {
        Self {
            cluster_ids: vec![consortium.cluster_id],
            company_ids: consortium
                .members
                .iter()
                .map(|member| member.company_id)
                .collect(),
            consortium_state: Some(consortium.state),
            memberships: consortium
                .members
                .iter()
                .map(|member| Membership {
                    company_id: member.company_id,
                    state: member.state,
                    role: member.role,
                })
                .collect(),
            ..Self::default()
        }
    }

    /// A scenario for a lot of a call: its companies count once it is shared.
    #[must_use]
    pub fn scenario(scenario: &Scenario, call: &CallForTender) -> Self {
        let members = scenario.members.iter().filter(|_| scenario.is_shared);
        Self {
            company_ids: members.map(|(company_id, _)| *company_id).collect(),
            ..Self::call(call)
        }
    }

    /// One company's membership of a consortium: the others' managers have no say in it.
    #[must_use]
    pub fn membership(consortium: &Consortium, company_id: CompanyId) -> Self {
        Self {
            company_ids: vec![company_id],
            ..Self::consortium(consortium)
        }
    }

    /// An import into a cluster that is about to be made.
    #[must_use]
    pub fn import_into(cluster_id: ClusterId, target: ImportTarget) -> Self {
        Self {
            import_target: Some(target),
            ..Self::cluster(cluster_id)
        }
    }

    /// An import that was made.
    #[must_use]
    pub fn import(run: &ImportRun) -> Self {
        Self {
            account_id: run.account_id,
            ..Self::import_into(run.cluster_id, run.target)
        }
    }

    /// The same object, with the role that would be given or taken over it.
    #[must_use]
    pub fn giving(self, role: RoleKind) -> Self {
        Self {
            role_given: Some(role),
            ..self
        }
    }
}
