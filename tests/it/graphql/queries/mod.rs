//! What can be asked: filters, order, pages, edges, and what stays hidden.

mod call_plan;
mod calls;
mod companies;
mod company_facets;
mod competencies;
mod confidentiality;
mod coverage;
mod interests;
mod kept_questions;
mod node;
mod run_comparison;
mod run_inquiries;
mod statements;
