//! The names of persons who did something: shown beside what they did, to whoever sees that.

use std::collections::BTreeMap;

use domain::values::ids::AccountId;
use persistence::repositories::access::accounts;

use crate::application::app::App;
use crate::application::app_error::AppError;

/// The names of the accounts with these ids.
///
/// # Errors
/// What the database says.
pub async fn names_by_account(
    app: &App,
    account_ids: &[AccountId],
) -> Result<BTreeMap<AccountId, String>, AppError> {
    let found = accounts::accounts_by_id(app.database.read(), account_ids).await?;
    Ok(found
        .into_iter()
        .map(|account| (account.id, account.name.into_string()))
        .collect())
}
