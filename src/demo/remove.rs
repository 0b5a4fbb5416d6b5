//! Removing the demonstration: its records, and the consortia formed for its lots. What others made stays, and keeps
//! what it hangs on.

use domain::access::visibility::ConsortiumVisibility;
use domain::values::filters::ConsortiumFilter;
use domain::values::ids::{AccountId, CallId, ClusterId, CompanyId, NetworkId};
use domain::values::page::{MAX_PAGE, Order, PageRequest};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::access::accounts;
use persistence::repositories::directory::{clusters, companies, networks};
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::calls;
use persistence::storage_error::StorageError;

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::demonstration::{Demonstration, find_demonstration, forget_demonstration};

/// Removes the demonstration; whether one was loaded.
///
/// # Errors
/// `IN_USE` when records of another origin hang on those of the demonstration, such as a call imported into one of its
/// clusters: at `calls`, `companies` or `clusters`, with their names. Nothing is removed then.
pub async fn remove_demonstration(app: &App) -> Result<bool, AppError> {
    let transaction = app.database.begin().await?;
    let Some(demonstration) = find_demonstration(&transaction).await? else {
        return Ok(false);
    };
    let foreign = foreign_records(&transaction, &demonstration).await?;
    if !foreign.is_empty() {
        return Err(foreign.into());
    }
    remove_calls(&transaction, &demonstration).await?;
    remove_directory(&transaction, &demonstration).await?;
    forget_demonstration(&transaction).await?;
    transaction.commit().await?;
    Ok(true)
}

/// What people have put into the clusters and networks of the demonstration, and could not keep without them.
async fn foreign_records(
    conn: &Transaction,
    demonstration: &Demonstration,
) -> Result<Vec<Rejection>, AppError> {
    let cluster_ids: Vec<ClusterId> = demonstration
        .clusters
        .iter()
        .copied()
        .map(ClusterId)
        .collect();
    let network_ids: Vec<NetworkId> = demonstration
        .networks
        .iter()
        .copied()
        .map(NetworkId)
        .collect();
    let calls = calls::calls_by_cluster(conn, &cluster_ids).await?;
    let companies = companies::companies_of_clusters(conn, &cluster_ids).await?;
    let clusters = clusters::clusters_by_network(conn, &network_ids).await?;
    let calls = calls
        .iter()
        .filter(|call| !demonstration.calls.contains(&call.id.0))
        .map(|call| call.reference.to_string());
    let companies = companies
        .iter()
        .filter(|company| !demonstration.companies.contains(&company.id.0))
        .map(|company| company.name.to_string());
    let clusters = clusters
        .iter()
        .filter(|cluster| !demonstration.clusters.contains(&cluster.id.0))
        .map(|cluster| cluster.name.to_string());
    let found = [
        in_use_by("calls", calls),
        in_use_by("companies", companies),
        in_use_by("clusters", clusters),
    ];
    Ok(found.into_iter().flatten().collect())
}

fn in_use_by(what: &str, names: impl Iterator<Item = String>) -> Option<Rejection> {
    names.fold(None, |found, name| {
        let rejection = found.unwrap_or_else(|| Rejection::at(RejectionCode::InUse, what));
        Some(rejection.with("name", name))
    })
}

async fn remove_calls(conn: &Transaction, demonstration: &Demonstration) -> Result<(), AppError> {
    let ids: Vec<CallId> = demonstration.calls.iter().copied().map(CallId).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let filter = ConsortiumFilter {
        calls: ids.clone(),
        ..ConsortiumFilter::default()
    };
    let request = PageRequest {
        first: MAX_PAGE,
        after: None,
    };
    loop {
        let all = ConsortiumVisibility::All;
        let page =
            consortia::page_of_consortia(conn, &all, &filter, Order::default(), &request).await?;
        if page.items.is_empty() {
            break;
        }
        for (_, consortium) in page.items {
            let version = consortium.record.version;
            consortia::delete_consortium(conn, consortium.id, version).await?;
        }
    }
    for call in calls::calls_by_id(conn, &ids).await? {
        calls::delete_call(conn, call.id, call.record.version)
            .await
            .map_err(|error| in_use("calls", error))?;
    }
    Ok(())
}

async fn remove_directory(
    conn: &Transaction,
    demonstration: &Demonstration,
) -> Result<(), AppError> {
    let ids: Vec<AccountId> = demonstration
        .account_ids
        .iter()
        .copied()
        .map(AccountId)
        .collect();
    for account in accounts::accounts_by_id(conn, &ids).await? {
        accounts::delete_account(conn, account.id, account.record.version).await?;
    }
    let ids: Vec<CompanyId> = demonstration
        .companies
        .iter()
        .copied()
        .map(CompanyId)
        .collect();
    for company in companies::companies_by_id(conn, &ids).await? {
        companies::delete_company(conn, company.id, company.record.version)
            .await
            .map_err(|error| in_use("companies", error))?;
    }
    let ids: Vec<ClusterId> = demonstration
        .clusters
        .iter()
        .copied()
        .map(ClusterId)
        .collect();
    for cluster in clusters::clusters_by_id(conn, &ids).await? {
        clusters::delete_cluster(conn, cluster.id, cluster.record.version)
            .await
            .map_err(|error| in_use("clusters", error))?;
    }
    let ids: Vec<NetworkId> = demonstration
        .networks
        .iter()
        .copied()
        .map(NetworkId)
        .collect();
    for network in networks::networks_by_id(conn, &ids).await? {
        networks::delete_network(conn, network.id, network.record.version)
            .await
            .map_err(|error| in_use("networks", error))?;
    }
    Ok(())
}

fn in_use(what: &str, error: StorageError) -> AppError {
    if error.is_foreign_key() {
        Rejection::at(RejectionCode::InUse, what).into()
    } else {
        error.into()
    }
}
