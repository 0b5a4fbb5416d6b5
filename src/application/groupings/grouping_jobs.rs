//! Searches that this process is running: how to stop them and how far they are. Only a convenience of the process that
//! works: the stored run is what counts, and what other processes look at.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::values::ids::{CompanyId, GroupingRunId};
use tokio::sync::{Semaphore, watch};

/// How many searches one process runs at the same time.
const MAX_SEARCHES: usize = 2;

/// How many lots of a call a search for a plan has served so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotsSoFar {
    /// The lots that are planned.
    pub n_lots: usize,
    /// Those that have been looked at alone.
    pub n_settled: usize,
    /// Those with a grouping in the best plan known; `None` before there is one.
    pub n_served: Option<usize>,
    /// No plan serves more than these.
    pub n_served_at_best: usize,
}

/// How far a search is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchNews {
    /// Nodes of the search so far.
    pub nodes: u64,
    /// The value of the best grouping known, goal by goal; empty while there is none.
    pub best: Vec<i64>,
    /// The companies of that grouping.
    pub group: Vec<CompanyId>,
    /// No grouping is better than this, goal by goal.
    pub bound: Vec<i64>,
    /// Where a plan is looked for, how far its lots are.
    pub lots: Option<LotsSoFar>,
}

/// The searches of this process.
#[derive(Clone, Debug)]
pub struct GroupingJobs {
    running: Arc<Mutex<BTreeMap<GroupingRunId, Job>>>,
    turns: Arc<Semaphore>,
}

/// A search that is waiting or under way.
#[derive(Clone, Debug)]
pub struct Job {
    /// Set to stop it.
    pub cancelled: Arc<AtomicBool>,
    /// How far it is; `None` before the first news.
    pub progress: watch::Receiver<Option<SearchNews>>,
}

impl Default for GroupingJobs {
    fn default() -> Self {
        Self {
            running: Arc::default(),
            turns: Arc::new(Semaphore::new(MAX_SEARCHES)),
        }
    }
}

impl GroupingJobs {
    /// Registers a search; the sender tells its progress.
    #[must_use]
    pub fn register(
        &self,
        run_id: GroupingRunId,
    ) -> (Arc<AtomicBool>, watch::Sender<Option<SearchNews>>) {
        let (sender, progress) = watch::channel(None);
        let cancelled = Arc::new(AtomicBool::new(false));
        let job = Job {
            cancelled: Arc::clone(&cancelled),
            progress,
        };
        self.running().insert(run_id, job);
        (cancelled, sender)
    }

    /// Forgets a search that has ended.
    pub fn forget(&self, run_id: GroupingRunId) {
        self.running().remove(&run_id);
    }

    /// A search of this process.
    #[must_use]
    pub fn find(&self, run_id: GroupingRunId) -> Option<Job> {
        self.running().get(&run_id).cloned()
    }

    /// Asks a search to stop, if it is this process that runs it; the search that was asked.
    #[must_use]
    pub fn cancel(&self, run_id: GroupingRunId) -> Option<Job> {
        let job = self.find(run_id)?;
        job.cancelled.store(true, Ordering::Relaxed);
        Some(job)
    }

    /// The turns that searches wait for.
    #[must_use]
    pub fn turns(&self) -> Arc<Semaphore> {
        Arc::clone(&self.turns)
    }

    fn running(&self) -> std::sync::MutexGuard<'_, BTreeMap<GroupingRunId, Job>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
