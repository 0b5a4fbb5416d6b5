//! Changes of what companies declare.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::directory::capabilities::{
    CapabilityOfCompany, VerificationWord, declare_capability, update_capability,
    verify_capability, withdraw_capability,
};
use crate::graphql::inputs::capabilities::{
    DeclareCapabilityInput, UpdateCapabilityInput, VerifyCapabilityInput, WithdrawCapabilityInput,
};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::{RequestScope, scope};
use crate::graphql::types::capability::Capability;
use crate::graphql::types::company::Company;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of what companies declare.
#[derive(Default)]
pub struct CapabilityMutations;

/// What came of declaring a capability.
#[derive(SimpleObject)]
pub struct DeclareCapabilityPayload {
    /// The capability.
    pub capability: Option<Capability>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a capability.
#[derive(SimpleObject)]
pub struct UpdateCapabilityPayload {
    /// The capability.
    pub capability: Option<Capability>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of withdrawing a capability.
#[derive(SimpleObject)]
pub struct WithdrawCapabilityPayload {
    /// The id of the capability that is gone.
    pub withdrawn_capability_id: Option<ID>,
    /// The company that declared it.
    pub company: Option<Company>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of verifying a capability.
#[derive(SimpleObject)]
pub struct VerifyCapabilityPayload {
    /// The capability.
    pub capability: Option<Capability>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl CapabilityMutations {
    /// Declares a capability of a company. For its people and the coordinators of its clusters.
    async fn declare_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeclareCapabilityInput,
    ) -> Result<DeclareCapabilityPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let company_id = read_at("companyId", &input.company_id)?;
            let declared = (company_id, read_at("competencyId", &input.competency_id)?);
            declare_capability(&scope.app, &scope.actor, declared, input.into_edit()?).await
        };
        let (capability, user_errors) = outcome(scope, result.await, "companyId")?;
        Ok(DeclareCapabilityPayload {
            capability: seen(scope, capability),
            user_errors,
        })
    }

    /// Changes a capability: absent fields stay, null clears. For the people of the company and the coordinators of its clusters.
    async fn update_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateCapabilityInput,
    ) -> Result<UpdateCapabilityPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let capability_id = read_at("capabilityId", &input.capability_id)?;
            let capability = (capability_id, input.version);
            update_capability(&scope.app, &scope.actor, capability, input.into_edit()?).await
        };
        let (capability, user_errors) = outcome(scope, result.await, "capabilityId")?;
        Ok(UpdateCapabilityPayload {
            capability: seen(scope, capability),
            user_errors,
        })
    }

    /// Takes a declaration back. For the people of the company and the coordinators of its clusters.
    async fn withdraw_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: WithdrawCapabilityInput,
    ) -> Result<WithdrawCapabilityPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let capability_id = read_at("capabilityId", &input.capability_id)?;
            withdraw_capability(&scope.app, &scope.actor, (capability_id, input.version)).await
        };
        let (company, user_errors) = outcome(scope, result.await, "capabilityId")?;
        let today = scope.app.clock.today();
        Ok(WithdrawCapabilityPayload {
            withdrawn_capability_id: company.as_ref().map(|_| input.capability_id.clone()),
            company: company.map(|company| Company::seen_by(&scope.actor, company, today)),
            user_errors,
        })
    }

    /// Confirms a declaration, or takes the confirmation back. For coordinators of the clusters of the company.
    async fn verify_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: VerifyCapabilityInput,
    ) -> Result<VerifyCapabilityPayload> {
        let scope = scope(ctx)?;
        let word = if input.is_verified {
            VerificationWord::Confirm
        } else {
            VerificationWord::TakeBack
        };
        let result = async {
            let capability_id = read_at("capabilityId", &input.capability_id)?;
            let capability = (capability_id, input.version);
            verify_capability(&scope.app, &scope.actor, capability, word).await
        };
        let (capability, user_errors) = outcome(scope, result.await, "capabilityId")?;
        Ok(VerifyCapabilityPayload {
            capability: seen(scope, capability),
            user_errors,
        })
    }
}

fn seen(scope: &RequestScope, capability: Option<CapabilityOfCompany>) -> Option<Capability> {
    let today = scope.app.clock.today();
    capability.map(|capability| Capability::seen_by(&scope.actor, capability, today))
}
