//! Table `competency_word`. A word (code, label or synonym) in the form that is compared: it names one entry only.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::directory::competency;

/// A row of `competency_word`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "competency_word")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub word_key: String,
    pub competency_id: Uuid,
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
