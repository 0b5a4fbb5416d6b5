//! What a person decides about a workbook, what is remembered of it for the next one, and what undoing an import needs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, change_check, drop_tables, index, instant_null, primary_key, record, reference, table,
    word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STATE_CHECK: (&str, &str) = ("import_run", "ck_import_run_state");
const STATES_BEFORE: &str = "\"state\" IN ('PLANNED', 'APPLIED', 'DISCARDED')";
const STATES_AFTER: &str = "\"state\" IN ('PLANNED', 'APPLIED', 'DISCARDED', 'UNDONE')";
const APPLIED_CHECK: (&str, &str) = ("import_run", "ck_import_run_applied");
const APPLIED_BEFORE: &str = "(state = 'APPLIED') = (applied_at IS NOT NULL)";
const APPLIED_AFTER: &str = "(state IN ('APPLIED', 'UNDONE')) = (applied_at IS NOT NULL)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut import_run = Table::alter().table("import_run").take();
        import_run.add_column(text("choices").default("{}"));
        manager.alter_table(import_run).await?;
        let mut import_run = Table::alter().table("import_run").take();
        import_run.add_column(instant_null("undone_at"));
        manager.alter_table(import_run).await?;
        change_check(manager, STATE_CHECK, STATES_BEFORE, STATES_AFTER).await?;
        change_check(manager, APPLIED_CHECK, APPLIED_BEFORE, APPLIED_AFTER).await?;
        create_import_journal(manager).await?;
        create_import_mapping(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["import_mapping", "import_journal"]).await?;
        let undone = Query::update()
            .table("import_run")
            .value("state", "APPLIED")
            .and_where(Expr::col("state").eq("UNDONE"))
            .take();
        manager.execute(undone).await?;
        change_check(manager, APPLIED_CHECK, APPLIED_AFTER, APPLIED_BEFORE).await?;
        change_check(manager, STATE_CHECK, STATES_AFTER, STATES_BEFORE).await?;
        for column in ["undone_at", "choices"] {
            let mut import_run = Table::alter().table("import_run").take();
            import_run.drop_column(column);
            manager.alter_table(import_run).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The records that an import wrote, as JSON, each before and after, and what an undo left alone.
async fn create_import_journal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_journal = table("import_journal");
    import_journal
        .col(uuid("import_run_id"))
        .col(text("entries"))
        .col(text("kept"))
        .primary_key(&mut primary_key("import_journal", ["import_run_id"]))
        .foreign_key(&mut reference(
            "import_journal",
            "import_run_id",
            "import_run",
            Cascade,
        ));
    manager.create_table(import_journal).await
}

/// What people decided about sheets with certain titles, as JSON, for the next sheet with the same titles.
async fn create_import_mapping(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_mapping = table("import_mapping");
    import_mapping
        .col(uuid("id"))
        .col(uuid("cluster_id"))
        .col(word("target"))
        .col(word("read_as"))
        .col(big_integer_null("n_header_rows"))
        .col(text("titles"))
        .col(text("columns"))
        .col(text("words"))
        .cols(record())
        .primary_key(&mut primary_key("import_mapping", ["id"]))
        .foreign_key(&mut reference(
            "import_mapping",
            "cluster_id",
            "cluster",
            Cascade,
        ));
    manager.create_table(import_mapping).await?;
    manager
        .create_index(index("import_mapping", ["cluster_id", "target"]))
        .await
}
