//! For each operation the questions that try it: on every object of its kind, with inputs that change nothing even for
//! those who may.

pub mod access;
pub mod all;
pub mod directory;
pub mod doors;
pub mod groupings;
pub mod procurement;
pub mod reading;
