//! Table `call`. A call for tender; the keys are what searching and sorting compare.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::cluster;

/// A row of `call`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cluster_id: Uuid,
    pub reference: String,
    pub title: String,
    pub title_key: String,
    pub search_key: String,
    pub buyer: String,
    pub description: Option<String>,
    pub procedure: String,
    pub status: String,
    pub launched_at: Option<DateTime<Utc>>,
    pub questions_deadline_at: Option<DateTime<Utc>>,
    pub submission_deadline_at: Option<DateTime<Utc>>,
    pub place: Option<String>,
    pub estimated_value_cents: Option<i64>,
    pub estimated_value_currency: Option<String>,
    pub source: Option<String>,
    pub max_lots_bid: Option<i64>,
    pub max_lots_awarded: Option<i64>,
    pub requires_all_lots: bool,
    pub reserved_for: Option<String>,
    pub forbids_alone_and_grouped: bool,
    pub forbids_several_groups: bool,
    pub required_form: Option<String>,
    pub required_form_justification: Option<String>,
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
        on_delete = "Restrict"
    )]
    Cluster,
}

impl ActiveModelBehavior for ActiveModel {}
