//! `serve`: opens everything, prints the address, and serves until told to end.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::application::access::one_time_links::issue_first_administrator_link;
#[cfg(debug_assertions)]
use crate::application::access::passwords::PasswordCost;
use crate::application::app::{App, Settings};
use crate::application::app_error::AppError;
#[cfg(debug_assertions)]
use crate::application::clock::Clock;
use crate::application::demonstration::find_demonstration;
use crate::application::groupings::abandoned_runs::{fail_runs_left_over, fail_runs_of_others};
use crate::application::groupings::old_runs::delete_old_runs_daily;
use crate::application::opening::Opening;
use crate::authorization::permissions::Permissions;
use crate::cli::exit::Failure;
use crate::cli::opening::{open, opening_of};
use crate::cli::output::{print, say};
use crate::config::{DatabaseConfig, ServeConfig};
use crate::demo::load::load_if_empty;
use crate::graphql::schema::build_schema;
use crate::http::router::router;
use crate::http::server;
use crate::http::state::{HttpState, Site};

/// How many web sockets may be open at the same time.
const MAX_WEB_SOCKETS: usize = 500;

/// Runs the command.
///
/// # Errors
/// When the address is taken, the database is away, or the permission matrix is broken.
pub async fn serve(database: &DatabaseConfig, config: &ServeConfig) -> Result<(), Failure> {
    Permissions::embedded().map_err(Failure::other)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        Failure::Unavailable(format!("{} cannot be listened on: {error}", config.listen))
    })?;
    let address = listener.local_addr().map_err(Failure::other)?;
    let public_url = config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{address}"));
    let public_url = public_url.trim_end_matches('/').to_owned();
    let settings = Settings {
        public_url,
        max_upload_bytes: config.max_upload_bytes,
    };
    let opening = for_tests(opening_of(database, settings), config);
    let app = open(database, opening).await?;
    if config.demo_if_empty && load_if_empty(&app).await? {
        say("the demonstration was loaded");
    }
    fail_runs_left_over(&app).await?;
    greet(&app, address).await?;
    let state = HttpState {
        site: Arc::new(site_of(&app.settings.public_url, config)),
        app: Arc::new(app),
        schema: build_schema(),
        web_sockets: Arc::new(Semaphore::new(MAX_WEB_SOCKETS)),
    };
    let app = Arc::clone(&state.app);
    let sweeping = tokio::spawn(fail_runs_of_others(Arc::clone(&app)));
    let tidying = NonZeroU32::new(config.keep_runs_days)
        .map(|days| tokio::spawn(delete_old_runs_daily(Arc::clone(&app), days)));
    server::serve(
        listener,
        router(state),
        config.max_connections,
        asked_to_end(),
    )
    .await
    .map_err(Failure::other)?;
    sweeping.abort();
    if let Some(tidying) = tidying {
        tidying.abort();
    }
    tracing::info!("the server has ended");
    app.database
        .clone()
        .close()
        .await
        .map_err(|error| AppError::from(error).into())
}

/// Says where the server is, and how its first administrator gets in.
async fn greet(app: &App, address: SocketAddr) -> Result<(), Failure> {
    if let Some(link) = issue_first_administrator_link(app).await? {
        say(&format!(
            "nobody administrates this installation yet: make the first account within 24 hours at\n{link}"
        ));
    }
    if let Some(demonstration) = find_demonstration(app.database.read()).await? {
        say("accounts of the demonstration:");
        for account in demonstration.accounts {
            say(&format!(
                "  {}  {}  ({})",
                account.email, account.password, account.name
            ));
        }
    }
    print(&format!("listening on http://{address}"))
}

fn site_of(public_url: &str, config: &ServeConfig) -> Site {
    let (scheme, host) = public_url.split_once("://").unwrap_or(("http", public_url));
    Site {
        host: host.split('/').next().unwrap_or_default().to_owned(),
        is_https: scheme == "https",
        is_behind_proxy: config.behind_proxy,
    }
}

#[cfg(not(debug_assertions))]
fn for_tests(opening: Opening, _config: &ServeConfig) -> Opening {
    opening
}

#[cfg(debug_assertions)]
fn for_tests(mut opening: Opening, config: &ServeConfig) -> Opening {
    if let Some(path) = &config.for_tests.clock {
        opening.clock = Clock::File(Arc::new(path.clone()));
    }
    if config.for_tests.cheap_passwords {
        opening.password_cost = PasswordCost {
            memory_kib: 64,
            n_passes: 1,
        };
    }
    if let Some(path) = config.for_tests.statements.clone() {
        opening.observer = Some(Arc::new(move |statement: &str| {
            note_statement(&path, statement);
        }));
    }
    opening
}

/// Adds a statement to the file that a test counts in. A test that gave a bad path sees no statements.
#[cfg(debug_assertions)]
fn note_statement(path: &std::path::Path, statement: &str) {
    use std::io::Write;
    let line = format!("{}\n", statement.replace(['\n', '\r'], " "));
    let file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path);
    if let Ok(mut file) = file {
        let _ = file.write_all(line.as_bytes());
    }
}

async fn asked_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
