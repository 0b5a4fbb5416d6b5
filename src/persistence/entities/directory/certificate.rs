//! Table `certificate`. A certificate of a company; the key is how requirements name it.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::company;

/// A row of `certificate`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Uuid,
    pub position: i32,
    pub code: String,
    pub code_key: String,
    pub title: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub document: Option<String>,
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
