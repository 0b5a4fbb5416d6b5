//! Whether the members of a group, each with what it brings, meet one requirement. Demands that are shared out in
//! full-time equivalents are decided in `fte_share`, free text by people.

use crate::directory::competency::CompetencyMatch;
use crate::directory::evidence::Proof;
use crate::groupings::coverage::{Contribution, ContributionAnswer, CoverageState};
use crate::procurement::requirement::{CompetencyAmount, Demand, Requirement, RequirementScope};
use crate::values::quantity::Level;

/// A member beside what it brings to the requirement looked at.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'a> {
    /// What it brings.
    pub contribution: Option<&'a Contribution>,
    /// Whether it leads.
    pub is_lead: bool,
    /// Whether it takes part as a subcontractor.
    pub is_subcontractor: bool,
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is met.
    pub state: CoverageState,
    /// How many members count towards it.
    pub n_counting: u32,
    /// What is reached, in the unit of the demand.
    pub reached: i64,
    /// What is demanded, in the same unit.
    pub demanded: i64,
}

/// Whether the demand is met by people shared out over the lot.
#[must_use]
pub fn is_shared_fte(requirement: &Requirement) -> bool {
    matches!(
        requirement.demand,
        Demand::Competency {
            amount: CompetencyAmount::Fte(_),
            ..
        }
    ) && matches!(
        requirement.scope,
        RequirementScope::Pooled | RequirementScope::MemberOnly
    )
}

/// What is demanded of one company or of the sum, in the unit of the demand.
#[must_use]
pub fn demanded_amount(demand: &Demand) -> i64 {
    match demand {
        Demand::Competency { amount, .. } => match amount {
            CompetencyAmount::Holders(n) => i64::from(*n).max(1),
            CompetencyAmount::Fte(tenths) => i64::from(tenths.0),
        },
        Demand::Turnover { min } | Demand::InFieldTurnover { min } => min.cents,
        Demand::Headcount { min } | Demand::References { min, .. } => i64::from(*min),
        Demand::Certificate { .. } | Demand::Registration { .. } | Demand::FreeText => 1,
    }
}

/// Whether a subcontractor counts for the requirement. The buyer looks at the capacities of the group and, beyond it,
/// at those of others on which it relies (R2142-3, R2142-25), so competencies, references and certificates count
/// wherever they are; not what the buyer reserves to members, nor what the lead or each member must meet, nor size
/// (turnover, people), which speaks of the candidate itself.
#[must_use]
pub fn subcontractor_counts(requirement: &Requirement) -> bool {
    let by_scope = matches!(
        requirement.scope,
        RequirementScope::Pooled | RequirementScope::Any
    );
    let is_size = matches!(
        requirement.demand,
        Demand::Turnover { .. } | Demand::InFieldTurnover { .. } | Demand::Headcount { .. }
    );
    by_scope && !is_size
}

/// What one contribution brings, in the unit of the demand: 1 for a holder or a certificate that counts.
#[must_use]
pub fn amount_brought(requirement: &Requirement, contribution: &Contribution) -> i64 {
    let one_if_counts = i64::from(contribution.answer >= ContributionAnswer::Counts);
    match requirement.demand {
        Demand::Competency {
            min_level, amount, ..
        } => match amount {
            CompetencyAmount::Holders(_) => one_if_counts,
            CompetencyAmount::Fte(_) if is_valid_holder(contribution, min_level) => {
                contribution.fte.map_or(0, |fte| i64::from(fte.0))
            }
            CompetencyAmount::Fte(_) => 0,
        },
        Demand::Certificate { .. } | Demand::Registration { .. } | Demand::FreeText => {
            one_if_counts
        }
        _ => contribution.figure.unwrap_or_default(),
    }
}

fn is_valid_holder(contribution: &Contribution, min_level: Level) -> bool {
    contribution.level.is_some_and(|level| level >= min_level)
        && contribution.proof != Proof::Expired
        && contribution
            .competency_match
            .is_some_and(|found| found != CompetencyMatch::Partial)
}

