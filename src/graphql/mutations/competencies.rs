//! Changes of the vocabulary.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::directory::competencies::{
    create_competency, delete_competency, update_competency,
};
use crate::graphql::inputs::competencies::{
    CreateCompetencyInput, DeleteCompetencyInput, UpdateCompetencyInput,
};
use crate::graphql::node_id::{read_at, show};
use crate::graphql::request_scope::scope;
use crate::graphql::types::competency::Competency;
use crate::graphql::user_error::{UserError, outcome};

/// Changes of the vocabulary.
#[derive(Default)]
pub struct CompetencyMutations;

/// What came of adding an entry.
#[derive(SimpleObject)]
pub struct CreateCompetencyPayload {
    /// The entry.
    pub competency: Option<Competency>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing an entry.
#[derive(SimpleObject)]
pub struct UpdateCompetencyPayload {
    /// The entry.
    pub competency: Option<Competency>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of deleting an entry.
#[derive(SimpleObject)]
pub struct DeleteCompetencyPayload {
    /// The id of the entry that is gone.
    pub deleted_competency_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl CompetencyMutations {
    /// Adds an entry to the vocabulary. For coordinators and network administrators.
    async fn create_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CreateCompetencyInput,
    ) -> Result<CreateCompetencyPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let identity = (input.code.clone(), input.kind.into());
            create_competency(&scope.app, &scope.actor, identity, input.into_edit()?).await
        };
        let (competency, user_errors) = outcome(scope, result.await, "code")?;
        Ok(CreateCompetencyPayload {
            competency: competency.map(|entry| Competency::seen_by(&scope.actor, entry)),
            user_errors,
        })
    }

    /// Changes an entry of the vocabulary: absent fields stay, null clears. For network administrators.
    async fn update_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: UpdateCompetencyInput,
    ) -> Result<UpdateCompetencyPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let competency_id = read_at("competencyId", &input.competency_id)?;
            let entry = (competency_id, input.version);
            update_competency(&scope.app, &scope.actor, entry, input.into_edit()?).await
        };
        let (competency, user_errors) = outcome(scope, result.await, "competencyId")?;
        Ok(UpdateCompetencyPayload {
            competency: competency.map(|entry| Competency::seen_by(&scope.actor, entry)),
            user_errors,
        })
    }

    /// Deletes an entry that nobody declares or asks for. For network administrators.
    async fn delete_competency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeleteCompetencyInput,
    ) -> Result<DeleteCompetencyPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let competency_id = read_at("competencyId", &input.competency_id)?;
            delete_competency(&scope.app, &scope.actor, (competency_id, input.version)).await
        };
        let (competency_id, user_errors) = outcome(scope, result.await, "competencyId")?;
        Ok(DeleteCompetencyPayload {
            deleted_competency_id: competency_id.map(show),
            user_errors,
        })
    }
}
