//! Changes of what companies have won.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::directory::awards::delete_award;
use crate::graphql::inputs::awards::DeleteAwardInput;
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of what companies have won.
#[derive(Default)]
pub struct AwardMutations;

/// What came of deleting an award.
#[derive(SimpleObject)]
pub struct DeleteAwardPayload {
    /// The id of the award that is gone.
    pub deleted_award_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AwardMutations {
    /// Forgets a contract that companies have won: it no longer counts as past work. For coordinators of the cluster that
    /// keeps it.
    async fn delete_award(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteAwardInput,
    ) -> Result<DeleteAwardPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let award_id = read_at("awardId", &input.award_id)?;
            delete_award(&scope.app, &scope.actor, (award_id, input.version)).await
        };
        let (award, user_errors) = outcome(scope, result.await, "awardId")?;
        Ok(DeleteAwardPayload {
            deleted_award_id: award.map(|_| input.award_id),
            user_errors,
        })
    }
}
