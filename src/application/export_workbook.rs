//! Workbooks out: read with the rights of who asks, written off the async threads.

use std::collections::BTreeMap;

use domain::account::Language;
use domain::capability::Capability;
use domain::company::Company;
use domain::consortium::MemberRole;
use domain::ids::{CallId, ClusterId, CompanyId, ConsortiumId, LotId};
use domain::text::search_key;
use persistence::repositories::directory::{capabilities, clusters, companies, competencies};
use persistence::repositories::procurement::{lots, requirements};
use spreadsheets::write::write_call::write_call;
use spreadsheets::write::write_capabilities::{write_capabilities, write_capabilities_text};
use spreadsheets::write::write_consortium::{ConsortiumDossier, write_consortium};
use spreadsheets::write::write_coverage::{CoverageSheet, write_coverage};
use spreadsheets::write::write_template::{write_calls_template, write_capabilities_template};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::calls::find_call;
use crate::application::consortia::find_consortium;
use crate::application::consortium_reviews::reviews_by_consortium;
use crate::application::lot_cases::{GroupRole, load_lot_case};
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::wording::rules::violation_message;

/// A file to be saved.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// Its name with its ending.
    pub name: String,
    /// What it is.
    pub format: TableFormat,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The formats that tables are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// An Office Open XML workbook.
    Xlsx,
    /// Text with separators.
    Csv,
}

impl TableFormat {
    /// The media type.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// How a template for capabilities is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapabilityLayout {
    /// A row for each capability.
    List,
    /// Companies × competencies.
    Matrix,
}

/// Whose coverage of a lot is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverageOf {
    /// All willing companies of the cluster.
    Cluster,
    /// The members of a consortium.
    Consortium(ConsortiumId),
    /// These companies.
    Companies(Vec<CompanyId>),
}
