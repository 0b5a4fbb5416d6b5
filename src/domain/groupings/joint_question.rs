//! One question out of those of several lots of a call: which single grouping, with one lead, answers all of them?
//! Requirements keep the lot that they are of; what a company has answered to the lots becomes one answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::groupings::coverage_rule::contribution::capability_answers;
use crate::groupings::coverage_rule::holder::Holder;
use crate::groupings::grouping::{Candidate, LotQuestion};
use crate::procurement::interest::{Interest, InterestAnswer};
use crate::procurement::requirement::{CompetencyAmount, Demand, Requirement};
use crate::values::ids::CompanyId;
use crate::values::quantity::FteTenths;

/// The question that a single grouping for these lots has to answer, in whichever order they come; `None` without any
/// lot. The lots are of one call: they share its deadline, its companies and the vocabulary. The lot of the joint
/// question is the first in the call, with the smallest limit on members of all.
#[must_use]
pub fn joint_question(mut questions: Vec<LotQuestion>) -> Option<LotQuestion> {
    questions.sort_by_key(|question| (question.lot.position, question.lot.id));
    let mut joint = questions.first()?.clone();
    if questions.len() == 1 {
        return Some(joint);
    }
    let limits = questions.iter().filter_map(|one| one.lot.max_members);
    joint.lot.max_members = limits.min();
    joint.requirements = requirements_of(&questions);
    joint.candidates = candidates_of(&questions);
    Some(joint)
}

/// The requirements lot by lot, each lot's in its own order.
fn requirements_of(questions: &[LotQuestion]) -> Vec<Requirement> {
    let mut all: Vec<Requirement> = Vec::new();
    for question in questions {
        let mut own = question.requirements.clone();
        own.sort_by_key(|requirement| (requirement.position, requirement.id));
        all.append(&mut own);
    }
    for (position, requirement) in (0_u32..).zip(&mut all) {
        requirement.position = position;
    }
    all
}

/// The companies that are candidates for each lot.
fn candidates_of(questions: &[LotQuestion]) -> Vec<Candidate> {
    let mut on_lots: BTreeMap<CompanyId, Vec<OnLot<'_>>> = BTreeMap::new();
    for question in questions {
        for candidate in &question.candidates {
            let on_lot = OnLot {
                question,
                candidate,
            };
            on_lots
                .entry(candidate.company.id)
                .or_default()
                .push(on_lot);
        }
    }
    let of_all = on_lots.values().filter(|own| own.len() == questions.len());
    of_all.filter_map(|own| joint_candidate(own)).collect()
}

/// A company that looks at one of the lots.
struct OnLot<'a> {
    question: &'a LotQuestion,
    candidate: &'a Candidate,
}

/// A company that takes fewer lots than there are takes none of them. Kilometres are added up over the lots whose place
/// is known.
fn joint_candidate(on_lots: &[OnLot<'_>]) -> Option<Candidate> {
    let mut joint = on_lots.first()?.candidate.clone();
    let n_lots = u32::try_from(on_lots.len()).unwrap_or(u32::MAX);
    if joint.company.max_lots.is_some_and(|most| most < n_lots) {
        joint.company.max_lots = Some(0);
    }
    let distances = on_lots.iter().filter_map(|lot| lot.candidate.distance_km);
    joint.distance_km = distances.reduce(u32::saturating_add);
    joint.interest = joint_interest(on_lots);
    Some(joint)
}

/// The answers to single lots as one: the most reserved of them, and with nobody whom one of them does not want.
fn joint_interest(on_lots: &[OnLot<'_>]) -> Option<Interest> {
    let given: Vec<&Interest> = on_lots
        .iter()
        .filter_map(|lot| lot.candidate.interest.as_ref())
        .collect();
    let mut joint = (*given.first()?).clone();
    let answers = given.iter().map(|interest| interest.answer);
    if let Some(most_reserved) = answers.max_by_key(|answer| reserve(*answer)) {
        joint.answer = most_reserved;
    }
    let unwanted: BTreeSet<CompanyId> = given
        .iter()
        .flat_map(|interest| interest.not_with.iter().copied())
        .collect();
    joint.not_with = unwanted.into_iter().collect();
    joint.most_fte = most_people(on_lots);
    Some(joint)
}

/// How reserved an answer is: who leads on one lot and not on another does not lead, who is a subcontractor on one lot is
/// a subcontractor of the whole, who does not take part in one lot does not take part.
fn reserve(answer: InterestAnswer) -> u8 {
    match answer {
        InterestAnswer::Lead => 0,
        InterestAnswer::Member => 1,
        InterestAnswer::Maybe => 2,
        InterestAnswer::Subcontractor => 3,
        InterestAnswer::No => 4,
    }
}

/// The most people that a company gives to all lots together. Where only one of the lots can use its people, its limit
/// for that lot, exactly. Where several can, the smallest of its limits for all of them together: a group within that
/// keeps each of the limits, however people are shared out.
fn most_people(on_lots: &[OnLot<'_>]) -> Option<FteTenths> {
    let using = on_lots.iter().filter(|lot| lot.can_use_people());
    let limits = using.filter_map(|lot| lot.candidate.interest.as_ref()?.most_fte);
    limits.min()
}

impl OnLot<'_> {
    /// Whether the lot asks for people in a competency that the company has.
    fn can_use_people(&self) -> bool {
        let holder = Holder {
            company: &self.candidate.company,
            capabilities: &self.candidate.capabilities,
            most_fte: None,
        };
        let has = |asked: &Requirement| match asked.demand {
            Demand::Competency {
                competency_id,
                min_level,
                amount: CompetencyAmount::Fte(_),
            } => {
                let wanted = (competency_id, min_level);
                let (vocabulary, on) = (&self.question.vocabulary, self.question.valid_on);
                let answers = capability_answers(wanted, holder, vocabulary, on);
                answers.iter().any(|answer| answer.counts)
            }
            _ => false,
        };
        self.question.requirements.iter().any(has)
    }
}
