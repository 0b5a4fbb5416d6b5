//! The input that answers a lot.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::interest::InterestEdit;
use domain::values::rejection::Rejection;

use crate::graphql::enums::companies::InterestAnswer;
use crate::graphql::inputs::fields::{change, change_ids};

/// A company's answer to a lot; a later answer replaces it.
#[derive(InputObject)]
pub struct AnswerInterestInput {
    /// Which lot.
    pub lot_id: ID,
    /// For which company.
    pub company_id: ID,
    /// The answer.
    pub answer: InterestAnswer,
    /// Companies that it does not want to work with on this lot; nobody else ever learns of them. Absent stays.
    pub not_with_ids: MaybeUndefined<Vec<ID>>,
    /// The most people that it gives to this lot, in tenths of a full-time person. Absent stays, null lifts the limit.
    pub most_fte_tenths: MaybeUndefined<i32>,
    /// Conditions in the company's own words. Absent stays.
    pub conditions: MaybeUndefined<String>,
}

impl AnswerInterestInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of companies.
    pub fn into_edit(self) -> Result<InterestEdit, Vec<Rejection>> {
        Ok(InterestEdit {
            answer: self.answer.into(),
            not_with: change_ids("notWithIds", self.not_with_ids)?,
            most_fte_tenths: change(self.most_fte_tenths),
            conditions: change(self.conditions),
        })
    }
}
