//! The edges of a lot: its call, what it asks, who answered, and who can cover it.

use async_graphql::{ComplexObject, Context, ID, Result};

use crate::application::groupings::coverage::{
    GroupToTry, cluster_coverage, company_coverage, group_coverage,
};
use crate::application::groupings::trying::outlook::group_outlook;
use crate::application::procurement::interests::may_answer;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::coverage::{LotOfCompanyById, SteeredLotById};
use crate::graphql::batches::groupings::{ConsortiaByLot, RunsByLot, ScenariosByLot};
use crate::graphql::batches::procurement::{CallById, InterestsByLot, RequirementsByLot};
use crate::graphql::connection::{bounded_cost, list_cost};
use crate::graphql::enums::coverage::CoverageInstant;
use crate::graphql::node_id::read;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::call::CallForTender;
use crate::graphql::types::consortium::Consortium;
use crate::graphql::types::coverage::Coverage;
use crate::graphql::types::groupings::outlook::GroupOutlook;
use crate::graphql::types::groupings::scenario::Scenario;
use crate::graphql::types::interest::{Candidate, Interest};
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::Requirement;
use crate::graphql::types::suggestion::GroupingRun;

#[ComplexObject]
impl Lot {
    /// The call that it belongs to.
    async fn call(&self, ctx: &Context<'_>) -> Result<CallForTender> {
        let call = load_present::<CallById>(ctx, self.call_inside.id).await?;
        Ok(CallForTender::seen_by(&scope(ctx)?.actor, call))
    }

