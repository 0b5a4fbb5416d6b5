//! Who covers what of a lot or of a whole call, as a workbook. For coordinators.

use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::consortia::consortium::MemberRole;
use domain::directory::company::Company;
use domain::groupings::coverage::Coverage;
use domain::values::ids::{CallId, CompanyId, ConsortiumId, LotId};
use persistence::repositories::procurement::lots;
use spreadsheets::write::coverage::write_call_coverage::write_call_coverage;
use spreadsheets::write::coverage::write_coverage::{CoverageMatrix, write_coverage_matrix};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, file_stem, in_language, provenance, workbook, written,
};
use crate::application::groupings::consortia::find_consortium;
use crate::application::groupings::lot_cases::{GroupRole, LotCase, load_lot_case, load_lot_cases};
use crate::application::procurement::calls::find_call;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

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
    let title = format!("{} – lot {}", case.call.title, case.lot.number);
    let made = provenance(app, actor, &title, Some(case.call.record.version));
    let bytes = written(move || {
        let matrix = CoverageMatrix {
            call: &case.call,
            lot: &case.lot,
            requirements: &case.requirements,
            companies: &shown,
            coverage: &coverage,
            vocabulary: &case.vocabulary,
        };
        write_coverage_matrix(&matrix, &made, language)
    });
    Ok(workbook(&name, bytes.await?))
}

/// Who covers what of every lot of a call on the day of its deadline: the cluster's companies that have not said no. For
/// coordinators.
///
/// # Errors
/// `NotFound` unless the person may know of the call.
pub async fn export_call_coverage(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCallCoverage)?;
    let call = find_call(app, actor, call_id).await?;
    actor.require(Operation::DownloadCallCoverage, &Subject::call(&call))?;
    let conn = app.database.read();
    let of_call = lots::lots_by_call(conn, &[call_id]).await?;
    let lot_ids: Vec<LotId> = of_call.iter().map(|lot| lot.id).collect();
    let mut cases = load_lot_cases(conn, &lot_ids).await?;
    let in_order: Vec<LotCase> = lot_ids.iter().filter_map(|id| cases.remove(id)).collect();
    let word = in_language(language, "couverture", "coverage");
    let stem = file_stem(&[word, call.reference.as_str()]);
    let made = provenance(app, actor, call.title.as_str(), Some(call.record.version));
    let now = app.clock.now();
    let bytes = written(move || {
        let shown: Vec<Shown> = in_order
            .iter()
            .map(|case| Shown::of_willing(case, now))
            .collect();
        let matrices: Vec<CoverageMatrix<'_>> = in_order
            .iter()
            .zip(&shown)
            .map(|(case, shown)| shown.matrix(case))
            .collect();
        write_call_coverage(&matrices, &made, language)
    });
    Ok(workbook(&stem, bytes.await?))
}

/// The companies of a matrix and what they cover.
struct Shown {
    companies: Vec<Company>,
    coverage: Coverage,
}

impl Shown {
    fn of_willing(case: &LotCase, now: DateTime<Utc>) -> Self {
        let companies: Vec<Company> = case.willing().cloned().collect();
        let roles: Vec<GroupRole> = companies
            .iter()
            .map(|company| (company.id, MemberRole::Member))
            .collect();
        Self {
            coverage: case.coverage(&roles, case.deadline_day(now)),
            companies,
        }
    }

    fn matrix<'a>(&'a self, case: &'a LotCase) -> CoverageMatrix<'a> {
        CoverageMatrix {
            call: &case.call,
            lot: &case.lot,
            requirements: &case.requirements,
            companies: &self.companies,
            coverage: &self.coverage,
            vocabulary: &case.vocabulary,
        }
    }
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
