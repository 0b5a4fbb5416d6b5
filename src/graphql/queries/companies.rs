//! Questions about the directory.

use async_graphql::{Context, ID, Object, Result};

use crate::application::directory::companies::{count_facets, find_company, list_companies};
use crate::graphql::app_error::{null_when_absent, top_level};
use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::inputs::filters::{CompanyFilter, CompanyOrder, order_or_default};
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::company::Company;
use crate::graphql::types::facets::CompanyFacets;

/// Questions about the directory.
#[derive(Default)]
pub struct CompanyQueries;

#[Object]
impl CompanyQueries {
    /// The directory of companies. Anyone reads it.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn companies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Narrows the list.")] filter: Option<CompanyFilter>,
        #[graphql(desc = "By name when absent.")] order: Option<CompanyOrder>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<Connection<Company>> {
        let scope = scope(ctx)?;
        let filter = filter.unwrap_or_default().read();
        let filter = filter.map_err(|wrong| top_level(wrong.into()))?;
        let order = order_or_default(order.map(|order| (order.field, order.direction)));
        let request = page_request(first, after.as_deref())?;
        let page = list_companies(&scope.app, &scope.actor, filter, order, &request)
            .await
            .map_err(top_level)?;
        let today = scope.app.clock.today();
        Ok(Connection::of(page, &request, |company| {
            Company::seen_by(&scope.actor, company, today)
        }))
    }

    /// How many companies of the directory each further choice would show, for the filter given.
    #[graphql(complexity = "100 + child_complexity")]
    async fn company_facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The choices made so far.")] filter: Option<CompanyFilter>,
    ) -> Result<CompanyFacets> {
        let scope = scope(ctx)?;
        let filter = filter.unwrap_or_default().read();
        let filter = filter.map_err(|wrong| top_level(wrong.into()))?;
        let facets = count_facets(&scope.app, &scope.actor, filter)
            .await
            .map_err(top_level)?;
        Ok(CompanyFacets::worded(facets, scope.language()))
    }

    /// One company, or null when there is none.
    async fn company(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of the company.")] id: ID,
    ) -> Result<Option<Company>> {
        let scope = scope(ctx)?;
        let Some(company_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = find_company(&scope.app, &scope.actor, company_id).await;
        let found = null_when_absent(found)?;
        let today = scope.app.clock.today();
        Ok(found.map(|company| Company::seen_by(&scope.actor, company, today)))
    }
}
