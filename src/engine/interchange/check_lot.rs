//! Judges the answer to one lot by the problem alone: every rule again, and what the group costs.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Breakdown, LotAnswer};
use super::distance::kilometres;
use super::problem::{Capability, Company, Demand, Lot, Problem, Requirement, Scope, Weights};

/// Pairs of companies with a figure, for looking up.
pub struct Pairs {
    /// Strength of collaboration, the smaller number first.
    pub strengths: BTreeMap<(u32, u32), i64>,
    /// Who may not be with whom, the smaller number first.
    pub foes: BTreeSet<(u32, u32)>,
}

/// What a lot's answer uses and costs, with what is wrong about it.
#[derive(Default)]
pub struct Judgement {
    /// What it costs.
    pub breakdown: Breakdown,
    /// What is wrong.
    pub faults: Vec<String>,
    /// Tenths used, by company and competency.
    pub used: BTreeMap<(u32, u32), i64>,
}

/// Who is looked at while one lot is judged.
struct Group<'a> {
    problem: &'a Problem,
    lot: &'a Lot,
    answer: &'a LotAnswer,
    members: Vec<(u32, &'a Company)>,
    lead: Option<&'a Company>,
}

fn company(problem: &Problem, number: u32) -> Option<&Company> {
    problem.companies.get(usize::try_from(number).ok()?)
}

/// Judges one lot's answer.
#[must_use]
pub fn judge_lot(problem: &Problem, pairs: &Pairs, answer: &LotAnswer) -> Judgement {
    let mut judged = Judgement::default();
    let Some(lot) = problem.lots.get(answer.lot) else {
        judged
            .faults
            .push(format!("there is no lot number {}", answer.lot));
        return judged;
    };
    if !answer.is_served {
        judged.breakdown.unserved = problem.weights.unserved_lot;
        let is_empty =
            answer.members.is_empty() && answer.lead.is_none() && answer.assignments.is_empty();
        if !is_empty {
            judged
                .faults
                .push(format!("{}: is not served and has a group", lot.id));
        }
        return judged;
    }
    let members: Vec<(u32, &Company)> = answer
        .members
        .iter()
        .filter_map(|number| Some((*number, company(problem, *number)?)))
        .collect();
    if members.len() != answer.members.len() {
        judged
            .faults
            .push(format!("{}: a member is no company", lot.id));
    }
    let group = Group {
        problem,
        lot,
        answer,
        lead: answer.lead.and_then(|lead| company(problem, lead)),
        members,
    };
    let mut faults = Vec::new();
    group.check_membership(&mut faults);
    group.check_lead(&mut faults);
    group.check_rules(&mut faults);
    group.check_pairs(pairs, &mut faults, &mut judged.breakdown);
    group.check_assignments(&mut faults, &mut judged);
    group.add_members(&mut judged.breakdown);
    judged.faults.extend(
        faults
            .into_iter()
            .map(|fault| format!("{}: {fault}", lot.id)),
    );
    judged
}

fn offer<'a>(company: &'a Company, requirement: &Requirement) -> Option<&'a Capability> {
    company
        .capabilities
        .iter()
        .find(|held| held.competency == requirement.competency)
        .filter(|held| held.level >= requirement.min_level)
}

