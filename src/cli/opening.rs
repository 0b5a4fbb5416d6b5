//! Opening the product for a command, from what the operator has set.

use crate::application::access::passwords::PasswordCost;
use crate::application::app::{App, Settings};
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

/// Opens the product for a command that is no server; `public_url` is for the links that it makes.
///
/// # Errors
/// `Unavailable` when the database cannot be opened or brought up to date.
pub async fn open_for_command(config: &DatabaseConfig, public_url: &str) -> Result<App, Failure> {
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
    Ok(opening::open_app(opening).await?)
}

/// Makes the folder of an SQLite file when it is absent.
///
/// # Errors
/// `Unavailable` when it cannot be made.
pub fn make_folder(config: &DatabaseConfig) -> Result<(), Failure> {
    match config.folder() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(&folder).map_err(|error| {
                Failure::Unavailable(format!("{} cannot be made: {error}", folder.display()))
            })
        }
        _ => Ok(()),
    }
}
