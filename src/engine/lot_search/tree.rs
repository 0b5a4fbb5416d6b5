//! Depth-first search among groups of one size: somebody is in, or is out, until the bound shows that nothing better
//! is left.

use crate::budget::Budget;
use crate::lookup::{add, at};
use crate::lot::flat::{LotProblem, RowKind, SHARES};

use super::construct::{construct, core_of};
use super::descent::{Descent, Pace};
use super::improve::improve;
use super::incumbent::Incumbent;
use super::relax::Prices;
use super::scene::{Scene, SceneMaker};
use super::shares::share_anew;

/// How prices are improved where a tree begins. Steps are patient: a bound that is brought close to its best saves
/// more nodes than it costs.
const AT_ROOT: Pace = Pace {
    steps: 150,
    first_length: 1.0,
    patience: 14,
    memory: 0.4,
};
/// How prices are improved below.
const BELOW: Pace = Pace {
    steps: 100,
    first_length: 1.0,
    patience: 12,
    memory: 0.5,
};
/// The same where everybody costs the same: prices lead nowhere, and nodes are many.
const PLAIN_BELOW: Pace = Pace {
    steps: 25,
    first_length: 0.5,
    patience: 4,
    memory: 0.3,
};
/// Groups are built and bettered at so many first nodes of a tree, and then at every so many.
const KEEN_NODES: u64 = 6;
const BETTERED_EVERY: u64 = 16;

/// A part of the search that is still to be looked into.
#[derive(Clone, Debug)]
struct Node {
    inside: Vec<u32>,
    open: Vec<u32>,
    prices: Prices,
    bound: i64,
}

/// All groups of some sizes that are still to be looked into.
#[derive(Clone, Debug)]
pub struct Tree {
    /// How many members they have, at least and at most.
    pub sizes: (usize, usize),
    stack: Vec<Node>,
    n_nodes: u64,
}

/// What the trees of a search share.
pub struct Searching<'a> {
    /// The lot.
    pub lot: &'a LotProblem,
    /// What was found.
    pub incumbent: Incumbent,
    /// Improves prices.
    pub descent: Descent,
    /// Makes scenes.
    pub maker: SceneMaker,
    /// Nodes of all trees so far.
    pub n_nodes: u64,
    /// What may be spent.
    pub budget: &'a Budget<'a>,
    /// Whether everybody costs the same.
    pub is_plain: bool,
    /// Whether the bonuses of pairs are shared anew at each node; else they are halved.
    pub does_share: bool,
}

impl Tree {
    /// All groups of these sizes with these inside.
    #[must_use]
    pub fn new(
        sizes: (usize, usize),
        (inside, open): (Vec<u32>, Vec<u32>),
        prices: Prices,
        bound: i64,
    ) -> Self {
        Self {
            sizes,
            stack: vec![Node {
                inside,
                open,
                prices,
                bound,
            }],
            n_nodes: 0,
        }
    }

    /// No group that is still to be looked into costs less; nothing when none is left.
    #[must_use]
    pub fn bound(&self) -> Option<i64> {
        self.stack.iter().map(|node| node.bound).min()
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.stack.is_empty()
    }

    /// The prices where the tree stands now.
    #[must_use]
    pub fn prices(&self) -> Option<&Prices> {
        self.stack.last().map(|node| &node.prices)
    }

    /// Looks into so many more nodes at most.
    pub fn explore(&mut self, search: &mut Searching<'_>, most_nodes: u64) {
        let end = self.n_nodes.saturating_add(most_nodes);
        while let Some(node) = self.stack.pop() {
            if search.is_beaten(node.bound) {
                continue;
            }
            if self.n_nodes >= end || search.is_over() {
                self.stack.push(node);
                return;
            }
            self.n_nodes += 1;
            search.n_nodes += 1;
            let is_keen = self.n_nodes <= KEEN_NODES || self.n_nodes.is_multiple_of(BETTERED_EVERY);
            let pace = match (self.n_nodes, search.is_plain) {
                (1, _) => AT_ROOT.for_rows(search.lot.rows.len()),
                (_, false) => BELOW,
                (_, true) => PLAIN_BELOW,
            };
            let looked = search.look_into(node, self.sizes, pace, is_keen);
            self.stack.extend(looked);
        }
    }
}

