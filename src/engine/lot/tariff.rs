//! What things cost in the search: the weighed sum of all goals, or one goal strictly before the other.

use crate::interchange::distance::kilometres;
use crate::interchange::problem::{Demand, Lot, Problem, Weights, greatest_common_divisor};

use super::offers::Offers;

/// How goals are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// All goals added up with their weights.
    #[default]
    Weighted,
    /// One after the other: unserved, uncovered, members, misfit, distance, cohesion.
    Lexicographic,
}

/// Costs in all, for each member of a group that may earn them once more, stay below this: sums never overflow.
const MOST_OF_ALL_MEMBERS: i128 = 1 << 60;
/// Costs are scaled up as long as they are at most this in all, so that prices can be fine whole numbers.
const MOST_WHEN_SCALED: i128 = 1 << 50;
/// How much costs are scaled up at most.
const FINEST_SCALE: i128 = 1 << 12;

/// The figures of a problem are so large that costs do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// What things cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tariff {
    /// The lot left without a group.
    pub unserved: i64,
    /// Each unit of weight left uncovered.
    pub uncovered: i64,
    /// A member.
    pub member: i64,
    /// A point of fit that a holder lacks.
    pub holder_point: i64,
    /// A point of fit that a tenth lacks.
    pub tenth_point: i64,
    /// A kilometre.
    pub kilometre: i64,
    /// A unit of strength, taken off.
    pub strength: i64,
    /// Costs of groups differ by multiples of this.
    pub grain: i64,
    /// Weighed costs here are so many times those of the question; 1 when goals are compared one after the other.
    pub scale: i64,
}

/// The most that costs and prices of a lot may be in all, for groups of so many members.
#[must_use]
pub fn most_in_all(members: usize) -> i64 {
    i64::try_from(MOST_OF_ALL_MEMBERS / (members as i128 + 2)).unwrap_or(i64::MAX)
}

/// How large the goals can become, each in its own unit.
struct Ranges {
    uncovered: i128,
    members: i128,
    holder_points: i128,
    tenth_points: i128,
    kilometres: i128,
    strength: i128,
}

impl Ranges {
    fn of(problem: &Problem, offers: &Offers, lot: &Lot) -> Self {
        let mut n_strong: Vec<i64> = problem
            .collaborations
            .iter()
            .map(|pair| pair.strength)
            .collect();
        let members = lot.max_members.min(problem.companies.len());
        let n_pairs = members * members.saturating_sub(1) / 2;
        n_strong.sort_unstable_by(|first, second| second.cmp(first));
        let mut ranges = Self {
            uncovered: 0,
            members: members as i128,
            holder_points: 0,
            tenth_points: 0,
            kilometres: members as i128 * i128::from(furthest(problem, lot)),
            strength: n_strong
                .iter()
                .take(n_pairs)
                .map(|strength| i128::from(*strength))
                .sum(),
        };
        for asked in &lot.requirements {
            let offered = offers.of_competency(asked.competency).iter();
            let least_fit = offered
                .filter(|offer| offer.level >= asked.min_level)
                .map(|offer| i128::from(offer.fit))
                .min();
            let points = least_fit.map_or(0, |fit| (100 - fit) * i128::from(asked.amount()));
            match asked.demand {
                Demand::Holders(_) => ranges.holder_points += points,
                Demand::Tenths(_) => ranges.tenth_points += points,
            }
            ranges.uncovered += i128::from(asked.optional_weight.unwrap_or_default());
        }
        ranges
    }
}

/// How far the furthest company is from a lot.
fn furthest(problem: &Problem, lot: &Lot) -> i64 {
    if lot.is_remote {
        return 0;
    }
    let distances = problem
        .companies
        .iter()
        .map(|company| kilometres(company.location, lot.location));
    distances.max().unwrap_or_default()
}

/// What things cost in a lot.
///
/// # Errors
/// When costs do not fit.
pub fn tariff_of(
    problem: &Problem,
    offers: &Offers,
    lot: &Lot,
    comparison: Comparison,
) -> Result<Tariff, TooLarge> {
    let ranges = Ranges::of(problem, offers, lot);
    match comparison {
        Comparison::Weighted => weighted(problem.weights, &ranges),
        Comparison::Lexicographic => lexicographic(problem.weights, &ranges),
    }
}

fn lot_members(ranges: &Ranges) -> usize {
    usize::try_from(ranges.members).unwrap_or(usize::MAX)
}

fn weighted(weights: Weights, ranges: &Ranges) -> Result<Tariff, TooLarge> {
    let most = i128::from(weights.unserved_lot)
        + i128::from(weights.uncovered) * ranges.uncovered
        + i128::from(weights.member) * ranges.members
        + i128::from(weights.misfit_holder) * ranges.holder_points
        + i128::from(weights.misfit_fte) * ranges.tenth_points
        + i128::from(weights.distance_km) * ranges.kilometres
        + i128::from(weights.cohesion) * ranges.strength;
    if most > i128::from(most_in_all(lot_members(ranges))) {
        return Err(TooLarge);
    }
    let mut scale = FINEST_SCALE;
    while scale > 1 && most * scale > MOST_WHEN_SCALED {
        scale /= 2;
    }
    let scale = i64::try_from(scale).unwrap_or(1);
    let all = [
        weights.unserved_lot,
        weights.uncovered,
        weights.member,
        weights.misfit_holder,
        weights.misfit_fte,
        weights.distance_km,
        weights.cohesion,
    ];
    let grain = weights.grain();
    let [
        unserved,
        uncovered,
        member,
        holder_point,
        tenth_point,
        kilometre,
        strength,
    ] = all.map(|weight| weight * scale);
    Ok(Tariff {
        unserved,
        uncovered,
        member,
        holder_point,
        tenth_point,
        kilometre,
        strength,
        grain: grain * scale,
        scale,
    })
}

/// Each goal counts more than all later ones together can. A goal without weight does not count at all.
fn lexicographic(weights: Weights, ranges: &Ranges) -> Result<Tariff, TooLarge> {
    let counts = |weight: i64| i128::from(weight > 0);
    let misfit_unit = greatest_common_divisor(weights.misfit_holder, weights.misfit_fte).max(1);
    let per_holder = i128::from(weights.misfit_holder / misfit_unit);
    let per_tenth = i128::from(weights.misfit_fte / misfit_unit);
    let strength = counts(weights.cohesion);
    let mut later = strength * ranges.strength;
    let mut before = |is_counted: i128, range: i128| {
        let unit = is_counted * (later + 1);
        later += unit.saturating_mul(range);
        unit
    };
    let kilometre = before(counts(weights.distance_km), ranges.kilometres);
    let misfit_range = per_holder * ranges.holder_points + per_tenth * ranges.tenth_points;
    let misfit = before(1, misfit_range);
    let member = before(counts(weights.member), ranges.members);
    let uncovered = before(counts(weights.uncovered), ranges.uncovered);
    let unserved = before(counts(weights.unserved_lot), 1);
    if later > i128::from(most_in_all(lot_members(ranges))) {
        return Err(TooLarge);
    }
    let fit = |cost: i128| i64::try_from(cost).map_err(|_| TooLarge);
    Ok(Tariff {
        unserved: fit(unserved)?,
        uncovered: fit(uncovered)?,
        member: fit(member)?,
        holder_point: fit(misfit * per_holder)?,
        tenth_point: fit(misfit * per_tenth)?,
        kilometre: fit(kilometre)?,
        strength: fit(strength)?,
        grain: 1,
        scale: 1,
    })
}
