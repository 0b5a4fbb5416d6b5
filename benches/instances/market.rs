//! Made-up clusters of small companies and lots that a planted group can cover, drawn from a seed: sizes, frequencies
//! and places follow what is known of the field (median of five people, most companies in one to three domains).

use chrono::{DateTime, NaiveDate, Utc};
use domain::directory::capability::Capability;
use domain::directory::company::{Address, Certificate, Company, FinancialYear};
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::directory::evidence::{Evidence, EvidenceKind};
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::procurement::interest::{Interest, InterestAnswer};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Requirement, RequirementScope,
};
use domain::values::codes::WebAddress;
use domain::values::ids::CompetencyId;
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level};
use domain::values::record::Record;
use domain::values::text::Name;
use uuid::Uuid;

const N_DOMAINS: usize = 14;
const PER_DOMAIN: usize = 11;
const CERTIFICATES: [(&str, usize); 4] =
    [("iso-27001", 8), ("hds", 4), ("qualiopi", 30), ("rge", 15)];

/// Numbers from a seed (SplitMix64).
pub struct Draw(u64);

impl Draw {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xA076_1D64_78BD_642F)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap_or(1);
        usize::try_from(self.next() % n).unwrap_or(0)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `n`, small ones more often (about as one over the number).
    fn zipf(&mut self, n: usize) -> usize {
        let most = self.below(n) + 1;
        self.below(most)
    }

    fn id(&mut self) -> Uuid {
        let high = u128::from(self.next());
        let low = u128::from(self.next());
        Uuid::from_u128((high << 64) | low)
    }
}

fn record() -> Record {
    Record::new(DateTime::<Utc>::UNIX_EPOCH)
}

fn name(text: &str) -> Name {
    Name::stored(text.to_owned())
}

fn day(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 6, 15)
}

/// A lot's question with so many companies and requirements.
pub fn question(seed: u64, n_companies: usize, n_requirements: usize) -> LotQuestion {
    let mut draw = Draw::new(seed);
    let (competencies, by_domain) = vocabulary(&mut draw);
    let mut candidates: Vec<Candidate> = (0..n_companies)
        .map(|_| candidate(&mut draw, &by_domain))
        .collect();
    candidates.sort_by_key(|candidate| candidate.company.id);
    let requirements = requirements(&mut draw, &candidates, n_requirements);
    let mut past_pairs = Vec::new();
    for _ in 0..n_companies * 3 / 4 {
        let (one, other) = (draw.below(n_companies), draw.below(n_companies));
        if let (Some(one), Some(other)) = (candidates.get(one), candidates.get(other)) {
            let times = u32::try_from(1 + draw.below(4)).unwrap_or(1);
            past_pairs.push((one.company.id, other.company.id, times));
        }
    }
    LotQuestion {
        lot: Lot {
            id: domain::values::ids::LotId(draw.id()),
            call_id: domain::values::ids::CallId(draw.id()),
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
            record: record(),
        },
        requirements,
        candidates,
        vocabulary: Vocabulary::new(competencies),
        valid_on: day(2026).unwrap_or_default(),
        past_pairs,
    }
}

/// Domains, each with a broad entry and narrower ones.
fn vocabulary(draw: &mut Draw) -> (Vec<Competency>, Vec<Vec<CompetencyId>>) {
    let mut competencies = Vec::new();
    let mut by_domain = Vec::new();
    for domain in 0..N_DOMAINS {
        let mut ids: Vec<CompetencyId> = Vec::new();
        for place in 0..PER_DOMAIN {
            let code = format!("domain-{domain}-{place}");
            let id = CompetencyId(draw.id());
            competencies.push(Competency {
                id,
                code: name(&code),
                kind: CompetencyKind::Software,
                label_fr: name(&code),
                label_en: name(&code),
                synonyms: Vec::new(),
                broader: ids.first().copied().into_iter().collect(),
                cpv: Vec::new(),
                record: record(),
            });
            ids.push(id);
        }
        by_domain.push(ids);
    }
    (competencies, by_domain)
}

fn level(draw: &mut Draw) -> Level {
    match draw.below(100) {
        0..=9 => Level::Notions,
        10..=34 => Level::Autonomous,
        35..=74 => Level::Confirmed,
        _ => Level::Expert,
    }
}

/// People: half of the companies have at most five, few have more than fifty.
fn headcount(draw: &mut Draw) -> u32 {
    let most = match draw.below(100) {
        0..=49 => 5,
        50..=79 => 12,
        80..=94 => 30,
        _ => 150,
    };
    u32::try_from(1 + draw.below(most)).unwrap_or(1)
}

