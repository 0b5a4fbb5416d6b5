//! Giving and taking roles.

use domain::access::account::{Account, Role, RoleGrant, RoleKind};
use domain::values::codes::Siren;
use domain::values::filters::CompanyFilter;
use domain::values::ids::{AccountId, ClusterId, CompanyId, RoleGrantId};
use domain::values::page::{MAX_PAGE, Order, PageRequest};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::access::{accounts, role_grants};
use persistence::repositories::directory::{clusters, companies};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A role as it is asked for, with what it is to be held over.
#[derive(Clone, Copy, Debug)]
pub struct Granting {
    /// The kind of role.
    pub kind: RoleKind,
    /// The cluster of a coordinator.
    pub cluster_id: Option<ClusterId>,
    /// The company of a manager or contributor.
    pub company_id: Option<CompanyId>,
}

impl Granting {
    /// The role.
    ///
    /// # Errors
    /// `REQUIRED` at `clusterId` or `companyId` when the kind of role needs one.
    pub fn role(self) -> Result<Role, Rejection> {
        let missing = || Rejection::at(RejectionCode::Required, self.id_field());
        match self.kind {
            RoleKind::NetworkAdministrator => Ok(Role::NetworkAdministrator),
            RoleKind::Coordinator => self.cluster_id.map(Role::Coordinator).ok_or_else(missing),
            RoleKind::CompanyManager => self
                .company_id
                .map(Role::CompanyManager)
                .ok_or_else(missing),
            RoleKind::CompanyContributor => self
                .company_id
                .map(Role::CompanyContributor)
                .ok_or_else(missing),
        }
    }

    /// The field of the input that says what the role is held over.
    #[must_use]
    pub fn id_field(self) -> &'static str {
        match self.kind {
            RoleKind::NetworkAdministrator => "role",
            RoleKind::Coordinator => "clusterId",
            RoleKind::CompanyManager | RoleKind::CompanyContributor => "companyId",
        }
    }
}

/// What a role is held over, as the object of a question of permission.
///
/// # Errors
/// `NOT_FOUND` at the field when the cluster or company is absent.
pub async fn role_subject(
    conn: &impl Connection,
    role: Role,
    id_field: &str,
) -> Result<Subject, AppError> {
    let absent = || AppError::rejected_at(RejectionCode::NotFound, id_field);
    let subject = match (role.cluster_id(), role.company_id()) {
        (Some(cluster_id), _) => {
            clusters::find_cluster(conn, cluster_id)
                .await?
                .ok_or_else(absent)?;
            Subject::cluster(cluster_id)
        }
        (None, Some(company_id)) => {
            let pairs = clusters::cluster_ids_by_company(conn, &[company_id]).await?;
            if pairs.is_empty() {
                return Err(absent());
            }
            Subject {
                company_ids: vec![company_id],
                cluster_ids: pairs
                    .into_iter()
                    .map(|(_, cluster_id)| cluster_id)
                    .collect(),
                ..Subject::none()
            }
        }
        (None, None) => Subject::none(),
    };
    Ok(subject.giving(role.kind()))
}

/// Gives an account one more role.
///
/// # Errors
/// `NOT_FOUND` for an absent or closed account, `NOT_UNIQUE` when it has the role already.
pub async fn grant_role(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
    granting: Granting,
) -> Result<Account, AppError> {
    actor.require_somewhere(Operation::GrantRole)?;
    let role = granting.role()?;
    let transaction = app.database.begin().await?;
    let subject = role_subject(&transaction, role, granting.id_field()).await?;
    actor.require(Operation::GrantRole, &subject)?;
    let account = accounts::find_account(&transaction, account_id)
        .await?
        .filter(|account| account.closed_at.is_none())
        .ok_or_else(|| AppError::rejected_at(RejectionCode::NotFound, "accountId"))?;
    let grant = RoleGrant {
        id: RoleGrantId::new(),
        account_id,
        role,
        created_at: app.clock.now(),
    };
    role_grants::insert_role_grant(&transaction, &grant)
        .await
        .map_err(|error| {
            if error.is_double("uq_role_grant_account_id_role_subject") {
                AppError::rejected_at(RejectionCode::NotUnique, "role")
            } else {
                error.into()
            }
        })?;
    transaction.commit().await?;
    Ok(account)
}

/// Takes a role away. The last network administrator keeps its role.
///
/// # Errors
/// `NotFound` for absent and hidden grants, `WRONG_STATE` for the last network administrator.
pub async fn revoke_role(
    app: &App,
    actor: &Actor,
    grant_id: RoleGrantId,
) -> Result<Account, AppError> {
    actor.require_somewhere(Operation::RevokeRole)?;
    let transaction = app.database.begin().await?;
    let grant = role_grants::find_role_grant(&transaction, grant_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let subject = role_subject(&transaction, grant.role, "grantId").await?;
    actor.require(Operation::RevokeRole, &subject)?;
    let is_last = grant.role == Role::NetworkAdministrator
        && role_grants::count_network_administrators(&transaction).await? <= 1;
    if is_last {
        return Err(AppError::rejected_at(RejectionCode::WrongState, "grantId"));
    }
    role_grants::delete_role_grant(&transaction, grant_id).await?;
    let account = accounts::find_account(&transaction, grant.account_id)
        .await?
        .ok_or(AppError::NotFound)?;
    transaction.commit().await?;
    Ok(account)
}

/// The companies of a SIREN or of an exact name, for the command line.
///
/// # Errors
/// What the database says.
pub async fn companies_by_key(app: &App, key: &str) -> Result<Vec<CompanyId>, AppError> {
    let conn = app.database.read();
    if let Ok(siren) = Siren::parse("company", key) {
        let found = companies::companies_by_siren(conn, &[siren.as_str()]).await?;
        return Ok(found.iter().map(|company| company.id).collect());
    }
    let filter = CompanyFilter {
        text: Some(key.to_owned()),
        ..CompanyFilter::default()
    };
    let mut request = PageRequest {
        first: MAX_PAGE,
        after: None,
    };
    let mut found = Vec::new();
    loop {
        let page = companies::page_of_companies(conn, &filter, Order::default(), &request).await?;
        request.after = page.items.last().map(|(cursor, _)| cursor.clone());
        let called = page.items.into_iter().map(|(_, company)| company);
        let called = called.filter(|company| company.name.as_str() == key);
        found.extend(called.map(|company| company.id));
        if !page.has_next {
            return Ok(found);
        }
    }
}
