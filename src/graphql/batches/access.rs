//! Batches for accounts.

use std::collections::BTreeMap;

use domain::access::account::RoleGrant;
use domain::values::ids::AccountId;

use crate::application::access::accounts::grants_by_account;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::graphql::loaders::Batch;

/// The roles of each account.
pub struct GrantsByAccount;

impl Batch for GrantsByAccount {
    type Key = AccountId;
    type Value = Vec<RoleGrant>;

    async fn load(
        app: &App,
        _actor: &Actor,
        keys: Vec<AccountId>,
    ) -> Result<BTreeMap<AccountId, Vec<RoleGrant>>, AppError> {
        grants_by_account(app, &keys).await
    }
}
