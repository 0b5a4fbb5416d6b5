//! How tables are laid out on a sheet: as a form of labels and values, or several one below the other.

pub mod call_form;
pub mod legend;
pub mod stacked;
