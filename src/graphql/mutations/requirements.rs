//! Changes of requirements.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::procurement::requirements::{
    JudgeRequirement, create_requirement, delete_requirement, judge_requirement,
    reorder_requirements, update_requirement,
};
use crate::graphql::inputs::requirements::{
    CreateRequirementInput, DeleteRequirementInput, JudgeRequirementInput,
    ReorderRequirementsInput, UpdateRequirementInput,
};
use crate::graphql::node_id::{read_all_at, read_at};
use crate::graphql::request_scope::scope;
use crate::graphql::types::lot::Lot;
use crate::graphql::types::requirement::Requirement;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of requirements.
#[derive(Default)]
pub struct RequirementMutations;

/// What came of making a requirement.
#[derive(SimpleObject)]
pub struct CreateRequirementPayload {
    /// The requirement.
    pub requirement: Option<Requirement>,
    /// The lot that asks it.
    pub lot: Option<Lot>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a requirement.
#[derive(SimpleObject)]
pub struct UpdateRequirementPayload {
    /// The requirement.
    pub requirement: Option<Requirement>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting a requirement.
#[derive(SimpleObject)]
pub struct DeleteRequirementPayload {
    /// The id of the requirement that is gone.
    pub deleted_requirement_id: Option<ID>,
    /// The lot that asked it.
    pub lot: Option<Lot>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of putting requirements in order.
#[derive(SimpleObject)]
pub struct ReorderRequirementsPayload {
    /// The lot that asks them.
    pub lot: Option<Lot>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of judging a requirement.
#[derive(SimpleObject)]
pub struct JudgeRequirementPayload {
    /// The requirement.
    pub requirement: Option<Requirement>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl RequirementMutations {
    /// Makes a requirement of a lot. For coordinators of the cluster.
    async fn create_requirement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateRequirementInput,
    ) -> Result<CreateRequirementPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let position = input.position.map(i64::from);
            let place = (read_at("lotId", &input.lot_id)?, position);
            create_requirement(&scope.app, &scope.actor, place, input.into_edit()?).await
        };
        let (made, user_errors) = outcome(scope, result.await, "lotId")?;
        let (requirement, lot) = made.unzip();
        Ok(CreateRequirementPayload {
            requirement: requirement.map(Requirement::from),
            lot: lot.map(|lot| Lot::seen_by(&scope.actor, lot)),
            user_errors,
        })
    }

    /// Changes a requirement: absent fields stay, null clears; the demand is replaced as a whole when its kind is given. For coordinators of the cluster.
    async fn update_requirement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateRequirementInput,
    ) -> Result<UpdateRequirementPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let requirement_id = read_at("requirementId", &input.requirement_id)?;
            let requirement = (requirement_id, input.version);
            update_requirement(&scope.app, &scope.actor, requirement, input.into_edit()?).await
        };
        let (requirement, user_errors) = outcome(scope, result.await, "requirementId")?;
        Ok(UpdateRequirementPayload {
            requirement: requirement.map(Requirement::from),
            user_errors,
        })
    }

    /// Deletes a requirement. For coordinators of the cluster.
    async fn delete_requirement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteRequirementInput,
    ) -> Result<DeleteRequirementPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let requirement_id = read_at("requirementId", &input.requirement_id)?;
            delete_requirement(&scope.app, &scope.actor, (requirement_id, input.version)).await
        };
        let (lot, user_errors) = outcome(scope, result.await, "requirementId")?;
        Ok(DeleteRequirementPayload {
            deleted_requirement_id: lot.as_ref().map(|_| input.requirement_id.clone()),
            lot: lot.map(|lot| Lot::seen_by(&scope.actor, lot)),
            user_errors,
        })
    }

    /// Puts the requirements of a lot in order. For coordinators of the cluster.
    async fn reorder_requirements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReorderRequirementsInput,
    ) -> Result<ReorderRequirementsPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let lot_id = read_at("lotId", &input.lot_id)?;
            let order = read_all_at("requirementIds", &input.requirement_ids)?;
            reorder_requirements(&scope.app, &scope.actor, lot_id, &order).await
        };
        let (lot, user_errors) = outcome(scope, result.await, "lotId")?;
        Ok(ReorderRequirementsPayload {
            lot: lot.map(|lot| Lot::seen_by(&scope.actor, lot)),
            user_errors,
        })
    }

    /// Judges a free-text requirement, or takes the judgement back. For coordinators of the cluster.
    async fn judge_requirement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: JudgeRequirementInput,
    ) -> Result<JudgeRequirementPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let judgement = JudgeRequirement {
                requirement_id: read_at("requirementId", &input.requirement_id)?,
                version: input.version,
                is_covered: input.is_covered,
                reason: input.reason,
            };
            judge_requirement(&scope.app, &scope.actor, judgement).await
        };
        let (requirement, user_errors) = outcome(scope, result.await, "requirementId")?;
        Ok(JudgeRequirementPayload {
            requirement: requirement.map(Requirement::from),
            user_errors,
        })
    }
}
