//! The edges from lots to all that coverage looks at.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::values::ids::{CompanyId, LotId};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::coverage::{
    LotOfCompany, SteeredLot, lots_of_companies, steered_lots,
};
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

/// Lots as one company looks at them for itself.
pub struct LotOfCompanyById;

impl Batch for LotOfCompanyById {
    type Key = (LotId, CompanyId);
    type Value = LotOfCompany;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        lots_of_companies(app, actor, &keys).await
    }
}
