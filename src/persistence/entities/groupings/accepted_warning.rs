//! Table `accepted_warning`. Why a person went on in spite of a warning, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::groupings::consortium;

/// A row of `accepted_warning`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accepted_warning")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consortium_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub rule: String,
    pub reason: String,
    pub accepted_by: Option<Uuid>,
    pub accepted_at: DateTime<Utc>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "consortium::Entity",
        from = "Column::ConsortiumId",
        to = "consortium::Column::Id",
        on_delete = "Cascade"
    )]
    Consortium,
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::AcceptedBy",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    AcceptedBy,
}

impl ActiveModelBehavior for ActiveModel {}
