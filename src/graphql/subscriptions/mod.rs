//! What can be followed, one file per aggregate.

pub mod calls;
pub mod groupings;
