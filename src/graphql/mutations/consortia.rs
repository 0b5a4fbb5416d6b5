//! Mutations on consortia. Each reads its input, calls one use case and answers the consortium as the reader sees it.

use async_graphql::{Context, Object, Result, SimpleObject};
use domain::consortia::consortium;

use crate::application::actor::Actor;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia;
use crate::application::groupings::consortium_changes;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::inputs::consortia::{
    AddConsortiumMemberInput, ChangeConsortiumStateInput, ChangeMemberRoleInput,
    ChangeMemberStateInput, CreateConsortiumInput, RemoveConsortiumMemberInput,
    SetAllocationsInput, UpdateConsortiumInput, lines_of, member_of, reasons_of, version_of,
};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::{RequestScope, scope};
use crate::graphql::types::consortium::Consortium;
use crate::graphql::user_error::{UserError, outcome};

/// Mutations on consortia.
#[derive(Default)]
pub struct ConsortiumMutations;

macro_rules! payloads {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $name {
            /// The consortium as it stands now; null when the reader has left it and may no longer know of it.
            pub consortium: Option<Consortium>,
            /// What is wrong with the input.
            pub user_errors: Vec<UserError>,
        }

        impl $name {
            fn of(scope: &RequestScope, result: Answer, id_field: &str) -> Result<Self> {
                let (consortium, user_errors) = outcome(scope, result, id_field)?;
                let consortium = consortium
                    .filter(|found| still_knows_of(&scope.actor, found))
                    .map(|found| Consortium::seen_by(&scope.actor, found));
                Ok(Self { consortium, user_errors })
            }
        }
    )+};
}

type Answer = std::result::Result<consortium::Consortium, AppError>;

payloads! {
    /// What `createConsortium` came to.
    CreateConsortiumPayload,
    /// What `updateConsortium` came to.
    UpdateConsortiumPayload,
    /// What `addConsortiumMember` came to.
    AddConsortiumMemberPayload,
    /// What `removeConsortiumMember` came to.
    RemoveConsortiumMemberPayload,
    /// What `changeMemberRole` came to.
    ChangeMemberRolePayload,
    /// What `changeMemberState` came to.
    ChangeMemberStatePayload,
    /// What `setAllocations` came to.
    SetAllocationsPayload,
    /// What `changeConsortiumState` came to.
    ChangeConsortiumStatePayload,
}

#[Object]
impl ConsortiumMutations {
    /// Makes a draft by hand. For coordinators of the call.
    async fn create_consortium(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is made.")] input: CreateConsortiumInput,
    ) -> Result<CreateConsortiumPayload> {
        let scope = scope(ctx)?;
        CreateConsortiumPayload::of(scope, create_consortium(scope, input).await, "lotId")
    }

    /// Changes name, form, liability of the lead, or note. For coordinators.
    async fn update_consortium(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is changed.")] input: UpdateConsortiumInput,
    ) -> Result<UpdateConsortiumPayload> {
        let scope = scope(ctx)?;
        UpdateConsortiumPayload::of(scope, update_consortium(scope, input).await, "consortiumId")
    }

    /// Adds a company of the cluster. For coordinators.
    async fn add_consortium_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which company.")] input: AddConsortiumMemberInput,
    ) -> Result<AddConsortiumMemberPayload> {
        let scope = scope(ctx)?;
        AddConsortiumMemberPayload::of(
            scope,
            add_consortium_member(scope, input).await,
            "consortiumId",
        )
    }

    /// Takes a company out: one that was asked stays on record as withdrawn. For coordinators.
    async fn remove_consortium_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member.")] input: RemoveConsortiumMemberInput,
    ) -> Result<RemoveConsortiumMemberPayload> {
        let scope = scope(ctx)?;
        RemoveConsortiumMemberPayload::of(
            scope,
            remove_consortium_member(scope, input).await,
            "consortiumId",
        )
    }

    /// Gives a member another role. For coordinators.
    async fn change_member_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member, and its role.")] input: ChangeMemberRoleInput,
    ) -> Result<ChangeMemberRolePayload> {
        let scope = scope(ctx)?;
        ChangeMemberRolePayload::of(
            scope,
            change_member_role(scope, input).await,
            "consortiumId",
        )
    }

    /// Moves a member on: a company for itself, coordinators for all.
    async fn change_member_state(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member, and where it stands.")] input: ChangeMemberStateInput,
    ) -> Result<ChangeMemberStatePayload> {
        let scope = scope(ctx)?;
        ChangeMemberStatePayload::of(
            scope,
            change_member_state(scope, input).await,
            "consortiumId",
        )
    }

    /// Replaces the allocation of work. For coordinators and the confirmed lead.
    async fn set_allocations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All lines.")] input: SetAllocationsInput,
    ) -> Result<SetAllocationsPayload> {
        let scope = scope(ctx)?;
        SetAllocationsPayload::of(scope, set_allocations(scope, input).await, "consortiumId")
    }

    /// Moves the consortium on: refused while a rule is broken. For coordinators.
    async fn change_consortium_state(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where it stands, and reasons.")] input: ChangeConsortiumStateInput,
    ) -> Result<ChangeConsortiumStatePayload> {
        let scope = scope(ctx)?;
        ChangeConsortiumStatePayload::of(
            scope,
            change_consortium_state(scope, input).await,
            "consortiumId",
        )
    }
}

/// A company that has withdrawn leaves its reader without sight of the consortium.
fn still_knows_of(actor: &Actor, found: &consortium::Consortium) -> bool {
    actor.may(Operation::Consortium, &Subject::consortium(found))
}

async fn create_consortium(scope: &RequestScope, input: CreateConsortiumInput) -> Answer {
    consortia::create_consortium(&scope.app, &scope.actor, input.into_command()?).await
}

async fn update_consortium(scope: &RequestScope, input: UpdateConsortiumInput) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    consortium_changes::update_consortium(&scope.app, &scope.actor, target, input.into_change()?)
        .await
}

async fn add_consortium_member(scope: &RequestScope, input: AddConsortiumMemberInput) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    let member = (read_at("companyId", &input.company_id)?, input.role.into());
    consortium_changes::add_consortium_member(&scope.app, &scope.actor, target, member).await
}

async fn remove_consortium_member(
    scope: &RequestScope,
    input: RemoveConsortiumMemberInput,
) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    let member_id = member_of(&input.member_id)?;
    consortium_changes::remove_consortium_member(&scope.app, &scope.actor, target, member_id).await
}

async fn change_member_role(scope: &RequestScope, input: ChangeMemberRoleInput) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    consortium_changes::change_member_role(&scope.app, &scope.actor, target, input.into_change()?)
        .await
}

async fn change_member_state(scope: &RequestScope, input: ChangeMemberStateInput) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    consortium_changes::change_member_state(&scope.app, &scope.actor, target, input.into_change()?)
        .await
}

async fn set_allocations(scope: &RequestScope, input: SetAllocationsInput) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    let lines = lines_of(input.allocations)?;
    consortium_changes::set_allocations(&scope.app, &scope.actor, target, lines).await
}

async fn change_consortium_state(
    scope: &RequestScope,
    input: ChangeConsortiumStateInput,
) -> Answer {
    let target = version_of(&input.consortium_id, input.version)?;
    let change = (input.state.into(), reasons_of(input.reasons)?);
    consortium_changes::change_consortium_state(&scope.app, &scope.actor, target, change).await
}
