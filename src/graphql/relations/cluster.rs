//! The edges of networks and clusters.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::batches::directory::{ClustersByNetwork, NCompaniesByCluster, NetworkById};
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::cluster::{Cluster, Network};

#[ComplexObject]
impl Cluster {
    /// The network that it belongs to.
    async fn network(&self, ctx: &Context<'_>) -> Result<Network> {
        Ok(load_present::<NetworkById>(ctx, self.network_id)
            .await?
            .into())
    }

    /// How many companies belong to it.
    async fn n_companies(&self, ctx: &Context<'_>) -> Result<u32> {
        let count = load::<NCompaniesByCluster>(ctx, self.cluster_id).await?;
        Ok(count.unwrap_or_default())
    }
}

#[ComplexObject]
impl Network {
    /// Its clusters, by name.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        let found = load::<ClustersByNetwork>(ctx, self.network_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|cluster| Cluster::seen_by(actor, cluster))
            .collect())
    }
}
