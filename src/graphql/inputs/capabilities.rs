//! Inputs that declare, change, withdraw and verify capabilities.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::capability::{CapabilityEdit, TypedEvidence};
use domain::edits::parts::TypedMoney;
use domain::values::changes::{Change, Findings};
use domain::values::rejection::Rejection;

use crate::graphql::enums::companies::{EvidenceKind, Level};
use crate::graphql::inputs::fields::{change, given};
use crate::graphql::node_id::read_at;
use crate::graphql::scalars::{Date, MoneyInput};

/// A piece of evidence for a capability.
#[derive(InputObject)]
pub struct EvidenceInput {
    /// Its id, when it stands there already.
    pub id: Option<ID>,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it says, in a line.
    pub title: String,
    /// The client of a reference, or the issuer of a certificate.
    pub party: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// The first day that it speaks of.
    pub valid_from: Option<Date>,
    /// The last day.
    pub valid_until: Option<Date>,
    /// The value of the work.
    pub amount: Option<MoneyInput>,
    /// The company's own part of that work, in per-ten-thousands.
    pub own_share_per_ten_thousand: Option<i32>,
    /// Where the document can be read.
    pub document: Option<String>,
}

/// A new capability of a company; a competency is declared once.
#[derive(InputObject)]
pub struct DeclareCapabilityInput {
    /// Who holds it.
    pub company_id: ID,
    /// What is held.
    pub competency_id: ID,
    /// How well.
    pub level: Level,
    /// Tenths of full-time equivalents that can work on it.
    pub fte_tenths: i32,
    /// In the company's own words.
    pub note: Option<String>,
    /// What supports it.
    pub evidence: Vec<EvidenceInput>,
}

/// Changes of a capability: an absent field stays, null clears. A verification falls when level, people or evidence
/// change.
#[derive(InputObject)]
pub struct UpdateCapabilityInput {
    /// Which capability.
    pub capability_id: ID,
    /// How well it is held.
    pub level: MaybeUndefined<Level>,
    /// Tenths of full-time equivalents that can work on it.
    pub fte_tenths: MaybeUndefined<i32>,
    /// In the company's own words.
    pub note: MaybeUndefined<String>,
    /// What supports it: the whole list.
    pub evidence: MaybeUndefined<Vec<EvidenceInput>>,
    /// The version that was read.
    pub version: i32,
}

/// A capability that the company no longer declares.
#[derive(InputObject)]
pub struct WithdrawCapabilityInput {
    /// Which capability.
    pub capability_id: ID,
    /// The version that was read.
    pub version: i32,
}

/// A coordinator's confirmation of a declaration, or its withdrawal.
#[derive(InputObject)]
pub struct VerifyCapabilityInput {
    /// Which capability.
    pub capability_id: ID,
    /// Whether it is confirmed.
    pub is_verified: bool,
    /// The version that was read.
    pub version: i32,
}

impl DeclareCapabilityInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of evidence.
    pub fn into_edit(self) -> Result<CapabilityEdit, Vec<Rejection>> {
        Ok(CapabilityEdit {
            level: Change::Set(self.level.into()),
            fte_tenths: Change::Set(self.fte_tenths.into()),
            note: given(self.note),
            evidence: Change::Set(typed_evidence(self.evidence)?),
        })
    }
}

impl UpdateCapabilityInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of evidence.
    pub fn into_edit(self) -> Result<CapabilityEdit, Vec<Rejection>> {
        Ok(CapabilityEdit {
            level: change(self.level),
            fte_tenths: change(self.fte_tenths),
            note: change(self.note),
            evidence: match self.evidence {
                MaybeUndefined::Undefined => Change::Keep,
                MaybeUndefined::Null => Change::Clear,
                MaybeUndefined::Value(list) => Change::Set(typed_evidence(list)?),
            },
        })
    }
}

fn typed_evidence(list: Vec<EvidenceInput>) -> Result<Vec<TypedEvidence>, Vec<Rejection>> {
    let mut findings = Findings::default();
    let typed = list
        .into_iter()
        .enumerate()
        .map(|(place, piece)| {
            let id = piece.id.as_ref().and_then(|id| {
                let found = read_at("id", id)
                    .map_err(|absent| absent.under(&place.to_string()).under("evidence"));
                findings.take(found)
            });
            TypedEvidence {
                id,
                kind: piece.kind.into(),
                title: piece.title,
                party: piece.party,
                note: piece.note,
                valid_from: piece.valid_from.map(|day| day.0),
                valid_until: piece.valid_until.map(|day| day.0),
                amount: piece.amount.map(TypedMoney::from),
                own_share: piece.own_share_per_ten_thousand.map(i64::from),
                document: piece.document,
            }
        })
        .collect();
    findings.finish(typed)
}
