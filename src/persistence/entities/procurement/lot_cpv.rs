//! Table `lot_cpv`. The CPV codes of a lot, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::procurement::lot;

/// A row of `lot_cpv`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lot_cpv")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub code: String,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "lot::Entity",
        from = "Column::LotId",
        to = "lot::Column::Id",
        on_delete = "Cascade"
    )]
    Lot,
}

impl ActiveModelBehavior for ActiveModel {}
