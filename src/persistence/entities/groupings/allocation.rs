//! Table `allocation`. Who does what in a consortium, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::groupings::consortium;
use crate::entities::groupings::consortium_member;
use crate::entities::procurement::requirement;

/// A row of `allocation`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allocation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub consortium_id: Uuid,
    pub position: i32,
    pub member_id: Uuid,
    pub requirement_id: Option<Uuid>,
    pub task: String,
    pub share: i32,
    pub amount_cents: Option<i64>,
    pub amount_currency: Option<String>,
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
        belongs_to = "consortium_member::Entity",
        from = "Column::MemberId",
        to = "consortium_member::Column::Id",
        on_delete = "Cascade"
    )]
    Member,
    #[sea_orm(
        belongs_to = "requirement::Entity",
        from = "Column::RequirementId",
        to = "requirement::Column::Id",
        on_delete = "SetNull"
    )]
    Requirement,
}

impl ActiveModelBehavior for ActiveModel {}
