//! Table `award`. A contract, or a lot of one, that companies of a cluster won; `lot_number` is empty without lots.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::cluster;

/// A row of `award`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cluster_id: Uuid,
    pub reference: String,
    pub lot_number: String,
    pub title: String,
    pub buyer: Option<String>,
    pub awarded_on: Option<NaiveDate>,
    pub source: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "cluster::Entity",
        from = "Column::ClusterId",
        to = "cluster::Column::Id",
        on_delete = "Cascade"
    )]
    Cluster,
}

impl ActiveModelBehavior for ActiveModel {}
