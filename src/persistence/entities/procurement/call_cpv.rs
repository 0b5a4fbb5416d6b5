//! Table `call_cpv`. The CPV codes of a call, the main one first.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::procurement::call;

/// A row of `call_cpv`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_cpv")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub code: String,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "call::Entity",
        from = "Column::CallId",
        to = "call::Column::Id",
        on_delete = "Cascade"
    )]
    Call,
}

impl ActiveModelBehavior for ActiveModel {}
