//! Inputs that make and change calls for tender.

use async_graphql::{ID, InputObject, MaybeUndefined};
use chrono::{DateTime, Utc};
use domain::edits::call::{BiddingRulesEdit, CallEdit};
use domain::values::changes::Change;

use crate::graphql::enums::calls::{CallStatus, ConsortiumForm, ProcedureKind};
use crate::graphql::inputs::fields::{change, change_list, given, given_list};
use crate::graphql::scalars::MoneyInput;

/// A new call for tender. It gets its single lot at once.
#[derive(InputObject)]
pub struct CreateCallInput {
    /// The cluster that follows it.
    pub cluster_id: ID,
    /// The buyer's reference, unique in the cluster.
    pub reference: String,
    /// The title.
    pub title: String,
    /// Who buys.
    pub buyer: String,
    /// What it is about.
    pub description: Option<String>,
    /// How the buyer proceeds; open when absent.
    pub procedure: Option<ProcedureKind>,
    /// Where it stands in the cluster's work; published when absent.
    pub status: Option<CallStatus>,
    /// When it was launched.
    pub launched_at: Option<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: Option<DateTime<Utc>>,
    /// The instant after which no bid is accepted.
    pub submission_deadline_at: Option<DateTime<Utc>>,
    /// Where the work is done (NUTS).
    pub place: Option<String>,
    /// CPV codes, main one first.
    pub cpv: Option<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<MoneyInput>,
    /// Where it was published.
    pub source: Option<String>,
    /// The most lots that one candidate may bid for.
    pub max_lots_bid: Option<i32>,
    /// The most lots that one candidate may win.
    pub max_lots_awarded: Option<i32>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: Option<bool>,
    /// For whom the call is reserved, in the buyer's words.
    pub reserved_for: Option<String>,
    /// Whether one may not bid alone and in a group (R2142-21).
    pub forbids_alone_and_grouped: Option<bool>,
    /// Whether one may not bid in several groups (R2142-21).
    pub forbids_several_groups: Option<bool>,
    /// The form that the winning group must take (R2142-22).
    pub required_form: Option<ConsortiumForm>,
    /// Why the buyer requires that form.
    pub required_form_justification: Option<String>,
}

/// Changes of a call: an absent field stays, null clears.
#[derive(InputObject)]
pub struct UpdateCallInput {
    /// Which call.
    pub call_id: ID,
    /// The buyer's reference, unique in the cluster.
    pub reference: MaybeUndefined<String>,
    /// The title.
    pub title: MaybeUndefined<String>,
    /// Who buys.
    pub buyer: MaybeUndefined<String>,
    /// What it is about.
    pub description: MaybeUndefined<String>,
    /// How the buyer proceeds.
    pub procedure: MaybeUndefined<ProcedureKind>,
    /// Where it stands in the cluster's work.
    pub status: MaybeUndefined<CallStatus>,
    /// When it was launched.
    pub launched_at: MaybeUndefined<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: MaybeUndefined<DateTime<Utc>>,
    /// The instant after which no bid is accepted.
    pub submission_deadline_at: MaybeUndefined<DateTime<Utc>>,
    /// Where the work is done (NUTS).
    pub place: MaybeUndefined<String>,
    /// CPV codes, main one first.
    pub cpv: MaybeUndefined<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: MaybeUndefined<MoneyInput>,
    /// Where it was published.
    pub source: MaybeUndefined<String>,
    /// The most lots that one candidate may bid for.
    pub max_lots_bid: MaybeUndefined<i32>,
    /// The most lots that one candidate may win.
    pub max_lots_awarded: MaybeUndefined<i32>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: MaybeUndefined<bool>,
    /// For whom the call is reserved, in the buyer's words.
    pub reserved_for: MaybeUndefined<String>,
    /// Whether one may not bid alone and in a group (R2142-21).
    pub forbids_alone_and_grouped: MaybeUndefined<bool>,
    /// Whether one may not bid in several groups (R2142-21).
    pub forbids_several_groups: MaybeUndefined<bool>,
    /// The form that the winning group must take (R2142-22).
    pub required_form: MaybeUndefined<ConsortiumForm>,
    /// Why the buyer requires that form.
    pub required_form_justification: MaybeUndefined<String>,
    /// The version that was read.
    pub version: i32,
}

/// A call to be deleted, with its lots and requirements.
#[derive(InputObject)]
pub struct DeleteCallInput {
    /// Which call.
    pub call_id: ID,
    /// The version that was read.
    pub version: i32,
}

impl CreateCallInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CallEdit {
        CallEdit {
            reference: Change::Set(self.reference),
            title: Change::Set(self.title),
            buyer: Change::Set(self.buyer),
            description: given(self.description),
            procedure: given(self.procedure),
            status: given(self.status),
            launched_at: given(self.launched_at),
            questions_deadline_at: given(self.questions_deadline_at),
            submission_deadline_at: given(self.submission_deadline_at),
            place: given(self.place),
            cpv: given_list(self.cpv),
            estimated_value: given(self.estimated_value),
            source: given(self.source),
            bidding_rules: BiddingRulesEdit {
                max_lots_bid: given(self.max_lots_bid),
                max_lots_awarded: given(self.max_lots_awarded),
                requires_all_lots: given(self.requires_all_lots),
                reserved_for: given(self.reserved_for),
                forbids_alone_and_grouped: given(self.forbids_alone_and_grouped),
                forbids_several_groups: given(self.forbids_several_groups),
                required_form: given(self.required_form),
                required_form_justification: given(self.required_form_justification),
            },
        }
    }
}

impl UpdateCallInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CallEdit {
        CallEdit {
            reference: change(self.reference),
            title: change(self.title),
            buyer: change(self.buyer),
            description: change(self.description),
            procedure: change(self.procedure),
            status: change(self.status),
            launched_at: change(self.launched_at),
            questions_deadline_at: change(self.questions_deadline_at),
            submission_deadline_at: change(self.submission_deadline_at),
            place: change(self.place),
            cpv: change_list(self.cpv),
            estimated_value: change(self.estimated_value),
            source: change(self.source),
            bidding_rules: BiddingRulesEdit {
                max_lots_bid: change(self.max_lots_bid),
                max_lots_awarded: change(self.max_lots_awarded),
                requires_all_lots: change(self.requires_all_lots),
                reserved_for: change(self.reserved_for),
                forbids_alone_and_grouped: change(self.forbids_alone_and_grouped),
                forbids_several_groups: change(self.forbids_several_groups),
                required_form: change(self.required_form),
                required_form_justification: change(self.required_form_justification),
            },
        }
    }
}
