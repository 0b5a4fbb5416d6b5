//! Table `consortium`. A group that people form: it keeps its lot from being deleted.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::directory::cluster;
use crate::entities::groupings::suggestion;
use crate::entities::procurement::lot;

/// A row of `consortium`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consortium")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lot_id: Uuid,
    pub cluster_id: Uuid,
    pub name: String,
    pub name_key: String,
    pub form: Option<String>,
    pub lead_is_jointly_liable: bool,
    pub state: String,
    pub suggestion_id: Option<Uuid>,
    pub note: Option<String>,
    pub created_by: Option<Uuid>,
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
        on_delete = "Restrict"
    )]
    Lot,
    #[sea_orm(
        belongs_to = "cluster::Entity",
        from = "Column::ClusterId",
        to = "cluster::Column::Id",
        on_delete = "Restrict"
    )]
    Cluster,
    #[sea_orm(
        belongs_to = "suggestion::Entity",
        from = "Column::SuggestionId",
        to = "suggestion::Column::Id",
        on_delete = "SetNull"
    )]
    Suggestion,
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::CreatedBy",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    CreatedBy,
}

impl ActiveModelBehavior for ActiveModel {}
