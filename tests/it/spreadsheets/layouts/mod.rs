//! How people lay out a call: sheets of their own, a form, several tables on one sheet.

mod call_layouts;
mod stacked;
