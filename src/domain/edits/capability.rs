//! The form of a capability with its evidence.

use chrono::{DateTime, NaiveDate, Utc};

use crate::directory::capability::Capability;
use crate::directory::evidence::{Evidence, EvidenceKind};
use crate::edits::parts::{
    TypedMoney, days_in_order, optional_money, optional_text, optional_web_address,
};
use crate::values::changes::{Change, Findings};
use crate::values::ids::{CapabilityId, CompanyId, CompetencyId, EvidenceId};
use crate::values::quantity::{FteTenths, Level, Share};
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Name;

/// The most pieces of evidence for one capability.
const MAX_EVIDENCE: usize = 50;

/// What was typed about a capability.
#[derive(Clone, Debug, Default)]
pub struct CapabilityEdit {
    /// How well it is held.
    pub level: Change<Level>,
    /// How many tenths of full-time equivalents.
    pub fte_tenths: Change<i64>,
    /// In the company's own words.
    pub note: Change<String>,
    /// What supports it, as a whole list.
    pub evidence: Change<Vec<TypedEvidence>>,
}

/// A piece of evidence as typed.
#[derive(Clone, Debug)]
pub struct TypedEvidence {
    /// Its id, when it stands there already.
    pub id: Option<EvidenceId>,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it says, in a line.
    pub title: String,
    /// The client or issuer.
    pub party: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// The first day that it speaks of.
    pub valid_from: Option<NaiveDate>,
    /// The last day.
    pub valid_until: Option<NaiveDate>,
    /// The value of the work.
    pub amount: Option<TypedMoney>,
    /// The company's own part, in per-ten-thousands.
    pub own_share: Option<i64>,
    /// Where the document can be read.
    pub document: Option<String>,
}

impl CapabilityEdit {
    /// A new declaration.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        company_id: CompanyId,
        competency_id: CompetencyId,
        now: DateTime<Utc>,
    ) -> Result<Capability, Vec<Rejection>> {
        self.put_on(Capability {
            id: CapabilityId::new(),
            company_id,
            competency_id,
            level: Level::Notions,
            fte: FteTenths::default(),
            note: None,
            evidence: Vec::new(),
            verification: None,
            record: Record::new(now),
        })
    }

    /// The declaration after the change. A verification speaks of what was declared: it falls when level, figure or
    /// evidence change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(
        self,
        known: Capability,
        now: DateTime<Utc>,
    ) -> Result<Capability, Vec<Rejection>> {
        let record = known.record.changed(now);
        let verified = (known.level, known.fte, known.evidence.clone());
        let mut changed = self.put_on(Capability { record, ..known })?;
        if verified != (changed.level, changed.fte, changed.evidence.clone()) {
            changed.verification = None;
        }
        Ok(changed)
    }

    fn put_on(self, mut capability: Capability) -> Result<Capability, Vec<Rejection>> {
        let mut findings = Findings::default();
        match self.level {
            Change::Keep => {}
            Change::Clear => findings.add(Rejection::at(RejectionCode::Required, "level")),
            Change::Set(level) => capability.level = level,
        }
        match self.fte_tenths {
            Change::Keep => {}
            Change::Clear => findings.add(Rejection::at(RejectionCode::Required, "fteTenths")),
            Change::Set(tenths) => {
                let fte = findings.take(FteTenths::parse("fteTenths", tenths));
                capability.fte = fte.unwrap_or(capability.fte);
            }
        }
        findings.put(&mut capability.note, "note", self.note, optional_text);
        match self.evidence {
            Change::Keep => {}
            Change::Clear => capability.evidence.clear(),
            Change::Set(typed) => {
                let known: Vec<_> = capability.evidence.iter().map(|known| known.id).collect();
                capability.evidence = evidence_list(typed, &known, &mut findings);
            }
        }
        findings.finish(capability)
    }
}

fn evidence_list(
    typed: Vec<TypedEvidence>,
    known: &[EvidenceId],
    findings: &mut Findings,
) -> Vec<Evidence> {
    if typed.len() > MAX_EVIDENCE {
        findings.add(
            Rejection::at(RejectionCode::TooLong, "evidence")
                .with("max", MAX_EVIDENCE)
                .with("found", typed.len()),
        );
        return Vec::new();
    }
    let mut list: Vec<Evidence> = Vec::with_capacity(typed.len());
    for (place, piece) in typed.into_iter().enumerate() {
        let mut inner = Findings::default();
        let is_taken = |id| list.iter().any(|earlier| earlier.id == id);
        if piece
            .id
            .is_some_and(|id| !known.contains(&id) || is_taken(id))
        {
            inner.add(Rejection::at(RejectionCode::NotFound, "id"));
        }
        list.push(piece.parse(&mut inner));
        inner.move_under(&place.to_string());
        findings.add_all_under("evidence", inner);
    }
    list
}

