//! Betters a group by exchanging members. Prices tell which exchanges cannot help, so that few have to be tried.

use crate::budget::Budget;
use crate::lookup::add;
use crate::lot::flat::LotProblem;

use super::incumbent::Incumbent;
use super::relax::Relaxation;
use super::scene::Scene;
use super::wanted::Worth;

/// How often a group is bettered at most.
const MOST_ROUNDS: u32 = 40;
/// How many groups are appraised in one round at most.
const MOST_TRIES: u32 = 300;

/// A group on its way.
struct Walk<'a> {
    lot: &'a LotProblem,
    scene: &'a Scene,
    /// Candidates by ascending reduced cost.
    core: &'a [(i64, u32)],
    /// What the bound is without anybody who may come in.
    base: i64,
    relaxation: &'a Relaxation,
    budget: &'a Budget<'a>,
}

/// Exchanges members as long as that makes the group better. The group that comes out, with its worth.
pub fn improve(
    (lot, budget): (&LotProblem, &Budget<'_>),
    (scene, relaxation): (&Scene, &Relaxation),
    core: &[(i64, u32)],
    group: Vec<u32>,
    incumbent: &mut Incumbent,
) -> Option<(Worth, Vec<u32>)> {
    let taken: i64 = relaxation.taken.iter().map(|(reduced, _)| reduced).sum();
    let walk = Walk {
        lot,
        scene,
        core,
        base: relaxation.value - taken,
        relaxation,
        budget,
    };
    let mut worth = incumbent.try_group(lot, &group)?;
    let mut group = group;
    if worth.missing == 0 {
        walk.spare(&mut group, &mut worth, incumbent);
    }
    for _ in 0..MOST_ROUNDS {
        match walk.better(&group, worth, incumbent) {
            Some((better, changed)) => (worth, group) = (better, changed),
            None => break,
        }
    }
    Some((worth, group))
}

impl Walk<'_> {
    fn reduced(&self, candidate: u32) -> i64 {
        self.scene
            .open
            .binary_search(&candidate)
            .ok()
            .map_or(0, |place| {
                crate::lookup::at(&self.relaxation.reduced, place)
            })
    }

    /// Leaves out one after the other whoever is not needed, the dearest first.
    fn spare(&self, group: &mut Vec<u32>, worth: &mut Worth, incumbent: &mut Incumbent) {
        let mut members = group.clone();
        members.sort_by_key(|member| std::cmp::Reverse(self.lot.member_cost(*member)));
        for member in members {
            let stay: Vec<u32> = group.iter().copied().filter(|one| *one != member).collect();
            let is_free = self.scene.inside.binary_search(&member).is_err();
            if is_free && self.gaps(&stay).is_empty() {
                let mut best = None;
                self.consider(&stay, *worth, &mut best, incumbent);
                if let Some((better, rest)) = best {
                    (*worth, *group) = (better, rest);
                }
            }
        }
    }

    /// The best group that is one exchange, one member more or one member less away, if it is better.
    fn better(
        &self,
        group: &[u32],
        worth: Worth,
        incumbent: &mut Incumbent,
    ) -> Option<(Worth, Vec<u32>)> {
        let missing_rows = if worth.missing > 0 {
            // The group itself was not the last one appraised.
            incumbent.appraiser.worth(self.lot, group, i64::MAX);
            incumbent.appraiser.missing_rows(self.lot)
        } else {
            Vec::new()
        };
        let helps = |candidate: u32| {
            missing_rows.is_empty()
                || self
                    .lot
                    .entries
                    .of(candidate)
                    .iter()
                    .any(|entry| missing_rows.contains(&entry.row))
        };
        let spent: i64 = group.iter().map(|member| self.reduced(*member)).sum();
        let mut best: Option<(Worth, Vec<u32>)> = None;
        let mut n_tries = 0;
        let leaving = group
            .iter()
            .copied()
            .filter(|member| self.scene.inside.binary_search(member).is_err());
        let ways: Vec<Option<u32>> = std::iter::once(None).chain(leaving.map(Some)).collect();
        for leaves in ways {
            let stay: Vec<u32> = group
                .iter()
                .copied()
                .filter(|member| Some(*member) != leaves)
                .collect();
            let gaps = self.gaps(&stay);
            let least = self.base + spent - leaves.map_or(0, |member| self.reduced(member));
            let goal = best.as_ref().map_or(worth, |(worth, _)| *worth);
            if leaves.is_some() && (goal.missing > 0 || least < goal.cost) {
                self.consider(&stay, worth, &mut best, incumbent);
            }
            for (reduced, comes) in self.core {
                let goal = best.as_ref().map_or(worth, |(worth, _)| *worth);
                if goal.missing == 0 && least + reduced >= goal.cost {
                    break;
                }
                if n_tries > MOST_TRIES || self.budget.is_over() {
                    return best;
                }
                let can_help = if goal.missing == 0 {
                    self.closes(*comes, &gaps)
                } else {
                    helps(*comes)
                };
                if !can_help || group.contains(comes) {
                    continue;
                }
                n_tries += 1;
                let mut changed = stay.clone();
                let spot = changed.partition_point(|member| member < comes);
                changed.insert(spot, *comes);
                self.consider(&changed, worth, &mut best, incumbent);
            }
        }
        best
    }

    /// What mandatory rows lack if these are all who are in, people counted for each row by itself.
    fn gaps(&self, group: &[u32]) -> Vec<(u32, i64)> {
        let mut lacking: Vec<i64> = self.lot.rows.iter().map(|row| row.demand).collect();
        for member in group {
            for entry in self.lot.entries.of(*member) {
                add(&mut lacking, entry.row as usize, -i64::from(entry.limit));
            }
        }
        let rows = (0_u32..).zip(&self.lot.rows).zip(lacking);
        rows.filter(|((_, row), lacking)| row.skip.is_none() && *lacking > 0)
            .map(|((number, _), lacking)| (number, lacking))
            .collect()
    }

    /// Whether a candidate could give what is lacking.
    fn closes(&self, candidate: u32, gaps: &[(u32, i64)]) -> bool {
        let entries = self.lot.entries.of(candidate);
        gaps.iter().all(|(row, lacking)| {
            entries
                .iter()
                .any(|entry| entry.row == *row && i64::from(entry.limit) >= *lacking)
        })
    }

    fn consider(
        &self,
        group: &[u32],
        worth: Worth,
        best: &mut Option<(Worth, Vec<u32>)>,
        incumbent: &mut Incumbent,
    ) {
        let goal = best.as_ref().map_or(worth, |(worth, _)| *worth);
        let Some(new) = incumbent.try_if_better(self.lot, group, goal.missing) else {
            return;
        };
        if new < goal {
            *best = Some((new, group.to_vec()));
        }
    }
}
