//! Questions about calls and lots.

use async_graphql::{Context, ID, Object, Result};

use crate::application::procurement::calls::{find_call, list_calls};
use crate::application::procurement::lots::find_lot;
use crate::graphql::app_error::{null_when_absent, top_level};
use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::inputs::filters::{CallFilter, CallOrder, order_or_default};
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::call::CallForTender;
use crate::graphql::types::lot::Lot;

/// Questions about calls and lots.
#[derive(Default)]
pub struct CallQueries;

#[Object]
impl CallQueries {
    /// The calls that the reader follows: its clusters' published and archived ones, drafts for coordinators. Needs
    /// someone signed in.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn calls_for_tender(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Narrows the list.")] filter: Option<CallFilter>,
        #[graphql(desc = "By deadline, soonest first, when absent.")] order: Option<CallOrder>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<Connection<CallForTender>> {
        let scope = scope(ctx)?;
        let filter = filter.unwrap_or_default().read();
        let filter = filter.map_err(|wrong| top_level(wrong.into()))?;
        let order = order_or_default(order.map(|order| (order.field, order.direction)));
        let request = page_request(first, after.as_deref())?;
        let page = list_calls(&scope.app, &scope.actor, &filter, order, &request)
            .await
            .map_err(top_level)?;
        Ok(Connection::of(page, &request, |call| {
            CallForTender::seen_by(&scope.actor, call)
        }))
    }

    /// One call, or null when there is none that the reader may know of.
    async fn call_for_tender(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of the call.")] id: ID,
    ) -> Result<Option<CallForTender>> {
        let scope = scope(ctx)?;
        let Some(call_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = find_call(&scope.app, &scope.actor, call_id).await;
        let found = null_when_absent(found)?;
        Ok(found.map(|call| CallForTender::seen_by(&scope.actor, call)))
    }

    /// One lot, or null when there is none that the reader may know of.
    async fn lot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of the lot.")] id: ID,
    ) -> Result<Option<Lot>> {
        let scope = scope(ctx)?;
        let Some(lot_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = find_lot(&scope.app, &scope.actor, lot_id).await;
        let found = null_when_absent(found)?;
        Ok(found.map(|lot| Lot::seen_by(&scope.actor, lot)))
    }
}
