//! Table `call_plan`. What was wanted of a plan for all lots of a call, and the plan once there is one, as JSON.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::groupings::grouping_run;
use crate::entities::procurement::call;

/// A row of `call_plan`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: Uuid,
    pub call_id: Uuid,
    pub options: String,
    pub plan: Option<String>,
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
        belongs_to = "call::Entity",
        from = "Column::CallId",
        to = "call::Column::Id",
        on_delete = "Cascade"
    )]
    Call,
}

impl ActiveModelBehavior for ActiveModel {}
