//! Table `requirement`. One thing that a lot asks; the checks let through the columns of its kind and no others.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::directory::competency;
use crate::entities::procurement::lot;

/// A row of `requirement`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lot_id: Uuid,
    pub kind: String,
    pub competency_id: Option<Uuid>,
    pub min_level: Option<i32>,
    pub measure: Option<String>,
    pub min_count: Option<i64>,
    pub min_amount_cents: Option<i64>,
    pub min_amount_currency: Option<String>,
    pub years: Option<i64>,
    pub certificate_code: Option<String>,
    pub scope: String,
    pub importance: String,
    pub weight: Option<i32>,
    pub wording: Option<String>,
    pub origin: Option<String>,
    pub is_judged_covered: Option<bool>,
    pub judgement_reason: Option<String>,
    pub judged_by: Option<Uuid>,
    pub judged_at: Option<DateTime<Utc>>,
    pub position: i64,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "lot::Entity",
        from = "Column::LotId",
        to = "lot::Column::Id",
        on_delete = "Cascade"
    )]
    Lot,
    #[sea_orm(
        belongs_to = "competency::Entity",
        from = "Column::CompetencyId",
        to = "competency::Column::Id",
        on_delete = "Restrict"
    )]
    Competency,
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::JudgedBy",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    JudgedBy,
}

impl ActiveModelBehavior for ActiveModel {}
