//! Answers a problem of the interchange format, without a database.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_call::solve_call;
use engine::call_plan::solve_lot::CannotSolve;
use engine::call_plan::written::{WrittenReply, written};
use engine::interchange::answer::Status;
use engine::interchange::problem::Problem;
use engine::lot::tariff::Comparison;

use crate::application::groupings::problem_file::{ProblemFileError, read_problem_file};

/// What is asked.
#[derive(Clone, Debug)]
pub struct SolveProblem {
    /// The file with the problem.
    pub path: PathBuf,
    /// Only this lot, by its id.
    pub lot: Option<String>,
    /// How long it may take in all; without end when absent.
    pub limit: Option<Duration>,
    /// How many threads may work; as many as the machine has when absent.
    pub n_threads: Option<usize>,
    /// Whether goals are compared one after the other instead of weighed.
    pub is_lexicographic: bool,
    /// So many different groups for each lot.
    pub n_alternatives: usize,
    /// By how many companies they differ at least.
    pub least_difference: usize,
    /// Whether to tell the front of members against everything else.
    pub has_front: bool,
    /// Whether to tell what each member is there for.
    pub is_explained: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum SolveProblemError {
    /// The file is no problem.
    #[error(transparent)]
    File(#[from] ProblemFileError),
    /// No lot has this id.
    #[error("the problem has no lot `{0}`")]
    NoSuchLot(String),
    /// The figures are too large.
    #[error("the weights and figures are so large that costs cannot be added up")]
    TooLarge,
    /// A fault of ours: the checker refused what was found.
    #[error("internal fault: the answer was refused by the checker: {0}")]
    Refused(String),
}

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With a plan, proved to be the best or not.
    Planned,
    /// With the proof that no lot can be covered.
    Impossible,
    /// With nothing.
    Undecided,
}

/// The answer, and how the question ended.
pub struct Solved {
    /// The answer as it is printed.
    pub reply: WrittenReply,
    /// How it ended.
    pub ending: Ending,
}

/// Reads the problem and answers it. The time that reading takes counts.
///
/// # Errors
/// When the file is no problem, or no answer can be given.
pub fn solve_problem(command: &SolveProblem) -> Result<Solved, SolveProblemError> {
    let began = Instant::now();
    let problem = read_problem_file(&command.path)?;
    let options = options_of(command, &problem)?;
    let cancelled = AtomicBool::new(false);
    let deadline = command.limit.and_then(|limit| began.checked_add(limit));
    let is_time_up = || deadline.is_some_and(|deadline| Instant::now() >= deadline);
    let budget = Budget {
        node_limit: u64::MAX,
        cancelled: &cancelled,
        is_time_up: &is_time_up,
        on_progress: &|_| {},
    };
    let read = Instant::now();
    let reply = solve_call(&problem, &options, &budget).map_err(|fault| match fault {
        CannotSolve::TooLarge => SolveProblemError::TooLarge,
        CannotSolve::Refused(faults) => SolveProblemError::Refused(faults.join(", ")),
    })?;
    let ending = match reply.status {
        Status::Optimal | Status::Feasible => Ending::Planned,
        Status::Infeasible => Ending::Impossible,
        Status::Unknown => Ending::Undecided,
    };
    let seconds = (read.elapsed().as_secs_f64() * 1e6).round() / 1e6;
    Ok(Solved {
        reply: written(&problem, &reply, seconds),
        ending,
    })
}

fn options_of(command: &SolveProblem, problem: &Problem) -> Result<CallOptions, SolveProblemError> {
    let lots = match &command.lot {
        None => Vec::new(),
        Some(id) => {
            let number = problem.lots.iter().position(|lot| *lot.id == **id);
            vec![number.ok_or_else(|| SolveProblemError::NoSuchLot(id.clone()))?]
        }
    };
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    Ok(CallOptions {
        comparison: if command.is_lexicographic {
            Comparison::Lexicographic
        } else {
            Comparison::Weighted
        },
        lots,
        n_threads: command.n_threads.unwrap_or_else(machine),
        n_alternatives: command.n_alternatives,
        least_difference: command.least_difference,
        has_front: command.has_front,
        is_explained: command.is_explained,
    })
}
