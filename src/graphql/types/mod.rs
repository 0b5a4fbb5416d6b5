//! The objects of the API with their plain fields, one file per aggregate; edges are in `relations`.

pub mod server;
