//! When things must be done so that a bid for a call is in on time.

use domain::procurement::call::CallForTender;
use domain::procurement::milestones::{Milestone, milestones};

use crate::application::groupings::lot_cases::day_in_paris;

/// The milestones of a call, counted from its launch, or from its making where the launch is not known; none without a
/// deadline.
#[must_use]
pub fn milestones_of(call: &CallForTender) -> Vec<Milestone> {
    let Some(deadline) = call.submission_deadline_at else {
        return Vec::new();
    };
    let start = call.launched_at.unwrap_or(call.record.created_at);
    let questions = call.questions_deadline_at.map(day_in_paris);
    milestones(day_in_paris(start), questions, day_in_paris(deadline))
}
