//! The log: to the standard error, for people or as JSON. Never rows, names or addresses.

use tracing_subscriber::EnvFilter;

use crate::config::LogConfig;

/// Begins to log. A filter that cannot be read falls back to warnings, and says so.
pub fn start(config: &LogConfig) {
    let (filter, problem) = match EnvFilter::try_new(&config.filter) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new("warn"), Some(error)),
    };
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = if config.is_json {
        builder.json().try_init()
    } else {
        builder.with_target(false).try_init()
    };
    if let (Ok(()), Some(error)) = (started, problem) {
        tracing::warn!(%error, "the log filter cannot be read: showing warnings only");
    }
}