/// How the requirement stands with these members.
#[must_use]
pub fn standing_of(requirement: &Requirement, seats: &[Seat<'_>]) -> Standing {
    let (is_met, n_counting, reached, demanded) = match requirement.scope {
        RequirementScope::Pooled | RequirementScope::MemberOnly => pooled(requirement, seats),
        RequirementScope::Any => by_one(requirement, seats, |_| true),
        RequirementScope::Lead => by_one(requirement, seats, |seat| seat.is_lead),
        RequirementScope::Each => by_each(requirement, seats),
    };
    let has_something = seats.iter().any(|seat| seat.contribution.is_some());
    Standing {
        state: match (is_met, has_something) {
            (true, _) => CoverageState::Covered,
            (false, true) => CoverageState::Partly,
            (false, false) => CoverageState::Missing,
        },
        n_counting: u32::try_from(n_counting).unwrap_or(u32::MAX),
        reached,
        demanded,
    }
}

/// Met or not, members that count, reached, demanded.
type Tally = (bool, usize, i64, i64);

fn is_one_or_none(demand: &Demand) -> bool {
    matches!(
        demand,
        Demand::Certificate { .. } | Demand::Registration { .. }
    )
}

fn answer_of(requirement: &Requirement, seat: &Seat<'_>) -> Option<ContributionAnswer> {
    if seat.is_subcontractor && !subcontractor_counts(requirement) {
        return None;
    }
    seat.contribution.map(|contribution| contribution.answer)
}

fn n_meeting_alone(requirement: &Requirement, seats: &[&Seat<'_>]) -> usize {
    seats
        .iter()
        .filter(|seat| answer_of(requirement, seat) == Some(ContributionAnswer::MeetsAlone))
        .count()
}

fn amount_of(requirement: &Requirement, seat: &Seat<'_>) -> i64 {
    seat.contribution
        .map_or(0, |contribution| amount_brought(requirement, contribution))
}

fn pooled(requirement: &Requirement, seats: &[Seat<'_>]) -> Tally {
    let counting: Vec<&Seat<'_>> = seats
        .iter()
        .filter(|seat| answer_of(requirement, seat) >= Some(ContributionAnswer::Counts))
        .collect();
    let sum: i64 = counting
        .iter()
        .map(|seat| amount_of(requirement, seat))
        .fold(0, i64::saturating_add);
    let demanded = demanded_amount(&requirement.demand);
    let reached = if is_one_or_none(&requirement.demand) {
        sum.min(1)
    } else {
        sum
    };
    (reached >= demanded, counting.len(), reached, demanded)
}

/// One company is asked at a time, and a company is one holder.
fn demanded_of_one(demand: &Demand) -> i64 {
    match demand {
        Demand::Competency {
            amount: CompetencyAmount::Holders(_),
            ..
        } => 1,
        other => demanded_amount(other),
    }
}

fn by_one(
    requirement: &Requirement,
    seats: &[Seat<'_>],
    is_judged: impl Fn(&Seat<'_>) -> bool,
) -> Tally {
    let judged: Vec<&Seat<'_>> = seats
        .iter()
        .filter(|seat| !seat.is_subcontractor || subcontractor_counts(requirement))
        .filter(|seat| is_judged(seat))
        .collect();
    let n_meeting = n_meeting_alone(requirement, &judged);
    let reached = judged
        .iter()
        .map(|seat| amount_of(requirement, seat))
        .max()
        .unwrap_or_default();
    let demanded = demanded_of_one(&requirement.demand);
    (n_meeting > 0, n_meeting, reached, demanded)
}

/// Each member is judged; subcontractors are not members of the group.
fn by_each(requirement: &Requirement, seats: &[Seat<'_>]) -> Tally {
    let judged: Vec<&Seat<'_>> = seats.iter().filter(|seat| !seat.is_subcontractor).collect();
    let n_meeting = n_meeting_alone(requirement, &judged);
    let reached = judged
        .iter()
        .map(|seat| amount_of(requirement, seat))
        .min()
        .unwrap_or_default();
    let demanded = demanded_of_one(&requirement.demand);
    let is_met = !judged.is_empty() && n_meeting == judged.len();
    (is_met, n_meeting, reached, demanded)
}
