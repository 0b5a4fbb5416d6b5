//! A scenario as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::consortia::consortium::MemberRole as Role;
use domain::values::ids::CompanyId;

use crate::application::actor::Actor;
use crate::application::groupings::trying::scenarios::ScenarioOfCall;
use crate::authorization::operation::Operation;
use crate::graphql::enums::consortia::MemberRole;
use crate::graphql::node_id::show;

/// A group that coordinators keep for a lot to compare it with others, before anybody is asked. Read by the coordinators
/// of the cluster and, once it is shared, by the managers of the companies in it.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Scenario {
    /// The record inside.
    #[graphql(skip)]
    pub inside: ScenarioOfCall,
    /// Its id.
    pub id: ID,
    /// How people call it.
    pub name: String,
    /// Its companies.
    pub members: Vec<ScenarioMember>,
    /// Whether the managers of its companies may read it.
    pub is_shared: bool,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change and delete it.
    pub viewer_can_update: bool,
}

/// A company of a scenario.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ScenarioMember {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// What it would do.
    pub role: MemberRole,
}

impl Scenario {
    /// The scenario as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, inside: ScenarioOfCall) -> Self {
        let scenario = &inside.scenario;
        let member = |(company_id, role): &(CompanyId, Role)| ScenarioMember {
            company_id: *company_id,
            role: (*role).into(),
        };
        Self {
            id: show(scenario.id),
            name: scenario.name.to_string(),
            members: scenario.members.iter().map(member).collect(),
            is_shared: scenario.is_shared,
            version: scenario.record.version,
            created_at: scenario.record.created_at,
            updated_at: scenario.record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateScenario, &inside.subject),
            inside,
        }
    }
}
