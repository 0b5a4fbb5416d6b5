//! What can be changed, one file per aggregate.

pub mod accounts;
pub mod awards;
pub mod calls;
pub mod capabilities;
pub mod companies;
pub mod competencies;
pub mod consortia;
pub mod imports;
pub mod interests;
pub mod lots;
pub mod plans;
pub mod requirements;
pub mod scenarios;
pub mod sessions;
pub mod suggestions;
