//! Imports of workbooks: the run, the rows of its plan, the file itself.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{blob, text, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, SetNull};

use crate::building_blocks::{
    Columns, check, drop_tables, index, instant_null, one_of, primary_key, record, reference,
    table, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_import_run(manager).await?;
        create_import_plan(manager).await?;
        create_import_file(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["import_file", "import_plan", "import_run"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An import; the summary is JSON of the plan without its rows.
async fn create_import_run(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_run = table("import_run");
    import_run
        .col(uuid("id"))
        .col(uuid("cluster_id"))
        .col(uuid_null("account_id"))
        .col(word("target"))
        .col(text("file_name"))
        .col(text("file_digest"))
        .col(word("state"))
        .col(text("summary"))
        .col(instant_null("applied_at"))
        .cols(record())
        .primary_key(&mut primary_key("import_run", ["id"]))
        .foreign_key(&mut reference(
            "import_run",
            "cluster_id",
            "cluster",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "import_run",
            "account_id",
            "account",
            SetNull,
        ))
        .check(one_of("import_run", "target", "CALLS CAPABILITIES"))
        .check(one_of("import_run", "state", "PLANNED APPLIED DISCARDED"))
        .check(check(
            "import_run",
            "applied",
            "(state = 'APPLIED') = (applied_at IS NOT NULL)",
        ));
    manager.create_table(import_run).await?;
    manager
        .create_index(index("import_run", ["cluster_id", "created_at"]))
        .await?;
    manager
        .create_index(index("import_run", ["account_id"]))
        .await?;
    Ok(())
}

/// The rows and writes of a plan as JSON, apart because they are large and rarely read.
async fn create_import_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_plan = table("import_plan");
    import_plan
        .col(uuid("import_run_id"))
        .col(text("rows"))
        .col(text("writes"))
        .primary_key(&mut primary_key("import_plan", ["import_run_id"]))
        .foreign_key(&mut reference(
            "import_plan",
            "import_run_id",
            "import_run",
            Cascade,
        ));
    manager.create_table(import_plan).await?;
    Ok(())
}

/// The bytes of the file as it came.
async fn create_import_file(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut import_file = table("import_file");
    import_file
        .col(uuid("import_run_id"))
        .col(blob("content"))
        .primary_key(&mut primary_key("import_file", ["import_run_id"]))
        .foreign_key(&mut reference(
            "import_file",
            "import_run_id",
            "import_run",
            Cascade,
        ));
    manager.create_table(import_file).await?;
    Ok(())
}
