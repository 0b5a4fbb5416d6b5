//! Small questions drawn from a seed: all kinds, scopes, answers and wishes, some coverable and some not.

use domain::directory::evidence::EvidenceKind;
use domain::groupings::coverage::ContributionAnswer;
use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{Demand, RequirementScope};
use domain::values::ids::{CompanyId, CompetencyId};
use domain::values::quantity::{FteTenths, Level};

use super::world::{World, certificate, day, document, fte, holders, name, turnover};

/// Numbers from a seed (SplitMix64).
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

const HELD: [Level; 4] = Level::ALL;
const ASKED: [Level; 4] = [
    Level::Notions,
    Level::Notions,
    Level::Autonomous,
    Level::Confirmed,
];
const CERTIFICATES: [&str; 3] = ["iso-27001", "hds", "qualiopi"];

/// A question of a few companies with wishes, all from the seed.
pub fn small_question(seed: u64, most_companies: usize) -> (LotQuestion, SuggestOptions) {
    let mut draw = Draw::new(seed);
    let mut world = World::new();
    let competencies = vocabulary(&mut world, &mut draw);
    let n_companies = if draw.chance(10) {
        1 + draw.below(2)
    } else {
        3 + draw.below(most_companies - 2)
    };
    let companies: Vec<CompanyId> = (0..n_companies)
        .map(|place| company(&mut world, &mut draw, &competencies, place))
        .collect();
    for _ in 0..1 + draw.below(5) {
        requirement(&mut world, &mut draw, &competencies);
    }
    interests(&mut world, &mut draw, &companies);
    for _ in 0..draw.below(4) {
        let pair = (draw.pick(&companies), draw.pick(&companies));
        let times = u32::try_from(1 + draw.below(3)).unwrap();
        world.question.past_pairs.push((pair.0, pair.1, times));
    }
    if draw.chance(15) {
        world.question.lot.max_members = Some(u32::try_from(2 + draw.below(3)).unwrap());
    }
    let options = wishes(&mut draw, &companies);
    (world.question, options)
}

fn vocabulary(world: &mut World, draw: &mut Draw) -> Vec<CompetencyId> {
    let databases = world.competency("databases", None);
    let mut all = vec![databases];
    all.push(world.competency("postgresql", Some(databases)));
    all.push(world.competency("mariadb", Some(databases)));
    for extra in ["linux", "java", "php"].iter().take(1 + draw.below(3)) {
        all.push(world.competency(extra, None));
    }
    all
}

fn company(
    world: &mut World,
    draw: &mut Draw,
    competencies: &[CompetencyId],
    place: usize,
) -> CompanyId {
    let company_id = world.company(&format!("Company {place}"));
    for competency_id in competencies {
        if draw.chance(60) {
            let tenths = u32::try_from(draw.below(6) * 5).unwrap();
            let mut evidence = Vec::new();
            for number in 0..draw.below(3) {
                let kind = draw.pick(&[
                    EvidenceKind::Reference,
                    EvidenceKind::Certificate,
                    EvidenceKind::Staff,
                ]);
                let mut piece = world.evidence(kind, &format!("Work {number}"));
                if draw.chance(40) {
                    piece.document = Some(document());
                }
                if draw.chance(60) {
                    piece.valid_until =
                        Some(day(draw.pick(&["2022-01-01", "2025-06-01", "2027-01-01"])));
                }
                evidence.push(piece);
            }
            let level = draw.pick(&HELD);
            world
                .holds(company_id, *competency_id, level, tenths)
                .evidence = evidence;
        }
    }
    for code in CERTIFICATES {
        if draw.chance(50) {
            let until = draw.pick(&[None, Some("2026-01-01"), Some("2027-01-01")]);
            world.certificate(company_id, code, until);
        }
    }
    if draw.chance(80) {
        world.turnover(company_id, i64::try_from(draw.below(6) * 100).unwrap());
    }
    let may_lead = draw.chance(70);
    let headcount = draw
        .chance(80)
        .then(|| u32::try_from(draw.below(30)).unwrap());
    let available = draw
        .chance(60)
        .then(|| u32::try_from(draw.below(6) * 5).unwrap());
    let company = world.company_mut(company_id);
    company.may_lead = may_lead;
    company.headcount = headcount;
    company.available_fte = available.map(FteTenths);
    let distance = draw
        .chance(80)
        .then(|| u32::try_from(draw.below(9) * 20).unwrap());
    let times_chosen = u32::try_from(draw.below(4)).unwrap();
    let candidate = world.candidate(company_id);
    candidate.distance_km = distance;
    candidate.times_chosen = times_chosen;
    company_id
}

