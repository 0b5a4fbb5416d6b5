//! One lot as flat arrays of integers, and how a problem becomes that.

pub mod compile;
pub mod flat;
pub mod least_cost;
pub mod offers;
pub mod pairs;
pub mod remaining;
pub mod rows;
pub mod tariff;