fn candidate(draw: &mut Draw, by_domain: &[Vec<CompetencyId>]) -> Candidate {
    let company_id = domain::values::ids::CompanyId(draw.id());
    let people = headcount(draw);
    let mut held: Vec<CompetencyId> = Vec::new();
    for _ in 0..1 + draw.below(3) {
        let domain = draw.zipf(by_domain.len());
        for _ in 0..1 + draw.below(4) {
            let entries = by_domain.get(domain).map(Vec::as_slice).unwrap_or_default();
            let place = 1 + draw.zipf(entries.len() - 1);
            held.extend(entries.get(place));
        }
    }
    held.sort();
    held.dedup();
    let capabilities = held
        .into_iter()
        .map(|competency_id| capability(draw, company_id, competency_id, people))
        .collect();
    let share = u32::try_from(20 + draw.below(61)).unwrap_or(50);
    let interest = draw.chance(20).then(|| interest(draw, company_id));
    let distance_km = draw
        .chance(90)
        .then(|| u32::try_from(draw.zipf(900)).unwrap_or(0));
    Candidate {
        company: Company {
            id: company_id,
            name: name("A company"),
            siren: None,
            siret: None,
            legal_form: None,
            social_statuses: Vec::new(),
            address: Address::default(),
            headcount: Some(people),
            available_fte: Some(FteTenths((people * share / 10).max(2))),
            website: None,
            summary_fr: None,
            summary_en: None,
            may_lead: draw.chance(50),
            max_lots: None,
            cluster_ids: Vec::new(),
            financial_years: (2023..=2025)
                .map(|year| FinancialYear {
                    year,
                    turnover: Money::euros(i64::from(people) * 8_800_000),
                    in_field_turnover: Some(Money::euros(i64::from(people) * 6_000_000)),
                })
                .collect(),
            certificates: certificates(draw),
            record: record(),
        },
        capabilities,
        interest,
        distance_km,
        times_chosen: 0,
    }
}

fn certificates(draw: &mut Draw) -> Vec<Certificate> {
    CERTIFICATES
        .iter()
        .filter(|(_, percent)| draw.below(100) < *percent)
        .map(|(code, percent)| Certificate {
            id: domain::values::ids::CertificateId(Uuid::from_u128(1)),
            code: name(code),
            title: name(code),
            number: (percent % 2 == 0).then(|| name("123")),
            issuer: None,
            valid_from: None,
            valid_until: day(2028),
            document: None,
        })
        .collect()
}

fn capability(
    draw: &mut Draw,
    company_id: domain::values::ids::CompanyId,
    competency_id: CompetencyId,
    people: u32,
) -> Capability {
    let evidence = (0..draw.below(4))
        .map(|number| Evidence {
            id: domain::values::ids::EvidenceId(draw.id()),
            kind: EvidenceKind::Reference,
            title: name(&format!("Work {number} on {competency_id}")),
            party: None,
            note: None,
            valid_from: None,
            valid_until: day(if draw.chance(70) { 2025 } else { 2020 }),
            amount: None,
            own_share: None,
            document: draw
                .chance(40)
                .then(|| WebAddress::parse("document", "https://exemple.fr/preuve.pdf").ok())
                .flatten(),
        })
        .collect();
    let most = usize::try_from(people).unwrap_or(1) * 10;
    Capability {
        id: domain::values::ids::CapabilityId(draw.id()),
        company_id,
        competency_id,
        level: level(draw),
        fte: FteTenths(u32::try_from(5 + draw.zipf(most)).unwrap_or(5)),
        note: None,
        evidence,
        verification: None,
        record: record(),
    }
}

fn interest(draw: &mut Draw, company_id: domain::values::ids::CompanyId) -> Interest {
    let answer = match draw.below(10) {
        0 | 1 => InterestAnswer::Lead,
        2..=5 => InterestAnswer::Member,
        6 => InterestAnswer::Subcontractor,
        7 | 8 => InterestAnswer::Maybe,
        _ => InterestAnswer::No,
    };
    Interest {
        id: domain::values::ids::InterestId(draw.id()),
        lot_id: domain::values::ids::LotId(Uuid::from_u128(1)),
        company_id,
        answer,
        not_with: Vec::new(),
        most_fte: None,
        conditions: None,
        answered_by: None,
        record: record(),
    }
}

