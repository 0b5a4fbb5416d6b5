//! Domain values with every field filled, and the records that they need around them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::account::{Account, Language};
use domain::access::cluster::{Cluster, Network};
use domain::consortia::allocation::Allocation;
use domain::consortia::consortium::{
    AcceptedWarning, Consortium, ConsortiumMember, ConsortiumState, MemberRole, MemberState,
};
use domain::consortia::violation::RuleCode;
use domain::directory::capability::{Capability, Verification};
use domain::directory::company::{Address, Certificate, Company, Coordinates, FinancialYear};
use domain::directory::competency::{Competency, CompetencyKind};
use domain::directory::evidence::{Evidence, EvidenceKind};
use domain::procurement::call::{
    BiddingRules, CallForTender, CallStatus, ConsortiumForm, ProcedureKind,
};
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{
    Demand, Importance, Judgement, Requirement, RequirementScope,
};
use domain::values::codes::{
    CpvCode, Department, EmailAddress, NutsCode, Postcode, Siren, Siret, WebAddress,
};
use domain::values::ids::{
    AccountId, AllocationId, CallId, CapabilityId, CertificateId, ClusterId, CompanyId,
    CompetencyId, ConsortiumId, ConsortiumMemberId, EvidenceId, InterestId, LotId, NetworkId,
    RequirementId,
};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level, Share};
use domain::values::record::Record;
use domain::values::text::{Name, Prose};
use persistence::connection::Connection;
use persistence::repositories::access::accounts::insert_account;
use persistence::repositories::directory::clusters::insert_cluster;
use persistence::repositories::directory::companies::insert_company;
use persistence::repositories::directory::competencies::insert_competency;
use persistence::repositories::directory::networks::insert_network;
use persistence::repositories::procurement::calls::insert_call;
use persistence::repositories::procurement::lots::insert_lot;
use persistence::repositories::procurement::requirements::insert_requirement;

/// An instant with microseconds, so that cutting shows.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(1_795_000_000_123_456).unwrap()
}

/// The same, some days later.
pub fn in_days(days: i64) -> DateTime<Utc> {
    now() + TimeDelta::days(days)
}

pub fn record() -> Record {
    Record::new(now())
}

pub fn name(text: &str) -> Name {
    Name::parse("name", text).unwrap()
}

