//! What lots share: people in all, people of a competency, and the number of lots a company takes.

use std::collections::BTreeMap;

use crate::interchange::answer::LotAnswer;
use crate::interchange::problem::Problem;
use crate::lot::remaining::Remaining;

/// What groups that are already chosen use.
#[derive(Clone, Debug, Default)]
pub struct Used {
    /// What they leave.
    pub remaining: Remaining,
    n_lots: BTreeMap<u32, i64>,
}

impl Used {
    /// Whether a group still has what it needs.
    #[must_use]
    pub fn leaves_room_for(&self, problem: &Problem, answer: &LotAnswer) -> bool {
        let mut with = self.clone();
        with.take(problem, answer);
        answer
            .members
            .iter()
            .all(|member| with.keeps_limits(problem, *member))
    }

    fn keeps_limits(&self, problem: &Problem, number: u32) -> bool {
        let Some(company) = problem.companies.get(number as usize) else {
            return false;
        };
        let n_lots = self.n_lots.get(&number).copied().unwrap_or_default();
        company.max_lots.is_none_or(|most| n_lots <= most)
            && self.remaining.in_all(number, company.available) >= 0
            && company
                .capabilities
                .iter()
                .all(|held| self.remaining.of(number, held.competency, held.tenths) >= 0)
    }

    /// Takes what a group uses.
    pub fn take(&mut self, problem: &Problem, answer: &LotAnswer) {
        let Some(lot) = problem.lots.get(answer.lot) else {
            return;
        };
        for part in &answer.assignments {
            if let (Some(tenths), Some(asked)) =
                (part.tenths, lot.requirements.get(part.requirement))
            {
                self.remaining.take(part.company, asked.competency, tenths);
            }
        }
        for member in &answer.members {
            let n_lots = self.n_lots.entry(*member).or_default();
            *n_lots += 1;
            let most = problem
                .companies
                .get(*member as usize)
                .and_then(|company| company.max_lots);
            if most.is_some_and(|most| *n_lots >= most) {
                self.remaining.barred.insert(*member);
            }
        }
    }
}
