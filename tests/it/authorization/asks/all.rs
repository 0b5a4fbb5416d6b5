//! All questions of a person.

use domain::values::ids::{AccountId, CallId, ClusterId, CompanyId, ConsortiumId, LotId};
use serde_json::{Value, json};

use super::super::question::{Ask, Question};
use super::super::second_reading::Object;
use super::super::stage::{Person, Stage};
use super::{access, directory, doors, groupings, procurement, reading};
use crate::support::world::id;

/// Everything that a person is asked to try. Doors come first, because signing out closes them.
pub fn asks(stage: &Stage<'_>, person: &Person) -> Vec<Ask> {
    let mut all = doors::asks(stage);
    all.extend(reading::asks(stage));
    all.extend(directory::asks(stage));
    all.extend(procurement::asks(stage));
    all.extend(groupings::asks(stage));
    all.extend(access::asks(stage, person));
    all
}

/// A mutation on an object that a field of its input names.
pub fn change(
    operation: &'static str,
    object: Object,
    (field, ids): (&'static str, (String, String)),
    mut input: Value,
) -> Ask {
    input[field] = json!(super::super::question::OBJECT);
    Ask::about(operation, object, ids, Question::Mutation { input, field })
}

/// The ids of objects of each kind, each beside one that does not exist.
pub fn call(of: CallId) -> (String, String) {
    (id(of), id(CallId::new()))
}

pub fn lot(of: LotId) -> (String, String) {
    (id(of), id(LotId::new()))
}

pub fn company(of: CompanyId) -> (String, String) {
    (id(of), id(CompanyId::new()))
}

pub fn cluster(of: ClusterId) -> (String, String) {
    (id(of), id(ClusterId::new()))
}

pub fn consortium(of: ConsortiumId) -> (String, String) {
    (id(of), id(ConsortiumId::new()))
}

pub fn account(of: AccountId) -> (String, String) {
    (id(of), id(AccountId::new()))
}
