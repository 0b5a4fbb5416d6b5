//! What every use case is given: the database, the clock and the limits.

use persistence::connection::Database;

use crate::application::clock::Clock;
use crate::application::grouping_jobs::GroupingJobs;
use crate::application::workbook_reading::WorkbookReading;

/// The running product.
#[derive(Clone, Debug)]
pub struct App {
    /// Where records are kept: `app.database.read()` for reading, `app.database.begin()` for a transaction that writes.
    pub database: Database,
    /// Where the time comes from.
    pub clock: Clock,
    /// The searches of the engine that this process runs.
    pub grouping_jobs: GroupingJobs,
    /// How workbooks are opened.
    pub workbooks: WorkbookReading,
}
