//! Records by the words that people know them by: a call by its reference, a lot by reference and number, a company by
//! SIREN or name, a consortium by its name.

use domain::consortia::consortium::Consortium;
use domain::procurement::call::CallForTender;
use domain::values::filters::{CallFilter, ConsortiumFilter};
use domain::values::ids::{CallId, ClusterId, CompanyId, LotId};
use domain::values::page::{MAX_PAGE, Order, Page, PageRequest};

use crate::application::access::roles::companies_by_key;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia::list_consortia;
use crate::application::procurement::calls::list_calls;
use crate::application::procurement::lots::lots_by_call;
use crate::cli::exit::Failure;

/// All rows of a list, page by page.
async fn all_rows<T>(
    mut page_of: impl AsyncFnMut(PageRequest) -> Result<Page<T>, AppError>,
) -> Result<Vec<T>, AppError> {
    let mut request = PageRequest {
        first: MAX_PAGE,
        after: None,
    };
    let mut rows = Vec::new();
    loop {
        let page = page_of(request.clone()).await?;
        request.after = page.items.last().map(|(cursor, _)| cursor.clone());
        rows.extend(page.items.into_iter().map(|(_, row)| row));
        if !page.has_next {
            return Ok(rows);
        }
    }
}

/// The call of a reference.
///
/// # Errors
/// `NotFound` when there is none; `Refused` when several clusters follow one of that reference.
pub async fn call_named(
    app: &App,
    actor: &Actor,
    reference: &str,
) -> Result<CallForTender, Failure> {
    only_call(app, actor, (Vec::new(), reference)).await
}

/// The call of a reference in a cluster.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn call_of_cluster(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    reference: &str,
) -> Result<CallForTender, Failure> {
    only_call(app, actor, (vec![cluster_id], reference)).await
}

/// The only call of a reference in these clusters, or in any when none is named.
async fn only_call(
    app: &App,
    actor: &Actor,
    (clusters, reference): (Vec<ClusterId>, &str),
) -> Result<CallForTender, Failure> {
    let filter = CallFilter {
        clusters,
        text: Some(reference.to_owned()),
        ..CallFilter::default()
    };
    let calls =
        all_rows(async |request| list_calls(app, actor, &filter, Order::default(), &request).await);
    let calls = calls.await?.into_iter();
    only_one(
        calls.filter(|call| call.reference.as_str() == reference),
        "call",
        reference,
    )
}

/// The lot of a number in a call.
///
/// # Errors
/// `NotFound` with the numbers that there are.
pub async fn lot_of_call(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    number: &str,
) -> Result<LotId, Failure> {
    let mut by_call = lots_by_call(app, actor, &[call_id]).await?;
    let lots = by_call.remove(&call_id).unwrap_or_default();
    let found = lots
        .iter()
        .find(|known| known.lot.number.as_str() == number);
    found.map(|known| known.lot.id).ok_or_else(|| {
        let numbers: Vec<String> = lots
            .iter()
            .map(|known| known.lot.number.to_string())
            .collect();
        Failure::NotFound(format!(
            "the call has no lot {number}; its lots are: {}",
            numbers.join(", ")
        ))
    })
}

/// The lot of `REFERENCE/NUMBER`; the number may be left out when the call has one lot.
///
/// # Errors
/// `NotFound` with the numbers that there are.
pub async fn lot_named(app: &App, actor: &Actor, words: &str) -> Result<LotId, Failure> {
    let whole = call_named(app, actor, words).await;
    let (call, number) = match (whole, words.rsplit_once('/')) {
        (Err(Failure::NotFound(_)), Some((reference, number))) => {
            (call_named(app, actor, reference).await?, Some(number))
        }
        (found, _) => (found?, None),
    };
    let lots = lots_by_call(app, actor, &[call.id])
        .await?
        .remove(&call.id)
        .unwrap_or_default();
    let numbers: Vec<String> = lots
        .iter()
        .map(|known| known.lot.number.to_string())
        .collect();
    let found = match number {
        Some(number) => lots
            .iter()
            .find(|known| known.lot.number.as_str() == number),
        None => lots.first().filter(|_| lots.len() == 1),
    };
    found.map(|known| known.lot.id).ok_or_else(|| {
        Failure::NotFound(format!(
            "name a lot as {}/NUMBER; its lots are: {}",
            call.reference,
            numbers.join(", ")
        ))
    })
}

/// The company of a SIREN or an exact name.
///
/// # Errors
/// `NotFound` when there is none; `Refused` when several have that name.
pub async fn company_named(app: &App, key: &str) -> Result<CompanyId, Failure> {
    match companies_by_key(app, key).await?.as_slice() {
        [] => Err(Failure::NotFound(format!(
            "no company has the SIREN or the name {key}"
        ))),
        [company_id] => Ok(*company_id),
        _ => Err(Failure::Refused(format!(
            "more than one company is called {key}: give its SIREN instead"
        ))),
    }
}

/// The companies of some SIREN or names.
///
/// # Errors
/// `NotFound` for the first that is none.
pub async fn companies_named(app: &App, keys: &[String]) -> Result<Vec<CompanyId>, Failure> {
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        found.push(company_named(app, key).await?);
    }
    Ok(found)
}

/// The consortium of a name.
///
/// # Errors
/// `NotFound` when there is none; `Refused` when several have that name.
pub async fn consortium_named(app: &App, actor: &Actor, name: &str) -> Result<Consortium, Failure> {
    let filter = ConsortiumFilter {
        text: Some(name.to_owned()),
        ..ConsortiumFilter::default()
    };
    let consortia = all_rows(async |request| {
        list_consortia(app, actor, filter.clone(), Order::default(), request).await
    });
    let consortia = consortia.await?.into_iter();
    only_one(
        consortia.filter(|consortium| consortium.name.as_str() == name),
        "consortium",
        name,
    )
}

fn only_one<T>(mut found: impl Iterator<Item = T>, what: &str, name: &str) -> Result<T, Failure> {
    let first = found
        .next()
        .ok_or_else(|| Failure::NotFound(format!("no {what} is called {name}")))?;
    if found.next().is_some() {
        return Err(Failure::Refused(format!(
            "more than one {what} is called {name}: use the web pages to tell them apart"
        )));
    }
    Ok(first)
}
