//! Lots: the unit that is awarded.

use serde::{Deserialize, Serialize};

use crate::directory::company::Coordinates;
use crate::values::codes::{CpvCode, NutsCode};
use crate::values::ids::{CallId, LotId};
use crate::values::money::Money;
use crate::values::record::Record;
use crate::values::text::{Name, Prose};

/// A lot of a call (BT-137).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// Its id.
    pub id: LotId,
    /// The call it belongs to.
    pub call_id: CallId,
    /// Its number as the buyer writes it, unique in the call.
    pub number: Name,
    /// Its title.
    pub title: Name,
    /// What it is about.
    pub description: Option<Prose>,
    /// Its CPV codes.
    pub cpv: Vec<CpvCode>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<Money>,
    /// Where the work is done.
    pub place: Option<NutsCode>,
    /// Where on the map, for distances.
    pub coordinates: Option<Coordinates>,
    /// The most members that a group may have, when the buyer or the coordinator limits it.
    pub max_members: Option<u32>,
    /// For whom the lot is reserved; the call's word when absent.
    pub reserved_for: Option<Name>,
    /// Overrides the call's rule on bidding alone and in a group.
    pub forbids_alone_and_grouped: Option<bool>,
    /// Overrides the call's rule on bidding in several groups.
    pub forbids_several_groups: Option<bool>,
    /// Its place in the call, from 0.
    pub position: u32,
    /// Version and instants.
    pub record: Record,
}
