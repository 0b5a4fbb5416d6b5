//! What a search may spend. The engine counts its own nodes; time and cancellation are told to it from outside.

use std::sync::atomic::{AtomicBool, Ordering};

use domain::values::ids::CompanyId;

/// How often the outer limits are asked, in nodes of the search.
const NODES_BETWEEN_QUESTIONS: u64 = 16;

/// How often a search that finds nothing better says that it goes on, in nodes.
const NODES_BETWEEN_NEWS: u64 = 256;

/// How far a search has come, as told while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Nodes of the search so far.
    pub nodes: u64,
    /// The value of the best grouping known, goal by goal; empty while there is none.
    pub best: Vec<i64>,
    /// The companies of the best grouping known, in the order of their ids.
    pub group: Vec<CompanyId>,
    /// No grouping is better than this, goal by goal.
    pub bound: Vec<i64>,
    /// Lots of a plan that have been looked at alone so far; `None` where no plan is looked for.
    pub n_lots_settled: Option<usize>,
}

/// The limits of a search and those who watch it.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// The most nodes of the search for the best grouping; every alternative gets as many.
    pub node_limit: u64,
    /// Set from outside when nobody waits for the answer any more.
    pub cancelled: &'a AtomicBool,
    /// Tells whether the outer deadline has passed.
    pub is_time_up: &'a (dyn Fn() -> bool + Sync),
    /// Hears how far the search is: whenever a better grouping is found, and every few nodes in between.
    pub on_progress: &'a (dyn Fn(&Progress) + Sync),
}

/// Nobody cancels.
static NEVER: AtomicBool = AtomicBool::new(false);

impl Budget<'static> {
    /// So many nodes, without a deadline.
    #[must_use]
    pub fn of_nodes(node_limit: u64) -> Self {
        Self {
            node_limit,
            cancelled: &NEVER,
            is_time_up: &|| false,
            on_progress: &|_| {},
        }
    }
}

impl Budget<'_> {
    /// Whether somebody outside wants the search to end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed) || (self.is_time_up)()
    }

    /// Whether a search that has visited so many nodes should say so.
    #[must_use]
    pub fn is_news_due(&self, nodes: u64) -> bool {
        nodes.is_multiple_of(NODES_BETWEEN_NEWS)
    }

    /// Whether a search that has visited so many nodes must end. The outer limits are asked now and then only.
    #[must_use]
    pub fn is_spent(&self, nodes: u64) -> bool {
        nodes >= self.node_limit
            || (nodes.is_multiple_of(NODES_BETWEEN_QUESTIONS) && self.is_over())
    }
}
