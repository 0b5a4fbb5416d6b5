//! What can be asked about an answer of the engine: what a company would cost, whether fewer would do, what one
//! withdrawal breaks, and what one goal costs in another. All of it is data; sentences are made where they are shown.

use serde::{Deserialize, Serialize};

use crate::groupings::grouping::Objective;
use crate::groupings::suggestion::{ConflictElement, ObjectiveValue, Suggestion};
use crate::values::ids::{CompanyId, RequirementId};

/// Why a company is not in the best grouping, and what it would cost to have it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyNot {
    /// The company asked about.
    pub company_id: CompanyId,
    /// Whether the coordinator has excluded it; the verdict looks away from that.
    pub is_excluded: bool,
    /// The answer.
    pub verdict: WhyNotVerdict,
}

/// The answer to *why not this company?*
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WhyNotVerdict {
    /// It is in the best grouping.
    IsIn,
    /// It can be in; the best grouping with it has this price.
    Price {
        /// The best grouping with it.
        grouping: Box<Suggestion>,
        /// What each goal changes by, in the order of the options; 0 everywhere means an equally good grouping.
        change: Vec<ObjectiveValue>,
        /// Whether no grouping with it is better.
        is_proven: bool,
    },
    /// No grouping has it as long as these rules hold: a smallest set, of which none can be spared.
    RuledOut {
        /// The rules.
        elements: Vec<ConflictElement>,
    },
    /// The search was ended before that was known.
    Unknown,
}

/// Whether a grouping is larger than it needs to be: what French and European competition law asks of competitors who
/// bid together (a single member, or a part of them, must not have been able to bid alone).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Necessity {
    /// The companies any one of which could take the lot alone, members first, then by id.
    pub alone: Vec<CompanyId>,
    /// A smallest part of the grouping that could take the lot without the others; `None` when there is none.
    pub smaller_part: Option<Vec<CompanyId>>,
    /// The number of members of the grouping.
    pub n_members: u32,
    /// The fewest members that any grouping for the lot has; with `is_proven` false the fewest known.
    pub fewest_members: u32,
    /// How many companies of the cluster bring something that the lot asks.
    pub n_capable: u32,
    /// Whether all of this is proved; false when the search was ended before.
    pub is_proven: bool,
}

/// What happens when one member withdraws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The member that withdraws.
    pub company_id: CompanyId,
    /// The mandatory requirements that the others no longer cover.
    pub lost: Vec<RequirementId>,
    /// Whether none of the others may lead.
    pub leaves_no_lead: bool,
    /// The company from outside whose joining costs least, when something is lost and one company repairs it.
    pub reserve: Option<Reserve>,
}

impl Withdrawal {
    /// Whether the others can go on without anybody new.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        self.lost.is_empty() && !self.leaves_no_lead
    }
}

/// A company that could take a member's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserve {
    /// Which company.
    pub company_id: CompanyId,
    /// What each goal changes by against the whole grouping, in the order of the options.
    pub change: Vec<ObjectiveValue>,
}

/// What one goal costs in another: the points of two or three goals that nothing beats. Desirable requirements stay as
/// well covered as they can be, unless that is one of the goals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Front {
    /// The goals.
    pub goals: Vec<Objective>,
    /// The points that no other point beats in every goal, the smallest value of the first goal first.
    pub points: Vec<FrontPoint>,
    /// Whether every point is proved and none is missing.
    pub is_complete: bool,
}

/// One point of a front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontPoint {
    /// The value of each goal, small is good.
    pub values: Vec<i64>,
    /// A grouping with these values.
    pub grouping: Suggestion,
}
