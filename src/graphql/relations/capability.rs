//! The edges of a capability.

use async_graphql::{ComplexObject, Context, Result};

use crate::graphql::batches::directory::{CompanyById, CompetencyById};
use crate::graphql::request_scope::{load_present, scope};
use crate::graphql::types::capability::Capability;
use crate::graphql::types::company::Company;
use crate::graphql::types::competency::Competency;

#[ComplexObject]
impl Capability {
    /// Who holds it.
    async fn company(&self, ctx: &Context<'_>) -> Result<Company> {
        let company = load_present::<CompanyById>(ctx, self.company_id).await?;
        let scope = scope(ctx)?;
        let today = scope.app.clock.today();
        Ok(Company::seen_by(&scope.actor, company, today))
    }

    /// What is held.
    async fn competency(&self, ctx: &Context<'_>) -> Result<Competency> {
        let entry = load_present::<CompetencyById>(ctx, self.competency_id).await?;
        Ok(Competency::seen_by(&scope(ctx)?.actor, entry))
    }
}
