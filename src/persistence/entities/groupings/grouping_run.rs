//! Table `grouping_run`. A run; options and answer are JSON, the answer without its suggestions.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::procurement::lot;

/// A row of `grouping_run`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grouping_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lot_id: Uuid,
    pub requested_by: Option<Uuid>,
    pub options: String,
    pub input_fingerprint: String,
    pub answer: Option<String>,
    pub status: String,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
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
        belongs_to = "account::Entity",
        from = "Column::RequestedBy",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    RequestedBy,
}

impl ActiveModelBehavior for ActiveModel {}
