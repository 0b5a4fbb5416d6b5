//! Mutations on scenarios.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::groupings::trying::scenarios::{
    delete_scenario, keep_scenario, update_scenario,
};
use crate::graphql::inputs::scenarios::{
    DeleteScenarioInput, KeepScenarioInput, UpdateScenarioInput,
};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::groupings::scenario::Scenario;
use crate::graphql::user_error::{UserError, outcome};

/// Mutations on scenarios.
#[derive(Default)]
pub struct ScenarioMutations;

/// What came of keeping a group.
#[derive(SimpleObject)]
pub struct KeepScenarioPayload {
    /// The scenario.
    pub scenario: Option<Scenario>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a scenario.
#[derive(SimpleObject)]
pub struct UpdateScenarioPayload {
    /// The scenario as it stands now.
    pub scenario: Option<Scenario>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting a scenario.
#[derive(SimpleObject)]
pub struct DeleteScenarioPayload {
    /// The id of what was deleted.
    pub deleted_scenario_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl ScenarioMutations {
    /// Keeps a group for a lot under a name, to compare it with others. For coordinators of the cluster.
    async fn keep_scenario(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is kept.")] input: KeepScenarioInput,
    ) -> Result<KeepScenarioPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let lot_id = read_at("lotId", &input.lot_id)?;
            keep_scenario(&scope.app, &scope.actor, lot_id, input.into_edit()?).await
        };
        let (scenario, user_errors) = outcome(scope, result.await, "lotId")?;
        Ok(KeepScenarioPayload {
            scenario: scenario.map(|found| Scenario::seen_by(&scope.actor, found)),
            user_errors,
        })
    }

    /// Changes the name of a scenario, its companies, or who may read it. For coordinators of the cluster.
    async fn update_scenario(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is changed.")] input: UpdateScenarioInput,
    ) -> Result<UpdateScenarioPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let target = (read_at("scenarioId", &input.scenario_id)?, input.version);
            update_scenario(&scope.app, &scope.actor, target, input.into_edit()?).await
        };
        let (scenario, user_errors) = outcome(scope, result.await, "scenarioId")?;
        Ok(UpdateScenarioPayload {
            scenario: scenario.map(|found| Scenario::seen_by(&scope.actor, found)),
            user_errors,
        })
    }

    /// Deletes a scenario. For coordinators of the cluster.
    async fn delete_scenario(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is deleted.")] input: DeleteScenarioInput,
    ) -> Result<DeleteScenarioPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let target = (read_at("scenarioId", &input.scenario_id)?, input.version);
            delete_scenario(&scope.app, &scope.actor, target).await
        };
        let (deleted, user_errors) = outcome(scope, result.await, "scenarioId")?;
        Ok(DeleteScenarioPayload {
            deleted_scenario_id: deleted.map(|_| input.scenario_id.clone()),
            user_errors,
        })
    }
}
