//! Edges to consortia, their reviews, and the runs of the engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::consortia::consortium::Consortium;
use domain::groupings::suggestion::GroupingRun;
use domain::values::ids::{CallId, CompanyId, ConsortiumId, GroupingRunId, LotId};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia::{
    consortia_by_company, consortia_by_id, consortia_by_lot,
};
use crate::application::groupings::consortium_reviews::{ConsortiumReview, reviews_by_consortium};
use crate::application::groupings::lot_cases::outdated_runs;
use crate::application::groupings::replay_runs::{RunOrigin, origins_by_run, runs_by_id};
use crate::application::groupings::several_lots::chosen_lots::joint_runs_by_call;
use crate::application::groupings::several_lots::plan_runs::{
    KeptPlan, plan_runs_by_call, plans_by_run,
};
use crate::application::groupings::suggest_groupings::runs_by_lot;
use crate::application::groupings::trying::scenarios::{ScenarioOfCall, scenarios_by_lot};
use crate::graphql::loaders::Batch;

/// What the rules and requirements say of consortia.
pub struct ReviewByConsortium;

impl Batch for ReviewByConsortium {
    type Key = ConsortiumId;
    type Value = Arc<ConsortiumReview>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        let found = consortia_by_id(app, actor, &keys).await?;
        let reviews = reviews_by_consortium(app, actor, &found).await?;
        Ok(reviews
            .into_iter()
            .map(|(id, review)| (id, Arc::new(review)))
            .collect())
    }
}

/// The consortia of lots.
pub struct ConsortiaByLot;

impl Batch for ConsortiaByLot {
    type Key = LotId;
    type Value = Vec<Consortium>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        let mut by_lot: BTreeMap<LotId, Vec<Consortium>> = BTreeMap::new();
        for consortium in consortia_by_lot(app, actor, &keys).await? {
            by_lot
                .entry(consortium.lot_id)
                .or_default()
                .push(consortium);
        }
        Ok(by_lot)
    }
}

/// The consortia of companies.
pub struct ConsortiaByCompany;

impl Batch for ConsortiaByCompany {
    type Key = CompanyId;
    type Value = Vec<Consortium>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        let mut by_company: BTreeMap<CompanyId, Vec<Consortium>> = BTreeMap::new();
        for (company_id, consortium) in consortia_by_company(app, actor, &keys).await? {
            by_company.entry(company_id).or_default().push(consortium);
        }
        Ok(by_company)
    }
}

/// The scenarios for lots.
pub struct ScenariosByLot;

impl Batch for ScenariosByLot {
    type Key = LotId;
    type Value = Vec<ScenarioOfCall>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        scenarios_by_lot(app, actor, &keys).await
    }
}

/// The last runs on lots that the person steers.
pub struct RunsByLot;

impl Batch for RunsByLot {
    type Key = LotId;
    type Value = Vec<GroupingRun>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        runs_by_lot(app, actor, &keys).await
    }
}

/// The last runs on several lots of calls that the person steers.
pub struct JointRunsByCall;

impl Batch for JointRunsByCall {
    type Key = CallId;
    type Value = Vec<GroupingRun>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        joint_runs_by_call(app, actor, &keys).await
    }
}

/// The last plans of calls that the person steers.
pub struct PlanRunsByCall;

impl Batch for PlanRunsByCall {
    type Key = CallId;
    type Value = Vec<GroupingRun>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        plan_runs_by_call(app, actor, &keys).await
    }
}

/// The plans of runs that the person was shown.
pub struct PlanByRun;

impl Batch for PlanByRun {
    type Key = GroupingRunId;
    type Value = KeptPlan;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        plans_by_run(app, &keys).await
    }
}

/// Whether something that runs read has changed since. The key is the run's lots and fingerprint.
pub struct IsOutdated;

impl Batch for IsOutdated {
    type Key = (Vec<LotId>, String);
    type Value = bool;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        outdated_runs(app, &keys).await
    }
}

/// Which runs are replays, and whose inputs are kept.
pub struct OriginByRun;

impl Batch for OriginByRun {
    type Key = GroupingRunId;
    type Value = RunOrigin;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        origins_by_run(app, &keys).await
    }
}

/// Runs by their ids. For the originals of runs that the person was shown, which are on the same lot.
pub struct RunById;

impl Batch for RunById {
    type Key = GroupingRunId;
    type Value = GroupingRun;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        runs_by_id(app, &keys).await
    }
}
