//! Table `competency_cpv`. The CPV codes that an entry answers to, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::competency;

/// A row of `competency_cpv`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "competency_cpv")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub competency_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub code: String,
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
}

impl ActiveModelBehavior for ActiveModel {}
