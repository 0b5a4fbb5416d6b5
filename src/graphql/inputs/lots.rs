//! Inputs that make and change lots.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::lot::LotEdit;
use domain::values::changes::Change;

use crate::graphql::inputs::fields::{CoordinatesInput, change, change_list, given, given_list};
use crate::graphql::scalars::MoneyInput;

/// A new lot, after the others.
#[derive(InputObject)]
pub struct CreateLotInput {
    /// The call it belongs to.
    pub call_id: ID,
    /// The number as the buyer writes it, unique in the call.
    pub number: String,
    /// The title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// CPV codes.
    pub cpv: Option<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<MoneyInput>,
    /// Where the work is done (NUTS).
    pub place: Option<String>,
    /// Where on the map.
    pub coordinates: Option<CoordinatesInput>,
    /// The most members that a group may have.
    pub max_members: Option<i32>,
    /// For whom it is reserved; the call's word when absent.
    pub reserved_for: Option<String>,
    /// Overrides the call's rule on bidding alone and in a group.
    pub forbids_alone_and_grouped: Option<bool>,
    /// Overrides the call's rule on bidding in several groups.
    pub forbids_several_groups: Option<bool>,
}

/// Changes of a lot: an absent field stays, null clears.
#[derive(InputObject)]
pub struct UpdateLotInput {
    /// Which lot.
    pub lot_id: ID,
    /// The number as the buyer writes it, unique in the call.
    pub number: MaybeUndefined<String>,
    /// The title.
    pub title: MaybeUndefined<String>,
    /// What it is about.
    pub description: MaybeUndefined<String>,
    /// CPV codes.
    pub cpv: MaybeUndefined<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: MaybeUndefined<MoneyInput>,
    /// Where the work is done (NUTS).
    pub place: MaybeUndefined<String>,
    /// Where on the map.
    pub coordinates: MaybeUndefined<CoordinatesInput>,
    /// The most members that a group may have.
    pub max_members: MaybeUndefined<i32>,
    /// For whom it is reserved; the call's word when absent.
    pub reserved_for: MaybeUndefined<String>,
    /// Overrides the call's rule on bidding alone and in a group.
    pub forbids_alone_and_grouped: MaybeUndefined<bool>,
    /// Overrides the call's rule on bidding in several groups.
    pub forbids_several_groups: MaybeUndefined<bool>,
    /// The version that was read.
    pub version: i32,
}

/// A lot to be deleted, with its requirements; a call keeps at least one.
#[derive(InputObject)]
pub struct DeleteLotInput {
    /// Which lot.
    pub lot_id: ID,
    /// The version that was read.
    pub version: i32,
}

impl CreateLotInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> LotEdit {
        LotEdit {
            number: Change::Set(self.number),
            title: Change::Set(self.title),
            description: given(self.description),
            cpv: given_list(self.cpv),
            estimated_value: given(self.estimated_value),
            place: given(self.place),
            coordinates: given(self.coordinates),
            max_members: given(self.max_members),
            reserved_for: given(self.reserved_for),
            forbids_alone_and_grouped: given(self.forbids_alone_and_grouped),
            forbids_several_groups: given(self.forbids_several_groups),
        }
    }
}

impl UpdateLotInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> LotEdit {
        LotEdit {
            number: change(self.number),
            title: change(self.title),
            description: change(self.description),
            cpv: change_list(self.cpv),
            estimated_value: change(self.estimated_value),
            place: change(self.place),
            coordinates: change(self.coordinates),
            max_members: change(self.max_members),
            reserved_for: change(self.reserved_for),
            forbids_alone_and_grouped: change(self.forbids_alone_and_grouped),
            forbids_several_groups: change(self.forbids_several_groups),
        }
    }
}
