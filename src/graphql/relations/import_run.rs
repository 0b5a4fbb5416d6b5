//! The edges of an import: its cluster, its rows, who uploaded it.

use async_graphql::{ComplexObject, Context, Result};
use domain::imports::import::PlannedAction as Action;
use domain::imports::sheet_rows::SheetRowFilter;
use domain::values::filters::RowsWanted;
use domain::values::page::{Cursor, Page};
use uuid::Uuid;

use crate::application::workbooks::planned_run::{page_of_rows, repairs_in};
use crate::application::workbooks::sheet_rows::list_sheet_rows;
use crate::application::workbooks::turning::undo_import::kept_records;
use crate::graphql::app_error::top_level;
use crate::graphql::batches::directory::{ClusterById, NameByAccount};

use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::enums::imports::{ImportIssueCode, ImportStage, PlannedAction};
use crate::graphql::request_scope::{load, load_present, scope};
use crate::graphql::types::cluster::Cluster;
use crate::graphql::types::imports::import_run::{ImportRepair, ImportRun, KeptRecord, PlannedRow};
use crate::graphql::types::imports::sheet_rows::SheetRow;

#[ComplexObject]
impl ImportRun {
    /// The cluster that it is for.
    async fn cluster(&self, ctx: &Context<'_>) -> Result<Cluster> {
        let cluster = load_present::<ClusterById>(ctx, self.cluster_id()).await?;
        Ok(Cluster::seen_by(&scope(ctx)?.actor, cluster))
    }

    /// The rows of the plan, those in trouble first, then in the order of the file.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only rows with one of these fates.", validator(max_items = 5))]
        actions: Option<Vec<PlannedAction>>,
        #[graphql(desc = "How many rows, 1 to 100.", default = 100)] first: Option<i32>,
        #[graphql(desc = "The cursor of the last row seen.")] after: Option<String>,
    ) -> Result<Connection<PlannedRow>> {
        let request = page_request(first, after.as_deref())?;
        let wanted: Option<Vec<Action>> =
            actions.map(|list| list.into_iter().map(Action::from).collect());
        let scope = scope(ctx)?;
        let language = scope.language();
        let seen = request
            .after
            .as_ref()
            .and_then(|cursor| cursor.key.parse::<usize>().ok())
            .unwrap_or(0);
        let size = usize::try_from(request.first).unwrap_or(usize::MAX);
        let wanted = RowsWanted {
            actions: wanted,
            skip: seen,
            take: size,
        };
        let found = page_of_rows(&scope.app, self.inside.id, &wanted).await;
        let (rows, total) = found.map_err(top_level)?;
        let cursor = |place: usize| Cursor {
            key: (place + 1).to_string(),
            id: Uuid::nil(),
        };
        let page = Page {
            items: (seen..).map(cursor).zip(rows).collect(),
            has_next: seen.saturating_add(size) < total,
            total: u64::try_from(total).unwrap_or(u64::MAX),
        };
        Ok(Connection::of(page, &request, |row| {
            PlannedRow::worded(&row, language)
        }))
    }

    /// The rows of a sheet below its header as the file has them, with the cells that were corrected: what is corrected in
    /// place (`ReviseImportInput.choices.cells`).
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn sheet_rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sheet's name, empty for a text file; the first sheet when null.")]
        sheet: Option<String>,
        #[graphql(desc = "Only rows about which something was found.", default = true)]
        only_problems: bool,
        #[graphql(desc = "Only rows with this finding.")] code: Option<ImportIssueCode>,
        #[graphql(desc = "How many rows, 1 to 100.", default = 50)] first: Option<i32>,
        #[graphql(desc = "The cursor of the last row seen.")] after: Option<String>,
    ) -> Result<Connection<SheetRow>> {
        let request = page_request(first, after.as_deref())?;
        let filter = SheetRowFilter {
            sheet,
            only_problems,
            code: code.map(Into::into),
        };
        let scope = scope(ctx)?;
        let page = list_sheet_rows(&scope.app, &scope.actor, &self.inside, (&filter, &request));
        let language = scope.language();
        Ok(Connection::of(
            page.await.map_err(top_level)?,
            &request,
            |row| SheetRow::worded(&row, language),
        ))
    }

    /// The problems that keep rows from being used, each once however many rows have it, the most frequent first.
    async fn repairs(&self, ctx: &Context<'_>) -> Result<Vec<ImportRepair>> {
        let scope = scope(ctx)?;
        let language = scope.language();
        let repairs = repairs_in(&scope.app, &self.inside).await;
        Ok(repairs
            .map_err(top_level)?
            .iter()
            .map(|repair| ImportRepair::worded(repair, language))
            .collect())
    }

    /// What the server that answers is doing with it now; null while it does nothing.
    async fn work_stage(&self, ctx: &Context<'_>) -> Result<Option<ImportStage>> {
        let job = scope(ctx)?.app.import_jobs.find(self.inside.id);
        Ok(job.map(|job| job.progress().stage.into()))
    }

    /// How many rows are compared, or records written, while it works.
    async fn work_done(&self, ctx: &Context<'_>) -> Result<u64> {
        let job = scope(ctx)?.app.import_jobs.find(self.inside.id);
        Ok(job.map_or(0, |job| job.progress().n_done as u64))
    }

    /// Of how many, while it works; 0 while that is not known.
    async fn work_total(&self, ctx: &Context<'_>) -> Result<u64> {
        let job = scope(ctx)?.app.import_jobs.find(self.inside.id);
        Ok(job.map_or(0, |job| job.progress().n_total as u64))
    }

    /// The records that the last undoing, or doing again, left as they were.
    async fn kept(&self, ctx: &Context<'_>) -> Result<Vec<KeptRecord>> {
        let scope = scope(ctx)?;
        let kept = kept_records(&scope.app, self.inside.id).await;
        let language = scope.language();
        Ok(kept
            .map_err(top_level)?
            .iter()
            .map(|kept| KeptRecord::worded(kept, language))
            .collect())
    }

    /// The name of the person who uploaded it.
    async fn created_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let Some(id) = self.account_id() else {
            return Ok(None);
        };
        load::<NameByAccount>(ctx, id).await
    }
}
