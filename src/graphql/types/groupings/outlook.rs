//! What would change a group that is tried out, as the API shows it.

use async_graphql::{ID, SimpleObject};
use domain::consortia::violation;
use domain::groupings::outlook;
use domain::values::ids::CompanyId;

use crate::application::groupings::trying::outlook::GroupOutlook as Found;
use crate::graphql::enums::coverage::NewcomerEffectKind;
use crate::graphql::node_id::show;

/// What a group that is tried out lacks, who would change that, what each withdrawal would break, and the rules that it
/// would run into.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct GroupOutlook {
    /// The rules inside.
    #[graphql(skip)]
    pub found_violations: Vec<violation::Violation>,
    /// What the group does not cover, in the lot's order; free texts, which people judge, aside.
    pub open_positions: Vec<OpenPosition>,
    /// The companies whose joining would change something for the better, the best first.
    pub newcomers: Vec<Newcomer>,
    /// What each member's withdrawal would break.
    pub departures: Vec<Departure>,
}

/// A requirement that the group does not cover.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct OpenPosition {
    /// The id of the requirement.
    pub requirement_id: ID,
    /// The ids inside.
    #[graphql(skip)]
    pub company_ids: Vec<CompanyId>,
}

/// The difference that a company would make by joining as a member.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Newcomer {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// What would change, in the lot's order.
    pub effects: Vec<NewcomerEffect>,
}

/// What a company's joining changes for a requirement.
#[derive(Clone, SimpleObject)]
pub struct NewcomerEffect {
    /// The id of the requirement.
    pub requirement_id: ID,
    /// What changes.
    pub kind: NewcomerEffectKind,
}

/// What a member's withdrawal would break.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Departure {
    /// The member's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The ids inside.
    #[graphql(skip)]
    pub reserve_ids: Vec<CompanyId>,
    /// The ids of mandatory requirements that the others do not cover. When the lead goes, the best other member that may
    /// lead takes its place.
    pub lost: Vec<ID>,
}

impl From<Found> for GroupOutlook {
    fn from(found: Found) -> Self {
        let outlook = found.outlook;
        Self {
            found_violations: found.violations,
            open_positions: outlook.open_positions.into_iter().map(position).collect(),
            newcomers: outlook.newcomers.into_iter().map(newcomer).collect(),
            departures: outlook.departures.into_iter().map(departure).collect(),
        }
    }
}

fn position(found: outlook::OpenPosition) -> OpenPosition {
    OpenPosition {
        requirement_id: show(found.requirement_id),
        company_ids: found.company_ids,
    }
}

fn newcomer(found: outlook::Newcomer) -> Newcomer {
    let effects = found.effects.into_iter();
    let effects = effects.map(|(requirement_id, effect)| NewcomerEffect {
        requirement_id: show(requirement_id),
        kind: effect.into(),
    });
    Newcomer {
        company_id: found.company_id,
        effects: effects.collect(),
    }
}

fn departure(found: outlook::Departure) -> Departure {
    Departure {
        company_id: found.company_id,
        reserve_ids: found.reserve_ids,
        lost: found.lost.into_iter().map(show).collect(),
    }
}
