//! What the procurement rules and the requirements say of a consortium as it stands.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberRole};
use domain::consortia::rules::check::violations_of;
use domain::consortia::rules::context::RuleContext;
use domain::consortia::violation::Violation;
use domain::groupings::coverage::{Coverage, CoverageState};
use domain::procurement::requirement::{Demand, Requirement};
use domain::values::ids::{CompanyId, ConsortiumId, LotId, RequirementId};
use persistence::connection::Connection;
use persistence::repositories::groupings::consortia;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::lot_cases::{
    GroupRole, LotCase, day_in_paris, load_lot_cases, load_others,
};

/// A consortium looked at closely.
#[derive(Clone, Debug)]
pub struct ConsortiumReview {
    /// The lot with all that it asks and who could answer.
    pub case: LotCase,
    /// What the group covers on the day of the deadline.
    pub coverage: Coverage,
    /// What it covers today.
    pub coverage_today: Coverage,
    /// The rules that it breaks or risks breaking.
    pub violations: Vec<Violation>,
}

/// Reviews a consortium.
///
/// # Errors
/// `NotFound` when its lot is gone, and what the database says.
pub async fn review(
    conn: &impl Connection,
    consortium: &Consortium,
    now: DateTime<Utc>,
) -> Result<ConsortiumReview, AppError> {
    let mut reviews = review_all(conn, std::slice::from_ref(consortium), now).await?;
    reviews.remove(&consortium.id).ok_or(AppError::NotFound)
}

/// Reviews several consortia, each for the eyes of the person who asks.
///
/// # Errors
/// What the database says.
pub async fn reviews_by_consortium(
    app: &App,
    actor: &Actor,
    found: &[Consortium],
) -> Result<BTreeMap<ConsortiumId, ConsortiumReview>, AppError> {
    let mut reviews = review_all(app.database.read(), found, app.clock.now()).await?;
    for consortium in found {
        let sees_rivals = actor.is_operator() || actor.coordinates(consortium.cluster_id);
        if let Some(reviewed) = reviews.get_mut(&consortium.id) {
            if !sees_rivals {
                hide_figures(reviewed, |company_id| actor.manages(company_id));
            }
            reviewed
                .violations
                .retain(|violation| sees_rivals || !violation.rule.reveals_rivals());
        }
    }
    Ok(reviews)
}

fn hide_figures(reviewed: &mut ConsortiumReview, is_own: impl Fn(CompanyId) -> bool + Copy) {
    let requirements = &reviewed.case.requirements;
    without_figures(requirements, &mut reviewed.coverage, is_own);
    without_figures(requirements, &mut reviewed.coverage_today, is_own);
}

/// Turnover is the business of the company and its coordinators: members see their own figures, and of the sum only
/// whether it suffices, because a difference would tell the rest.
pub(super) fn without_figures(
    requirements: &[Requirement],
    coverage: &mut Coverage,
    is_own: impl Fn(CompanyId) -> bool,
) {
    let private: BTreeSet<RequirementId> = requirements
        .iter()
        .filter(|requirement| {
            matches!(
                requirement.demand,
                Demand::Turnover { .. } | Demand::InFieldTurnover { .. }
            )
        })
        .map(|requirement| requirement.id)
        .collect();
    let lines = coverage.requirements.iter_mut();
    for line in lines.filter(|line| private.contains(&line.requirement_id)) {
        line.reached = if line.reached < line.demanded {
            0
        } else {
            line.demanded
        };
    }
    let cells = coverage.contributions.iter_mut();
    for cell in cells.filter(|cell| private.contains(&cell.requirement_id)) {
        if !is_own(cell.company_id) {
            cell.figure = None;
        }
    }
}

/// Reviews several consortia in a fixed number of statements.
async fn review_all(
    conn: &impl Connection,
    found: &[Consortium],
    now: DateTime<Utc>,
) -> Result<BTreeMap<ConsortiumId, ConsortiumReview>, AppError> {
    let lot_ids: BTreeSet<LotId> = found.iter().map(|consortium| consortium.lot_id).collect();
    let lot_ids: Vec<LotId> = lot_ids.into_iter().collect();
    let mut cases = load_lot_cases(conn, &lot_ids).await?;
    let members = found.iter().flat_map(|consortium| {
        consortium
            .members
            .iter()
            .map(|member| (consortium.lot_id, member.company_id))
    });
    load_others(conn, &mut cases, &members.collect::<Vec<_>>()).await?;
    let living: Vec<Consortium> =
        consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All)
            .await?
            .into_iter()
            .filter(|other| is_living(other.state))
            .collect();
    let mut reviews = BTreeMap::new();
    for consortium in found {
        if let Some(case) = cases.get(&consortium.lot_id) {
            let rivals: Vec<&Consortium> = living
                .iter()
                .filter(|other| other.lot_id == consortium.lot_id && other.id != consortium.id)
                .collect();
            reviews.insert(
                consortium.id,
                review_one(case.clone(), consortium, &rivals, now),
            );
        }
    }
    Ok(reviews)
}

