//! Checks a plan for a call from domain values alone: every grouping is one, and nobody gives people twice or takes more
//! lots than the call lets one bid for.

use domain::groupings::call_plan::CallPlan;
use domain::groupings::coverage_rule::contribution::capability_answers;
use domain::groupings::coverage_rule::fte_share::{FteDemand, FtePart, FteSupply, covers};
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::procurement::requirement::Demand;
use domain::values::ids::CompanyId;

use crate::checking::failure::Fault;

/// Who cannot do what the plan says.
#[must_use]
pub fn overloaded(questions: &[LotQuestion], plan: &CallPlan, max_lots: Option<u32>) -> Vec<Fault> {
    let faulty = plan.loads.iter().filter(|load| {
        let n_lots = u32::try_from(load.lot_ids.len()).unwrap_or(u32::MAX);
        let own = questions.iter().flat_map(|question| &question.candidates);
        let own = own.filter(|one| one.company.id == load.company_id);
        let limits = own.filter_map(|one| one.company.max_lots).chain(max_lots);
        limits.min().is_some_and(|most| n_lots > most)
            || !can_give(questions, plan, load.company_id)
    });
    faulty.map(|load| Fault::Claim(load.company_id)).collect()
}

/// Whether a company has the people for all that it is given, each counted once.
fn can_give(questions: &[LotQuestion], plan: &CallPlan, company_id: CompanyId) -> bool {
    let mut demands: Vec<FteDemand> = Vec::new();
    let mut supply = FteSupply::default();
    for (question, lot) in questions.iter().zip(&plan.lots) {
        let mut candidates = question.candidates.iter();
        let Some(candidate) = candidates.find(|one| one.company.id == company_id) else {
            continue;
        };
        let holder = holder_of(candidate);
        supply.in_all = holder.fte_in_all().0;
        supply
            .parts
            .resize(candidate.capabilities.len(), FtePart::default());
        let assignments = lot.grouping.iter().flat_map(|one| &one.assignments);
        for assignment in assignments.filter(|one| one.company_id == company_id) {
            let mut requirements = question.requirements.iter();
            let asked = requirements.find(|one| one.id == assignment.requirement_id);
            let (
                Some(fte),
                Some(Demand::Competency {
                    competency_id,
                    min_level,
                    ..
                }),
            ) = (assignment.fte, asked.map(|one| &one.demand))
            else {
                continue;
            };
            let wanted = (*competency_id, *min_level);
            let on = question.valid_on;
            for answer in capability_answers(wanted, holder, &question.vocabulary, on) {
                if let Some(part) = supply.parts.get_mut(answer.index)
                    && answer.counts
                {
                    part.tenths = answer.fte.0;
                    part.demands.push(demands.len());
                }
            }
            demands.push(FteDemand {
                tenths: fte.0,
                worth: 1,
            });
        }
    }
    let all = vec![true; demands.len()];
    covers(&demands, &[supply], &all)
}

fn holder_of(candidate: &Candidate) -> Holder<'_> {
    Holder {
        company: &candidate.company,
        capabilities: &candidate.capabilities,
        most_fte: None,
    }
}
