//! Who can do what: companies, the competency vocabulary, capabilities and their evidence.

pub mod award;
pub mod capability;
pub mod company;
pub mod competency;
pub mod distance;
pub mod evidence;
