//! Settings of the installation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

use crate::building_blocks::{drop_tables, instant, primary_key, table};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_setting(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["setting"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A named value: the version of the vocabulary, whether the demonstration is loaded.
async fn create_setting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut setting = table("setting");
    setting
        .col(text("name"))
        .col(text("setting_value"))
        .col(instant("updated_at"))
        .primary_key(&mut primary_key("setting", ["name"]));
    manager.create_table(setting).await?;
    Ok(())
}
