//! The rule of coverage and the engine that suggests groupings. Runs with all other tests in `it`, and alone in
//! seconds by `cargo test -p cordee-engine --test engine`.

mod call_oracle;
mod call_oracle_agreement;
mod conditions;
mod coverage_cases;
mod generated_questions;
mod inquiries;
mod laws;
mod limits;
mod oracle;
mod oracle_agreement;
mod outlooks;
mod preferences;
mod problems;
mod together;
mod what_counts;
mod whole_call;
mod world;
