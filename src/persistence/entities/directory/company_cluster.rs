//! Table `company_cluster`. Which company belongs to which cluster.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::cluster;
use crate::entities::directory::company;

/// A row of `company_cluster`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_cluster")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub cluster_id: Uuid,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "company::Entity",
        from = "Column::CompanyId",
        to = "company::Column::Id",
        on_delete = "Cascade"
    )]
    Company,
    #[sea_orm(
        belongs_to = "cluster::Entity",
        from = "Column::ClusterId",
        to = "cluster::Column::Id",
        on_delete = "Restrict"
    )]
    Cluster,
}

impl ActiveModelBehavior for ActiveModel {}
