//! `GET /downloads/…`: files out, with the rights of who asks. One file for each kind of thing that is downloaded.

pub mod answer;
pub mod asked_file;
pub mod calls;
pub mod clusters;
pub mod companies;
pub mod competencies;
pub mod consortia;
pub mod imports;
pub mod query;
pub mod routes;
pub mod runs;
pub mod templates;
