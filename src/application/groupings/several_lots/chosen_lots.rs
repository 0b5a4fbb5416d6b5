//! Lots of a call that one grouping is to answer together: which may be chosen, and what is loaded of them.

use std::collections::BTreeMap;

use domain::groupings::suggestion::GroupingRun;
use domain::procurement::call::CallForTender;
use domain::values::ids::{CallId, LotId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::repositories::groupings::grouping_runs;
use persistence::repositories::procurement::calls;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::lot_cases::{LotCase, load_lot_cases};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most runs on several lots that are shown of a call.
const MAX_RUNS_SHOWN: usize = 20;

/// Loads the lots that were chosen, in the order of the call, for a person who may ask the engine about them.
///
/// # Errors
/// `NotFound` and `Forbidden` for a single lot; each at its place in `lotIds`: `REQUIRED` without any, `NOT_UNIQUE` for
/// one that is chosen twice, `NOT_FOUND`, `CONTRADICTORY_OPTIONS` for one of another call than the first,
/// `OUT_OF_RANGE` for more than one candidate may bid for.
pub async fn load_chosen_lots(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<Vec<LotCase>, AppError> {
    let Some(first) = lot_ids.first() else {
        return Err(AppError::rejected_at(RejectionCode::Required, "lotIds"));
    };
    let mut cases = load_lot_cases(app.database.read(), lot_ids).await?;
    if lot_ids.len() == 1 {
        let case = cases.remove(first).ok_or(AppError::NotFound)?;
        actor.require(Operation::SuggestGroupings, &Subject::call(&case.call))?;
        return Ok(vec![case]);
    }
    cases.retain(|_, case| actor.may(Operation::SuggestGroupings, &Subject::call(&case.call)));
    let mut rejections = misplaced(lot_ids, &cases);
    let call = cases.get(first).map(|case| &case.call);
    rejections.extend(call.and_then(|call| too_many(call, lot_ids.len())));
    if !rejections.is_empty() {
        return Err(rejections.into());
    }
    let mut chosen: Vec<LotCase> = cases.into_values().collect();
    chosen.sort_by_key(|case| (case.lot.position, case.lot.id));
    Ok(chosen)
}

/// What is wrong with single lots.
fn misplaced(lot_ids: &[LotId], cases: &BTreeMap<LotId, LotCase>) -> Vec<Rejection> {
    let call_of = |lot_id: &LotId| cases.get(lot_id).map(|case| case.call.id);
    let first_call = lot_ids.first().and_then(call_of);
    let mut rejections = Vec::new();
    for (place, lot_id) in lot_ids.iter().enumerate() {
        let at = |code| Rejection::at(code, &place.to_string()).under("lotIds");
        let Some(case) = cases.get(lot_id) else {
            rejections.push(at(RejectionCode::NotFound));
            continue;
        };
        if lot_ids.iter().take(place).any(|earlier| earlier == lot_id) {
            let twice = at(RejectionCode::NotUnique).with("lotTwice", &case.lot.number);
            rejections.push(twice);
        }
        if first_call.is_some_and(|first| first != case.call.id) {
            let stranger = at(RejectionCode::ContradictoryOptions);
            rejections.push(
                stranger
                    .with("strangeLot", &case.lot.number)
                    .with("strangeCall", &case.call.reference),
            );
        }
    }
    rejections
}

/// More lots than the call lets one candidate bid for (L2113-10).
fn too_many(call: &CallForTender, n_chosen: usize) -> Option<Rejection> {
    let most = call.bidding_rules.max_lots_bid?;
    let n_chosen = u32::try_from(n_chosen).unwrap_or(u32::MAX);
    let refused = Rejection::at(RejectionCode::OutOfRange, "lotIds");
    (n_chosen > most).then(|| {
        refused
            .with("chosenLots", n_chosen)
            .with("maxLotsBid", most)
            .with("min", 1)
            .with("max", most)
    })
}

/// The last runs on several lots of calls, latest first, as far as the person steers the calls.
///
/// # Errors
/// What the database says.
pub async fn joint_runs_by_call(
    app: &App,
    actor: &Actor,
    call_ids: &[CallId],
) -> Result<BTreeMap<CallId, Vec<GroupingRun>>, AppError> {
    let found = calls::calls_by_id(app.database.read(), call_ids).await?;
    let steered = found
        .iter()
        .filter(|call| actor.may(Operation::GroupingRun, &Subject::call(call)));
    let mut by_call: BTreeMap<CallId, Vec<GroupingRun>> =
        steered.map(|call| (call.id, Vec::new())).collect();
    let ids: Vec<CallId> = by_call.keys().copied().collect();
    let runs = grouping_runs::joint_runs_by_call(app.database.read(), &ids, MAX_RUNS_SHOWN).await?;
    for (call_id, run) in runs {
        by_call.entry(call_id).or_default().push(run);
    }
    Ok(by_call)
}
