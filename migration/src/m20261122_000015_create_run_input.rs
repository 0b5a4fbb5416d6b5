//! What runs of the grouping engine were asked, so that they can be asked about and replayed later.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{blob_null, integer, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, SetNull};

use crate::building_blocks::{drop_tables, index, primary_key, reference, table};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_run_input(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["run_input"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The packed question of a run, absent when it was too large to be kept, and the run that it repeats.
async fn create_run_input(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut run_input = table("run_input");
    run_input
        .col(uuid("run_id"))
        .col(uuid_null("replay_of"))
        .col(integer("format"))
        .col(blob_null("content"))
        .primary_key(&mut primary_key("run_input", ["run_id"]))
        .foreign_key(&mut reference(
            "run_input",
            "run_id",
            "grouping_run",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "run_input",
            "replay_of",
            "grouping_run",
            SetNull,
        ));
    manager.create_table(run_input).await?;
    manager
        .create_index(index("run_input", ["replay_of"]))
        .await?;
    Ok(())
}
