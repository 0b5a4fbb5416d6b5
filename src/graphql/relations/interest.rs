//! The edges of an answer of interest, and of a company that could take part.

use async_graphql::{ComplexObject, Context, Result};

use crate::authorization::field_class::FieldClass;
use crate::authorization::subject::Subject;
use crate::graphql::batches::directory::CompanyById;
use crate::graphql::batches::procurement::LotById;
use crate::graphql::connection::bounded_cost;
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::company::Company;
use crate::graphql::types::interest::{Candidate, Interest};
use crate::graphql::types::lot::Lot;

#[ComplexObject]
impl Interest {
    /// The lot that it answers.
    async fn lot(&self, ctx: &Context<'_>) -> Result<Lot> {
        let lot = load_present::<LotById>(ctx, self.lot_id).await?;
        Ok(Lot::seen_by(&scope(ctx)?.actor, lot))
    }

    /// The company that answers.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company_of(ctx, self.company_id).await
    }

    /// Companies that it does not want to work with on this lot. For the company itself; null for all others.
    #[graphql(complexity = "bounded_cost(3, child_complexity)")]
    async fn not_with(&self, ctx: &Context<'_>) -> Result<Option<Vec<Company>>> {
        let subject = Subject {
            company_ids: vec![self.company_id],
            ..Subject::none()
        };
        let scope = scope(ctx)?;
        if !scope.actor.may_read(FieldClass::CompanySecret, &subject) {
            return Ok(None);
        }
        let ids = self.not_with_ids.iter();
        let loads = ids.map(|company_id| load::<CompanyById>(ctx, *company_id));
        let found = futures_util::future::try_join_all(loads).await?;
        let today = scope.app.clock.today();
        Ok(Some(
            found
                .into_iter()
                .flatten()
                .map(|company| Company::seen_by(&scope.actor, company, today))
                .collect(),
        ))
    }
}

#[ComplexObject]
impl Candidate {
    /// The company.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        company_of(ctx, self.company_id).await
    }
}

async fn company_of(
    ctx: &Context<'_>,
    company_id: domain::values::ids::CompanyId,
) -> Result<Company> {
    let company = load_present::<CompanyById>(ctx, company_id).await?;
    let scope = scope(ctx)?;
    let today = scope.app.clock.today();
    Ok(Company::seen_by(&scope.actor, company, today))
}
