//! What can be asked, one file per aggregate.

pub mod accounts;
pub mod calls;
pub mod companies;
pub mod competencies;
pub mod groupings;
pub mod imports;
pub mod node;
pub mod server;
