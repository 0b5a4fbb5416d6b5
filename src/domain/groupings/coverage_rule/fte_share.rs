//! Sharing people out over the demands of a lot that are measured in full-time equivalents: nobody is counted twice.
//! A company's people are limited in all and for each of its capabilities, so this is a transportation problem, which
//! is decided exactly.

use crate::groupings::coverage_rule::fte_flow::FlowNetwork;

/// Groups of demands that are tried before the best so far is taken. Up to eleven demands that compete are always
/// decided exactly; with more, those first in order are.
const MOST_TRIALS: u32 = 4_096;

/// A demand in tenths of full-time equivalents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FteDemand {
    /// How much is demanded.
    pub tenths: u32,
    /// What covering it is worth when not all can be covered.
    pub worth: i64,
}

/// What one company can supply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FteSupply {
    /// In all.
    pub in_all: u32,
    /// By capability.
    pub parts: Vec<FtePart>,
}

/// What one capability of a company can supply, and to which demands (by their places in the list of demands).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FtePart {
    /// The people behind the capability.
    pub tenths: u32,
    /// The demands that it answers.
    pub demands: Vec<usize>,
}

/// Who gives how much to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FteGift {
    /// Which supply.
    pub supply: usize,
    /// To which demand.
    pub demand: usize,
    /// How much.
    pub tenths: u32,
}

/// How the people are shared out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FteShare {
    /// For each demand whether it is covered; the covered ones are covered together.
    pub is_covered: Vec<bool>,
    /// Who gives what, by supply, then demand; nobody gives to a demand that is not covered.
    pub gifts: Vec<FteGift>,
}

/// Shares the people out so that the covered demands are worth the most; among equals, earlier demands come first.
#[must_use]
pub fn share_out(demands: &[FteDemand], supplies: &[FteSupply]) -> FteShare {
    let everything = vec![true; demands.len()];
    let is_covered = if covers(demands, supplies, &everything) {
        everything
    } else {
        most_worthy(demands, supplies)
    };
    let mut network = SupplyNetwork::new(demands, supplies, &is_covered);
    network.saturate();
    FteShare {
        gifts: network.gifts(),
        is_covered,
    }
}

/// Whether the chosen demands can be covered together.
#[must_use]
pub fn covers(demands: &[FteDemand], supplies: &[FteSupply], chosen: &[bool]) -> bool {
    let demanded: u64 = demands
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .map(|(demand, _)| u64::from(demand.tenths))
        .sum();
    SupplyNetwork::new(demands, supplies, chosen).saturate() == demanded
}

/// For each demand the most that can be given to it while all other covered demands keep theirs.
#[must_use]
pub fn reached_by_each(
    demands: &[FteDemand],
    supplies: &[FteSupply],
    is_covered: &[bool],
) -> Vec<u64> {
    let mut saturated = SupplyNetwork::new(demands, supplies, is_covered);
    saturated.saturate();
    (0..demands.len())
        .map(|demand| saturated.clone().reached(demand))
        .collect()
}

fn most_worthy(demands: &[FteDemand], supplies: &[FteSupply]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..demands.len()).collect();
    let worth_of = |index: usize| demands.get(index).map_or(0, |demand| demand.worth);
    order.sort_by_key(|index| (std::cmp::Reverse(worth_of(*index)), *index));
    let mut choice = Choice {
        demands,
        supplies,
        order,
        chosen: vec![false; demands.len()],
        best: vec![false; demands.len()],
        best_worth: -1,
        n_trials: 0,
    };
    choice.go_on(0, 0);
    choice.best
}

/// The search for the covered demands that are worth the most: takes demands in order, each first with, then without.
struct Choice<'a> {
    demands: &'a [FteDemand],
    supplies: &'a [FteSupply],
    order: Vec<usize>,
    chosen: Vec<bool>,
    best: Vec<bool>,
    best_worth: i64,
    n_trials: u32,
}

