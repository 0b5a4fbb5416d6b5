//! What the server says about itself to anyone.

use spreadsheets::limits;

use crate::application::access::one_time_links::needs_setup;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::demonstration::{DemonstrationAccount, find_demonstration};
use crate::authorization::operation::Operation;

/// What the server says about itself.
#[derive(Clone, Debug)]
pub struct ServerInfo {
    /// The version of the product.
    pub version: &'static str,
    /// The version of the grouping engine.
    pub engine_version: &'static str,
    /// Who can sign in to the demonstration, when one is loaded.
    pub demonstration: Option<Vec<DemonstrationAccount>>,
    /// Whether nobody administrates the network yet.
    pub needs_setup: bool,
    /// The largest workbook that may be uploaded.
    pub max_upload_bytes: u64,
    /// The most sheets of a workbook.
    pub max_sheets: u64,
    /// The most rows of a sheet.
    pub max_rows: u64,
    /// The most columns of a sheet.
    pub max_columns: u64,
    /// The most cells of a workbook that are not blank.
    pub max_cells: u64,
    /// The most seconds that opening a workbook may take.
    pub max_seconds: u64,
}

/// What the server says about itself.
///
/// # Errors
/// What the database says.
pub async fn server_info(app: &App, actor: &Actor) -> Result<ServerInfo, AppError> {
    actor.require_somewhere(Operation::ServerInfo)?;
    let conn = app.database.read();
    Ok(ServerInfo {
        version: env!("CARGO_PKG_VERSION"),
        engine_version: engine::solve::ENGINE_VERSION,
        demonstration: find_demonstration(conn)
            .await?
            .map(|demonstration| demonstration.accounts),
        needs_setup: needs_setup(conn).await?,
        max_upload_bytes: app.settings.max_upload_bytes,
        max_sheets: limits::SHEETS.most,
        max_rows: limits::ROWS.most,
        max_columns: limits::COLUMNS.most,
        max_cells: limits::CELLS.most,
        max_seconds: limits::CHILD_WALL_SECONDS.most,
    })
}
