//! What can be typed on the command line.

use std::num::NonZeroU16;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use uuid::Uuid;

use crate::cli::exporting::export_arguments::ExportArguments;
use crate::cli::user_language::UserLanguage;
use crate::config::{DatabaseConfig, LogConfig, ServeConfig};

/// Clusters of small companies answer large public calls for tender together
#[derive(Parser, Debug)]
#[command(name = "cordee", version, propagate_version = true)]
pub struct Arguments {
    /// Which database to work on
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// How to log
    #[command(flatten)]
    pub log: LogConfig,
    /// Answer with JSON on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Serve the web pages and the API
    Serve(Box<ServeConfig>),
    /// Bring the tables of the database up to date, take steps back, or tell where they stand
    Migrate {
        /// What to do; up when absent
        #[command(subcommand)]
        command: Option<MigrateCommand>,
    },
    /// Plan what a workbook would change, apply the plan, undo what it did
    #[command(subcommand)]
    Import(ImportCommand),
    /// Write a workbook
    Export(ExportArguments),
    /// Ask the engine for groupings of a lot, of several lots together, or for one plan for all lots of a call
    Suggest(SuggestArguments),
    /// Answer a problem file of the format `tender-grouping/1`, without a database; the answer is JSON
    ///
    /// Ends with 0 when an answer is printed (its status tells what is proved), 3 when the file is refused, 4 when it or
    /// the lot does not exist, 6 when nothing was found in time.
    Solve(SolveArguments),
    /// Print the schema of the API
    Schema,
    /// Look after accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Load or remove the demonstration
    #[command(subcommand)]
    Demo(DemoCommand),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Open a workbook in a contained process, for the server itself
    #[command(hide = true, name = "read-workbook")]
    ReadWorkbook,
}

/// What to do with the tables.
#[derive(Subcommand, Clone, Copy, Debug)]
pub enum MigrateCommand {
    /// Apply all steps that the database does not have yet
    Up,
    /// Take back the latest steps, with what is stored in them
    Down {
        /// How many steps
        #[arg(long, default_value_t = 1)]
        steps: u32,
    },
    /// Show which steps the database has; changes nothing
    Status,
}

/// What to do with the demonstration.
#[derive(Subcommand, Clone, Copy, Debug)]
pub enum DemoCommand {
    /// Load it; changes nothing when it is loaded already
    Load,
    /// Remove it with what was formed for its lots; refuses, naming them, when other records hang on it
    Remove,
}

/// What to do with accounts.
#[derive(Subcommand, Clone, Debug)]
pub enum UserCommand {
    /// Make an account and print the one-time link with which the person sets a password
    Create(CreateUser),
    /// List the accounts
    List {
        /// Only those whose name and address hold these words
        #[arg(long)]
        text: Option<String>,
    },
}

/// An account that is to be made.
#[derive(Args, Clone, Debug)]
pub struct CreateUser {
    /// How the person signs in
    #[arg(long)]
    pub email: String,
    /// How the person is called
    #[arg(long)]
    pub name: String,
    /// The person's role
    #[arg(long, value_enum)]
    pub role: UserRole,
    /// The cluster of a coordinator, by name
    #[arg(long)]
    pub cluster: Option<String>,
    /// The company of a manager or contributor, by SIREN or exact name
    #[arg(long)]
    pub company: Option<String>,
    /// The language of the person's screens
    #[arg(long, value_enum, default_value = "fr")]
    pub language: UserLanguage,
    /// Address under which browsers reach the server, for the link
    #[arg(
        long,
        env = "CORDEE_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub public_url: String,
}

/// A role on the command line.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum UserRole {
    /// Clusters, accounts, vocabulary
    Administrator,
    /// One cluster's calls, suggestions and consortia
    Coordinator,
    /// Everything of one company
    Manager,
    /// The capabilities of one company
    Contributor,
}

/// What to do with a workbook that is to be imported, or with its plan.
#[derive(Subcommand, Clone, Debug)]
pub enum ImportCommand {
    /// Show what a workbook would change, and write it when asked to
    Plan(PlanArguments),
    /// Write a plan that was shown
    Apply {
        /// The import, as its plan was named
        id: String,
        /// Write the good rows although others are rejected or ambiguous
        #[arg(long)]
        leave_out_rejected: bool,
    },
    /// Take back what an import wrote, as far as it is still as written; within thirty days
    Undo {
        /// The import
        id: String,
    },
    /// Do again what was undone
    Redo {
        /// The import
        id: String,
    },
    /// Write the rejected rows as a workbook to correct and import again
    Rejected {
        /// The import
        id: String,
        /// Where to write it; - for standard output
        #[arg(short, long, default_value = "-")]
        output: PathBuf,
        /// The language of the reasons
        #[arg(long, value_enum, default_value = "fr")]
        language: UserLanguage,
    },
}

