//! Tables of clusters, companies, competencies and capabilities.

pub mod award;
pub mod award_company;
pub mod capability;
pub mod certificate;
pub mod cluster;
pub mod company;
pub mod company_cluster;
pub mod company_social_status;
pub mod competency;
pub mod competency_broader;
pub mod competency_cpv;
pub mod competency_synonym;
pub mod competency_word;
pub mod evidence;
pub mod financial_year;
pub mod network;
