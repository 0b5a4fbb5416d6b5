//! Contracts that companies have won: shown with the company, and forgotten when a coordinator says so. They come in as
//! workbooks (`workbooks::import_workbook`).

use std::collections::BTreeMap;

use domain::directory::award::Award;
use domain::values::ids::{AwardId, CompanyId};
use persistence::repositories::directory::awards;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What these companies have won, each company's latest first.
///
/// # Errors
/// What the database says.
pub async fn awards_by_company(
    app: &App,
    company_ids: &[CompanyId],
) -> Result<BTreeMap<CompanyId, Vec<Award>>, AppError> {
    let mut by_company: BTreeMap<CompanyId, Vec<Award>> = BTreeMap::new();
    for (company_id, award) in awards::awards_by_company(app.database.read(), company_ids).await? {
        by_company.entry(company_id).or_default().push(award);
    }
    Ok(by_company)
}

/// Forgets a contract: it no longer counts as past work of its winners.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`.
pub async fn delete_award(
    app: &App,
    actor: &Actor,
    (award_id, version): (AwardId, i32),
) -> Result<Award, AppError> {
    let operation = Operation::DeleteAward;
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let award = awards::find_award(&transaction, award_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::cluster(award.cluster_id))?;
    awards::delete_award(&transaction, award_id, version).await?;
    transaction.commit().await?;
    Ok(award)
}
