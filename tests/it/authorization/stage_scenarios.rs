//! Scenarios on the stage: for each lot one that is shared and one that is not.

use domain::consortia::consortium::MemberRole;
use domain::directory::company::Company;
use domain::groupings::scenario::Scenario;
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::values::ids::{AccountId, ScenarioId};
use domain::values::record::Record;
use domain::values::text::Name;
use persistence::connection::Transaction;
use persistence::repositories::groupings::scenarios;

use super::second_reading::Object;
use super::stage::of_call;
use crate::support::records::now;

/// A scenario as the matrix sees it: its companies count once it is shared.
pub fn of_scenario(scenario: &Scenario, call: &CallForTender) -> Object {
    let shared = scenario.members.iter().filter(|_| scenario.is_shared);
    Object {
        companies: shared.map(|(company_id, _)| *company_id).collect(),
        ..of_call(call)
    }
}

/// Stores them: the first and the last company of the lot's cluster are in each, and one that
/// has left it.
pub async fn store_scenarios(
    conn: &Transaction,
    cast: &[Company],
    lots: &[(Lot, CallForTender)],
    by: AccountId,
) -> Vec<(Scenario, CallForTender)> {
    let mut kept = Vec::new();
    let roles = [
        MemberRole::Lead,
        MemberRole::Member,
        MemberRole::Subcontractor,
    ];
    for (lot, call) in lots {
        let here = |company: &&Company| company.cluster_ids.contains(&call.cluster_id);
        let neighbours: Vec<&Company> = cast.iter().filter(here).collect();
        // It was in the cluster when the scenario was kept, and has left it since.
        let gone = cast.iter().find(|company| !here(company));
        for is_shared in [true, false] {
            let scenario = Scenario {
                id: ScenarioId::new(),
                lot_id: lot.id,
                cluster_id: call.cluster_id,
                name: Name::parse("name", "Sans sous-traitant").unwrap(),
                members: [Some(neighbours[0]), neighbours.last().copied(), gone]
                    .into_iter()
                    .flatten()
                    .zip(roles)
                    .map(|(company, role)| (company.id, role))
                    .collect(),
                is_shared,
                created_by: Some(by),
                record: Record::new(now()),
            };
            scenarios::insert_scenario(conn, &scenario).await.unwrap();
            kept.push((scenario, call.clone()));
        }
    }
    kept
}
