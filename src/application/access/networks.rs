//! Networks and clusters: who makes and changes them. What others read of them is in `clusters`.

use domain::access::cluster::{Cluster, Network};
use domain::values::changes::Change;
use domain::values::ids::{ClusterId, NetworkId};
use domain::values::record::Record;
use domain::values::rejection::RejectionCode;
use domain::values::text::{Name, Prose};
use persistence::repositories::directory::{clusters, networks};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What changes about a cluster.
#[derive(Clone, Debug)]
pub struct UpdateCluster {
    /// Which cluster.
    pub cluster_id: ClusterId,
    /// Its new name.
    pub name: Option<String>,
    /// What it is and where.
    pub summary: Change<String>,
    /// The version that was read.
    pub version: i32,
}

/// All networks, by name.
///
/// # Errors
/// What the database says.
pub async fn list_networks(app: &App, actor: &Actor) -> Result<Vec<Network>, AppError> {
    actor.require_somewhere(Operation::Networks)?;
    Ok(networks::list_networks(app.database.read()).await?)
}

/// All clusters, by name.
///
/// # Errors
/// What the database says.
pub async fn list_clusters(app: &App, actor: &Actor) -> Result<Vec<Cluster>, AppError> {
    actor.require_somewhere(Operation::Networks)?;
    Ok(clusters::list_clusters(app.database.read()).await?)
}

/// Makes a network.
///
/// # Errors
/// `NOT_UNIQUE` for a name in use.
pub async fn create_network(app: &App, actor: &Actor, name: &str) -> Result<Network, AppError> {
    actor.require_somewhere(Operation::CreateNetwork)?;
    let network = Network {
        id: NetworkId::new(),
        name: Name::parse("name", name)?,
        record: Record::new(app.clock.now()),
    };
    let transaction = app.database.begin().await?;
    networks::insert_network(&transaction, &network)
        .await
        .map_err(name_taken)?;
    transaction.commit().await?;
    Ok(network)
}

/// Makes a cluster in a network.
///
/// # Errors
/// `NOT_FOUND` for an absent network, `NOT_UNIQUE` for a name in use there.
pub async fn create_cluster(
    app: &App,
    actor: &Actor,
    network_id: NetworkId,
    (name, summary): (&str, Option<&str>),
) -> Result<Cluster, AppError> {
    actor.require_somewhere(Operation::CreateCluster)?;
    let cluster = Cluster {
        id: ClusterId::new(),
        network_id,
        name: Name::parse("name", name)?,
        summary: Prose::parse_optional("summary", summary)?,
        record: Record::new(app.clock.now()),
    };
    let transaction = app.database.begin().await?;
    networks::find_network(&transaction, network_id)
        .await?
        .ok_or_else(|| AppError::rejected_at(RejectionCode::NotFound, "networkId"))?;
    clusters::insert_cluster(&transaction, &cluster)
        .await
        .map_err(name_taken)?;
    transaction.commit().await?;
    Ok(cluster)
}

/// Changes a cluster.
///
/// # Errors
/// `NotFound`, `Conflict` for a version that is not the present one, `NOT_UNIQUE` for a name in use.
pub async fn update_cluster(
    app: &App,
    actor: &Actor,
    command: UpdateCluster,
) -> Result<Cluster, AppError> {
    actor.require_somewhere(Operation::UpdateCluster)?;
    let transaction = app.database.begin().await?;
    let cluster = clusters::find_cluster(&transaction, command.cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::UpdateCluster, &Subject::cluster(cluster.id))?;
    let changed = Cluster {
        name: match command.name {
            Some(typed) => Name::parse("name", &typed)?,
            None => cluster.name,
        },
        summary: match command.summary {
            Change::Keep => cluster.summary,
            Change::Clear => None,
            Change::Set(typed) => Prose::parse_optional("summary", Some(&typed))?,
        },
        record: cluster.record.changed(app.clock.now()),
        ..cluster
    };
    clusters::update_cluster(&transaction, &changed, command.version)
        .await
        .map_err(name_taken)?;
    transaction.commit().await?;
    Ok(changed)
}

fn name_taken(error: StorageError) -> AppError {
    if error.is_double("uq_network_name") || error.is_double("uq_cluster_network_id_name") {
        AppError::rejected_at(RejectionCode::NotUnique, "name")
    } else {
        error.into()
    }
}