impl TypedEvidence {
    fn parse(self, findings: &mut Findings) -> Evidence {
        let mut evidence = Evidence {
            id: self.id.unwrap_or_default(),
            kind: self.kind,
            title: Name::stored(String::new()),
            party: None,
            note: None,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            amount: None,
            own_share: None,
            document: None,
        };
        findings.put_name(&mut evidence.title, "title", Change::Set(self.title));
        let party = Change::from_option(self.party);
        findings.put(&mut evidence.party, "party", party, optional_text);
        let note = Change::from_option(self.note);
        findings.put(&mut evidence.note, "note", note, optional_text);
        findings.take(days_in_order(evidence.valid_from, evidence.valid_until));
        let amount = Change::from_option(self.amount);
        findings.put(&mut evidence.amount, "amount", amount, optional_money);
        findings.put(
            &mut evidence.own_share,
            "ownSharePerTenThousand",
            Change::from_option(self.own_share),
            |field, typed| Share::parse(field, typed).map(Some),
        );
        let document = Change::from_option(self.document);
        findings.put(
            &mut evidence.document,
            "document",
            document,
            optional_web_address,
        );
        evidence
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use chrono::{DateTime, NaiveDate};

    use super::{CapabilityEdit, TypedEvidence};
    use crate::directory::capability::{Capability, Verification};
    use crate::directory::evidence::EvidenceKind;
    use crate::values::changes::Change;
    use crate::values::ids::{CompanyId, CompetencyId, EvidenceId};
    use crate::values::quantity::Level;
    use crate::values::rejection::RejectionCode;

    fn piece(title: &str) -> TypedEvidence {
        TypedEvidence {
            id: None,
            kind: EvidenceKind::Reference,
            title: title.to_owned(),
            party: None,
            note: None,
            valid_from: None,
            valid_until: None,
            amount: None,
            own_share: None,
            document: None,
        }
    }

    fn verified() -> Capability {
        let edit = CapabilityEdit {
            level: Change::Set(Level::Expert),
            fte_tenths: Change::Set(20),
            evidence: Change::Set(vec![piece("Portail documentaire")]),
            ..CapabilityEdit::default()
        };
        let declared = edit
            .create(CompanyId::new(), CompetencyId::new(), DateTime::UNIX_EPOCH)
            .unwrap();
        Capability {
            verification: Some(Verification {
                account_id: None,
                verified_at: DateTime::UNIX_EPOCH,
            }),
            ..declared
        }
    }

    #[test]
    fn evidence_is_checked_piece_by_piece() {
        let foreign = TypedEvidence {
            id: Some(EvidenceId::new()),
            valid_from: NaiveDate::from_ymd_opt(2026, 2, 1),
            valid_until: NaiveDate::from_ymd_opt(2026, 1, 1),
            ..piece(" ")
        };
        let edit = CapabilityEdit {
            evidence: Change::Set(vec![piece("Bonne"), foreign]),
            ..CapabilityEdit::default()
        };
        let rejections = edit.update(verified(), DateTime::UNIX_EPOCH).unwrap_err();
        let found: Vec<_> = rejections
            .iter()
            .map(|rejection| (rejection.code, rejection.path.join(".")))
            .collect();
        assert_eq!(
            found,
            [
                (RejectionCode::NotFound, "evidence.1.id".to_owned()),
                (RejectionCode::Required, "evidence.1.title".to_owned()),
                (
                    RejectionCode::DatesOutOfOrder,
                    "evidence.1.validUntil".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn a_verification_falls_with_what_was_verified() {
        let reworded = CapabilityEdit {
            note: Change::Set("Depuis 2012".to_owned()),
            ..CapabilityEdit::default()
        };
        let kept = reworded.update(verified(), DateTime::UNIX_EPOCH).unwrap();
        assert!(kept.verification.is_some());
        let lowered = CapabilityEdit {
            level: Change::Set(Level::Notions),
            ..CapabilityEdit::default()
        };
        let fallen = lowered.update(kept, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(fallen.verification, None);
        assert_eq!(fallen.record.version, 3);
    }

    #[test]
    fn evidence_that_stays_keeps_its_id() {
        let known = verified();
        let id = known.evidence[0].id;
        let again = TypedEvidence {
            id: Some(id),
            ..piece("Portail documentaire, version 2")
        };
        let edit = CapabilityEdit {
            evidence: Change::Set(vec![again, piece("Autre")]),
            ..CapabilityEdit::default()
        };
        let changed = edit.update(known, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(changed.evidence[0].id, id);
        assert_ne!(changed.evidence[1].id, id);
    }
}
