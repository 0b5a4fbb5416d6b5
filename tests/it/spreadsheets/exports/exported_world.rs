//! Records with every field filled, as the exports need them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::account::Language;
use domain::consortia::allocation::Allocation;
use domain::consortia::consortium::{
    Consortium, ConsortiumMember, ConsortiumState, MemberRole, MemberState,
};
use domain::consortia::violation::{RuleCode, Severity, Violation};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::{Address, Company};
use domain::directory::competency::Vocabulary;
use domain::directory::evidence::{Evidence, EvidenceKind, Proof};
use domain::groupings::coverage::{
    Contribution, ContributionAnswer, Coverage, CoverageState, Redundancy, RequirementCoverage,
};
use domain::procurement::call::{
    BiddingRules, CallForTender, CallStatus, ConsortiumForm, ProcedureKind,
};
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Requirement, RequirementScope,
};
use domain::values::codes::{CpvCode, NutsCode, Postcode, Siren, Siret, WebAddress};
use domain::values::ids::{
    AllocationId, AwardId, CallId, CapabilityId, ClusterId, CompanyId, CompetencyId, ConsortiumId,
    ConsortiumMemberId, EvidenceId, LotId, RequirementId,
};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level, Share};
use domain::values::record::Record;
use domain::values::text::{Name, Prose};
use spreadsheets::write::consortium::dossier::ConsortiumDossier;
use spreadsheets::write::provenance::Provenance;
use spreadsheets::write::tables::award_table::award_table;
use spreadsheets::write::tables::call_tables::call_tables;
use spreadsheets::write::tables::capability_matrix::capability_matrix;
use spreadsheets::write::tables::capability_table::capability_table;
use spreadsheets::write::tables::table_file::TableFile;

use super::super::workbooks::VOCABULARY;

pub fn now() -> DateTime<Utc> {
    "2026-06-15T08:30:00Z".parse().unwrap()
}

pub fn name(text: &str) -> Name {
    Name::parse("name", text).unwrap()
}

