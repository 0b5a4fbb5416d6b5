//! Table `scenario_member`. A company of a scenario, and what it would do.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::company;
use crate::entities::groupings::scenario;

/// A row of `scenario_member`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scenario_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scenario_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub position: i32,
    pub role: String,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "scenario::Entity",
        from = "Column::ScenarioId",
        to = "scenario::Column::Id",
        on_delete = "Cascade"
    )]
    Scenario,
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Cascade"
    )]
    Company,
}

impl ActiveModelBehavior for ActiveModel {}
