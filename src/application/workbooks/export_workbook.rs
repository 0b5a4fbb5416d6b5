//! Workbooks out: read with the rights of who asks, written off the async threads.

use domain::access::account::Language;
use domain::consortia::consortium::MemberRole;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::values::ids::{CallId, ClusterId, CompanyId, ConsortiumId, LotId};
use domain::values::text::search_key;
use persistence::repositories::directory::{capabilities, clusters, companies, competencies};
use persistence::repositories::procurement::{lots, requirements};
use spreadsheets::write::book::WriteError;
use spreadsheets::write::capability_table::capability_table;
use spreadsheets::write::consortium::dossier::ConsortiumDossier;
use spreadsheets::write::formats::write_json::write_json;
use spreadsheets::write::formats::write_ods::write_ods;
use spreadsheets::write::formats::write_text::write_text;
use spreadsheets::write::write_call::write_call;
use spreadsheets::write::write_capabilities::write_capabilities;
use spreadsheets::write::write_consortium::write_consortium;
use spreadsheets::write::write_coverage::{CoverageMatrix, write_coverage_matrix};
use spreadsheets::write::write_template::{
    self, ExampleRow, write_awards_template, write_calls_template, write_capabilities_template,
};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia::find_consortium;
use crate::application::groupings::consortium_reviews::reviews_by_consortium;
use crate::application::groupings::lot_cases::{GroupRole, LotCase, load_lot_case};
use crate::application::procurement::calls::find_call;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

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
    /// An OpenDocument workbook.
    Ods,
    /// Text with separators.
    Csv,
    /// Typed values for programs.
    Json,
}

impl TableFormat {
    /// The media type.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The format whose files end so.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Xlsx, Self::Ods, Self::Csv, Self::Json]
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// How a template for capabilities is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapabilityLayout {
    /// A row for each capability.
    List,
    /// A company in each row, a competency in each column.
    Matrix,
}

