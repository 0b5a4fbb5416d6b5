//! Networks, clusters, companies, competencies and capabilities.

pub mod awards;
pub mod capabilities;
pub mod clusters;
pub mod companies;
pub mod company_facets;
pub mod company_filter;
pub mod company_rows;
pub mod competencies;
pub mod competency_rows;
pub mod networks;
pub mod vocabulary_update;
