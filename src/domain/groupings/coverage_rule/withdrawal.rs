//! What remains covered when any one company falls out. When the lead does, the best other company that accepts to
//! lead takes its place.

use crate::groupings::coverage::CoverageState;
use crate::groupings::coverage_rule::requirement_state::{Seat, Standing, standing_of};
use crate::groupings::coverage_rule::shared_fte::SharedFte;
use crate::groupings::coverage_rule::table::ContributionTable;
use crate::procurement::requirement::{Demand, Importance, RequirementScope};

/// For each requirement whether it stays covered whoever withdraws; `standings` are those of the whole group.
#[must_use]
pub fn stands_every_withdrawal(
    table: &ContributionTable<'_>,
    shared: &SharedFte,
    standings: &[Standing],
) -> Vec<bool> {
    let fte_losses = shared_fte_losses(table, shared);
    table
        .requirements
        .iter()
        .zip(standings)
        .enumerate()
        .map(|(index, (requirement, standing))| {
            if standing.state != CoverageState::Covered {
                return false;
            }
            if requirement.demand == Demand::FreeText {
                return true;
            }
            match shared.place_of(requirement.id) {
                Some(place) => !fte_losses.get(place).copied().unwrap_or_default(),
                None => stays_covered(table, index),
            }
        })
        .collect()
}

/// For each shared demand whether somebody's withdrawal uncovers it.
fn shared_fte_losses(table: &ContributionTable<'_>, shared: &SharedFte) -> Vec<bool> {
    let whole = shared.share(|_| true).is_covered;
    let mut is_lost = vec![false; whole.len()];
    for gone in (0..table.members.len()).filter(|member| shared.has_supply(*member)) {
        let rest = shared.share(|member| member != gone).is_covered;
        for ((is_lost, before), after) in is_lost.iter_mut().zip(&whole).zip(rest) {
            *is_lost |= *before && !after;
        }
    }
    is_lost
}

fn stays_covered(table: &ContributionTable<'_>, index: usize) -> bool {
    let Some(requirement) = table.requirements.get(index) else {
        return false;
    };
    (0..table.members.len()).all(|gone| {
        let mut seats = table.seats(index, |member| member != gone);
        let lead_is_gone = table.members.get(gone).is_some_and(|member| member.is_lead);
        if lead_is_gone && requirement.scope == RequirementScope::Lead {
            let next_lead = best_other_lead(table, gone);
            for (seat, member) in seats
                .iter_mut()
                .zip((0..table.members.len()).filter(|member| *member != gone))
            {
                seat.is_lead = next_lead == Some(member);
            }
        }
        standing_of(requirement, &seats).state == CoverageState::Covered
    })
}

/// The member, other than `gone`, that meets most of what is asked of the lead, mandatory demands first; the first of
/// equals.
fn best_other_lead(table: &ContributionTable<'_>, gone: usize) -> Option<usize> {
    (0..table.members.len())
        .filter(|member| *member != gone)
        .filter(|member| {
            table
                .members
                .get(*member)
                .is_some_and(|member| member.holder.company.may_lead && !member.is_subcontractor)
        })
        .max_by_key(|member| (worth_as_lead(table, *member), std::cmp::Reverse(*member)))
}

fn worth_as_lead(table: &ContributionTable<'_>, candidate: usize) -> (u32, u32) {
    let mut worth = (0, 0);
    for (index, requirement) in table.requirements.iter().enumerate() {
        if requirement.scope != RequirementScope::Lead {
            continue;
        }
        let seats: Vec<Seat<'_>> = table
            .seats(index, |member| member == candidate)
            .into_iter()
            .map(|seat| Seat {
                is_lead: true,
                ..seat
            })
            .collect();
        if standing_of(requirement, &seats).state != CoverageState::Covered {
            continue;
        }
        match requirement.importance {
            Importance::Mandatory => worth.0 += 1,
            Importance::Desirable(weight) => worth.1 += u32::from(weight),
        }
    }
    worth
}
