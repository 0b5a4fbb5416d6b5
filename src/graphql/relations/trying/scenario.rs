//! The edges of a scenario: its lot, its companies, and what they cover.

use async_graphql::{ComplexObject, Context, Result};

use crate::application::groupings::trying::scenarios::scenario_coverage;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::directory::NameByAccount;
use crate::graphql::batches::procurement::LotById;
use crate::graphql::connection::bounded_cost;
use crate::graphql::enums::coverage::CoverageInstant;
use crate::graphql::relations::consortium::company;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::company::Company;
use crate::graphql::types::coverage::Coverage;
use crate::graphql::types::groupings::scenario::{Scenario, ScenarioMember};
use crate::graphql::types::lot::Lot;

#[ComplexObject]
impl Scenario {
    /// The lot that it would bid for.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.inside.scenario.lot_id).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }

    /// The name of the person who kept it.
    async fn created_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match self.inside.scenario.created_by {
            Some(account_id) => load::<NameByAccount>(ctx, account_id).await,
            None => Ok(None),
        }
    }

    /// What its companies cover.
    #[graphql(complexity = "bounded_cost(20, child_complexity)")]
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The day looked at.",
            default_with = "CoverageInstant::AtDeadline"
        )]
        at: CoverageInstant,
    ) -> Result<Coverage> {
        let scope = scope(ctx)?;
        let found = scenario_coverage(&scope.app, &scope.actor, &self.inside, at.into()).await;
        Ok(found.map_err(top_level)?.into())
    }
}

#[ComplexObject]
impl ScenarioMember {
    /// Which company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}
