//! Who takes part and what they may know: networks, clusters, accounts, visibility.

pub mod account;
pub mod cluster;
pub mod visibility;
