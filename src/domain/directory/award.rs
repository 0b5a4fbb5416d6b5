//! Public contracts that companies of the cluster have won, alone or together: what shows who has worked with whom.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::values::codes::WebAddress;
use crate::values::ids::{AwardId, ClusterId, CompanyId};
use crate::values::record::Record;
use crate::values::text::Name;

/// A contract, or a lot of one, that a buyer gave to some companies of the cluster. Companies outside the cluster that
/// won it with them are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Its id.
    pub id: AwardId,
    /// The cluster that keeps it.
    pub cluster_id: ClusterId,
    /// The buyer's reference. With the number of the lot it is known once in the cluster.
    pub reference: Name,
    /// The lot that was won; absent for a contract without lots.
    pub lot_number: Option<Name>,
    /// What was bought.
    pub title: Name,
    /// Who bought.
    pub buyer: Option<Name>,
    /// The day on which it was given or made known.
    pub awarded_on: Option<NaiveDate>,
    /// Where it was published.
    pub source: Option<WebAddress>,
    /// The companies of the cluster that won it, in the order of their ids.
    pub company_ids: Vec<CompanyId>,
    /// Version and instants.
    pub record: Record,
}
