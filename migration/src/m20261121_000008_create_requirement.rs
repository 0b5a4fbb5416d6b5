//! Requirements of lots.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean_null, integer_null, text_null, uuid, uuid_null,
};
use sea_orm_migration::sea_query::Check;
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, Restrict, SetNull};

use crate::building_blocks::{
    Columns, check, drop_tables, index, instant_null, money_null, one_of, primary_key, record,
    reference, table, word,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_requirement(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["requirement"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One thing that a lot asks; the checks let through the columns of its kind and no others.
async fn create_requirement(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut requirement = table("requirement");
    requirement
        .col(uuid("id"))
        .col(uuid("lot_id"))
        .col(word("kind"))
        .col(uuid_null("competency_id"))
        .col(integer_null("min_level"))
        .col(text_null("measure"))
        .col(big_integer_null("min_count"))
        .cols(money_null("min_amount_cents", "min_amount_currency"))
        .col(big_integer_null("years"))
        .col(text_null("certificate_code"))
        .col(word("scope"))
        .col(word("importance"))
        .col(integer_null("weight"))
        .col(text_null("wording"))
        .col(text_null("origin"))
        .col(boolean_null("is_judged_covered"))
        .col(text_null("judgement_reason"))
        .col(uuid_null("judged_by"))
        .col(instant_null("judged_at"))
        .col(big_integer("position"))
        .cols(record())
        .primary_key(&mut primary_key("requirement", ["id"]))
        .foreign_key(&mut reference("requirement", "lot_id", "lot", Cascade))
        .foreign_key(&mut reference(
            "requirement",
            "competency_id",
            "competency",
            Restrict,
        ))
        .foreign_key(&mut reference(
            "requirement",
            "judged_by",
            "account",
            SetNull,
        ));
    for check in requirement_checks() {
        requirement.check(check);
    }
    manager.create_table(requirement).await?;
    manager
        .create_index(index("requirement", ["lot_id", "position"]))
        .await?;
    manager
        .create_index(index("requirement", ["competency_id"]))
        .await?;
    manager
        .create_index(index("requirement", ["judged_by"]))
        .await?;
    Ok(())
}

/// What the columns of `requirement` may hold together.
fn requirement_checks() -> Vec<Check> {
    vec![
        one_of(
            "requirement",
            "kind",
            "COMPETENCY TURNOVER IN_FIELD_TURNOVER HEADCOUNT REFERENCES CERTIFICATE \
             REGISTRATION FREE_TEXT",
        ),
        one_of("requirement", "measure", "HOLDERS FTE"),
        one_of("requirement", "scope", "POOLED ANY EACH LEAD MEMBER_ONLY"),
        one_of("requirement", "importance", "MANDATORY DESIRABLE"),
        check(
            "requirement",
            "competency",
            "(kind = 'COMPETENCY') = (min_level IS NOT NULL) \
             AND (kind = 'COMPETENCY') = (measure IS NOT NULL) \
             AND (competency_id IS NULL OR kind IN ('COMPETENCY', 'REFERENCES')) \
             AND (kind <> 'COMPETENCY' OR competency_id IS NOT NULL)",
        ),
        check(
            "requirement",
            "min_level",
            "min_level IS NULL OR min_level BETWEEN 1 AND 4",
        ),
        check(
            "requirement",
            "min_count",
            "(kind IN ('COMPETENCY', 'HEADCOUNT', 'REFERENCES')) = (min_count IS NOT NULL) \
             AND (min_count IS NULL OR min_count >= 0)",
        ),
        check(
            "requirement",
            "min_amount",
            "(kind IN ('TURNOVER', 'IN_FIELD_TURNOVER')) = (min_amount_cents IS NOT NULL)",
        ),
        check(
            "requirement",
            "years",
            "years IS NULL OR (kind = 'REFERENCES' AND years >= 0)",
        ),
        check(
            "requirement",
            "certificate",
            "(kind IN ('CERTIFICATE', 'REGISTRATION')) = (certificate_code IS NOT NULL)",
        ),
        check(
            "requirement",
            "weight",
            "(importance = 'DESIRABLE') = (weight IS NOT NULL) \
             AND (weight IS NULL OR weight BETWEEN 1 AND 5)",
        ),
        check(
            "requirement",
            "judgement",
            "(is_judged_covered IS NULL) = (judged_at IS NULL) \
             AND (is_judged_covered IS NOT NULL OR (judgement_reason IS NULL \
             AND judged_by IS NULL))",
        ),
        check(
            "requirement",
            "min_amount_money",
            "(min_amount_cents IS NULL) = (min_amount_currency IS NULL)",
        ),
    ]
}
