//! The grouping engine: who should answer a lot together. Pure: no input or output, no clock, no chance.

pub mod admission;
pub mod answer;
pub mod bound;
pub mod branch;
pub mod brought;
pub mod budget;
pub mod checker;
pub mod checking;
pub mod compile;
pub mod conflict;
pub mod constraints;
pub mod explain;
pub mod greedy;
pub mod local_search;
pub mod lookup;
pub mod objective;
pub mod problem;
pub mod prove;
pub mod reduce;
pub mod relaxation;
pub mod repair;
pub mod score;
pub mod solve;
