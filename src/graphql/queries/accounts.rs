//! Questions about the person who asks, accounts and networks.

use async_graphql::{Context, InputObject, Object, Result};

use crate::application::access::accounts::list_accounts;
use crate::application::access::networks::list_networks;
use crate::graphql::app_error::top_level;
use crate::graphql::connection::{Connection, bounded_cost, list_cost, page_request};
use crate::graphql::request_scope::scope;
use crate::graphql::types::account::{Account, Viewer};
use crate::graphql::types::cluster::Network;

/// Questions about the person who asks, accounts and networks.
#[derive(Default)]
pub struct AccountQueries;

/// Narrows a list of accounts.
#[derive(Default, InputObject)]
pub struct AccountFilter {
    /// Words of the name or the address.
    pub text: Option<String>,
}

#[Object]
impl AccountQueries {
    /// The person who asks; null when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        Ok(Viewer::of(scope(ctx)?.actor.clone()))
    }

    /// The accounts that the person looks after, by name. For network administrators, who see all, and coordinators,
    /// who see those of their clusters.
    #[graphql(complexity = "list_cost(first, child_complexity)")]
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Narrows the list.")] filter: Option<AccountFilter>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: Option<i32>,
        #[graphql(desc = "After which cursor.")] after: Option<String>,
    ) -> Result<Connection<Account>> {
        let scope = scope(ctx)?;
        let request = page_request(first, after.as_deref())?;
        let text = filter.and_then(|filter| filter.text);
        let page = list_accounts(&scope.app, &scope.actor, text, &request)
            .await
            .map_err(top_level)?;
        Ok(Connection::of(page, &request, Account::from))
    }

    /// All networks, by name. For anyone.
    #[graphql(complexity = "bounded_cost(2, child_complexity)")]
    async fn networks(&self, ctx: &Context<'_>) -> Result<Vec<Network>> {
        let scope = scope(ctx)?;
        let networks = list_networks(&scope.app, &scope.actor)
            .await
            .map_err(top_level)?;
        Ok(networks.into_iter().map(Network::from).collect())
    }
}