/// What the rules and requirements say of one consortium beside the others for its lot.
pub(super) fn review_among(
    case: LotCase,
    consortium: &Consortium,
    others: &[Consortium],
    now: DateTime<Utc>,
) -> ConsortiumReview {
    let rivals: Vec<&Consortium> = others
        .iter()
        .filter(|other| is_living(other.state) && other.id != consortium.id)
        .collect();
    review_one(case, consortium, &rivals, now)
}

fn review_one(
    case: LotCase,
    consortium: &Consortium,
    rivals: &[&Consortium],
    now: DateTime<Utc>,
) -> ConsortiumReview {
    let group: Vec<GroupRole> = consortium
        .present_members()
        .map(|member| (member.company_id, member.role))
        .collect();
    let deadline_day = case.deadline_day(now);
    let coverage = case.coverage(&group, deadline_day);
    let coverage_today = case.coverage(&group, day_in_paris(now));
    let violations = violations_of(&RuleContext {
        call: &case.call,
        lot: &case.lot,
        requirements: &case.requirements,
        consortium,
        companies: &case.companies,
        coverage: &coverage,
        dispensable: &dispensable(&case, &group, &coverage, deadline_day),
        in_rival_groups: &in_rival_groups(&group, rivals),
        lead_leads_rival_group: leads_rival_group(consortium, rivals),
        deadline_day,
        now,
    });
    ConsortiumReview {
        case,
        coverage,
        coverage_today,
        violations,
    }
}

/// Whether a group for the same lot counts as a rival: its members have been asked and it has not ended.
fn is_living(state: ConsortiumState) -> bool {
    matches!(
        state,
        ConsortiumState::Inviting
            | ConsortiumState::Formed
            | ConsortiumState::Submitted
            | ConsortiumState::Won
    )
}

fn in_rival_groups(group: &[GroupRole], rivals: &[&Consortium]) -> Vec<CompanyId> {
    let is_in_rival = |company_id: CompanyId| {
        rivals.iter().any(|rival| {
            rival
                .present_members()
                .any(|member| member.company_id == company_id)
        })
    };
    group
        .iter()
        .map(|(company_id, _)| *company_id)
        .filter(|company_id| is_in_rival(*company_id))
        .collect()
}

fn leads_rival_group(consortium: &Consortium, rivals: &[&Consortium]) -> bool {
    let Some(lead) = consortium.lead() else {
        return false;
    };
    rivals.iter().any(|rival| {
        rival
            .lead()
            .is_some_and(|other| other.company_id == lead.company_id)
    })
}

/// Members, the lead aside, without whom every mandatory requirement would still be covered. Only asked of a group that
/// covers them all: before that nobody can be said to be too many.
fn dispensable(
    case: &LotCase,
    group: &[GroupRole],
    coverage: &Coverage,
    on: chrono::NaiveDate,
) -> Vec<CompanyId> {
    if !covers_all_mandatory(&case.requirements, coverage) {
        return Vec::new();
    }
    let without = |out: CompanyId| -> Vec<GroupRole> {
        group.iter().copied().filter(|(id, _)| *id != out).collect()
    };
    group
        .iter()
        .filter(|(_, role)| *role != MemberRole::Lead)
        .map(|(company_id, _)| *company_id)
        .filter(|company_id| {
            covers_all_mandatory(
                &case.requirements,
                &case.coverage(&without(*company_id), on),
            )
        })
        .collect()
}

/// Whether every mandatory requirement is covered.
#[must_use]
pub fn covers_all_mandatory(requirements: &[Requirement], coverage: &Coverage) -> bool {
    let is_covered = |requirement: &Requirement| {
        let line = coverage
            .requirements
            .iter()
            .find(|line| line.requirement_id == requirement.id);
        line.is_some_and(|line| line.state == CoverageState::Covered)
    };
    requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .all(is_covered)
}
