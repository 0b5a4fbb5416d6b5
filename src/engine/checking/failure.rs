//! What the checker finds wrong with an answer.

use domain::groupings::grouping::Objective;
use domain::values::ids::{CompanyId, RequirementId};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The status does not go with what the answer holds.
    Status,
    /// The ranks are not 1, 2, 3 …, or there are more suggestions than asked for.
    Ranks,
    /// A suggestion is better than an earlier one.
    Order,
    /// Two suggestions differ too little.
    Difference,
    /// The members are not sorted, not distinct, or none.
    Members,
    /// A member is not a candidate, is excluded, or has not agreed to take part like this.
    NotAllowed(CompanyId),
    /// A pinned company is missing.
    PinMissing(CompanyId),
    /// More members than allowed.
    TooManyMembers,
    /// Without this member the others do not cover the lot, and that was to be stood.
    Indispensable(CompanyId),
    /// Two members cannot be together.
    NotTogether,
    /// The lead is not a member, not willing or not the one asked for.
    Lead,
    /// A mandatory requirement is not covered.
    NotCovered(RequirementId),
    /// The list of uncovered requirements is not the right one.
    Uncovered,
    /// An assignment names someone who does not cover the requirement, or too few do.
    Assignment(RequirementId),
    /// A company gives more people than it has.
    TooManyPeople(CompanyId),
    /// The value of a goal is not the right one.
    Value(Objective),
    /// The goals are not those asked for, in their order.
    Goals,
    /// A member has no reason to be there.
    NoReason(CompanyId),
    /// A claim about a member is not true.
    Claim(CompanyId),
    /// The bound is above the best, or a proof does not reach it.
    Bound,
    /// A claim is said to be proved and cannot be.
    Proof,
    /// A requirement is said to be unmet by all, or not said to be, wrongly.
    UnmetByAll(RequirementId),
    /// An element of the conflict is not a rule in force, or is there twice.
    ConflictElement,
    /// A repair is no change of a rule in force.
    Repair,
}

/// One finding about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckFailure {
    /// The rank of the suggestion; none when it is about the answer as a whole.
    pub rank: Option<u32>,
    /// What is wrong.
    pub fault: Fault,
}
