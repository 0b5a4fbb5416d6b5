//! A lot of a call as the API shows it.

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::procurement::call::CallForTender;
use domain::values::codes::CpvCode;
use domain::values::ids::LotId;

use crate::application::actor::Actor;
use crate::application::procurement::lots::LotInCall;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::node_id::show;
use crate::graphql::scalars::MoneyValue;
use crate::graphql::types::company::Coordinates;

/// A lot of a call: the unit that is awarded. Read by those who follow the calls of the cluster.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Lot {
    /// Its id inside.
    #[graphql(skip)]
    pub lot_id: LotId,
    /// Its call inside.
    #[graphql(skip)]
    pub call_inside: Arc<CallForTender>,
    /// What permission on it depends on.
    #[graphql(skip)]
    pub subject: Subject,
    /// Its id.
    pub id: ID,
    /// Its number as the buyer writes it, unique in the call.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its CPV codes.
    pub cpv: Vec<String>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<MoneyValue>,
    /// Where the work is done (NUTS).
    pub place: Option<String>,
    /// Where on the map.
    pub coordinates: Option<Coordinates>,
    /// The most members that a group may have.
    pub max_members: Option<u32>,
    /// For whom the lot is reserved; the call's word when absent.
    pub reserved_for: Option<String>,
    /// Overrides the call's rule on bidding alone and in a group.
    pub forbids_alone_and_grouped: Option<bool>,
    /// Overrides the call's rule on bidding in several groups.
    pub forbids_several_groups: Option<bool>,
    /// Its place in the call, from 0.
    pub position: u32,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change it and its requirements.
    pub viewer_can_update: bool,
    /// Whether the reader may ask for groupings.
    pub viewer_can_suggest: bool,
}

impl Lot {
    /// The lot as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, LotInCall { lot, call }: LotInCall) -> Self {
        let subject = Subject::call(&call);
        Self {
            lot_id: lot.id,
            id: show(lot.id),
            number: lot.number.into_string(),
            title: lot.title.into_string(),
            description: lot.description.map(|text| text.into_string()),
            cpv: lot.cpv.iter().map(CpvCode::to_string).collect(),
            estimated_value: lot.estimated_value.map(MoneyValue::from),
            place: lot.place.map(|place| place.to_string()),
            coordinates: lot.coordinates.map(Coordinates::from),
            max_members: lot.max_members,
            reserved_for: lot.reserved_for.map(|text| text.into_string()),
            forbids_alone_and_grouped: lot.forbids_alone_and_grouped,
            forbids_several_groups: lot.forbids_several_groups,
            position: lot.position,
            version: lot.record.version,
            created_at: lot.record.created_at,
            updated_at: lot.record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateLot, &subject),
            viewer_can_suggest: actor.may(Operation::SuggestGroupings, &subject),
            subject,
            call_inside: call,
        }
    }
}
