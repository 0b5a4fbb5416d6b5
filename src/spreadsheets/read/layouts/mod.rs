//! How tables are laid out on a sheet: as a form of labels and values, or several one below the other.

pub mod call_form;
pub mod colour_legend;
pub mod colour_name;
pub mod colour_word;
pub mod colours;
pub mod legend;
pub mod stacked;
