//! What an operator can set, by arguments or environment: one struct per concern. Read only by the command line and the
//! telemetry, which turn it into plain values.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
#[cfg(debug_assertions)]
use clap::ValueHint;

/// Which database to work on.
#[derive(Args, Clone, Debug)]
pub struct DatabaseConfig {
    /// Address of the database: `sqlite:PATH` or `postgres://…`; an SQLite file in the data folder of the user when absent
    #[arg(long, env = "CORDEE_DATABASE", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// Connections that read at the same time
    #[arg(long, env = "CORDEE_READERS", default_value_t = 4, global = true)]
    pub readers: u32,
    /// Connections that write at the same time (PostgreSQL; SQLite has one)
    #[arg(long, env = "CORDEE_WRITERS", default_value_t = 8, global = true)]
    pub writers: u32,
}

/// How to log.
#[derive(Args, Clone, Debug)]
pub struct LogConfig {
    /// What to log, as `warn`, `info`, or `cordee=debug,warn`
    #[arg(
        long = "log",
        env = "CORDEE_LOG",
        default_value = "warn,cordee=info",
        global = true
    )]
    pub filter: String,
    /// Log as one JSON object a line
    #[arg(long = "log-json", env = "CORDEE_LOG_JSON", global = true)]
    pub is_json: bool,
}

/// Where and how to serve.
#[derive(Args, Clone, Debug)]
pub struct ServeConfig {
    /// Address to listen on; port 0 takes a free one
    #[arg(long, env = "CORDEE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Address under which browsers reach the server, as `https://cordee.example.org`; the listening address when absent
    #[arg(long, env = "CORDEE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Believe the `X-Forwarded-For` and `X-Forwarded-Proto` headers: only behind a proxy that sets them itself
    #[arg(long, env = "CORDEE_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Connections at the same time
    #[arg(long, env = "CORDEE_MAX_CONNECTIONS", default_value_t = 1024)]
    pub max_connections: usize,
    /// Largest workbook that may be uploaded, in bytes
    #[arg(long, env = "CORDEE_MAX_UPLOAD_BYTES", default_value_t = 10 * 1024 * 1024)]
    pub max_upload_bytes: u64,
    /// Days that runs of the engine are kept from which no consortium came; 0 keeps them for ever
    #[arg(long, env = "CORDEE_KEEP_RUNS_DAYS", default_value_t = 365)]
    pub keep_runs_days: u32,
    /// Load the demonstration when the database holds no network and no account
    #[arg(long, env = "CORDEE_DEMO_IF_EMPTY")]
    pub demo_if_empty: bool,
    /// What only tests may set
    #[cfg(debug_assertions)]
    #[command(flatten)]
    pub for_tests: TestConfig,
}

/// What only tests may set; absent from release builds.
#[cfg(debug_assertions)]
#[derive(Args, Clone, Debug)]
pub struct TestConfig {
    /// Read the time from this file (RFC 3339) instead of the machine's clock
    #[arg(long, hide = true, value_hint = ValueHint::FilePath)]
    pub clock: Option<PathBuf>,
    /// Hash passwords so cheaply that a thousand tests can
    #[arg(long, hide = true)]
    pub cheap_passwords: bool,
    /// Write the text of each statement to this file, one a line
    #[arg(long, hide = true, value_hint = ValueHint::FilePath)]
    pub statements: Option<PathBuf>,
}

impl DatabaseConfig {
    /// The address of the database.
    #[must_use]
    pub fn address(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", default_file().display()))
    }

    /// The file that the database is, when it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let address = self.address();
        let path = address.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        Some(PathBuf::from(path))
    }
}

/// `cordee/cordee.sqlite` in the data folder of the user.
fn default_file() -> PathBuf {
    let folder = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/share")))
        .unwrap_or_else(|| PathBuf::from("."));
    folder.join("cordee").join("cordee.sqlite")
}
