//! Runs of the grouping engine and what they propose.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, SetNull};

use crate::building_blocks::{
    check, drop_tables, index, instant, instant_null, one_of, primary_key, reference, table,
    unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_grouping_run(manager).await?;
        create_suggestion(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["suggestion", "grouping_run"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A run; options and answer are JSON, the answer without its suggestions.
async fn create_grouping_run(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut grouping_run = table("grouping_run");
    grouping_run
        .col(uuid("id"))
        .col(uuid("lot_id"))
        .col(uuid_null("requested_by"))
        .col(text("options"))
        .col(text("input_fingerprint"))
        .col(text_null("answer"))
        .col(word("status"))
        .col(instant("created_at"))
        .col(instant_null("finished_at"))
        .primary_key(&mut primary_key("grouping_run", ["id"]))
        .foreign_key(&mut reference("grouping_run", "lot_id", "lot", Cascade))
        .foreign_key(&mut reference(
            "grouping_run",
            "requested_by",
            "account",
            SetNull,
        ))
        .check(one_of(
            "grouping_run",
            "status",
            "RUNNING PROVEN_OPTIMAL FEASIBLE INFEASIBLE STOPPED FAILED",
        ))
        .check(check(
            "grouping_run",
            "finished",
            "(status = 'RUNNING') = (finished_at IS NULL)",
        ));
    manager.create_table(grouping_run).await?;
    manager
        .create_index(index("grouping_run", ["lot_id", "created_at"]))
        .await?;
    manager
        .create_index(index("grouping_run", ["requested_by"]))
        .await?;
    manager
        .create_index(index("grouping_run", ["status"]))
        .await?;
    Ok(())
}

/// A grouping that a run proposes, as JSON.
async fn create_suggestion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut suggestion = table("suggestion");
    suggestion
        .col(uuid("id"))
        .col(uuid("run_id"))
        .col(big_integer("rank"))
        .col(text("payload"))
        .primary_key(&mut primary_key("suggestion", ["id"]))
        .foreign_key(&mut reference(
            "suggestion",
            "run_id",
            "grouping_run",
            Cascade,
        ));
    manager.create_table(suggestion).await?;
    manager
        .create_index(unique("suggestion", ["run_id", "rank"]))
        .await?;
    Ok(())
}
