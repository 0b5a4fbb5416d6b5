//! What differs between two runs of the engine as the API shows it.

use async_graphql::SimpleObject;
use domain::groupings::comparison::difference::Difference;
use domain::values::ids::CompanyId;

use crate::application::groupings::compare_runs::ComparedRuns;
use crate::graphql::enums::run_comparisons::{RunDifferenceAspect, RunDifferenceKind};
use crate::graphql::enums::suggestions::Objective;

/// What is different in a run from another one on the same lot. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
pub struct GroupingRunComparison {
    /// Whether the engine read the same.
    pub is_same_input: bool,
    /// Whether both have ended with the same answer, value for value; what it took to find it aside.
    pub is_same_answer: bool,
    /// Whether it is known what differs between the inputs: false when one of two different ones was not kept.
    pub tells_input: bool,
    /// What differs: the input first, then the wishes, then the answer.
    pub differences: Vec<GroupingRunDifference>,
    /// How many differences are not told: beyond the first three hundred, or about companies that have left the cluster.
    pub n_left_out: u32,
}

/// One thing that differs between two runs. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct GroupingRunDifference {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: Option<CompanyId>,
    /// The members' ids inside.
    #[graphql(skip)]
    pub member_ids: Vec<CompanyId>,
    /// What kind of thing.
    pub kind: RunDifferenceKind,
    /// Which field or list.
    pub aspect: Option<RunDifferenceAspect>,
    /// The requirement in a few words; it may be gone by now.
    pub requirement_name: Option<String>,
    /// The competency; it may be gone by now.
    pub competency_name: Option<String>,
    /// Which goal.
    pub objective: Option<Objective>,
    /// The figure or word in the other run.
    pub before: Option<String>,
    /// The figure or word in this run.
    pub after: Option<String>,
}

impl From<ComparedRuns> for GroupingRunComparison {
    fn from(compared: ComparedRuns) -> Self {
        let differences = compared.comparison.differences.iter();
        let shown = differences.map(|one| GroupingRunDifference::of(&compared, one));
        Self {
            is_same_input: compared.comparison.is_same_input,
            is_same_answer: compared.comparison.is_same_answer,
            tells_input: compared.comparison.tells_input,
            differences: shown.collect(),
            n_left_out: u32::try_from(compared.n_left_out).unwrap_or(u32::MAX),
        }
    }
}

impl GroupingRunDifference {
    fn of(compared: &ComparedRuns, one: &Difference) -> Self {
        let requirement = one.requirement_id.as_ref();
        let competency = one.competency_id.as_ref();
        Self {
            company_id: one.company_id,
            member_ids: one.members.clone(),
            kind: one.kind.into(),
            aspect: one.aspect.map(RunDifferenceAspect::from),
            requirement_name: requirement
                .and_then(|id| compared.requirement_names.get(id))
                .cloned(),
            competency_name: competency
                .and_then(|id| compared.competency_names.get(id))
                .cloned(),
            objective: one.objective.map(Objective::from),
            before: one.before.clone(),
            after: one.after.clone(),
        }
    }
}
