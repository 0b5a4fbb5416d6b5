//! The question that the engine answers for one lot: who may take part, what the coordinator wants.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::directory::competency::Vocabulary;
use crate::procurement::interest::Interest;
use crate::procurement::lot::Lot;
use crate::procurement::requirement::Requirement;
use crate::values::ids::CompanyId;

/// A company that may take part in the lot.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The company.
    pub company: Company,
    /// What it declares.
    pub capabilities: Vec<Capability>,
    /// Its answer to this lot, if it gave one.
    pub interest: Option<Interest>,
    /// Kilometres from the place of the lot, when both are known.
    pub distance_km: Option<u32>,
    /// How many consortia formed on calls of the cluster it has been in.
    pub times_chosen: u32,
}

/// Everything that the engine needs to know about one lot.
#[derive(Clone, Debug)]
pub struct LotQuestion {
    /// The lot.
    pub lot: Lot,
    /// What it asks, in order.
    pub requirements: Vec<Requirement>,
    /// Who may take part, in the order of company ids.
    pub candidates: Vec<Candidate>,
    /// The vocabulary by which capabilities answer requirements.
    pub vocabulary: Vocabulary,
    /// The day on which certificates and evidence must hold: the submission deadline, else today.
    pub valid_on: NaiveDate,
    /// Pairs who have formed a consortium together before, with how often; a reward when weighed.
    pub past_pairs: Vec<(CompanyId, CompanyId, u32)>,
}

/// A goal that a grouping is judged by; each is an integer to be made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Objective {
    /// The weights of desirable requirements that stay uncovered.
    Uncovered,
    /// The number of members.
    Members,
    /// The reward, taken off, for companies that the coordinator prefers.
    Preference,
    /// Levels above or below what fits best: the sum over covered competencies of (100 − fit).
    Misfit,
    /// Contributions that are declared and not proved.
    WeakProof,
    /// Kilometres between members and the place, added up.
    Distance,
    /// The reward, taken off, for pairs who have worked together.
    Cohesion,
    /// Companies by which the grouping differs from the one that it is compared with.
    Change,
    /// The times that members have been chosen before, added up: companies rarely chosen come first.
    Fairness,
}

/// What the coordinator asks of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestOptions {
    /// Companies that must be in.
    pub pinned: Vec<CompanyId>,
    /// Companies that must stay out.
    pub excluded: Vec<CompanyId>,
    /// Companies that are liked: how many of them are in is the goal `Preference`.
    pub preferred: Vec<CompanyId>,
    /// The most members; the lot's own limit when smaller.
    pub max_members: Option<u32>,
    /// Who must lead, if decided.
    pub lead: Option<CompanyId>,
    /// Whether subcontractors may be used where the requirement allows them.
    pub allows_subcontractors: bool,
    /// Whether the lot has to stay covered whoever of the members withdraws.
    #[serde(default)]
    pub stands_one_withdrawal: bool,
    /// The grouping that the goal `Change` compares with.
    #[serde(default)]
    pub near: Vec<CompanyId>,
    /// The goals in order of importance, compared one after the other (lexicographic).
    pub objectives: Vec<Objective>,
    /// How many alternatives besides the best, at most 10.
    pub n_alternatives: u8,
    /// By how many members each alternative differs from every earlier one, at least 1.
    pub min_difference: u8,
    /// The seed of everything that is not decided otherwise.
    pub seed: u64,
    /// The outer limit of time in milliseconds.
    pub time_limit_ms: u32,
}

impl Default for SuggestOptions {
    fn default() -> Self {
        Self {
            pinned: Vec::new(),
            excluded: Vec::new(),
            preferred: Vec::new(),
            max_members: None,
            lead: None,
            allows_subcontractors: false,
            stands_one_withdrawal: false,
            near: Vec::new(),
            objectives: usual_objectives(Comparing::WithNothing),
            n_alternatives: 3,
            min_difference: 1,
            seed: 42,
            time_limit_ms: 5_000,
        }
    }
}

/// Whether there is a grouping that others are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparing {
    /// There is none.
    WithNothing,
    /// There is one.
    WithAGrouping,
}

/// The goals in their usual order. What is nearest to a given grouping comes right after what is covered.
#[must_use]
pub fn usual_objectives(comparing: Comparing) -> Vec<Objective> {
    let mut usual = vec![
        Objective::Uncovered,
        Objective::Members,
        Objective::Preference,
        Objective::WeakProof,
        Objective::Misfit,
        Objective::Distance,
        Objective::Cohesion,
        Objective::Fairness,
    ];
    if comparing == Comparing::WithAGrouping {
        usual.insert(1, Objective::Change);
    }
    usual
}
