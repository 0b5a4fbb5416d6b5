//! Comparing two runs on the same lot, as far as the reader may still see what they speak of.

use std::collections::{BTreeMap, BTreeSet};

use domain::directory::competency::Vocabulary;
use domain::groupings::comparison::compare::{RunAndQuestion, RunComparison, compare};
use domain::groupings::comparison::difference::Difference;
use domain::groupings::grouping::LotQuestion;
use domain::groupings::suggestion::GroupingRun;
use domain::procurement::call::CallForTender;
use domain::values::ids::{CompanyId, CompetencyId, GroupingRunId, LotId, RequirementId};
use domain::values::text::Name;
use persistence::repositories::directory::companies;
use persistence::repositories::groupings::grouping_runs;
use persistence::repositories::procurement::lots;
use sha2::{Digest, Sha256};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::kept_questions::find_question;
use crate::application::groupings::lot_cases::is_plan;
use crate::application::groupings::suggest_groupings::call_of;
use crate::application::groupings::task_names::requirement_name;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// How many differences are told at most.
const MAX_DIFFERENCES: usize = 300;

/// What differs between two runs, with the names of what may be gone by now, in the reader's language.
#[derive(Clone, Debug)]
pub struct ComparedRuns {
    /// What differs.
    pub comparison: RunComparison,
    /// How many differences are not told: beyond the most, or about companies that have left the cluster.
    pub n_left_out: usize,
    /// The requirements that differences speak of.
    pub requirement_names: BTreeMap<RequirementId, String>,
    /// The competencies that differences speak of.
    pub competency_names: BTreeMap<CompetencyId, String>,
}

/// Compares a run with an earlier or later one on the same lot, or the same lots together: what is different in `run`.
///
/// # Errors
/// `NotFound` unless both are runs on one lot that the person may know of, and for plans.
pub async fn compare_runs(
    app: &App,
    actor: &Actor,
    run: &GroupingRun,
    with: GroupingRunId,
) -> Result<ComparedRuns, AppError> {
    actor.require_somewhere(Operation::GroupingRun)?;
    let call = call_of(app, run.lot_id).await?;
    actor.require(Operation::GroupingRun, &Subject::call(&call))?;
    let other = grouping_runs::find_grouping_run(app.database.read(), with).await?;
    let other = other
        .filter(|other| other.lot_ids() == run.lot_ids())
        .filter(|other| {
            ![other, run]
                .iter()
                .any(|one| is_plan(&one.input_fingerprint))
        })
        .ok_or(AppError::NotFound)?;
    let mut questions = (None, None);
    if other.input_fingerprint != run.input_fingerprint {
        questions.0 = find_question(app, other.id).await?;
        questions.1 = find_question(app, run.id).await?;
    }
    let mut comparison = compare(
        RunAndQuestion {
            run: &other,
            question: questions.0.as_ref(),
        },
        RunAndQuestion {
            run,
            question: questions.1.as_ref(),
        },
    );
    let n_found = comparison.differences.len();
    keep_visible(app, &call, &mut comparison.differences).await?;
    comparison.differences.truncate(MAX_DIFFERENCES);
    let told = Told::of(&comparison.differences);
    let numbers = numbers_of_several(app, run).await?;
    let known: Vec<&LotQuestion> = [&questions.1, &questions.0].into_iter().flatten().collect();
    Ok(ComparedRuns {
        n_left_out: n_found - comparison.differences.len(),
        requirement_names: told.requirement_names(actor, &known, &numbers),
        competency_names: told.competency_names(actor, &known),
        comparison,
    })
}

/// The digest of an answer: equal for equal answers, whatever it took to find them; absent while there is none.
#[must_use]
pub fn answer_fingerprint(run: &GroupingRun) -> Option<String> {
    let answer = run.answer.as_ref()?.without_traces();
    let digest = Sha256::digest(serde_json::to_vec(&answer).ok()?);
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The numbers of the lots of a run on several; none for a run on one.
async fn numbers_of_several(
    app: &App,
    run: &GroupingRun,
) -> Result<BTreeMap<LotId, Name>, AppError> {
    if run.joint_with.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = lots::lots_by_id(app.database.read(), &run.lot_ids()).await?;
    Ok(found.into_iter().map(|lot| (lot.id, lot.number)).collect())
}

/// Leaves out what companies declared that have left the cluster since.
async fn keep_visible(
    app: &App,
    call: &CallForTender,
    differences: &mut Vec<Difference>,
) -> Result<(), AppError> {
    let spoken_of = differences.iter().filter(|one| one.tells_of_a_company());
    let ids: BTreeSet<CompanyId> = spoken_of.filter_map(|one| one.company_id).collect();
    let ids: Vec<CompanyId> = ids.into_iter().collect();
    let found = companies::companies_by_id(app.database.read(), &ids).await?;
    let visible: BTreeSet<CompanyId> = found
        .into_iter()
        .filter(|company| company.cluster_ids.contains(&call.cluster_id))
        .map(|company| company.id)
        .collect();
    let may_be_told = |one: &Difference| {
        let company_id = one.company_id.filter(|_| one.tells_of_a_company());
        company_id.is_none_or(|id| visible.contains(&id))
    };
    differences.retain(may_be_told);
    Ok(())
}

/// What differences speak of.
struct Told {
    requirements: BTreeSet<RequirementId>,
    competencies: BTreeSet<CompetencyId>,
}

impl Told {
    fn of(differences: &[Difference]) -> Self {
        Self {
            requirements: differences
                .iter()
                .filter_map(|one| one.requirement_id)
                .collect(),
            competencies: differences
                .iter()
                .filter_map(|one| one.competency_id)
                .collect(),
        }
    }

    /// The names of requirements, by the later question that has them; behind the numbers of their lots, where there are
    /// several.
    fn requirement_names(
        &self,
        actor: &Actor,
        known: &[&LotQuestion],
        numbers: &BTreeMap<LotId, Name>,
    ) -> BTreeMap<RequirementId, String> {
        let name = |id: &RequirementId| {
            known.iter().find_map(|question| {
                let asked = question.requirements.iter().find(|one| one.id == *id)?;
                let name = requirement_name(asked, &question.vocabulary, actor.language());
                Some(match numbers.get(&asked.lot_id) {
                    Some(number) => format!("lot {number} · {name}"),
                    None => name,
                })
            })
        };
        self.requirements
            .iter()
            .filter_map(|id| Some((*id, name(id)?)))
            .collect()
    }

    fn competency_names(
        &self,
        actor: &Actor,
        known: &[&LotQuestion],
    ) -> BTreeMap<CompetencyId, String> {
        let label = |vocabulary: &Vocabulary, id: &CompetencyId| {
            let entry = vocabulary.get(*id)?;
            Some(entry.label(actor.language()).to_string())
        };
        let name = |id: &CompetencyId| known.iter().find_map(|one| label(&one.vocabulary, id));
        self.competencies
            .iter()
            .filter_map(|id| Some((*id, name(id)?)))
            .collect()
    }
}
