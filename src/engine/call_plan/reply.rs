//! What is asked about a call, and what is answered.

use crate::interchange::answer::{Breakdown, LotAnswer, Status};
use crate::lot::tariff::Comparison;
use crate::lot_search::conflict::Diagnosis;

/// What is wanted beside the plan itself.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    /// How goals are compared.
    pub comparison: Comparison,
    /// The lots that are asked about, ascending; all of them when there are none.
    pub lots: Vec<usize>,
    /// How many threads may work; lots are shared out among them.
    pub n_threads: usize,
    /// So many different groups for each lot, the best included; 0 or 1 for the best alone.
    pub n_alternatives: usize,
    /// By how many companies they differ at least.
    pub least_difference: usize,
    /// Whether to tell the front of members against everything else.
    pub has_front: bool,
    /// Whether to tell who is needed for what, and why lots without a group have none.
    pub is_explained: bool,
}

/// A group with its certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certified {
    /// The group.
    pub answer: LotAnswer,
    /// What it costs; goals compared one after the other have no single figure.
    pub cost: Breakdown,
    /// Nothing of the same kind costs less, if that is known as one figure.
    pub bound: Option<i64>,
    /// Whether it is proved to be the best of its kind.
    pub is_proved: bool,
}

/// What one member is there for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The member.
    pub company: u32,
    /// Requirements that it covers, alone or with others.
    pub covers: Vec<usize>,
    /// Rules that the group does not keep without it.
    pub needed_for: Vec<crate::lot_search::conflict::Rule>,
}

/// Everything about one lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotReply {
    /// The best group, looked at alone.
    pub best: Certified,
    /// Further groups, the best first.
    pub alternatives: Vec<Certified>,
    /// The front, by members.
    pub front: Vec<Certified>,
    /// Why nobody can take the lot.
    pub diagnosis: Option<Diagnosis>,
    /// Why each member is there.
    pub reasons: Vec<Reason>,
    /// Nodes of the search for the best.
    pub n_nodes: u64,
}

/// A plan for the lots that were asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallReply {
    /// How much is proved.
    pub status: Status,
    /// What the plan costs.
    pub cost: Breakdown,
    /// No plan costs less, if that is known as one figure.
    pub bound: Option<i64>,
    /// The plan.
    pub plan: Vec<LotAnswer>,
    /// What was found about each lot alone.
    pub lots: Vec<LotReply>,
}
