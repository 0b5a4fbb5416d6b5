//! The form of a requirement: its demand lies flat, and must fit its kind.

use chrono::{DateTime, Utc};

use crate::edits::parts::{TypedMoney, money, optional_text};
use crate::procurement::requirement::{
    Demand, Importance, Requirement, RequirementKind, RequirementScope,
};
use crate::procurement::requirement_shape::{FlatDemand, importance_from};
use crate::values::changes::{Change, Findings};
use crate::values::ids::{CompetencyId, LotId, RequirementId};
use crate::values::quantity::Level;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};

/// What was typed about a requirement.
#[derive(Clone, Debug, Default)]
pub struct RequirementEdit {
    /// The kind; when given for a known requirement, the demand is replaced as a whole.
    pub kind: Change<RequirementKind>,
    /// The fields of the demand.
    pub demand: DemandEdit,
    /// Over whom it is judged.
    pub scope: Change<RequirementScope>,
    /// Whether it must be met.
    pub is_mandatory: Change<bool>,
    /// The weight when it need not.
    pub weight: Change<i64>,
    /// The buyer's own words.
    pub wording: Change<String>,
    /// Where those words stand.
    pub origin: Change<String>,
}

/// What was typed about the demand.
#[derive(Clone, Debug, Default)]
pub struct DemandEdit {
    /// The competency.
    pub competency_id: Change<CompetencyId>,
    /// The minimum level.
    pub min_level: Change<Level>,
    /// How many distinct holders.
    pub n_holders: Change<i64>,
    /// How many tenths of full-time equivalents.
    pub fte_tenths: Change<i64>,
    /// The minimum amount.
    pub amount: Change<TypedMoney>,
    /// The minimum count.
    pub count: Change<i64>,
    /// Not older than so many years.
    pub years: Change<i64>,
    /// The code of the certificate or registration.
    pub certificate_code: Change<String>,
}

impl RequirementEdit {
    /// A new requirement of a lot, at this place in it.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        lot_id: LotId,
        position: u32,
        now: DateTime<Utc>,
    ) -> Result<Requirement, Vec<Rejection>> {
        let importance = match &self.is_mandatory {
            Change::Set(_) => Ok(()),
            _ => Err(Rejection::at(RejectionCode::Required, "isMandatory")),
        };
        let kind = match &self.kind {
            Change::Set(_) => Ok(()),
            _ => Err(Rejection::at(RejectionCode::Required, "kind")),
        };
        let mut findings = Findings::default();
        findings.take(kind);
        findings.take(importance);
        let blank = Requirement {
            id: RequirementId::new(),
            lot_id,
            demand: Demand::FreeText,
            scope: RequirementScope::default(),
            importance: Importance::Mandatory,
            wording: None,
            origin: None,
            judgement: None,
            position,
            record: Record::new(now),
        };
        self.put_on(blank, findings)
    }

    /// The requirement after the change. A judgement speaks of the words that were judged: it falls when they change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(
        self,
        known: Requirement,
        now: DateTime<Utc>,
    ) -> Result<Requirement, Vec<Rejection>> {
        let record = known.record.changed(now);
        let judged = (known.demand.clone(), known.wording.clone());
        let blank = Requirement { record, ..known };
        let mut changed = self.put_on(blank, Findings::default())?;
        if judged != (changed.demand.clone(), changed.wording.clone()) {
            changed.judgement = None;
        }
        Ok(changed)
    }

    fn put_on(
        self,
        mut requirement: Requirement,
        mut findings: Findings,
    ) -> Result<Requirement, Vec<Rejection>> {
        let (known_kind, flat) = match self.kind {
            Change::Set(kind) => (kind, FlatDemand::default()),
            _ => (
                requirement.demand.kind(),
                FlatDemand::of(&requirement.demand),
            ),
        };
        if self.kind == Change::Clear {
            findings.add(Rejection::at(RejectionCode::Required, "kind"));
        }
        let flat = self.demand.over(flat, &mut findings);
        if let Some(demand) = findings.take_all(flat.into_demand(known_kind)) {
            requirement.demand = demand;
        }
        self.scope.put_in(&mut requirement.scope);
        let importance = changed_importance(requirement.importance, self.is_mandatory, self.weight);
        if let Some(importance) = findings.take(importance) {
            requirement.importance = importance;
        }
        findings.put(
            &mut requirement.wording,
            "wording",
            self.wording,
            optional_text,
        );
        findings.put(
            &mut requirement.origin,
            "origin",
            self.origin,
            optional_text,
        );
        if known_kind == RequirementKind::FreeText && requirement.wording.is_none() {
            findings.add(Rejection::at(RejectionCode::Required, "wording"));
        }
        findings.finish(requirement)
    }
}