fn requirement(world: &mut World, draw: &mut Draw, competencies: &[CompetencyId]) {
    let competency_id = draw.pick(competencies);
    let level = draw.pick(&ASKED);
    let small = u32::try_from(1 + draw.below(2)).unwrap();
    let demand = match draw.below(12) {
        0..=3 => holders(competency_id, level, small),
        4..=6 => fte(competency_id, level, small * 10),
        7 => turnover(i64::from(small) * 300),
        8 => Demand::Headcount { min: small * 12 },
        9 => Demand::References {
            min: small,
            years: draw.chance(50).then_some(3),
            competency_id: draw.chance(50).then_some(competency_id),
        },
        10 => draw.pick_demand(),
        _ => Demand::FreeText,
    };
    let is_free_text = demand == Demand::FreeText;
    let requirement_id = world.asks(demand);
    if is_free_text {
        match draw.below(4) {
            0 => world.judge(requirement_id, true),
            1 if draw.chance(30) => world.judge(requirement_id, false),
            _ => {}
        }
    }
    let scope = match draw.below(20) {
        0..=10 => RequirementScope::Pooled,
        11..=13 => RequirementScope::MemberOnly,
        14..=16 => RequirementScope::Any,
        17 | 18 => RequirementScope::Lead,
        _ => RequirementScope::Each,
    };
    world.scope(requirement_id, scope);
    let is_personal = matches!(scope, RequirementScope::Each | RequirementScope::Lead);
    if draw.chance(if is_personal { 70 } else { 45 }) {
        let weight = u8::try_from(1 + draw.below(5)).unwrap();
        world.desirable(requirement_id, weight);
    }
}

impl Draw {
    fn pick_demand(&mut self) -> Demand {
        let code = self.pick(&CERTIFICATES);
        if self.chance(50) {
            certificate(code)
        } else {
            Demand::Registration { code: name(code) }
        }
    }
}

fn interests(world: &mut World, draw: &mut Draw, companies: &[CompanyId]) {
    for company_id in companies {
        if draw.chance(65) {
            continue;
        }
        let answer = draw.pick(&[
            InterestAnswer::Lead,
            InterestAnswer::Member,
            InterestAnswer::Subcontractor,
            InterestAnswer::Maybe,
            InterestAnswer::No,
        ]);
        let unwanted: Vec<CompanyId> = companies
            .iter()
            .copied()
            .filter(|_| draw.chance(8))
            .collect();
        let most = draw.chance(25).then(|| draw.below(4) * 5);
        let interest = world.answers(*company_id, answer);
        interest.not_with = unwanted;
        interest.most_fte = most.map(|tenths| FteTenths(u32::try_from(tenths).unwrap()));
    }
}

fn wishes(draw: &mut Draw, companies: &[CompanyId]) -> SuggestOptions {
    let mut options = SuggestOptions {
        allows_subcontractors: draw.chance(50),
        stands_one_withdrawal: draw.chance(15),
        n_alternatives: u8::try_from(draw.below(4)).unwrap(),
        min_difference: u8::try_from(1 + draw.below(3)).unwrap(),
        ..SuggestOptions::default()
    };
    if draw.chance(50) {
        let mut objectives = vec![
            Objective::Uncovered,
            Objective::Members,
            Objective::Preference,
            Objective::WeakProof,
            Objective::Misfit,
            Objective::Distance,
            Objective::Cohesion,
            Objective::Change,
            Objective::Fairness,
        ];
        for place in (1..objectives.len()).rev() {
            objectives.swap(place, draw.below(place + 1));
        }
        objectives.truncate(1 + draw.below(9));
        options.objectives = objectives;
    }
    if options.objectives.contains(&Objective::Change) {
        let near = companies.iter().copied().filter(|_| draw.chance(40));
        options.near = near.collect();
        if options.near.is_empty() {
            options.near.push(draw.pick(companies));
        }
    }
    for company_id in companies {
        match draw.below(25) {
            0 => options.pinned.push(*company_id),
            1 | 2 => options.excluded.push(*company_id),
            3..=6 => options.preferred.push(*company_id),
            _ => {}
        }
    }
    if draw.chance(20) {
        options.max_members = Some(u32::try_from(1 + draw.below(4)).unwrap());
    }
    if draw.chance(15) {
        options.lead = Some(draw.pick(companies));
    }
    options
}

/// Whether an answer counts; named here because tests of generated questions ask it often.
pub fn counts(answer: ContributionAnswer) -> bool {
    answer >= ContributionAnswer::Counts
}
