//! The competency vocabulary.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, uuid};
use sea_orm_migration::sea_query::ForeignKeyAction::Cascade;

use crate::building_blocks::{
    Columns, check, drop_tables, index, one_of, primary_key, record, reference, table, unique, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_competency(manager).await?;
        create_competency_word(manager).await?;
        create_competency_synonym(manager).await?;
        create_competency_broader(manager).await?;
        create_competency_cpv(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "competency_cpv",
                "competency_broader",
                "competency_synonym",
                "competency_word",
                "competency",
            ],
        )
        .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An entry of the vocabulary.
async fn create_competency(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut competency = table("competency");
    competency
        .col(uuid("id"))
        .col(text("code"))
        .col(word("kind"))
        .col(text("label_fr"))
        .col(text("label_fr_key"))
        .col(text("label_en"))
        .col(text("label_en_key"))
        .cols(record())
        .primary_key(&mut primary_key("competency", ["id"]))
        .check(one_of("competency", "kind", "SOFTWARE ACTIVITY DOMAIN"));
    manager.create_table(competency).await?;
    manager.create_index(unique("competency", ["code"])).await?;
    manager
        .create_index(index("competency", ["label_fr_key", "id"]))
        .await?;
    manager
        .create_index(index("competency", ["label_en_key", "id"]))
        .await?;
    Ok(())
}

/// A word (code, label or synonym) in the form that is compared: it names one entry only.
async fn create_competency_word(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut competency_word = table("competency_word");
    competency_word
        .col(text("word_key"))
        .col(uuid("competency_id"))
        .primary_key(&mut primary_key("competency_word", ["word_key"]))
        .foreign_key(&mut reference(
            "competency_word",
            "competency_id",
            "competency",
            Cascade,
        ));
    manager.create_table(competency_word).await?;
    manager
        .create_index(index("competency_word", ["competency_id"]))
        .await?;
    Ok(())
}

/// Other words for an entry, in the order given.
async fn create_competency_synonym(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut competency_synonym = table("competency_synonym");
    competency_synonym
        .col(uuid("competency_id"))
        .col(integer("position"))
        .col(text("word"))
        .primary_key(&mut primary_key(
            "competency_synonym",
            ["competency_id", "position"],
        ))
        .foreign_key(&mut reference(
            "competency_synonym",
            "competency_id",
            "competency",
            Cascade,
        ));
    manager.create_table(competency_synonym).await?;
    Ok(())
}

/// Which entry stands above which, in the order given.
async fn create_competency_broader(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut competency_broader = table("competency_broader");
    competency_broader
        .col(uuid("competency_id"))
        .col(uuid("broader_id"))
        .col(integer("position"))
        .primary_key(&mut primary_key(
            "competency_broader",
            ["competency_id", "broader_id"],
        ))
        .foreign_key(&mut reference(
            "competency_broader",
            "competency_id",
            "competency",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "competency_broader",
            "broader_id",
            "competency",
            Cascade,
        ))
        .check(check(
            "competency_broader",
            "other",
            "competency_id <> broader_id",
        ));
    manager.create_table(competency_broader).await?;
    manager
        .create_index(index("competency_broader", ["broader_id"]))
        .await?;
    Ok(())
}

/// The CPV codes that an entry answers to, in the order given.
async fn create_competency_cpv(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut competency_cpv = table("competency_cpv");
    competency_cpv
        .col(uuid("competency_id"))
        .col(integer("position"))
        .col(text("code"))
        .primary_key(&mut primary_key(
            "competency_cpv",
            ["competency_id", "position"],
        ))
        .foreign_key(&mut reference(
            "competency_cpv",
            "competency_id",
            "competency",
            Cascade,
        ));
    manager.create_table(competency_cpv).await?;
    manager
        .create_index(index("competency_cpv", ["code"]))
        .await?;
    Ok(())
}
