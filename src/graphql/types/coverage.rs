//! Coverage of a lot as the API shows it.

use async_graphql::{ID, SimpleObject};
use domain::groupings::coverage;
use domain::values::ids::{CapabilityId, CompanyId, RequirementId};
use std::collections::BTreeSet;

use crate::application::groupings::coverage::LotCoverage;
use crate::graphql::enums::companies::{CompetencyMatch, Level, Proof};
use crate::graphql::enums::coverage::{ContributionAnswer, CoverageState, Redundancy};
use crate::graphql::node_id::show;
use crate::graphql::scalars::{Date, Decimal};

/// Who covers what of a lot, on a day. Read by coordinators, by members for their own consortium, and by companies for
/// themselves alone.
#[derive(Clone, SimpleObject)]
pub struct Coverage {
    /// The day looked at: certificates and evidence must hold on it.
    pub on: Date,
    /// One line for each requirement, in the lot's order.
    pub requirements: Vec<RequirementCoverage>,
    /// The cells that are not empty, by requirement, then company.
    pub contributions: Vec<Contribution>,
    /// Mandatory requirements not covered.
    pub n_missing_mandatory: i32,
    /// Requirements that one company's withdrawal breaks.
    pub n_fragile: i32,
    /// Mandatory requirements.
    pub n_mandatory: i32,
    /// Requirements covered, desirable ones too.
    pub n_covered: i32,
    /// Whether every mandatory requirement is covered.
    pub is_covered: bool,
}

/// How far one requirement is covered.
#[derive(Clone, SimpleObject)]
pub struct RequirementCoverage {
    /// The id of the requirement.
    pub requirement_id: ID,
    /// Whether it is covered.
    pub state: CoverageState,
    /// What remains when one company falls out.
    pub redundancy: Redundancy,
    /// How many companies' contributions count.
    pub n_counting: u32,
    /// What is reached: holders, tenths of FTE, cents, people, references, or 0/1.
    pub reached: Decimal,
    /// What is demanded, in the same unit.
    pub demanded: Decimal,
    /// Whether a person's judgement stands behind it.
    pub is_judged_by_person: bool,
}

/// What one company brings to one requirement.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Contribution {
    /// The id of the company inside.
    #[graphql(skip)]
    pub company: CompanyId,
    /// The id of the capability inside.
    #[graphql(skip)]
    pub capability_id: Option<CapabilityId>,
    /// The id of the company.
    pub company_id: ID,
    /// The id of the requirement.
    pub requirement_id: ID,
    /// How far it answers.
    pub answer: ContributionAnswer,
    /// The level held, for a competency.
    pub level: Option<Level>,
    /// The tenths of full-time equivalents available for it, for a competency.
    pub fte_tenths: Option<i32>,
    /// The figure brought to a threshold: cents of turnover, people, or references.
    pub figure: Option<Decimal>,
    /// How well it is proved on the day looked at.
    pub proof: Proof,
    /// How the held competency answers the asked one.
    pub competency_match: Option<CompetencyMatch>,
    /// Until when the evidence or certificate holds, if it ends.
    pub valid_until: Option<Date>,
}

impl Coverage {
    /// The coverage with its sums; `mandatory` are the requirements without which the bid fails.
    #[must_use]
    pub fn summed_up(coverage: coverage::Coverage, mandatory: &BTreeSet<RequirementId>) -> Self {
        let count = |is_counted: &dyn Fn(&coverage::RequirementCoverage) -> bool| {
            let n = coverage
                .requirements
                .iter()
                .filter(|line| is_counted(line))
                .count();
            i32::try_from(n).unwrap_or(i32::MAX)
        };
        let is_covered =
            |line: &coverage::RequirementCoverage| line.state == coverage::CoverageState::Covered;
        let n_missing_mandatory =
            count(&|line| mandatory.contains(&line.requirement_id) && !is_covered(line));
        let n_fragile = count(&|line| line.redundancy == coverage::Redundancy::Fragile);
        let n_mandatory = count(&|line| mandatory.contains(&line.requirement_id));
        let n_covered = count(&is_covered);
        Self {
            on: Date(coverage.on),
            n_missing_mandatory,
            n_fragile,
            n_mandatory,
            n_covered,
            is_covered: n_missing_mandatory == 0,
            requirements: coverage
                .requirements
                .into_iter()
                .map(RequirementCoverage::from)
                .collect(),
            contributions: coverage
                .contributions
                .into_iter()
                .map(Contribution::from)
                .collect(),
        }
    }
}

impl From<coverage::RequirementCoverage> for RequirementCoverage {
    fn from(line: coverage::RequirementCoverage) -> Self {
        Self {
            requirement_id: show(line.requirement_id),
            state: line.state.into(),
            redundancy: line.redundancy.into(),
            n_counting: line.n_counting,
            reached: line.reached.into(),
            demanded: line.demanded.into(),
            is_judged_by_person: line.is_judged_by_person,
        }
    }
}

impl From<coverage::Contribution> for Contribution {
    fn from(cell: coverage::Contribution) -> Self {
        Self {
            company: cell.company_id,
            capability_id: cell.capability_id,
            company_id: show(cell.company_id),
            requirement_id: show(cell.requirement_id),
            answer: cell.answer.into(),
            level: cell.level.map(Level::from),
            fte_tenths: cell.fte.map(|fte| i32::try_from(fte.0).unwrap_or(i32::MAX)),
            figure: cell.figure.map(Decimal::from),
            proof: cell.proof.into(),
            competency_match: cell.competency_match.map(CompetencyMatch::from),
            valid_until: cell.valid_until.map(Date),
        }
    }
}

impl From<LotCoverage> for Coverage {
    fn from(
        LotCoverage {
            coverage,
            mandatory,
        }: LotCoverage,
    ) -> Self {
        Self::summed_up(coverage, &mandatory)
    }
}
