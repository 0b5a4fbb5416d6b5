//! Table `import_mapping`. What is remembered of imported sheets; titles, columns and words are JSON.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::cluster;

/// A row of `import_mapping`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_mapping")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cluster_id: Uuid,
    pub target: String,
    pub read_as: String,
    pub n_header_rows: Option<i64>,
    pub titles: String,
    pub columns: String,
    pub words: String,
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
