//! Plans for a call by brute force: every grouping of every lot with every choice of wishes given up, in every
//! combination, people shared out by trying amounts. Written apart from the engine and from its checker, and much slower.

use std::collections::{BTreeMap, BTreeSet};

use domain::groupings::coverage::CoverageState;
use domain::groupings::coverage_rule::contribution::{GroupMember, capability_answers};
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{CompetencyAmount, Demand, Requirement, RequirementScope};
use domain::values::ids::{CapabilityId, CompanyId};

use super::oracle::all_groupings;

/// People are tried in steps of so many tenths: what generated questions are made of.
const STEP: u32 = 5;

/// What a lot may have: a grouping with its value, and the people that it needs.
#[derive(Clone, Debug)]
struct Choice {
    members: Vec<CompanyId>,
    value: Vec<i64>,
    demands: Vec<Wanted>,
}

/// A demand for people, and who could give to it by which capability.
#[derive(Clone, Debug)]
struct Wanted {
    tenths: u32,
    givers: Vec<(CompanyId, CapabilityId)>,
}

/// The least worth of any plan: lots without a grouping, then the goals over all lots.
pub fn best_worth(
    questions: &[LotQuestion],
    options: &SuggestOptions,
    max_lots: Option<u32>,
) -> Vec<i64> {
    let choices: Vec<Vec<Choice>> = questions
        .iter()
        .map(|question| choices(question, options))
        .collect();
    let n_goals = options.objectives.len();
    let served = |choice: &Choice| [vec![0], choice.value.clone()].concat();
    let unserved = [vec![1], vec![0; n_goals]].concat();
    let least = choices.iter().map(|choices| {
        let values = choices.iter().map(served);
        values.min().unwrap_or_else(|| unserved.clone())
    });
    let mut hunt = Hunt {
        questions,
        max_lots,
        choices: &choices,
        least: least.collect(),
        best: None,
        n_goals,
    };
    hunt.go_on(&mut Vec::new(), vec![0; n_goals + 1]);
    hunt.best.expect("no grouping at all is a plan")
}

fn is_shared(requirement: &Requirement) -> bool {
    matches!(
        requirement.demand,
        Demand::Competency {
            amount: CompetencyAmount::Fte(_),
            ..
        }
    ) && matches!(
        requirement.scope,
        RequirementScope::Pooled | RequirementScope::MemberOnly
    )
}

fn choices(question: &LotQuestion, options: &SuggestOptions) -> Vec<Choice> {
    let wishes: Vec<usize> = (0..question.requirements.len())
        .filter(|place| {
            let requirement = &question.requirements[*place];
            is_shared(requirement) && !requirement.is_mandatory()
        })
        .collect();
    let mut all = Vec::new();
    for given_up in 0_u32..1 << wishes.len() {
        let mut asked = question.clone();
        for (bit, place) in wishes.iter().enumerate() {
            if given_up >> bit & 1 == 1 {
                asked.requirements[*place].demand = Demand::FreeText;
                asked.requirements[*place].judgement = None;
            }
        }
        for grouping in all_groupings(&asked, options) {
            all.push(Choice {
                demands: demands(&asked, &grouping.members),
                members: grouping.members,
                value: grouping.value,
            });
        }
    }
    all.sort_by(|a, b| a.value.cmp(&b.value));
    all
}

fn is_sub(candidate: &Candidate) -> bool {
    let interest = candidate.interest.as_ref();
    interest.is_some_and(|interest| interest.answer == InterestAnswer::Subcontractor)
}

fn holder(candidate: &Candidate) -> Holder<'_> {
    Holder {
        company: &candidate.company,
        capabilities: &candidate.capabilities,
        most_fte: None,
    }
}

/// The covered demands for people of a group.
fn demands(question: &LotQuestion, members: &[CompanyId]) -> Vec<Wanted> {
    let group: Vec<&Candidate> = question
        .candidates
        .iter()
        .filter(|one| members.contains(&one.company.id))
        .collect();
    let as_members: Vec<GroupMember<'_>> = group
        .iter()
        .map(|one| GroupMember {
            holder: Holder {
                most_fte: one.interest.as_ref().and_then(|interest| interest.most_fte),
                ..holder(one)
            },
            is_lead: false,
            is_subcontractor: is_sub(one),
        })
        .collect();
    let coverage = coverage_of(
        &question.requirements,
        &as_members,
        &question.vocabulary,
        question.valid_on,
    );
    let lines = question.requirements.iter().zip(&coverage.requirements);
    let covered = lines.filter(|(requirement, line)| {
        is_shared(requirement) && line.state == CoverageState::Covered
    });
    covered
        .map(|(requirement, _)| wanted(question, &group, requirement))
        .collect()
}

fn wanted(question: &LotQuestion, group: &[&Candidate], requirement: &Requirement) -> Wanted {
    let Demand::Competency {
        competency_id,
        min_level,
        amount: CompetencyAmount::Fte(tenths),
    } = requirement.demand
    else {
        unreachable!("only demands for people are shared out");
    };
    let mut givers = Vec::new();
    for one in group {
        if is_sub(one) && requirement.scope == RequirementScope::MemberOnly {
            continue;
        }
        let asked = (competency_id, min_level);
        let on = question.valid_on;
        for answer in capability_answers(asked, holder(one), &question.vocabulary, on) {
            if answer.counts {
                givers.push((one.company.id, one.capabilities[answer.index].id));
            }
        }
    }
    Wanted {
        tenths: tenths.0,
        givers,
    }
}

