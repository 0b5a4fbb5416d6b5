//! `solve`: answers a problem file of the interchange format, without a database.

use std::time::Duration;

use crate::application::groupings::problem_file::ProblemFileError;
use crate::application::groupings::solve_problem::{
    Ending, SolveProblem, SolveProblemError, solve_problem,
};
use crate::cli::arguments::SolveArguments;
use crate::cli::exit::Failure;
use crate::cli::output::{print_json, say, spinner};

/// Runs the command: the answer is JSON on standard output.
///
/// # Errors
/// `Refused` for a file that is no problem; `Undecided` after an answer that holds nothing.
pub async fn solve(arguments: SolveArguments) -> Result<(), Failure> {
    let limit = match arguments.time {
        None => None,
        Some(seconds) => Some(
            Duration::try_from_secs_f64(seconds)
                .map_err(|_| Failure::Usage(format!("--time {seconds}: not a length of time")))?,
        ),
    };
    let command = SolveProblem {
        path: arguments.problem,
        lot: arguments.lot,
        limit,
        n_threads: arguments.threads.map(|most| usize::from(most.get())),
        is_lexicographic: arguments.lexicographic,
        n_alternatives: arguments.alternatives,
        least_difference: arguments.min_difference,
        has_front: arguments.front,
        is_explained: arguments.explain,
    };
    let progress = spinner("searching");
    let solved = tokio::task::spawn_blocking(move || solve_problem(&command)).await;
    progress.finish_and_clear();
    let solved = solved.map_err(Failure::other)?.map_err(failure_of)?;
    print_json(&solved.reply)?;
    match solved.ending {
        Ending::Planned => Ok(()),
        Ending::Impossible => {
            say("no group of companies can take any of the lots");
            Ok(())
        }
        Ending::Undecided => Err(Failure::Undecided(
            "nothing was found in the time allowed, and nothing proved".to_owned(),
        )),
    }
}

fn failure_of(error: SolveProblemError) -> Failure {
    let message = error.to_string();
    match error {
        SolveProblemError::File(ProblemFileError::Absent(_)) | SolveProblemError::NoSuchLot(_) => {
            Failure::NotFound(message)
        }
        SolveProblemError::File(ProblemFileError::Unreadable(..)) => Failure::Unavailable(message),
        SolveProblemError::File(ProblemFileError::TimeUp(_)) => Failure::Undecided(message),
        SolveProblemError::File(ProblemFileError::Wrong(_)) | SolveProblemError::TooLarge => {
            Failure::Refused(message)
        }
        SolveProblemError::Refused(_) => Failure::Other(message),
    }
}
