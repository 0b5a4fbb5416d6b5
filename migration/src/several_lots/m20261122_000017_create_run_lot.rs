//! The other lots of runs that one grouping is to answer together.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{drop_tables, index, primary_key, reference, table};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_run_lot(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["run_lot"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A lot that a run is about beside its first one.
async fn create_run_lot(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut run_lot = table("run_lot");
    run_lot
        .col(uuid("run_id"))
        .col(uuid("lot_id"))
        .col(big_integer("position"))
        .primary_key(&mut primary_key("run_lot", ["run_id", "lot_id"]))
        .foreign_key(&mut reference("run_lot", "run_id", "grouping_run", Cascade))
        .foreign_key(&mut reference("run_lot", "lot_id", "lot", Cascade));
    manager.create_table(run_lot).await?;
    manager.create_index(index("run_lot", ["lot_id"])).await?;
    Ok(())
}
