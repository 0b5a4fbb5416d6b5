//! Contracts that companies have won, and their import.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text, text_null, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, drop_tables, index, primary_key, record, reference, table, unique,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TARGETS_BEFORE: &str = "'CALLS', 'CAPABILITIES'";
const TARGETS_AFTER: &str = "'CALLS', 'CAPABILITIES', 'AWARDS'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_award(manager).await?;
        create_award_company(manager).await?;
        allow_targets(manager, TARGETS_BEFORE, TARGETS_AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Query::delete()
            .from_table("import_run")
            .and_where(Expr::col("target").eq("AWARDS"))
            .take();
        manager.execute(imports).await?;
        allow_targets(manager, TARGETS_AFTER, TARGETS_BEFORE).await?;
        drop_tables(manager, &["award_company", "award"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A contract, or a lot of one; the number of the lot is empty where there are no lots.
async fn create_award(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut award = table("award");
    award
        .col(uuid("id"))
        .col(uuid("cluster_id"))
        .col(text("reference"))
        .col(text("lot_number"))
        .col(text("title"))
        .col(text_null("buyer"))
        .col(date_null("awarded_on"))
        .col(text_null("source"))
        .cols(record())
        .primary_key(&mut primary_key("award", ["id"]))
        .foreign_key(&mut reference("award", "cluster_id", "cluster", Cascade));
    manager.create_table(award).await?;
    manager
        .create_index(unique("award", ["cluster_id", "reference", "lot_number"]))
        .await
}

/// Who of the cluster won it.
async fn create_award_company(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut award_company = table("award_company");
    award_company
        .col(uuid("award_id"))
        .col(uuid("company_id"))
        .primary_key(&mut primary_key(
            "award_company",
            ["award_id", "company_id"],
        ))
        .foreign_key(&mut reference(
            "award_company",
            "award_id",
            "award",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "award_company",
            "company_id",
            "company",
            Cascade,
        ));
    manager.create_table(award_company).await?;
    manager
        .create_index(index("award_company", ["company_id"]))
        .await
}

/// Changes the check on what can be imported. SQLite cannot alter a check; its documentation (ALTER TABLE, section 7) has
/// the text of the table rewritten in the schema table, which is safe because no stored row changes.
async fn allow_targets(
    manager: &SchemaManager<'_>,
    before: &str,
    after: &str,
) -> Result<(), DbErr> {
    let conn = manager.get_connection();
    if manager.get_database_backend() != sea_orm::DbBackend::Sqlite {
        let name = "ck_import_run_target";
        conn.execute_unprepared(&format!(
            "ALTER TABLE import_run DROP CONSTRAINT {name}, ADD CONSTRAINT {name} CHECK (target IN ({after}))"
        ))
        .await?;
        return Ok(());
    }
    for statement in [
        "PRAGMA writable_schema = ON".to_owned(),
        format!(
            "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE type = 'table' AND name = 'import_run'",
            before.replace('\'', "''"),
            after.replace('\'', "''")
        ),
        "PRAGMA writable_schema = RESET".to_owned(),
    ] {
        conn.execute_unprepared(&statement).await?;
    }
    Ok(())
}
