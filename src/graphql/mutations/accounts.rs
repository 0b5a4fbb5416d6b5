//! Looking after accounts, roles, networks and clusters.

use async_graphql::{Context, Object, Result, SimpleObject};
use domain::values::changes::Change;

use crate::application::access::accounts::{self, close_account, create_account, issue_link};
use crate::application::access::networks::{
    UpdateCluster, create_cluster, create_network, update_cluster,
};
use crate::application::access::roles::{grant_role, revoke_role};
use crate::graphql::inputs::access::{
    CloseAccountInput, CreateAccountInput, CreateClusterInput, CreateNetworkInput, GrantRoleInput,
    IssueLinkInput, RevokeRoleInput, UpdateClusterInput, granting,
};
use crate::graphql::inputs::fields::change;
use crate::graphql::node_id::read_at;
use crate::graphql::request_scope::scope;
use crate::graphql::types::account::Account;
use crate::graphql::types::cluster::{Cluster, Network};
use crate::graphql::user_error::{UserError, outcome};

/// Looking after accounts, roles, networks and clusters.
#[derive(Default)]
pub struct AccountMutations;

/// What came of making an account.
#[derive(SimpleObject)]
pub struct CreateAccountPayload {
    /// The account.
    pub account: Option<Account>,
    /// Address of the one-time page where the person sets a password: to hand over, shown once, good for 24 hours.
    pub link: Option<String>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of closing an account.
#[derive(SimpleObject)]
pub struct CloseAccountPayload {
    /// The account.
    pub account: Option<Account>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of making a link.
#[derive(SimpleObject)]
pub struct IssueLinkPayload {
    /// Address of the one-time page where the person sets a password: to hand over, shown once, good for 24 hours.
    pub link: Option<String>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of giving a role.
#[derive(SimpleObject)]
pub struct GrantRolePayload {
    /// The account with its roles.
    pub account: Option<Account>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of taking a role away.
#[derive(SimpleObject)]
pub struct RevokeRolePayload {
    /// The account with the roles that it keeps.
    pub account: Option<Account>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of making a network.
#[derive(SimpleObject)]
pub struct CreateNetworkPayload {
    /// The network.
    pub network: Option<Network>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of making a cluster.
#[derive(SimpleObject)]
pub struct CreateClusterPayload {
    /// The cluster.
    pub cluster: Option<Cluster>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

/// What came of changing a cluster.
#[derive(SimpleObject)]
pub struct UpdateClusterPayload {
    /// The cluster.
    pub cluster: Option<Cluster>,
    /// What is wrong with the input.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AccountMutations {
    /// Makes an account with its first role. For network administrators; coordinators and managers for companies of their own.
    async fn create_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account.")] input: CreateAccountInput,
    ) -> Result<CreateAccountPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let command = accounts::CreateAccount {
                granting: granting(
                    input.role,
                    input.cluster_id.as_ref(),
                    input.company_id.as_ref(),
                )?,
                email: input.email,
                name: input.name,
                language: input.language.into(),
            };
            create_account(&scope.app, &scope.actor, command).await
        };
        let (done, user_errors) = outcome(scope, result.await, "")?;
        let (account, link) = done.unzip();
        Ok(CreateAccountPayload {
            account: account.map(Account::from),
            link,
            user_errors,
        })
    }

    /// Closes an account for good: its sessions end, its roles go. For network administrators.
    async fn close_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which account.")] input: CloseAccountInput,
    ) -> Result<CloseAccountPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let account_id = read_at("accountId", &input.account_id)?;
            close_account(&scope.app, &scope.actor, account_id, input.version).await
        };
        let (done, user_errors) = outcome(scope, result.await, "accountId")?;
        Ok(CloseAccountPayload {
            account: done.map(Account::from),
            user_errors,
        })
    }

    /// Makes a new one-time link with which the person sets a password; earlier ones stop working. For network administrators, and coordinators for those who act only for companies of their clusters.
    async fn issue_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For whom.")] input: IssueLinkInput,
    ) -> Result<IssueLinkPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let account_id = read_at("accountId", &input.account_id)?;
            issue_link(&scope.app, &scope.actor, account_id).await
        };
        let (done, user_errors) = outcome(scope, result.await, "accountId")?;
        Ok(IssueLinkPayload {
            link: done,
            user_errors,
        })
    }

    /// Gives an account one more role. For network administrators; coordinators and managers for companies of their own.
    async fn grant_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role, to whom.")] input: GrantRoleInput,
    ) -> Result<GrantRolePayload> {
        let scope = scope(ctx)?;
        let result = async {
            let account_id = read_at("accountId", &input.account_id)?;
            let granting = granting(
                input.role,
                input.cluster_id.as_ref(),
                input.company_id.as_ref(),
            )?;
            grant_role(&scope.app, &scope.actor, account_id, granting).await
        };
        let (done, user_errors) = outcome(scope, result.await, "accountId")?;
        Ok(GrantRolePayload {
            account: done.map(Account::from),
            user_errors,
        })
    }

    /// Takes a role away; it is gone from the next request on. For network administrators; coordinators and managers for companies of their own.
    async fn revoke_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role.")] input: RevokeRoleInput,
    ) -> Result<RevokeRolePayload> {
        let scope = scope(ctx)?;
        let result = async {
            let grant_id = read_at("grantId", &input.grant_id)?;
            revoke_role(&scope.app, &scope.actor, grant_id).await
        };
        let (done, user_errors) = outcome(scope, result.await, "grantId")?;
        Ok(RevokeRolePayload {
            account: done.map(Account::from),
            user_errors,
        })
    }

    /// Makes a network. For network administrators.
    async fn create_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The network.")] input: CreateNetworkInput,
    ) -> Result<CreateNetworkPayload> {
        let scope = scope(ctx)?;
        let result = async { create_network(&scope.app, &scope.actor, &input.name).await };
        let (done, user_errors) = outcome(scope, result.await, "")?;
        Ok(CreateNetworkPayload {
            network: done.map(Network::from),
            user_errors,
        })
    }

    /// Makes a cluster in a network. For network administrators.
    async fn create_cluster(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cluster.")] input: CreateClusterInput,
    ) -> Result<CreateClusterPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let network_id = read_at("networkId", &input.network_id)?;
            let words = (input.name.as_str(), input.summary.as_deref());
            create_cluster(&scope.app, &scope.actor, network_id, words).await
        };
        let (done, user_errors) = outcome(scope, result.await, "networkId")?;
        Ok(CreateClusterPayload {
            cluster: done.map(|cluster| Cluster::seen_by(&scope.actor, cluster)),
            user_errors,
        })
    }

    /// Changes a cluster. For network administrators and its coordinators.
    async fn update_cluster(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateClusterInput,
    ) -> Result<UpdateClusterPayload> {
        let scope = scope(ctx)?;
        let result = async {
            let summary: Change<String> = change(input.summary);
            let command = UpdateCluster {
                cluster_id: read_at("clusterId", &input.cluster_id)?,
                name: input.name,
                summary,
                version: input.version,
            };
            update_cluster(&scope.app, &scope.actor, command).await
        };
        let (done, user_errors) = outcome(scope, result.await, "clusterId")?;
        Ok(UpdateClusterPayload {
            cluster: done.map(|cluster| Cluster::seen_by(&scope.actor, cluster)),
            user_errors,
        })
    }
}
