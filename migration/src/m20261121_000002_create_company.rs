//! Companies with their clusters, statuses, financial years and certificates.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, integer, integer_null, text, text_null, uuid,
};
use sea_orm_migration::sea_query::ForeignKeyAction::{Cascade, Restrict};

use crate::building_blocks::{
    Columns, check, drop_tables, index, money_null, primary_key, record, reference, table, unique,
};

/// The step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_company(manager).await?;
        create_company_cluster(manager).await?;
        create_company_social_status(manager).await?;
        create_financial_year(manager).await?;
        create_certificate(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "certificate",
                "financial_year",
                "company_social_status",
                "company_cluster",
                "company",
            ],
        )
        .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A company; the keys are the names put into the form that searching and sorting compare.
async fn create_company(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut company = table("company");
    company
        .col(uuid("id"))
        .col(text("name"))
        .col(text("name_key"))
        .col(text("search_key"))
        .col(text_null("siren"))
        .col(text_null("siret"))
        .col(text_null("legal_form"))
        .col(text_null("street"))
        .col(text_null("postcode"))
        .col(text_null("city"))
        .col(text_null("department"))
        .col(integer_null("latitude_microdegrees"))
        .col(integer_null("longitude_microdegrees"))
        .col(big_integer_null("headcount"))
        .col(big_integer_null("available_fte"))
        .col(text_null("website"))
        .col(text_null("summary_fr"))
        .col(text_null("summary_en"))
        .col(boolean("may_lead"))
        .col(big_integer_null("max_lots"))
        .cols(record())
        .primary_key(&mut primary_key("company", ["id"]))
        .check(check(
            "company",
            "coordinates",
            "(latitude_microdegrees IS NULL) = (longitude_microdegrees IS NULL)",
        ))
        .check(check(
            "company",
            "figures",
            "(headcount IS NULL OR headcount >= 0) \
             AND (available_fte IS NULL OR available_fte >= 0) \
             AND (max_lots IS NULL OR max_lots >= 0)",
        ));
    manager.create_table(company).await?;
    manager.create_index(unique("company", ["siren"])).await?;
    manager.create_index(unique("company", ["siret"])).await?;
    manager
        .create_index(index("company", ["name_key", "id"]))
        .await?;
    manager
        .create_index(index("company", ["department"]))
        .await?;
    Ok(())
}

/// Which company belongs to which cluster.
async fn create_company_cluster(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut company_cluster = table("company_cluster");
    company_cluster
        .col(uuid("company_id"))
        .col(uuid("cluster_id"))
        .primary_key(&mut primary_key(
            "company_cluster",
            ["company_id", "cluster_id"],
        ))
        .foreign_key(&mut reference(
            "company_cluster",
            "company_id",
            "company",
            Cascade,
        ))
        .foreign_key(&mut reference(
            "company_cluster",
            "cluster_id",
            "cluster",
            Restrict,
        ));
    manager.create_table(company_cluster).await?;
    manager
        .create_index(index("company_cluster", ["cluster_id"]))
        .await?;
    Ok(())
}

/// The social-economy statuses of a company, in the order given.
async fn create_company_social_status(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut company_social_status = table("company_social_status");
    company_social_status
        .col(uuid("company_id"))
        .col(integer("position"))
        .col(text("status"))
        .col(text("status_key"))
        .primary_key(&mut primary_key(
            "company_social_status",
            ["company_id", "position"],
        ))
        .foreign_key(&mut reference(
            "company_social_status",
            "company_id",
            "company",
            Cascade,
        ));
    manager.create_table(company_social_status).await?;
    manager
        .create_index(index("company_social_status", ["status_key"]))
        .await?;
    Ok(())
}

/// The turnover of a company in one year.
async fn create_financial_year(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut financial_year = table("financial_year");
    financial_year
        .col(uuid("company_id"))
        .col(integer("year"))
        .col(big_integer("turnover_cents"))
        .col(text("turnover_currency"))
        .cols(money_null(
            "in_field_turnover_cents",
            "in_field_turnover_currency",
        ))
        .primary_key(&mut primary_key("financial_year", ["company_id", "year"]))
        .foreign_key(&mut reference(
            "financial_year",
            "company_id",
            "company",
            Cascade,
        ))
        .check(check(
            "financial_year",
            "in_field_turnover_money",
            "(in_field_turnover_cents IS NULL) = (in_field_turnover_currency IS NULL)",
        ));
    manager.create_table(financial_year).await?;
    Ok(())
}

/// A certificate of a company; the key is how requirements name it.
async fn create_certificate(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut certificate = table("certificate");
    certificate
        .col(uuid("id"))
        .col(uuid("company_id"))
        .col(integer("position"))
        .col(text("code"))
        .col(text("code_key"))
        .col(text("title"))
        .col(text_null("number"))
        .col(text_null("issuer"))
        .col(date_null("valid_from"))
        .col(date_null("valid_until"))
        .col(text_null("document"))
        .primary_key(&mut primary_key("certificate", ["id"]))
        .foreign_key(&mut reference(
            "certificate",
            "company_id",
            "company",
            Cascade,
        ));
    manager.create_table(certificate).await?;
    manager
        .create_index(index("certificate", ["company_id"]))
        .await?;
    manager
        .create_index(index("certificate", ["code_key"]))
        .await?;
    Ok(())
}
