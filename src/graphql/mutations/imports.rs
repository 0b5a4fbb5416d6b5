//! Mutations on imports: the files themselves come in over plain HTTP (`POST /imports`).

use std::time::Duration;

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::application::workbooks::apply_import::{RejectedRows, apply_import_within};
use crate::application::workbooks::turning::undo_import::{Turn, turn_import_within};
use crate::application::workbooks::{background_reading, import_mappings, import_workbook};
use crate::graphql::inputs::imports::{
    ApplyImportInput, CancelImportInput, DiscardImportInput, ForgetImportMappingInput,
    RedoImportInput, ReviseImportInput, ReviseImportMappingInput, UndoImportInput,
};
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::imports::import_choices::ImportMapping;
use crate::graphql::types::imports::import_run::ImportRun;
use crate::graphql::user_error::{UserError, outcome};

/// What takes longer goes on behind the answer: well below the time that any answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(6);

/// Mutations on imports.
#[derive(Default)]
pub struct ImportMutations;

/// What applying a plan came to.
#[derive(SimpleObject)]
pub struct ApplyImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What putting a plan away came to.
#[derive(SimpleObject)]
pub struct DiscardImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What stopping an import came to.
#[derive(SimpleObject)]
pub struct CancelImportPayload {
    /// The import as it stands now; absent when nothing is left of it.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What making a plan anew came to.
#[derive(SimpleObject)]
pub struct ReviseImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What undoing an import came to.
#[derive(SimpleObject)]
pub struct UndoImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What doing an import again came to.
#[derive(SimpleObject)]
pub struct RedoImportPayload {
    /// The import as it stands now.
    pub import_run: Option<ImportRun>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What putting right came to.
#[derive(SimpleObject)]
pub struct ReviseImportMappingPayload {
    /// What is remembered now.
    pub import_mapping: Option<ImportMapping>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What forgetting came to.
#[derive(SimpleObject)]
pub struct ForgetImportMappingPayload {
    /// The id of what was forgotten.
    pub forgotten_import_mapping_id: Option<ID>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl ImportMutations {
    /// Makes the plan of an import anew with what a person decided about its file: sheets, header rows, columns, words, cells,
    /// companies. Also after records have moved since the plan was made. For coordinators and who uploaded it.
    async fn revise_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan, and the decisions.")] input: ReviseImportInput,
    ) -> Result<ReviseImportPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let asked = (read_at("importRunId", &input.import_run_id)?, input.version);
            let choices = input.choices.read()?;
            import_workbook::revise_import(&scope.app, &scope.actor, asked, choices).await
        };
        let (run, user_errors) = outcome(scope, result.await, "importRunId")?;
        Ok(ReviseImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(scope.seeing(), run)),
            user_errors,
        })
    }

    /// Stops an import that is being read, of which nothing is left, or written, undone or done again, of which nothing was. For
    /// coordinators and who uploaded it.
    async fn cancel_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which import.")] input: CancelImportInput,
    ) -> Result<CancelImportPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let id = read_at("importRunId", &input.import_run_id)?;
            background_reading::cancel_import(&scope.app, &scope.actor, id).await
        };
        let (run, user_errors) = outcome(scope, result.await, "importRunId")?;
        Ok(CancelImportPayload {
            import_run: run
                .flatten()
                .map(|run| ImportRun::seen_by(scope.seeing(), run)),
            user_errors,
        })
    }

    /// Takes back what an import wrote, within thirty days: fields that are still as it wrote them, and records that it made
    /// and that nothing uses. What is left is told in `kept`. A large one goes on behind the answer, as `applyImport` does. For
    /// coordinators and who uploaded it.
    async fn undo_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which import.")] input: UndoImportInput,
    ) -> Result<UndoImportPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let id = read_at("importRunId", &input.import_run_id)?;
            turn_import_within(&scope.app, &scope.actor, (id, Turn::Undo), ANSWER_WITHIN).await
        };
        let (run, user_errors) = outcome(scope, result.await, "importRunId")?;
        Ok(UndoImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(scope.seeing(), run)),
            user_errors,
        })
    }

    /// Does again what was undone, as far as it is still as the undoing left it; a large one goes on behind the answer, as
    /// `applyImport` does. For coordinators and who uploaded it.
    async fn redo_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which import.")] input: RedoImportInput,
    ) -> Result<RedoImportPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let id = read_at("importRunId", &input.import_run_id)?;
            turn_import_within(&scope.app, &scope.actor, (id, Turn::Redo), ANSWER_WITHIN).await
        };
        let (run, user_errors) = outcome(scope, result.await, "importRunId")?;
        Ok(RedoImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(scope.seeing(), run)),
            user_errors,
        })
    }

    /// Puts right what is remembered of sheets with certain titles: what their columns are and what their words mean. For
    /// coordinators.
    async fn revise_import_mapping(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to put right, and how.")] input: ReviseImportMappingInput,
    ) -> Result<ReviseImportMappingPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let id = read_at("importMappingId", &input.import_mapping_id)?;
            let asked = (id, input.version);
            let columns = input.columns.into_iter().map(Into::into).collect();
            let words = input.words.into_iter().map(Into::into).collect();
            let sheet = (columns, words);
            import_mappings::revise_import_mapping(&scope.app, &scope.actor, asked, sheet).await
        };
        let (revised, user_errors) = outcome(scope, result.await, "importMappingId")?;
        let language = scope.language();
        Ok(ReviseImportMappingPayload {
            import_mapping: revised.map(|mapping| ImportMapping::worded(&mapping, language)),
            user_errors,
        })
    }

    /// Forgets what was remembered of sheets with certain titles: the next one is read unaided. For coordinators.
    async fn forget_import_mapping(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to forget.")] input: ForgetImportMappingInput,
    ) -> Result<ForgetImportMappingPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let id = read_at("importMappingId", &input.import_mapping_id)?;
            let asked = (id, input.version);
            import_mappings::forget_import_mapping(&scope.app, &scope.actor, asked).await
        };
        let (forgotten, user_errors) = outcome(scope, result.await, "importMappingId")?;
        Ok(ForgetImportMappingPayload {
            forgotten_import_mapping_id: forgotten.map(|_| input.import_mapping_id),
            user_errors,
        })
    }

    /// Writes what a plan says, all of it or nothing. What takes longer than some seconds goes on behind the answer: `workStage`
    /// is not null then, and `failures` tell what stood in its way. For coordinators and who uploaded it.
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
                let asked = (id, rejected_rows);
                apply_import_within(&scope.app, &scope.actor, asked, ANSWER_WITHIN).await
            }
            Err(rejection) => Err(rejection.into()),
        };
        let (run, user_errors) = outcome(scope, result, "importRunId")?;
        Ok(ApplyImportPayload {
            import_run: run.map(|run| ImportRun::seen_by(scope.seeing(), run)),
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
            import_run: run.map(|run| ImportRun::seen_by(scope.seeing(), run)),
            user_errors,
        })
    }
}
