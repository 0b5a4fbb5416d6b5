//! Who can cover what of a lot: the whole cluster, a group that is tried out, and each company by itself.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::consortia::consortium::MemberRole;
use domain::directory::company::Company;
use domain::groupings::coverage::{ContributionAnswer, Coverage};
use domain::groupings::coverage_rule::contribution::{GroupMember, contribution_of};
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::LotQuestion;
use domain::groupings::joint_question::joint_question;
use domain::procurement::interest::Interest;
use domain::procurement::requirement::{Requirement, RequirementKind, RequirementScope};
use domain::values::ids::{CompanyId, LotId, RequirementId};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::lot_cases::{LotCase, day_in_paris, load_lot_cases};
use crate::authorization::field_class::FieldClass;
use crate::authorization::subject::Subject;

/// The day on which coverage is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageInstant {
    /// Today.
    Today,
    /// The day of the submission deadline, today when none is set.
    AtDeadline,
}

/// A group whose coverage of a lot is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupToTry {
    /// Its companies.
    pub company_ids: Vec<CompanyId>,
    /// Which of them leads.
    pub lead_id: Option<CompanyId>,
    /// Which of them take part as subcontractors only.
    pub subcontractor_ids: Vec<CompanyId>,
    /// On which day.
    pub at: CoverageInstant,
}

/// Coverage, with the requirements without which the bid fails.
#[derive(Clone, Debug)]
pub struct LotCoverage {
    /// Who covers what.
    pub coverage: Coverage,
    /// The mandatory requirements.
    pub mandatory: BTreeSet<RequirementId>,
}

/// A company of the cluster that could take part in a lot.
#[derive(Clone, Debug)]
pub struct LotCandidate {
    /// Which company.
    pub company_id: CompanyId,
    /// Its answer, if it gave one.
    pub interest: Option<Interest>,
    /// Kilometres from the place of the lot, when both are known.
    pub distance_km: Option<u32>,
    /// Requirements to which it contributes something that counts.
    pub n_contributions: u32,
}

/// A lot that the person steers, with all that coverage looks at.
#[derive(Clone, Debug)]
pub struct SteeredLot {
    /// The lot with its companies.
    case: LotCase,
    /// The companies of the cluster with something to contribute: those who bring most first, then the nearest.
    pub candidates: Vec<LotCandidate>,
}

/// A company that looks at a lot for itself.
#[derive(Clone, Debug)]
pub struct LotOfCompany {
    /// The lot with its companies.
    case: Arc<LotCase>,
    /// The company.
    company_id: CompanyId,
}

impl SteeredLot {
    /// The lot with all that coverage looks at.
    #[must_use]
    pub fn case(&self) -> &LotCase {
        &self.case
    }
}

