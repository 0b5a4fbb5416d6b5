//! The most people that a company gives to a lot.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut interest = Table::alter().table("interest").take();
        interest.add_column(big_integer_null("most_fte"));
        manager.alter_table(interest).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut interest = Table::alter().table("interest").take();
        interest.drop_column("most_fte");
        manager.alter_table(interest).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
