//! Opening the product for a command, from what the operator has set.

use std::path::Path;

use crate::application::access::passwords::PasswordCost;
use crate::application::app::{App, Settings};
use crate::application::app_error::AppError;
use crate::application::clock::Clock;
use crate::application::opening::{self, Opening};
use crate::cli::exit::Failure;
use crate::cli::read_workbook;
use crate::config::DatabaseConfig;

/// The largest workbook that a command reads.
const MAX_FILE_BYTES: u64 = 10 * 1024 * 1024;

/// What a server or a command opens the product with.
#[must_use]
pub fn opening_of(config: &DatabaseConfig, settings: Settings) -> Opening {
    Opening {
        database: config.address(),
        n_readers: config.readers,
        n_writers: config.writers,
        observer: None,
        clock: Clock::System,
        password_cost: PasswordCost::PRODUCTION,
        settings,
        reading_command: read_workbook::COMMAND,
    }
}

/// Opens the product for a command that works on what is there already.
///
/// # Errors
/// `Unavailable` when there is no database, or it cannot be opened or brought up to date.
pub async fn open_existing(config: &DatabaseConfig) -> Result<App, Failure> {
    expect_database(config)?;
    open_or_make(config, "").await
}

/// An SQLite file must be there: a mistyped address must not become an empty database.
///
/// # Errors
/// `Unavailable` when it is not.
pub fn expect_database(config: &DatabaseConfig) -> Result<(), Failure> {
    match config.file() {
        Some(file) if !file.exists() => Err(Failure::Unavailable(format!(
            "there is no database at {}: check --database or CORDEE_DATABASE, or make one with cordee migrate",
            file.display()
        ))),
        _ => Ok(()),
    }
}

/// Opens the product for a command that may be the first; `public_url` is for the links that it makes.
///
/// # Errors
/// `Unavailable` when the database cannot be opened or brought up to date.
pub async fn open_or_make(config: &DatabaseConfig, public_url: &str) -> Result<App, Failure> {
    let settings = Settings {
        public_url: public_url.trim_end_matches('/').to_owned(),
        max_upload_bytes: MAX_FILE_BYTES,
    };
    open(config, opening_of(config, settings)).await
}

/// Opens the product; the folder of an SQLite file is made when absent.
///
/// # Errors
/// `Unavailable` when the database cannot be opened or brought up to date.
pub async fn open(config: &DatabaseConfig, opening: Opening) -> Result<App, Failure> {
    make_folder(config)?;
    opening::open_app(opening).await.map_err(unavailable)
}

/// What the database said when it was opened, with what to look at.
pub fn unavailable(error: AppError) -> Failure {
    match Failure::from(error) {
        Failure::Unavailable(what) => Failure::Unavailable(format!(
            "{what}\ncheck the address that --database or CORDEE_DATABASE gives, that its server runs, and that no other program holds it"
        )),
        other => other,
    }
}

/// Makes the folder of an SQLite file when it is absent.
///
/// # Errors
/// `Unavailable` when it cannot be made.
pub fn make_folder(config: &DatabaseConfig) -> Result<(), Failure> {
    let file = config.file();
    match file.as_deref().and_then(Path::parent) {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(|error| {
                Failure::Unavailable(format!("{} cannot be made: {error}", folder.display()))
            })
        }
        _ => Ok(()),
    }
}
