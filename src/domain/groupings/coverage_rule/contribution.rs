//! What one company brings to one requirement on a day, whoever else is in the group.

use chrono::NaiveDate;

use crate::directory::capability::Capability;
use crate::directory::competency::{CompetencyMatch, Vocabulary};
use crate::directory::evidence::{EvidenceKind, Proof};
use crate::groupings::coverage::{Contribution, ContributionAnswer};
use crate::groupings::coverage_rule::figure::figure_of;
use crate::groupings::coverage_rule::holder::Holder;
use crate::procurement::requirement::{CompetencyAmount, Demand, Requirement, RequirementScope};
use crate::values::ids::CompetencyId;
use crate::values::quantity::{FteTenths, Level};

/// A company in a group.
#[derive(Clone, Copy, Debug)]
pub struct GroupMember<'a> {
    /// The company with all that it declares.
    pub holder: Holder<'a>,
    /// Whether it leads.
    pub is_lead: bool,
    /// Whether it takes part as a subcontractor only.
    pub is_subcontractor: bool,
}

/// What a lot asks, and by what it is judged.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The requirements, in the lot's order.
    pub requirements: &'a [Requirement],
    /// The vocabulary by which capabilities answer them.
    pub vocabulary: &'a Vocabulary,
    /// The day on which certificates and evidence must hold.
    pub on: NaiveDate,
}

/// What the company brings to the requirement on a day; `None` when it brings nothing, not even something near.
/// A free-text requirement is for people to judge: nobody brings anything to it.
#[must_use]
pub fn contribution_of(
    requirement: &Requirement,
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Option<Contribution> {
    match &requirement.demand {
        Demand::Competency { .. } => competency_contribution(requirement, holder, vocabulary, on),
        Demand::Certificate { code } | Demand::Registration { code } => {
            certificate_contribution(requirement, holder, code.as_str(), on)
        }
        Demand::FreeText => None,
        _ => figure_contribution(requirement, holder, vocabulary, on),
    }
}

/// Whether a demand is put to one company at a time, so that nothing is added up.
#[must_use]
pub fn is_judged_alone(scope: RequirementScope) -> bool {
    matches!(
        scope,
        RequirementScope::Any | RequirementScope::Each | RequirementScope::Lead
    )
}

/// How one capability answers a competency demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapabilityAnswer {
    /// Its place in the company's list of capabilities.
    pub index: usize,
    /// Whether it counts: narrow enough, high enough, not expired.
    pub counts: bool,
    /// How the held competency answers the asked one.
    pub competency_match: CompetencyMatch,
    /// The level held.
    pub level: Level,
    /// How well it is proved on the day.
    pub proof: Proof,
    /// The people available for it.
    pub fte: FteTenths,
}

