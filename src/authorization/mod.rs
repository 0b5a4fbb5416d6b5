//! Who may do what: the permission matrix, and the questions that the use cases ask it.

pub mod field_class;
pub mod operation;
pub mod permissions;
pub mod standing;
pub mod subject;
