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
            objectives: vec![
                Objective::Uncovered,
                Objective::Members,
                Objective::Preference,
                Objective::WeakProof,
                Objective::Misfit,
                Objective::Distance,
                Objective::Cohesion,
            ],
            n_alternatives: 3,
            min_difference: 1,
            seed: 42,
            time_limit_ms: 5_000,
        }
    }
}
