//! The edges of a company.

use async_graphql::{ComplexObject, Context, Result};
use futures_util::future::try_join_all;

use crate::application::directory::capabilities::CapabilityOfCompany;
use crate::authorization::field_class::FieldClass;
use crate::graphql::batches::directory::{AwardsByCompany, CapabilitiesByCompany, ClusterById};
use crate::graphql::batches::groupings::ConsortiaByCompany;
use crate::graphql::batches::procurement::InterestsByCompany;
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, scope};
use crate::graphql::types::award::Award;
use crate::graphql::types::capability::Capability;
use crate::graphql::types::cluster::Cluster;
use crate::graphql::types::company::Company;
use crate::graphql::types::consortium::Consortium;
use crate::graphql::types::interest::Interest;

#[ComplexObject]
impl Company {
    /// The clusters that it belongs to.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        let ids = self.cluster_ids.iter();
        let found = try_join_all(ids.map(|id| load::<ClusterById>(ctx, *id))).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .into_iter()
            .flatten()
            .map(|cluster| Cluster::seen_by(actor, cluster))
            .collect())
    }

    /// What it declares that it can do.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn capabilities(&self, ctx: &Context<'_>) -> Result<Vec<Capability>> {
        let found = load::<CapabilitiesByCompany>(ctx, self.company_id).await?;
        let scope = scope(ctx)?;
        let today = scope.app.clock.today();
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|capability| {
                let declared = CapabilityOfCompany {
                    capability,
                    subject: self.subject.clone(),
                };
                Capability::seen_by(&scope.actor, declared, today)
            })
            .collect())
    }

    /// Contracts that it has won, latest first, as far as its clusters keep them. For the companies of its clusters; null
    /// for others.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn awards(&self, ctx: &Context<'_>) -> Result<Option<Vec<Award>>> {
        let actor = &scope(ctx)?.actor;
        if !actor.may_read(FieldClass::Cluster, &self.subject) {
            return Ok(None);
        }
        let found = load::<AwardsByCompany>(ctx, self.company_id).await?;
        let awards = found.unwrap_or_default().into_iter();
        Ok(Some(
            awards.map(|award| Award::seen_by(actor, award)).collect(),
        ))
    }

    /// Its answers to lots. For the company itself and the coordinators of its clusters; null for others.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn interests(&self, ctx: &Context<'_>) -> Result<Option<Vec<Interest>>> {
        let actor = &scope(ctx)?.actor;
        if !actor.may_read(FieldClass::CompanyPrivate, &self.subject) {
            return Ok(None);
        }
        let found = load::<InterestsByCompany>(ctx, self.company_id).await?;
        Ok(Some(
            found
                .unwrap_or_default()
                .into_iter()
                .map(Interest::from)
                .collect(),
        ))
    }

    /// The consortia that it is in and that the reader may know of.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn consortia(&self, ctx: &Context<'_>) -> Result<Vec<Consortium>> {
        let found = load::<ConsortiaByCompany>(ctx, self.company_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|consortium| Consortium::seen_by(actor, consortium))
            .collect())
    }
}
