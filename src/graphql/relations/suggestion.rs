//! The edges of runs and suggestions: companies, requirements, coverage.

use async_graphql::{ComplexObject, Context, ID, Result};
use domain::values::ids::{CompanyId, RequirementId};
use futures_util::future::try_join_all;

use crate::application::groupings::compare_runs::compare_runs;
use crate::application::groupings::coverage::{CoverageInstant, GroupToTry, joint_coverage};
use crate::application::groupings::run_inquiries::{
    ask_front, ask_necessity, ask_why_not, ask_withdrawals,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::app_error::{null_when_absent, top_level};
use crate::graphql::batches::coverage::SteeredLotById;
use crate::graphql::batches::directory::NameByAccount;
use crate::graphql::batches::groupings::{IsOutdated, OriginByRun, PlanByRun, RunById};
use crate::graphql::batches::procurement::{LotById, RequirementById};
use crate::graphql::connection::{bounded_cost, comparison_cost, inquiry_cost};
use crate::graphql::enums::suggestions::Objective;
use crate::graphql::node_id::read;
use crate::graphql::relations::consortium::company;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::company::Company;
use crate::graphql::types::coverage::Coverage;
use crate::graphql::types::groupings::call_plan::{CallPlan, PlanOptions};
use crate::graphql::types::groupings::inquiry::{Front, Necessity, WhyNot, Withdrawal};
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::Requirement;
use crate::graphql::types::run_comparison::GroupingRunComparison;
use crate::graphql::types::suggestion::{
    Assignment, Conflict, ConflictElement, GroupingRun, GroupingRunProgress, MemberReason,
    PlanProgress, Repair, SuggestOptions, Suggestion,
};

#[ComplexObject]
impl GroupingRun {
    /// Which lot; the first in the call where there are several.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.lot_id()).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }

    /// All lots that one grouping is to answer, in the order of the call; usually one.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn lots(&self, ctx: &Context<'_>) -> Result<Vec<Lot>> {
        let ids = self.inside.lot_ids();
        let own = ids.iter().map(|id| load_present::<LotById>(ctx, *id));
        let found = try_join_all(own).await?;
        let actor = &scope(ctx)?.actor;
        let lots = found.into_iter().map(|lot| Lot::seen_by(actor, lot));
        Ok(lots.collect())
    }

    /// The plan, when the run planned all lots of a call; null while it works, and when it was stopped before its turn.
    #[graphql(complexity = "bounded_cost(20, child_complexity)")]
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<CallPlan>> {
        let kept = load::<PlanByRun>(ctx, self.inside.id).await?;
        Ok(kept.and_then(|kept| kept.plan).map(CallPlan::from))
    }

    /// What was wanted of the plan, when the run planned all lots of a call.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn plan_options(&self, ctx: &Context<'_>) -> Result<Option<PlanOptions>> {
        let kept = load::<PlanByRun>(ctx, self.inside.id).await?;
        Ok(kept.map(|kept| PlanOptions::from(kept.options)))
    }

    /// What was asked.
    async fn options(&self) -> SuggestOptions {
        self.inside.options.clone().into()
    }

    /// The best grouping and its alternatives, best first.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn suggestions(&self) -> Vec<Suggestion> {
        let answer = self.inside.answer.as_ref();
        let found = answer
            .map(|answer| answer.suggestions.as_slice())
            .unwrap_or_default();
        found
            .iter()
            .map(|suggestion| Suggestion::of(&self.inside, suggestion.clone()))
            .collect()
    }

    /// Why there is none, when the lot cannot be covered.
    async fn conflict(&self) -> Option<Conflict> {
        let answer = self.inside.answer.as_ref()?;
        answer.conflict.clone().map(Conflict::from)
    }

    /// Whether something that the engine read has changed since.
    async fn is_outdated(&self, ctx: &Context<'_>) -> Result<bool> {
        let key = (self.inside.lot_ids(), self.inside.input_fingerprint.clone());
        Ok(load::<IsOutdated>(ctx, key).await?.unwrap_or(true))
    }

    /// The run that this one repeats, when it is a replay; null also when that one is gone.
    async fn replay_of(&self, ctx: &Context<'_>) -> Result<Option<GroupingRun>> {
        let origin = load::<OriginByRun>(ctx, self.inside.id).await?;
        let Some(original) = origin.and_then(|origin| origin.replay_of) else {
            return Ok(None);
        };
        let run = load::<RunById>(ctx, original).await?;
        Ok(run.map(GroupingRun::from))
    }

    /// Whether what the engine read is kept, so that it can be asked about and replayed whatever has changed since.
    async fn is_input_kept(&self, ctx: &Context<'_>) -> Result<bool> {
        let origin = load::<OriginByRun>(ctx, self.inside.id).await?;
        Ok(origin.is_some_and(|origin| origin.is_kept))
    }

    /// What is different in this run from another one on the same lot. Null unless the reader may know of that one, and
    /// for plans: of those, `answerFingerprint` tells whether they are the same.
    #[graphql(complexity = "comparison_cost(child_complexity)")]
    async fn comparison(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The other run, which counts as the one before.")] with: ID,
    ) -> Result<Option<GroupingRunComparison>> {
        let Some(with) = read(&with) else {
            return Ok(None);
        };
        let scope = scope(ctx)?;
        let compared = compare_runs(&scope.app, &scope.actor, &self.inside, with).await;
        Ok(null_when_absent(compared)?.map(GroupingRunComparison::from))
    }

    /// Why a company is not in the best grouping, and what it would cost to have it in. Null when there is no grouping,
    /// when the company is no candidate or has left the cluster, and when the input was not kept and has changed since.
    #[graphql(complexity = "inquiry_cost(child_complexity)")]
    async fn why_not(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The company.")] company_id: ID,
    ) -> Result<Option<WhyNot>> {
        let Some(company_id) = read(&company_id) else {
            return Ok(None);
        };
        let scope = scope(ctx)?;
        let answer = ask_why_not(&scope.app, &scope.actor, &self.inside, company_id).await;
        Ok(null_when_absent(answer)?.flatten().map(WhyNot::from))
    }

    /// What one goal costs in another: every point of two or three goals that nothing beats, exactly. Null when there is no
    /// grouping, and when the input was not kept and has changed since.
    #[graphql(complexity = "inquiry_cost(child_complexity)")]
    async fn front(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Two or three different goals.",
            validator(min_items = 2, max_items = 3)
        )]
        goals: Vec<Objective>,
    ) -> Result<Option<Front>> {
        let scope = scope(ctx)?;
        let goals = goals.into_iter().map(Into::into).collect();
        let answer = ask_front(&scope.app, &scope.actor, &self.inside, goals).await;
        Ok(answer.map_err(top_level)?.map(Front::from))
    }

    /// The name of the person who asked.
    async fn requested_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let Some(id) = self.account_id() else {
            return Ok(None);
        };
        load::<NameByAccount>(ctx, id).await
    }
}

