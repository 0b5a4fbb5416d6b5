//! The arguments of `export`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use uuid::Uuid;

use crate::cli::user_language::UserLanguage;

/// A file that is to be written.
#[derive(Args, Clone, Debug)]
pub struct ExportArguments {
    /// Where to write it; - for standard output
    #[arg(short, long, global = true, default_value = "-")]
    pub output: PathBuf,
    /// Its format; told by the name of the file when absent, and a workbook when that tells nothing
    #[arg(long, value_enum, global = true)]
    pub format: Option<ExportFormat>,
    /// The language of its titles
    #[arg(long, value_enum, default_value = "fr", global = true)]
    pub language: UserLanguage,
    /// What to write
    #[command(subcommand)]
    pub command: ExportCommand,
}

/// The formats of tables.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// An Office Open XML workbook
    Xlsx,
    /// An OpenDocument workbook
    Ods,
    /// Text with separators
    Csv,
    /// Typed values for programs
    Json,
}

/// What to write.
#[derive(Subcommand, Clone, Debug)]
pub enum ExportCommand {
    /// A blank workbook for calls, lots and requirements
    CallTemplate(PlainTemplate),
    /// A blank workbook for capabilities
    CapabilityTemplate {
        /// Whose companies, and whether with examples
        #[command(flatten)]
        template: ClusterTemplate,
        /// A row a capability, or companies across competencies
        #[arg(long, value_enum, default_value = "list")]
        layout: TableLayout,
    },
    /// A blank workbook for contracts that companies have won
    AwardTemplate(ClusterTemplate),
    /// A blank workbook for companies, their references and their certificates
    CompanyTemplate(ClusterTemplate),
    /// A blank workbook for the answers of companies to lots
    InterestTemplate(ClusterTemplate),
    /// A blank workbook for the vocabulary of competencies
    CompetencyTemplate(PlainTemplate),
    /// The companies of a cluster with their references and certificates, which can be imported again
    Companies {
        /// The cluster, by name
        cluster: String,
        /// What of them: all three tables, of which .csv holds the first, or one of the others
        #[arg(long, value_enum, default_value = "all")]
        table: DirectoryTable,
    },
    /// A call with its lots and requirements, which can be imported again
    Call {
        /// The buyer's reference
        reference: String,
    },
    /// The lots of a call, which can be imported again
    Lots {
        /// The buyer's reference
        reference: String,
    },
    /// What a call or one of its lots asks, which can be imported again
    Requirements {
        /// The call by its reference, or the lot as REFERENCE/NUMBER
        asked: String,
    },
    /// What the companies of a cluster declare, which can be imported again
    Capabilities {
        /// The cluster, by name
        cluster: String,
        /// A row a capability, or companies across competencies
        #[arg(long, value_enum, default_value = "list")]
        layout: TableLayout,
    },
    /// The contracts that companies of a cluster have won, which can be imported again
    Awards {
        /// The cluster, by name
        cluster: String,
    },
    /// The answers of companies to the lots of a cluster's calls, which can be imported again
    Interests {
        /// The cluster, by name
        cluster: String,
    },
    /// The vocabulary of competencies, which can be imported again
    Competencies,
    /// The coverage matrix of a lot
    Coverage {
        /// The lot, as REFERENCE/NUMBER
        lot: String,
        /// By these companies only, by SIREN or name
        #[arg(long = "company")]
        companies: Vec<String>,
    },
    /// The coverage matrices of all lots of a call
    CallCoverage {
        /// The buyer's reference
        reference: String,
    },
    /// The suggestions of a run side by side
    Comparison {
        /// The identifier of the run, as `suggest` says it
        run: Uuid,
    },
    /// What an import did, row by row
    ImportReport {
        /// The identifier of the import, as `import plan` says it
        import: Uuid,
    },
    /// The dossier of a consortium
    Consortium {
        /// Its name
        name: String,
    },
}

/// What a template shows.
#[derive(Args, Clone, Copy, Debug)]
pub struct PlainTemplate {
    /// Without the rows that show how it is meant
    #[arg(long)]
    pub no_examples: bool,
}

/// Whose companies a template offers, and what it shows.
#[derive(Args, Clone, Debug)]
pub struct ClusterTemplate {
    /// The cluster whose companies are offered, by name
    #[arg(long)]
    pub cluster: Option<String>,
    /// What it shows
    #[command(flatten)]
    pub plain: PlainTemplate,
}

/// Tables of the directory.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum DirectoryTable {
    /// Who the companies are, and what proves them
    All,
    /// Their past work
    References,
    /// Their certificates
    Certificates,
}

/// How capabilities are laid out.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum TableLayout {
    /// A row a capability
    List,
    /// Companies across competencies
    Matrix,
}