impl Group<'_> {
    fn check_membership(&self, faults: &mut Vec<String>) {
        let distinct: BTreeSet<u32> = self.answer.members.iter().copied().collect();
        if distinct.len() != self.answer.members.len() {
            faults.push("a member is named twice".to_owned());
        }
        if self.members.len() > self.lot.max_members {
            faults.push(format!(
                "{} members, at most {}",
                self.members.len(),
                self.lot.max_members
            ));
        }
        for pinned in &self.lot.pinned {
            if !distinct.contains(pinned) {
                faults.push(format!("company {pinned} has to be in"));
            }
        }
        for (number, company) in &self.members {
            if self.lot.excluded.contains(number) {
                faults.push(format!("{} has to stay out", company.id));
            }
            let is_of_use = self
                .lot
                .requirements
                .iter()
                .any(|asked| offer(company, asked).is_some());
            if !is_of_use && !self.lot.pinned.contains(number) {
                faults.push(format!("{} meets nothing that is asked", company.id));
            }
        }
    }

    fn check_lead(&self, faults: &mut Vec<String>) {
        let is_member = self
            .answer
            .lead
            .is_some_and(|lead| self.answer.members.contains(&lead));
        if !is_member || !self.lead.is_some_and(|lead| lead.may_lead) {
            faults.push("no member that may lead leads".to_owned());
        }
    }

    fn check_rules(&self, faults: &mut Vec<String>) {
        let companies = || self.members.iter().map(|(_, company)| *company);
        for rule in &self.lot.thresholds {
            let reaches = |company: &Company| company.figure(rule.measure) >= rule.least;
            let is_met = match rule.scope {
                Scope::Sum => {
                    companies().map(|one| one.figure(rule.measure)).sum::<i64>() >= rule.least
                }
                Scope::Any => companies().any(reaches),
                Scope::Each => companies().all(reaches),
                Scope::Lead => self.lead.is_some_and(reaches),
            };
            if !is_met {
                faults.push(format!("threshold {} is not met", rule.id));
            }
        }
        for rule in &self.lot.certificates {
            let has = |company: &Company| company.has(rule.certificate);
            let is_met = match rule.scope {
                Scope::Any | Scope::Sum => companies().any(has),
                Scope::Each => companies().all(has),
                Scope::Lead => self.lead.is_some_and(has),
            };
            if !is_met {
                faults.push(format!(
                    "certificate number {} is not there",
                    rule.certificate
                ));
            }
        }
    }

    fn check_pairs(&self, pairs: &Pairs, faults: &mut Vec<String>, cost: &mut Breakdown) {
        let numbers = &self.answer.members;
        for (at, first) in numbers.iter().enumerate() {
            for second in numbers.iter().skip(at + 1) {
                let pair = (*first.min(second), *first.max(second));
                if pairs.foes.contains(&pair) {
                    faults.push(format!(
                        "companies {first} and {second} may not be together"
                    ));
                }
                let strength = pairs.strengths.get(&pair).copied().unwrap_or_default();
                cost.cohesion -= self.problem.weights.cohesion * strength;
            }
        }
    }

    fn check_assignments(&self, faults: &mut Vec<String>, judged: &mut Judgement) {
        let Weights {
            misfit_holder,
            misfit_fte,
            uncovered,
            ..
        } = self.problem.weights;
        let mut supplied = vec![0; self.lot.requirements.len()];
        let mut seen = BTreeSet::new();
        for part in &self.answer.assignments {
            let asked = self.lot.requirements.get(part.requirement);
            let member = self
                .members
                .iter()
                .find(|(number, _)| *number == part.company);
            let (Some(asked), Some((number, company))) = (asked, member) else {
                faults.push(format!("{part:?} is outside the lot or the group"));
                continue;
            };
            if !seen.insert((part.requirement, part.company)) {
                faults.push(format!("{} is assigned twice to {}", company.id, asked.id));
            }
            let Some(held) = offer(company, asked) else {
                faults.push(format!("{} is not qualified for {}", company.id, asked.id));
                continue;
            };
            let lacking = 100 - i64::from(held.fit);
            let amount = match (asked.demand, part.tenths) {
                (Demand::Holders(_), None) => {
                    judged.breakdown.misfit += misfit_holder * lacking;
                    1
                }
                (Demand::Tenths(_), Some(tenths)) if tenths > 0 => {
                    judged.breakdown.misfit += misfit_fte * lacking * tenths;
                    *judged.used.entry((*number, asked.competency)).or_default() += tenths;
                    tenths
                }
                _ => {
                    faults.push(format!(
                        "{} gives {} another thing than asked",
                        company.id, asked.id
                    ));
                    0
                }
            };
            if let Some(sum) = supplied.get_mut(part.requirement) {
                *sum += amount;
            }
        }
        for (at, (asked, supplied)) in self.lot.requirements.iter().zip(supplied).enumerate() {
            let is_covered = supplied >= asked.amount();
            match asked.optional_weight {
                None if !is_covered => {
                    faults.push(format!("mandatory {} is not covered", asked.id))
                }
                Some(weight) if !is_covered => judged.breakdown.uncovered += uncovered * weight,
                _ => {}
            }
            if self.answer.uncovered.contains(&at) == is_covered {
                faults.push(format!("{} is told wrongly to be covered or not", asked.id));
            }
        }
    }

    fn add_members(&self, cost: &mut Breakdown) {
        let weights = self.problem.weights;
        for (_, company) in &self.members {
            cost.members += weights.member;
            if !self.lot.is_remote {
                cost.distance +=
                    weights.distance_km * kilometres(company.location, self.lot.location);
            }
        }
    }
}
