//! Accounts, their roles and sessions, one-time links, and what slows down guessing.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, text, text_null, uuid, uuid_null};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, check, drop_tables, index, instant, instant_null, one_of, primary_key, record,
    reference, table, unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_account(manager).await?;
        create_role_grant(manager).await?;
        create_session(manager).await?;
        create_one_time_link(manager).await?;
        create_login_throttle(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "login_throttle",
                "one_time_link",
                "session",
                "role_grant",
                "account",
            ],
        )
        .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A person who can sign in.
async fn create_account(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut account = table("account");
    account
        .col(uuid("id"))
        .col(text("email"))
        .col(text("name"))
        .col(text("name_key"))
        .col(text("search_key"))
        .col(word("language"))
        .col(text_null("password_hash"))
        .col(instant_null("closed_at"))
        .cols(record())
        .primary_key(&mut primary_key("account", ["id"]))
        .check(one_of("account", "language", "FR EN"));
    manager.create_table(account).await?;
    manager.create_index(unique("account", ["email"])).await?;
    manager
        .create_index(index("account", ["name_key", "id"]))
        .await?;
    Ok(())
}

/// A role of an account; the subject is the cluster or company that it is held over, `*` for all.
async fn create_role_grant(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut role_grant = table("role_grant");
    role_grant
        .col(uuid("id"))
        .col(uuid("account_id"))
        .col(word("role"))
        .col(text("subject"))
        .col(uuid_null("cluster_id"))
        .col(uuid_null("company_id"))
        .col(instant("created_at"))
        .primary_key(&mut primary_key("role_grant", ["id"]))
        .foreign_key(&mut reference(
            "role_grant",
            "account_id",
            "account",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "role_grant",
            "cluster_id",
            "cluster",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "role_grant",
            "company_id",
            "company",
            Cascade,
        ))
        .check(one_of(
            "role_grant",
            "role",
            "NETWORK_ADMINISTRATOR COORDINATOR COMPANY_MANAGER COMPANY_CONTRIBUTOR",
        ))
        .check(check(
            "role_grant",
            "subject",
            "(role = 'COORDINATOR') = (cluster_id IS NOT NULL) \
             AND (role IN ('COMPANY_MANAGER', 'COMPANY_CONTRIBUTOR')) = (company_id IS NOT NULL)",
        ));
    manager.create_table(role_grant).await?;
    manager
        .create_index(unique("role_grant", ["account_id", "role", "subject"]))
        .await?;
    manager
        .create_index(index("role_grant", ["cluster_id"]))
        .await?;
    manager
        .create_index(index("role_grant", ["company_id"]))
        .await?;
    Ok(())
}

/// A signed-in session, known by the digest of its token.
async fn create_session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut session = table("session");
    session
        .col(uuid("id"))
        .col(uuid("account_id"))
        .col(blob("token_hash"))
        .col(text_null("user_agent"))
        .col(instant("created_at"))
        .col(instant("last_used_at"))
        .col(instant("expires_at"))
        .primary_key(&mut primary_key("session", ["id"]))
        .foreign_key(&mut reference("session", "account_id", "account", Cascade));
    manager.create_table(session).await?;
    manager
        .create_index(unique("session", ["token_hash"]))
        .await?;
    manager
        .create_index(index("session", ["account_id"]))
        .await?;
    manager
        .create_index(index("session", ["expires_at"]))
        .await?;
    Ok(())
}

/// A link that works once, known by the digest of its token.
async fn create_one_time_link(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut one_time_link = table("one_time_link");
    one_time_link
        .col(blob("token_hash"))
        .col(word("purpose"))
        .col(uuid_null("account_id"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .col(instant_null("used_at"))
        .primary_key(&mut primary_key("one_time_link", ["token_hash"]))
        .foreign_key(&mut reference(
            "one_time_link",
            "account_id",
            "account",
            Cascade,
        ))
        .check(one_of("one_time_link", "purpose", "SETUP PASSWORD"));
    manager.create_table(one_time_link).await?;
    manager
        .create_index(index("one_time_link", ["account_id"]))
        .await?;
    Ok(())
}

/// Failures of signing in, counted by key.
async fn create_login_throttle(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut login_throttle = table("login_throttle");
    login_throttle
        .col(text("throttle_key"))
        .col(big_integer("n_failures"))
        .col(instant_null("blocked_until"))
        .col(instant("last_failure_at"))
        .primary_key(&mut primary_key("login_throttle", ["throttle_key"]));
    manager.create_table(login_throttle).await?;
    Ok(())
}
