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
use domain::values::quantity::FteTenths;

use crate::constraints::membership::Rules;

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
    /// The same without the limits that companies set on their people; absent when nobody has set one.
    freely: Option<Box<Brought<'a>>>,
}

/// Whether the limits that companies set on their people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limits {
    Kept,
    Lifted,
}

impl<'a> Brought<'a> {
    /// Reads the question.
    #[must_use]
    pub fn read(question: &'a LotQuestion) -> Self {
        let mut brought = Self::read_with(question, Limits::Kept);
        let is_limited = |candidate: &Candidate| most_fte_of(candidate).is_some();
        if question.candidates.iter().any(is_limited) {
            brought.freely = Some(Box::new(Self::read_with(question, Limits::Lifted)));
        }
        brought
    }

    /// What is brought under rules: with the limits that companies set on their people, or without.
    #[must_use]
    pub fn under(&self, rules: &Rules) -> &Self {
        match &self.freely {
            Some(freely) if !rules.respects_conditions => freely,
            _ => self,
        }
    }

    fn read_with(question: &'a LotQuestion, limits: Limits) -> Self {
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
                .map(|candidate| GroupMember {
                    is_subcontractor,
                    ..limited(candidate, limits)
                })
                .map(|member| supply_of(asked, &member))
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
                .map(|candidate| limited(candidate, limits).holder)
                .flat_map(|holder| requirements.iter().map(move |r| cell_of(asked, r, holder)))
                .collect(),
            supplies: supplies(false),
            supplies_as_subcontractor: supplies(true),
            candidates,
            requirements,
            freely: None,
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

/// What a company is in a group that it may join, within the limit that it has set on its people.
#[must_use]
pub fn member_of(candidate: &Candidate, is_subcontractor: bool) -> GroupMember<'_> {
    GroupMember {
        is_subcontractor,
        ..limited(candidate, Limits::Kept)
    }
}

/// What a company could be in a group, whatever it has answered.
#[must_use]
pub fn member_freely(candidate: &Candidate) -> GroupMember<'_> {
    limited(candidate, Limits::Lifted)
}

fn most_fte_of(candidate: &Candidate) -> Option<FteTenths> {
    candidate.interest.as_ref()?.most_fte
}

fn limited(candidate: &Candidate, limits: Limits) -> GroupMember<'_> {
    GroupMember {
        holder: Holder {
            company: &candidate.company,
            capabilities: &candidate.capabilities,
            most_fte: match limits {
                Limits::Kept => most_fte_of(candidate),
                Limits::Lifted => None,
            },
        },
        is_lead: false,
        is_subcontractor: false,
    }
}

fn cell_of(asked: Asked<'_>, requirement: &Requirement, holder: Holder<'_>) -> Cell {
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
