//! What looking for a plan may cost: every search counts its nodes, and so does the plan as a whole.

use crate::budget::{Budget, Progress};

/// All searches for one plan together get so many times the nodes of a single one.
const SEARCHES_WORTH: u64 = 8;

/// A search under restrictions gets this part of the nodes of a single one.
const RESTRICTED_PART: u64 = 40;
/// And no fewer than this.
const LEAST_NODES: u64 = 1_000;

/// What has been spent, and what may still be.
pub struct Effort<'a> {
    budget: Budget<'a>,
    nodes: u64,
    n_lots_settled: usize,
    /// The worth of the best plan, and what no plan is better than, as last told.
    told: (Vec<i64>, Vec<i64>),
}

impl<'a> Effort<'a> {
    /// Nothing is spent yet.
    #[must_use]
    pub fn new(budget: &Budget<'a>) -> Self {
        Self {
            budget: *budget,
            nodes: 0,
            n_lots_settled: 0,
            told: (Vec::new(), Vec::new()),
        }
    }

    /// Nodes of all searches so far.
    #[must_use]
    pub fn nodes(&self) -> u64 {
        self.nodes
    }

    /// What the search for a lot alone may cost.
    #[must_use]
    pub fn of_one_search(&self) -> Budget<'a> {
        self.of_nodes(self.budget.node_limit)
    }

    /// What the search for a lot may cost that is one of many, each under restrictions.
    #[must_use]
    pub fn of_one_among_many(&self) -> Budget<'a> {
        let whole = self.budget.node_limit;
        self.of_nodes((whole / RESTRICTED_PART).max(whole.min(LEAST_NODES)))
    }

    fn of_nodes(&self, node_limit: u64) -> Budget<'a> {
        let left = self.most().saturating_sub(self.nodes).max(1);
        Budget {
            node_limit: node_limit.min(left),
            on_progress: &|_| {},
            ..self.budget
        }
    }

    /// A search has cost so many nodes.
    pub fn spend(&mut self, nodes: u64) {
        self.nodes = self.nodes.saturating_add(nodes);
    }

    /// Whether the search for a better plan has to end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.nodes >= self.most() || self.budget.is_over()
    }

    /// A lot more has been looked at alone.
    pub fn settle_lot(&mut self) {
        self.n_lots_settled += 1;
        (self.budget.on_progress)(&self.news());
    }

    /// Tells whoever watches how far the plan is.
    pub fn tell(&mut self, best: Vec<i64>, bound: Vec<i64>) {
        self.told = (best, bound);
        (self.budget.on_progress)(&self.news());
    }

    /// For one of the searches: tells that it goes on, with the plan as last told. Of the lot itself nothing is told.
    pub fn while_searching(&self) -> impl Fn(&Progress) + Sync + use<'a> {
        let (watcher, so_far) = (self.budget.on_progress, self.news());
        move |news: &Progress| {
            watcher(&Progress {
                nodes: so_far.nodes.saturating_add(news.nodes),
                ..so_far.clone()
            });
        }
    }

    fn news(&self) -> Progress {
        let (best, bound) = self.told.clone();
        Progress {
            nodes: self.nodes,
            best,
            bound,
            group: Vec::new(),
            n_lots_settled: Some(self.n_lots_settled),
        }
    }

    fn most(&self) -> u64 {
        self.budget.node_limit.saturating_mul(SEARCHES_WORTH)
    }
}
