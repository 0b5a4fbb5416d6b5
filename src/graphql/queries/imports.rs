//! Queries about imports of workbooks.

use async_graphql::{Context, ID, Object, Result};

use crate::application::workbooks::import_workbook;
use crate::graphql::app_error::null_when_absent;
use crate::graphql::app_error::top_level;
use crate::graphql::connection::{Connection, list_cost, page_request};
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::imports::import_run::ImportRun;

/// Queries about imports.
#[derive(Default)]
pub struct ImportQueries;

#[Object]
impl ImportQueries {
    /// The imports into the clusters that the reader coordinates, and the reader's own, latest first. Lists leave out the
    /// rows of the plans: ask for one import to read them.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn import_runs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only imports for this cluster.")] cluster_id: Option<ID>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> Result<Connection<ImportRun>> {
        let request = page_request(first, after.as_deref())?;
        let scope = scope(ctx)?;
        let cluster_id = cluster_id.map(|id| read(id.as_str()).unwrap_or_default());
        let found = import_workbook::list_import_runs(
            &scope.app,
            &scope.actor,
            cluster_id,
            request.clone(),
        );
        let page = found.await.map_err(top_level)?;
        Ok(Connection::of(page, &request, |run| {
            ImportRun::seen_by(scope.seeing(), run)
        }))
    }

    /// One import with its plan; null unless the reader may know of it.
    async fn import_run(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<Option<ImportRun>> {
        let scope = scope(ctx)?;
        let Some(import_run_id) = read(id.as_str()) else {
            return Ok(None);
        };
        let found = import_workbook::find_import_run(&scope.app, &scope.actor, import_run_id).await;
        Ok(null_when_absent(found)?.map(|run| ImportRun::seen_by(scope.seeing(), run)))
    }
}
