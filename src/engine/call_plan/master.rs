//! The linear program over the plans of lots that are known: one plan for each lot, within what is shared.
//!
//! It only proposes: prices that may be good, and plans that may go together. Whatever is claimed is worked out from
//! whole numbers elsewhere, so that the rounding of this solver can never make a claim false.

use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettings, DefaultSolver, IPSolver, SupportedConeT};

use crate::lookup::at;

use super::column::Column;

/// What the linear program says.
#[derive(Clone, Debug, Default)]
pub struct Mixture {
    /// What share of each plan is taken.
    pub shares: Vec<f64>,
    /// What a unit of each shared resource is worth.
    pub prices: Vec<f64>,
    /// What each lot costs at these prices.
    pub lot_costs: Vec<f64>,
    /// What the mixture costs.
    pub value: f64,
}

/// The cheapest mixture of plans, one in all for each of so many lots, within capacities. Nothing when the solver gives
/// up.
#[must_use]
pub fn cheapest_mixture(n_lots: usize, columns: &[&Column], capacities: &[i64]) -> Option<Mixture> {
    let binding = binding_resources(n_lots, columns, capacities);
    let mut row_of = vec![None; capacities.len()];
    for (row, resource) in binding.iter().enumerate() {
        crate::lookup::put(&mut row_of, *resource, Some(n_lots + row));
    }
    let n_rows = n_lots + binding.len();
    let dearest = columns.iter().map(|column| column.cost.abs()).max()?;
    let unit = (dearest as f64).max(1.0);
    let (mut ends, mut rows, mut values) = (vec![0], Vec::new(), Vec::new());
    for (number, column) in columns.iter().enumerate() {
        rows.push(column.lot);
        values.push(1.0);
        for (resource, amount) in &column.uses {
            if let Some(row) = at(&row_of, *resource) {
                rows.push(row);
                values.push(*amount as f64 / capacity(capacities, *resource));
            }
        }
        rows.push(n_rows + number);
        values.push(-1.0);
        ends.push(rows.len());
    }
    let n = columns.len();
    let matrix = CscMatrix::new(n_rows + n, n, ends, rows, values);
    let costs: Vec<f64> = columns
        .iter()
        .map(|column| column.cost as f64 / unit)
        .collect();
    let mut limits = vec![1.0; n_rows];
    limits.resize(n_rows + n, 0.0);
    let cones = [
        SupportedConeT::ZeroConeT(n_lots),
        SupportedConeT::NonnegativeConeT(binding.len() + n),
    ];
    let settings = DefaultSettings {
        verbose: false,
        max_iter: 60,
        presolve_enable: false,
        ..DefaultSettings::default()
    };
    let nothing = CscMatrix::zeros((n, n));
    let mut solver =
        DefaultSolver::new(&nothing, &costs, &matrix, &limits, &cones, settings).ok()?;
    solver.solve();
    let found = &solver.solution;
    if found
        .x
        .iter()
        .chain(&found.z)
        .any(|value| !value.is_finite())
    {
        return None;
    }
    let mut prices = vec![0.0; capacities.len()];
    for (row, resource) in binding.iter().enumerate() {
        let price = at(&found.z, n_lots + row).max(0.0) * unit;
        crate::lookup::put(
            &mut prices,
            *resource,
            price / capacity(capacities, *resource),
        );
    }
    Some(Mixture {
        shares: found.x.clone(),
        prices,
        lot_costs: found.z.iter().take(n_lots).map(|z| -z * unit).collect(),
        value: found.obj_val * unit,
    })
}

fn capacity(capacities: &[i64], resource: usize) -> f64 {
    at(capacities, resource).max(1) as f64
}

/// The resources of which the known plans could take more than there is, ascending.
fn binding_resources(n_lots: usize, columns: &[&Column], capacities: &[i64]) -> Vec<usize> {
    let mut most_by_lot: Vec<std::collections::BTreeMap<usize, i64>> =
        vec![Default::default(); n_lots];
    for column in columns {
        if let Some(most) = most_by_lot.get_mut(column.lot) {
            for (resource, amount) in &column.uses {
                let known = most.entry(*resource).or_default();
                *known = amount.max(known).to_owned();
            }
        }
    }
    let mut wanted = vec![0_i64; capacities.len()];
    for (resource, amount) in most_by_lot.iter().flatten() {
        crate::lookup::add(&mut wanted, *resource, *amount);
    }
    let short = wanted.iter().zip(capacities).enumerate();
    short
        .filter(|(_, (wanted, capacity))| wanted > capacity)
        .map(|(resource, _)| resource)
        .collect()
}
