//! Table `import_run`. An import; the summary is JSON of the plan without its rows.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::access::account;
use crate::entities::directory::cluster;

/// A row of `import_run`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cluster_id: Uuid,
    pub account_id: Option<Uuid>,
    pub target: String,
    pub file_name: String,
    pub file_digest: String,
    pub state: String,
    pub summary: String,
    pub applied_at: Option<DateTime<Utc>>,
    pub choices: String,
    pub undone_at: Option<DateTime<Utc>>,
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
    #[sea_orm(
        belongs_to = "account::Entity",
        from = "Column::AccountId",
        to = "account::Column::Id",
        on_delete = "SetNull"
    )]
    Account,
}

impl ActiveModelBehavior for ActiveModel {}
