//! The figure that a company brings to a threshold: turnover, people, references. What is not known counts as zero.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::directory::capability::Capability;
use crate::directory::competency::{CompetencyMatch, Vocabulary};
use crate::directory::evidence::{Evidence, EvidenceKind, Proof};
use crate::groupings::coverage_rule::holder::Holder;
use crate::procurement::requirement::Demand;
use crate::values::ids::CompetencyId;

/// A company's figure beside the figure demanded, in the same unit (cents, people, references).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What the company has.
    pub value: i64,
    /// What is demanded.
    pub demanded: i64,
    /// How well it is proved: what a company says of itself is declared.
    pub proof: Proof,
    /// Whether it has something that does not count, such as references that are too old.
    pub has_something_near: bool,
}

/// The figure for a threshold; `None` for demands that are not thresholds.
#[must_use]
pub fn figure_of(
    demand: &Demand,
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Option<Figure> {
    let declared = |value: i64, demanded: i64| Figure {
        value,
        demanded,
        proof: Proof::Declared,
        has_something_near: false,
    };
    match demand {
        Demand::Turnover { min } => Some(declared(holder.company.mean_turnover_cents(), min.cents)),
        Demand::InFieldTurnover { min } => Some(declared(
            holder.company.mean_in_field_turnover_cents(),
            min.cents,
        )),
        Demand::Headcount { min } => Some(declared(
            i64::from(holder.company.headcount.unwrap_or_default()),
            i64::from(*min),
        )),
        Demand::References {
            min,
            years,
            competency_id,
        } => {
            let asked = (*competency_id, *years);
            let counted = count_references(asked, holder, vocabulary, on);
            Some(Figure {
                demanded: i64::from(*min),
                ..counted
            })
        }
        Demand::Competency { .. }
        | Demand::Certificate { .. }
        | Demand::Registration { .. }
        | Demand::FreeText => None,
    }
}

/// Counts a company's references in a competency or anything narrower, not older than so many years. The same piece
/// of work listed under several capabilities counts once.
fn count_references(
    asked: (Option<CompetencyId>, Option<u32>),
    holder: Holder<'_>,
    vocabulary: &Vocabulary,
    on: NaiveDate,
) -> Figure {
    let (competency_id, years) = asked;
    let is_asked = |capability: &&Capability| {
        competency_id.is_none_or(|asked| {
            vocabulary
                .matches(asked, capability.competency_id)
                .is_some_and(|found| found != CompetencyMatch::Partial)
        })
    };
    let mut works = BTreeSet::new();
    let mut best = Proof::Missing;
    let mut has_something_near = false;
    for evidence in holder
        .capabilities
        .iter()
        .filter(is_asked)
        .flat_map(|capability| &capability.evidence)
        .filter(|evidence| evidence.kind == EvidenceKind::Reference)
    {
        let proof = evidence.proof_on(on);
        if proof >= Proof::Declared && is_recent(evidence, years, on) {
            works.insert((
                &evidence.title,
                &evidence.party,
                evidence.valid_from,
                evidence.valid_until,
            ));
            best = best.max(proof);
        } else {
            has_something_near = true;
        }
    }
    Figure {
        value: i64::try_from(works.len()).unwrap_or(i64::MAX),
        demanded: 0,
        proof: if works.is_empty() && has_something_near {
            Proof::Expired
        } else {
            best
        },
        has_something_near,
    }
}

/// Whether a piece of work ended (or, its end unknown, began) within so many years before the day. Work without any
/// date is recent only where no age is asked.
fn is_recent(evidence: &Evidence, years: Option<u32>, on: NaiveDate) -> bool {
    let Some(years) = years else {
        return true;
    };
    let oldest = on
        .checked_sub_months(Months::new(years.saturating_mul(12)))
        .unwrap_or(NaiveDate::MIN);
    evidence
        .valid_until
        .or(evidence.valid_from)
        .is_some_and(|last_day| last_day >= oldest)
}
