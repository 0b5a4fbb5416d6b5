//! The edges of networks and clusters.

use async_graphql::{ComplexObject, Context, Result};

use crate::application::workbooks::import_mappings::list_import_mappings;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::directory::{ClustersByNetwork, NCompaniesByCluster, NetworkById};
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::cluster::{Cluster, Network};
use crate::graphql::types::imports::import_choices::ImportMapping;

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

    /// What is remembered of imported sheets, for the next ones with the same titles, the latest first. Null unless the
    /// reader steers the cluster.
    #[graphql(complexity = "bounded_cost(20, child_complexity)")]
    async fn import_mappings(&self, ctx: &Context<'_>) -> Result<Option<Vec<ImportMapping>>> {
        let scope = scope(ctx)?;
        let (app, actor) = (&scope.app, &scope.actor);
        let found = list_import_mappings(app, actor, self.cluster_id).await;
        let language = scope.language();
        let worded = |mapping: &_| ImportMapping::worded(mapping, language);
        Ok(found
            .map_err(top_level)?
            .map(|found| found.iter().map(worded).collect()))
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