/// Demands that a planted group of five to seven companies meets.
pub fn requirements(draw: &mut Draw, candidates: &[Candidate], n: usize) -> Vec<Requirement> {
    let mut group: Vec<&Candidate> = Vec::new();
    let n_members = 5 + draw.below(3);
    while group.len() < n_members.min(candidates.len()) {
        let place = draw.below(candidates.len());
        let agrees = |candidate: &&Candidate| {
            candidate.interest.as_ref().is_none_or(|interest| {
                !matches!(
                    interest.answer,
                    InterestAnswer::No | InterestAnswer::Subcontractor
                )
            })
        };
        let is_new =
            |found: &&Candidate| group.iter().all(|one| one.company.id != found.company.id);
        let chosen = candidates
            .get(place)
            .filter(agrees)
            .filter(is_new)
            .filter(|found| found.capabilities.len() > 2 || draw.chance(10));
        group.extend(chosen);
    }
    let mut left = Room::of(&group);
    (0..n)
        .map(|position| {
            let (demand, scope) = if draw.chance(72) {
                (
                    competency_demand(draw, &group, &mut left),
                    RequirementScope::Pooled,
                )
            } else {
                threshold(draw, &group)
            };
            Requirement {
                id: domain::values::ids::RequirementId(draw.id()),
                lot_id: domain::values::ids::LotId(Uuid::from_u128(1)),
                demand,
                scope,
                importance: if draw.chance(75) {
                    Importance::Mandatory
                } else {
                    Importance::Desirable(u8::try_from(1 + draw.below(5)).unwrap_or(1))
                },
                wording: None,
                origin: None,
                judgement: None,
                position: u32::try_from(position).unwrap_or(0),
                record: record(),
            }
        })
        .collect()
}

/// The people of the planted group that no demand has taken yet: in all and by capability.
struct Room {
    in_all: Vec<u32>,
    by_capability: Vec<Vec<u32>>,
}

impl Room {
    fn of(group: &[&Candidate]) -> Self {
        Self {
            in_all: group
                .iter()
                .map(|one| one.company.available_fte.unwrap_or_default().0)
                .collect(),
            by_capability: group
                .iter()
                .map(|one| one.capabilities.iter().map(|held| held.fte.0).collect())
                .collect(),
        }
    }

    /// Takes three quarters of what is left, when that is more than a few tenths.
    fn take(&mut self, member: usize, capability: usize) -> Option<u32> {
        let in_all = self.in_all.get_mut(member)?;
        let own = self.by_capability.get_mut(member)?.get_mut(capability)?;
        let tenths = (*own).min(*in_all) * 3 / 4;
        if tenths < 3 {
            return None;
        }
        *own -= tenths;
        *in_all -= tenths;
        Some(tenths)
    }
}

fn competency_demand(draw: &mut Draw, group: &[&Candidate], left: &mut Room) -> Demand {
    let member = draw.below(group.len());
    let capabilities = group
        .get(member)
        .map(|one| one.capabilities.as_slice())
        .unwrap_or_default();
    let place = draw.below(capabilities.len());
    let Some(held) = capabilities.get(place) else {
        return Demand::FreeText;
    };
    let lower = Level::ALL
        .into_iter()
        .filter(|level| *level <= held.level)
        .max_by_key(|level| (level.number().min(2), level.number()));
    let min_level = lower.unwrap_or(Level::Notions);
    let taken = if draw.chance(45) {
        left.take(member, place)
    } else {
        None
    };
    let amount = match taken {
        Some(tenths) => CompetencyAmount::Fte(FteTenths(tenths)),
        None => CompetencyAmount::Holders(1),
    };
    Demand::Competency {
        competency_id: held.competency_id,
        min_level,
        amount,
    }
}

fn threshold(draw: &mut Draw, group: &[&Candidate]) -> (Demand, RequirementScope) {
    let turnover: i64 = group
        .iter()
        .map(|one| one.company.mean_turnover_cents())
        .sum();
    let people: u32 = group.iter().filter_map(|one| one.company.headcount).sum();
    let held = group
        .iter()
        .find_map(|one| one.company.certificates.first());
    match (draw.below(5), held) {
        (0, _) => (
            Demand::Turnover {
                min: Money::euros(turnover * 2 / 3),
            },
            RequirementScope::Pooled,
        ),
        (1, _) => (
            Demand::Headcount { min: people / 2 },
            RequirementScope::Pooled,
        ),
        (2, _) => (
            Demand::References {
                min: 2,
                years: Some(3),
                competency_id: None,
            },
            RequirementScope::Pooled,
        ),
        (3, Some(certificate)) => (
            Demand::Certificate {
                code: certificate.code.clone(),
            },
            RequirementScope::Pooled,
        ),
        _ => (Demand::Headcount { min: people / 8 }, RequirementScope::Any),
    }
}
