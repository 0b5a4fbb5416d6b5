//! The edges of a contract that was won.

use async_graphql::{ComplexObject, Context, Result};
use futures_util::future::try_join_all;

use crate::graphql::batches::directory::CompanyById;
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, scope};
use crate::graphql::types::award::Award;
use crate::graphql::types::company::Company;

#[ComplexObject]
impl Award {
    /// Who of the cluster won it.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn companies(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        let ids = self.company_ids.iter();
        let found = try_join_all(ids.map(|id| load::<CompanyById>(ctx, *id))).await?;
        let scope = scope(ctx)?;
        let today = scope.app.clock.today();
        let companies = found.into_iter().flatten();
        Ok(companies
            .map(|company| Company::seen_by(&scope.actor, company, today))
            .collect())
    }
}
