//! The search for the best grouping: exact values of groups, bounds from below, first groupings, and the proof.

pub mod bound;
pub mod branch;
pub mod greedy;
pub mod local_search;
pub mod prove;
pub mod relaxation;
pub mod score;
pub mod staffing;
pub mod tariff;
pub mod view;
