//! Changes of calls for tender.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::procurement::calls::{create_call, delete_call, update_call};
use crate::graphql::inputs::calls::{CreateCallInput, DeleteCallInput, UpdateCallInput};
use crate::graphql::node_id::{read_at, show};
use crate::graphql::request_scope::scope;
use crate::graphql::types::call::CallForTender;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of calls for tender.
#[derive(Default)]
pub struct CallMutations;

/// What came of making a call.
#[derive(SimpleObject)]
pub struct CreateCallPayload {
    /// The call.
    pub call: Option<CallForTender>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a call.
#[derive(SimpleObject)]
pub struct UpdateCallPayload {
    /// The call.
    pub call: Option<CallForTender>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting a call.
#[derive(SimpleObject)]
pub struct DeleteCallPayload {
    /// The id of the call that is gone.
    pub deleted_call_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl CallMutations {
    /// Makes a call for tender, with its single lot. For coordinators of the cluster.
    async fn create_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateCallInput,
    ) -> Result<CreateCallPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let cluster_id = read_at("clusterId", &input.cluster_id)?;
            create_call(&scope.app, &scope.actor, cluster_id, input.into_edit()).await
        };
        let (call, user_errors) = outcome(scope, result.await, "clusterId")?;
        Ok(CreateCallPayload {
            call: call.map(|call| CallForTender::seen_by(&scope.actor, call)),
            user_errors,
        })
    }

    /// Changes a call for tender: absent fields stay, null clears. For coordinators of its cluster.
    async fn update_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateCallInput,
    ) -> Result<UpdateCallPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let call = (read_at("callId", &input.call_id)?, input.version);
            update_call(&scope.app, &scope.actor, call, input.into_edit()).await
        };
        let (call, user_errors) = outcome(scope, result.await, "callId")?;
        Ok(UpdateCallPayload {
            call: call.map(|call| CallForTender::seen_by(&scope.actor, call)),
            user_errors,
        })
    }

    /// Deletes a call for tender with its lots, their requirements and interests. For coordinators of its cluster.
    async fn delete_call(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteCallInput,
    ) -> Result<DeleteCallPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let call = (read_at("callId", &input.call_id)?, input.version);
            delete_call(&scope.app, &scope.actor, call).await
        };
        let (call_id, user_errors) = outcome(scope, result.await, "callId")?;
        Ok(DeleteCallPayload {
            deleted_call_id: call_id.map(show),
            user_errors,
        })
    }
}
