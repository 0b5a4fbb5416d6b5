//! Groups that coordinators keep to compare them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, SetNull};

use crate::building_blocks::{
    Columns, drop_tables, index, one_of, primary_key, record, reference, table, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_scenario(manager).await?;
        create_scenario_member(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["scenario_member", "scenario"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A group that coordinators think of for a lot.
async fn create_scenario(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut scenario = table("scenario");
    scenario
        .col(uuid("id"))
        .col(uuid("lot_id"))
        .col(uuid("cluster_id"))
        .col(text("name"))
        .col(boolean("is_shared"))
        .col(uuid_null("created_by"))
        .cols(record())
        .primary_key(&mut primary_key("scenario", ["id"]))
        .foreign_key(&mut reference("scenario", "lot_id", "lot", Cascade))
        .foreign_key(&mut reference("scenario", "cluster_id", "cluster", Cascade))
        .foreign_key(&mut reference("scenario", "created_by", "account", SetNull));
    manager.create_table(scenario).await?;
    for column in ["lot_id", "cluster_id", "created_by"] {
        manager.create_index(index("scenario", [column])).await?;
    }
    Ok(())
}

/// A company of a scenario: when the company goes, so does its place.
async fn create_scenario_member(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut member = table("scenario_member");
    member
        .col(uuid("scenario_id"))
        .col(uuid("company_id"))
        .col(integer("position"))
        .col(word("role"))
        .primary_key(&mut primary_key(
            "scenario_member",
            ["scenario_id", "company_id"],
        ))
        .foreign_key(&mut reference(
            "scenario_member",
            "scenario_id",
            "scenario",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "scenario_member",
            "company_id",
            "company",
            Cascade,
        ))
        .check(one_of(
            "scenario_member",
            "role",
            "LEAD MEMBER SUBCONTRACTOR",
        ));
    manager.create_table(member).await?;
    manager
        .create_index(index("scenario_member", ["company_id"]))
        .await
}
