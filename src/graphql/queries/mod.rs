//! What can be asked, one file per aggregate.

pub mod server;
