//! Small worlds for tests: a vocabulary, companies with what they declare, and the requirements of a lot.

use chrono::{DateTime, NaiveDate, Utc};
use domain::directory::capability::Capability;
use domain::directory::company::{Address, Certificate, Company, FinancialYear};
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::directory::evidence::{Evidence, EvidenceKind};
use domain::groupings::coverage::{Coverage, RequirementCoverage};
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Judgement, Requirement, RequirementScope,
};
use domain::values::codes::WebAddress;
use domain::values::ids::{CompanyId, CompetencyId, LotId, RequirementId};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level};
use domain::values::record::Record;
use domain::values::text::Name;

/// An id made of a number, the same in every run.
pub fn id<T: serde::de::DeserializeOwned>(number: u64) -> T {
    serde_json::from_str(&format!("\"00000000-0000-7000-8000-{number:012x}\"")).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day on which the tests look.
pub fn today() -> NaiveDate {
    day("2026-06-15")
}

pub fn instant() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

pub fn name(text: &str) -> Name {
    Name::parse("name", text).unwrap()
}

/// A lot's question that grows call by call.
#[derive(Clone)]
pub struct World {
    pub question: LotQuestion,
    competencies: Vec<Competency>,
    next_id: u64,
}

impl World {
    pub fn new() -> Self {
        Self {
            question: LotQuestion {
                lot: Lot {
                    id: id::<LotId>(1),
                    call_id: id(2),
                    number: name("1"),
                    title: name("A lot"),
                    description: None,
                    cpv: Vec::new(),
                    estimated_value: None,
                    place: None,
                    coordinates: None,
                    max_members: None,
                    reserved_for: None,
                    forbids_alone_and_grouped: None,
                    forbids_several_groups: None,
                    position: 0,
                    record: Record::new(instant()),
                },
                requirements: Vec::new(),
                candidates: Vec::new(),
                vocabulary: Vocabulary::default(),
                valid_on: today(),
                past_pairs: Vec::new(),
            },
            competencies: Vec::new(),
            next_id: 100,
        }
    }

    fn fresh<T: serde::de::DeserializeOwned>(&mut self) -> T {
        self.next_id += 1;
        id(self.next_id)
    }

    pub fn competency(&mut self, code: &str, broader: Option<CompetencyId>) -> CompetencyId {
        let competency_id = self.fresh();
        self.competencies.push(Competency {
            id: competency_id,
            code: name(code),
            kind: CompetencyKind::Software,
            label_fr: name(code),
            label_en: name(code),
            synonyms: Vec::new(),
            broader: broader.into_iter().collect(),
            cpv: Vec::new(),
            record: Record::new(instant()),
        });
        self.question.vocabulary = Vocabulary::new(self.competencies.clone());
        competency_id
    }

    /// A company that accepts to lead and has said nothing else.
    pub fn company(&mut self, company_name: &str) -> CompanyId {
        let company_id = self.fresh();
        self.question.candidates.push(Candidate {
            company: Company {
                id: company_id,
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
                may_lead: true,
                max_lots: None,
                cluster_ids: Vec::new(),
                financial_years: Vec::new(),
                certificates: Vec::new(),
                record: Record::new(instant()),
            },
            capabilities: Vec::new(),
            interest: None,
            distance_km: None,
            times_chosen: 0,
        });
        company_id
    }

    pub fn candidate(&mut self, company_id: CompanyId) -> &mut Candidate {
        self.question
            .candidates
            .iter_mut()
            .find(|candidate| candidate.company.id == company_id)
            .unwrap()
    }

    pub fn company_mut(&mut self, company_id: CompanyId) -> &mut Company {
        &mut self.candidate(company_id).company
    }

    /// The company declares a competency at a level, with so many tenths of people.
    pub fn holds(
        &mut self,
        company_id: CompanyId,
        competency_id: CompetencyId,
        level: Level,
        tenths: u32,
    ) -> &mut Capability {
        let capability_id = self.fresh();
        let candidate = self.candidate(company_id);
        candidate.capabilities.push(Capability {
            id: capability_id,
            company_id,
            competency_id,
            level,
            fte: FteTenths(tenths),
            note: None,
            evidence: Vec::new(),
            verification: None,
            record: Record::new(instant()),
        });
        candidate.capabilities.last_mut().unwrap()
    }

    pub fn evidence(&mut self, kind: EvidenceKind, title: &str) -> Evidence {
        Evidence {
            id: self.fresh(),
            kind,
            title: name(title),
            party: None,
            note: None,
            valid_from: None,
            valid_until: None,
            amount: None,
            own_share: None,
            document: None,
        }
    }

    pub fn certificate(&mut self, company_id: CompanyId, code: &str, until: Option<&str>) {
        let certificate_id = self.fresh();
        self.company_mut(company_id).certificates.push(Certificate {
            id: certificate_id,
            code: name(code),
            title: name(code),
            number: None,
            issuer: None,
            valid_from: None,
            valid_until: until.map(day),
            document: None,
        });
    }

    pub fn turnover(&mut self, company_id: CompanyId, euros: i64) {
        self.company_mut(company_id)
            .financial_years
            .push(FinancialYear {
                year: 2025,
                turnover: Money::euros(euros * 100),
                in_field_turnover: None,
            });
    }

    pub fn answers(&mut self, company_id: CompanyId, answer: InterestAnswer) -> &mut Interest {
        let interest_id = self.fresh();
        let candidate = self.candidate(company_id);
        candidate.interest.insert(Interest {
            id: interest_id,
            lot_id: id(1),
            company_id,
            answer,
            not_with: Vec::new(),
            most_fte: None,
            conditions: None,
            answered_by: None,
            record: Record::new(instant()),
        })
    }

    /// Adds a mandatory pooled requirement.
    pub fn asks(&mut self, demand: Demand) -> RequirementId {
        let requirement_id = self.fresh();
        let position = u32::try_from(self.question.requirements.len()).unwrap();
        self.question.requirements.push(Requirement {
            id: requirement_id,
            lot_id: id(1),
            demand,
            scope: RequirementScope::Pooled,
            importance: Importance::Mandatory,
            wording: None,
            origin: None,
            judgement: None,
            position,
            record: Record::new(instant()),
        });
        requirement_id
    }

    pub fn requirement(&mut self, requirement_id: RequirementId) -> &mut Requirement {
        self.question
            .requirements
            .iter_mut()
            .find(|requirement| requirement.id == requirement_id)
            .unwrap()
    }

    pub fn scope(&mut self, requirement_id: RequirementId, scope: RequirementScope) {
        self.requirement(requirement_id).scope = scope;
    }

    pub fn desirable(&mut self, requirement_id: RequirementId, weight: u8) {
        self.requirement(requirement_id).importance = Importance::Desirable(weight);
    }

    pub fn judge(&mut self, requirement_id: RequirementId, is_covered: bool) {
        self.requirement(requirement_id).judgement = Some(Judgement {
            is_covered,
            reason: None,
            judged_by: None,
            judged_at: instant(),
        });
    }

    /// The group of these companies, the first of which leads.
    pub fn group(&self, members: &[CompanyId]) -> Vec<GroupMember<'_>> {
        members
            .iter()
            .enumerate()
            .map(|(place, company_id)| {
                let candidate = self
                    .question
                    .candidates
                    .iter()
                    .find(|candidate| candidate.company.id == *company_id)
                    .unwrap();
                GroupMember {
                    holder: Holder {
                        company: &candidate.company,
                        capabilities: &candidate.capabilities,
                        most_fte: None,
                    },
                    is_lead: place == 0,
                    is_subcontractor: false,
                }
            })
            .collect()
    }

    pub fn coverage(&self, members: &[GroupMember<'_>]) -> Coverage {
        coverage_of(
            &self.question.requirements,
            members,
            &self.question.vocabulary,
            self.question.valid_on,
        )
    }
}

pub fn line(coverage: &Coverage, requirement_id: RequirementId) -> &RequirementCoverage {
    coverage
        .requirements
        .iter()
        .find(|line| line.requirement_id == requirement_id)
        .unwrap()
}

pub fn holders(competency_id: CompetencyId, min_level: Level, n: u32) -> Demand {
    Demand::Competency {
        competency_id,
        min_level,
        amount: CompetencyAmount::Holders(n),
    }
}

pub fn fte(competency_id: CompetencyId, min_level: Level, tenths: u32) -> Demand {
    Demand::Competency {
        competency_id,
        min_level,
        amount: CompetencyAmount::Fte(FteTenths(tenths)),
    }
}

pub fn certificate(code: &str) -> Demand {
    Demand::Certificate { code: name(code) }
}

pub fn turnover(euros: i64) -> Demand {
    Demand::Turnover {
        min: Money::euros(euros * 100),
    }
}

pub fn document() -> WebAddress {
    WebAddress::parse("document", "https://exemple.fr/preuve.pdf").unwrap()
}
