//! One table per file, as the migrations leave it. A column means what the domain field of its name means.

pub mod access;
pub mod directory;
pub mod groupings;
pub mod operations;
pub mod procurement;
