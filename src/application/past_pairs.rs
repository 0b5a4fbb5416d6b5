//! Who has bid together before: the goodwill that the engine counts as cohesion.

use std::collections::BTreeMap;

use domain::consortium::{Consortium, ConsortiumState};
use domain::ids::CompanyId;
use domain::visibility::ConsortiumVisibility;
use persistence::connection::Connection;
use persistence::repositories::groupings::consortia;

use crate::application::app_error::AppError;

/// How often each pair of companies has been in a bid together.
///
/// # Errors
/// What the database says.
pub async fn past_pairs(conn: &impl Connection, ids: &[CompanyId]) -> Result<Vec<(CompanyId, CompanyId, u32)>, AppError> {
    let past = consortia::consortia_by_company(conn, &ConsortiumVisibility::All, ids).await?;
    let mut by_consortium: BTreeMap<_, Consortium> = BTreeMap::new();
    for consortium in past {
        by_consortium.insert(consortium.id, consortium);
    }
    let mut pairs: BTreeMap<(CompanyId, CompanyId), u32> = BTreeMap::new();
    for consortium in by_consortium.values().filter(|one| has_bid(one.state)) {
        let mut members: Vec<CompanyId> = consortium.present_members().map(|member| member.company_id).collect();
        members.sort();
        for (place, first) in members.iter().enumerate() {
            for second in members.iter().skip(place + 1) {
                *pairs.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    Ok(pairs.into_iter().map(|((first, second), times)| (first, second, times)).collect())
}

fn has_bid(state: ConsortiumState) -> bool {
    matches!(state, ConsortiumState::Submitted | ConsortiumState::Won | ConsortiumState::Lost)
}