impl Searching<'_> {
    /// Whether no more nodes may be looked into. A node takes long enough for the clock to be asked before each.
    fn is_over(&self) -> bool {
        self.n_nodes >= self.budget.node_limit || self.budget.is_over()
    }

    fn is_beaten(&self, bound: i64) -> bool {
        self.incumbent.is_beaten_by(bound, self.lot.grain)
    }

    /// Bounds a node, and divides it if something better may be left in it: what is to be looked into last comes
    /// first.
    fn look_into(
        &mut self,
        node: Node,
        (least, most): (usize, usize),
        pace: Pace,
        is_keen: bool,
    ) -> Vec<Node> {
        let n_inside = node.inside.len();
        let Some(n_more) = most.checked_sub(n_inside) else {
            return Vec::new();
        };
        let n_missing = least.saturating_sub(n_inside);
        if n_missing == 0 {
            self.incumbent.try_group(self.lot, &node.inside);
        }
        let is_too_small = node.open.len() < n_missing;
        if n_more == 0 || node.open.is_empty() || is_too_small || !self.can_cover(&node, n_more) {
            return Vec::new();
        }
        let Node {
            inside,
            open,
            prices,
            bound,
        } = node;
        let mut scene = self.maker.make(self.lot, inside, open, (n_missing, n_more));
        self.share_bonuses(&mut scene, &prices);
        self.improve_prices(&scene, &prices, pace);
        let bound = bound.max(self.descent.best_value);
        if self.is_beaten(bound) {
            return Vec::new();
        }
        self.look_for_groups(&scene, is_keen);
        if self.is_beaten(bound) {
            return Vec::new();
        }
        let Some((inside, open)) = self.settle(&scene) else {
            return Vec::new();
        };
        let settled = Node {
            inside,
            open,
            prices: self.descent.best_prices.clone(),
            bound,
        };
        match settled.inside.len() {
            n_inside if n_inside > most => Vec::new(),
            n_inside if n_inside == most || settled.open.is_empty() => vec![settled],
            _ => self.divide(settled, &scene, most),
        }
    }

    /// Shares the bonuses of pairs at these prices, where that is wanted.
    pub fn share_bonuses(&mut self, scene: &mut Scene, prices: &Prices) {
        if !self.does_share || self.lot.friends.all().is_empty() {
            return;
        }
        let mut prices = prices.clone();
        prices.clip(self.lot);
        let now = &mut self.descent.now;
        now.evaluate(self.lot, scene, &self.incumbent.wish.differences, &prices);
        share_anew(self.lot, scene, now);
    }

    fn improve_prices(&mut self, scene: &Scene, prices: &Prices, pace: Pace) {
        let goal = self.incumbent.cutoff - self.lot.grain + 1;
        let budget = self.budget;
        self.descent.run(
            self.lot,
            (scene, &self.incumbent.wish.differences),
            prices,
            (goal, pace),
            &mut || !budget.is_over(),
        );
    }

    /// Whether those who are in and so many more can cover every mandatory row, looked at one by one, and all of them,
    /// looked at together: what is lacking is counted in shares of each row, and the most helpful are taken.
    fn can_cover(&self, node: &Node, n_missing: usize) -> bool {
        let mut lacking: Vec<i64> = self
            .lot
            .rows
            .iter()
            .map(|row| if row.skip.is_some() { 0 } else { row.demand })
            .collect();
        for candidate in &node.inside {
            for entry in self.lot.entries.of(*candidate) {
                add(&mut lacking, entry.row as usize, -i64::from(entry.limit));
            }
        }
        let mut open = vec![0_i64; lacking.len()];
        let mut largest = vec![0_i64; lacking.len()];
        let mut most_helpful: Vec<i64> = Vec::with_capacity(n_missing + 1);
        for candidate in &node.open {
            let mut shares = 0;
            for entry in self.lot.entries.of(*candidate) {
                let row = entry.row as usize;
                let (limit, lacking) = (i64::from(entry.limit), at(&lacking, row));
                if lacking > 0 {
                    let demand = at(&self.lot.rows, row).demand.max(1);
                    // Rounded up, so that nobody seems less helpful than it is.
                    shares += (limit.min(lacking) * SHARES + demand - 1) / demand;
                    add(&mut open, row, limit);
                    if let Some(largest) = largest.get_mut(row) {
                        *largest = limit.max(*largest);
                    }
                }
            }
            if n_missing >= node.open.len() {
                most_helpful.push(shares);
                continue;
            }
            let spot = most_helpful.partition_point(|known| *known >= shares);
            if spot < n_missing {
                most_helpful.insert(spot, shares);
                most_helpful.truncate(n_missing);
            }
        }
        let n_more = i64::try_from(n_missing).unwrap_or(i64::MAX);
        let mut all = 0;
        for (row, lacking) in lacking.iter().enumerate() {
            if *lacking <= 0 {
                continue;
            }
            if at(&open, row).min(at(&largest, row).saturating_mul(n_more)) < *lacking {
                return false;
            }
            all += lacking * SHARES / at(&self.lot.rows, row).demand.max(1);
        }
        most_helpful.iter().sum::<i64>() >= all
    }

    /// Tries the group that the relaxation takes, and, if keen, builds and betters one.
    pub fn look_for_groups(&mut self, scene: &Scene, is_keen: bool) {
        let mut group = scene.inside.clone();
        let taken = self.descent.now.taken.iter();
        group.extend(taken.map(|(_, place)| at(&scene.open, *place as usize)));
        group.sort_unstable();
        let worth = self.incumbent.try_group(self.lot, &group);
        if !is_keen || self.budget.is_over() {
            return;
        }
        let core = core_of(self.lot, scene, &self.descent.now);
        let view = (scene, &self.descent.now);
        let limits = (self.lot, self.budget);
        if worth.is_some() {
            improve(limits, view, &core, group, &mut self.incumbent);
        }
        let built = construct(limits, scene, &self.descent.now.units, &core);
        improve(limits, view, &core, built, &mut self.incumbent);
    }

    /// Puts aside who cannot be in anything better, and takes in who must be; nothing if that cannot be done.
    fn settle(&mut self, scene: &Scene) -> Option<(Vec<u32>, Vec<u32>)> {
        let (kept, forced) = self.fixed(scene);
        let mut inside = scene.inside.clone();
        let mut open = kept;
        if forced.is_empty() && inside.is_empty() {
            return Some((inside, open));
        }
        for candidate in &forced {
            if self
                .lot
                .foes
                .of(*candidate)
                .iter()
                .any(|foe| inside.contains(foe))
            {
                return None;
            }
            inside.push(*candidate);
        }
        inside.sort_unstable();
        open.retain(|candidate| {
            !forced.contains(candidate)
                && !self
                    .lot
                    .foes
                    .of(*candidate)
                    .iter()
                    .any(|foe| inside.contains(foe))
        });
        self.bar_shared(&inside, &mut open, scene.inside.len() + scene.most);
        Some((inside, open))
    }

    /// Where no more members may be shared with a group to differ from, its other members are out.
    fn bar_shared(&self, inside: &[u32], open: &mut Vec<u32>, n_members: usize) {
        for difference in &self.incumbent.wish.differences {
            let is_of = |candidate: &u32| difference.group.binary_search(candidate).is_ok();
            let n_shared = inside.iter().filter(|candidate| is_of(candidate)).count();
            if i64::try_from(n_shared).unwrap_or(i64::MAX) >= difference.most_shared(n_members) {
                open.retain(|candidate| !is_of(candidate));
            }
        }
    }

    /// Who may still be in something better, and who has to be.
    pub fn fixed(&self, scene: &Scene) -> (Vec<u32>, Vec<u32>) {
        let now = &self.descent.now;
        let (mut kept, mut forced) = (Vec::with_capacity(scene.open.len()), Vec::new());
        let mut is_taken = vec![false; scene.open.len()];
        for (_, place) in &now.taken {
            crate::lookup::put(&mut is_taken, *place as usize, true);
        }
        for ((candidate, reduced), is_taken) in scene.open.iter().zip(&now.reduced).zip(is_taken) {
            if is_taken {
                kept.push(*candidate);
                if self.is_beaten(now.value_without(scene, *reduced)) {
                    forced.push(*candidate);
                }
            } else if !self.is_beaten(now.value_with(scene, *reduced)) {
                kept.push(*candidate);
            }
        }
        (kept, forced)
    }

    /// Two halves: somebody is in, and is out. The half to be looked into first comes last.
    fn divide(&self, node: Node, scene: &Scene, n_members: usize) -> Vec<Node> {
        let Some(chosen) = self.branching(&node, scene) else {
            return Vec::new();
        };
        let mut without = node.clone();
        without.open.retain(|candidate| *candidate != chosen);
        let mut with = node;
        with.inside.push(chosen);
        with.inside.sort_unstable();
        let foes = self.lot.foes.of(chosen);
        with.open
            .retain(|candidate| *candidate != chosen && !foes.contains(candidate));
        self.bar_shared(&with.inside, &mut with.open, n_members);
        vec![without, with]
    }

    /// On whom to divide: whoever the relaxation takes in half of its steps, as nearly as possible, so that both ways
    /// raise the bound. Where everybody costs the same the relaxation knows little: then whoever it takes most often of
    /// those who help with the scarcest thing. Nothing if something mandatory cannot be covered any more.
    fn branching(&self, node: &Node, scene: &Scene) -> Option<u32> {
        let scarcest = self.scarcest_row(node)?;
        let is_helpful = |candidate: &&u32| {
            let entries = self.lot.entries.of(**candidate);
            !self.is_plain
                || scarcest.is_none_or(|row| entries.iter().any(|entry| entry.row == row))
        };
        let rank = |candidate: &&u32| {
            let place = scene.open.binary_search(candidate).unwrap_or(usize::MAX);
            let n_taken = at(&self.descent.n_taken, place);
            let reduced = at(&self.descent.now.reduced, place);
            if self.is_plain {
                (-n_taken, reduced, **candidate)
            } else {
                let doubt = (2 * n_taken - self.descent.n_counted).abs();
                (doubt, reduced.abs(), **candidate)
            }
        };
        let open = node.open.iter();
        open.filter(is_helpful).min_by_key(rank).copied()
    }

    /// The mandatory row that those who are in do not cover and the fewest others can; the inner nothing if all are
    /// covered, the outer nothing if one cannot be.
    fn scarcest_row(&self, node: &Node) -> Option<Option<u32>> {
        let n_rows = self.lot.rows.len();
        let mut lacking: Vec<i64> = self.lot.rows.iter().map(|row| row.demand).collect();
        for candidate in &node.inside {
            for entry in self.lot.entries.of(*candidate) {
                crate::lookup::add(&mut lacking, entry.row as usize, -i64::from(entry.limit));
            }
        }
        let mut n_helpers = vec![0_u32; n_rows];
        for candidate in &node.open {
            for entry in self.lot.entries.of(*candidate) {
                if let Some(count) = n_helpers.get_mut(entry.row as usize) {
                    *count += 1;
                }
            }
        }
        let mut scarcest: Option<(u32, u32)> = None;
        for ((number, row), (lacking, helpers)) in (0_u32..)
            .zip(&self.lot.rows)
            .zip(lacking.iter().zip(&n_helpers))
        {
            if row.skip.is_some() || *lacking <= 0 || row.kind == RowKind::Sum {
                continue;
            }
            if *helpers == 0 {
                return None;
            }
            if scarcest.is_none_or(|(fewest, _)| *helpers < fewest) {
                scarcest = Some((*helpers, number));
            }
        }
        Some(scarcest.map(|(_, row)| row))
    }
}
