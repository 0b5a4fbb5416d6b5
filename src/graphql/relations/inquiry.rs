//! The edges of what is asked about a run: companies and requirements.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::connection::bounded_cost;
use crate::graphql::relations::consortium::company;
use crate::graphql::relations::suggestion::{companies, requirements};
use crate::graphql::types::company::Company;
use crate::graphql::types::groupings::inquiry::{
    GroupingSketch, Necessity, Reserve, WhyNot, Withdrawal,
};
use crate::graphql::types::requirement::Requirement;

#[ComplexObject]
impl GroupingSketch {
    /// The members.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.members).await
    }

    /// The lead, one of the members.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.inside.lead).await
    }
}

#[ComplexObject]
impl WhyNot {
    /// The company asked about.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}

#[ComplexObject]
impl Necessity {
    /// The companies any one of which could take the lot alone, members first.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn alone(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.alone).await
    }

    /// A smallest part of the grouping that could take the lot without the others; null when there is none.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn smaller_part(&self, ctx: &Context<'_>) -> Result<Option<Vec<Company>>> {
        match &self.inside.smaller_part {
            Some(part) => companies(ctx, part).await.map(Some),
            None => Ok(None),
        }
    }
}

#[ComplexObject]
impl Withdrawal {
    /// The member that withdraws.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }

    /// The mandatory requirements that the others no longer cover.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn lost(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.lost_ids).await
    }
}

#[ComplexObject]
impl Reserve {
    /// Which company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}
