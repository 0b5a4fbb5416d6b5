//! Table `financial_year`. The turnover of a company in one year.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::company;

/// A row of `financial_year`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "financial_year")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    pub turnover_cents: i64,
    pub turnover_currency: String,
    pub in_field_turnover_cents: Option<i64>,
    pub in_field_turnover_currency: Option<String>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Cascade"
    )]
    Company,
}

impl ActiveModelBehavior for ActiveModel {}
