//! The coverage of a lot by a group of companies on a day: the rule that screens, exports, the engine and its checker
//! are judged by.

use chrono::NaiveDate;

use crate::directory::competency::Vocabulary;
use crate::groupings::coverage::{Coverage, CoverageState, Redundancy, RequirementCoverage};
use crate::groupings::coverage_rule::contribution::{Asked, GroupMember};
use crate::groupings::coverage_rule::shared_fte::SharedFte;
use crate::groupings::coverage_rule::table::ContributionTable;
use crate::groupings::coverage_rule::withdrawal::stands_every_withdrawal;
use crate::groupings::suggestion::Assignment;
use crate::procurement::requirement::{Demand, Requirement};
use crate::values::quantity::FteTenths;

/// Who covers what of the lot, how safely, on the day.
#[must_use]
pub fn coverage_of(
    requirements: &[Requirement],
    members: &[GroupMember<'_>],
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Coverage {
    let asked = Asked {
        requirements,
        vocabulary,
        on,
    };
    let table = ContributionTable::new(asked, members);
    let shared = SharedFte::new(asked, members);
    Coverage {
        on,
        requirements: lines_of(&table, &shared),
        contributions: table.into_cells(),
    }
}

/// How each requirement stands with all members of the table, and what remains when one of them falls out.
#[must_use]
pub fn lines_of(table: &ContributionTable<'_>, shared: &SharedFte) -> Vec<RequirementCoverage> {
    let standings = table.standings(shared, |_| true);
    let redundancies = stands_every_withdrawal(table, shared, &standings);
    table
        .requirements
        .iter()
        .zip(standings)
        .zip(redundancies)
        .map(|((requirement, standing), is_safe)| RequirementCoverage {
            requirement_id: requirement.id,
            state: standing.state,
            redundancy: match (standing.state, is_safe) {
                (CoverageState::Covered, true) => Redundancy::Safe,
                (CoverageState::Covered, false) => Redundancy::Fragile,
                _ => Redundancy::Missing,
            },
            n_counting: standing.n_counting,
            reached: standing.reached,
            demanded: standing.demanded,
            is_judged_by_person: requirement.demand == Demand::FreeText
                && requirement.judgement.is_some(),
        })
        .collect()
}

/// Who gives how many people to which of the requirements that share them out; by requirement, then member.
#[must_use]
pub fn fte_assignments(
    requirements: &[Requirement],
    members: &[GroupMember<'_>],
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Vec<Assignment> {
    let shared = SharedFte::new(
        Asked {
            requirements,
            vocabulary,
            on,
        },
        members,
    );
    let mut gifts = shared.share(|_| true).gifts;
    gifts.sort_by_key(|gift| (gift.demand, gift.supply));
    gifts
        .into_iter()
        .filter_map(|gift| {
            Some(Assignment {
                requirement_id: shared.requirement_ids.get(gift.demand).copied()?,
                company_id: members.get(gift.supply)?.holder.company.id,
                fte: Some(FteTenths(gift.tenths)),
            })
        })
        .collect()
}