/// The answers of all capabilities that have to do with the asked competency.
#[must_use]
pub fn capability_answers(
    asked: (CompetencyId, Level),
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Vec<CapabilityAnswer> {
    let (competency_id, min_level) = asked;
    holder
        .capabilities
        .iter()
        .enumerate()
        .filter_map(|(index, capability)| {
            let competency_match = vocabulary.matches(competency_id, capability.competency_id)?;
            let proof = capability.proof_on(on);
            Some(CapabilityAnswer {
                index,
                counts: competency_match != CompetencyMatch::Partial
                    && capability.level >= min_level
                    && proof != Proof::Expired,
                competency_match,
                level: capability.level,
                proof,
                fte: capability.fte,
            })
        })
        .collect()
}

/// The capability that speaks for the company: one that counts before one that does not, then the best proved, an
/// exact match before a narrower one, and the level nearest to the asked one from above.
fn spokesman(answers: &[CapabilityAnswer]) -> Option<&CapabilityAnswer> {
    answers.iter().max_by_key(|answer| {
        let nearness = if answer.counts {
            -i16::from(answer.level.number())
        } else {
            i16::from(answer.level.number())
        };
        (
            answer.counts,
            answer.proof,
            answer.competency_match,
            nearness,
            std::cmp::Reverse(answer.index),
        )
    })
}

fn competency_contribution(
    requirement: &Requirement,
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Option<Contribution> {
    let Demand::Competency {
        competency_id,
        min_level,
        amount,
    } = requirement.demand
    else {
        return None;
    };
    let answers = capability_answers((competency_id, min_level), holder, vocabulary, on);
    let best = *spokesman(&answers)?;
    let counted: u32 = answers
        .iter()
        .filter(|answer| answer.counts)
        .map(|answer| answer.fte.0)
        .sum();
    let fte = FteTenths(counted.min(holder.fte_in_all().0));
    let alone = is_judged_alone(requirement.scope);
    let answer = match amount {
        _ if !best.counts => ContributionAnswer::Partial,
        CompetencyAmount::Holders(n) if alone || n <= 1 => ContributionAnswer::MeetsAlone,
        CompetencyAmount::Holders(_) => ContributionAnswer::Counts,
        CompetencyAmount::Fte(demanded) => {
            amount_answer(i64::from(fte.0), i64::from(demanded.0), requirement.scope)
        }
    };
    let shown_fte = if best.counts { fte } else { best.fte };
    let capability = holder.capabilities.get(best.index);
    Some(Contribution {
        company_id: holder.company.id,
        requirement_id: requirement.id,
        answer,
        level: Some(best.level),
        fte: Some(shown_fte),
        figure: None,
        proof: best.proof,
        competency_match: Some(best.competency_match),
        capability_id: capability.map(|capability| capability.id),
        valid_until: capability
            .and_then(|capability| last_day_of_proof(capability, best.proof, on)),
    })
}

/// How an amount answers a demand: alone, as part of a sum, or not at all.
fn amount_answer(figure: i64, demanded: i64, scope: RequirementScope) -> ContributionAnswer {
    if figure >= demanded {
        ContributionAnswer::MeetsAlone
    } else if figure > 0 && !is_judged_alone(scope) {
        ContributionAnswer::Counts
    } else {
        ContributionAnswer::Partial
    }
}

/// The last day on which the capability is proved as it is, when only certificates that end make it so.
fn last_day_of_proof(capability: &Capability, proof: Proof, on: NaiveDate) -> Option<NaiveDate> {
    if capability.verification.is_some() && proof == Proof::Proved {
        return None;
    }
    let bearing: Vec<_> = capability
        .evidence
        .iter()
        .filter(|evidence| evidence.proof_on(on) == proof)
        .collect();
    let lasts = bearing.iter().any(|evidence| {
        evidence.kind != EvidenceKind::Certificate || evidence.valid_until.is_none()
    });
    if lasts {
        return None;
    }
    bearing
        .iter()
        .filter_map(|evidence| evidence.valid_until)
        .max()
}

fn certificate_contribution(
    requirement: &Requirement,
    holder: Holder<'_>,
    code: &str,
    on: NaiveDate,
) -> Option<Contribution> {
    let best = holder
        .company
        .certificates
        .iter()
        .filter(|certificate| certificate.is_named(code))
        .max_by_key(|certificate| {
            let lasts_longest = certificate.valid_until.unwrap_or(NaiveDate::MAX);
            (certificate.proof_on(on), lasts_longest)
        })?;
    let proof = best.proof_on(on);
    let holds = proof >= Proof::Declared;
    Some(Contribution {
        company_id: holder.company.id,
        requirement_id: requirement.id,
        answer: if holds {
            ContributionAnswer::MeetsAlone
        } else {
            ContributionAnswer::Partial
        },
        level: None,
        fte: None,
        figure: None,
        proof,
        competency_match: None,
        capability_id: None,
        valid_until: best.valid_until,
    })
}

fn figure_contribution(
    requirement: &Requirement,
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Option<Contribution> {
    let figure = figure_of(&requirement.demand, holder, vocabulary, on)?;
    let answer = amount_answer(figure.value, figure.demanded, requirement.scope);
    let is_near = figure.value > 0 || figure.has_something_near;
    if answer == ContributionAnswer::Partial && !is_near {
        return None;
    }
    Some(Contribution {
        company_id: holder.company.id,
        requirement_id: requirement.id,
        answer,
        level: None,
        fte: None,
        figure: Some(figure.value),
        proof: figure.proof,
        competency_match: None,
        capability_id: None,
        valid_until: None,
    })
}
