//! Why nothing covers the lot: what all companies together do not meet, and a smallest set of rules that cannot be kept
//! together, found by taking rules out one by one.

use std::collections::BTreeSet;

use domain::coverage::CoverageState;
use domain::coverage_rule::contribution::GroupMember;
use domain::coverage_rule::group::coverage_of;
use domain::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::ids::RequirementId;
use domain::interest::InterestAnswer;
use domain::requirement::{Demand, RequirementScope};
use domain::suggestion::{Conflict, ConflictElement};

use crate::brought::{Brought, member_of};
use crate::budget::Budget;
use crate::compile::compile;
use crate::constraints::membership::{LeadRule, Rules, member_limit};
use crate::explanation::answer::{Source, coverage_by};
use crate::explanation::repair::repairs;
use crate::joint_needs::with_joint_needs;
use crate::reduce::reduce;
use crate::search::prove::{Start, prove};

/// Whoever asks whether rules can be kept together.
#[derive(Clone, Copy)]
pub struct Inquiry<'a> {
    /// The question.
    pub question: &'a LotQuestion,
    /// What the candidates bring.
    pub brought: &'a Brought<'a>,
    /// What the coordinator wants.
    pub options: &'a SuggestOptions,
    /// What each single question may cost.
    pub budget: Budget<'a>,
}

/// What an inquiry answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The rules can be kept; by so many companies, who reach so much of each requirement.
    Possible {
        /// The members of a grouping that keeps the rules.
        n_members: usize,
        /// What that grouping reaches of each requirement, in the lot's order.
        reached: Vec<i64>,
    },
    /// They cannot.
    Impossible,
    /// The budget ended before that was known.
    Unknown,
}

impl Inquiry<'_> {
    /// Whether the rules can be kept; with `fewest`, by as few companies as possible.
    #[must_use]
    pub fn ask(&self, rules: &Rules, fewest: bool) -> Finding {
        let options = SuggestOptions {
            objectives: vec![Objective::Members],
            ..self.options.clone()
        };
        let problem = with_joint_needs(reduce(compile(
            self.question,
            self.brought,
            rules,
            &options,
        )));
        if self.asks_for_nobody(rules) && !problem.is_impossible {
            return Finding::Possible {
                n_members: 0,
                reached: Vec::new(),
            };
        }
        let start = Start {
            any_is_enough: !fewest,
            ..Start::default()
        };
        let found = prove(&problem, start, self.budget);
        match found.best {
            Some(best) => {
                let source = Source {
                    question: self.question,
                    brought: self.brought,
                    problem: &problem,
                };
                let coverage = coverage_by(source, &best.group, Some(best.lead));
                Finding::Possible {
                    n_members: best.group.len(),
                    reached: coverage
                        .requirements
                        .iter()
                        .map(|line| line.reached)
                        .collect(),
                }
            }
            None if found.is_proven => Finding::Impossible,
            None => Finding::Unknown,
        }
    }

    /// Whether the rules can be kept without any company.
    fn asks_for_nobody(&self, rules: &Rules) -> bool {
        let is_asked = self.brought.requirements.iter().any(|requirement| {
            requirement.is_mandatory()
                && requirement.demand != Demand::FreeText
                && !rules.ignored.contains(&requirement.id)
        });
        rules.lead == LeadRule::AnyMember && rules.pinned.is_empty() && !is_asked
    }

    /// Whether the rules are known to be impossible to keep.
    #[must_use]
    pub fn is_impossible(&self, rules: &Rules) -> bool {
        self.ask(rules, false) == Finding::Impossible
    }
}

/// Explains why nothing covers the lot.
#[must_use]
pub fn explain_conflict(inquiry: Inquiry<'_>) -> Conflict {
    let unmet_by_all = unmet_by_all(inquiry.question, inquiry.brought);
    let elements = match unmet_by_all.first() {
        Some(requirement_id) => vec![ConflictElement::Requirement {
            requirement_id: *requirement_id,
        }],
        None => smallest_conflict(inquiry),
    };
    let repairs = repairs(inquiry, &unmet_by_all, &elements);
    Conflict {
        unmet_by_all,
        elements,
        repairs,
    }
}

