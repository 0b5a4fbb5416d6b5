//! What the server says about itself.

use async_graphql::SimpleObject;

use crate::application::demonstration;
use crate::application::server_info;
use crate::graphql::enums::accounts::RoleKind;

/// What the server says about itself. Anyone reads it.
#[derive(Clone, Debug, SimpleObject)]
pub struct ServerInfo {
    /// The version of the product.
    pub version: String,
    /// The version of the grouping engine.
    pub engine_version: String,
    /// Whether the demonstration is loaded.
    pub is_demonstration: bool,
    /// Who can sign in to the demonstration; empty unless it is loaded.
    pub demonstration_accounts: Vec<DemonstrationAccount>,
    /// Whether nobody administrates the network yet: the first start printed a link for that.
    pub needs_setup: bool,
    /// The largest workbook that may be uploaded, in bytes.
    pub max_upload_bytes: i32,
    /// The most that a workbook may hold.
    pub workbook_limits: WorkbookLimits,
}

/// The most that a workbook may hold. Anyone reads it.
#[derive(Clone, Debug, SimpleObject)]
pub struct WorkbookLimits {
    /// Sheets.
    pub sheets: i32,
    /// Rows of a sheet that are not blank.
    pub rows: i32,
    /// Columns of a sheet.
    pub columns: i32,
    /// Cells that are not blank, on all sheets together.
    pub cells: i32,
    /// Seconds that opening it may take.
    pub seconds: i32,
}

/// Someone who can sign in to the demonstration. Anyone reads it while the demonstration is loaded.
#[derive(Clone, Debug, SimpleObject)]
pub struct DemonstrationAccount {
    /// The address to sign in with.
    pub email: String,
    /// The password that loading the demonstration has set.
    pub password: String,
    /// The person's role.
    pub role: RoleKind,
    /// How the person is called.
    pub name: String,
}

impl From<server_info::ServerInfo> for ServerInfo {
    fn from(info: server_info::ServerInfo) -> Self {
        Self {
            version: info.version.to_owned(),
            engine_version: info.engine_version.to_owned(),
            is_demonstration: info.demonstration.is_some(),
            demonstration_accounts: info
                .demonstration
                .unwrap_or_default()
                .into_iter()
                .map(DemonstrationAccount::from)
                .collect(),
            needs_setup: info.needs_setup,
            max_upload_bytes: shown(info.max_upload_bytes),
            workbook_limits: WorkbookLimits {
                sheets: shown(info.max_sheets),
                rows: shown(info.max_rows),
                columns: shown(info.max_columns),
                cells: shown(info.max_cells),
                seconds: shown(info.max_seconds),
            },
        }
    }
}

fn shown(figure: u64) -> i32 {
    i32::try_from(figure).unwrap_or(i32::MAX)
}

impl From<demonstration::DemonstrationAccount> for DemonstrationAccount {
    fn from(account: demonstration::DemonstrationAccount) -> Self {
        Self {
            email: account.email,
            password: account.password,
            role: account.role.into(),
            name: account.name,
        }
    }
}
