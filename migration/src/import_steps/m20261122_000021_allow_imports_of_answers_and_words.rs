//! Companies' answers to lots and the vocabulary as targets of imports.

use sea_orm_migration::prelude::*;

use crate::building_blocks::change_check;

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TARGET_CHECK: (&str, &str) = ("import_run", "ck_import_run_target");
const TARGETS_BEFORE: &str = "\"target\" IN ('CALLS', 'CAPABILITIES', 'AWARDS', 'COMPANIES')";
const TARGETS_AFTER: &str =
    "\"target\" IN ('CALLS', 'CAPABILITIES', 'AWARDS', 'COMPANIES', 'INTERESTS', 'COMPETENCIES')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change_check(manager, TARGET_CHECK, TARGETS_BEFORE, TARGETS_AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["import_mapping", "import_run"] {
            let newer = Query::delete()
                .from_table(table)
                .and_where(Expr::col("target").is_in(["INTERESTS", "COMPETENCIES"]))
                .take();
            manager.execute(newer).await?;
        }
        change_check(manager, TARGET_CHECK, TARGETS_AFTER, TARGETS_BEFORE).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
