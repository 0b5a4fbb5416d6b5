//! Table `import_journal_part`. Some of what an import wrote, or what its undoing did, as JSON, in its order.
#![expect(
    missing_docs,
    reason = "a column means what the domain field of its name means"
)]

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::entities::operations::import_run;

/// A row of `import_journal_part`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_journal_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_run_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub n_entries: i64,
    pub entries: String,
}

/// The rows that a row points at.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "import_run::Entity",
        from = "Column::ImportRunId",
        to = "import_run::Column::Id",
        on_delete = "Cascade"
    )]
    ImportRun,
}

impl ActiveModelBehavior for ActiveModel {}
