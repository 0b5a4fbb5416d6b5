//! Companies and what proves them, one in each row: who they are, past work, certificates.

pub mod read_certificates;
pub mod read_companies;
pub mod read_references;