    /// What it asks, in order.
    #[graphql(complexity = "bounded_cost(8, child_complexity)")]
    async fn requirements(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        let found = load::<RequirementsByLot>(ctx, self.lot_id).await?;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(Requirement::from)
            .collect())
    }

    /// Coverage by everyone of the cluster who did not answer no: may the cluster cover this lot at all? For
    /// coordinators; null for others.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn cluster_coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The day looked at.",
            default_with = "CoverageInstant::AtDeadline"
        )]
        at: CoverageInstant,
    ) -> Result<Option<Coverage>> {
        let Some(lot) = load::<SteeredLotById>(ctx, self.lot_id).await? else {
            return Ok(None);
        };
        let coverage = cluster_coverage(&scope(ctx)?.app, lot, at.into()).await;
        Ok(Some(coverage.map_err(top_level)?.into()))
    }

    /// Coverage by the companies given; those of other clusters cover nothing. For coordinators; null for others.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The companies of the group.", validator(max_items = 100))]
        company_ids: Vec<ID>,
        #[graphql(desc = "Which of them leads.")] lead_id: Option<ID>,
        #[graphql(
            desc = "Which of them take part as subcontractors only.",
            validator(max_items = 100)
        )]
        subcontractor_ids: Option<Vec<ID>>,
        #[graphql(
            desc = "The day looked at.",
            default_with = "CoverageInstant::AtDeadline"
        )]
        at: CoverageInstant,
    ) -> Result<Option<Coverage>> {
        let group = group_to_try(company_ids, lead_id, subcontractor_ids, at);
        let Some(lot) = load::<SteeredLotById>(ctx, self.lot_id).await? else {
            return Ok(None);
        };
        let coverage = group_coverage(&scope(ctx)?.app, lot, group).await;
        Ok(Some(coverage.map_err(top_level)?.into()))
    }

    /// What the companies given lack as a group, who would change that, and what each withdrawal would break. For
    /// coordinators; null for others.
    #[graphql(complexity = "bounded_cost(40, child_complexity)")]
    async fn group_outlook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The companies of the group.", validator(max_items = 50))]
        company_ids: Vec<ID>,
        #[graphql(desc = "Which of them leads.")] lead_id: Option<ID>,
        #[graphql(
            desc = "Which of them take part as subcontractors only.",
            validator(max_items = 50)
        )]
        subcontractor_ids: Option<Vec<ID>>,
        #[graphql(
            desc = "The day looked at.",
            default_with = "CoverageInstant::AtDeadline"
        )]
        at: CoverageInstant,
    ) -> Result<Option<GroupOutlook>> {
        let group = group_to_try(company_ids, lead_id, subcontractor_ids, at);
        let Some(lot) = load::<SteeredLotById>(ctx, self.lot_id).await? else {
            return Ok(None);
        };
        let outlook = group_outlook(&scope(ctx)?.app, lot, group).await;
        Ok(Some(outlook.map_err(top_level)?.into()))
    }

    /// Coverage by one company alone: what it brings to each requirement. For those who look after the company and the
    /// coordinators of its clusters; null for others, and for companies that are not in the cluster of the call.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn company_coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The company.")] company_id: ID,
        #[graphql(
            desc = "The day looked at.",
            default_with = "CoverageInstant::AtDeadline"
        )]
        at: CoverageInstant,
    ) -> Result<Option<Coverage>> {
        let Some(company_id) = read(company_id.as_str()) else {
            return Ok(None);
        };
        let Some(lot) = load::<LotOfCompanyById>(ctx, (self.lot_id, company_id)).await? else {
            return Ok(None);
        };
        let coverage = company_coverage(&scope(ctx)?.app, lot, at.into()).await;
        Ok(Some(coverage.map_err(top_level)?.into()))
    }

    /// Companies of the cluster with something to contribute, those who bring most first, then the nearest. Companies
    /// that answered no are left out. For coordinators; null for others.
    #[graphql(complexity = "bounded_cost(10, child_complexity)")]
    async fn candidates(&self, ctx: &Context<'_>) -> Result<Option<Vec<Candidate>>> {
        let Some(lot) = load::<SteeredLotById>(ctx, self.lot_id).await? else {
            return Ok(None);
        };
        let list = lot.candidates.iter().cloned();
        Ok(Some(list.map(Candidate::from).collect()))
    }

    /// Whether the reader may answer for a company of its own: until the submission deadline.
    async fn viewer_can_answer_interest(&self, ctx: &Context<'_>) -> Result<bool> {
        let scope = scope(ctx)?;
        Ok(may_answer(
            &scope.actor,
            &self.call_inside,
            scope.app.clock.now(),
        ))
    }

    /// The answers of companies: all of them for coordinators, its own for a company.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn interests(&self, ctx: &Context<'_>) -> Result<Vec<Interest>> {
        let found = load::<InterestsByLot>(ctx, self.lot_id).await?;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(Interest::from)
            .collect())
    }

    /// The last runs of the engine on it alone, latest first. For coordinators; null for others.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn grouping_runs(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many, 1 to 20.",
            default = 10,
            validator(minimum = 1, maximum = 20)
        )]
        first: Option<i32>,
    ) -> Result<Option<Vec<GroupingRun>>> {
        let most = usize::try_from(first.unwrap_or(10)).unwrap_or(10);
        let found = load::<RunsByLot>(ctx, self.lot_id).await?;
        Ok(found.map(|runs| runs.into_iter().take(most).map(GroupingRun::from).collect()))
    }

    /// The groups that are kept for it and that the reader may read, oldest first.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn scenarios(&self, ctx: &Context<'_>) -> Result<Vec<Scenario>> {
        let found = load::<ScenariosByLot>(ctx, self.lot_id).await?;
        let actor = &scope(ctx)?.actor;
        let found = found.unwrap_or_default().into_iter();
        Ok(found.map(|one| Scenario::seen_by(actor, one)).collect())
    }

    /// The consortia for it that the reader may know of.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn consortia(&self, ctx: &Context<'_>) -> Result<Vec<Consortium>> {
        let found = load::<ConsortiaByLot>(ctx, self.lot_id).await?;
        let actor = &scope(ctx)?.actor;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(|consortium| Consortium::seen_by(actor, consortium))
            .collect())
    }
}

/// The group that arguments name; ids that are none of companies are left out, as companies of other clusters are.
fn group_to_try(
    company_ids: Vec<ID>,
    lead_id: Option<ID>,
    subcontractor_ids: Option<Vec<ID>>,
    at: CoverageInstant,
) -> GroupToTry {
    let known = |ids: Vec<ID>| ids.iter().filter_map(|id| read(id.as_str())).collect();
    GroupToTry {
        company_ids: known(company_ids),
        lead_id: lead_id.and_then(|id| read(id.as_str())),
        subcontractor_ids: known(subcontractor_ids.unwrap_or_default()),
        at: at.into(),
    }
}
