//! What a bound is asked about, at which prices, and what it answers.

/// The prices at which a level of goals is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// For each row what its full demand is worth.
    pub rows: Vec<i64>,
    /// For each grouping to differ from.
    pub cuts: Vec<i64>,
    /// For each earlier level that must not get worse.
    pub budgets: Vec<i64>,
}

/// What is being bounded.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// The level of goals.
    pub level: usize,
    /// The members that are settled.
    pub inside: &'v [usize],
    /// The players that are open.
    pub free: &'v [usize],
    /// The least members in all.
    pub at_least: usize,
    /// The most members in all.
    pub at_most: usize,
    /// Whether desirable demands have to be covered, because leaving one out is worse than the best known.
    pub wishes_are_musts: bool,
    /// The value of each level that has to be reached or beaten.
    pub incumbent: &'v [i64],
    /// The value above which everything is cut off.
    pub target: i64,
    /// A bound of that is as good as a higher one.
    pub is_enough: i64,
}

/// A bound with what it says about every open player.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    /// No grouping has a smaller value at this level.
    pub lower: i64,
    /// The same, scaled and not rounded.
    pub scaled: i64,
    /// For each open player what its presence adds, in the order of the view.
    pub reduced: Vec<i64>,
    /// For each open player how much the scaled bound rises when it is in.
    pub rise: Vec<i64>,
}
