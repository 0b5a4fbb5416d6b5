//! Contracts that companies have won, and their import.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text, text_null, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, change_check, drop_tables, index, primary_key, record, reference, table, unique,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TARGET_CHECK: (&str, &str) = ("import_run", "ck_import_run_target");
const TARGETS_BEFORE: &str = "\"target\" IN ('CALLS', 'CAPABILITIES')";
const TARGETS_AFTER: &str = "\"target\" IN ('CALLS', 'CAPABILITIES', 'AWARDS')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_award(manager).await?;
        create_award_company(manager).await?;
        change_check(manager, TARGET_CHECK, TARGETS_BEFORE, TARGETS_AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Query::delete()
            .from_table("import_run")
            .and_where(Expr::col("target").eq("AWARDS"))
            .take();
        manager.execute(imports).await?;
        change_check(manager, TARGET_CHECK, TARGETS_AFTER, TARGETS_BEFORE).await?;
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