impl From<CapabilityLayout> for write_template::CapabilityLayout {
    fn from(layout: CapabilityLayout) -> Self {
        match layout {
            CapabilityLayout::List => Self::List,
            CapabilityLayout::Matrix => Self::Matrix,
        }
    }
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

/// A blank workbook for calls, lots and requirements.
///
/// # Errors
/// `Unauthenticated`.
pub async fn export_call_template(
    app: &App,
    actor: &Actor,
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCallTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let bytes =
        written(move || write_calls_template(language, &vocabulary, ExampleRow::Shown)).await?;
    Ok(workbook(
        in_language(language, "modele-consultation", "template-call"),
        bytes,
    ))
}

/// A blank workbook for contracts that companies of a cluster have won, with its companies to choose from.
///
/// # Errors
/// `NotFound` for a cluster that the person may not look into.
pub async fn export_award_template(
    app: &App,
    actor: &Actor,
    cluster_id: Option<ClusterId>,
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadAwardTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes = written(move || write_awards_template(language, &vocabulary, &offered)).await?;
    Ok(workbook(
        in_language(language, "modele-marches-remportes", "template-awards"),
        bytes,
    ))
}

/// The companies that a template offers to choose from.
async fn offered_companies(
    app: &App,
    actor: &Actor,
    cluster_id: Option<ClusterId>,
) -> Result<Vec<Company>, AppError> {
    let Some(cluster_id) = cluster_id else {
        return Ok(Vec::new());
    };
    let subject = Subject::cluster(cluster_id);
    actor.require(Operation::DownloadCapabilities, &subject)?;
    Ok(companies::companies_of_clusters(app.database.read(), &[cluster_id]).await?)
}

/// A blank workbook for capabilities, with the companies of a cluster to choose from where the reader may know of them.
///
/// # Errors
/// `Unauthenticated`, `NotFound` for a cluster that the person may not look into.
pub async fn export_capability_template(
    app: &App,
    actor: &Actor,
    (cluster_id, layout): (Option<ClusterId>, CapabilityLayout),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCapabilityTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes = written(move || {
        write_capabilities_template(language, &vocabulary, &offered, layout.into())
    })
    .await?;
    Ok(workbook(
        in_language(language, "modele-capacites", "template-capabilities"),
        bytes,
    ))
}

/// A call with its lots and requirements, to be imported again.
///
/// # Errors
/// `NotFound` unless the person may know of the call.
pub async fn export_call(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    let call = find_call(app, actor, call_id).await?;
    actor.require(Operation::DownloadCall, &Subject::call(&call))?;
    let conn = app.database.read();
    let of_call = lots::lots_by_call(conn, &[call_id]).await?;
    let lot_ids: Vec<LotId> = of_call.iter().map(|lot| lot.id).collect();
    let asked = requirements::requirements_by_lot(conn, &lot_ids).await?;
    let vocabulary = competencies::load_vocabulary(conn).await?;
    let name = file_stem(&[call.reference.as_str()]);
    let bytes = written(move || write_call(&call, &of_call, &asked, &vocabulary, language)).await?;
    Ok(workbook(&name, bytes))
}

/// The capabilities of a cluster's companies, to be imported again. Amounts of references are for the company itself
/// and the coordinators.
///
/// # Errors
/// `NotFound` unless the person may look into the cluster.
pub async fn export_capabilities(
    app: &App,
    actor: &Actor,
    (cluster_id, format): (ClusterId, TableFormat),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require(
        Operation::DownloadCapabilities,
        &Subject::cluster(cluster_id),
    )?;
    let conn = app.database.read();
    let cluster = clusters::find_cluster(conn, cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let members: Vec<Company> = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let ids: Vec<CompanyId> = members.iter().map(|company| company.id).collect();
    let mut declared = capabilities::capabilities_by_company(conn, &ids).await?;
    for capability in &mut declared {
        let company = members
            .iter()
            .find(|company| company.id == capability.company_id);
        if !company.is_some_and(|company| reads_private(actor, company)) {
            hide_amounts(capability);
        }
    }
    let vocabulary = competencies::load_vocabulary(conn).await?;
    let made_at = app.clock.now();
    let bytes = written(move || {
        let table = || capability_table(&members, &declared, &vocabulary, language);
        match format {
            TableFormat::Xlsx => write_capabilities(&members, &declared, &vocabulary, language),
            TableFormat::Ods => {
                let table = table();
                write_ods(std::slice::from_ref(&table), &table.name, made_at)
            }
            TableFormat::Csv => write_text(&table(), language),
            TableFormat::Json => write_json(&table()),
        }
    });
    let stem = file_stem(&[
        in_language(language, "capacites", "capabilities"),
        cluster.name.as_str(),
    ]);
    Ok(ExportedFile {
        name: format!("{stem}.{}", format.ending()),
        format,
        bytes: bytes.await?,
    })
}

/// The coverage matrix of a lot on the day of its deadline. For coordinators.
///
/// # Errors
/// `NotFound` unless the person may know of the lot and of the consortium, which is for that lot.
pub async fn export_coverage(
    app: &App,
    actor: &Actor,
    (lot_id, group): (LotId, CoverageOf),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCoverage)?;
    let case = load_lot_case(app.database.read(), lot_id).await?;
    actor.require(Operation::DownloadCoverage, &Subject::call(&case.call))?;
    let roles = roles_of(app, actor, &case, group).await?;
    let coverage = case.coverage(&roles, case.deadline_day(app.clock.now()));
    let shown: Vec<Company> = roles
        .iter()
        .filter_map(|(company_id, _)| case.companies.get(company_id))
        .cloned()
        .collect();
    let word = in_language(language, "couverture", "coverage");
    let name = file_stem(&[
        word,
        case.call.reference.as_str(),
        "lot",
        case.lot.number.as_str(),
    ]);
    let bytes = written(move || {
        let matrix = CoverageMatrix {
            call: &case.call,
            lot: &case.lot,
            requirements: &case.requirements,
            companies: &shown,
            coverage: &coverage,
            vocabulary: &case.vocabulary,
        };
        write_coverage_matrix(&matrix, language)
    });
    Ok(workbook(&name, bytes.await?))
}

async fn roles_of(
    app: &App,
    actor: &Actor,
    case: &LotCase,
    group: CoverageOf,
) -> Result<Vec<GroupRole>, AppError> {
    let as_member = |company_id: CompanyId| (company_id, MemberRole::Member);
    match group {
        CoverageOf::Cluster => Ok(case
            .willing()
            .map(|company| as_member(company.id))
            .collect()),
        CoverageOf::Companies(ids) => Ok(ids.into_iter().map(as_member).collect()),
        CoverageOf::Consortium(consortium_id) => {
            let consortium = find_consortium(app, actor, consortium_id).await?;
            if consortium.lot_id != case.lot.id {
                return Err(AppError::NotFound);
            }
            Ok(consortium
                .present_members()
                .map(|member| (member.company_id, member.role))
                .collect())
        }
    }
}

/// The dossier of a consortium, with what its reader may know.
///
/// # Errors
/// `NotFound` unless the person may know of the consortium.
pub async fn export_consortium(
    app: &App,
    actor: &Actor,
    consortium_id: ConsortiumId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    let mut consortium = find_consortium(app, actor, consortium_id).await?;
    let subject = Subject::consortium(&consortium);
    actor.require(Operation::DownloadConsortium, &subject)?;
    let mut reviews = reviews_by_consortium(app, actor, std::slice::from_ref(&consortium)).await?;
    let review = reviews.remove(&consortium_id).ok_or(AppError::NotFound)?;
    if !actor.may_read(FieldClass::Prices, &subject) {
        for line in &mut consortium.allocations {
            line.amount = None;
        }
    }
    let ids: Vec<CompanyId> = consortium
        .members
        .iter()
        .map(|member| member.company_id)
        .collect();
    let (members, declared) = what_reader_may_know(actor, &review.case, &ids);
    let made_at = app.clock.now();
    let made_by = actor
        .account()
        .map_or_else(|| "cordee".to_owned(), |account| account.name.to_string());
    let name = file_stem(&[
        "dossier",
        review.case.call.reference.as_str(),
        consortium.name.as_str(),
    ]);
    let bytes = written(move || {
        let dossier = ConsortiumDossier {
            consortium: &consortium,
            call: &review.case.call,
            lot: &review.case.lot,
            requirements: &review.case.requirements,
            companies: &members,
            capabilities: &declared,
            coverage: &review.coverage,
            violations: &review.violations,
            vocabulary: &review.case.vocabulary,
            made_at,
            made_by: &made_by,
        };
        write_consortium(&dossier, language)
    });
    Ok(workbook(&name, bytes.await?))
}

/// The companies of a dossier and what they declare, without what only they and their coordinators know.
fn what_reader_may_know(
    actor: &Actor,
    case: &LotCase,
    ids: &[CompanyId],
) -> (Vec<Company>, Vec<Capability>) {
    let mut members = Vec::new();
    let mut declared = Vec::new();
    for company in ids.iter().filter_map(|id| case.companies.get(id)) {
        let reads_all = reads_private(actor, company);
        let mut company = company.clone();
        for capability in case.declared_by(company.id) {
            let mut capability = capability.clone();
            if !reads_all {
                hide_amounts(&mut capability);
            }
            declared.push(capability);
        }
        if !reads_all {
            company.financial_years.clear();
            company.available_fte = None;
        }
        members.push(company);
    }
    (members, declared)
}

fn reads_private(actor: &Actor, company: &Company) -> bool {
    actor.may_read(FieldClass::CompanyPrivate, &Subject::company(company))
}

fn hide_amounts(capability: &mut Capability) {
    for evidence in &mut capability.evidence {
        evidence.amount = None;
        evidence.own_share = None;
    }
}

/// Writes off the async threads.
/// Writes off the async threads.
///
/// # Errors
/// When the library cannot write it.
pub async fn written(
    write: impl FnOnce() -> Result<Vec<u8>, WriteError> + Send + 'static,
) -> Result<Vec<u8>, AppError> {
    let bytes = tokio::task::spawn_blocking(write)
        .await
        .map_err(AppError::internal)?;
    bytes.map_err(AppError::internal)
}

/// A workbook under a name.
#[must_use]
pub fn workbook(stem: &str, bytes: Vec<u8>) -> ExportedFile {
    ExportedFile {
        name: format!("{stem}.xlsx"),
        format: TableFormat::Xlsx,
        bytes,
    }
}

fn in_language(language: Language, fr: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

/// A file name out of words: what every file system takes, at most 80 characters.
#[must_use]
pub fn file_stem(words: &[&str]) -> String {
    let joined = search_key(&words.join(" ")).replace([' ', '+', '#'], "-");
    joined.chars().take(80).collect()
}
