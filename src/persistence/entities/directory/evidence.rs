//! Table `evidence`. What supports a capability, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::capability;

/// A row of `evidence`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub capability_id: Uuid,
    pub position: i32,
    pub kind: String,
    pub title: String,
    pub party: Option<String>,
    pub note: Option<String>,
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub amount_cents: Option<i64>,
    pub amount_currency: Option<String>,
    pub own_share: Option<i32>,
    pub document: Option<String>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "capability::Entity",
        from = "Column::CapabilityId",
        to = "capability::Column::Id",
        on_delete = "Cascade"
    )]
    Capability,
}

impl ActiveModelBehavior for ActiveModel {}
