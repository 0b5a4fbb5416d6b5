//! The goals as one exact comparison: a value is a list of integers in the order of the options, compared from the
//! first on, small is good.
//!
//! | goal | value of a grouping |
//! |---|---|
//! | `Uncovered` | the weights of the desirable requirements that the grouping does not cover |
//! | `Members` | the number of companies, subcontractors included |
//! | `Preference` | minus the number of companies that the coordinator prefers |
//! | `WeakProof` | answers that are declared and not proved, over competencies, certificates and registrations |
//! | `Misfit` | over covered competencies, 100 − fit of each answer |
//! | `Distance` | kilometres of all companies; one that is not known counts as the farthest that is |
//! | `Cohesion` | minus the times that pairs of members have worked together |
//! | `Change` | companies in the grouping or in the one that it is compared with, and not in both |
//! | `Fairness` | the times that its companies have been chosen before |
//!
//! Who *answers* a covered requirement: the demanded number of holders (one for certificates, `ANY` and demands in
//! full-time equivalents), those with the best values first; the lead for `LEAD`; each member for `EACH`; nobody for
//! thresholds, which are sums. Values are compared in the order of the goals, so each requirement is answered by those
//! who make the whole best.

use domain::groupings::grouping::Objective;

/// How many goals there are.
pub const N_OBJECTIVES: usize = 9;

/// The value of a grouping or of a part of it, by the place of each goal in the order; unused places stay 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(pub [i64; N_OBJECTIVES]);

impl Value {
    /// The sum of two values.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let mut sum = self;
        for (mine, theirs) in sum.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
        sum
    }

    /// The sum of the products with weights.
    #[must_use]
    pub fn weighed(&self, weights: &[i64; N_OBJECTIVES]) -> i64 {
        self.0.iter().zip(weights).map(|(a, b)| a * b).sum()
    }
}

/// The order of the goals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectiveOrder(pub Vec<Objective>);

impl ObjectiveOrder {
    /// The place of a goal, if it is asked for.
    #[must_use]
    pub fn place(&self, objective: Objective) -> Option<usize> {
        self.0.iter().position(|asked| *asked == objective)
    }

    /// A value with one goal set; nothing when the goal is not asked for.
    #[must_use]
    pub fn one(&self, objective: Objective, amount: i64) -> Value {
        let mut value = Value::default();
        if let Some(slot) = self
            .place(objective)
            .and_then(|place| value.0.get_mut(place))
        {
            *slot = amount;
        }
        value
    }
}

/// Consecutive goals that are searched together, as one weighed sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The weight of each goal; 0 outside the level.
    pub weights: [i64; N_OBJECTIVES],
    /// The factor that keeps fractions of bounds.
    pub scale: i64,
    /// The largest value that a grouping can have.
    pub most: i64,
    /// The smallest.
    pub least: i64,
    /// The goal, when it is alone in the level.
    pub alone: Option<Objective>,
    /// A value that must not be exceeded: such a level comes first and is kept, not made small.
    pub cap: Option<i64>,
}

/// A goal that must not exceed a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The place of the goal in the order.
    pub place: usize,
    /// The largest value that is accepted.
    pub most: i64,
}

impl Cap {
    /// Whether a value keeps it.
    #[must_use]
    pub fn is_kept_by(&self, value: &Value) -> bool {
        value.0.get(self.place).is_some_and(|own| *own <= self.most)
    }
}

/// Weighed sums stay below this, so that products with prices fit into 64 bits.
const MOST_WEIGHED: i64 = 1 << 36;
/// The most by which values are scaled.
const MOST_SCALE: i64 = 1 << 14;

/// Divides the goals into levels: those up to the last of `Uncovered` and `Members` one by one, because their
/// fractions are rounded; the rest together as far as the numbers fit.
/// Caps come before all goals, each as a level of its own.
#[must_use]
pub fn levels_of(
    order: &ObjectiveOrder,
    ranges: &[(i64, i64); N_OBJECTIVES],
    caps: &[Cap],
) -> Vec<Level> {
    let is_counted =
        |objective: &Objective| matches!(objective, Objective::Uncovered | Objective::Members);
    let n_single = order
        .0
        .iter()
        .rposition(is_counted)
        .map_or(0, |last| last + 1);
    let capped = caps.iter().filter_map(|cap| {
        let level = level_of(&[cap.place], order, ranges)?;
        Some(Level {
            alone: None,
            cap: Some(cap.most),
            ..level
        })
    });
    let mut levels: Vec<Level> = capped.collect();
    let mut open: Vec<usize> = Vec::new();
    let mut product: i64 = 1;
    let width = |place: usize| {
        let (least, most) = ranges.get(place).copied().unwrap_or_default();
        (most - least + 1).max(1)
    };
    for place in 0..order.0.len() {
        let fits = product
            .checked_mul(width(place))
            .is_some_and(|product| product <= MOST_WEIGHED);
        if place <= n_single || !fits {
            levels.extend(level_of(&open, order, ranges));
            open.clear();
            product = 1;
        }
        product = product.saturating_mul(width(place));
        open.push(place);
    }
    levels.extend(level_of(&open, order, ranges));
    levels
}

fn level_of(
    places: &[usize],
    order: &ObjectiveOrder,
    ranges: &[(i64, i64); N_OBJECTIVES],
) -> Option<Level> {
    places.first()?;
    let mut weights = [0; N_OBJECTIVES];
    let (mut least, mut most) = (0, 0);
    let mut weight = 1_i64;
    for place in places.iter().rev() {
        let (lowest, highest) = ranges.get(*place).copied().unwrap_or_default();
        if let Some(slot) = weights.get_mut(*place) {
            *slot = weight;
        }
        least += weight * lowest;
        most += weight * highest;
        weight = weight.saturating_mul(highest - lowest + 1);
    }
    let mut scale = MOST_SCALE;
    while scale > 1 && (most - least + 1).saturating_mul(scale) > MOST_WEIGHED << 6 {
        scale >>= 1;
    }
    let alone = match places {
        [place] => order.0.get(*place).copied(),
        _ => None,
    };
    Some(Level {
        weights,
        scale,
        most,
        least,
        alone,
        cap: None,
    })
}