/// The mandatory requirements that all companies together do not meet, whatever they answered and whoever leads; what
/// each member has to meet, when no company meets it; free text that a person has judged not to be covered.
fn unmet_by_all(question: &LotQuestion, brought: &Brought<'_>) -> Vec<RequirementId> {
    let members: Vec<GroupMember<'_>> = brought
        .candidates
        .iter()
        .map(|candidate| member_of(candidate, false))
        .collect();
    question
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .filter(|requirement| {
            let judged_one_by_one = matches!(
                requirement.scope,
                RequirementScope::Each | RequirementScope::Lead
            );
            let mut alone = (*requirement).clone();
            if judged_one_by_one {
                alone.scope = RequirementScope::Any;
            }
            let coverage = coverage_of(&[alone], &members, &question.vocabulary, question.valid_on);
            let is_open = |state: CoverageState| {
                !matches!(state, CoverageState::Covered | CoverageState::ToJudge)
            };
            coverage.requirements.iter().any(|line| is_open(line.state))
        })
        .map(|requirement| requirement.id)
        .collect()
}

/// Takes rules out one by one, the buyer's first, as long as what is left still cannot be kept: what remains are, as
/// far as possible, the coordinator's own wishes, and none of it can be spared.
fn smallest_conflict(inquiry: Inquiry<'_>) -> Vec<ConflictElement> {
    let mut kept = all_elements(inquiry);
    for element in kept.clone() {
        let rest: Vec<ConflictElement> = kept
            .iter()
            .filter(|other| **other != element)
            .cloned()
            .collect();
        if inquiry.is_impossible(&rules_of(inquiry, &rest)) {
            kept = rest;
        }
    }
    kept
}

/// All rules in force, those that are best left out of an explanation first.
fn all_elements(inquiry: Inquiry<'_>) -> Vec<ConflictElement> {
    let options = inquiry.options;
    let mut elements: Vec<ConflictElement> = inquiry
        .brought
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory() && requirement.demand != Demand::FreeText)
        .map(|requirement| ConflictElement::Requirement {
            requirement_id: requirement.id,
        })
        .collect();
    elements.push(ConflictElement::Lead { company_id: None });
    if has_conditions(inquiry.brought) {
        elements.push(ConflictElement::CompanyConditions);
    }
    if !options.allows_subcontractors {
        elements.push(ConflictElement::NoSubcontractors);
    }
    let known = |company_id: &domain::ids::CompanyId| {
        inquiry
            .brought
            .candidates
            .iter()
            .any(|candidate| candidate.company.id == *company_id)
    };
    let excluded: BTreeSet<_> = options.excluded.iter().copied().filter(known).collect();
    elements.extend(
        excluded
            .into_iter()
            .map(|company_id| ConflictElement::Excluded { company_id }),
    );
    let pinned: BTreeSet<_> = options.pinned.iter().copied().collect();
    elements.extend(
        pinned
            .into_iter()
            .map(|company_id| ConflictElement::Pinned { company_id }),
    );
    if options.lead.is_some() {
        elements.push(ConflictElement::Lead {
            company_id: options.lead,
        });
    }
    if let Some(limit) = member_limit(inquiry.question, options) {
        elements.push(ConflictElement::MaxMembers { limit });
    }
    elements
}

fn has_conditions(brought: &Brought<'_>) -> bool {
    brought.candidates.iter().any(|candidate| {
        candidate.company.max_lots == Some(0)
            || candidate.interest.as_ref().is_some_and(|interest| {
                !interest.not_with.is_empty()
                    || matches!(
                        interest.answer,
                        InterestAnswer::No | InterestAnswer::Subcontractor
                    )
            })
    })
}

/// The rules that these elements are, and no others.
#[must_use]
pub fn rules_of(inquiry: Inquiry<'_>, elements: &[ConflictElement]) -> Rules {
    let mut rules = Rules::none();
    rules.ignored = inquiry
        .brought
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .map(|requirement| requirement.id)
        .collect();
    for element in elements {
        match element {
            ConflictElement::Requirement { requirement_id } => {
                rules.ignored.remove(requirement_id);
            }
            ConflictElement::MaxMembers { limit } => rules.max_members = Some(*limit),
            ConflictElement::Pinned { company_id } => {
                rules.pinned.insert(*company_id);
            }
            ConflictElement::Excluded { company_id } => {
                rules.excluded.insert(*company_id);
            }
            ConflictElement::Lead {
                company_id: Some(company_id),
            } => rules.lead = LeadRule::Fixed(*company_id),
            ConflictElement::Lead { company_id: None } => {
                if rules.lead == LeadRule::AnyMember {
                    rules.lead = LeadRule::Willing;
                }
            }
            ConflictElement::NoSubcontractors => rules.allows_subcontractors = false,
            ConflictElement::CompanyConditions => rules.respects_conditions = true,
        }
    }
    rules
}
