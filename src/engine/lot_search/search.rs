//! The search for the best group for one lot, with its proof: the door for everything that needs groups.

use crate::budget::Budget;
use crate::lot::flat::LotProblem;

use super::descent::{Descent, Pace};
use super::incumbent::{Found, Incumbent, Wish, candidates_of};
use super::relax::Prices;
use super::scene::{Difference, Scene, SceneMaker};
use super::tree::{Searching, Tree};

/// Which groups are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// At least so many members.
    pub least: usize,
    /// At most so many members; the lot's own limit holds besides.
    pub most: usize,
    /// Companies of groups to differ from, each ascending, and by how many companies at least.
    pub differences: Vec<(Vec<u32>, usize)>,
    /// Only groups that cost less than this.
    pub cutoff: i64,
    /// Whether any wanted group will do: then sizes are not looked into one by one.
    pub is_any_good_enough: bool,
}

impl Wanted {
    /// Any group that is better than leaving the lot without one.
    #[must_use]
    pub fn any(lot: &LotProblem) -> Self {
        Self {
            least: 1,
            most: lot.max_members,
            differences: Vec::new(),
            cutoff: lot.unserved,
            is_any_good_enough: false,
        }
    }
}

/// What is known from elsewhere, to begin with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Prices of the rows that were good for a similar lot.
    pub prices: Option<Vec<f64>>,
    /// Companies of groups that may be good.
    pub groups: Vec<Vec<u32>>,
    /// Whether prices are worth many steps before the search divides: where few groups of the size are much worse than
    /// the best, a bound that is nearly as high as it can be is all that tells them apart.
    pub is_patient: bool,
}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The best group that is wanted, if one was found.
    pub best: Option<Found>,
    /// No wanted group costs less. With a proof: what the best costs, or the cutoff if there is none.
    pub bound: i64,
    /// Whether nothing better is left.
    pub is_proved: bool,
    /// Good groups that were found on the way, the best first.
    pub pool: Vec<Found>,
    /// Prices of the rows with which to begin next time.
    pub prices: Vec<f64>,
    /// Nodes that were looked into.
    pub n_nodes: u64,
    /// Steps of prices.
    pub n_steps: u64,
    /// Candidates that were left after the first bound.
    pub n_left: usize,
}

/// Rounds of prices and groups before the search divides.
const ROUNDS: u32 = 8;
/// So many rows take a round more.
const ROWS_PER_ROUND: u32 = 20;
/// How prices are improved in each of them.
const ROUND: Pace = Pace {
    steps: 40,
    first_length: 1.0,
    patience: 5,
    memory: 0.3,
};
/// The same where that is worth many steps.
const PATIENT_ROUND: Pace = Pace {
    steps: 200,
    first_length: 1.0,
    patience: 12,
    memory: 0.5,
};
/// Nodes in each tree before the next size is looked into.
const FIRST_NODES: u64 = 40;

/// Looks for the best wanted group until it is proved or the budget is spent. The same question has the same outcome.
#[must_use]
pub fn search_lot(
    lot: &LotProblem,
    wanted: &Wanted,
    start: &Start,
    budget: &Budget<'_>,
) -> Outcome {
    let nothing = Outcome {
        bound: wanted.cutoff,
        is_proved: true,
        ..Outcome::default()
    };
    let most = wanted.most.min(lot.max_members).min(lot.n_candidates());
    let least = wanted.least.max(lot.pinned.len()).max(1);
    let has_foes = super::appraise::has_foes(lot, &lot.pinned);
    if !lot.impossible_pins.is_empty() || least > most || has_foes {
        return nothing;
    }
    let mut root = Root {
        bound: i64::MIN,
        prices: first_prices(lot, wanted, start),
        open: lot
            .candidates()
            .filter(|one| lot.pinned.binary_search(one).is_err())
            .collect(),
        sizes: (least, most),
        pace: if start.is_patient {
            PATIENT_ROUND
        } else {
            ROUND
        },
    };
    let mut searching = Searching {
        lot,
        incumbent: incumbent_of(lot, wanted, (least, most)),
        descent: Descent::default(),
        maker: SceneMaker::default(),
        n_nodes: 0,
        budget,
        is_plain: false,
        // Worth its time where small differences decide: on fronts and among alternatives.
        does_share: start.is_patient || !wanted.differences.is_empty(),
    };
    for group in &start.groups {
        if let Some(group) = candidates_of(lot, group) {
            searching.incumbent.try_group(lot, &group);
        }
    }
    root.bound_without_prices(&mut searching);
    if budget.is_over() {
        return open_still(&searching, &root, wanted);
    }
    root.bound_and_fix(&mut searching);
    if searching.incumbent.is_beaten_by(root.bound, lot.grain) {
        return closed(&searching, &root, wanted);
    }
    if budget.is_over() {
        return open_still(&searching, &root, wanted);
    }
    divide_by_size(lot, searching, root, wanted)
}

