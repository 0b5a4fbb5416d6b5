//! The whole comparison of two runs on the same lot.

use crate::groupings::comparison::answers::compare_answers;
use crate::groupings::comparison::difference::Difference;
use crate::groupings::comparison::options::compare_options;
use crate::groupings::comparison::questions::compare_questions;
use crate::groupings::grouping::LotQuestion;
use crate::groupings::suggestion::GroupingRun;

/// A run with what it was asked, when that was kept.
#[derive(Clone, Copy, Debug)]
pub struct RunAndQuestion<'a> {
    /// The run.
    pub run: &'a GroupingRun,
    /// What it was asked.
    pub question: Option<&'a LotQuestion>,
}

/// What differs between two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunComparison {
    /// Whether the engine read the same.
    pub is_same_input: bool,
    /// Whether both have ended with the same answer, value for value; what it took to find it aside.
    pub is_same_answer: bool,
    /// Whether both questions were kept, so that what differs between them is told.
    pub tells_input: bool,
    /// What differs: the input first, then the wishes, then the answer.
    pub differences: Vec<Difference>,
}

/// Compares two runs field by field.
#[must_use]
pub fn compare(before: RunAndQuestion<'_>, after: RunAndQuestion<'_>) -> RunComparison {
    let is_same_input = before.run.input_fingerprint == after.run.input_fingerprint;
    let questions = before.question.zip(after.question);
    let mut differences = match questions {
        Some((old, new)) if !is_same_input => compare_questions(old, new),
        _ => Vec::new(),
    };
    differences.extend(compare_options(&before.run.options, &after.run.options));
    differences.extend(compare_answers(before.run, after.run));
    RunComparison {
        is_same_input,
        is_same_answer: is_same_answer(before.run, after.run),
        tells_input: is_same_input || questions.is_some(),
        differences,
    }
}

fn is_same_answer(before: &GroupingRun, after: &GroupingRun) -> bool {
    let told = |run: &GroupingRun| run.answer.as_ref().map(|answer| answer.without_traces());
    before.status == after.status && before.answer.is_some() && told(before) == told(after)
}
