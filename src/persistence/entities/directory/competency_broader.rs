//! Table `competency_broader`. Which entry stands above which, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::competency;

/// A row of `competency_broader`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "competency_broader")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub competency_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub broader_id: Uuid,
    pub position: i32,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "competency::Entity",
        from = "Column::CompetencyId",
        to = "competency::Column::Id",
        on_delete = "Cascade"
    )]
    Competency,
    #[sea_orm(
        belongs_to = "competency::Entity",
        from = "Column::BroaderId",
        to = "competency::Column::Id",
        on_delete = "Cascade"
    )]
    Broader,
}

impl ActiveModelBehavior for ActiveModel {}