fn incumbent_of(lot: &LotProblem, wanted: &Wanted, (least, most): (usize, usize)) -> Incumbent {
    let differences = wanted.differences.iter().map(|(companies, by)| Difference {
        // A company that is no candidate is in no group, and so differs by itself.
        group: companies
            .iter()
            .filter_map(|company| lot.candidate(*company))
            .collect(),
        least: by.saturating_sub(
            companies
                .iter()
                .filter(|one| lot.candidate(**one).is_none())
                .count(),
        ),
    });
    Incumbent {
        cutoff: wanted.cutoff,
        wish: Wish {
            least,
            most,
            differences: differences.collect(),
        },
        ..Incumbent::default()
    }
}

/// Prices to begin with: those that were good before, or a share of a member's cost.
fn first_prices(lot: &LotProblem, wanted: &Wanted, start: &Start) -> Prices {
    let mut prices = Prices::none(lot, wanted.differences.len());
    match &start.prices {
        Some(known) if known.len() == prices.rows.len() => prices.rows.clone_from(known),
        _ => {
            let member = lot.member_costs.iter().min().copied().unwrap_or_default();
            prices.rows.fill(member.max(lot.grain) as f64 * 0.3);
        }
    }
    prices
}

/// Where the search begins: all sizes at once.
struct Root {
    bound: i64,
    prices: Prices,
    open: Vec<u32>,
    sizes: (usize, usize),
    pace: Pace,
}

impl Root {
    fn scene(&self, searching: &mut Searching<'_>) -> Scene {
        let lot = searching.lot;
        let n_pinned = lot.pinned.len();
        let sizes = (
            self.sizes.0.saturating_sub(n_pinned),
            self.sizes.1.saturating_sub(n_pinned),
        );
        searching
            .maker
            .make(lot, lot.pinned.clone(), self.open.clone(), sizes)
    }

    /// The bound that members' own costs make: whatever prices do later, and however short the search is cut, no
    /// bound is told that is weaker.
    fn bound_without_prices(&mut self, searching: &mut Searching<'_>) {
        let scene = self.scene(searching);
        let differences = &searching.incumbent.wish.differences;
        let prices = Prices::none(searching.lot, differences.len());
        let relaxation = &mut searching.descent.now;
        relaxation.evaluate(searching.lot, &scene, differences, &prices);
        self.bound = relaxation.value;
    }

    /// Improves prices and groups in turn, and puts candidates aside.
    fn bound_and_fix(&mut self, searching: &mut Searching<'_>) {
        let lot = searching.lot;
        let mut first_length = 1.0;
        let n_rows = u32::try_from(lot.rows.len()).unwrap_or(u32::MAX);
        for _ in 0..ROUNDS + n_rows / ROWS_PER_ROUND {
            let mut scene = self.scene(searching);
            searching.share_bonuses(&mut scene, &self.prices);
            let pace = Pace {
                first_length,
                ..self.pace.for_rows(lot.rows.len())
            };
            let (before, cutoff_before) = (self.bound, searching.incumbent.cutoff);
            let budget = searching.budget;
            searching.descent.run(
                lot,
                (&scene, &searching.incumbent.wish.differences),
                &self.prices,
                (cutoff_before - lot.grain + 1, pace),
                &mut || !budget.is_over(),
            );
            self.prices.clone_from(&searching.descent.best_prices);
            self.bound = self.bound.max(searching.descent.best_value);
            searching.look_for_groups(&scene, true);
            let cutoff = searching.incumbent.cutoff;
            if searching.incumbent.is_beaten_by(self.bound, lot.grain) || budget.is_over() {
                return;
            }
            (self.open, _) = searching.fixed(&scene);
            let left = (cutoff - self.bound).max(1);
            let is_stuck = self.bound.saturating_sub(before) < left / 50
                && (cutoff_before - cutoff) < left / 50;
            if is_stuck && first_length < 0.6 {
                return;
            }
            first_length = (first_length * 0.7_f64).max(0.3);
        }
    }
}