#[ComplexObject]
impl GroupingRunProgress {
    /// The members of the best grouping known; empty while there is none.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.group).await
    }

    /// Where all lots of a call are planned, how far its lots are; null otherwise, and before the first news.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn lots(&self, ctx: &Context<'_>) -> Result<Option<PlanProgress>> {
        if !self.is_finished {
            return Ok(self.lots_inside.map(PlanProgress::from));
        }
        let kept = load::<PlanByRun>(ctx, self.run.inside.id).await?;
        Ok(kept.and_then(|kept| kept.plan).map(PlanProgress::from))
    }
}

#[ComplexObject]
impl SuggestOptions {
    /// Companies that must be in.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn pinned(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.pinned).await
    }

    /// Companies that must stay out.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn excluded(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.excluded).await
    }

    /// Companies that are liked: how many of them are in is the goal `PREFERENCE`.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn preferred(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.preferred).await
    }

    /// The grouping that the goal `CHANGE` compares with.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn near(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.near).await
    }

    /// Who must lead, if decided.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Option<Company>> {
        match self.inside.lead {
            Some(id) => company(ctx, id).await.map(Some),
            None => Ok(None),
        }
    }
}

#[ComplexObject]
impl Suggestion {
    /// The run that proposed it.
    async fn run(&self) -> GroupingRun {
        self.run_inside.clone().into()
    }

