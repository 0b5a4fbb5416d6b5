//! Opening the product: the database with its tables up to date, and everything around it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use persistence::connection::{Database, DatabaseOptions};
use spreadsheets::reader::ReaderProgram;

use crate::application::access::passwords::{PasswordCost, Passwords};
use crate::application::app::{App, Settings};
use crate::application::app_error::AppError;
use crate::application::clock::Clock;
use crate::application::directory::vocabulary::store_published_vocabulary;
use crate::application::groupings::grouping_jobs::GroupingJobs;
use crate::application::workbooks::import_jobs::ImportJobs;
use crate::application::workbooks::workbook_reading::WorkbookReading;

/// Told about the text of each statement, without its values.
pub type StatementObserver = Arc<dyn Fn(&str) + Send + Sync>;

/// What the product is opened with.
pub struct Opening {
    /// Address of the database.
    pub database: String,
    /// Connections that read at the same time.
    pub n_readers: u32,
    /// Connections that write at the same time.
    pub n_writers: u32,
    /// Told about every statement.
    pub observer: Option<StatementObserver>,
    /// Where the time comes from.
    pub clock: Clock,
    /// How dear a password hash is.
    pub password_cost: PasswordCost,
    /// What use cases depend on.
    pub settings: Settings,
    /// The hidden command of this very program that opens workbooks in a process of its own.
    pub reading_command: &'static str,
}

/// Opens the database as it is.
///
/// # Errors
/// `Unavailable` when it cannot be opened.
pub async fn open_database(
    address: &str,
    (n_readers, n_writers): (u32, u32),
    observer: Option<StatementObserver>,
) -> Result<Database, AppError> {
    let options = DatabaseOptions {
        max_readers: n_readers,
        max_writers: n_writers,
        observer,
        ..DatabaseOptions::default()
    };
    Ok(Database::connect(address, &options).await?)
}

/// Opens the product with its tables and its vocabulary up to date.
///
/// # Errors
/// `Unavailable` when the database cannot be opened or brought up to date.
pub async fn open_app(opening: Opening) -> Result<App, AppError> {
    let n_connections = (opening.n_readers, opening.n_writers);
    let database = open_database(&opening.database, n_connections, opening.observer).await?;
    database.migrate_up().await?;
    store_published_vocabulary(&database, &opening.clock).await?;
    Ok(App {
        database,
        clock: opening.clock,
        passwords: Passwords::new(opening.password_cost)?,
        settings: Arc::new(opening.settings),
        grouping_jobs: GroupingJobs::default(),
        import_jobs: ImportJobs::default(),
        workbooks: WorkbookReading::new(reader_program(opening.reading_command)?),
    })
}

/// This very program. Where the system offers it, by the way that still works once a newer program has taken its place.
fn reader_program(command: &str) -> Result<ReaderProgram, AppError> {
    let running = Path::new("/proc/self/exe");
    let path = if running.exists() {
        PathBuf::from(running)
    } else {
        std::env::current_exe().map_err(AppError::internal)?
    };
    Ok(ReaderProgram {
        path,
        arguments: vec![command.into()],
    })
}
