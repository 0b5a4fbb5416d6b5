//! The edge from lots to all that coverage looks at.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::values::ids::LotId;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::coverage::steered_cases;
use crate::application::groupings::lot_cases::LotCase;
use crate::graphql::loaders::Batch;

/// Lots that the reader steers, with all that coverage looks at.
pub struct SteeredCaseByLot;

impl Batch for SteeredCaseByLot {
    type Key = LotId;
    type Value = Arc<LotCase>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        steered_cases(app, actor, &keys).await
    }
}
