//! The door to the database: where reading and writing connections come from, and the only place that knows which
//! database it is.

use std::sync::Arc;
use std::time::Duration;

use migration::Migrator;
use sea_orm::entity::prelude::async_trait;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, QueryResult, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::{MigrationStatus, MigratorTrait};

use crate::storage_error::StorageError;

/// Anything that repositories can work on: the reading side of a database, or a transaction.
pub trait Connection: ConnectionTrait {}

impl<T: ConnectionTrait> Connection for T {}

/// Called with the text of each statement, without its values, after it ran.
pub type StatementObserver = Arc<dyn Fn(&str) + Send + Sync>;

/// How connections are made.
#[derive(Clone)]
pub struct DatabaseOptions {
    /// How many connections read at the same time.
    pub max_readers: u32,
    /// How many write at the same time; SQLite has one whatever is asked.
    pub max_writers: u32,
    /// How long to wait for a connection, and on SQLite for another process that writes.
    pub wait: Duration,
    /// Told about every statement: for counting in tests and for traces.
    pub observer: Option<StatementObserver>,
}

impl Default for DatabaseOptions {
    fn default() -> Self {
        Self {
            max_readers: 4,
            max_writers: 8,
            wait: Duration::from_secs(10),
            observer: None,
        }
    }
}

/// One step of the migrations and whether it is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationStep {
    /// Its name.
    pub name: String,
    /// Whether the database has it.
    pub is_applied: bool,
}

/// A database: one side for reading, which cannot write, and one for transactions.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

/// A transaction that writes. Dropped without commit it is rolled back.
#[derive(Debug)]
pub struct Transaction(DatabaseTransaction);

/// The key of the lock that lets one process migrate a PostgreSQL database at a time; any number that is ours will do.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(4350261121)";

impl Database {
    /// Opens `sqlite:path` (the file is made when absent) or `postgres://…`.
    ///
    /// # Errors
    /// `UnsupportedAddress` for anything else, a database in memory included, since each of its connections would see
    /// another database; `Unavailable` when it cannot be opened.
    pub async fn connect(url: &str, options: &DatabaseOptions) -> Result<Self, StorageError> {
        let postgres_url = url
            .strip_prefix("postgresql:")
            .map(|rest| format!("postgres:{rest}"));
        let url = postgres_url.as_deref().unwrap_or(url);
        let is_in_memory = url.contains(":memory:") || url.contains("mode=memory");
        let is_file = url.starts_with("sqlite:") && !is_in_memory;
        let (mut writer, mut reader) = if is_file {
            let writer = sea_orm::Database::connect(sqlite_writer(url, options)).await?;
            (
                writer,
                sea_orm::Database::connect(sqlite_reader(url, options)).await?,
            )
        } else if url.starts_with("postgres:") {
            let writer = sea_orm::Database::connect(postgres_writer(url, options)).await?;
            (
                writer,
                sea_orm::Database::connect(postgres_reader(url, options)).await?,
            )
        } else {
            return Err(StorageError::UnsupportedAddress);
        };
        if let Some(observer) = &options.observer {
            for connection in [&mut writer, &mut reader] {
                let observer = Arc::clone(observer);
                connection.set_metric_callback(move |info| observer(&info.statement.sql));
            }
        }
        Ok(Self { reader, writer })
    }

