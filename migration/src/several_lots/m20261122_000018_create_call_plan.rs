//! Plans for all lots of a call, each a run of the engine.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{drop_tables, index, primary_key, reference, table};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_call_plan(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["call_plan"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What was wanted of a plan, and the plan once there is one; both are JSON.
async fn create_call_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut call_plan = table("call_plan");
    call_plan
        .col(uuid("run_id"))
        .col(uuid("call_id"))
        .col(text("options"))
        .col(text_null("plan"))
        .primary_key(&mut primary_key("call_plan", ["run_id"]))
        .foreign_key(&mut reference(
            "call_plan",
            "run_id",
            "grouping_run",
            Cascade,
        ))
        .foreign_key(&mut reference("call_plan", "call_id", "call", Cascade));
    manager.create_table(call_plan).await?;
    manager
        .create_index(index("call_plan", ["call_id"]))
        .await?;
    Ok(())
}