/// What is known when the search ends before it divides.
fn open_still(searching: &Searching<'_>, root: &Root, wanted: &Wanted) -> Outcome {
    let is_proved = searching
        .incumbent
        .is_beaten_by(root.bound, searching.lot.grain);
    Outcome {
        bound: root.bound.min(searching.incumbent.cutoff),
        is_proved,
        ..closed(searching, root, wanted)
    }
}

fn closed(searching: &Searching<'_>, root: &Root, wanted: &Wanted) -> Outcome {
    let best = searching.incumbent.best.clone();
    Outcome {
        bound: best.as_ref().map_or(wanted.cutoff, |best| best.cost),
        best,
        is_proved: true,
        pool: searching.incumbent.pool.clone(),
        prices: root.prices.rows.clone(),
        n_nodes: searching.n_nodes,
        n_steps: searching.descent.n_steps,
        n_left: root.open.len(),
    }
}

/// Whether members cost so differently that how many there are says little about what they cost together: then sizes
/// are looked into all at once.
fn do_prices_differ(lot: &LotProblem) -> bool {
    let least = lot.member_costs.iter().min().copied().unwrap_or_default();
    let most = lot.member_costs.iter().max().copied().unwrap_or_default();
    most > least.saturating_mul(2)
}

fn does_everybody_cost_the_same(lot: &LotProblem) -> bool {
    let first = lot.member_costs.first();
    lot.member_costs.iter().all(|cost| Some(cost) == first)
        && lot.entries.all().iter().all(|entry| entry.unit_cost == 0)
        && lot.friends.all().is_empty()
}

/// One tree for each number of members, the most promising first: a little of each, then each to its end.
fn divide_by_size(
    lot: &LotProblem,
    searching: Searching<'_>,
    root: Root,
    wanted: &Wanted,
) -> Outcome {
    let mut kept = root.open.clone();
    kept.extend_from_slice(&lot.pinned);
    kept.sort_unstable();
    let narrow = lot.narrowed_to(&kept);
    let differences = wanted.differences.clone();
    let again = Wanted {
        differences,
        ..wanted.clone()
    };
    let mut incumbent = incumbent_of(&narrow, &again, root.sizes);
    incumbent.best.clone_from(&searching.incumbent.best);
    incumbent.cutoff = searching.incumbent.cutoff;
    incumbent.pool.clone_from(&searching.incumbent.pool);
    let mut searching = Searching {
        lot: &narrow,
        incumbent,
        descent: searching.descent,
        maker: searching.maker,
        n_nodes: searching.n_nodes,
        budget: searching.budget,
        is_plain: does_everybody_cost_the_same(&narrow),
        does_share: searching.does_share,
    };
    let open: Vec<u32> = narrow
        .candidates()
        .filter(|one| narrow.pinned.binary_search(one).is_err())
        .collect();
    let sizes = if wanted.is_any_good_enough || do_prices_differ(&narrow) {
        vec![root.sizes]
    } else {
        (root.sizes.0..=root.sizes.1)
            .map(|size| (size, size))
            .collect()
    };
    let mut trees: Vec<Tree> = sizes
        .into_iter()
        .map(|sizes| {
            let halves = (narrow.pinned.clone(), open.clone());
            Tree::new(sizes, halves, root.prices.clone(), root.bound)
        })
        .collect();
    for most_nodes in [1, FIRST_NODES, u64::MAX] {
        for tree in &mut trees {
            tree.explore(&mut searching, most_nodes);
        }
        trees.retain(|tree| !tree.is_done());
        trees.sort_by_key(|tree| (tree.bound(), tree.sizes));
    }
    let cutoff = searching.incumbent.cutoff;
    let left = trees.iter().filter_map(Tree::bound).min();
    // A group that was worth more than was found out may have been passed over.
    let left = match searching.incumbent.appraiser.is_cut_short {
        true => Some(left.map_or(root.bound, |left| left.min(root.bound))),
        false => left,
    };
    let best = searching.incumbent.best.clone();
    Outcome {
        bound: left.map_or(cutoff, |left| left.min(cutoff)),
        best,
        is_proved: left.is_none_or(|left| searching.incumbent.is_beaten_by(left, narrow.grain)),
        pool: searching.incumbent.pool.clone(),
        prices: root.prices.rows,
        n_nodes: searching.n_nodes,
        n_steps: searching.descent.n_steps,
        n_left: kept.len(),
    }
}
