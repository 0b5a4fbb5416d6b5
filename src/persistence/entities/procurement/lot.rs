//! Table `lot`. A lot; it goes with its call.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::procurement::call;

/// A row of `lot`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub call_id: Uuid,
    pub number: String,
    pub title: String,
    pub description: Option<String>,
    pub estimated_value_cents: Option<i64>,
    pub estimated_value_currency: Option<String>,
    pub place: Option<String>,
    pub latitude_microdegrees: Option<i32>,
    pub longitude_microdegrees: Option<i32>,
    pub max_members: Option<i64>,
    pub reserved_for: Option<String>,
    pub forbids_alone_and_grouped: Option<bool>,
    pub forbids_several_groups: Option<bool>,
    pub position: i64,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "call::Entity",
        from = "Column::CallId",
        to = "call::Column::Id",
        on_delete = "Cascade"
    )]
    Call,
}

impl ActiveModelBehavior for ActiveModel {}
