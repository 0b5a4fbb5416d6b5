//! From the formats in which instances are published to lots.

use engine::lot::flat::{Entry, LotProblem, Row, RowKind, RowName};

/// What kind of instance it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Columns that cover rows.
    Covering,
    /// Facilities with a capacity that customers may share.
    Facilities,
}

/// An instance as a lot.
pub struct Instance {
    /// What kind it is.
    pub kind: Kind,
    /// The lot.
    pub lot: LotProblem,
    /// How many rows there are.
    pub n_rows: usize,
    /// Whether all columns cost the same.
    pub has_same_price: bool,
}

impl Instance {
    /// A cost of the lot as a cost of the instance.
    pub fn told(&self, cost: i64) -> f64 {
        cost as f64 / self.lot.scale as f64
    }
}

/// Costs of covering instances are whole; prices are finer.
const COVERING_SCALE: i64 = 1 << 12;
/// Costs of facilities are decimals, and a customer's cost is divided among its units.
const FACILITY_SCALE: i64 = 1 << 16;

/// An instance in any of the formats, told by which of them leaves nothing over.
pub fn instance(text: &str, has_same_price: bool) -> Option<Instance> {
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let covering = triples(&numbers)
        .or_else(|| rows_of_columns(&numbers))
        .or_else(|| columns_of_rows(&numbers));
    match covering {
        Some(covering) => covering.into_instance(has_same_price),
        None => facilities(&numbers),
    }
}

/// Takes numbers one after the other.
struct Tape<'a>(&'a [f64]);

impl Tape<'_> {
    fn number(&mut self) -> Option<f64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn count(&mut self) -> Option<usize> {
        let number = self.number()?;
        let is_count = number.fract() == 0.0 && (0.0..1e9).contains(&number);
        // Checked just now.
        is_count.then_some(number as usize)
    }

    /// A number from 1 to so many, counted from 0.
    fn place(&mut self, most: usize) -> Option<usize> {
        let number = self.count()?.checked_sub(1)?;
        (number < most).then_some(number)
    }
}

struct Covering {
    n_rows: usize,
    /// For each column: its cost and its rows.
    columns: Vec<(i64, Vec<usize>)>,
}

/// Steiner systems: the number of points and triples, then the triples.
fn triples(numbers: &[f64]) -> Option<Covering> {
    let mut tape = Tape(numbers);
    let (n_points, n_rows) = (tape.count()?, tape.count()?);
    let mut columns = vec![(1, Vec::new()); n_points];
    for row in 0..n_rows {
        for _ in 0..3 {
            columns.get_mut(tape.place(n_points)?)?.1.push(row);
        }
    }
    tape.0.is_empty().then_some(Covering { n_rows, columns })
}

/// OR-Library: the number of rows and columns, the costs, then each row with its columns.
fn rows_of_columns(numbers: &[f64]) -> Option<Covering> {
    let mut tape = Tape(numbers);
    let (n_rows, n_columns) = (tape.count()?, tape.count()?);
    let mut columns = Vec::with_capacity(n_columns.min(numbers.len()));
    for _ in 0..n_columns {
        columns.push((i64::try_from(tape.count()?).ok()?, Vec::new()));
    }
    for row in 0..n_rows {
        for _ in 0..tape.count()? {
            columns.get_mut(tape.place(n_columns)?)?.1.push(row);
        }
    }
    tape.0.is_empty().then_some(Covering { n_rows, columns })
}

/// Rail: the number of rows and columns, then each column with its cost and its rows.
fn columns_of_rows(numbers: &[f64]) -> Option<Covering> {
    let mut tape = Tape(numbers);
    let (n_rows, n_columns) = (tape.count()?, tape.count()?);
    let mut columns = Vec::with_capacity(n_columns.min(numbers.len()));
    for _ in 0..n_columns {
        let cost = i64::try_from(tape.count()?).ok()?;
        let n_own = tape.count()?;
        let rows: Option<Vec<usize>> = (0..n_own).map(|_| tape.place(n_rows)).collect();
        columns.push((cost, rows?));
    }
    tape.0.is_empty().then_some(Covering { n_rows, columns })
}

fn greatest_common_divisor(first: i64, second: i64) -> i64 {
    if second == 0 {
        first
    } else {
        greatest_common_divisor(second, first % second)
    }
}

