//! What the members of a group bring, as a table of requirements and members, and how each requirement stands.

use crate::groupings::coverage::{Contribution, ContributionAnswer, CoverageState};
use crate::groupings::coverage_rule::contribution::{Asked, GroupMember, contribution_of};
use crate::groupings::coverage_rule::requirement_state::{
    Seat, Standing, standing_of, subcontractor_counts,
};
use crate::groupings::coverage_rule::shared_fte::SharedFte;
use crate::procurement::requirement::{Demand, Judgement, Requirement};

/// What every member brings to every requirement.
pub struct ContributionTable<'a> {
    /// The requirements, in order.
    pub requirements: &'a [Requirement],
    /// The members, in order.
    pub members: &'a [GroupMember<'a>],
    /// By requirement, then member.
    cells: Vec<Vec<Option<Contribution>>>,
}

impl<'a> ContributionTable<'a> {
    /// Reads what the members declare.
    #[must_use]
    pub fn new(asked: Asked<'a>, members: &'a [GroupMember<'a>]) -> Self {
        let cells = asked
            .requirements
            .iter()
            .map(|requirement| {
                members
                    .iter()
                    .map(|member| {
                        contribution_of(requirement, member.holder, asked.vocabulary, asked.on)
                    })
                    .collect()
            })
            .collect();
        Self {
            requirements: asked.requirements,
            members,
            cells,
        }
    }

    /// The table of some of the members, given by their places in this one; they may have other roles there.
    #[must_use]
    pub fn of_some<'b>(
        &self,
        members: &'b [GroupMember<'b>],
        places: &[usize],
    ) -> ContributionTable<'b>
    where
        'a: 'b,
    {
        let pick = |row: &Vec<Option<Contribution>>| {
            let cells = places
                .iter()
                .map(|place| row.get(*place).cloned().flatten());
            cells.collect()
        };
        ContributionTable {
            requirements: self.requirements,
            members,
            cells: self.cells.iter().map(pick).collect(),
        }
    }

    /// Whether a member, given by its place, brings something to one of some requirements, if only something near.
    #[must_use]
    pub fn brings_to(&self, member: usize, requirements: &[usize]) -> bool {
        requirements.iter().any(|requirement| {
            let row = self.cells.get(*requirement);
            row.and_then(|row| row.get(member))
                .is_some_and(Option::is_some)
        })
    }

    /// What the members that are kept bring to one requirement; members are named by their places.
    #[must_use]
    pub fn seats(&self, requirement: usize, is_kept: impl Fn(usize) -> bool) -> Vec<Seat<'_>> {
        self.members
            .iter()
            .zip(self.cells.get(requirement).into_iter().flatten())
            .enumerate()
            .filter(|(member, _)| is_kept(*member))
            .map(|(_, (member, contribution))| Seat {
                contribution: contribution.as_ref(),
                is_lead: member.is_lead,
                is_subcontractor: member.is_subcontractor,
            })
            .collect()
    }

    /// How every requirement stands with the members that are kept.
    #[must_use]
    pub fn standings(
        &self,
        shared: &SharedFte,
        is_kept: impl Fn(usize) -> bool + Copy,
    ) -> Vec<Standing> {
        let share = shared.share(is_kept);
        let reached = shared.reached(&share, is_kept);
        self.requirements
            .iter()
            .enumerate()
            .map(|(index, requirement)| {
                if requirement.demand == Demand::FreeText {
                    return judged_standing(requirement.judgement.as_ref());
                }
                let standing = standing_of(requirement, &self.seats(index, is_kept));
                match shared.place_of(requirement.id) {
                    Some(place) => shared_standing(
                        standing,
                        share.is_covered.get(place).copied().unwrap_or_default(),
                        reached.get(place).copied().unwrap_or_default(),
                    ),
                    None => standing,
                }
            })
            .collect()
    }

    /// The cells that are not empty; what does not count because of the member's role is `Partial`.
    #[must_use]
    pub fn into_cells(self) -> Vec<Contribution> {
        let members = self.members;
        self.requirements
            .iter()
            .zip(self.cells)
            .flat_map(|(requirement, row)| {
                row.into_iter()
                    .zip(members)
                    .filter_map(|(contribution, member)| {
                        let counts_not =
                            member.is_subcontractor && !subcontractor_counts(requirement);
                        let mut shown = contribution?;
                        if counts_not {
                            shown.answer = ContributionAnswer::Partial;
                        }
                        Some(shown)
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

fn judged_standing(judgement: Option<&Judgement>) -> Standing {
    let state = match judgement {
        Some(judgement) if judgement.is_covered => CoverageState::Covered,
        Some(_) => CoverageState::Missing,
        None => CoverageState::ToJudge,
    };
    Standing {
        state,
        n_counting: 0,
        reached: i64::from(state == CoverageState::Covered),
        demanded: 1,
    }
}

fn shared_standing(standing: Standing, is_covered: bool, reached: u64) -> Standing {
    let state = match standing.state {
        _ if is_covered => CoverageState::Covered,
        CoverageState::Missing => CoverageState::Missing,
        _ => CoverageState::Partly,
    };
    Standing {
        state,
        reached: i64::try_from(reached).unwrap_or(i64::MAX),
        ..standing
    }
}