impl Choice<'_> {
    fn worth_from(&self, place: usize) -> i64 {
        self.order
            .iter()
            .skip(place)
            .filter_map(|index| self.demands.get(*index))
            .map(|demand| demand.worth)
            .sum()
    }

    fn go_on(&mut self, place: usize, worth: i64) {
        if worth > self.best_worth {
            self.best_worth = worth;
            self.best.clone_from(&self.chosen);
        }
        let Some(index) = self.order.get(place).copied() else {
            return;
        };
        if worth + self.worth_from(place) <= self.best_worth || self.n_trials >= MOST_TRIALS {
            return;
        }
        self.n_trials += 1;
        self.choose(index, true);
        if covers(self.demands, self.supplies, &self.chosen) {
            let own = self.demands.get(index).map_or(0, |demand| demand.worth);
            self.go_on(place + 1, worth + own);
        }
        self.choose(index, false);
        self.go_on(place + 1, worth);
    }

    fn choose(&mut self, index: usize, is_chosen: bool) {
        if let Some(chosen) = self.chosen.get_mut(index) {
            *chosen = is_chosen;
        }
    }
}

/// Source → companies → capabilities → demands → sink.
#[derive(Clone)]
struct SupplyNetwork {
    network: FlowNetwork,
    /// For each demand its edge to the sink.
    sink_edges: Vec<usize>,
    /// The edges from capabilities to demands: supply, demand, edge.
    links: Vec<(usize, usize, usize)>,
}

const SOURCE: usize = 0;
const SINK: usize = 1;

impl SupplyNetwork {
    fn new(demands: &[FteDemand], supplies: &[FteSupply], chosen: &[bool]) -> Self {
        let n_parts: usize = supplies.iter().map(|supply| supply.parts.len()).sum();
        let mut network = FlowNetwork::new(2 + demands.len() + supplies.len() + n_parts);
        let demand_node = |demand: usize| 2 + demand;
        let sink_edges = demands
            .iter()
            .enumerate()
            .map(|(index, demand)| {
                let is_chosen = chosen.get(index).copied().unwrap_or_default();
                let capacity = if is_chosen { demand.tenths } else { 0 };
                network.add_edge(demand_node(index), SINK, u64::from(capacity))
            })
            .collect();
        let mut links = Vec::new();
        let mut part_node = 2 + demands.len() + supplies.len();
        for (index, supply) in supplies.iter().enumerate() {
            let company_node = 2 + demands.len() + index;
            network.add_edge(SOURCE, company_node, u64::from(supply.in_all));
            for part in &supply.parts {
                network.add_edge(company_node, part_node, u64::from(part.tenths));
                for demand in &part.demands {
                    let edge =
                        network.add_edge(part_node, demand_node(*demand), u64::from(part.tenths));
                    links.push((index, *demand, edge));
                }
                part_node += 1;
            }
        }
        Self {
            network,
            sink_edges,
            links,
        }
    }

    fn saturate(&mut self) -> u64 {
        self.network.push(SOURCE, SINK)
    }

    fn gifts(&self) -> Vec<FteGift> {
        let mut given = std::collections::BTreeMap::new();
        for (supply, demand, edge) in &self.links {
            *given.entry((*supply, *demand)).or_insert(0_u64) += self.network.flow(*edge);
        }
        given
            .into_iter()
            .filter(|(_, tenths)| *tenths > 0)
            .map(|((supply, demand), tenths)| FteGift {
                supply,
                demand,
                tenths: u32::try_from(tenths).unwrap_or(u32::MAX),
            })
            .collect()
    }

    fn reached(mut self, demand: usize) -> u64 {
        let Some(edge) = self.sink_edges.get(demand).copied() else {
            return 0;
        };
        let before = self.network.flow(edge);
        self.network.widen(edge, u64::from(u32::MAX));
        before + self.network.push(SOURCE, SINK)
    }
}
