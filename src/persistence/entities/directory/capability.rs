//! Table `capability`. A company holds a competency at a level.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::directory::company;
use crate::entities::directory::competency;

/// A row of `capability`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capability")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Uuid,
    pub competency_id: Uuid,
    pub level: i32,
    pub fte: i64,
    pub note: Option<String>,
    pub verified_by: Option<Uuid>,
    pub verified_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
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
    #[sea_orm(
        belongs_to = "competency::Entity",
        from = "Column::CompetencyId",
        to = "competency::Column::Id",
        on_delete = "Restrict"
    )]
    Competency,
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::VerifiedBy",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    VerifiedBy,
}

impl ActiveModelBehavior for ActiveModel {}
