//! What can be changed, one file per aggregate.
