//! The edges between objects, one file per aggregate.
