//! Lots of calls.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean_null, integer, integer_null, text, text_null, uuid,
};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, check, drop_tables, index, money_null, primary_key, record, reference, table, unique,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_lot(manager).await?;
        create_lot_cpv(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["lot_cpv", "lot"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A lot; it goes with its call.
async fn create_lot(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut lot = table("lot");
    lot.col(uuid("id"))
        .col(uuid("call_id"))
        .col(text("number"))
        .col(text("title"))
        .col(text_null("description"))
        .cols(money_null(
            "estimated_value_cents",
            "estimated_value_currency",
        ))
        .col(text_null("place"))
        .col(integer_null("latitude_microdegrees"))
        .col(integer_null("longitude_microdegrees"))
        .col(big_integer_null("max_members"))
        .col(text_null("reserved_for"))
        .col(boolean_null("forbids_alone_and_grouped"))
        .col(boolean_null("forbids_several_groups"))
        .col(big_integer("position"))
        .cols(record())
        .primary_key(&mut primary_key("lot", ["id"]))
        .foreign_key(&mut reference("lot", "call_id", "call", Cascade))
        .check(check(
            "lot",
            "coordinates",
            "(latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)",
        ))
        .check(check(
            "lot",
            "estimated_value_money",
            "(estimated_value_cents IS NULL) = (estimated_value_currency IS NULL)",
        ));
    manager.create_table(lot).await?;
    manager
        .create_index(unique("lot", ["call_id", "number"]))
        .await?;
    Ok(())
}

/// The CPV codes of a lot, in the order given.
async fn create_lot_cpv(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut lot_cpv = table("lot_cpv");
    lot_cpv
        .col(uuid("lot_id"))
        .col(integer("position"))
        .col(text("code"))
        .primary_key(&mut primary_key("lot_cpv", ["lot_id", "position"]))
        .foreign_key(&mut reference("lot_cpv", "lot_id", "lot", Cascade));
    manager.create_table(lot_cpv).await?;
    manager.create_index(index("lot_cpv", ["code"])).await?;
    Ok(())
}
