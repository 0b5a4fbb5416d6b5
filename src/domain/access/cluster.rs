//! Networks and their clusters: who brings the companies together.

use serde::{Deserialize, Serialize};

use crate::values::ids::{ClusterId, NetworkId};
use crate::values::record::Record;
use crate::values::text::{Name, Prose};

/// A federation of clusters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Its id.
    pub id: NetworkId,
    /// Its name, unique.
    pub name: Name,
    /// Version and instants.
    pub record: Record,
}

/// An association of companies in a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// Its id.
    pub id: ClusterId,
    /// The network it belongs to.
    pub network_id: NetworkId,
    /// Its name, unique in the network.
    pub name: Name,
    /// What it is and where.
    pub summary: Option<Prose>,
    /// Version and instants.
    pub record: Record,
}
