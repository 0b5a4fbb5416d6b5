//! Tiny problems with all scopes and kinds, the same for the same seed.

use engine::interchange::problem::{
    Capability, CertificateRule, Collaboration, Company, Demand, Lot, Measure, Point, Problem,
    Requirement, Scope, Threshold, Weights,
};

/// Numbers that look random and are the same for the same seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % most.max(1)
    }

    pub fn number(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as u64) as i64
    }

    pub fn comes_up(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }
}

/// How large a problem becomes.
#[derive(Clone, Copy)]
pub struct Size {
    pub companies: usize,
    pub competencies: usize,
    pub requirements: usize,
    pub lots: usize,
    pub max_members: usize,
}

/// So small that every group can be looked at.
pub const TINY: Size = Size {
    companies: 7,
    competencies: 5,
    requirements: 4,
    lots: 1,
    max_members: 4,
};

pub fn problem(seed: u64, size: Size) -> Problem {
    let mut dice = Dice::new(seed);
    let n_companies = dice.number(2, size.companies as i64) as usize;
    let weights = weights(&mut dice);
    let companies = (0..n_companies)
        .map(|at| company(&mut dice, at, size))
        .collect();
    let (collaborations, incompatibilities) = pairs(&mut dice, n_companies as u32);
    let lots = (0..size.lots)
        .map(|at| lot(&mut dice, at, n_companies, size))
        .collect();
    Problem {
        name: format!("generated {seed}"),
        weights,
        competencies: (0..size.competencies)
            .map(|at| format!("k{at}").into())
            .collect(),
        certificates: ["iso", "qual"].map(Into::into).to_vec(),
        companies,
        collaborations,
        incompatibilities,
        lots,
    }
}

fn weights(dice: &mut Dice) -> Weights {
    let usual = Weights {
        unserved_lot: 1_000_000,
        uncovered: 20_000,
        member: 10_000,
        misfit_holder: 10,
        misfit_fte: 1,
        distance_km: 1,
        cohesion: 200,
    };
    if dice.comes_up(50) {
        return usual;
    }
    // Goals that outweigh one another now this way, now that way; some do not count at all.
    Weights {
        unserved_lot: dice.pick(&[0, 500, 5_000, 1_000_000]),
        uncovered: dice.pick(&[0, 1, 40, 300, 1_000]),
        member: dice.pick(&[0, 1, 100, 400]),
        misfit_holder: dice.pick(&[0, 1, 10]),
        misfit_fte: dice.pick(&[0, 1, 7]),
        distance_km: dice.pick(&[0, 1, 3]),
        cohesion: dice.pick(&[0, 30, 200, 700]),
    }
}

fn point(dice: &mut Dice) -> Point {
    Point {
        latitude: 43.0 + dice.number(0, 700) as f64 / 100.0,
        longitude: dice.number(-100, 700) as f64 / 100.0,
    }
}

fn company(dice: &mut Dice, at: usize, size: Size) -> Company {
    let mut capabilities = Vec::new();
    for competency in 0..size.competencies as u32 {
        if dice.comes_up(60) {
            capabilities.push(Capability {
                competency,
                level: dice.number(1, 5) as u8,
                fit: dice.number(20, 100) as u8,
                tenths: dice.number(0, 5),
            });
        }
    }
    Company {
        id: format!("c{at}").into(),
        headcount: dice.number(1, 20),
        turnover: dice.number(0, 2_000),
        references: dice.number(0, 5),
        location: point(dice),
        certificates: (0..2).filter(|_| dice.comes_up(40)).collect(),
        may_lead: dice.comes_up(60),
        available: dice.number(0, 10),
        max_lots: dice.pick(&[None, None, None, Some(1), Some(2), Some(0)]),
        capabilities,
    }
}

fn pairs(dice: &mut Dice, n_companies: u32) -> (Vec<Collaboration>, Vec<(u32, u32)>) {
    let (mut friends, mut foes) = (Vec::new(), Vec::new());
    for first in 0..n_companies {
        for second in first + 1..n_companies {
            if dice.comes_up(20) {
                let strength = dice.number(0, 5);
                friends.push(Collaboration {
                    first,
                    second,
                    strength,
                });
            }
            if dice.comes_up(7) {
                foes.push((first, second));
            }
        }
    }
    (friends, foes)
}

fn lot(dice: &mut Dice, at: usize, n_companies: usize, size: Size) -> Lot {
    let n_requirements = dice.number(0, size.requirements as i64) as usize;
    let mut competencies: Vec<u32> = (0..size.competencies as u32).collect();
    let requirements = (0..n_requirements.min(size.competencies))
        .map(|number| {
            let competency = competencies.remove(dice.below(competencies.len() as u64) as usize);
            Requirement {
                id: format!("r{number}").into(),
                competency,
                min_level: dice.number(1, 3) as u8,
                demand: if dice.comes_up(50) {
                    Demand::Holders(dice.number(1, 2))
                } else {
                    Demand::Tenths(dice.number(1, 6))
                },
                optional_weight: dice.comes_up(40).then(|| dice.number(1, 5)),
            }
        })
        .collect();
    let mut companies: Vec<u32> = (0..n_companies as u32).collect();
    let mut some = |percent: u64, dice: &mut Dice| {
        let mut chosen = Vec::new();
        if dice.comes_up(percent) && companies.len() > 1 {
            chosen.push(companies.remove(dice.below(companies.len() as u64) as usize));
        }
        chosen
    };
    Lot {
        id: format!("L{at}").into(),
        location: point(dice),
        is_remote: dice.comes_up(30),
        max_members: dice.number(1, size.max_members as i64) as usize,
        requirements,
        thresholds: thresholds(dice),
        certificates: (0..2)
            .filter_map(|certificate| {
                let scope = dice.pick(&[Scope::Any, Scope::Each, Scope::Lead]);
                dice.comes_up(8)
                    .then_some(CertificateRule { certificate, scope })
            })
            .collect(),
        pinned: some(15, dice),
        excluded: some(15, dice),
    }
}

fn thresholds(dice: &mut Dice) -> Vec<Threshold> {
    let mut rules = Vec::new();
    for measure in [Measure::Turnover, Measure::Headcount, Measure::References] {
        if !dice.comes_up(18) {
            continue;
        }
        let scope = dice.pick(&[Scope::Sum, Scope::Sum, Scope::Any, Scope::Each, Scope::Lead]);
        let share = match scope {
            Scope::Sum => dice.number(0, 200),
            Scope::Each => dice.number(0, 40),
            _ => dice.number(0, 80),
        };
        let most = match measure {
            Measure::Turnover => 2_000,
            Measure::Headcount => 20,
            Measure::References => 5,
        };
        rules.push(Threshold {
            id: format!("t{}", rules.len()).into(),
            measure,
            least: most * share / 100,
            scope,
        });
    }
    rules
}
