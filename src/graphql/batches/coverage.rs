//! The edge from lots to all that coverage looks at.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::values::ids::LotId;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::coverage::{SteeredLot, steered_lots};
use crate::graphql::loaders::Batch;

/// Lots that the reader steers, with all that coverage looks at.
pub struct SteeredLotById;

impl Batch for SteeredLotById {
    type Key = LotId;
    type Value = Arc<SteeredLot>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        steered_lots(app, actor, &keys).await
    }
}
