//! `user`: makes and lists accounts as the local operator.

use domain::access::account::{Account, Language, RoleKind};
use domain::access::cluster::Cluster;
use domain::values::ids::ClusterId;
use domain::values::page::{MAX_PAGE, PageRequest};
use serde_json::{Value, json};

use crate::application::access::accounts::{CreateAccount, create_account, list_accounts};
use crate::application::access::networks::list_clusters;
use crate::application::access::roles::Granting;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::cli::arguments::{CreateUser, UserCommand, UserRole};
use crate::cli::exit::Failure;
use crate::cli::naming::company_named;
use crate::cli::opening::{open_existing, open_or_make};
use crate::cli::output::{print, print_json, say};
use crate::cli::user_language::UserLanguage;
use crate::config::DatabaseConfig;

/// Runs the command.
///
/// # Errors
/// What the use case says.
pub async fn user(
    config: &DatabaseConfig,
    command: UserCommand,
    is_json: bool,
) -> Result<(), Failure> {
    match command {
        UserCommand::Create(user) => {
            check_role(&user)?;
            let app = open_or_make(config, &user.public_url).await?;
            create(&app, user, is_json).await
        }
        UserCommand::List { text } => {
            let app = open_existing(config).await?;
            list(&app, text, is_json).await
        }
    }
}

/// A role is held over what it needs, and over nothing else.
fn check_role(user: &CreateUser) -> Result<(), Failure> {
    let given = (user.cluster.is_some(), user.company.is_some());
    let (needed, sentence) = match user.role {
        UserRole::Administrator => (
            (false, false),
            "an administrator looks after the whole network: leave out --cluster and --company",
        ),
        UserRole::Coordinator => (
            (true, false),
            "say which cluster a coordinator coordinates: --cluster NAME, without --company",
        ),
        UserRole::Manager | UserRole::Contributor => (
            (false, true),
            "say for which company: --company SIREN or --company NAME, without --cluster",
        ),
    };
    if given == needed {
        Ok(())
    } else {
        Err(Failure::Usage(sentence.to_owned()))
    }
}

async fn create(app: &App, user: CreateUser, is_json: bool) -> Result<(), Failure> {
    let actor = Actor::local_operator(Language::En);
    let granting = Granting {
        kind: match user.role {
            UserRole::Administrator => RoleKind::NetworkAdministrator,
            UserRole::Coordinator => RoleKind::Coordinator,
            UserRole::Manager => RoleKind::CompanyManager,
            UserRole::Contributor => RoleKind::CompanyContributor,
        },
        cluster_id: match &user.cluster {
            Some(name) => Some(cluster_named(app, &actor, name).await?.id),
            None => None,
        },
        company_id: match &user.company {
            Some(key) => Some(company_named(app, key).await?),
            None => None,
        },
    };
    let command = CreateAccount {
        email: user.email,
        name: user.name,
        language: language_of(user.language),
        granting,
    };
    let (account, link) = create_account(app, &actor, command).await?;
    if is_json {
        return print_json(&json!({ "email": account.email.as_str(), "link": link }));
    }
    say(&format!(
        "{} can set a password within 24 hours at:",
        account.email
    ));
    print(&link)
}

/// A language of the command line.
#[must_use]
pub fn language_of(language: UserLanguage) -> Language {
    match language {
        UserLanguage::Fr => Language::Fr,
        UserLanguage::En => Language::En,
    }
}

/// The cluster of a name.
///
/// # Errors
/// `NotFound` with the names that there are.
pub async fn cluster_named(app: &App, actor: &Actor, name: &str) -> Result<Cluster, Failure> {
    let clusters = list_clusters(app, actor).await?;
    let names: Vec<String> = clusters
        .iter()
        .map(|cluster| cluster.name.to_string())
        .collect();
    clusters
        .into_iter()
        .find(|cluster| cluster.name.as_str() == name || is_id(cluster.id, name))
        .ok_or_else(|| {
            Failure::NotFound(format!(
                "no cluster is called {name}; there are: {}",
                names.join(", ")
            ))
        })
}

fn is_id(cluster_id: ClusterId, text: &str) -> bool {
    cluster_id.to_string() == text
}

async fn list(app: &App, text: Option<String>, is_json: bool) -> Result<(), Failure> {
    let actor = Actor::local_operator(Language::En);
    let mut request = PageRequest {
        first: MAX_PAGE,
        after: None,
    };
    let mut accounts: Vec<Account> = Vec::new();
    loop {
        let page = list_accounts(app, &actor, text.clone(), &request).await?;
        request.after = page.items.last().map(|(cursor, _)| cursor.clone());
        accounts.extend(page.items.into_iter().map(|(_, account)| account));
        if !page.has_next {
            break;
        }
    }
    if is_json {
        return print_json(&accounts.iter().map(account_json).collect::<Vec<_>>());
    }
    for account in &accounts {
        let state = match (&account.closed_at, &account.password_hash) {
            (Some(_), _) => "closed",
            (None, None) => "invited",
            (None, Some(_)) => "active",
        };
        print(&format!("{state}\t{}\t{}", account.email, account.name))?;
    }
    Ok(())
}

fn account_json(account: &Account) -> Value {
    json!({
        "email": account.email.as_str(),
        "name": account.name.as_str(),
        "isClosed": account.closed_at.is_some(),
        "hasPassword": account.password_hash.is_some(),
        "createdAt": account.record.created_at,
    })
}
