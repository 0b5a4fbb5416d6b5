//! Inputs that make, change, order and judge requirements.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::requirement::{DemandEdit, RequirementEdit};
use domain::values::changes::Change;
use domain::values::rejection::Rejection;

use crate::graphql::enums::calls::{RequirementKind, RequirementScope};
use crate::graphql::enums::companies::Level;
use crate::graphql::inputs::fields::{change, change_id, given, given_id};
use crate::graphql::scalars::MoneyInput;

/// A new requirement: the fields that its kind demands, and no others.
#[derive(InputObject)]
pub struct CreateRequirementInput {
    /// The lot that asks it.
    pub lot_id: ID,
    /// What kind of thing is asked.
    pub kind: RequirementKind,
    /// Over whom it is judged; over the group as a whole when absent.
    pub scope: Option<RequirementScope>,
    /// Whether the bid fails without it.
    pub is_mandatory: bool,
    /// 1 to 5 when desirable.
    pub weight: Option<i32>,
    /// The competency, or anything narrower: for a competency, and for references in a field.
    pub competency_id: Option<ID>,
    /// At least this level, for a competency.
    pub min_level: Option<Level>,
    /// At least so many distinct holders, for a competency; one when neither holders nor people are given.
    pub n_holders: Option<i32>,
    /// At least so many tenths of full-time equivalents together, for a competency.
    pub fte_tenths: Option<i32>,
    /// At least this turnover.
    pub amount: Option<MoneyInput>,
    /// At least so many people or references.
    pub count: Option<i32>,
    /// References not older than so many years.
    pub years: Option<i32>,
    /// The code of the certificate or registration.
    pub certificate_code: Option<String>,
    /// The buyer's own words; needed for free text.
    pub wording: Option<String>,
    /// Where those words stand (document, page, cell).
    pub origin: Option<String>,
    /// Where in the lot, from 0; last when absent.
    pub position: Option<i32>,
}

/// Changes of a requirement: an absent field stays, null clears. A judgement falls when the words or the demand change.
#[derive(InputObject)]
pub struct UpdateRequirementInput {
    /// Which requirement.
    pub requirement_id: ID,
    /// What kind of thing is asked; when given, the demand is replaced as a whole.
    pub kind: MaybeUndefined<RequirementKind>,
    /// Over whom it is judged.
    pub scope: MaybeUndefined<RequirementScope>,
    /// Whether the bid fails without it.
    pub is_mandatory: MaybeUndefined<bool>,
    /// 1 to 5 when desirable.
    pub weight: MaybeUndefined<i32>,
    /// The competency, or anything narrower: for a competency, and for references in a field.
    pub competency_id: MaybeUndefined<ID>,
    /// At least this level, for a competency.
    pub min_level: MaybeUndefined<Level>,
    /// At least so many distinct holders, for a competency.
    pub n_holders: MaybeUndefined<i32>,
    /// At least so many tenths of full-time equivalents together, for a competency.
    pub fte_tenths: MaybeUndefined<i32>,
    /// At least this turnover.
    pub amount: MaybeUndefined<MoneyInput>,
    /// At least so many people or references.
    pub count: MaybeUndefined<i32>,
    /// References not older than so many years.
    pub years: MaybeUndefined<i32>,
    /// The code of the certificate or registration.
    pub certificate_code: MaybeUndefined<String>,
    /// The buyer's own words; needed for free text.
    pub wording: MaybeUndefined<String>,
    /// Where those words stand (document, page, cell).
    pub origin: MaybeUndefined<String>,
    /// The version that was read.
    pub version: i32,
}

/// A requirement to be deleted.
#[derive(InputObject)]
pub struct DeleteRequirementInput {
    /// Which requirement.
    pub requirement_id: ID,
    /// The version that was read.
    pub version: i32,
}

/// The order of the requirements of a lot.
#[derive(InputObject)]
pub struct ReorderRequirementsInput {
    /// Which lot.
    pub lot_id: ID,
    /// All requirements of the lot in the new order.
    pub requirement_ids: Vec<ID>,
}

/// A person's judgement of a free-text requirement.
#[derive(InputObject)]
pub struct JudgeRequirementInput {
    /// Which requirement.
    pub requirement_id: ID,
    /// Whether it counts as covered; null takes the judgement back.
    pub is_covered: Option<bool>,
    /// Why.
    pub reason: Option<String>,
    /// The version that was read.
    pub version: i32,
}

impl CreateRequirementInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` when the competency is no id of a competency.
    pub fn into_edit(self) -> Result<RequirementEdit, Vec<Rejection>> {
        Ok(RequirementEdit {
            kind: Change::Set(self.kind.into()),
            scope: given(self.scope),
            is_mandatory: Change::Set(self.is_mandatory),
            weight: given(self.weight),
            wording: given(self.wording),
            origin: given(self.origin),
            demand: DemandEdit {
                competency_id: given_id("competencyId", self.competency_id)?,
                min_level: given(self.min_level),
                n_holders: given(self.n_holders),
                fte_tenths: given(self.fte_tenths),
                amount: given(self.amount),
                count: given(self.count),
                years: given(self.years),
                certificate_code: given(self.certificate_code),
            },
        })
    }
}

impl UpdateRequirementInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` when the competency is no id of a competency.
    pub fn into_edit(self) -> Result<RequirementEdit, Vec<Rejection>> {
        Ok(RequirementEdit {
            kind: change(self.kind),
            scope: change(self.scope),
            is_mandatory: change(self.is_mandatory),
            weight: change(self.weight),
            wording: change(self.wording),
            origin: change(self.origin),
            demand: DemandEdit {
                competency_id: change_id("competencyId", self.competency_id)?,
                min_level: change(self.min_level),
                n_holders: change(self.n_holders),
                fte_tenths: change(self.fte_tenths),
                amount: change(self.amount),
                count: change(self.count),
                years: change(self.years),
                certificate_code: change(self.certificate_code),
            },
        })
    }
}
