//! Planning an import: drafts meet what is known, and every row gets its fate. Pure, so that the plan shown is the plan applied.

pub mod change_log;
pub mod companies_named;
pub mod directory;
pub mod plan;
pub mod plan_awards;
pub mod plan_calls;
pub mod plan_capabilities;
pub mod plan_competencies;
pub mod plan_interests;
pub mod plan_lots;
pub mod plan_requirements;
pub mod planner;
pub mod row_issues;
