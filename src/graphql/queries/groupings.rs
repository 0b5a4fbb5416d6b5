//! Queries about consortia, scenarios and runs of the engine.

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::values::filters;
use domain::values::ids::{CallId, CompanyId, LotId};
use domain::values::page::Order;

use crate::application::groupings::consortia;
use crate::application::groupings::suggest_groupings;
use crate::application::groupings::trying::scenarios;
use crate::graphql::app_error::null_when_absent;
use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::enums::consortia::ConsortiumState;
use crate::graphql::enums::lists::{ConsortiumOrderField, OrderDirection};
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::consortium::Consortium;
use crate::graphql::types::groupings::scenario::Scenario;
use crate::graphql::types::suggestion::GroupingRun;

/// Queries about consortia, scenarios and runs of the engine.
#[derive(Default)]
pub struct GroupingQueries;

/// Narrows a list of consortia. Parts are joined by *and*.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ConsortiumFilter {
    /// Consortia whose name holds all words of this text.
    pub text: Option<String>,
    /// Consortia in one of these states.
    pub states: Option<Vec<ConsortiumState>>,
    /// Consortia for a lot of this call.
    pub call_id: Option<ID>,
    /// Consortia for this lot.
    pub lot_id: Option<ID>,
    /// Consortia of which this company is a member.
    pub company_id: Option<ID>,
}

/// How a list of consortia is sorted.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ConsortiumOrder {
    /// By what.
    pub field: ConsortiumOrderField,
    /// Up or down.
    pub direction: OrderDirection,
}

#[Object]
impl GroupingQueries {
    /// The consortia that the reader may know of: those of the clusters that it coordinates and those of its companies.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn consortia(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Narrows the list.")] filter: Option<ConsortiumFilter>,
        #[graphql(desc = "Sorts the list; last changed first when absent.")] order: Option<
            ConsortiumOrder,
        >,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> Result<Connection<Consortium>> {
        let request = page_request(first, after.as_deref())?;
        let scope = scope(ctx)?;
        let found = consortia::list_consortia(
            &scope.app,
            &scope.actor,
            filter_of(filter.unwrap_or_default()),
            order_of(order),
            request.clone(),
        );
        let page = found.await.map_err(crate::graphql::app_error::top_level)?;
        Ok(Connection::of(page, &request, |consortium| {
            Consortium::seen_by(&scope.actor, consortium)
        }))
    }

    /// One consortium; null unless the reader may know of it.
    async fn consortium(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<Option<Consortium>> {
        let scope = scope(ctx)?;
        let Some(consortium_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = consortia::find_consortium(&scope.app, &scope.actor, consortium_id).await;
        Ok(
            null_when_absent(found)?
                .map(|consortium| Consortium::seen_by(&scope.actor, consortium)),
        )
    }

    /// One scenario; null unless the reader may read it.
    async fn scenario(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<Option<Scenario>> {
        let scope = scope(ctx)?;
        let Some(scenario_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = scenarios::find_scenario(&scope.app, &scope.actor, scenario_id).await;
        Ok(null_when_absent(found)?.map(|found| Scenario::seen_by(&scope.actor, found)))
    }

    /// One run of the engine; null unless the reader may know of it.
    async fn grouping_run(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<Option<GroupingRun>> {
        let scope = scope(ctx)?;
        let Some(run_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = suggest_groupings::find_grouping_run(&scope.app, &scope.actor, run_id).await;
        Ok(null_when_absent(found)?.map(GroupingRun::from))
    }
}

/// The filter in words of the domain. An id that is none of its kind matches nothing, like one that does not exist.
fn filter_of(filter: ConsortiumFilter) -> filters::ConsortiumFilter {
    filters::ConsortiumFilter {
        clusters: Vec::new(),
        calls: filter
            .call_id
            .map(|id| vec![read(id.as_str()).unwrap_or_else(CallId::new)])
            .unwrap_or_default(),
        lots: filter
            .lot_id
            .map(|id| vec![read(id.as_str()).unwrap_or_else(LotId::new)])
            .unwrap_or_default(),
        companies: filter
            .company_id
            .map(|id| vec![read(id.as_str()).unwrap_or_else(CompanyId::new)])
            .unwrap_or_default(),
        states: filter
            .states
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect(),
        text: filter.text,
    }
}

fn order_of(order: Option<ConsortiumOrder>) -> Order<filters::ConsortiumOrderField> {
    match order {
        Some(order) => Order {
            field: order.field.into(),
            direction: order.direction.into(),
        },
        None => Order {
            field: filters::ConsortiumOrderField::UpdatedAt,
            direction: domain::values::page::Direction::Descending,
        },
    }
}
