//! Companies, their references and their certificates as a target of imports.

use sea_orm_migration::prelude::*;

use crate::building_blocks::change_check;

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TARGET_CHECK: (&str, &str) = ("import_run", "ck_import_run_target");
const TARGETS_BEFORE: &str = "\"target\" IN ('CALLS', 'CAPABILITIES', 'AWARDS')";
const TARGETS_AFTER: &str = "\"target\" IN ('CALLS', 'CAPABILITIES', 'AWARDS', 'COMPANIES')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change_check(manager, TARGET_CHECK, TARGETS_BEFORE, TARGETS_AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["import_mapping", "import_run"] {
            let of_companies = Query::delete()
                .from_table(table)
                .and_where(Expr::col("target").eq("COMPANIES"))
                .take();
            manager.execute(of_companies).await?;
        }
        change_check(manager, TARGET_CHECK, TARGETS_AFTER, TARGETS_BEFORE).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