struct Hunt<'a> {
    questions: &'a [LotQuestion],
    max_lots: Option<u32>,
    choices: &'a [Vec<Choice>],
    least: Vec<Vec<i64>>,
    best: Option<Vec<i64>>,
    n_goals: usize,
}

fn plus(one: &[i64], other: &[i64]) -> Vec<i64> {
    one.iter().zip(other).map(|(a, b)| a + b).collect()
}

impl<'a> Hunt<'a> {
    fn go_on(&mut self, chosen: &mut Vec<Option<&'a Choice>>, worth: Vec<i64>) {
        let rest = self.least.iter().skip(chosen.len());
        let at_best = rest.fold(worth.clone(), |sum, one| plus(&sum, one));
        if self.best.as_ref().is_some_and(|best| at_best >= *best) {
            return;
        }
        let choices = self.choices;
        let Some(of_lot) = choices.get(chosen.len()) else {
            if self.goes_together(chosen) {
                self.best = Some(worth);
            }
            return;
        };
        for choice in of_lot {
            let part = [vec![0], choice.value.clone()].concat();
            chosen.push(Some(choice));
            self.go_on(chosen, plus(&worth, &part));
            chosen.pop();
        }
        let part = [vec![1], vec![0; self.n_goals]].concat();
        chosen.push(None);
        self.go_on(chosen, plus(&worth, &part));
        chosen.pop();
    }

    fn goes_together(&self, chosen: &[Option<&Choice>]) -> bool {
        let mut n_lots: BTreeMap<CompanyId, u32> = BTreeMap::new();
        for member in chosen.iter().flatten().flat_map(|choice| &choice.members) {
            *n_lots.entry(*member).or_default() += 1;
        }
        let candidates = || self.questions.iter().flat_map(|one| &one.candidates);
        let has_too_many = candidates().any(|one| {
            let limits = [one.company.max_lots, self.max_lots];
            let n = n_lots.get(&one.company.id).copied().unwrap_or_default();
            limits.into_iter().flatten().any(|limit| n > limit)
        });
        !has_too_many && self.people_suffice(chosen)
    }

    fn people_suffice(&self, chosen: &[Option<&Choice>]) -> bool {
        let mut sharing = Sharing::default();
        for (lot, (question, choice)) in self.questions.iter().zip(chosen).enumerate() {
            for one in &question.candidates {
                let id = one.company.id;
                sharing.of_company.insert(id, holder(one).fte_in_all().0);
                for capability in &one.capabilities {
                    sharing
                        .of_capability
                        .insert(capability.id, capability.fte.0);
                }
                let most = one.interest.as_ref().and_then(|interest| interest.most_fte);
                if let Some(most) = most {
                    sharing.of_lot.insert((lot, id), most.0);
                }
            }
            for demand in choice.iter().flat_map(|choice| &choice.demands) {
                sharing.demands.push((lot, demand.clone()));
            }
        }
        let missing = sharing.demands.first().map_or(0, |(_, one)| one.tenths);
        sharing.give(0, 0, missing)
    }
}

/// People being shared out, demand after demand, giver after giver.
#[derive(Default)]
struct Sharing {
    demands: Vec<(usize, Wanted)>,
    of_company: BTreeMap<CompanyId, u32>,
    of_capability: BTreeMap<CapabilityId, u32>,
    of_lot: BTreeMap<(usize, CompanyId), u32>,
    failed: BTreeSet<(usize, usize, u32, Vec<u32>)>,
}

impl Sharing {
    fn state(&self) -> Vec<u32> {
        let companies = self.of_company.values();
        let capabilities = self.of_capability.values();
        let lots = self.of_lot.values();
        companies.chain(capabilities).chain(lots).copied().collect()
    }

    fn give(&mut self, demand: usize, giver: usize, missing: u32) -> bool {
        let Some((lot, wanted)) = self.demands.get(demand).cloned() else {
            return true;
        };
        if missing == 0 {
            let next = self
                .demands
                .get(demand + 1)
                .map_or(0, |(_, one)| one.tenths);
            return self.give(demand + 1, 0, next);
        }
        let Some((company_id, capability_id)) = wanted.givers.get(giver).copied() else {
            return false;
        };
        let state = (demand, giver, missing, self.state());
        if self.failed.contains(&state) {
            return false;
        }
        let of_lot = self.of_lot.get(&(lot, company_id)).copied();
        let most = missing
            .min(self.of_company[&company_id])
            .min(self.of_capability[&capability_id])
            .min(of_lot.unwrap_or(u32::MAX));
        for tenths in (0..=most / STEP).rev().map(|steps| steps * STEP) {
            self.take(lot, (company_id, capability_id), tenths);
            let is_enough = self.give(demand, giver + 1, missing - tenths);
            self.bring_back(lot, (company_id, capability_id), tenths);
            if is_enough {
                return true;
            }
        }
        self.failed.insert(state);
        false
    }

    fn take(&mut self, lot: usize, from: (CompanyId, CapabilityId), tenths: u32) {
        *self.of_company.get_mut(&from.0).unwrap() -= tenths;
        *self.of_capability.get_mut(&from.1).unwrap() -= tenths;
        if let Some(left) = self.of_lot.get_mut(&(lot, from.0)) {
            *left -= tenths;
        }
    }

    fn bring_back(&mut self, lot: usize, to: (CompanyId, CapabilityId), tenths: u32) {
        *self.of_company.get_mut(&to.0).unwrap() += tenths;
        *self.of_capability.get_mut(&to.1).unwrap() += tenths;
        if let Some(left) = self.of_lot.get_mut(&(lot, to.0)) {
            *left += tenths;
        }
    }
}