    /// The side for reading outside a transaction.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a transaction that writes. On SQLite it takes the only right to write at once, so that what it read stays
    /// true until it commits; on PostgreSQL it reads committed rows, and versions catch lost updates.
    ///
    /// # Errors
    /// `Unavailable` when no connection or no right to write came free in time.
    pub async fn begin(&self) -> Result<Transaction, StorageError> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        Ok(Transaction(self.writer.begin_with_options(options).await?))
    }

    /// Whether several servers may use the database at the same time.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.reader.get_database_backend() == DbBackend::Postgres
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// `Unavailable` when it does not.
    pub async fn ping(&self) -> Result<(), StorageError> {
        Ok(self.reader.ping().await?)
    }

    /// Applies all steps that the database does not have yet, all or none, one process at a time; the number of them.
    ///
    /// # Errors
    /// What the database says; nothing is changed then.
    pub async fn migrate_up(&self) -> Result<usize, StorageError> {
        let transaction = self.begin_migration().await?;
        let pending = Migrator::get_pending_migrations_read_only(&transaction).await?;
        Migrator::up(&transaction, None).await?;
        transaction.commit().await?;
        Ok(pending.len())
    }

    /// Takes back the latest `n_steps` steps, all of them or none; how many were taken back.
    ///
    /// # Errors
    /// What the database says; nothing is changed then.
    pub async fn migrate_down(&self, n_steps: u32) -> Result<usize, StorageError> {
        let transaction = self.begin_migration().await?;
        let n_before = Migrator::get_applied_migrations_read_only(&transaction).await?;
        Migrator::down(&transaction, Some(n_steps)).await?;
        let n_after = Migrator::get_applied_migrations_read_only(&transaction).await?;
        transaction.commit().await?;
        Ok(n_before.len().saturating_sub(n_after.len()))
    }

    /// All steps, oldest first. Changes nothing, not even in an empty database.
    ///
    /// # Errors
    /// What the database says; steps that this program does not know are an error too.
    pub async fn migration_status(&self) -> Result<Vec<MigrationStep>, StorageError> {
        let steps = Migrator::get_migration_with_status_read_only(&self.reader).await?;
        Ok(steps
            .iter()
            .map(|step| MigrationStep {
                name: step.name().to_owned(),
                is_applied: step.status() == MigrationStatus::Applied,
            })
            .collect())
    }

    /// Closes all connections; on SQLite this folds the write-ahead log into the file.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<(), StorageError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }

    /// A transaction around all steps. SQLite has one writer anyway; on PostgreSQL a lock keeps other processes waiting.
    async fn begin_migration(&self) -> Result<DatabaseTransaction, StorageError> {
        let Transaction(transaction) = self.begin().await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            transaction.execute_unprepared(MIGRATION_LOCK).await?;
        }
        Ok(transaction)
    }
}

impl Transaction {
    /// Makes everything that was written lasting.
    ///
    /// # Errors
    /// What the database says; nothing was written then.
    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.0.commit().await?)
    }

    /// Forgets everything that was written.
    ///
    /// # Errors
    /// What the database says; nothing was written then either.
    pub async fn rollback(self) -> Result<(), StorageError> {
        Ok(self.0.rollback().await?)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, text: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(text).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}

fn pool(url: &str, options: &DatabaseOptions, max_connections: u32) -> ConnectOptions {
    let mut pool = ConnectOptions::new(url);
    pool.max_connections(max_connections.max(1))
        .acquire_timeout(options.wait)
        .connect_timeout(options.wait)
        .sqlx_logging(false);
    pool
}

/// Full synchronisation: imports and confirmations are rare and precious, and must survive a power cut.
fn sqlite_writer(url: &str, options: &DatabaseOptions) -> ConnectOptions {
    let wait = options.wait;
    let mut pool = pool(url, options, 1);
    pool.map_sqlx_sqlite_opts(move |file| {
        file.create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(wait)
    });
    pool
}

fn sqlite_reader(url: &str, options: &DatabaseOptions) -> ConnectOptions {
    let wait = options.wait;
    let mut pool = pool(url, options, options.max_readers);
    pool.map_sqlx_sqlite_opts(move |file| file.busy_timeout(wait).pragma("query_only", "ON"));
    pool
}

fn postgres_writer(url: &str, options: &DatabaseOptions) -> ConnectOptions {
    pool(url, options, options.max_writers)
}

fn postgres_reader(url: &str, options: &DatabaseOptions) -> ConnectOptions {
    let mut pool = pool(url, options, options.max_readers);
    pool.map_sqlx_postgres_opts(|server| server.options([("default_transaction_read_only", "on")]));
    pool
}
