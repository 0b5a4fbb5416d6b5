//! Table `run_input`. What a run was asked, packed, and the run that it repeats.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::groupings::grouping_run;

/// A row of `run_input`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "run_input")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: Uuid,
    pub replay_of: Option<Uuid>,
    pub format: i32,
    pub content: Option<Vec<u8>>,
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
        belongs_to = "grouping_run::Entity",
        from = "Column::ReplayOf",
        to = "grouping_run::Column::Id",
        on_delete = "SetNull"
    )]
    ReplayOf,
}

impl ActiveModelBehavior for ActiveModel {}
