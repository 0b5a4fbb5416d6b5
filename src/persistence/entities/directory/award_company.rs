//! Table `award_company`. Who of the cluster won a contract.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::award;
use crate::entities::directory::company;

/// A row of `award_company`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award_company")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub award_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "award::Entity",
        from = "Column::AwardId",
        to = "award::Column::Id",
        on_delete = "Cascade"
    )]
    Award,
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Cascade"
    )]
    Company,
}

impl ActiveModelBehavior for ActiveModel {}
