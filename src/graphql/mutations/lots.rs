//! Changes of lots.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::procurement::lots::{create_lot, delete_lot, update_lot};
use crate::graphql::inputs::lots::{CreateLotInput, DeleteLotInput, UpdateLotInput};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::call::CallForTender;
use crate::graphql::types::lot::Lot;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of lots.
#[derive(Default)]
pub struct LotMutations;

/// What came of making a lot.
#[derive(SimpleObject)]
pub struct CreateLotPayload {
    /// The lot.
    pub lot: Option<Lot>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a lot.
#[derive(SimpleObject)]
pub struct UpdateLotPayload {
    /// The lot.
    pub lot: Option<Lot>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting a lot.
#[derive(SimpleObject)]
pub struct DeleteLotPayload {
    /// The id of the lot that is gone.
    pub deleted_lot_id: Option<ID>,
    /// The call that it belonged to.
    pub call: Option<CallForTender>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl LotMutations {
    /// Makes a lot, after the others of its call. For coordinators of the cluster.
    async fn create_lot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateLotInput,
    ) -> Result<CreateLotPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let call_id = read_at("callId", &input.call_id)?;
            create_lot(&scope.app, &scope.actor, call_id, input.into_edit()).await
        };
        let (lot, user_errors) = outcome(scope, result.await, "callId")?;
        Ok(CreateLotPayload {
            lot: lot.map(|lot| Lot::seen_by(&scope.actor, lot)),
            user_errors,
        })
    }

    /// Changes a lot: absent fields stay, null clears. For coordinators of the cluster.
    async fn update_lot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateLotInput,
    ) -> Result<UpdateLotPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let lot = (read_at("lotId", &input.lot_id)?, input.version);
            update_lot(&scope.app, &scope.actor, lot, input.into_edit()).await
        };
        let (lot, user_errors) = outcome(scope, result.await, "lotId")?;
        Ok(UpdateLotPayload {
            lot: lot.map(|lot| Lot::seen_by(&scope.actor, lot)),
            user_errors,
        })
    }

    /// Deletes a lot with its requirements and interests; a call keeps at least one. For coordinators of the cluster.
    async fn delete_lot(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteLotInput,
    ) -> Result<DeleteLotPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let lot = (read_at("lotId", &input.lot_id)?, input.version);
            delete_lot(&scope.app, &scope.actor, lot).await
        };
        let (call, user_errors) = outcome(scope, result.await, "lotId")?;
        Ok(DeleteLotPayload {
            deleted_lot_id: call.as_ref().map(|_| input.lot_id.clone()),
            call: call.map(|call| CallForTender::seen_by(&scope.actor, call.as_ref().clone())),
            user_errors,
        })
    }
}
