//! Records with sensible defaults: a test names only what it is about.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::account::{Account, Language};
use domain::access::cluster::{Cluster, Network};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::edits::call::CallEdit;
use domain::edits::capability::CapabilityEdit;
use domain::edits::company::CompanyEdit;
use domain::edits::competency::CompetencyEdit;
use domain::edits::lot::LotEdit;
use domain::edits::requirement::{DemandEdit, RequirementEdit};
use domain::procurement::call::{CallForTender, CallStatus};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{Requirement, RequirementKind};
use domain::values::changes::Change;
use domain::values::codes::{EmailAddress, WebAddress};
use domain::values::ids::{
    AccountId, AwardId, ClusterId, CompanyId, CompetencyId, LotId, NetworkId,
};
use domain::values::quantity::Level;
use domain::values::record::Record;
use domain::values::text::Name;

/// The instant at which the clock of the tests stands still.
pub fn now() -> DateTime<Utc> {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn name(text: &str) -> Name {
    Name::parse("name", text).unwrap()
}

pub fn network(text: &str) -> Network {
    Network {
        id: NetworkId::new(),
        name: name(text),
        record: Record::new(now()),
    }
}

pub fn cluster(network: &Network, text: &str) -> Cluster {
    Cluster {
        id: ClusterId::new(),
        network_id: network.id,
        name: name(text),
        summary: None,
        record: Record::new(now()),
    }
}

pub fn account(person: &str) -> Account {
    let email = format!("{person}@example.test");
    Account {
        id: AccountId::new(),
        email: EmailAddress::parse("email", &email).unwrap(),
        name: name(person),
        language: Language::Fr,
        password_hash: None,
        closed_at: None,
        record: Record::new(now()),
    }
}

/// An edit of a company that has nothing but a name.
pub fn company_named(text: &str) -> CompanyEdit {
    CompanyEdit {
        name: Change::Set(text.to_owned()),
        ..CompanyEdit::default()
    }
}

pub fn company(cluster: ClusterId, text: &str) -> Company {
    company_named(text).create(cluster, now()).unwrap()
}

pub fn competency(code: &str, label: &str, broader: &[CompetencyId]) -> Competency {
    let edit = CompetencyEdit {
        label_fr: Change::Set(label.to_owned()),
        label_en: Change::Set(format!("{label} in English")),
        ..CompetencyEdit::default()
    };
    let identity = (code.to_owned(), CompetencyKind::Software);
    let entry = edit
        .create(identity, &Vocabulary::default(), now())
        .unwrap();
    Competency {
        broader: broader.to_vec(),
        ..entry
    }
}

pub fn capability(company_id: CompanyId, competency_id: CompetencyId, level: Level) -> Capability {
    let edit = CapabilityEdit {
        level: Change::Set(level),
        fte_tenths: Change::Set(10),
        note: Change::Set("Une équipe de trois".to_owned()),
        ..CapabilityEdit::default()
    };
    edit.create(company_id, competency_id, now()).unwrap()
}

/// A contract that some companies of a cluster won.
pub fn award(cluster_id: ClusterId, winners: &[CompanyId]) -> Award {
    let id = AwardId::new();
    let mut company_ids = winners.to_vec();
    company_ids.sort_unstable();
    Award {
        id,
        cluster_id,
        reference: name(&format!("2024-{id}")),
        lot_number: Some(name("2")),
        title: name("Refonte d’un portail"),
        buyer: Some(name("Ville de Brest")),
        awarded_on: "2024-05-17".parse().ok(),
        source: WebAddress::parse("source", "https://example.org/avis").ok(),
        company_ids,
        record: Record::new(now()),
    }
}

pub fn call(cluster: ClusterId, reference: &str, status: CallStatus) -> CallForTender {
    let edit = CallEdit {
        reference: Change::Set(reference.to_owned()),
        title: Change::Set(format!("Marché {reference}")),
        buyer: Change::Set("Ville de Brest".to_owned()),
        status: Change::Set(status),
        submission_deadline_at: Change::Set(now() + TimeDelta::days(30)),
        ..CallEdit::default()
    };
    edit.create(cluster, now()).unwrap()
}

pub fn lot(call: &CallForTender, number: u32) -> Lot {
    let edit = LotEdit {
        number: Change::Set(number.to_string()),
        title: Change::Set(format!("Lot {number}")),
        ..LotEdit::default()
    };
    edit.create(call.id, number - 1, now()).unwrap()
}

/// A mandatory requirement on one holder of a competency.
pub fn asks(lot_id: LotId, position: u32, competency_id: CompetencyId) -> Requirement {
    let edit = RequirementEdit {
        kind: Change::Set(RequirementKind::Competency),
        demand: DemandEdit {
            competency_id: Change::Set(competency_id),
            min_level: Change::Set(Level::Autonomous),
            ..DemandEdit::default()
        },
        is_mandatory: Change::Set(true),
        ..RequirementEdit::default()
    };
    edit.create(lot_id, position, now()).unwrap()
}

/// A mandatory requirement that only a person can judge.
pub fn asks_in_words(lot_id: LotId, position: u32, words: &str) -> Requirement {
    let edit = RequirementEdit {
        kind: Change::Set(RequirementKind::FreeText),
        wording: Change::Set(words.to_owned()),
        is_mandatory: Change::Set(true),
        ..RequirementEdit::default()
    };
    edit.create(lot_id, position, now()).unwrap()
}
