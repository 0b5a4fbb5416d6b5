//! The edges of a call for tender.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::batches::directory::ClusterById;
use crate::graphql::batches::groupings::{JointRunsByCall, PlanRunsByCall};
use crate::graphql::batches::procurement::LotsByCall;
use crate::graphql::connection::{bounded_cost, list_cost};
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::call::CallForTender;
use crate::graphql::types::cluster::Cluster;
use crate::graphql::types::lot::Lot;
use crate::graphql::types::suggestion::GroupingRun;

#[ComplexObject]
impl CallForTender {
    /// Whether no bid is accepted any more.
    async fn is_past_deadline(&self, ctx: &Context<'_>) -> Result<bool> {
        let now = scope(ctx)?.app.clock.now();
        Ok(self
            .submission_deadline_at
            .is_some_and(|deadline| deadline <= now))
    }

    /// The cluster that follows it.
    async fn cluster(&self, ctx: &Context<'_>) -> Result<Cluster> {
        let cluster = load_present::<ClusterById>(ctx, self.cluster_id).await?;
        Ok(Cluster::seen_by(&scope(ctx)?.actor, cluster))
    }

    /// Its lots, in order.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn lots(&self, ctx: &Context<'_>) -> Result<Vec<Lot>> {
        let found = load::<LotsByCall>(ctx, self.call_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|lot| Lot::seen_by(actor, lot))
            .collect())
    }

    /// The last runs of the engine that look for one grouping for several of its lots together, latest first. For
    /// coordinators; null for others.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn joint_grouping_runs(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many, 1 to 20.",
            default = 10,
            validator(minimum = 1, maximum = 20)
        )]
        first: Option<i32>,
    ) -> Result<Option<Vec<GroupingRun>>> {
        let most = usize::try_from(first.unwrap_or(10)).unwrap_or(10);
        let found = load::<JointRunsByCall>(ctx, self.call_id).await?;
        Ok(found.map(|runs| runs.into_iter().take(most).map(GroupingRun::from).collect()))
    }

    /// The last runs of the engine that plan all its lots together, latest first. For coordinators; null for others.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn plan_runs(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many, 1 to 20.",
            default = 10,
            validator(minimum = 1, maximum = 20)
        )]
        first: Option<i32>,
    ) -> Result<Option<Vec<GroupingRun>>> {
        let most = usize::try_from(first.unwrap_or(10)).unwrap_or(10);
        let found = load::<PlanRunsByCall>(ctx, self.call_id).await?;
        Ok(found.map(|runs| runs.into_iter().take(most).map(GroupingRun::from).collect()))
    }
}
