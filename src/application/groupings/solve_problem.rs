//! Answers a problem of the interchange format, without a database.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_call::solve_call;
use engine::call_plan::solve_lot::CannotSolve;
use engine::call_plan::written::{WrittenReply, written};
use engine::interchange::answer::{Status, WrittenLot};
use engine::interchange::problem::Problem;
use engine::lot::tariff::Comparison;
use serde::Serialize;

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

/// What is printed.
#[derive(Serialize)]
pub struct PrintedReply {
    /// The answer.
    #[serde(flatten)]
    pub answer: PrintedAnswer,
    /// How long reading the file took, which is part of the time allowed.
    pub read_seconds: f64,
}

/// An answer, or that there was no time for one.
#[derive(Serialize)]
#[serde(untagged)]
pub enum PrintedAnswer {
    /// The answer.
    Known(Box<WrittenReply>),
    /// The time was over before the file was read: what is asked is not known.
    Unread {
        /// Unknown.
        status: Status,
        /// None.
        objective: Option<i64>,
        /// None.
        bound: Option<i64>,
        /// None.
        gap: Option<f64>,
        /// No time was spent on searching.
        seconds: f64,
        /// None.
        lots: Vec<WrittenLot>,
    },
}

/// The answer, and how the question ended.
pub struct Solved {
    /// The answer as it is printed.
    pub reply: PrintedReply,
    /// How it ended.
    pub ending: Ending,
}

/// So much of the time allowed is kept for what comes after the search: a share of it, but no more than this.
const KEPT_SHARE: u32 = 20;
const KEPT_AT_MOST: Duration = Duration::from_millis(40);

fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e6
}

/// Reads the problem and answers it. The time that reading takes counts.
///
/// # Errors
/// When the file is no problem, or no answer can be given.
pub fn solve_problem(command: &SolveProblem) -> Result<Solved, SolveProblemError> {
    let began = Instant::now();
    let deadline = command.limit.and_then(|limit| {
        let kept = (limit / KEPT_SHARE).min(KEPT_AT_MOST);
        began.checked_add(limit.saturating_sub(kept))
    });
    let is_time_up = || deadline.is_some_and(|deadline| Instant::now() >= deadline);
    let problem = match read_problem_file(&command.path, &is_time_up) {
        Err(ProblemFileError::TimeUp(_)) => return Ok(unread(began.elapsed())),
        read => read?,
    };
    let options = options_of(command, &problem)?;
    let cancelled = AtomicBool::new(false);
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
    let answer = written(&problem, &reply, seconds(read.elapsed()));
    // Giving back the memory of a large problem piece by piece takes longer than is left, and the program ends now.
    std::mem::forget(problem);
    Ok(Solved {
        reply: PrintedReply {
            answer: PrintedAnswer::Known(Box::new(answer)),
            read_seconds: seconds(read.duration_since(began)),
        },
        ending,
    })
}

fn unread(time: Duration) -> Solved {
    Solved {
        reply: PrintedReply {
            answer: PrintedAnswer::Unread {
                status: Status::Unknown,
                objective: None,
                bound: None,
                gap: None,
                seconds: 0.0,
                lots: Vec::new(),
            },
            read_seconds: seconds(time),
        },
        ending: Ending::Undecided,
    }
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
