//! What every candidate brings to every requirement, read once from domain values; wishes and limits come later.

use domain::directory::evidence::Proof;
use domain::groupings::coverage::{Contribution, ContributionAnswer};
use domain::groupings::coverage_rule::contribution::{Asked, GroupMember, contribution_of};
use domain::groupings::coverage_rule::fit::fit_of;
use domain::groupings::coverage_rule::fte_share::{FteDemand, FteSupply};
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::coverage_rule::requirement_state::{
    amount_brought, demanded_amount, is_shared_fte, subcontractor_counts,
};
use domain::groupings::coverage_rule::shared_fte::{SharedFte, supply_of};
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::procurement::requirement::{Demand, Requirement};

/// What one candidate brings to one requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What counts, in the unit of the demand; 0 when nothing does.
    pub amount: i64,
    /// Whether it meets the demand alone.
    pub meets_alone: bool,
    /// 1 when the answer is declared and not proved.
    pub weak: i64,
    /// 100 − fit of a competency.
    pub misfit: i64,
}

/// The question in numbers.
pub struct Brought<'a> {
    /// The candidates, by company id.
    pub candidates: Vec<&'a Candidate>,
    /// The requirements, by their place in the lot, so that the order in which they come changes nothing.
    pub requirements: Vec<&'a Requirement>,
    /// For each requirement its place among the demands that share people out.
    pub fte_places: Vec<Option<usize>>,
    /// The demands that share people out.
    pub fte_demands: Vec<FteDemand>,
    cells: Vec<Cell>,
    supplies: Vec<FteSupply>,
    supplies_as_subcontractor: Vec<FteSupply>,
}

impl<'a> Brought<'a> {
    /// Reads the question.
    #[must_use]
    pub fn read(question: &'a LotQuestion) -> Self {
        let mut candidates: Vec<&Candidate> = question.candidates.iter().collect();
        candidates.sort_by_key(|candidate| candidate.company.id);
        candidates.dedup_by_key(|candidate| candidate.company.id);
        let mut sorted = question.requirements.clone();
        sorted.sort_by_key(|requirement| (requirement.position, requirement.id));
        let mut requirements: Vec<&Requirement> = question.requirements.iter().collect();
        requirements.sort_by_key(|requirement| (requirement.position, requirement.id));
        let asked = Asked {
            requirements: &sorted,
            vocabulary: &question.vocabulary,
            on: question.valid_on,
        };
        let shared = SharedFte::new(asked, &[]);
        let supplies = |is_subcontractor: bool| {
            candidates
                .iter()
                .map(|candidate| supply_of(asked, &member_of(candidate, is_subcontractor)))
                .collect()
        };
        Self {
            fte_places: requirements
                .iter()
                .map(|requirement| shared.place_of(requirement.id))
                .collect(),
            fte_demands: shared.demands,
            cells: candidates
                .iter()
                .flat_map(|candidate| requirements.iter().map(|r| cell_of(asked, r, candidate)))
                .collect(),
            supplies: supplies(false),
            supplies_as_subcontractor: supplies(true),
            candidates,
            requirements,
        }
    }

    /// What a candidate brings to a requirement in its role.
    #[must_use]
    pub fn cell(&self, candidate: usize, requirement: usize, is_subcontractor: bool) -> Cell {
        let counts = !is_subcontractor
            || self
                .requirements
                .get(requirement)
                .is_some_and(|requirement| subcontractor_counts(requirement));
        if counts {
            crate::lookup::at(
                &self.cells,
                candidate * self.requirements.len() + requirement,
            )
        } else {
            Cell::default()
        }
    }

    /// The people that a candidate can supply in its role.
    #[must_use]
    pub fn supply(&self, candidate: usize, is_subcontractor: bool) -> FteSupply {
        let supplies = if is_subcontractor {
            &self.supplies_as_subcontractor
        } else {
            &self.supplies
        };
        supplies.get(candidate).cloned().unwrap_or_default()
    }
}

/// What a company is in a group that it may join.
#[must_use]
pub fn member_of(candidate: &Candidate, is_subcontractor: bool) -> GroupMember<'_> {
    GroupMember {
        holder: Holder {
            company: &candidate.company,
            capabilities: &candidate.capabilities,
        },
        is_lead: false,
        is_subcontractor,
    }
}

fn cell_of(asked: Asked<'_>, requirement: &Requirement, candidate: &Candidate) -> Cell {
    let holder = member_of(candidate, false).holder;
    contribution_of(requirement, holder, asked.vocabulary, asked.on)
        .filter(|contribution| contribution.answer >= ContributionAnswer::Counts)
        .map(|contribution| cell_from(requirement, &contribution))
        .unwrap_or_default()
}

fn cell_from(requirement: &Requirement, contribution: &Contribution) -> Cell {
    let bears_proof = matches!(
        requirement.demand,
        Demand::Competency { .. } | Demand::Certificate { .. } | Demand::Registration { .. }
    );
    let demanded = demanded_amount(&requirement.demand);
    let amount = amount_brought(requirement, contribution);
    Cell {
        amount: if is_shared_fte(requirement) {
            amount.min(demanded)
        } else {
            amount
        },
        meets_alone: contribution.answer == ContributionAnswer::MeetsAlone,
        weak: i64::from(bears_proof && contribution.proof < Proof::Proved),
        misfit: fit_of(requirement, contribution).map_or(0, |fit| 100 - i64::from(fit)),
    }
}
