//! A call for tender as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::procurement::call;
use domain::values::codes::CpvCode;
use domain::values::ids::{CallId, ClusterId};

use crate::application::actor::Actor;
use crate::application::procurement::milestones::milestones_of;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::calls::{CallStatus, ConsortiumForm, MilestoneKind, ProcedureKind};
use crate::graphql::node_id::show;
use crate::graphql::scalars::{Date, MoneyValue};

/// A call for tender, with its lots. Read by those who follow the calls of its cluster.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct CallForTender {
    /// Its id inside.
    #[graphql(skip)]
    pub call_id: CallId,
    /// The id of its cluster inside.
    #[graphql(skip)]
    pub cluster_id: ClusterId,
    /// Its id.
    pub id: ID,
    /// The buyer's reference, unique in the cluster.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Who buys.
    pub buyer: String,
    /// What it is about.
    pub description: Option<String>,
    /// How the buyer proceeds.
    pub procedure: ProcedureKind,
    /// Where it stands in the cluster's work.
    pub status: CallStatus,
    /// When it was launched.
    pub launched_at: Option<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: Option<DateTime<Utc>>,
    /// The instant after which no bid is accepted.
    pub submission_deadline_at: Option<DateTime<Utc>>,
    /// What must be done by which day so that a bid is in on time, computed back from the deadline, the earliest first.
    pub milestones: Vec<Milestone>,
    /// Where the work is done (NUTS).
    pub place: Option<String>,
    /// Its CPV codes, main one first.
    pub cpv: Vec<String>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<MoneyValue>,
    /// Where it was published.
    pub source: Option<String>,
    /// The most lots that one candidate may bid for.
    pub max_lots_bid: Option<u32>,
    /// The most lots that one candidate may win.
    pub max_lots_awarded: Option<u32>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: bool,
    /// For whom the call is reserved, in the buyer's words.
    pub reserved_for: Option<String>,
    /// Whether one may not bid alone and in a group (R2142-21).
    pub forbids_alone_and_grouped: bool,
    /// Whether one may not bid in several groups (R2142-21).
    pub forbids_several_groups: bool,
    /// The form that the winning group must take (R2142-22).
    pub required_form: Option<ConsortiumForm>,
    /// Why the buyer requires that form.
    pub required_form_justification: Option<String>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change it, its lots and their requirements.
    pub viewer_can_update: bool,
    /// Whether the reader may delete it.
    pub viewer_can_delete: bool,
}

/// Something has changed in a call.
#[derive(Clone, SimpleObject)]
pub struct CallChange {
    /// The id of the call.
    pub call_id: ID,
    /// Made of all that the reader may see of the call: another one whenever that differs.
    pub mark: String,
}

/// What must be done, and by which day.
#[derive(Clone, SimpleObject)]
pub struct Milestone {
    /// What.
    pub kind: MilestoneKind,
    /// The last day for it.
    pub on: Date,
}

impl CallForTender {
    /// The call as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, call: call::CallForTender) -> Self {
        let subject = Subject::call(&call);
        let milestones = milestones_of(&call).into_iter();
        let rules = call.bidding_rules;
        Self {
            call_id: call.id,
            cluster_id: call.cluster_id,
            id: show(call.id),
            reference: call.reference.into_string(),
            title: call.title.into_string(),
            buyer: call.buyer.into_string(),
            description: call.description.map(|text| text.into_string()),
            procedure: call.procedure.into(),
            status: call.status.into(),
            launched_at: call.launched_at,
            questions_deadline_at: call.questions_deadline_at,
            submission_deadline_at: call.submission_deadline_at,
            milestones: milestones
                .map(|milestone| Milestone {
                    kind: milestone.kind.into(),
                    on: Date(milestone.on),
                })
                .collect(),
            place: call.place.map(|place| place.to_string()),
            cpv: call.cpv.iter().map(CpvCode::to_string).collect(),
            estimated_value: call.estimated_value.map(MoneyValue::from),
            source: call.source.map(|source| source.to_string()),
            max_lots_bid: rules.max_lots_bid,
            max_lots_awarded: rules.max_lots_awarded,
            requires_all_lots: rules.requires_all_lots,
            reserved_for: rules.reserved_for.map(|text| text.into_string()),
            forbids_alone_and_grouped: rules.forbids_alone_and_grouped,
            forbids_several_groups: rules.forbids_several_groups,
            required_form: rules.required_form.map(ConsortiumForm::from),
            required_form_justification: rules
                .required_form_justification
                .map(|text| text.into_string()),
            version: call.record.version,
            created_at: call.record.created_at,
            updated_at: call.record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateCall, &subject),
            viewer_can_delete: actor.may(Operation::DeleteCall, &subject),
        }
    }
}
