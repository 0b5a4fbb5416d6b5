//! Loading the demonstration in one transaction. Loading it again changes nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::account::{Account, Role, RoleGrant, RoleKind};
use domain::access::cluster::{Cluster, Network};
use domain::values::codes::EmailAddress;
use domain::values::ids::{AccountId, ClusterId, CompanyId, CompetencyId, NetworkId, RoleGrantId};
use domain::values::record::Record;
use domain::values::rejection::Rejection;
use domain::values::text::{Name, Prose};
use persistence::connection::{Connection, Transaction};
use persistence::repositories::access::{accounts, role_grants};
use persistence::repositories::directory::{
    capabilities, clusters, companies, competencies, networks,
};
use persistence::repositories::procurement::{calls, interests, lots, requirements};

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::demonstration::{
    Demonstration, DemonstrationAccount, find_demonstration, remember_demonstration,
};
use crate::demo::call_records::{CallRecords, call_of, interest_of};
use crate::demo::company_records::{Names, capability_of, company_of, unknown};
use crate::demo::files::{AccountTable, DemoFiles, NetworkFile, read_files};
use crate::demo::moved_dates::MovedDates;

/// The password of every account of the demonstration, shown on the sign-in page while it is loaded.
pub const PASSWORD: &str = "cordee-demonstration";

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// It was loaded.
    Now,
    /// It was there already.
    Before,
}

/// Loads the demonstration unless it is loaded.
///
/// # Errors
/// What the database says; findings when a data file is wrong, or when a record of another origin has a name of its own
/// already. Nothing is loaded then.
pub async fn load_demonstration(app: &App) -> Result<Loaded, AppError> {
    let files = read_files()?;
    let password_hash = app.passwords.hash(PASSWORD).await?;
    let transaction = app.database.begin().await?;
    if find_demonstration(&transaction).await?.is_some() {
        return Ok(Loaded::Before);
    }
    let now = app.clock.now();
    let dates = MovedDates::new(files.companies.reference_date.0, app.clock.today());
    let mut loading = Loading {
        now,
        dates,
        competencies: competency_ids(&transaction).await?,
        clusters: BTreeMap::new(),
        companies: files
            .companies
            .companies
            .iter()
            .map(|company| (company.code.clone(), CompanyId::new()))
            .collect(),
        coordinators: BTreeMap::new(),
        demonstration: Demonstration::default(),
    };
    loading.load_network(&transaction, &files.network).await?;
    let people = loading
        .load_accounts(&transaction, &files.network, &password_hash)
        .await?;
    loading.load_companies(&transaction, &files).await?;
    for grant in people {
        role_grants::insert_role_grant(&transaction, &grant).await?;
    }
    loading.load_calls(&transaction, &files).await?;
    remember_demonstration(&transaction, &loading.demonstration, now).await?;
    transaction.commit().await?;
    Ok(Loaded::Now)
}

/// Loads the demonstration when nothing but the vocabulary is stored yet; whether it did.
///
/// # Errors
/// As `load_demonstration`.
pub async fn load_if_empty(app: &App) -> Result<bool, AppError> {
    let conn = app.database.read();
    let is_empty = networks::list_networks(conn).await?.is_empty()
        && accounts::count_accounts(conn, &Default::default()).await? == 0;
    Ok(is_empty && load_demonstration(app).await? == Loaded::Now)
}

async fn competency_ids(
    conn: &impl Connection,
) -> Result<BTreeMap<String, CompetencyId>, AppError> {
    let vocabulary = competencies::load_vocabulary(conn).await?;
    Ok(vocabulary
        .entries()
        .map(|entry| (entry.code.to_string(), entry.id))
        .collect())
}

/// What is known while loading.
struct Loading {
    now: DateTime<Utc>,
    dates: MovedDates,
    competencies: BTreeMap<String, CompetencyId>,
    clusters: BTreeMap<String, ClusterId>,
    companies: BTreeMap<String, CompanyId>,
    coordinators: BTreeMap<ClusterId, AccountId>,
    demonstration: Demonstration,
}

