//! The edges of a plan for a call: lots and companies.

use async_graphql::{ComplexObject, Context, Result};
use futures_util::future::try_join_all;

use crate::graphql::batches::procurement::LotById;
use crate::graphql::connection::bounded_cost;
use crate::graphql::relations::consortium::company;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::company::Company;
use crate::graphql::types::groupings::call_plan::{CompanyLoad, OnLot, PlannedLot};
use crate::graphql::types::lot::Lot;

#[ComplexObject]
impl PlannedLot {
    /// The lot.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.lot_id).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }
}

#[ComplexObject]
impl OnLot {
    /// The lot.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Option<Lot>> {
        let lot = load::<LotById>(ctx, self.lot_inside).await?;
        let actor = &scope(ctx)?.actor;
        Ok(lot.map(|lot| Lot::seen_by(actor, lot)))
    }

    /// The company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_inside).await
    }
}

#[ComplexObject]
impl CompanyLoad {
    /// The company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }

    /// The lots that it takes part in, in the order of the call.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn lots(&self, ctx: &Context<'_>) -> Result<Vec<Lot>> {
        let own = self
            .lot_ids
            .iter()
            .map(|id| load_present::<LotById>(ctx, *id));
        let found = try_join_all(own).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .into_iter()
            .map(|lot| Lot::seen_by(actor, lot))
            .collect())
    }
}
