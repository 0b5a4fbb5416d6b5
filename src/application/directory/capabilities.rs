//! Capabilities: what a company declares that it can do, with its evidence, and what a coordinator confirms.

use std::collections::BTreeMap;

use domain::directory::capability::{Capability, Verification};
use domain::directory::company::Company;
use domain::edits::capability::CapabilityEdit;
use domain::values::changes::Findings;
use domain::values::ids::{CapabilityId, CompanyId, CompetencyId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::{Connection, Transaction};
use persistence::repositories::directory::{capabilities, companies, competencies};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::directory::companies::open_company;
use crate::application::stored::{double_at, expect_version};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A capability with what permission on it depends on: the company that declares it.
#[derive(Clone, Debug)]
pub struct CapabilityOfCompany {
    /// The capability.
    pub capability: Capability,
    /// Its company, as far as permission goes.
    pub subject: Subject,
}

/// What these companies declare, each company's in the order of making.
///
/// # Errors
/// What the database says.
pub async fn capabilities_by_company(
    app: &App,
    company_ids: &[CompanyId],
) -> Result<BTreeMap<CompanyId, Vec<Capability>>, AppError> {
    let conn = app.database.read();
    let mut by_company: BTreeMap<CompanyId, Vec<Capability>> = BTreeMap::new();
    for capability in capabilities::capabilities_by_company(conn, company_ids).await? {
        by_company
            .entry(capability.company_id)
            .or_default()
            .push(capability);
    }
    Ok(by_company)
}

/// One capability.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find_capability(
    app: &App,
    actor: &Actor,
    capability_id: CapabilityId,
) -> Result<CapabilityOfCompany, AppError> {
    actor.require_somewhere(Operation::Company)?;
    let conn = app.database.read();
    let (capability, company) = capability_with_company(conn, capability_id).await?;
    Ok(CapabilityOfCompany {
        capability,
        subject: Subject::company(&company),
    })
}

/// Declares a capability; a company declares a competency once.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with all findings.
pub async fn declare_capability(
    app: &App,
    actor: &Actor,
    (company_id, competency_id): (CompanyId, CompetencyId),
    edit: CapabilityEdit,
) -> Result<CapabilityOfCompany, AppError> {
    let operation = Operation::DeclareCapability;
    let (transaction, company) = open_company(app, actor, operation, company_id).await?;
    let mut findings = Findings::default();
    if competencies::find_competency(&transaction, competency_id)
        .await?
        .is_none()
    {
        findings.add(Rejection::at(RejectionCode::NotFound, "competencyId"));
    }
    let declared = edit.create(company_id, competency_id, app.clock.now());
    let declared = findings.take_all(declared);
    let capability = findings.finish_some(declared)?;
    capabilities::insert_capability(&transaction, &capability)
        .await
        .map_err(refused_capability)?;
    transaction.commit().await?;
    Ok(CapabilityOfCompany {
        capability,
        subject: Subject::company(&company),
    })
}

/// Changes a capability.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with all findings.
pub async fn update_capability(
    app: &App,
    actor: &Actor,
    (capability_id, version): (CapabilityId, i32),
    edit: CapabilityEdit,
) -> Result<CapabilityOfCompany, AppError> {
    let operation = Operation::UpdateCapability;
    let (transaction, known, company) =
        open_capability(app, actor, operation, capability_id).await?;
    expect_version(&known.record, version)?;
    let capability = edit.update(known, app.clock.now())?;
    store(transaction, capability, version, &company).await
}

/// Takes a declaration back; the company that declared it.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`.
pub async fn withdraw_capability(
    app: &App,
    actor: &Actor,
    (capability_id, version): (CapabilityId, i32),
) -> Result<Company, AppError> {
    let operation = Operation::WithdrawCapability;
    let (transaction, _, company) = open_capability(app, actor, operation, capability_id).await?;
    capabilities::delete_capability(&transaction, capability_id, version).await?;
    transaction.commit().await?;
    Ok(company)
}

/// What a coordinator says of a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerificationWord {
    /// It is as declared.
    Confirm,
    /// An earlier confirmation no longer stands.
    TakeBack,
}

/// Confirms a declaration, or takes the confirmation back; who and when is kept.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`.
pub async fn verify_capability(
    app: &App,
    actor: &Actor,
    (capability_id, version): (CapabilityId, i32),
    word: VerificationWord,
) -> Result<CapabilityOfCompany, AppError> {
    let operation = Operation::VerifyCapability;
    let (transaction, known, company) =
        open_capability(app, actor, operation, capability_id).await?;
    expect_version(&known.record, version)?;
    let now = app.clock.now();
    let verification = match word {
        VerificationWord::Confirm => Some(Verification {
            account_id: actor.account_id(),
            verified_at: now,
        }),
        VerificationWord::TakeBack => None,
    };
    let capability = Capability {
        verification,
        record: known.record.changed(now),
        ..known
    };
    store(transaction, capability, version, &company).await
}

async fn capability_with_company(
    conn: &impl Connection,
    capability_id: CapabilityId,
) -> Result<(Capability, Company), AppError> {
    let capability = capabilities::find_capability(conn, capability_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let company = companies::find_company(conn, capability.company_id)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((capability, company))
}

async fn open_capability(
    app: &App,
    actor: &Actor,
    operation: Operation,
    capability_id: CapabilityId,
) -> Result<(Transaction, Capability, Company), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let (capability, company) = capability_with_company(&transaction, capability_id).await?;
    actor.require(operation, &Subject::company(&company))?;
    Ok((transaction, capability, company))
}

async fn store(
    transaction: Transaction,
    capability: Capability,
    version: i32,
    company: &Company,
) -> Result<CapabilityOfCompany, AppError> {
    capabilities::update_capability(&transaction, &capability, version).await?;
    transaction.commit().await?;
    Ok(CapabilityOfCompany {
        capability,
        subject: Subject::company(company),
    })
}

fn refused_capability(error: StorageError) -> AppError {
    double_at(
        error,
        &[("uq_capability_company_id_competency_id", "competencyId")],
    )
}
