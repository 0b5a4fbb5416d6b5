//! Table `interest_not_with`. With whom the company does not want to work on this lot, in the order given.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::company;
use crate::entities::procurement::interest;

/// A row of `interest_not_with`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interest_not_with")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub interest_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub position: i32,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "interest::Entity",
        from = "Column::InterestId",
        to = "interest::Column::Id",
        on_delete = "Cascade"
    )]
    Interest,
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Cascade"
    )]
    Company,
}

impl ActiveModelBehavior for ActiveModel {}
