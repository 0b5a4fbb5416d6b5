//! The edges of accounts, roles and of the person who asks.

use async_graphql::{ComplexObject, Context, Result};
use domain::values::ids::ClusterId;
use futures_util::future::try_join_all;

use crate::application::access::networks::list_clusters;
use crate::application::access::sessions::list_sessions;
use crate::application::actor::ClusterScope;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::access::GrantsByAccount;
use crate::graphql::batches::directory::{ClusterById, CompanyById};
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, scope};
use crate::graphql::types::account::{Account, RoleGrant, Session, Viewer};
use crate::graphql::types::cluster::Cluster;
use crate::graphql::types::company::Company;

#[ComplexObject]
impl Viewer {
    /// Companies that the person manages or contributes to.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn companies(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        let today = scope(ctx)?.app.clock.today();
        let own = self.actor.own_companies().into_iter();
        let found = try_join_all(own.map(|id| load::<CompanyById>(ctx, id))).await?;
        Ok(found
            .into_iter()
            .flatten()
            .map(|company| Company::seen_by(&self.actor, company, today))
            .collect())
    }

    /// Clusters that the person belongs to; all for network administrators.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        match self.actor.visible_clusters() {
            ClusterScope::Only(ids) => clusters_of(ctx, self, ids).await,
            ClusterScope::All => {
                let found = list_clusters(&scope(ctx)?.app, &self.actor)
                    .await
                    .map_err(top_level)?;
                Ok(found
                    .into_iter()
                    .map(|cluster| Cluster::seen_by(&self.actor, cluster))
                    .collect())
            }
        }
    }

    /// Clusters that the person coordinates.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn coordinated_clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        clusters_of(ctx, self, self.actor.coordinated_clusters()).await
    }

    /// The person's sessions, the last used one first.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let sessions = list_sessions(&scope(ctx)?.app, &self.actor)
            .await
            .map_err(top_level)?;
        Ok(sessions
            .into_iter()
            .map(|session| Session::seen_from(self.actor.session_id(), session))
            .collect())
    }
}

async fn clusters_of(
    ctx: &Context<'_>,
    viewer: &Viewer,
    ids: impl IntoIterator<Item = ClusterId>,
) -> Result<Vec<Cluster>> {
    let ids = ids.into_iter();
    let found = try_join_all(ids.map(|id| load::<ClusterById>(ctx, id))).await?;
    let mut clusters: Vec<Cluster> = found
        .into_iter()
        .flatten()
        .map(|cluster| Cluster::seen_by(&viewer.actor, cluster))
        .collect();
    clusters.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(clusters)
}

#[ComplexObject]
impl Account {
    /// The roles of the account.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn grants(&self, ctx: &Context<'_>) -> Result<Vec<RoleGrant>> {
        let found = load::<GrantsByAccount>(ctx, self.account_id).await?;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(RoleGrant::from)
            .collect())
    }
}

#[ComplexObject]
impl RoleGrant {
    /// The cluster that a coordinator coordinates.
    async fn cluster(&self, ctx: &Context<'_>) -> Result<Option<Cluster>> {
        let Some(cluster_id) = self.cluster_id else {
            return Ok(None);
        };
        let found = load::<ClusterById>(ctx, cluster_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found.map(|cluster| Cluster::seen_by(actor, cluster)))
    }

    /// The company that a manager or contributor acts for.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<Company>> {
        let Some(company_id) = self.company_id else {
            return Ok(None);
        };
        let found = load::<CompanyById>(ctx, company_id).await?;
        let scope = scope(ctx)?;
        let today = scope.app.clock.today();
        Ok(found.map(|company| Company::seen_by(&scope.actor, company, today)))
    }
}
