//! Questions about the vocabulary.

use async_graphql::{Context, ID, Object, Result};

use crate::application::directory::competencies::{find_competency, list_competencies};
use crate::graphql::app_error::{null_when_absent, top_level};
use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::inputs::filters::{CompetencyFilter, CompetencyOrder, order_or_default};
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::competency::Competency;

/// Questions about the vocabulary.
#[derive(Default)]
pub struct CompetencyQueries;

#[Object]
impl CompetencyQueries {
    /// The shared vocabulary. Anyone reads it.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Narrows the list.")] filter: Option<CompetencyFilter>,
        #[graphql(desc = "By the French label when absent.")] order: Option<CompetencyOrder>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<Connection<Competency>> {
        let scope = scope(ctx)?;
        let filter = filter.unwrap_or_default().into();
        let order = order_or_default(order.map(|order| (order.field, order.direction)));
        let request = page_request(first, after.as_deref())?;
        let page = list_competencies(&scope.app, &scope.actor, &filter, order, &request)
            .await
            .map_err(top_level)?;
        Ok(Connection::of(page, &request, |entry| {
            Competency::seen_by(&scope.actor, entry)
        }))
    }

    /// One entry of the vocabulary, or null when there is none.
    async fn competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of the entry.")] id: ID,
    ) -> Result<Option<Competency>> {
        let scope = scope(ctx)?;
        let Some(competency_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = find_competency(&scope.app, &scope.actor, competency_id).await;
        let found = null_when_absent(found)?;
        Ok(found.map(|entry| Competency::seen_by(&scope.actor, entry)))
    }
}
