//! The API: a question in, an answer out, for each operation and each kind of person.

mod mutations;
mod queries;
