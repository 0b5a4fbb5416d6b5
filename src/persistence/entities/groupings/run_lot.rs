//! Table `run_lot`. A lot that a run is about beside its first one.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::groupings::grouping_run;
use crate::entities::procurement::lot;

/// A row of `run_lot`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "run_lot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: Uuid,
    pub position: i64,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "grouping_run::Entity",
        from = "Column::RunId",
        to = "grouping_run::Column::Id",
        on_delete = "Cascade"
    )]
    Run,
    #[sea_orm(
        belongs_to = "lot::Entity",
        from = "Column::LotId",
        to = "lot::Column::Id",
        on_delete = "Cascade"
    )]
    Lot,
}

impl ActiveModelBehavior for ActiveModel {}
