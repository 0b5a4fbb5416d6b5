//! The dossier of a consortium.

use domain::access::account::{Account, Language, Role};
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::values::ids::{CompanyId, ConsortiumId};
use persistence::repositories::access::role_grants;
use spreadsheets::write::consortium::dossier::{ConsortiumDossier, DossierContact};
use spreadsheets::write::write_consortium::write_consortium;

use crate::application::access::accounts::find_account;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, file_stem, hide_amounts, reads_private, workbook, written,
};
use crate::application::groupings::consortia::find_consortium;
use crate::application::groupings::consortium_reviews::reviews_by_consortium;
use crate::application::groupings::lot_cases::LotCase;
use crate::application::procurement::milestones::milestones_of;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The dossier of a consortium, with what its reader may know.
///
/// # Errors
/// `NotFound` unless the person may know of the consortium.
pub async fn export_consortium(
    app: &App,
    actor: &Actor,
    consortium_id: ConsortiumId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    let mut consortium = find_consortium(app, actor, consortium_id).await?;
    let subject = Subject::consortium(&consortium);
    actor.require(Operation::DownloadConsortium, &subject)?;
    let mut reviews = reviews_by_consortium(app, actor, std::slice::from_ref(&consortium)).await?;
    let review = reviews.remove(&consortium_id).ok_or(AppError::NotFound)?;
    if !actor.may_read(FieldClass::Prices, &subject) {
        for line in &mut consortium.allocations {
            line.amount = None;
        }
    }
    let ids: Vec<CompanyId> = consortium
        .members
        .iter()
        .map(|member| member.company_id)
        .collect();
    let (members, declared) = what_reader_may_know(actor, &review.case, &ids);
    let made_at = app.clock.now();
    let made_by = actor
        .account()
        .map_or_else(|| "cordee".to_owned(), |account| account.name.to_string());
    let name = file_stem(&[
        "dossier",
        review.case.call.reference.as_str(),
        consortium.name.as_str(),
    ]);
    let milestones = milestones_of(&review.case.call);
    let people = people_known(app, actor, &ids).await?;
    let bytes = written(move || {
        let contacts: Vec<DossierContact<'_>> = people
            .iter()
            .map(|(company_id, account)| DossierContact {
                company_id: *company_id,
                name: account.name.as_str(),
                email: account.email.as_str(),
            })
            .collect();
        let dossier = ConsortiumDossier {
            consortium: &consortium,
            call: &review.case.call,
            lot: &review.case.lot,
            requirements: &review.case.requirements,
            companies: &members,
            capabilities: &declared,
            coverage: &review.coverage,
            violations: &review.violations,
            vocabulary: &review.case.vocabulary,
            milestones: &milestones,
            contacts: &contacts,
            made_at,
            made_by: &made_by,
        };
        write_consortium(&dossier, language)
    });
    Ok(workbook(&name, bytes.await?))
}

/// Those who manage the companies and whom the person may know: a coordinator those of its clusters, others themselves.
async fn people_known(
    app: &App,
    actor: &Actor,
    company_ids: &[CompanyId],
) -> Result<Vec<(CompanyId, Account)>, AppError> {
    let grants = role_grants::grants_by_company(app.database.read(), company_ids).await?;
    let mut people = Vec::new();
    for grant in grants {
        let Role::CompanyManager(company_id) = grant.role else {
            continue;
        };
        match find_account(app, actor, grant.account_id).await {
            Ok(account) => people.push((company_id, account)),
            Err(AppError::NotFound | AppError::Forbidden) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(people)
}

/// The companies of a dossier and what they declare, without what only they and their coordinators know.
fn what_reader_may_know(
    actor: &Actor,
    case: &LotCase,
    ids: &[CompanyId],
) -> (Vec<Company>, Vec<Capability>) {
    let mut members = Vec::new();
    let mut declared = Vec::new();
    for company in ids.iter().filter_map(|id| case.companies.get(id)) {
        let reads_all = reads_private(actor, company);
        let mut company = company.clone();
        for capability in case.declared_by(company.id) {
            let mut capability = capability.clone();
            if !reads_all {
                hide_amounts(&mut capability);
            }
            declared.push(capability);
        }
        if !reads_all {
            company.financial_years.clear();
            company.available_fte = None;
        }
        members.push(company);
    }
    (members, declared)
}
