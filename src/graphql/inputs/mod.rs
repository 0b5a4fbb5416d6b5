//! What the API is given to change things, and how it becomes the forms of the domain. One file per aggregate.

pub mod access;
pub mod awards;
pub mod calls;
pub mod capabilities;
pub mod companies;
pub mod competencies;
pub mod consortia;
pub mod fields;
pub mod filters;
pub mod imports;
pub mod interests;
pub mod lots;
pub mod requirements;
pub mod scenarios;
