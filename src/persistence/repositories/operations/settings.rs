//! Named values of the installation in the database.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, EntityTrait};

use crate::column_values::instant;
use crate::connection::Connection;
use crate::entities::operations::setting;
use crate::storage_error::StorageError;

/// The setting that tells which version of the published vocabulary was loaded last.
pub const VOCABULARY_VERSION: &str = "vocabulary_version";
/// The setting that tells that the demonstration is loaded.
pub const DEMONSTRATION: &str = "demonstration";

/// The value of a setting.
///
/// # Errors
/// What the database says.
pub async fn find_setting(
    conn: &impl Connection,
    name: &str,
) -> Result<Option<String>, StorageError> {
    let row = setting::Entity::find_by_id(name).one(conn).await?;
    Ok(row.map(|row| row.setting_value))
}

/// Gives a setting a value, whether it had one or not.
///
/// # Errors
/// What the database says.
pub async fn put_setting(
    conn: &impl Connection,
    name: &str,
    value: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let row = setting::ActiveModel {
        name: ActiveValue::Set(name.to_owned()),
        setting_value: ActiveValue::Set(value.to_owned()),
        updated_at: ActiveValue::Set(instant(now)),
    };
    let replacing = OnConflict::column(setting::Column::Name)
        .update_columns([setting::Column::SettingValue, setting::Column::UpdatedAt])
        .to_owned();
    setting::Entity::insert(row)
        .on_conflict(replacing)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Takes a setting away; whether it had a value.
///
/// # Errors
/// What the database says.
pub async fn delete_setting(conn: &impl Connection, name: &str) -> Result<bool, StorageError> {
    let outcome = setting::Entity::delete_by_id(name).exec(conn).await?;
    Ok(outcome.rows_affected == 1)
}
