//! What is remembered of a loaded demonstration: who can sign in to it, and which records it made.

use domain::access::account::RoleKind;
use persistence::connection::Connection;
use persistence::repositories::operations::settings;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::application::app_error::AppError;

/// The name of the setting.
const SETTING: &str = "demonstration";

/// A loaded demonstration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demonstration {
    /// Who can sign in to it.
    pub accounts: Vec<DemonstrationAccount>,
    /// The networks that it made.
    pub networks: Vec<Uuid>,
    /// The clusters that it made.
    pub clusters: Vec<Uuid>,
    /// The companies that it made.
    pub companies: Vec<Uuid>,
    /// The calls that it made.
    pub calls: Vec<Uuid>,
    /// The accounts that it made.
    pub account_ids: Vec<Uuid>,
}

/// A person of the demonstration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemonstrationAccount {
    /// How the person signs in.
    pub email: String,
    /// The password that loading has set.
    pub password: String,
    /// The person's role.
    pub role: RoleKind,
    /// How the person is called.
    pub name: String,
}

/// The demonstration that is loaded, if one is.
///
/// # Errors
/// What the database says.
pub async fn find_demonstration(conn: &impl Connection) -> Result<Option<Demonstration>, AppError> {
    let stored = settings::find_setting(conn, SETTING).await?;
    stored
        .map(|text| serde_json::from_str(&text).map_err(AppError::internal))
        .transpose()
}

/// Remembers a demonstration.
///
/// # Errors
/// What the database says.
pub async fn remember_demonstration(
    conn: &impl Connection,
    demonstration: &Demonstration,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), AppError> {
    let text = serde_json::to_string(demonstration).map_err(AppError::internal)?;
    Ok(settings::put_setting(conn, SETTING, &text, now).await?)
}

/// Forgets the demonstration.
///
/// # Errors
/// What the database says.
pub async fn forget_demonstration(conn: &impl Connection) -> Result<(), AppError> {
    settings::delete_setting(conn, SETTING).await?;
    Ok(())
}
