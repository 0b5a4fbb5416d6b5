//! A migrated database of its own for each test: a copied SQLite file always, a copied PostgreSQL database when
//! `TEST_PG_URL` names a server. With `REQUIRE_PG=1` a missing server is a failure.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::FutureExt;
use persistence::connection::{Database, DatabaseOptions};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::Url;

/// How the names of our databases on a server begin; the number of the process follows.
const PREFIX: &str = "cordee_test_";

static SQLITE_TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES_TEMPLATE: OnceCell<String> = OnceCell::const_new();
static N_DATABASES: AtomicU32 = AtomicU32::new(0);

/// A migrated database that nobody else uses.
pub struct TestDatabase {
    /// Open, with the usual options.
    pub database: Database,
    /// Its address, for opening it once more.
    pub url: String,
    place: Place,
}

enum Place {
    File(TempDir),
    Server { admin_url: String, name: String },
}

impl TestDatabase {
    /// A copy of the SQLite template.
    pub async fn sqlite() -> Self {
        let template = SQLITE_TEMPLATE.get_or_init(sqlite_template).await;
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("cordee.db");
        std::fs::write(&file, template).unwrap();
        let url = sqlite_url(&file);
        Self {
            database: open(&url).await,
            url,
            place: Place::File(folder),
        }
    }

    /// A copy of the PostgreSQL template; nothing when there is no server.
    pub async fn postgres() -> Option<Self> {
        let admin_url = postgres_server()?;
        let template = POSTGRES_TEMPLATE
            .get_or_init(|| postgres_template(&admin_url))
            .await;
        let number = N_DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("{PREFIX}{}_{number}", std::process::id());
        on_server(
            &admin_url,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        let url = url_of(&admin_url, &name);
        Some(Self {
            database: open(&url).await,
            url,
            place: Place::Server { admin_url, name },
        })
    }

    /// Takes the database away.
    pub async fn remove(self) {
        self.database.close().await.unwrap();
        match self.place {
            Place::File(folder) => folder.close().unwrap(),
            Place::Server { admin_url, name } => drop_database(&admin_url, &name).await,
        }
    }
}

/// Runs a test on a fresh database of each kind, and takes it away even when the test fails.
pub async fn on_each_database(body: impl AsyncFn(&Database)) {
    run_on(TestDatabase::sqlite().await, "SQLite", &body).await;
    if let Some(postgres) = TestDatabase::postgres().await {
        run_on(postgres, "PostgreSQL", &body).await;
    }
}

async fn run_on(test_database: TestDatabase, kind: &str, body: &impl AsyncFn(&Database)) {
    let outcome = AssertUnwindSafe(body(&test_database.database))
        .catch_unwind()
        .await;
    test_database.remove().await;
    if let Err(failure) = outcome {
        eprintln!("the test failed on {kind}");
        resume_unwind(failure);
    }
}

/// A database of each kind without any table: `SQLite` first.
pub async fn empty_databases() -> Vec<TestDatabase> {
    let folder = TempDir::new().unwrap();
    let url = sqlite_url(&folder.path().join("empty.db"));
    let mut databases = vec![TestDatabase {
        database: open(&url).await,
        url,
        place: Place::File(folder),
    }];
    if let Some(admin_url) = postgres_server() {
        let number = N_DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("{PREFIX}{}_{number}", std::process::id());
        on_server(&admin_url, &format!("CREATE DATABASE {name}")).await;
        let url = url_of(&admin_url, &name);
        databases.push(TestDatabase {
            database: open(&url).await,
            url,
            place: Place::Server { admin_url, name },
        });
    }
    databases
}

async fn open(url: &str) -> Database {
    Database::connect(url, &DatabaseOptions::default())
        .await
        .unwrap()
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn sqlite_template() -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("template.db");
    let database = open(&sqlite_url(&file)).await;
    database.migrate_up().await.unwrap();
    database.close().await.unwrap();
    std::fs::read(&file).unwrap()
}

fn postgres_server() -> Option<String> {
    let url = std::env::var("TEST_PG_URL")
        .ok()
        .filter(|url| !url.is_empty());
    let is_required = std::env::var("REQUIRE_PG").is_ok_and(|value| value == "1");
    assert!(
        url.is_some() || !is_required,
        "REQUIRE_PG=1 but TEST_PG_URL names no server"
    );
    if url.is_none() {
        eprintln!("TEST_PG_URL is not set: this test ran on SQLite only");
    }
    url
}

async fn postgres_template(admin_url: &str) -> String {
    drop_leftovers(admin_url).await;
    let name = format!("{PREFIX}{}_template", std::process::id());
    on_server(admin_url, &format!("CREATE DATABASE {name}")).await;
    let database = open(&url_of(admin_url, &name)).await;
    database.migrate_up().await.unwrap();
    database.close().await.unwrap();
    name
}

/// Databases of processes that are gone: a run cannot take its template away, because it does not know its last test.
async fn drop_leftovers(admin_url: &str) {
    let admin = admin_connection(admin_url).await;
    let names = Statement::from_string(
        admin.get_database_backend(),
        "SELECT datname FROM pg_database WHERE datname LIKE 'cordee\\_test\\_%'",
    );
    for row in admin.query_all_raw(names).await.unwrap() {
        let name: String = row.try_get("", "datname").unwrap();
        let process = name.trim_start_matches(PREFIX).split('_').next().unwrap();
        if !Path::new("/proc").join(process).exists() {
            drop_database(admin_url, &name).await;
        }
    }
    admin.close().await.unwrap();
}

async fn drop_database(admin_url: &str, name: &str) {
    on_server(
        admin_url,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await;
}

async fn on_server(admin_url: &str, statement: &str) {
    let admin = admin_connection(admin_url).await;
    admin.execute_unprepared(statement).await.unwrap();
    admin.close().await.unwrap();
}

async fn admin_connection(admin_url: &str) -> DatabaseConnection {
    sea_orm::Database::connect(admin_url).await.unwrap()
}

fn url_of(admin_url: &str, name: &str) -> String {
    let mut url = Url::parse(admin_url).unwrap();
    url.set_path(name);
    url.to_string()
}
