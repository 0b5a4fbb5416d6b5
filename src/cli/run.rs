//! From arguments to the command that they name.

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::cli::arguments::{Arguments, Command, MigrateCommand};
use crate::cli::exit::Failure;
use crate::cli::exporting::export;
use crate::cli::output::{print_bytes, say};
use crate::cli::suggesting::suggest;
use crate::cli::{demo, import, migrate, read_workbook, schema, serve, solve, user};
use crate::telemetry;

/// Reads the arguments, runs the command, and says how it ended.
#[must_use]
pub fn run() -> ExitCode {
    // The contained process has no room for anything that it does not need.
    if std::env::args().nth(1).as_deref() == Some(read_workbook::COMMAND) {
        return read_workbook::read_workbook();
    }
    let arguments = Arguments::parse();
    telemetry::start(&arguments.log);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            say(&format!("cordee: no threads to run on: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run_command(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&format!("cordee: {failure}"));
            failure.code()
        }
    }
}

async fn run_command(arguments: Arguments) -> Result<(), Failure> {
    let (database, is_json) = (&arguments.database, arguments.json);
    match arguments.command {
        Command::Serve(config) => serve::serve(database, &config).await,
        Command::Migrate { command } => {
            let command = command.unwrap_or(MigrateCommand::Up);
            migrate::migrate(database, command, is_json).await
        }
        Command::Import(command) => import::import(database, command, is_json).await,
        Command::Export(arguments) => export::export(database, arguments, is_json).await,
        Command::Suggest(arguments) => suggest::suggest(database, arguments, is_json).await,
        Command::Solve(arguments) => solve::solve(arguments).await,
        Command::Schema => schema::schema(is_json),
        Command::User(command) => user::user(database, command, is_json).await,
        Command::Demo(command) => demo::demo(database, command, is_json).await,
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "cordee", &mut text);
            print_bytes(&text)
        }
        Command::ReadWorkbook => Err(Failure::Usage(
            "read-workbook is for the server itself".to_owned(),
        )),
    }
}