impl Covering {
    fn into_instance(self, wants_same_price: bool) -> Option<Instance> {
        let price = |cost: i64| if wants_same_price { 1 } else { cost };
        let costs = self.columns.iter().map(|(cost, _)| price(*cost));
        let has_same_price = costs.clone().all(|cost| cost == 1);
        let grain = costs.clone().fold(0, greatest_common_divisor).max(1);
        let sum: i64 = costs.sum();
        let mut lot = empty_lot(self.n_rows, RowKind::Holders, COVERING_SCALE);
        lot.rows.iter_mut().for_each(|row| row.demand = 1);
        lot.grain = grain * COVERING_SCALE;
        lot.unserved = (sum + 1) * COVERING_SCALE;
        for (cost, mut rows) in self.columns {
            rows.sort_unstable();
            rows.dedup();
            for row in rows {
                lot.entries.push(Entry {
                    row: u32::try_from(row).ok()?,
                    limit: 1,
                    unit_cost: 0,
                });
            }
            add_candidate(&mut lot, price(cost) * COVERING_SCALE, 0, None)?;
        }
        lot.max_members = lot.n_candidates().min(self.n_rows);
        Some(Instance {
            kind: Kind::Covering,
            n_rows: self.n_rows,
            lot,
            has_same_price,
        })
    }
}

/// OR-Library: the number of facilities and customers, for each facility its capacity and cost, for each customer its
/// demand and what covering it from each facility costs.
fn facilities(numbers: &[f64]) -> Option<Instance> {
    let mut tape = Tape(numbers);
    let (n_facilities, n_customers) = (tape.count()?, tape.count()?);
    let mut own = Vec::with_capacity(n_facilities.min(numbers.len()));
    for _ in 0..n_facilities {
        own.push((tape.count()?, tape.number()?));
    }
    let mut lot = empty_lot(n_customers, RowKind::People, FACILITY_SCALE);
    let scaled = |cost: f64| (cost * FACILITY_SCALE as f64).round() as i64;
    let mut unit_costs = Vec::with_capacity(n_customers.min(numbers.len()));
    for row in 0..n_customers {
        let demand = tape.count()?;
        lot.rows.get_mut(row)?.demand = i64::try_from(demand).ok()?;
        let costs: Option<Vec<f64>> = (0..n_facilities).map(|_| tape.number()).collect();
        unit_costs.push((demand, costs?));
    }
    if !tape.0.is_empty() {
        return None;
    }
    let mut most = 0;
    for (facility, (capacity, cost)) in own.iter().enumerate() {
        for (row, (demand, costs)) in (0_u32..).zip(&unit_costs) {
            let unit_cost = scaled(costs.get(facility)? / (*demand).max(1) as f64);
            let limit = u32::try_from(*demand.min(capacity)).ok()?;
            most += unit_cost * i64::from(limit);
            lot.entries.push(Entry {
                row,
                limit,
                unit_cost,
            });
        }
        most += scaled(*cost);
        let all: usize = unit_costs
            .iter()
            .map(|(demand, _)| demand.min(capacity))
            .sum();
        let people = (all > *capacity).then_some(i64::try_from(*capacity).ok()?);
        add_candidate(&mut lot, scaled(*cost), unit_costs.len(), people)?;
    }
    lot.unserved = most + FACILITY_SCALE;
    lot.grain = 1;
    lot.max_members = n_facilities;
    Some(Instance {
        kind: Kind::Facilities,
        n_rows: n_customers,
        lot,
        has_same_price: false,
    })
}

fn empty_lot(n_rows: usize, kind: RowKind, scale: i64) -> LotProblem {
    LotProblem {
        rows: (0..n_rows)
            .map(|number| Row {
                kind,
                name: RowName::Requirement(number),
                ..Row::default()
            })
            .collect(),
        scale,
        ..LotProblem::default()
    }
}

/// Ends the candidate whose entries were pushed last.
fn add_candidate(
    lot: &mut LotProblem,
    cost: i64,
    n_people_entries: usize,
    people: Option<i64>,
) -> Option<()> {
    lot.companies.push(u32::try_from(lot.companies.len()).ok()?);
    lot.entries.close();
    lot.friends.close();
    lot.foes.close();
    lot.member_costs.push(cost);
    lot.people.push(people);
    lot.n_people_entries
        .push(u32::try_from(n_people_entries).ok()?);
    Some(())
}
