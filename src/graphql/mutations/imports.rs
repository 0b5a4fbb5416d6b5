//! Mutations on imports: the files themselves come in over plain HTTP (`POST /imports`).

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::application::workbooks::import_workbook::{self, RejectedRows};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::import_run::ImportRun;
use crate::graphql::user_error::{UserError, outcome};

/// Mutations on imports.
#[derive(Default)]
pub struct ImportMutations;

/// Which plan to apply.
#[derive(Clone, Debug, InputObject)]
pub struct ApplyImportInput {
    /// The import.
    pub import_run_id: ID,
    /// Whether to write the good rows although others are rejected or ambiguous.
    pub accepts_rejected_rows: bool,
}

/// What applying a plan came to.
#[derive(SimpleObject)]
pub struct ApplyImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// Which plan to put away.
#[derive(Clone, Debug, InputObject)]
pub struct DiscardImportInput {
    /// The import.
    pub import_run_id: ID,
}

/// What putting a plan away came to.
#[derive(SimpleObject)]
pub struct DiscardImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl ImportMutations {
    /// Writes what a plan says, all of it or nothing. For coordinators and who uploaded it.
    async fn apply_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan.")] input: ApplyImportInput,
    ) -> Result<ApplyImportPayload> {
        let scope = scope(ctx)?;
        let rejected_rows = if input.accepts_rejected_rows {
            RejectedRows::LeaveOut
        } else {
            RejectedRows::Refuse
        };
        let result = match read_at("importRunId", &input.import_run_id) {
            Ok(id) => {
                import_workbook::apply_import(&scope.app, &scope.actor, id, rejected_rows).await
            }
            Err(rejection) => Err(rejection.into()),
        };
        let (run, user_errors) = outcome(scope, result, "importRunId")?;
        Ok(ApplyImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(&scope.actor, run)),
            user_errors,
        })
    }

    /// Puts a plan away without writing. For coordinators and who uploaded it.
    async fn discard_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan.")] input: DiscardImportInput,
    ) -> Result<DiscardImportPayload> {
        let scope = scope(ctx)?;
        let result = match read_at("importRunId", &input.import_run_id) {
            Ok(id) => import_workbook::discard_import(&scope.app, &scope.actor, id).await,
            Err(rejection) => Err(rejection.into()),
        };
        let (run, user_errors) = outcome(scope, result, "importRunId")?;
        Ok(DiscardImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(&scope.actor, run)),
            user_errors,
        })
    }
}
