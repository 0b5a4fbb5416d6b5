//! Edges to calls, lots, requirements and answers of interest.

use std::collections::BTreeMap;

use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CallId, CompanyId, LotId, RequirementId};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::procurement::calls::calls_by_id;
use crate::application::procurement::interests::{interests_by_company, interests_by_lot};
use crate::application::procurement::lots::{LotInCall, lots_by_call, lots_by_id};
use crate::application::procurement::requirements::{requirements_by_id, requirements_by_lot};
use crate::graphql::loaders::Batch;

/// Calls that the reader may know of.
pub struct CallById;

impl Batch for CallById {
    type Key = CallId;
    type Value = CallForTender;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        calls_by_id(app, actor, &keys).await
    }
}

/// Lots that the reader may know of.
pub struct LotById;

impl Batch for LotById {
    type Key = LotId;
    type Value = LotInCall;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        lots_by_id(app, actor, &keys).await
    }
}

/// The lots of calls.
pub struct LotsByCall;

impl Batch for LotsByCall {
    type Key = CallId;
    type Value = Vec<LotInCall>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        lots_by_call(app, actor, &keys).await
    }
}

/// The requirements of lots that were shown.
pub struct RequirementsByLot;

impl Batch for RequirementsByLot {
    type Key = LotId;
    type Value = Vec<Requirement>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        requirements_by_lot(app, &keys).await
    }
}

/// Requirements of lots that the reader may know of.
pub struct RequirementById;

impl Batch for RequirementById {
    type Key = RequirementId;
    type Value = Requirement;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        requirements_by_id(app, actor, &keys).await
    }
}

/// The answers to lots that the reader may read.
pub struct InterestsByLot;

impl Batch for InterestsByLot {
    type Key = LotId;
    type Value = Vec<Interest>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        interests_by_lot(app, actor, &keys).await
    }
}

/// The answers of companies that the reader may read.
pub struct InterestsByCompany;

impl Batch for InterestsByCompany {
    type Key = CompanyId;
    type Value = Vec<Interest>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        interests_by_company(app, actor, &keys).await
    }
}
