//! What can be asked about a run of the engine as the API shows it.

use async_graphql::SimpleObject;
use domain::groupings::inquiry;
use domain::groupings::suggestion::Suggestion;
use domain::values::ids::{CompanyId, RequirementId};

use crate::graphql::enums::suggestions::{Objective, WhyNotKind};
use crate::graphql::types::suggestion::{ConflictElement, ObjectiveValue, objective_values};

/// A grouping that answers a question about a run; it is not stored and cannot be accepted.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct GroupingSketch {
    /// The grouping inside.
    #[graphql(skip)]
    pub inside: Suggestion,
    /// The value of each goal.
    pub objective: Vec<ObjectiveValue>,
}

/// Why a company is not in the best grouping, and what it would cost to have it in.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct WhyNot {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The kind of answer.
    pub kind: WhyNotKind,
    /// Whether the coordinator has excluded it; the answer looks away from that.
    pub is_excluded: bool,
    /// The best grouping with it, when it has a price.
    pub grouping: Option<GroupingSketch>,
    /// What each goal changes by, when it has a price; 0 everywhere means an equally good grouping.
    pub change: Vec<ObjectiveValue>,
    /// Whether no grouping with it is better, when it has a price.
    pub is_proven: bool,
    /// The rules that keep it out, when it is ruled out: a smallest set, of which none can be spared.
    pub elements: Vec<ConflictElement>,
}

/// Whether a grouping is larger than it needs to be, by what the companies can do and not by what anybody wishes.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Necessity {
    /// The answer inside.
    #[graphql(skip)]
    pub inside: inquiry::Necessity,
    /// The number of members of the grouping.
    pub n_members: u32,
    /// The fewest members that any grouping for the lot has.
    pub fewest_members: u32,
    /// How many companies of the cluster bring something that the lot asks.
    pub n_capable: u32,
    /// Whether all of this is proved; false when the search was ended before.
    pub is_proven: bool,
}

/// What happens when one member withdraws.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Withdrawal {
    /// The member's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The ids inside.
    #[graphql(skip)]
    pub lost_ids: Vec<RequirementId>,
    /// Whether the others can go on without anybody new.
    pub is_harmless: bool,
    /// Whether none of the others may lead.
    pub leaves_no_lead: bool,
    /// The company whose joining costs least, when something is lost and one company repairs it.
    pub reserve: Option<Reserve>,
}

/// A company that could take a member's place.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Reserve {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// What each goal changes by against the whole grouping.
    pub change: Vec<ObjectiveValue>,
}

/// What one goal costs in another: the points of two or three goals that nothing beats.
#[derive(Clone, SimpleObject)]
pub struct Front {
    /// The goals.
    pub goals: Vec<Objective>,
    /// The points that no other point beats in every goal, the smallest value of the first goal first.
    pub points: Vec<FrontPoint>,
    /// Whether every point is proved and none is missing.
    pub is_complete: bool,
}

/// One point of a front.
#[derive(Clone, SimpleObject)]
pub struct FrontPoint {
    /// The value of each goal, small is good.
    pub values: Vec<ObjectiveValue>,
    /// A grouping with these values.
    pub grouping: GroupingSketch,
}

impl From<Suggestion> for GroupingSketch {
    fn from(inside: Suggestion) -> Self {
        Self {
            objective: objective_values(&inside.objective),
            inside,
        }
    }
}

impl From<inquiry::WhyNot> for WhyNot {
    fn from(answer: inquiry::WhyNot) -> Self {
        let bare = |kind| Self {
            company_id: answer.company_id,
            kind,
            is_excluded: answer.is_excluded,
            grouping: None,
            change: Vec::new(),
            is_proven: false,
            elements: Vec::new(),
        };
        match answer.verdict {
            inquiry::WhyNotVerdict::IsIn => bare(WhyNotKind::IsIn),
            inquiry::WhyNotVerdict::Unknown => bare(WhyNotKind::Unknown),
            inquiry::WhyNotVerdict::Price {
                grouping,
                change,
                is_proven,
            } => Self {
                grouping: Some((*grouping).into()),
                change: objective_values(&change),
                is_proven,
                ..bare(WhyNotKind::Price)
            },
            inquiry::WhyNotVerdict::RuledOut { elements } => Self {
                elements: elements.into_iter().map(ConflictElement::from).collect(),
                ..bare(WhyNotKind::RuledOut)
            },
        }
    }
}

impl From<inquiry::Necessity> for Necessity {
    fn from(inside: inquiry::Necessity) -> Self {
        Self {
            n_members: inside.n_members,
            fewest_members: inside.fewest_members,
            n_capable: inside.n_capable,
            is_proven: inside.is_proven,
            inside,
        }
    }
}

impl From<inquiry::Withdrawal> for Withdrawal {
    fn from(inside: inquiry::Withdrawal) -> Self {
        Self {
            company_id: inside.company_id,
            is_harmless: inside.is_harmless(),
            leaves_no_lead: inside.leaves_no_lead,
            reserve: inside.reserve.map(|reserve| Reserve {
                company_id: reserve.company_id,
                change: objective_values(&reserve.change),
            }),
            lost_ids: inside.lost,
        }
    }
}

impl From<inquiry::Front> for Front {
    fn from(front: inquiry::Front) -> Self {
        let goals: Vec<Objective> = front.goals.into_iter().map(Into::into).collect();
        let point = |point: inquiry::FrontPoint| {
            let values = goals.iter().zip(point.values);
            FrontPoint {
                values: values
                    .map(|(objective, value)| ObjectiveValue {
                        objective: *objective,
                        value: value.into(),
                    })
                    .collect(),
                grouping: point.grouping.into(),
            }
        };
        Self {
            points: front.points.into_iter().map(point).collect(),
            is_complete: front.is_complete,
            goals,
        }
    }
}
