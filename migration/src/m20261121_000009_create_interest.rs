//! Companies' answers to lots.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text_null, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, SetNull};

use crate::building_blocks::{
    Columns, drop_tables, index, one_of, primary_key, record, reference, table, unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_interest(manager).await?;
        create_interest_not_with(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["interest_not_with", "interest"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One answer of one company to one lot.
async fn create_interest(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut interest = table("interest");
    interest
        .col(uuid("id"))
        .col(uuid("lot_id"))
        .col(uuid("company_id"))
        .col(word("answer"))
        .col(text_null("conditions"))
        .col(uuid_null("answered_by"))
        .cols(record())
        .primary_key(&mut primary_key("interest", ["id"]))
        .foreign_key(&mut reference("interest", "lot_id", "lot", Cascade))
        .foreign_key(&mut reference("interest", "company_id", "company", Cascade))
        .foreign_key(&mut reference(
            "interest",
            "answered_by",
            "account",
            SetNull,
        ))
        .check(one_of(
            "interest",
            "answer",
            "LEAD MEMBER SUBCONTRACTOR MAYBE NO",
        ));
    manager.create_table(interest).await?;
    manager
        .create_index(unique("interest", ["lot_id", "company_id"]))
        .await?;
    manager
        .create_index(index("interest", ["company_id"]))
        .await?;
    manager
        .create_index(index("interest", ["answered_by"]))
        .await?;
    Ok(())
}

/// With whom the company does not want to work on this lot, in the order given.
async fn create_interest_not_with(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut interest_not_with = table("interest_not_with");
    interest_not_with
        .col(uuid("interest_id"))
        .col(uuid("company_id"))
        .col(integer("position"))
        .primary_key(&mut primary_key(
            "interest_not_with",
            ["interest_id", "company_id"],
        ))
        .foreign_key(&mut reference(
            "interest_not_with",
            "interest_id",
            "interest",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "interest_not_with",
            "company_id",
            "company",
            Cascade,
        ));
    manager.create_table(interest_not_with).await?;
    manager
        .create_index(index("interest_not_with", ["company_id"]))
        .await?;
    Ok(())
}
