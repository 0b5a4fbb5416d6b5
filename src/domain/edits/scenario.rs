//! The form of a scenario.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::consortia::consortium::MemberRole;
use crate::groupings::scenario::{MOST_MEMBERS, Scenario};
use crate::values::changes::{Change, Findings};
use crate::values::ids::{AccountId, ClusterId, CompanyId, LotId, ScenarioId};
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Name;

/// What was decided about a scenario.
#[derive(Clone, Debug, Default)]
pub struct ScenarioEdit {
    /// How it is called.
    pub name: Change<String>,
    /// Its companies with what each would do.
    pub members: Change<Vec<(CompanyId, MemberRole)>>,
    /// Whether those who manage its companies may read it.
    pub is_shared: Change<bool>,
}

/// For which lot, and by whom, a scenario is kept.
#[derive(Clone, Copy, Debug)]
pub struct Keeping {
    /// The lot.
    pub lot_id: LotId,
    /// The cluster of its call.
    pub cluster_id: ClusterId,
    /// The person.
    pub created_by: Option<AccountId>,
}

impl ScenarioEdit {
    /// A new scenario.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn keep(self, keeping: Keeping, now: DateTime<Utc>) -> Result<Scenario, Vec<Rejection>> {
        self.put_on(Scenario {
            id: ScenarioId::new(),
            lot_id: keeping.lot_id,
            cluster_id: keeping.cluster_id,
            name: Name::stored(String::new()),
            members: Vec::new(),
            is_shared: false,
            created_by: keeping.created_by,
            record: Record::new(now),
        })
    }

    /// A scenario that is kept already, changed.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn change(self, known: Scenario, now: DateTime<Utc>) -> Result<Scenario, Vec<Rejection>> {
        self.put_on(Scenario {
            record: known.record.changed(now),
            ..known
        })
    }

    fn put_on(self, mut scenario: Scenario) -> Result<Scenario, Vec<Rejection>> {
        let mut findings = Findings::default();
        findings.put_name(&mut scenario.name, "name", self.name);
        match self.members {
            Change::Keep => {}
            Change::Clear => scenario.members.clear(),
            Change::Set(members) => scenario.members = members,
        }
        self.is_shared.put_in(&mut scenario.is_shared);
        findings.add_all(wrong_members(&scenario.members));
        findings.finish(scenario)
    }
}

/// A scenario has companies, each once, and at most one lead.
fn wrong_members(members: &[(CompanyId, MemberRole)]) -> Vec<Rejection> {
    let mut found = Vec::new();
    if members.is_empty() {
        found.push(Rejection::at(RejectionCode::Required, "members"));
    }
    if members.len() > MOST_MEMBERS {
        let too_many = Rejection::at(RejectionCode::OutOfRange, "members")
            .with("value", members.len())
            .with("min", 1)
            .with("max", MOST_MEMBERS);
        found.push(too_many);
    }
    let (mut seen, mut is_led) = (BTreeSet::new(), false);
    for (place, (company_id, role)) in members.iter().enumerate() {
        let code = if !seen.insert(*company_id) {
            RejectionCode::MemberAlreadyPresent
        } else if *role == MemberRole::Lead && std::mem::replace(&mut is_led, true) {
            RejectionCode::LeadNotMember
        } else {
            continue;
        };
        found.push(Rejection::at(code, &place.to_string()).under("members"));
    }
    found
}
