//! The demands of a lot that share people out, read from what the members declare.

use crate::groupings::coverage_rule::contribution::{Asked, GroupMember, capability_answers};
use crate::groupings::coverage_rule::fte_share::{
    FteDemand, FtePart, FteShare, FteSupply, reached_by_each, share_out,
};
use crate::groupings::coverage_rule::requirement_state::{
    demanded_amount, is_shared_fte, subcontractor_counts,
};
use crate::procurement::requirement::{Demand, Importance, Requirement};
use crate::values::ids::{CapabilityId, RequirementId};

/// What a mandatory demand is worth beside a desirable one of weight 1 when people do not suffice for all.
const MANDATORY_WORTH: i64 = 10_000;

/// The demands of the lot that share people out, and what each member can supply to them.
pub struct SharedFte {
    /// The requirements whose demands they are, in the lot's order.
    pub requirement_ids: Vec<RequirementId>,
    /// The demands, in the same order.
    pub demands: Vec<FteDemand>,
    /// One a member, in order.
    supplies: Vec<FteSupply>,
}

impl SharedFte {
    /// Reads the demands and the supplies.
    #[must_use]
    pub fn new(asked: Asked<'_>, members: &[GroupMember<'_>]) -> Self {
        let shared = shared_requirements(asked);
        Self {
            requirement_ids: shared.iter().map(|requirement| requirement.id).collect(),
            demands: shared
                .iter()
                .map(|requirement| FteDemand {
                    tenths: u32::try_from(demanded_amount(&requirement.demand)).unwrap_or(u32::MAX),
                    worth: match requirement.importance {
                        Importance::Mandatory => MANDATORY_WORTH,
                        Importance::Desirable(weight) => i64::from(weight),
                    },
                })
                .collect(),
            supplies: members
                .iter()
                .map(|member| fte_supply(asked, &shared, member))
                .collect(),
        }
    }

    /// The place of a requirement among the demands.
    #[must_use]
    pub fn place_of(&self, requirement_id: RequirementId) -> Option<usize> {
        self.requirement_ids
            .iter()
            .position(|id| *id == requirement_id)
    }

    /// How the members that are kept share out; those that are not give nothing.
    #[must_use]
    pub fn share(&self, is_kept: impl Fn(usize) -> bool) -> FteShare {
        share_out(&self.demands, &self.kept(is_kept))
    }

    /// The most that each demand can be given while the other covered ones keep theirs.
    #[must_use]
    pub fn reached(&self, share: &FteShare, is_kept: impl Fn(usize) -> bool) -> Vec<u64> {
        reached_by_each(&self.demands, &self.kept(is_kept), &share.is_covered)
    }

    /// Whether a member can supply anything.
    #[must_use]
    pub fn has_supply(&self, member: usize) -> bool {
        self.supplies
            .get(member)
            .is_some_and(|supply| !supply.parts.is_empty())
    }

    fn kept(&self, is_kept: impl Fn(usize) -> bool) -> Vec<FteSupply> {
        self.supplies
            .iter()
            .enumerate()
            .map(|(member, supply)| {
                if is_kept(member) {
                    supply.clone()
                } else {
                    FteSupply::default()
                }
            })
            .collect()
    }
}

/// The requirements that share people out, by their place in the lot: when people do not suffice for all, the order
/// in which requirements are handed over must not decide.
fn shared_requirements(asked: Asked<'_>) -> Vec<&Requirement> {
    let mut shared: Vec<&Requirement> = asked
        .requirements
        .iter()
        .filter(|requirement| is_shared_fte(requirement))
        .collect();
    shared.sort_by_key(|requirement| (requirement.position, requirement.id));
    shared
}

fn fte_supply(asked: Asked<'_>, shared: &[&Requirement], member: &GroupMember<'_>) -> FteSupply {
    let named = named_parts(asked, shared, member);
    FteSupply {
        in_all: member.holder.fte_in_all().0,
        parts: named.into_iter().map(|(_, part)| part).collect(),
    }
}

/// What stands behind each capability that has people for a demand, by capability.
fn named_parts(
    asked: Asked<'_>,
    shared: &[&Requirement],
    member: &GroupMember<'_>,
) -> Vec<(CapabilityId, FtePart)> {
    let mut parts = vec![FtePart::default(); member.holder.capabilities.len()];
    for (place, requirement) in shared.iter().enumerate() {
        let Demand::Competency {
            competency_id,
            min_level,
            ..
        } = requirement.demand
        else {
            continue;
        };
        if member.is_subcontractor && !subcontractor_counts(requirement) {
            continue;
        }
        let wanted = (competency_id, min_level);
        for answer in capability_answers(wanted, member.holder, asked.vocabulary, asked.on) {
            if let Some(part) = parts.get_mut(answer.index).filter(|_| answer.counts) {
                part.tenths = answer.fte.0;
                part.demands.push(place);
            }
        }
    }
    let capabilities = member.holder.capabilities.iter();
    let mut named: Vec<_> = capabilities.map(|one| one.id).zip(parts).collect();
    named.retain(|(_, part)| part.tenths > 0 && !part.demands.is_empty());
    named.sort_by_key(|(capability_id, _)| *capability_id);
    named
}

/// The people that one company can supply to the demands of the lot that share them out, for a company that is not
/// in a group yet; demands are named by their places among those of the lot.
#[must_use]
pub fn supply_of(asked: Asked<'_>, member: &GroupMember<'_>) -> FteSupply {
    fte_supply(asked, &shared_requirements(asked), member)
}

/// As `supply_of`, with the capability behind each part.
#[must_use]
pub fn named_supply_of(asked: Asked<'_>, member: &GroupMember<'_>) -> Vec<(CapabilityId, FtePart)> {
    named_parts(asked, &shared_requirements(asked), member)
}