pub fn prose(text: &str) -> Prose {
    Prose::parse("text", text).unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn account(email: &str) -> Account {
    Account {
        id: AccountId::new(),
        email: EmailAddress::parse("email", email).unwrap(),
        name: name("Éléonore d'Œuvre"),
        language: Language::En,
        password_hash: Some("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA".to_owned()),
        closed_at: Some(in_days(3)),
        record: record(),
    }
}

pub fn network() -> Network {
    Network {
        id: NetworkId::new(),
        name: name(&format!("Réseau {}", NetworkId::new())),
        record: record(),
    }
}

pub fn cluster(network_id: NetworkId, cluster_name: &str) -> Cluster {
    Cluster {
        id: ClusterId::new(),
        network_id,
        name: name(cluster_name),
        summary: Some(prose("Une association.\nDeux lignes.")),
        record: record(),
    }
}

/// A company with only what every company has.
pub fn plain_company(company_name: &str) -> Company {
    Company {
        id: CompanyId::new(),
        name: name(company_name),
        siren: None,
        siret: None,
        legal_form: None,
        social_statuses: Vec::new(),
        address: Address::default(),
        headcount: None,
        available_fte: None,
        website: None,
        summary_fr: None,
        summary_en: None,
        may_lead: false,
        max_lots: None,
        cluster_ids: Vec::new(),
        financial_years: Vec::new(),
        certificates: Vec::new(),
        record: record(),
    }
}

/// A company with every field filled.
pub fn full_company(cluster_ids: Vec<ClusterId>) -> Company {
    Company {
        siren: Some(Siren::parse("siren", "732829320").unwrap()),
        siret: Some(Siret::parse("siret", "73282932000074").unwrap()),
        legal_form: Some(name("SCOP SARL")),
        social_statuses: vec![name("SCOP"), name("ESUS")],
        address: Address {
            street: Some(name("12 rue de la Paix")),
            postcode: Some(Postcode::parse("postcode", "35000").unwrap()),
            city: Some(name("Rennes")),
            department: Some(Department::parse("department", "35").unwrap()),
            coordinates: Some(Coordinates {
                latitude_microdegrees: 48_117_266,
                longitude_microdegrees: -1_677_792,
            }),
        },
        headcount: Some(u32::MAX),
        available_fte: Some(FteTenths(45)),
        website: Some(WebAddress::parse("website", "https://exemple.fr").unwrap()),
        summary_fr: Some(prose("Logiciel libre.")),
        summary_en: Some(prose("Free software.")),
        may_lead: true,
        max_lots: Some(2),
        cluster_ids,
        financial_years: vec![
            FinancialYear {
                year: 2025,
                turnover: Money::euros(Money::MAX_CENTS),
                in_field_turnover: Some(Money::euros(1)),
            },
            FinancialYear {
                year: 2024,
                turnover: Money::euros(0),
                in_field_turnover: None,
            },
        ],
        certificates: vec![certificate("ISO 27001"), certificate("HDS")],
        ..plain_company("Société d'Œuvre & Fils")
    }
}

pub fn certificate(code: &str) -> Certificate {
    Certificate {
        id: CertificateId::new(),
        code: name(code),
        title: name("Certification"),
        number: Some(name("A-1")),
        issuer: Some(name("AFNOR")),
        valid_from: Some(day(2024, 2, 29)),
        valid_until: Some(day(2027, 12, 31)),
        document: Some(WebAddress::parse("document", "https://exemple.fr/a.pdf").unwrap()),
    }
}

pub fn competency(code: &str) -> Competency {
    Competency {
        id: CompetencyId::new(),
        code: name(code),
        kind: CompetencyKind::Software,
        label_fr: name(&format!("{code} fr")),
        label_en: name(&format!("{code} en")),
        synonyms: vec![name(&format!("{code} zz")), name(&format!("{code} aa"))],
        broader: Vec::new(),
        cpv: vec![
            CpvCode::parse("cpv", "72000000").unwrap(),
            CpvCode::parse("cpv", "48000000").unwrap(),
        ],
        record: record(),
    }
}

pub fn capability(company_id: CompanyId, competency_id: CompetencyId) -> Capability {
    Capability {
        id: CapabilityId::new(),
        company_id,
        competency_id,
        level: Level::Confirmed,
        fte: FteTenths(15),
        note: Some(prose("Depuis 2012.")),
        evidence: vec![
            evidence(EvidenceKind::Reference),
            evidence(EvidenceKind::Staff),
        ],
        verification: Some(Verification {
            account_id: None,
            verified_at: in_days(1),
        }),
        record: record(),
    }
}

fn evidence(kind: EvidenceKind) -> Evidence {
    Evidence {
        id: EvidenceId::new(),
        kind,
        title: name("Portail d'une région"),
        party: Some(name("Région")),
        note: Some(prose("En trois lots.")),
        valid_from: Some(day(2023, 1, 1)),
        valid_until: Some(day(2024, 6, 30)),
        amount: Some(Money::euros(12_345_678)),
        own_share: Some(Share(3_333)),
        document: Some(WebAddress::parse("document", "https://exemple.fr/r").unwrap()),
    }
}

pub fn call(cluster_id: ClusterId, reference: &str) -> CallForTender {
    CallForTender {
        id: CallId::new(),
        cluster_id,
        reference: name(reference),
        title: name("Tierce maintenance applicative"),
        buyer: name("Ville d'Ailleurs"),
        description: Some(prose("Objet.")),
        procedure: ProcedureKind::CompetitiveDialogue,
        status: CallStatus::Published,
        launched_at: Some(in_days(-20)),
        questions_deadline_at: Some(in_days(10)),
        submission_deadline_at: Some(in_days(20)),
        place: Some(NutsCode::parse("place", "FRH03").unwrap()),
        cpv: vec![
            CpvCode::parse("cpv", "72260000").unwrap(),
            CpvCode::parse("cpv", "48000000").unwrap(),
        ],
        estimated_value: Some(Money::euros(240_000_000)),
        source: Some(WebAddress::parse("source", "https://exemple.fr/avis").unwrap()),
        bidding_rules: BiddingRules {
            max_lots_bid: Some(3),
            max_lots_awarded: Some(2),
            requires_all_lots: true,
            reserved_for: Some(name("ESAT")),
            forbids_alone_and_grouped: true,
            forbids_several_groups: true,
            required_form: Some(ConsortiumForm::JointAndSeveral),
            required_form_justification: Some(prose("Continuité du service.")),
        },
        record: record(),
    }
}

pub fn lot(call_id: CallId, number: &str, position: u32) -> Lot {
    Lot {
        id: LotId::new(),
        call_id,
        number: name(number),
        title: name("Hébergement"),
        description: Some(prose("Détail.")),
        cpv: vec![CpvCode::parse("cpv", "72415000").unwrap()],
        estimated_value: Some(Money::euros(1)),
        place: Some(NutsCode::parse("place", "FRG01").unwrap()),
        coordinates: Some(Coordinates {
            latitude_microdegrees: -90_000_000,
            longitude_microdegrees: 180_000_000,
        }),
        max_members: Some(4),
        reserved_for: Some(name("EA")),
        forbids_alone_and_grouped: Some(false),
        forbids_several_groups: Some(true),
        position,
        record: record(),
    }
}

pub fn requirement(lot_id: LotId, demand: Demand, position: u32) -> Requirement {
    Requirement {
        id: RequirementId::new(),
        lot_id,
        demand,
        scope: RequirementScope::MemberOnly,
        importance: Importance::Desirable(5),
        wording: Some(prose("Le candidat devra…")),
        origin: Some(name("RC, p. 4")),
        judgement: Some(Judgement {
            is_covered: true,
            reason: Some(prose("Vu.")),
            judged_by: None,
            judged_at: in_days(2),
        }),
        position,
        record: record(),
    }
}

pub fn interest(lot_id: LotId, company_id: CompanyId) -> Interest {
    Interest {
        id: InterestId::new(),
        lot_id,
        company_id,
        answer: InterestAnswer::Maybe,
        not_with: Vec::new(),
        most_fte: Some(FteTenths(15)),
        conditions: Some(prose("Selon le calendrier.")),
        answered_by: None,
        record: record(),
    }
}

/// A consortium of two companies with an allocation and an accepted warning.
pub fn consortium(world: &World, lot_id: LotId) -> Consortium {
    let members: Vec<ConsortiumMember> = [
        (world.first.id, MemberRole::Lead, MemberState::Confirmed),
        (world.second.id, MemberRole::Member, MemberState::Invited),
    ]
    .into_iter()
    .map(|(company_id, role, state)| ConsortiumMember {
        id: ConsortiumMemberId::new(),
        company_id,
        role,
        state,
        state_changed_at: in_days(4),
    })
    .collect();
    let allocations = members
        .iter()
        .map(|member| Allocation {
            id: AllocationId::new(),
            member_id: member.id,
            requirement_id: Some(world.requirement.id),
            task: name("Intégration"),
            share: Share(5_000),
            amount: Some(Money::euros(77)),
        })
        .collect();
    Consortium {
        id: ConsortiumId::new(),
        lot_id,
        cluster_id: world.cluster.id,
        name: name("Cordée du Nord"),
        form: Some(ConsortiumForm::Joint),
        lead_is_jointly_liable: true,
        state: ConsortiumState::Inviting,
        suggestion_id: None,
        note: Some(prose("À relire.")),
        members,
        allocations,
        accepted_warnings: vec![AcceptedWarning {
            rule: RuleCode::LargerThanNeeded,
            reason: prose("Deux agences."),
            accepted_by: Some(world.account.id),
            accepted_at: in_days(5),
        }],
        created_by: Some(world.account.id),
        record: record(),
    }
}

/// A cluster with a call of one lot of one requirement, two companies, a competency and an account.
pub struct World {
    pub cluster: Cluster,
    pub account: Account,
    pub competency: Competency,
    pub first: Company,
    pub second: Company,
    pub call: CallForTender,
    pub lot: Lot,
    pub requirement: Requirement,
}

/// Stores a world.
pub async fn world(conn: &impl Connection) -> World {
    let network = network();
    let cluster = cluster(network.id, "Ploss");
    let account = account("marie@exemple.fr");
    let competency = competency("postgresql");
    let mut first = plain_company("Alpha");
    let mut second = plain_company("Bêta");
    first.cluster_ids = vec![cluster.id];
    second.cluster_ids = vec![cluster.id];
    let call = call(cluster.id, "2026-01");
    let lot = lot(call.id, "1", 0);
    let requirement = requirement(lot.id, Demand::FreeText, 0);
    insert_network(conn, &network).await.unwrap();
    insert_cluster(conn, &cluster).await.unwrap();
    insert_account(conn, &account).await.unwrap();
    insert_competency(conn, &competency).await.unwrap();
    insert_company(conn, &first).await.unwrap();
    insert_company(conn, &second).await.unwrap();
    insert_call(conn, &call).await.unwrap();
    insert_lot(conn, &lot).await.unwrap();
    insert_requirement(conn, &requirement).await.unwrap();
    World {
        cluster,
        account,
        competency,
        first,
        second,
        call,
        lot,
        requirement,
    }
}