    /// The members.
    #[graphql(complexity = "bounded_cost(4, child_complexity)")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.members).await
    }

    /// Those among the members who take part as subcontractors only.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn subcontractors(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.subcontractors).await
    }

    /// The lead, one of the members.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.inside.lead).await
    }

    /// Desirable requirements that stay uncovered.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn uncovered(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.inside.uncovered).await
    }

    /// What it covers on the day of the deadline, of all lots of the run.
    #[graphql(complexity = "bounded_cost(20, child_complexity)")]
    async fn coverage(&self, ctx: &Context<'_>) -> Result<Coverage> {
        let group = GroupToTry {
            company_ids: self.inside.members.clone(),
            lead_id: Some(self.inside.lead),
            subcontractor_ids: self.inside.subcontractors.clone(),
            at: CoverageInstant::AtDeadline,
        };
        let ids = self.run_inside.lot_ids();
        let own = ids
            .iter()
            .map(|id| load_present::<SteeredLotById>(ctx, *id));
        let lots = try_join_all(own).await?;
        let coverage = joint_coverage(&scope(ctx)?.app, lots, group).await;
        Ok(coverage.map_err(top_level)?.into())
    }

    /// Whether fewer members would do. Null when the input was not kept and has changed since.
    #[graphql(complexity = "inquiry_cost(child_complexity)")]
    async fn necessity(&self, ctx: &Context<'_>) -> Result<Option<Necessity>> {
        let scope = scope(ctx)?;
        let asked = (&self.run_inside, &self.inside);
        let answer = ask_necessity(&scope.app, &scope.actor, asked).await;
        Ok(answer.map_err(top_level)?.map(Necessity::from))
    }

    /// What the withdrawal of each member breaks, and who could take its place. Null when the input was not kept and has
    /// changed since.
    #[graphql(complexity = "inquiry_cost(child_complexity)")]
    async fn withdrawals(&self, ctx: &Context<'_>) -> Result<Option<Vec<Withdrawal>>> {
        let scope = scope(ctx)?;
        let asked = (&self.run_inside, &self.inside);
        let answer = ask_withdrawals(&scope.app, &scope.actor, asked).await;
        let withdrawals = answer.map_err(top_level)?;
        Ok(withdrawals.map(|all| all.into_iter().map(Withdrawal::from).collect()))
    }

    /// Whether the reader may make a consortium of it.
    async fn viewer_can_accept(&self, ctx: &Context<'_>) -> Result<bool> {
        let lot = load_present::<LotById>(ctx, self.run_inside.lot_id).await?;
        Ok(scope(ctx)?
            .actor
            .may(Operation::AcceptSuggestion, &Subject::call(&lot.call)))
    }
}

#[ComplexObject]
impl Assignment {
    /// Which requirement.
    async fn requirement(&self, ctx: &Context<'_>) -> Result<Requirement> {
        requirement(ctx, self.requirement_id).await
    }

    /// Who covers it or helps to.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}

#[ComplexObject]
impl MemberReason {
    /// The member.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.inside.company_id).await
    }

    /// Requirements to which no other member contributes.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn only_it_covers(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.inside.only_it_covers).await
    }

    /// Requirements that it covers together with others.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn shares(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.inside.shares).await
    }

    /// Requirements that are no longer covered when it leaves and nobody replaces it.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn lost_without(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.inside.lost_without).await
    }

    /// Companies any one of which could take its place, best first.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn replacements(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        companies(ctx, &self.inside.replacements).await
    }
}

#[ComplexObject]
impl Conflict {
    /// Mandatory requirements that all companies together do not meet.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn unmet_by_all(&self, ctx: &Context<'_>) -> Result<Vec<Requirement>> {
        requirements(ctx, &self.unmet_by_all).await
    }
}

#[ComplexObject]
impl ConflictElement {
    /// The requirement, when it is one.
    async fn requirement(&self, ctx: &Context<'_>) -> Result<Option<Requirement>> {
        optional_requirement(ctx, self.requirement_id).await
    }

    /// The company that it speaks of.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<Company>> {
        optional_company(ctx, self.company_id).await
    }
}

#[ComplexObject]
impl Repair {
    /// The requirement, when it speaks of one.
    async fn requirement(&self, ctx: &Context<'_>) -> Result<Option<Requirement>> {
        optional_requirement(ctx, self.requirement_id).await
    }

    /// The company that it speaks of.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<Company>> {
        optional_company(ctx, self.company_id).await
    }
}

/// Companies by their ids, in that order.
///
/// # Errors
/// What the database says.
pub async fn companies(ctx: &Context<'_>, ids: &[CompanyId]) -> Result<Vec<Company>> {
    try_join_all(ids.iter().map(|id| company(ctx, *id))).await
}

async fn optional_company(ctx: &Context<'_>, id: Option<CompanyId>) -> Result<Option<Company>> {
    match id {
        Some(id) => company(ctx, id).await.map(Some),
        None => Ok(None),
    }
}

async fn requirement(ctx: &Context<'_>, id: RequirementId) -> Result<Requirement> {
    Ok(load_present::<RequirementById>(ctx, id).await?.into())
}

/// Requirements by their ids; those that were deleted since the run are left out.
///
/// # Errors
/// What the database says.
pub async fn requirements(ctx: &Context<'_>, ids: &[RequirementId]) -> Result<Vec<Requirement>> {
    let found = try_join_all(ids.iter().map(|id| load::<RequirementById>(ctx, *id))).await?;
    Ok(found.into_iter().flatten().map(Requirement::from).collect())
}

async fn optional_requirement(
    ctx: &Context<'_>,
    id: Option<RequirementId>,
) -> Result<Option<Requirement>> {
    let Some(id) = id else { return Ok(None) };
    Ok(load::<RequirementById>(ctx, id)
        .await?
        .map(Requirement::from))
}
