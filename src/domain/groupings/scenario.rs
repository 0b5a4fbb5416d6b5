//! Scenarios: groups that coordinators keep beside one another to compare them, before anybody is asked.
//!
//! Not called variants: in procurement a variant is another offer (directive 2014/24/EU, article 45).

use serde::{Deserialize, Serialize};

use crate::consortia::consortium::MemberRole;
use crate::values::ids::{AccountId, ClusterId, CompanyId, LotId, ScenarioId};
use crate::values::record::Record;
use crate::values::text::Name;

/// The most companies of a scenario.
pub const MOST_MEMBERS: usize = 50;

/// A group that coordinators think of for a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// The lot that it would bid for.
    pub lot_id: LotId,
    /// The cluster of the call.
    pub cluster_id: ClusterId,
    /// How people call it.
    pub name: Name,
    /// Its companies with what each would do, in the order in which people put them; at most one leads.
    pub members: Vec<(CompanyId, MemberRole)>,
    /// Whether those who manage its companies may read it, too.
    pub is_shared: bool,
    /// Who kept it; absent once that account is gone.
    pub created_by: Option<AccountId>,
    /// Version and instants.
    pub record: Record,
}
