//! Edges to companies, what they declare, their clusters and the vocabulary.

use std::collections::BTreeMap;

use domain::access::cluster::{Cluster, Network};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::values::ids::{AccountId, ClusterId, CompanyId, CompetencyId, NetworkId};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::directory::awards::awards_by_company;
use crate::application::directory::capabilities::capabilities_by_company;
use crate::application::directory::clusters::{
    clusters_by_id, clusters_by_network, n_companies_by_cluster, networks_by_id,
};
use crate::application::directory::companies::companies_by_id;
use crate::application::directory::competencies::{competencies_by_id, narrower_by_competency};
use crate::application::directory::people::names_by_account;
use crate::graphql::loaders::Batch;

/// Companies of the directory.
pub struct CompanyById;

impl Batch for CompanyById {
    type Key = CompanyId;
    type Value = Company;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        companies_by_id(app, &keys).await
    }
}

/// What companies declare.
pub struct CapabilitiesByCompany;

impl Batch for CapabilitiesByCompany {
    type Key = CompanyId;
    type Value = Vec<Capability>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        capabilities_by_company(app, &keys).await
    }
}

/// What companies have won.
pub struct AwardsByCompany;

impl Batch for AwardsByCompany {
    type Key = CompanyId;
    type Value = Vec<Award>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        awards_by_company(app, &keys).await
    }
}

/// Entries of the vocabulary.
pub struct CompetencyById;

impl Batch for CompetencyById {
    type Key = CompetencyId;
    type Value = Competency;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        competencies_by_id(app, &keys).await
    }
}

/// The entries directly below entries.
pub struct NarrowerByCompetency;

impl Batch for NarrowerByCompetency {
    type Key = CompetencyId;
    type Value = Vec<Competency>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        narrower_by_competency(app, &keys).await
    }
}

/// Clusters.
pub struct ClusterById;

impl Batch for ClusterById {
    type Key = ClusterId;
    type Value = Cluster;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        clusters_by_id(app, &keys).await
    }
}

/// How many companies clusters have.
pub struct NCompaniesByCluster;

impl Batch for NCompaniesByCluster {
    type Key = ClusterId;
    type Value = u32;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        n_companies_by_cluster(app, &keys).await
    }
}

/// Networks.
pub struct NetworkById;

impl Batch for NetworkById {
    type Key = NetworkId;
    type Value = Network;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        networks_by_id(app, &keys).await
    }
}

/// The clusters of networks.
pub struct ClustersByNetwork;

impl Batch for ClustersByNetwork {
    type Key = NetworkId;
    type Value = Vec<Cluster>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        clusters_by_network(app, &keys).await
    }
}

/// The names of persons who did something that was shown.
pub struct NameByAccount;

impl Batch for NameByAccount {
    type Key = AccountId;
    type Value = String;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<Self::Key>,
    ) -> Result<BTreeMap<Self::Key, Self::Value>, AppError> {
        names_by_account(app, &keys).await
    }
}