pub fn prose(text: &str) -> Prose {
    Prose::parse("prose", text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn competency(word: &str) -> CompetencyId {
    VOCABULARY.find_by_word(word).unwrap().id
}

/// One cluster with a call, companies, capabilities and a consortium.
pub struct ExportedWorld {
    pub cluster_id: ClusterId,
    pub call: CallForTender,
    pub lots: Vec<Lot>,
    pub requirements: Vec<Requirement>,
    pub companies: Vec<Company>,
    pub capabilities: Vec<Capability>,
    pub consortium: Consortium,
    pub coverage: Coverage,
    pub violations: Vec<Violation>,
    pub awards: Vec<Award>,
    pub interests: Vec<Interest>,
    pub vocabulary: Vocabulary,
}

impl ExportedWorld {
    pub fn new() -> Self {
        let cluster_id = ClusterId::new();
        let call = call(cluster_id);
        let lots = vec![lot(&call, "1", 0), lot(&call, "02", 1)];
        let requirements = requirements(&lots);
        let companies = vec![
            company("Atelier Libre", Some("854800745"), cluster_id),
            company("Coop Numérique", Some("494500630"), cluster_id),
            company("Sans Numéro", None, cluster_id),
        ];
        let capabilities = capabilities(&companies);
        let consortium = consortium(&lots[0], cluster_id, &companies, &requirements);
        let coverage = coverage(&requirements, &companies);
        let awards = awards(cluster_id, &companies);
        let violations = vec![Violation {
            rule: RuleCode::MemberNotConfirmed,
            article: "R2142-24".to_owned(),
            severity: Severity::Warning,
            company_ids: vec![companies[1].id],
            parameters: Vec::new(),
        }];
        Self {
            cluster_id,
            call,
            lots,
            requirements,
            companies,
            capabilities,
            consortium,
            coverage,
            violations,
            awards,
            interests: Vec::new(),
            vocabulary: VOCABULARY.clone(),
        }
    }

    /// Who has its files written.
    pub fn provenance(&self) -> Provenance {
        Provenance {
            title: self.call.title.to_string(),
            made_at: now(),
            made_by: "Coordination du cluster".to_owned(),
            version: Some(self.call.record.version),
        }
    }

    /// The call with its lots and requirements.
    pub fn call_file(&self, language: Language) -> TableFile {
        let tables = call_tables(
            &self.call,
            &self.lots,
            &self.requirements,
            &self.vocabulary,
            language,
        );
        TableFile::new(self.provenance(), tables).offering(&self.vocabulary)
    }

    /// The capabilities as a list.
    pub fn capability_file(&self, language: Language) -> TableFile {
        let table = capability_table(
            &self.companies,
            &self.capabilities,
            &self.vocabulary,
            language,
        );
        TableFile::new(self.provenance(), vec![table])
            .offering(&self.vocabulary)
            .offering_companies(&self.companies)
    }

    /// The capabilities as a matrix.
    pub fn matrix_file(&self, language: Language) -> TableFile {
        let table = capability_matrix(
            &self.companies,
            &self.capabilities,
            &self.vocabulary,
            language,
        );
        TableFile::new(self.provenance(), vec![table])
    }

    /// The contracts won.
    pub fn award_file(&self, language: Language) -> TableFile {
        let table = award_table(&self.companies, &self.awards, language);
        TableFile::new(self.provenance(), vec![table]).offering_companies(&self.companies)
    }

    pub fn dossier(&self) -> ConsortiumDossier<'_> {
        ConsortiumDossier {
            consortium: &self.consortium,
            call: &self.call,
            lot: &self.lots[0],
            requirements: &self.requirements,
            companies: &self.companies,
            capabilities: &self.capabilities,
            coverage: &self.coverage,
            violations: &self.violations,
            vocabulary: &self.vocabulary,
            milestones: &[],
            contacts: &[],
            made_at: now(),
            made_by: "Coordination du cluster",
        }
    }
}

fn call(cluster_id: ClusterId) -> CallForTender {
    CallForTender {
        id: CallId::new(),
        cluster_id,
        reference: name("2026-DSI-014"),
        title: name("Plateforme de données et support"),
        buyer: name("Région d'Exemple"),
        description: Some(prose("Deux lots.\nVoir le règlement ; articles 3 et 4.")),
        procedure: ProcedureKind::Adapted,
        status: CallStatus::Published,
        launched_at: Some("2026-05-03T22:00:00Z".parse().unwrap()),
        questions_deadline_at: Some("2026-09-01T10:00:00Z".parse().unwrap()),
        // Midnight in Paris: a typed date alone would be read as the end of that day.
        submission_deadline_at: Some("2026-09-30T22:00:00Z".parse().unwrap()),
        place: Some(NutsCode::parse("place", "FRH04").unwrap()),
        cpv: vec![cpv("72000000"), cpv("48000000")],
        estimated_value: Some(Money::euros(123_456_789)),
        source: Some(WebAddress::parse("source", "https://exemple.fr/avis?id=1&x=2").unwrap()),
        bidding_rules: BiddingRules {
            max_lots_bid: Some(2),
            max_lots_awarded: Some(1),
            requires_all_lots: false,
            reserved_for: Some(name("Structures d'insertion")),
            forbids_alone_and_grouped: true,
            forbids_several_groups: false,
            required_form: Some(ConsortiumForm::Joint),
            required_form_justification: None,
        },
        record: Record::new(now()),
    }
}

fn cpv(code: &str) -> CpvCode {
    CpvCode::parse("cpv", code).unwrap()
}

fn lot(call: &CallForTender, number: &str, position: u32) -> Lot {
    Lot {
        id: LotId::new(),
        call_id: call.id,
        number: name(number),
        title: name(&format!("Part {number}")),
        description: Some(prose("Hébergement et support")),
        cpv: vec![cpv("03000000")],
        estimated_value: Some(Money::euros(35_000_010)),
        place: Some(NutsCode::parse("place", "FR").unwrap()),
        coordinates: None,
        max_members: Some(4),
        reserved_for: None,
        forbids_alone_and_grouped: None,
        forbids_several_groups: None,
        position,
        record: Record::new(now()),
    }
}

/// A demand of every kind, with every scope.
fn demands() -> [(Demand, RequirementScope, Importance); 10] {
    use RequirementScope::{Any, Each, Lead, MemberOnly, Pooled};

    let held = |word: &str, amount| Demand::Competency {
        competency_id: competency(word),
        min_level: Level::Confirmed,
        amount,
    };
    let references = |min, years, word: Option<&str>| Demand::References {
        min,
        years,
        competency_id: word.map(competency),
    };
    let turnover = Demand::Turnover {
        min: Money::euros(50_000_000),
    };
    let in_field = Demand::InFieldTurnover {
        min: Money::euros(12_345),
    };
    let certificate = Demand::Certificate {
        code: name("iso-27001"),
    };
    let registration = Demand::Registration {
        code: name("qualiopi"),
    };
    let people = held("Formation", CompetencyAmount::Fte(FteTenths(25)));
    let mandatory = Importance::Mandatory;
    [
        (
            held("PostgreSQL", CompetencyAmount::Holders(2)),
            Pooled,
            mandatory,
        ),
        (people, MemberOnly, Importance::Desirable(3)),
        (turnover, Any, mandatory),
        (in_field, Each, mandatory),
        (Demand::Headcount { min: 10 }, Pooled, mandatory),
        (references(3, Some(5), Some("Drupal")), Pooled, mandatory),
        (references(1, None, None), Lead, Importance::Desirable(1)),
        (certificate, Each, mandatory),
        (registration, Any, mandatory),
        (Demand::FreeText, Pooled, Importance::Desirable(5)),
    ]
}

fn requirements(lots: &[Lot]) -> Vec<Requirement> {
    (0..)
        .zip(demands())
        .map(|(position, (demand, scope, importance))| Requirement {
            id: RequirementId::new(),
            lot_id: lots[position as usize % lots.len()].id,
            demand,
            scope,
            importance,
            wording: Some(prose(&format!("Article {position} : « à démontrer »"))),
            origin: Some(name("RC p. 7")),
            judgement: None,
            position,
            record: Record::new(now()),
        })
        .collect()
}

fn company(title: &str, siren: Option<&str>, cluster_id: ClusterId) -> Company {
    Company {
        id: CompanyId::new(),
        name: name(title),
        siren: siren.map(|siren| Siren::parse("siren", siren).unwrap()),
        siret: (siren == Some("854800745"))
            .then(|| Siret::parse("siret", "85480074501125").unwrap()),
        legal_form: Some(name("SCOP")),
        social_statuses: vec![name("ESUS")],
        address: Address {
            postcode: Some(Postcode::parse("postcode", "01000").unwrap()),
            city: Some(name("Bourg")),
            ..Address::default()
        },
        headcount: Some(7),
        available_fte: None,
        website: None,
        summary_fr: None,
        summary_en: None,
        may_lead: true,
        max_lots: None,
        cluster_ids: vec![cluster_id],
        financial_years: Vec::new(),
        certificates: Vec::new(),
        record: Record::new(now()),
    }
}

fn capabilities(companies: &[Company]) -> Vec<Capability> {
    let evidence = |title: &str| Evidence {
        id: EvidenceId::new(),
        kind: EvidenceKind::Reference,
        title: name(title),
        party: Some(name("Ville d'Exemple")),
        note: None,
        valid_from: Some(day("2024-02-01")),
        valid_until: Some(day("2025-06-30")),
        amount: Some(Money::euros(1_234_500)),
        own_share: None,
        document: Some(WebAddress::parse("document", "https://exemple.fr/preuve").unwrap()),
    };
    let words = [
        "PostgreSQL",
        "Drupal",
        "Formation",
        "Hébergement",
        ".NET",
        "C et C++",
    ];
    companies
        .iter()
        .flat_map(|company| words.iter().map(move |word| (company, *word)))
        .zip(0u32..)
        .map(|((company, word), number)| Capability {
            id: CapabilityId::new(),
            company_id: company.id,
            competency_id: competency(word),
            level: Level::ALL[number as usize % 4],
            fte: FteTenths(number * 3),
            note: (number % 2 == 0).then(|| prose("Dix ans d'usage")),
            evidence: (0..number % 3)
                .map(|place| evidence(&format!("Chantier {number}.{place}")))
                .collect(),
            verification: None,
            record: Record::new(now()),
        })
        .collect()
}

/// One contract that two companies won together, and one without lot, buyer or day.
fn awards(cluster_id: ClusterId, companies: &[Company]) -> Vec<Award> {
    let mut winners: Vec<CompanyId> = companies.iter().take(2).map(|company| company.id).collect();
    winners.sort_unstable();
    let award = Award {
        id: AwardId::new(),
        cluster_id,
        reference: name("2024-118"),
        lot_number: Some(name("02")),
        title: name("Refonte d’un portail"),
        buyer: Some(name("Ville d'Exemple")),
        awarded_on: Some(day("2024-05-17")),
        source: WebAddress::parse("source", "https://exemple.fr/avis?id=7").ok(),
        company_ids: winners,
        record: Record::new(now()),
    };
    let bare = Award {
        id: AwardId::new(),
        reference: name("2023-7"),
        lot_number: None,
        title: name("Hébergement"),
        buyer: None,
        awarded_on: None,
        source: None,
        company_ids: vec![companies[2].id],
        ..award.clone()
    };
    vec![award, bare]
}

fn consortium(
    lot: &Lot,
    cluster_id: ClusterId,
    companies: &[Company],
    requirements: &[Requirement],
) -> Consortium {
    let members: Vec<ConsortiumMember> = companies
        .iter()
        .zip([
            MemberRole::Lead,
            MemberRole::Member,
            MemberRole::Subcontractor,
        ])
        .map(|(company, role)| ConsortiumMember {
            id: ConsortiumMemberId::new(),
            company_id: company.id,
            role,
            state: MemberState::Confirmed,
            state_changed_at: now(),
        })
        .collect();
    let line = |member: usize, task: &str, share: u16, cents: i64| Allocation {
        id: AllocationId::new(),
        member_id: members[member].id,
        requirement_id: Some(requirements[0].id),
        task: name(task),
        share: Share(share),
        amount: Some(Money::euros(cents)),
    };
    let allocations = vec![
        line(0, "Pilotage", 2_500, 8_750_000),
        line(1, "Hébergement", 4_167, 14_584_500),
        line(2, "Hébergement", 3_333, 11_665_500),
    ];
    Consortium {
        id: ConsortiumId::new(),
        lot_id: lot.id,
        cluster_id,
        name: name("Groupement Exemple"),
        form: Some(ConsortiumForm::Joint),
        lead_is_jointly_liable: true,
        state: ConsortiumState::Formed,
        suggestion_id: None,
        note: Some(prose("À relire")),
        members,
        allocations,
        accepted_warnings: Vec::new(),
        created_by: None,
        record: Record::new(now()),
    }
}

/// Every requirement answered by the companies in turn, in every way.
fn coverage(requirements: &[Requirement], companies: &[Company]) -> Coverage {
    let answers = [
        ContributionAnswer::MeetsAlone,
        ContributionAnswer::Counts,
        ContributionAnswer::Partial,
    ];
    let proofs = [Proof::Proved, Proof::Declared, Proof::Expired];
    let mut contributions = Vec::new();
    for (number, requirement) in requirements.iter().enumerate() {
        for (place, company) in companies.iter().enumerate().take(number % 4) {
            contributions.push(Contribution {
                company_id: company.id,
                requirement_id: requirement.id,
                answer: answers[(number + place) % 3],
                level: Some(Level::Confirmed),
                fte: Some(FteTenths(15)),
                figure: None,
                proof: proofs[place],
                competency_match: None,
                capability_id: None,
                valid_until: Some(day("2027-01-31")),
            });
        }
    }
    let states = [
        CoverageState::Missing,
        CoverageState::Partly,
        CoverageState::ToJudge,
        CoverageState::Covered,
    ];
    let margins = [Redundancy::Missing, Redundancy::Fragile, Redundancy::Safe];
    Coverage {
        on: day("2026-09-30"),
        requirements: requirements
            .iter()
            .enumerate()
            .map(|(number, requirement)| RequirementCoverage {
                requirement_id: requirement.id,
                state: states[number % 4],
                redundancy: margins[number % 3],
                n_counting: 1,
                reached: 15,
                demanded: 25,
                is_judged_by_person: false,
            })
            .collect(),
        contributions,
    }
}
