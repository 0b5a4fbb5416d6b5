//! The companies of a cluster with what proves them, in files that can be imported again.

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::values::ids::{ClusterId, CompanyId};
use persistence::repositories::directory::{capabilities, clusters, companies, competencies};
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::table::Table;
use spreadsheets::write::tables::company_tables::{
    certificate_table, company_table, reference_table,
};
use spreadsheets::write::tables::table_file::TableFile;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::directory::companies::find_company;
use crate::application::exports::exported_file::{
    ExportedFile, FileForm, file_stem, hide_amounts, in_language, provenance, reads_private,
    written_tables,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Which tables a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectoryTables {
    /// All three; text with separators holds that of the companies only.
    All,
    /// Their past work.
    References,
    /// Their certificates.
    Certificates,
}

impl DirectoryTables {
    /// What a file of that name holds.
    #[must_use]
    pub fn of_file(stem: &str) -> Option<Self> {
        match stem {
            "companies" => Some(Self::All),
            "references" => Some(Self::References),
            "certificates" => Some(Self::Certificates),
            _ => None,
        }
    }

    fn words(self, language: Language) -> (&'static str, &'static str) {
        let either = |fr, en| in_language(language, fr, en);
        match self {
            Self::All => (
                either("entreprises", "companies"),
                either("Entreprises", "Companies"),
            ),
            Self::References => (
                either("references", "references"),
                either("Références", "References"),
            ),
            Self::Certificates => (
                either("certificats", "certificates"),
                either("Certificats", "Certificates"),
            ),
        }
    }
}

/// The companies of a cluster with their past work and certificates, as far as the reader may know.
///
/// # Errors
/// `NotFound` unless the person may look into the cluster.
pub async fn export_directory(
    app: &App,
    actor: &Actor,
    (cluster_id, tables): (ClusterId, DirectoryTables),
    form: FileForm,
) -> Result<ExportedFile, AppError> {
    let subject = Subject::cluster(cluster_id);
    actor.require(Operation::DownloadCompanies, &subject)?;
    let conn = app.database.read();
    let cluster = clusters::find_cluster(conn, cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let members = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let known = known_directory(app, actor, members).await?;
    let (word, title) = tables.words(form.language);
    let made = provenance(app, actor, &format!("{title} – {}", cluster.name), None);
    let stem = file_stem(&[word, cluster.name.as_str()]);
    written_tables(&stem, form, move |language| {
        let written = known.tables(tables, language);
        TableFile::new(made, written)
            .offering(&known.vocabulary)
            .offering_companies(&known.companies)
    })
    .await
}

/// One company with its past work and certificates, as far as the reader may know.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn export_company(
    app: &App,
    actor: &Actor,
    company_id: CompanyId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    let company = find_company(app, actor, company_id).await?;
    actor.require(Operation::DownloadCompany, &Subject::company(&company))?;
    let stem = file_stem(&[company.name.as_str()]);
    let version = Some(company.record.version);
    let made = provenance(app, actor, company.name.as_str(), version);
    let known = known_directory(app, actor, vec![company]).await?;
    let form = FileForm {
        format: TableFormat::Xlsx,
        language,
    };
    written_tables(&stem, form, move |language| {
        let written = known.tables(DirectoryTables::All, language);
        TableFile::new(made, written)
            .offering(&known.vocabulary)
            .offering_companies(&known.companies)
    })
    .await
}

/// Companies with what they declare, without what the reader may not know.
struct KnownDirectory {
    companies: Vec<Company>,
    capabilities: Vec<Capability>,
    vocabulary: Vocabulary,
}

async fn known_directory(
    app: &App,
    actor: &Actor,
    mut members: Vec<Company>,
) -> Result<KnownDirectory, AppError> {
    let conn = app.database.read();
    let ids: Vec<CompanyId> = members.iter().map(|company| company.id).collect();
    let mut declared = capabilities::capabilities_by_company(conn, &ids).await?;
    for company in &mut members {
        if reads_private(actor, company) {
            continue;
        }
        company.financial_years.clear();
        company.available_fte = None;
        company.max_lots = None;
        let of_company = declared.iter_mut();
        of_company
            .filter(|capability| capability.company_id == company.id)
            .for_each(hide_amounts);
    }
    Ok(KnownDirectory {
        companies: members,
        capabilities: declared,
        vocabulary: competencies::load_vocabulary(conn).await?,
    })
}

impl KnownDirectory {
    fn tables(&self, tables: DirectoryTables, language: Language) -> Vec<Table> {
        let references = || {
            reference_table(
                &self.companies,
                &self.capabilities,
                &self.vocabulary,
                language,
            )
        };
        let certificates = || certificate_table(&self.companies, language);
        match tables {
            DirectoryTables::All => vec![
                company_table(&self.companies, language),
                references(),
                certificates(),
            ],
            DirectoryTables::References => vec![references()],
            DirectoryTables::Certificates => vec![certificates()],
        }
    }
}
