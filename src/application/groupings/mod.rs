//! Use cases of coverage, suggestions and consortia.

pub mod abandoned_runs;
pub mod compare_runs;
pub mod consortia;
pub mod consortium_changes;
pub mod consortium_reviews;
pub mod coverage;
pub mod grouping_jobs;
pub mod kept_questions;
pub mod lot_cases;
pub mod old_runs;
pub mod problem_file;
pub mod replay_runs;
pub mod run_inquiries;
pub mod several_lots;
pub mod solve_problem;
pub mod suggest_groupings;
pub mod task_names;
pub mod trying;
