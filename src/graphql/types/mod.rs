//! The objects of the API with their plain fields, one file per aggregate; edges are in `relations`.

pub mod account;
pub mod award;
pub mod call;
pub mod capability;
pub mod cluster;
pub mod company;
pub mod competency;
pub mod consortium;
pub mod coverage;
pub mod facets;
pub mod groupings;
pub mod imports;
pub mod interest;
pub mod lot;
pub mod requirement;
pub mod run_comparison;
pub mod server;
pub mod suggestion;
