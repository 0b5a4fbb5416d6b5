//! Consortia with their members, allocation and accepted warnings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, text_null, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, Restrict, SetNull};

use crate::building_blocks::{
    Columns, check, drop_tables, index, instant, money_null, one_of, primary_key, record,
    reference, table, unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_consortium(manager).await?;
        create_consortium_member(manager).await?;
        create_allocation(manager).await?;
        create_accepted_warning(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "accepted_warning",
                "allocation",
                "consortium_member",
                "consortium",
            ],
        )
        .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A group that people form: it keeps its lot from being deleted.
async fn create_consortium(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut consortium = table("consortium");
    consortium
        .col(uuid("id"))
        .col(uuid("lot_id"))
        .col(uuid("cluster_id"))
        .col(text("name"))
        .col(text("name_key"))
        .col(text_null("form"))
        .col(boolean("lead_is_jointly_liable"))
        .col(word("state"))
        .col(uuid_null("suggestion_id"))
        .col(text_null("note"))
        .col(uuid_null("created_by"))
        .cols(record())
        .primary_key(&mut primary_key("consortium", ["id"]))
        .foreign_key(&mut reference("consortium", "lot_id", "lot", Restrict))
        .foreign_key(&mut reference(
            "consortium",
            "cluster_id",
            "cluster",
            Restrict,
        ))
        .foreign_key(&mut reference(
            "consortium",
            "suggestion_id",
            "suggestion",
            SetNull,
        ))
        .foreign_key(&mut reference(
            "consortium",
            "created_by",
            "account",
            SetNull,
        ))
        .check(one_of("consortium", "form", "JOINT JOINT_AND_SEVERAL"))
        .check(one_of(
            "consortium",
            "state",
            "DRAFT INVITING FORMED SUBMITTED WON LOST WITHDRAWN",
        ));
    manager.create_table(consortium).await?;
    manager
        .create_index(index("consortium", ["lot_id"]))
        .await?;
    manager
        .create_index(index("consortium", ["cluster_id"]))
        .await?;
    manager
        .create_index(index("consortium", ["suggestion_id"]))
        .await?;
    manager
        .create_index(index("consortium", ["created_by"]))
        .await?;
    manager
        .create_index(index("consortium", ["name_key", "id"]))
        .await?;
    Ok(())
}

/// A company in a consortium: it keeps the company from being deleted.
async fn create_consortium_member(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut consortium_member = table("consortium_member");
    consortium_member
        .col(uuid("id"))
        .col(uuid("consortium_id"))
        .col(integer("position"))
        .col(uuid("company_id"))
        .col(word("role"))
        .col(word("state"))
        .col(instant("state_changed_at"))
        .primary_key(&mut primary_key("consortium_member", ["id"]))
        .foreign_key(&mut reference(
            "consortium_member",
            "consortium_id",
            "consortium",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "consortium_member",
            "company_id",
            "company",
            Restrict,
        ))
        .check(one_of(
            "consortium_member",
            "role",
            "LEAD MEMBER SUBCONTRACTOR",
        ))
        .check(one_of(
            "consortium_member",
            "state",
            "CONSIDERED INVITED INTERESTED CONFIRMED WITHDRAWN",
        ));
    manager.create_table(consortium_member).await?;
    manager
        .create_index(unique("consortium_member", ["consortium_id", "company_id"]))
        .await?;
    manager
        .create_index(index("consortium_member", ["company_id"]))
        .await?;
    Ok(())
}

/// Who does what in a consortium, in the order given.
async fn create_allocation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut allocation = table("allocation");
    allocation
        .col(uuid("id"))
        .col(uuid("consortium_id"))
        .col(integer("position"))
        .col(uuid("member_id"))
        .col(uuid_null("requirement_id"))
        .col(text("task"))
        .col(integer("share"))
        .cols(money_null("amount_cents", "amount_currency"))
        .primary_key(&mut primary_key("allocation", ["id"]))
        .foreign_key(&mut reference(
            "allocation",
            "consortium_id",
            "consortium",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "allocation",
            "member_id",
            "consortium_member",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "allocation",
            "requirement_id",
            "requirement",
            SetNull,
        ))
        .check(check("allocation", "share", "share BETWEEN 0 AND 10000"))
        .check(check(
            "allocation",
            "amount_money",
            "(amount_cents IS NULL) = (amount_currency IS NULL)",
        ));
    manager.create_table(allocation).await?;
    manager
        .create_index(index("allocation", ["consortium_id"]))
        .await?;
    manager
        .create_index(index("allocation", ["member_id"]))
        .await?;
    manager
        .create_index(index("allocation", ["requirement_id"]))
        .await?;
    Ok(())
}

/// Why a person went on in spite of a warning, in the order given.
async fn create_accepted_warning(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut accepted_warning = table("accepted_warning");
    accepted_warning
        .col(uuid("consortium_id"))
        .col(integer("position"))
        .col(text("rule"))
        .col(text("reason"))
        .col(uuid_null("accepted_by"))
        .col(instant("accepted_at"))
        .primary_key(&mut primary_key(
            "accepted_warning",
            ["consortium_id", "position"],
        ))
        .foreign_key(&mut reference(
            "accepted_warning",
            "consortium_id",
            "consortium",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "accepted_warning",
            "accepted_by",
            "account",
            SetNull,
        ));
    manager.create_table(accepted_warning).await?;
    manager
        .create_index(index("accepted_warning", ["accepted_by"]))
        .await?;
    Ok(())
}
