//! Use cases of clusters, companies, what they declare, and the vocabulary.

pub mod awards;
pub mod capabilities;
pub mod clusters;
pub mod companies;
pub mod competencies;
pub mod people;
pub mod vocabulary;