/// A workbook that is to be imported.
#[derive(Args, Clone, Debug)]
pub struct PlanArguments {
    /// The workbook: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .tsv
    pub file: PathBuf,
    /// What it is read as
    #[arg(long, visible_alias = "as", value_enum)]
    pub target: WorkbookTarget,
    /// The cluster that it is for, by name
    #[arg(long)]
    pub cluster: String,
    /// An import whose decisions count for this workbook too, wherever its sheets have the same titles
    #[arg(long, value_name = "IMPORT")]
    pub like: Option<String>,
    /// The call that rows are about which name none, by reference
    #[arg(long)]
    pub call: Option<String>,
    /// The lot of that call that rows are about which name none, by number
    #[arg(long, requires = "call")]
    pub lot: Option<String>,
    /// Write the plan instead of only showing it
    #[arg(long)]
    pub apply: bool,
    /// Write the good rows although others are rejected or ambiguous
    #[arg(long, requires = "apply")]
    pub leave_out_rejected: bool,
}

/// What a workbook is read as.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum WorkbookTarget {
    /// Calls with their lots and requirements
    Calls,
    /// Capabilities, as a list or a matrix
    Capabilities,
    /// Contracts that companies have won, a company in each row
    Awards,
    /// Companies, their references and their certificates, each on a sheet of its own
    Companies,
    /// Companies' answers to lots
    Interests,
    /// The vocabulary of competencies
    Competencies,
}

/// What the engine is asked.
#[derive(Args, Clone, Debug)]
pub struct SuggestArguments {
    /// The lot, as REFERENCE/NUMBER
    #[arg(required_unless_present_any = ["replay", "lots", "plan"])]
    pub lot: Option<String>,
    /// Lots of a call that one grouping with one lead is to answer together, each as REFERENCE/NUMBER
    #[arg(long, value_name = "LOT", num_args = 1.., conflicts_with = "lot")]
    pub lots: Vec<String>,
    /// The call all lots of which get one plan, in which nobody gives people twice, by its reference
    #[arg(long, value_name = "CALL", conflicts_with_all = ["lot", "lots", "prefer", "max_members", "stands_one_withdrawal", "near", "near_suggestion", "alternatives", "min_difference"])]
    pub plan: Option<String>,
    /// Of a plan, the number of a lot that is not planned
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["lot", "lots", "replay"])]
    pub leave_out: Vec<String>,
    /// Of a plan, the longest search in seconds, at most 60
    #[arg(long, value_name = "SECONDS", conflicts_with_all = ["lot", "lots", "replay"])]
    pub time: Option<u32>,
    /// A company that must be in, by SIREN or name; in a plan as NUMBER=COMPANY
    #[arg(long)]
    pub pin: Vec<String>,
    /// A company that must stay out, by SIREN or name; in a plan as NUMBER=COMPANY
    #[arg(long)]
    pub exclude: Vec<String>,
    /// A company that is liked, by SIREN or name
    #[arg(long)]
    pub prefer: Vec<String>,
    /// The most members
    #[arg(long)]
    pub max_members: Option<u32>,
    /// Use subcontractors where the lot allows them
    #[arg(long)]
    pub subcontractors: bool,
    /// Keep the lot covered whoever of the members withdraws
    #[arg(long)]
    pub stands_one_withdrawal: bool,
    /// A company of the grouping to stay near to, by SIREN or name
    #[arg(long)]
    pub near: Vec<String>,
    /// A suggestion of an earlier run to stay near to, by its id
    #[arg(long)]
    pub near_suggestion: Option<Uuid>,
    /// The goals in order of importance, the first first: uncovered, members, preference, weak-proof, misfit, distance,
    /// cohesion, change, fairness
    #[arg(long, value_delimiter = ',')]
    pub goals: Vec<String>,
    /// How many alternatives besides the best
    #[arg(long, default_value_t = 3)]
    pub alternatives: u8,
    /// By how many members each alternative differs from every earlier one
    #[arg(long, default_value_t = 1)]
    pub min_difference: u8,
    /// Solve again what a run was asked, by its `runId`, and tell whether the answer is the same
    #[arg(long, value_name = "RUN", conflicts_with_all = ["lot", "lots", "plan", "pin", "exclude", "prefer", "max_members", "subcontractors", "stands_one_withdrawal", "near", "near_suggestion", "goals"])]
    pub replay: Option<Uuid>,
}

/// What is asked about a problem file.
#[derive(Args, Clone, Debug)]
pub struct SolveArguments {
    /// The problem: JSON, packed with gzip or not
    pub problem: PathBuf,
    /// Only this lot, by its id
    #[arg(long)]
    pub lot: Option<String>,
    /// Seconds after which the best so far is printed with its bound, counted from the start of the command
    #[arg(long)]
    pub time: Option<f64>,
    /// Threads among which lots are shared out; as many as the machine has when absent
    #[arg(long)]
    pub threads: Option<NonZeroU16>,
    /// Compare one goal after the other instead of weighing them
    #[arg(long)]
    pub lexicographic: bool,
    /// So many different groups for each lot, the best included
    #[arg(long, default_value_t = 0)]
    pub alternatives: usize,
    /// By how many companies alternatives differ at least; an exchange of one for another is a difference of two
    #[arg(long, default_value_t = 1)]
    pub min_difference: usize,
    /// Tell the best group for each number of members that allows a better one
    #[arg(long)]
    pub front: bool,
    /// Tell what each member is there for
    #[arg(long)]
    pub explain: bool,
}
