//! What companies declare, and what supports it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date_null, integer, integer_null, text, text_null, uuid, uuid_null,
};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, Restrict, SetNull};

use crate::building_blocks::{
    Columns, check, drop_tables, index, instant_null, money_null, one_of, primary_key, record,
    reference, table, unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_capability(manager).await?;
        create_evidence(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["evidence", "capability"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A company holds a competency at a level.
async fn create_capability(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut capability = table("capability");
    capability
        .col(uuid("id"))
        .col(uuid("company_id"))
        .col(uuid("competency_id"))
        .col(integer("level"))
        .col(big_integer("fte"))
        .col(text_null("note"))
        .col(uuid_null("verified_by"))
        .col(instant_null("verified_at"))
        .cols(record())
        .primary_key(&mut primary_key("capability", ["id"]))
        .foreign_key(&mut reference(
            "capability",
            "company_id",
            "company",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "capability",
            "competency_id",
            "competency",
            Restrict,
        ))
        .foreign_key(&mut reference(
            "capability",
            "verified_by",
            "account",
            SetNull,
        ))
        .check(check("capability", "level", "level BETWEEN 1 AND 4"))
        .check(check("capability", "fte", "fte >= 0"))
        .check(check(
            "capability",
            "verification",
            "verified_by IS NULL OR verified_at IS NOT NULL",
        ));
    manager.create_table(capability).await?;
    manager
        .create_index(unique("capability", ["company_id", "competency_id"]))
        .await?;
    manager
        .create_index(index("capability", ["competency_id", "level"]))
        .await?;
    manager
        .create_index(index("capability", ["verified_by"]))
        .await?;
    Ok(())
}

/// What supports a capability, in the order given.
async fn create_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut evidence = table("evidence");
    evidence
        .col(uuid("id"))
        .col(uuid("capability_id"))
        .col(integer("position"))
        .col(word("kind"))
        .col(text("title"))
        .col(text_null("party"))
        .col(text_null("note"))
        .col(date_null("valid_from"))
        .col(date_null("valid_until"))
        .cols(money_null("amount_cents", "amount_currency"))
        .col(integer_null("own_share"))
        .col(text_null("document"))
        .primary_key(&mut primary_key("evidence", ["id"]))
        .foreign_key(&mut reference(
            "evidence",
            "capability_id",
            "capability",
            Cascade,
        ))
        .check(one_of("evidence", "kind", "REFERENCE CERTIFICATE STAFF"))
        .check(check(
            "evidence",
            "own_share",
            "own_share IS NULL OR own_share BETWEEN 0 AND 10000",
        ))
        .check(check(
            "evidence",
            "amount_money",
            "(amount_cents IS NULL) = (amount_currency IS NULL)",
        ));
    manager.create_table(evidence).await?;
    manager
        .create_index(index("evidence", ["capability_id"]))
        .await?;
    Ok(())
}
