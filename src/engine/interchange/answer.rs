//! An answer to a problem, in numbers, and as it is written: the answer format that goes with `tender-grouping/1`.

use serde::Serialize;

use super::problem::Problem;

/// What was found for one lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotAnswer {
    /// Which lot, by its number in the problem.
    pub lot: usize,
    /// Whether it has a group.
    pub is_served: bool,
    /// The members, ascending; none when it is not served.
    pub members: Vec<u32>,
    /// Who leads.
    pub lead: Option<u32>,
    /// Who covers what.
    pub assignments: Vec<Assignment>,
    /// Optional requirements that are not covered, by their numbers in the lot.
    pub uncovered: Vec<usize>,
}

/// One member's part of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assignment {
    /// The requirement, by its number in the lot.
    pub requirement: usize,
    /// The member.
    pub company: u32,
    /// Tenths of full-time equivalents, where the requirement asks for them.
    pub tenths: Option<i64>,
}

/// What an answer costs, goal by goal, each with its weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Breakdown {
    /// Lots without a group.
    pub unserved: i64,
    /// Optional requirements left uncovered.
    pub uncovered: i64,
    /// Members.
    pub members: i64,
    /// Fit that is lacking.
    pub misfit: i64,
    /// Kilometres.
    pub distance: i64,
    /// Past collaborations, below zero.
    pub cohesion: i64,
}

impl Breakdown {
    /// The goals in the order in which they are compared one after the other.
    #[must_use]
    pub fn goals(&self) -> [i64; 6] {
        [
            self.unserved,
            self.uncovered,
            self.members,
            self.misfit,
            self.distance,
            self.cohesion,
        ]
    }

    /// All goals added up.
    #[must_use]
    pub fn objective(&self) -> i64 {
        self.goals().iter().sum()
    }

    /// Adds another breakdown to this one.
    pub fn add(&mut self, other: &Self) {
        self.unserved += other.unserved;
        self.uncovered += other.uncovered;
        self.members += other.members;
        self.misfit += other.misfit;
        self.distance += other.distance;
        self.cohesion += other.cohesion;
    }
}

/// How much an answer is proved to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing better exists.
    Optimal,
    /// Something was found; the bound tells how much better there may be.
    Feasible,
    /// No group whatever can take any of the lots.
    Infeasible,
    /// Nothing was found, and nothing proved.
    #[default]
    Unknown,
}

/// A lot's part of an answer as it is written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WrittenLot {
    /// The lot's id.
    pub lot: String,
    /// Whether it has a group.
    pub served: bool,
    /// The members' ids.
    pub members: Vec<String>,
    /// The lead's id.
    pub lead: Option<String>,
    /// Who covers what.
    pub assignments: Vec<WrittenAssignment>,
    /// The ids of optional requirements that are not covered.
    pub uncovered: Vec<String>,
}

/// One member's part of one requirement as it is written.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenAssignment {
    /// The requirement's id.
    pub requirement: String,
    /// The member's id.
    pub company: String,
    /// Full-time equivalents, where the requirement asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fte: Option<f64>,
}

/// The id of a company.
#[must_use]
pub fn company_id(problem: &Problem, company: u32) -> String {
    usize::try_from(company)
        .ok()
        .and_then(|at| problem.companies.get(at))
        .map(|company| company.id.to_string())
        .unwrap_or_default()
}

/// From numbers to ids.
#[must_use]
pub fn written_lot(problem: &Problem, answer: &LotAnswer) -> WrittenLot {
    let Some(lot) = problem.lots.get(answer.lot) else {
        return WrittenLot::default();
    };
    let requirement_id = |at: usize| {
        let requirement = lot.requirements.get(at);
        requirement
            .map(|one| one.id.to_string())
            .unwrap_or_default()
    };
    WrittenLot {
        lot: lot.id.to_string(),
        served: answer.is_served,
        members: answer
            .members
            .iter()
            .map(|member| company_id(problem, *member))
            .collect(),
        lead: answer.lead.map(|lead| company_id(problem, lead)),
        assignments: answer
            .assignments
            .iter()
            .map(|part| WrittenAssignment {
                requirement: requirement_id(part.requirement),
                company: company_id(problem, part.company),
                // A tenth of a whole number below 2^50 is written with one decimal.
                fte: part.tenths.map(|tenths| tenths as f64 / 10.0),
            })
            .collect(),
        uncovered: answer
            .uncovered
            .iter()
            .map(|at| requirement_id(*at))
            .collect(),
    }
}

/// By what share of its size a value may still be improved.
#[must_use]
pub fn gap(objective: i64, bound: i64) -> f64 {
    if objective <= bound {
        return 0.0;
    }
    (objective - bound) as f64 / (objective.unsigned_abs() as f64).max(1.0)
}
