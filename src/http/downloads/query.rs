//! What the address of a download may say after the question mark.

use domain::access::account::Language;
use domain::values::ids::{ClusterId, CompanyId, ConsortiumId};
use serde::Deserialize;

use crate::application::app_error::AppError;
use crate::application::exports::export_coverage::CoverageOf;
use crate::application::exports::export_templates::Examples;
use crate::graphql::node_id;
use crate::http::authentication::Asker;

/// The query.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DownloadQuery {
    /// `FR` or `EN`; the reader's language when absent.
    pub language: Option<String>,
    /// For templates: the cluster whose companies are offered.
    pub cluster_id: Option<String>,
    /// For templates of capabilities: `list` or `matrix`.
    pub layout: Option<String>,
    /// For templates: `false` for one without an example.
    pub examples: Option<bool>,
    /// For coverage: the consortium whose members are shown.
    pub consortium_id: Option<String>,
    /// For coverage: the companies that are shown, separated by commas.
    pub company_ids: Option<String>,
}

impl DownloadQuery {
    /// The language of the file.
    #[must_use]
    pub fn language(&self, asker: &Asker) -> Language {
        match self.language.as_deref() {
            Some("FR" | "fr") => Language::Fr,
            Some("EN" | "en") => Language::En,
            _ => asker.actor.language(),
        }
    }

    /// Whether a template has an example: unless it is asked for without.
    #[must_use]
    pub fn examples(&self) -> Examples {
        match self.examples {
            Some(false) => Examples::Absent,
            _ => Examples::Shown,
        }
    }

    /// The cluster that is named, if one is.
    ///
    /// # Errors
    /// `NotFound` for a name that is none.
    pub fn cluster(&self) -> Result<Option<ClusterId>, AppError> {
        let read = |id: &str| node_id::read(id).ok_or(AppError::NotFound);
        self.cluster_id.as_deref().map(read).transpose()
    }

    /// Whose coverage is shown.
    ///
    /// # Errors
    /// `NotFound` for an id that is none.
    pub fn coverage_of(&self) -> Result<CoverageOf, AppError> {
        if let Some(id) = &self.consortium_id {
            let id: ConsortiumId = node_id::read(id).ok_or(AppError::NotFound)?;
            return Ok(CoverageOf::Consortium(id));
        }
        match &self.company_ids {
            Some(ids) => {
                let ids: Option<Vec<CompanyId>> =
                    ids.split(',').map(|id| node_id::read(id.trim())).collect();
                Ok(CoverageOf::Companies(ids.ok_or(AppError::NotFound)?))
            }
            None => Ok(CoverageOf::Cluster),
        }
    }
}
