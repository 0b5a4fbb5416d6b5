//! What rows want of people, who can give it, and what a way of giving is worth.

/// What members can give to a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arc {
    /// Which member of the group.
    pub member: usize,
    /// At most so much.
    pub limit: i64,
    /// What each unit costs.
    pub unit_cost: i64,
}

/// A row that wants people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// How many.
    pub demand: i64,
    /// What leaving it uncovered costs; nothing when it is mandatory.
    pub skip: Option<i64>,
    /// Who can give, the cheapest first.
    pub arcs: Vec<Arc>,
}

/// What a way of giving people is worth: what mandatory rows lack first, then what it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    /// Units that mandatory rows lack.
    pub missing: i64,
    /// The cost.
    pub cost: i64,
}

/// How much of a row its cheapest members give, and what that costs.
#[must_use]
pub fn cheapest(wanted: &Wanted) -> (i64, i64) {
    let (mut given, mut cost) = (0, 0);
    for arc in &wanted.arcs {
        let more = arc.limit.min(wanted.demand - given);
        given += more;
        cost += more * arc.unit_cost;
    }
    (given, cost)
}

/// The price of lacking so much of an optional row: the cheaper units first, the whole price for the whole demand.
#[must_use]
pub fn skip_of(skip: i64, demand: i64, lacking: i64) -> i64 {
    let demand = demand.max(1);
    let (unit, n_dearer) = (skip / demand, skip % demand);
    let n_cheap = demand - n_dearer;
    lacking * unit + (lacking - n_cheap).max(0)
}
