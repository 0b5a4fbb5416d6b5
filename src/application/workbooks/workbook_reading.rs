//! How this process opens workbooks: which program it runs for it, and how many at the same time.

use std::sync::Arc;

use spreadsheets::reader::ReaderProgram;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::application::app_error::AppError;

/// How many workbooks are opened at the same time: each may take hundreds of megabytes.
const MAX_READERS: usize = 2;

/// The contained readers of this process.
#[derive(Clone, Debug)]
pub struct WorkbookReading {
    /// The program that opens a workbook.
    pub program: ReaderProgram,
    turns: Arc<Semaphore>,
}

impl WorkbookReading {
    /// Readers that run this program.
    #[must_use]
    pub fn new(program: ReaderProgram) -> Self {
        Self {
            program,
            turns: Arc::new(Semaphore::new(MAX_READERS)),
        }
    }

    /// Waits for a turn, which ends when it is dropped.
    ///
    /// # Errors
    /// When the process is shutting down.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit, AppError> {
        Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(AppError::internal)
    }
}