impl Loading {
    fn names(&self) -> Names<'_> {
        Names {
            clusters: &self.clusters,
            competencies: &self.competencies,
            coordinators: &self.coordinators,
            companies: &self.companies,
        }
    }

    async fn load_network(
        &mut self,
        conn: &Transaction,
        file: &NetworkFile,
    ) -> Result<(), AppError> {
        let network = Network {
            id: NetworkId::new(),
            name: Name::parse("name", &file.network.name)?,
            record: Record::new(self.now),
        };
        networks::insert_network(conn, &network).await?;
        self.demonstration.networks.push(network.id.0);
        for table in &file.clusters {
            let cluster = Cluster {
                id: ClusterId::new(),
                network_id: network.id,
                name: Name::parse("name", &table.name)?,
                summary: Some(Prose::parse("summary_fr", &table.summary_fr)?),
                record: Record::new(self.now),
            };
            clusters::insert_cluster(conn, &cluster).await?;
            self.demonstration.clusters.push(cluster.id.0);
            self.clusters.insert(table.code.clone(), cluster.id);
        }
        Ok(())
    }

    /// Stores the accounts; their roles wait until the companies are there.
    async fn load_accounts(
        &mut self,
        conn: &Transaction,
        file: &NetworkFile,
        password_hash: &str,
    ) -> Result<Vec<RoleGrant>, AppError> {
        let mut grants = Vec::new();
        for table in &file.accounts {
            let account = Account {
                id: AccountId::new(),
                email: EmailAddress::parse("email", &table.email)?,
                name: Name::parse("name", &table.name)?,
                language: table.language,
                password_hash: Some(password_hash.to_owned()),
                closed_at: None,
                record: Record::new(self.now),
            };
            accounts::insert_account(conn, &account).await?;
            let role = self.role_of(table)?;
            if let Role::Coordinator(cluster_id) = role {
                self.coordinators.insert(cluster_id, account.id);
            }
            grants.push(RoleGrant {
                id: RoleGrantId::new(),
                account_id: account.id,
                role,
                created_at: self.now,
            });
            self.demonstration.account_ids.push(account.id.0);
            self.demonstration.accounts.push(DemonstrationAccount {
                email: table.email.clone(),
                password: PASSWORD.to_owned(),
                role: table.role,
                name: table.name.clone(),
            });
        }
        Ok(grants)
    }

    fn role_of(&self, table: &AccountTable) -> Result<Role, Rejection> {
        let cluster = || {
            let code = table.cluster.as_deref().unwrap_or_default();
            self.clusters
                .get(code)
                .copied()
                .ok_or_else(|| unknown("cluster", code))
        };
        let company = || {
            let code = table.company.as_deref().unwrap_or_default();
            self.companies
                .get(code)
                .copied()
                .ok_or_else(|| unknown("company", code))
        };
        Ok(match table.role {
            RoleKind::NetworkAdministrator => Role::NetworkAdministrator,
            RoleKind::Coordinator => Role::Coordinator(cluster()?),
            RoleKind::CompanyManager => Role::CompanyManager(company()?),
            RoleKind::CompanyContributor => Role::CompanyContributor(company()?),
        })
    }

    async fn load_companies(
        &mut self,
        conn: &Transaction,
        files: &DemoFiles,
    ) -> Result<(), AppError> {
        let (mut made, mut declared) = (Vec::new(), Vec::new());
        let names = self.names();
        for table in &files.companies.companies {
            let company = company_of(table, &names, &self.dates, self.now)?;
            for capability in &table.capabilities {
                let dates = (&self.dates, self.now);
                declared.push(capability_of(capability, &company, &names, dates)?);
            }
            made.push(company);
        }
        companies::insert_companies(conn, &made).await?;
        capabilities::insert_capabilities(conn, &declared).await?;
        self.demonstration.companies = made.iter().map(|company| company.id.0).collect();
        Ok(())
    }

    async fn load_calls(&mut self, conn: &Transaction, files: &DemoFiles) -> Result<(), AppError> {
        let names = self.names();
        let records = files
            .calls
            .calls
            .iter()
            .map(|table| call_of(table, &names, &self.dates, self.now))
            .collect::<Result<Vec<CallRecords>, Rejection>>()?;
        let answers = files
            .calls
            .interests
            .iter()
            .map(|table| interest_of(table, &records, &names, self.now))
            .collect::<Result<Vec<_>, Rejection>>()?;
        for record in &records {
            calls::insert_call(conn, &record.call).await?;
            lots::insert_lots(conn, &record.lots).await?;
            requirements::insert_requirements(conn, &record.requirements).await?;
        }
        interests::insert_interests(conn, &answers).await?;
        self.demonstration.calls = records.iter().map(|record| record.call.id.0).collect();
        Ok(())
    }
}
