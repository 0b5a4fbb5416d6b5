//! Networks and their clusters as the API shows them.

use async_graphql::{ID, SimpleObject};
use domain::access::cluster;
use domain::values::ids::{ClusterId, NetworkId};

use crate::application::actor::Actor;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::node_id::show;

/// A federation of clusters. Anyone reads it.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Network {
    /// Its id inside.
    #[graphql(skip)]
    pub network_id: NetworkId,
    /// Its id.
    pub id: ID,
    /// Its name, unique.
    pub name: String,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
}

/// An association of companies in a region. Anyone reads it.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Cluster {
    /// Its id inside.
    #[graphql(skip)]
    pub cluster_id: ClusterId,
    /// The id of its network inside.
    #[graphql(skip)]
    pub network_id: NetworkId,
    /// Its id.
    pub id: ID,
    /// Its name, unique in the network.
    pub name: String,
    /// What it is and where.
    pub summary: Option<String>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// Whether the reader may make calls for it and look after its companies.
    pub viewer_can_coordinate: bool,
}

impl From<cluster::Network> for Network {
    fn from(network: cluster::Network) -> Self {
        Self {
            network_id: network.id,
            id: show(network.id),
            name: network.name.into_string(),
            version: network.record.version,
        }
    }
}

impl Cluster {
    /// The cluster as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, cluster: cluster::Cluster) -> Self {
        Self {
            cluster_id: cluster.id,
            network_id: cluster.network_id,
            id: show(cluster.id),
            viewer_can_coordinate: actor.may(Operation::CreateCall, &Subject::cluster(cluster.id)),
            name: cluster.name.into_string(),
            summary: cluster.summary.map(|text| text.into_string()),
            version: cluster.record.version,
        }
    }
}
