//! Where prices go: towards what is missing, and half as much where they went before.

use crate::search::view::Prices;

/// Where prices have moved of late.
#[derive(Clone, Debug, Default)]
pub struct Directions {
    /// Those of rows.
    pub rows: Vec<i64>,
    /// Those of groupings to differ from.
    pub cuts: Vec<i64>,
    /// Those of earlier levels.
    pub budgets: Vec<i64>,
}

impl Directions {
    /// Nothing has moved yet.
    #[must_use]
    pub fn none(prices: &Prices) -> Self {
        Self {
            rows: vec![0; prices.rows.len()],
            cuts: vec![0; prices.cuts.len()],
            budgets: vec![0; prices.budgets.len()],
        }
    }
}

/// Turns a direction towards what is missing. Half of where prices went before is kept, which spares them going to and
/// fro (Camerini, Fratta and Maffioli, 1975); a price of nothing does not fall.
pub fn turn(way: &mut [i64], gaps: &[i64], prices: &[i64]) -> Vec<i64> {
    for ((way, gap), price) in way.iter_mut().zip(gaps).zip(prices) {
        let gap = if *gap < 0 && *price == 0 { 0 } else { *gap };
        *way = gap + *way / 2;
    }
    way.to_vec()
}
