//! The edges of a consortium: its lot, its companies, what it covers, and what the rules say of it.

use std::collections::BTreeSet;

use async_graphql::{ComplexObject, Context, Result};
use domain::access::account::Language;
use domain::consortia::violation;
use futures_util::future::try_join_all;

use crate::application::groupings::coverage::LotCoverage;
use crate::graphql::batches::directory::{ClusterById, CompanyById, NameByAccount};
use crate::graphql::batches::groupings::ReviewByConsortium;
use crate::graphql::batches::procurement::{LotById, RequirementById};
use crate::graphql::connection::bounded_cost;
use crate::graphql::enums::coverage::CoverageInstant;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::cluster::Cluster;
use crate::graphql::types::company::Company;
use crate::graphql::types::consortium::{
    AcceptedWarning, Allocation, Consortium, ConsortiumMember, Violation,
};
use crate::graphql::types::coverage::Coverage;
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::Requirement;
use crate::graphql::user_error::parameters;
use crate::wording::rules::violation_message;

#[ComplexObject]
impl Consortium {
    /// The lot that it bids for.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.lot_id()).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }

    /// The cluster whose coordinators accompany it.
    async fn cluster(&self, ctx: &Context<'_>) -> Result<Cluster> {
        let cluster = load_present::<ClusterById>(ctx, self.cluster_id()).await?;
        Ok(Cluster::seen_by(&scope(ctx)?.actor, cluster))
    }

    /// What its present members cover.
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
        let review = load_present::<ReviewByConsortium>(ctx, self.inside.id).await?;
        let coverage = match at {
            CoverageInstant::AtDeadline => review.coverage.clone(),
            CoverageInstant::Today => review.coverage_today.clone(),
        };
        let mandatory: BTreeSet<_> = review
            .case
            .requirements
            .iter()
            .filter(|requirement| requirement.is_mandatory())
            .map(|requirement| requirement.id)
            .collect();
        Ok(Coverage::from(LotCoverage {
            coverage,
            mandatory,
        }))
    }

    /// The rules that it breaks or risks breaking, the gravest first. Those that speak of other groups are for
    /// coordinators only.
    #[graphql(complexity = "bounded_cost(5, child_complexity)")]
    async fn violations(&self, ctx: &Context<'_>) -> Result<Vec<Violation>> {
        let review = load_present::<ReviewByConsortium>(ctx, self.inside.id).await?;
        Ok(worded(&review.violations, scope(ctx)?.language()))
    }

    /// The warnings that people went on in spite of, with their reasons.
    async fn accepted_warnings(&self) -> Vec<AcceptedWarning> {
        self.inside
            .accepted_warnings
            .iter()
            .map(|accepted| AcceptedWarning {
                account_id: accepted.accepted_by,
                rule: accepted.rule.into(),
                reason: accepted.reason.as_str().to_owned(),
                accepted_at: accepted.accepted_at,
            })
            .collect()
    }
}

#[ComplexObject]
impl ConsortiumMember {
    /// Which company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company(ctx, self.company_id).await
    }
}

#[ComplexObject]
impl Allocation {
    /// The requirement that it covers, if it is one.
    async fn requirement(&self, ctx: &Context<'_>) -> Result<Option<Requirement>> {
        let Some(id) = self.requirement_id else {
            return Ok(None);
        };
        Ok(load::<RequirementById>(ctx, id)
            .await?
            .map(Requirement::from))
    }
}

#[ComplexObject]
impl Violation {
    /// The companies concerned: members of the consortium only.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn companies(&self, ctx: &Context<'_>) -> Result<Vec<Company>> {
        try_join_all(self.company_ids.iter().map(|id| company(ctx, *id))).await
    }
}

#[ComplexObject]
impl AcceptedWarning {
    /// The name of the person who went on.
    async fn accepted_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let Some(id) = self.account_id else {
            return Ok(None);
        };
        load::<NameByAccount>(ctx, id).await
    }
}

/// Violations with their sentences.
#[must_use]
pub fn worded(violations: &[violation::Violation], language: Language) -> Vec<Violation> {
    let worded = violations.iter().map(|violation| Violation {
        company_ids: violation.company_ids.clone(),
        rule: violation.rule.into(),
        article: violation.article.clone(),
        severity: violation.severity.into(),
        message: violation_message(violation, language),
        parameters: parameters(&violation.parameters),
    });
    worded.collect()
}

/// A company of an object that the reader sees.
///
/// # Errors
/// The top-level error of the use case.
pub async fn company(ctx: &Context<'_>, id: domain::values::ids::CompanyId) -> Result<Company> {
    let found = load_present::<CompanyById>(ctx, id).await?;
    let scope = scope(ctx)?;
    Ok(Company::seen_by(
        &scope.actor,
        found,
        scope.app.clock.today(),
    ))
}
