//! The edge from what a company brings to what it declares.

use async_graphql::{ComplexObject, Context, Result};

use crate::application::directory::capabilities::CapabilityOfCompany;
use crate::authorization::subject::Subject;
use crate::graphql::batches::directory::{CapabilitiesByCompany, CompanyById};
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::capability::Capability;
use crate::graphql::types::coverage::Contribution;

#[ComplexObject]
impl Contribution {
    /// The capability that speaks for the company, for a competency; null when it was withdrawn since.
    async fn capability(&self, ctx: &Context<'_>) -> Result<Option<Capability>> {
        let Some(capability_id) = self.capability_id else {
            return Ok(None);
        };
        let company = load_present::<CompanyById>(ctx, self.company).await?;
        let declared = load::<CapabilitiesByCompany>(ctx, self.company).await?;
        let found = declared
            .unwrap_or_default()
            .into_iter()
            .find(|capability| capability.id == capability_id);
        let scope = scope(ctx)?;
        let today = scope.app.clock.today();
        Ok(found.map(|capability| {
            let declared = CapabilityOfCompany {
                capability,
                subject: Subject::company(&company),
            };
            Capability::seen_by(&scope.actor, declared, today)
        }))
    }
}