impl DemandEdit {
    fn over(self, known: FlatDemand, findings: &mut Findings) -> FlatDemand {
        let amount = match self.amount {
            Change::Keep => known.amount,
            Change::Clear => None,
            Change::Set(typed) => findings.take(money("amount", typed)),
        };
        let other_measure_is_given = (
            matches!(self.n_holders, Change::Set(_)),
            matches!(self.fte_tenths, Change::Set(_)),
        );
        let (known_holders, known_fte) = match other_measure_is_given {
            (true, false) => (known.n_holders, None),
            (false, true) => (None, known.fte_tenths),
            _ => (known.n_holders, known.fte_tenths),
        };
        FlatDemand {
            competency_id: self.competency_id.over(known.competency_id),
            min_level: self.min_level.over(known.min_level),
            n_holders: self.n_holders.over(known_holders),
            fte_tenths: self.fte_tenths.over(known_fte),
            amount,
            count: self.count.over(known.count),
            years: self.years.over(known.years),
            certificate_code: self.certificate_code.over(known.certificate_code),
        }
    }
}

/// A requirement that becomes mandatory loses its weight; the weight given must fit the importance otherwise.
fn changed_importance(
    known: Importance,
    is_mandatory: Change<bool>,
    weight: Change<i64>,
) -> Result<Importance, Rejection> {
    let (was_mandatory, known_weight) = match known {
        Importance::Mandatory => (true, None),
        Importance::Desirable(weight) => (false, Some(i64::from(weight))),
    };
    let now_mandatory = match is_mandatory {
        Change::Keep => was_mandatory,
        Change::Clear => return Err(Rejection::at(RejectionCode::Required, "isMandatory")),
        Change::Set(value) => value,
    };
    let carried = if now_mandatory { None } else { known_weight };
    importance_from(now_mandatory, weight.over(carried))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::DateTime;

    use super::{DemandEdit, RequirementEdit};
    use crate::procurement::requirement::{
        CompetencyAmount, Demand, Importance, Judgement, Requirement, RequirementKind,
    };
    use crate::values::changes::Change;
    use crate::values::ids::{CompetencyId, LotId};
    use crate::values::quantity::{FteTenths, Level};
    use crate::values::rejection::RejectionCode;

    fn competency() -> Requirement {
        let edit = RequirementEdit {
            kind: Change::Set(RequirementKind::Competency),
            demand: DemandEdit {
                competency_id: Change::Set(CompetencyId::new()),
                min_level: Change::Set(Level::Confirmed),
                n_holders: Change::Set(2),
                ..DemandEdit::default()
            },
            is_mandatory: Change::Set(false),
            weight: Change::Set(4),
            ..RequirementEdit::default()
        };
        edit.create(LotId::new(), 0, DateTime::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn a_new_requirement_needs_kind_and_importance() {
        let rejections = RequirementEdit::default()
            .create(LotId::new(), 0, DateTime::UNIX_EPOCH)
            .unwrap_err();
        let fields: Vec<_> = rejections
            .iter()
            .map(|rejection| (rejection.code, rejection.path.join(".")))
            .collect();
        assert!(fields.contains(&(RejectionCode::Required, "kind".to_owned())));
        assert!(fields.contains(&(RejectionCode::Required, "isMandatory".to_owned())));
    }

    #[test]
    fn giving_one_measure_replaces_the_other() {
        let edit = RequirementEdit {
            demand: DemandEdit {
                fte_tenths: Change::Set(15),
                ..DemandEdit::default()
            },
            ..RequirementEdit::default()
        };
        let changed = edit.update(competency(), DateTime::UNIX_EPOCH).unwrap();
        assert!(matches!(
            changed.demand,
            Demand::Competency {
                amount: CompetencyAmount::Fte(FteTenths(15)),
                ..
            }
        ));
        assert_eq!(changed.record.version, 2);
    }

    #[test]
    fn a_kind_replaces_the_demand_as_a_whole() {
        let edit = RequirementEdit {
            kind: Change::Set(RequirementKind::Headcount),
            demand: DemandEdit {
                count: Change::Set(10),
                ..DemandEdit::default()
            },
            is_mandatory: Change::Set(true),
            ..RequirementEdit::default()
        };
        let changed = edit.update(competency(), DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(changed.demand, Demand::Headcount { min: 10 });
        assert_eq!(changed.importance, Importance::Mandatory);
    }

    #[test]
    fn a_judgement_falls_with_the_words_that_were_judged() {
        let edit = RequirementEdit {
            kind: Change::Set(RequirementKind::FreeText),
            wording: Change::Set("Une charte écrite".to_owned()),
            is_mandatory: Change::Set(true),
            ..RequirementEdit::default()
        };
        let mut judged = edit.create(LotId::new(), 0, DateTime::UNIX_EPOCH).unwrap();
        judged.judgement = Some(Judgement {
            is_covered: true,
            reason: None,
            judged_by: None,
            judged_at: DateTime::UNIX_EPOCH,
        });
        let moved = RequirementEdit {
            origin: Change::Set("CCTP, page 4".to_owned()),
            ..RequirementEdit::default()
        };
        let kept = moved.update(judged.clone(), DateTime::UNIX_EPOCH).unwrap();
        assert!(kept.judgement.is_some());
        let reworded = RequirementEdit {
            wording: Change::Set("Une charte signée".to_owned()),
            ..RequirementEdit::default()
        };
        let fallen = reworded.update(judged, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(fallen.judgement, None);
    }
}
