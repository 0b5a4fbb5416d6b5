//! The edges of what differs between runs: companies.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::connection::bounded_cost;
use crate::graphql::relations::consortium::company;
use crate::graphql::relations::suggestion::companies;
use crate::graphql::types::company::Company;
use crate::graphql::types::run_comparison::GroupingRunDifference;

#[ComplexObject]
impl GroupingRunDifference {
    /// The company that it speaks of.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<Company>> {
        match self.company_id {
            Some(id) => company(ctx, id).await.map(Some),
            None => Ok(None),
        }
    }

    /// The members, for an alternative.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.member_ids).await
    }
}
