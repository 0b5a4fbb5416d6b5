//! What every use case is given: the database, the clock, the hashing of passwords and the limits.

use std::sync::Arc;

use persistence::connection::Database;

use crate::application::access::passwords::Passwords;
use crate::application::clock::Clock;
use crate::application::groupings::grouping_jobs::GroupingJobs;
use crate::application::workbooks::import_jobs::ImportJobs;
use crate::application::workbooks::workbook_reading::WorkbookReading;

/// The running product.
#[derive(Clone, Debug)]
pub struct App {
    /// Where records are kept: `app.database.read()` for reading, `app.database.begin()` for a transaction that writes.
    pub database: Database,
    /// Where the time comes from.
    pub clock: Clock,
    /// The searches of the engine that this process runs.
    pub grouping_jobs: GroupingJobs,
    /// The imports that this process is reading or writing.
    pub import_jobs: ImportJobs,
    /// How workbooks are opened.
    pub workbooks: WorkbookReading,
    /// How passwords are hashed and checked.
    pub passwords: Passwords,
    /// What the operator has set.
    pub settings: Arc<Settings>,
}

/// What the operator has set, as far as use cases depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Address under which browsers reach the server, without a slash at the end.
    pub public_url: String,
    /// The largest workbook that may be uploaded.
    pub max_upload_bytes: u64,
}
