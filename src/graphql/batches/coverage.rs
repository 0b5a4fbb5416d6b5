//! Edges from lots to their coverage and to the companies that could take part.

use std::collections::BTreeMap;

use domain::values::ids::LotId;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::coverage::{
    CoverageInstant, GroupToTry, LotCandidate, LotCoverage, candidates_by_lot, cluster_coverages,
    group_coverages,
};
use crate::graphql::loaders::Batch;

/// The coverage of lots by all willing companies of the cluster.
pub struct ClusterCoverageByLot;

impl Batch for ClusterCoverageByLot {
    type Key = (LotId, CoverageInstant);
    type Value = LotCoverage;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        cluster_coverages(app, actor, &keys).await
    }
}

/// The coverage of lots by groups that are tried out.
pub struct CoverageByGroup;

impl Batch for CoverageByGroup {
    type Key = GroupToTry;
    type Value = LotCoverage;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        group_coverages(app, actor, &keys).await
    }
}

/// The companies that could take part in lots.
pub struct CandidatesByLot;

impl Batch for CandidatesByLot {
    type Key = LotId;
    type Value = Vec<LotCandidate>;

    async fn load(
        app: &App,
        actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        candidates_by_lot(app, actor, &keys).await
    }
}
