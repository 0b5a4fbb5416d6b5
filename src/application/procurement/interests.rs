//! Answers of interest: a company gives its own; it and the coordinators of the cluster read them, nobody else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::visibility::InterestVisibility;
use domain::edits::interest::{Answering, InterestEdit};
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::values::changes::{Change, Findings};
use domain::values::ids::{ClusterId, CompanyId, InterestId, LotId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::directory::companies;
use persistence::repositories::procurement::interests;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::procurement::lots::{lots_by_id, open_lot_of_company};
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The answers to these lots that the person may read.
///
/// # Errors
/// What the database says.
pub async fn interests_by_lot(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, Vec<Interest>>, AppError> {
    let visibility = interest_visibility(actor);
    let found = interests::interests_by_lot(app.database.read(), lot_ids, &visibility).await?;
    let mut by_lot: BTreeMap<LotId, Vec<Interest>> = BTreeMap::new();
    for interest in found {
        by_lot.entry(interest.lot_id).or_default().push(interest);
    }
    Ok(by_lot)
}

/// The answers of these companies that the person may read, to lots that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn interests_by_company(
    app: &App,
    actor: &Actor,
    company_ids: &[CompanyId],
) -> Result<BTreeMap<CompanyId, Vec<Interest>>, AppError> {
    let visibility = interest_visibility(actor);
    let conn = app.database.read();
    let found = interests::interests_by_company(conn, company_ids, &visibility).await?;
    let mut by_company: BTreeMap<CompanyId, Vec<Interest>> = BTreeMap::new();
    for interest in of_visible_lots(app, actor, found).await? {
        by_company
            .entry(interest.company_id)
            .or_default()
            .push(interest);
    }
    Ok(by_company)
}

/// One answer.
///
/// # Errors
/// `NotFound` when there is none or the person may not read it.
pub async fn find_interest(
    app: &App,
    actor: &Actor,
    interest_id: InterestId,
) -> Result<Interest, AppError> {
    let visibility = interest_visibility(actor);
    let conn = app.database.read();
    let found = interests::interests_by_id(conn, &[interest_id], &visibility).await?;
    let mut visible = of_visible_lots(app, actor, found).await?;
    visible.pop().ok_or(AppError::NotFound)
}

/// Gives a company's answer to a lot, or replaces the earlier one.
///
/// # Errors
/// `NotFound`, `Forbidden`; `DEADLINE_PASSED` once no bid is accepted any more; `Rejected` with all findings.
pub async fn answer_interest(
    app: &App,
    actor: &Actor,
    (lot_id, company_id): (LotId, CompanyId),
    edit: InterestEdit,
) -> Result<Interest, AppError> {
    let (transaction, lot) = open_lot_of_company(app, actor, lot_id, company_id).await?;
    let now = app.clock.now();
    lot.call.require_open_for_answers(now)?;
    let mut findings = Findings::default();
    if let Change::Set(not_with) = &edit.not_with {
        let cluster_id = lot.call.cluster_id;
        for place in unknown_places(&transaction, not_with, cluster_id).await? {
            let absent = Rejection::at(RejectionCode::NotFound, &place.to_string());
            findings.add(absent.under("notWithIds"));
        }
    }
    let known = interests::find_interest(&transaction, lot_id, company_id).await?;
    let version = known.as_ref().map(|known| known.record.version);
    let answering = Answering {
        lot_id,
        company_id,
        answered_by: actor.account_id(),
    };
    let answered = findings.take_all(edit.answer(answering, known, now));
    let interest = findings.finish_some(answered)?;
    match version {
        None => interests::insert_interest(&transaction, &interest).await?,
        Some(version) => interests::update_interest(&transaction, &interest, version).await?,
    }
    transaction.commit().await?;
    Ok(interest)
}

/// Whether the person may answer the lots of a call now, for one of its companies.
#[must_use]
pub fn may_answer(actor: &Actor, call: &CallForTender, now: DateTime<Utc>) -> bool {
    let may_for = |company_id: CompanyId| {
        let subject = Subject::interest(call, company_id);
        actor.may(Operation::AnswerInterest, &subject)
    };
    call.require_open_for_answers(now).is_ok() && actor.own_companies().into_iter().any(may_for)
}

/// What of the answers the person may read, as the matrix says it for each cluster and company.
#[must_use]
pub fn interest_visibility(actor: &Actor) -> InterestVisibility {
    if actor.is_operator() {
        return InterestVisibility::All;
    }
    let reads = |subject: &Subject| actor.may_read(FieldClass::CompanyPrivate, subject);
    InterestVisibility::Reader {
        clusters: actor
            .coordinated_clusters()
            .into_iter()
            .filter(|cluster_id| reads(&Subject::cluster(*cluster_id)))
            .collect(),
        companies: actor
            .own_companies()
            .into_iter()
            .filter(|company_id| {
                reads(&Subject {
                    company_ids: vec![*company_id],
                    ..Subject::none()
                })
            })
            .collect(),
    }
}

async fn of_visible_lots(
    app: &App,
    actor: &Actor,
    found: Vec<Interest>,
) -> Result<Vec<Interest>, AppError> {
    let lot_ids: BTreeSet<LotId> = found.iter().map(|interest| interest.lot_id).collect();
    let lot_ids: Vec<LotId> = lot_ids.into_iter().collect();
    let visible = lots_by_id(app, actor, &lot_ids).await?;
    Ok(found
        .into_iter()
        .filter(|interest| visible.contains_key(&interest.lot_id))
        .collect())
}

/// The places of companies that are not in the cluster of the call.
async fn unknown_places(
    conn: &impl Connection,
    company_ids: &[CompanyId],
    cluster_id: ClusterId,
) -> Result<Vec<usize>, AppError> {
    let found = companies::companies_by_id(conn, company_ids).await?;
    let known: BTreeSet<CompanyId> = found
        .iter()
        .filter(|company| company.cluster_ids.contains(&cluster_id))
        .map(|company| company.id)
        .collect();
    Ok(company_ids
        .iter()
        .enumerate()
        .filter(|(_, company_id)| !known.contains(company_id))
        .map(|(place, _)| place)
        .collect())
}
