//! Table `consortium_member`. A company in a consortium: it keeps the company from being deleted.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::company;
use crate::entities::groupings::consortium;

/// A row of `consortium_member`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consortium_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub consortium_id: Uuid,
    pub position: i32,
    pub company_id: Uuid,
    pub role: String,
    pub state: String,
    pub state_changed_at: DateTime<Utc>,
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
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Restrict"
    )]
    Company,
}

impl ActiveModelBehavior for ActiveModel {}
