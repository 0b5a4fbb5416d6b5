//! The search for the best grouping: exact values of groups, bounds from below, first groupings, and the proof.

pub mod bound;
pub mod branch;
pub mod directions;
pub mod giving_up;
pub mod greedy;
pub mod grid;
pub mod local_search;
pub mod prove;
pub mod reach;
pub mod relaxation;
pub mod score;
pub mod staffing;
pub mod tariff;
pub mod view;
