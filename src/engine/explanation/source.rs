//! What explanations are made from: the question, what the candidates bring, and the compiled problem.

use domain::groupings::coverage::Coverage;
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::grouping::LotQuestion;

use crate::brought::{Brought, member_of};
use crate::constraints::membership::Role;
use crate::problem::Problem;

/// What an answer is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The question.
    pub question: &'a LotQuestion,
    /// What the candidates bring.
    pub brought: &'a Brought<'a>,
    /// The question compiled.
    pub problem: &'a Problem,
}

/// The group as members of a coverage, by company id; without a lead unless one is named.
#[must_use]
pub fn members_of<'a>(
    source: Source<'a>,
    group: &[usize],
    lead: Option<usize>,
) -> Vec<GroupMember<'a>> {
    let mut sorted = group.to_vec();
    sorted.sort_unstable();
    sorted
        .iter()
        .filter_map(|index| {
            let player = source.problem.players.get(*index)?;
            let candidate = source.brought.candidates.get(player.source)?;
            Some(GroupMember {
                is_lead: lead == Some(*index),
                ..member_of(candidate, player.role == Role::Subcontractor)
            })
        })
        .collect()
}

/// The coverage of the lot by a group.
#[must_use]
pub fn coverage_by(source: Source<'_>, group: &[usize], lead: Option<usize>) -> Coverage {
    coverage_of(
        &source.question.requirements,
        &members_of(source, group, lead),
        &source.question.vocabulary,
        source.question.valid_on,
    )
}