/// The lots with these ids that the person steers; others are left out. The candidates of all lots come together, so
/// that what is asked of them is loaded together too.
///
/// # Errors
/// What the database says.
pub async fn steered_lots(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, Arc<SteeredLot>>, AppError> {
    if !actor.is_operator() && actor.coordinated_clusters().is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut cases = load_lot_cases(app.database.read(), lot_ids).await?;
    cases.retain(|_, case| actor.may_read(FieldClass::Steering, &Subject::call(&case.call)));
    let now = app.clock.now();
    compute(move || {
        cases
            .into_iter()
            .map(|(lot_id, case)| {
                let candidates = candidates_of(&case, case.deadline_day(now));
                (lot_id, Arc::new(SteeredLot { case, candidates }))
            })
            .collect()
    })
    .await
}

/// The coverage of a lot by everyone of the cluster who did not answer no.
///
/// # Errors
/// When the process is shutting down.
pub async fn cluster_coverage(
    app: &App,
    lot: Arc<SteeredLot>,
    at: CoverageInstant,
) -> Result<LotCoverage, AppError> {
    let now = app.clock.now();
    compute(move || {
        let case = &lot.case;
        let day = day_of(case, at, now);
        let group: Vec<_> = case
            .willing()
            .filter(|company| may_be_in_any_group(case, company, day))
            .map(as_possible_lead)
            .collect();
        covered(case, &group, day)
    })
    .await
}

/// The coverage of a lot by a group that is tried out. Companies of other clusters answer like absent ones: they cover
/// nothing.
///
/// # Errors
/// When the process is shutting down.
pub async fn group_coverage(
    app: &App,
    lot: Arc<SteeredLot>,
    group: GroupToTry,
) -> Result<LotCoverage, AppError> {
    let now = app.clock.now();
    compute(move || {
        let day = day_of(&lot.case, group.at, now);
        covered(&lot.case, &roles_in(&group), day)
    })
    .await
}

/// The coverage of several lots together by one group: nobody gives people twice. Companies of other clusters answer like
/// absent ones.
///
/// # Errors
/// `NotFound` without any lot; when the process is shutting down.
pub async fn joint_coverage(
    app: &App,
    lots: Vec<Arc<SteeredLot>>,
    group: GroupToTry,
) -> Result<LotCoverage, AppError> {
    let now = app.clock.now();
    compute(move || {
        let asked = lots.iter().map(|lot| {
            let day = day_of(&lot.case, group.at, now);
            lot.case.clone().into_question(day, Vec::new())
        });
        let joint = joint_question(asked.collect());
        joint.map(|joint| covered_jointly(&joint, &group))
    })
    .await?
    .ok_or(AppError::NotFound)
}

/// The lots that these companies may look at for themselves: of calls that the person may know of, in the company's own
/// cluster. Others are left out.
///
/// # Errors
/// What the database says.
pub async fn lots_of_companies(
    app: &App,
    actor: &Actor,
    asked: &[(LotId, CompanyId)],
) -> Result<BTreeMap<(LotId, CompanyId), LotOfCompany>, AppError> {
    let lot_ids: BTreeSet<LotId> = asked.iter().map(|(lot_id, _)| *lot_id).collect();
    let lot_ids: Vec<LotId> = lot_ids.into_iter().collect();
    let mut cases = load_lot_cases(app.database.read(), &lot_ids).await?;
    cases.retain(|_, case| actor.may_read(FieldClass::Call, &Subject::call(&case.call)));
    let cases: BTreeMap<LotId, Arc<LotCase>> = cases
        .into_iter()
        .map(|(lot_id, case)| (lot_id, Arc::new(case)))
        .collect();
    Ok(asked
        .iter()
        .filter_map(|(lot_id, company_id)| {
            let case = Arc::clone(cases.get(lot_id)?);
            let subject = Subject::company(case.companies.get(company_id)?);
            let lot = LotOfCompany {
                case,
                company_id: *company_id,
            };
            let is_shown = actor.may_read(FieldClass::CompanyPrivate, &subject);
            is_shown.then_some(((*lot_id, *company_id), lot))
        })
        .collect())
}

/// The coverage of a lot by one company alone. One that accepts to lead is looked at as the lead.
///
/// # Errors
/// When the process is shutting down.
pub async fn company_coverage(
    app: &App,
    lot: LotOfCompany,
    at: CoverageInstant,
) -> Result<LotCoverage, AppError> {
    let now = app.clock.now();
    compute(move || {
        let LotOfCompany { case, company_id } = lot;
        let alone: Vec<_> = case
            .companies
            .get(&company_id)
            .map(as_possible_lead)
            .into_iter()
            .collect();
        covered(&case, &alone, day_of(&case, at, now))
    })
    .await
}

/// Off the threads that serve requests: the rule looks at every withdrawal of every company.
pub(super) async fn compute<T: Send + 'static>(
    rule: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(rule)
        .await
        .map_err(AppError::internal)
}

pub(super) fn day_of(case: &LotCase, at: CoverageInstant, now: DateTime<Utc>) -> NaiveDate {
    match at {
        CoverageInstant::Today => day_in_paris(now),
        CoverageInstant::AtDeadline => case.deadline_day(now),
    }
}

/// Whether a company alone meets what each member must meet: without that no group that answers can take it in, and
/// counting it would make the cluster look unable to answer.
fn may_be_in_any_group(case: &LotCase, company: &Company, day: NaiveDate) -> bool {
    let holder = case.holder(company);
    case.requirements
        .iter()
        .filter(|requirement| {
            requirement.is_mandatory() && requirement.scope == RequirementScope::Each
        })
        .filter(|requirement| requirement.demand.kind() != RequirementKind::FreeText)
        .all(|requirement| {
            contribution_of(requirement, holder, &case.vocabulary, day)
                .is_some_and(|found| found.answer == ContributionAnswer::MeetsAlone)
        })
}

