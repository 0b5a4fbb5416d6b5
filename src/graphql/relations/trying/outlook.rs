//! The edges of an outlook: companies and rules.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::connection::bounded_cost;
use crate::graphql::relations::consortium::{company, worded};
use crate::graphql::relations::suggestion::companies;
use crate::graphql::request_scope::scope;
use crate::graphql::types::company::Company;
use crate::graphql::types::consortium::Violation;
use crate::graphql::types::groupings::outlook::{Departure, GroupOutlook, Newcomer, OpenPosition};

#[ComplexObject]
impl GroupOutlook {
    /// The rules on who is in the group that it breaks or risks breaking, the gravest first.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn violations(&self, ctx: &Context<'_>) -> Result<Vec<Violation>> {
        Ok(worded(&self.found_violations, scope(ctx)?.language()))
    }
}

#[ComplexObject]
impl OpenPosition {
    /// Who would cover it or bring the group nearer to it, the best first, at most five.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn companies(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.company_ids).await
    }
}

#[ComplexObject]
impl Newcomer {
    /// Which company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}

#[ComplexObject]
impl Departure {
    /// Which member.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }

    /// Companies any one of which would cover all of that again, those who bring most to the lot first, at most three.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn reserves(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.reserve_ids).await
    }
}
