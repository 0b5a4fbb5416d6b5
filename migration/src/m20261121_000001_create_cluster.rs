//! Networks and their clusters.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Restrict;

use crate::building_blocks::{Columns, drop_tables, primary_key, record, reference, table, unique};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_network(manager).await?;
        create_cluster(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["cluster", "network"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A federation of clusters.
async fn create_network(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut network = table("network");
    network
        .col(uuid("id"))
        .col(text("name"))
        .cols(record())
        .primary_key(&mut primary_key("network", ["id"]));
    manager.create_table(network).await?;
    manager.create_index(unique("network", ["name"])).await?;
    Ok(())
}

/// An association of companies; a network with clusters cannot be deleted.
async fn create_cluster(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut cluster = table("cluster");
    cluster
        .col(uuid("id"))
        .col(uuid("network_id"))
        .col(text("name"))
        .col(text_null("summary"))
        .cols(record())
        .primary_key(&mut primary_key("cluster", ["id"]))
        .foreign_key(&mut reference("cluster", "network_id", "network", Restrict));
    manager.create_table(cluster).await?;
    manager
        .create_index(unique("cluster", ["network_id", "name"]))
        .await?;
    Ok(())
}