/// Whoever accepts to lead may turn out to be the lead.
fn as_possible_lead(company: &Company) -> (CompanyId, MemberRole) {
    let role = if company.may_lead {
        MemberRole::Lead
    } else {
        MemberRole::Member
    };
    (company.id, role)
}

pub(super) fn roles_in(group: &GroupToTry) -> Vec<(CompanyId, MemberRole)> {
    let company_ids: BTreeSet<CompanyId> = group.company_ids.iter().copied().collect();
    company_ids
        .into_iter()
        .map(|company_id| {
            let role = if group.lead_id == Some(company_id) {
                MemberRole::Lead
            } else if group.subcontractor_ids.contains(&company_id) {
                MemberRole::Subcontractor
            } else {
                MemberRole::Member
            };
            (company_id, role)
        })
        .collect()
}

/// The coverage of a lot by a group on the day asked for.
pub(super) fn covered_on(
    case: &LotCase,
    group: &[(CompanyId, MemberRole)],
    at: CoverageInstant,
    now: DateTime<Utc>,
) -> LotCoverage {
    covered(case, group, day_of(case, at, now))
}

fn covered(case: &LotCase, group: &[(CompanyId, MemberRole)], day: NaiveDate) -> LotCoverage {
    LotCoverage {
        coverage: case.coverage(group, day),
        mandatory: mandatory(&case.requirements),
    }
}

fn covered_jointly(joint: &LotQuestion, group: &GroupToTry) -> LotCoverage {
    let roles: BTreeMap<CompanyId, MemberRole> = roles_in(group).into_iter().collect();
    let members = joint.candidates.iter().filter_map(|candidate| {
        let role = *roles.get(&candidate.company.id)?;
        Some(GroupMember {
            holder: Holder {
                company: &candidate.company,
                capabilities: &candidate.capabilities,
                most_fte: candidate.interest.as_ref().and_then(|one| one.most_fte),
            },
            is_lead: role == MemberRole::Lead,
            is_subcontractor: role == MemberRole::Subcontractor,
        })
    });
    let members: Vec<GroupMember<'_>> = members.collect();
    let (asked, vocabulary) = (&joint.requirements, &joint.vocabulary);
    LotCoverage {
        coverage: coverage_of(asked, &members, vocabulary, joint.valid_on),
        mandatory: mandatory(asked),
    }
}

fn mandatory(requirements: &[Requirement]) -> BTreeSet<RequirementId> {
    let mandatory = requirements.iter().filter(|one| one.is_mandatory());
    mandatory.map(|requirement| requirement.id).collect()
}

fn candidates_of(case: &LotCase, day: NaiveDate) -> Vec<LotCandidate> {
    let mut candidates: Vec<(LotCandidate, &str)> = case
        .willing()
        .filter_map(|company| Some((candidate_of(case, company, day)?, company.name.as_str())))
        .collect();
    candidates.sort_by_key(|(candidate, name)| {
        let distance = candidate.distance_km.unwrap_or(u32::MAX);
        (Reverse(candidate.n_contributions), distance, *name)
    });
    candidates
        .into_iter()
        .map(|(candidate, _)| candidate)
        .collect()
}

/// The company as a candidate; none when it brings nothing at all, not even something near.
fn candidate_of(case: &LotCase, company: &Company, day: NaiveDate) -> Option<LotCandidate> {
    let holder = case.holder(company);
    let answers: Vec<ContributionAnswer> = case
        .requirements
        .iter()
        .filter_map(|asked| contribution_of(asked, holder, &case.vocabulary, day))
        .map(|cell| cell.answer)
        .collect();
    let counts = |answer: &&ContributionAnswer| **answer != ContributionAnswer::Partial;
    let n_contributions = answers.iter().filter(counts).count();
    (!answers.is_empty()).then(|| LotCandidate {
        company_id: company.id,
        interest: case.interests.get(&company.id).cloned(),
        distance_km: case.distance_km(company),
        n_contributions: u32::try_from(n_contributions).unwrap_or(u32::MAX),
    })
}
