//! Calls for tender.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, integer, text, text_null, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, Restrict};

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
        create_call(manager).await?;
        create_call_cpv(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["call_cpv", "call"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A call for tender; the keys are what searching and sorting compare.
async fn create_call(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut call = table("call");
    call.col(uuid("id"))
        .col(uuid("cluster_id"))
        .col(text("reference"))
        .col(text("title"))
        .col(text("title_key"))
        .col(text("search_key"))
        .col(text("buyer"))
        .col(text_null("description"))
        .col(word("procedure"))
        .col(word("status"))
        .col(instant_null("launched_at"))
        .col(instant_null("questions_deadline_at"))
        .col(instant_null("submission_deadline_at"))
        .col(text_null("place"))
        .cols(money_null(
            "estimated_value_cents",
            "estimated_value_currency",
        ))
        .col(text_null("source"))
        .col(big_integer_null("max_lots_bid"))
        .col(big_integer_null("max_lots_awarded"))
        .col(boolean("requires_all_lots"))
        .col(text_null("reserved_for"))
        .col(boolean("forbids_alone_and_grouped"))
        .col(boolean("forbids_several_groups"))
        .col(text_null("required_form"))
        .col(text_null("required_form_justification"))
        .cols(record())
        .primary_key(&mut primary_key("call", ["id"]))
        .foreign_key(&mut reference("call", "cluster_id", "cluster", Restrict))
        .check(one_of(
            "call",
            "procedure",
            "OPEN RESTRICTED NEGOTIATED COMPETITIVE_DIALOGUE ADAPTED OTHER",
        ))
        .check(one_of("call", "status", "DRAFT PUBLISHED ARCHIVED"))
        .check(one_of("call", "required_form", "JOINT JOINT_AND_SEVERAL"))
        .check(check(
            "call",
            "estimated_value_money",
            "(estimated_value_cents IS NULL) = (estimated_value_currency IS NULL)",
        ));
    manager.create_table(call).await?;
    manager
        .create_index(unique("call", ["cluster_id", "reference"]))
        .await?;
    manager
        .create_index(index("call", ["submission_deadline_at", "id"]))
        .await?;
    manager
        .create_index(index("call", ["title_key", "id"]))
        .await?;
    Ok(())
}

/// The CPV codes of a call, the main one first.
async fn create_call_cpv(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut call_cpv = table("call_cpv");
    call_cpv
        .col(uuid("call_id"))
        .col(integer("position"))
        .col(text("code"))
        .primary_key(&mut primary_key("call_cpv", ["call_id", "position"]))
        .foreign_key(&mut reference("call_cpv", "call_id", "call", Cascade));
    manager.create_table(call_cpv).await?;
    manager.create_index(index("call_cpv", ["code"])).await?;
    Ok(())
}
