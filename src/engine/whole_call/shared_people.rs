//! Sharing people out over all lots of a call at once: nobody gives people twice. Where they do not suffice, whose people
//! are in dispute between which lots.

use std::collections::{BTreeMap, BTreeSet};

use domain::groupings::coverage_rule::fte_flow::FlowNetwork;
use domain::values::ids::{CapabilityId, CompanyId};

use super::lot_people::{Giver, LotPeople};
use super::restriction::{Limits, Source};

/// How often the sharing is tried again when a company gives a lot more than it wants to give to it.
const MOST_TRIALS: u32 = 64;

/// A lot's grouping as far as people are concerned.
#[derive(Clone, Copy, Debug)]
pub struct Taking<'a> {
    /// The people that the lot asks for.
    pub people: &'a LotPeople,
    /// The members.
    pub members: &'a [CompanyId],
    /// For each demand whether it is covered.
    pub is_covered: &'a [bool],
    /// Whether the lot keeps all that its members could give within its limits, because it has to stand a withdrawal.
    pub keeps: Option<&'a Limits>,
}

/// What a company gives to a demand of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleGift {
    /// Who.
    pub company_id: CompanyId,
    /// By which capability.
    pub capability_id: CapabilityId,
    /// To which demand, by its place.
    pub demand: usize,
    /// How many tenths.
    pub tenths: u32,
}

/// A source of people that several lots want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contention {
    /// Whose people.
    pub source: Source,
    /// How many there are.
    pub tenths: u32,
    /// The lots, by their places.
    pub lots: Vec<usize>,
}

/// What every lot is given, by the lots' places.
pub type Gifts = Vec<Vec<PeopleGift>>;

/// Shares people out over the lots that have a grouping.
///
/// # Errors
/// Whose people are in dispute.
pub fn share(takings: &[Option<Taking<'_>>]) -> Result<Gifts, Vec<Contention>> {
    let mut trials = MOST_TRIALS;
    match share_within(takings, &BTreeMap::new(), &mut trials) {
        Some(gifts) => Ok(gifts),
        None => Err(Network::new(takings, &BTreeMap::new()).contentions(takings)),
    }
}

/// How many tenths a lot is short of when a source gives it nothing and the others keep to its limits.
#[must_use]
pub fn missing_without(taking: &Taking<'_>, source: Source, limits: &Limits) -> u32 {
    let mut limits = limits.clone();
    limits.insert(source, 0);
    let demands = taking.people.demands.iter().zip(taking.is_covered);
    let demanded: u32 = demands
        .filter(|(_, is_covered)| **is_covered)
        .map(|(demand, _)| demand.tenths)
        .sum();
    let mut network = FlowNetwork::new(n_nodes_of(&[Some(*taking)]));
    let reached = push_alone(&mut network, taking, &limits);
    demanded.saturating_sub(u32::try_from(reached).unwrap_or(u32::MAX))
}

fn push_alone(network: &mut FlowNetwork, taking: &Taking<'_>, limits: &Limits) -> u64 {
    let demand_node = |place: usize| 2 + place;
    for (place, demand) in taking.people.demands.iter().enumerate() {
        if taking.is_covered.get(place) == Some(&true) {
            network.add_edge(demand_node(place), SINK, u64::from(demand.tenths));
        }
    }
    let mut next = 2 + taking.people.demands.len();
    for member in taking.members {
        let Some(giver) = taking.people.giver(*member) else {
            continue;
        };
        let giver = giver.within(*member, limits);
        let company = next;
        next += 1;
        network.add_edge(SOURCE, company, u64::from(giver.in_all));
        for part in &giver.parts {
            network.add_edge(company, next, u64::from(part.tenths));
            for place in &part.demands {
                network.add_edge(next, demand_node(*place), u64::from(part.tenths));
            }
            next += 1;
        }
    }
    network.push(SOURCE, SINK)
}

/// The most that a capability gives to a lot.
type PartLimits = BTreeMap<(usize, CapabilityId), u32>;

/// As `share`. A company that gives a lot more than it wants to has to give it less by one capability or another: each
/// is tried.
fn share_within(
    takings: &[Option<Taking<'_>>],
    limits: &PartLimits,
    trials: &mut u32,
) -> Option<Gifts> {
    if *trials == 0 {
        return None;
    }
    *trials -= 1;
    let gifts = Network::new(takings, limits).gifts(takings.len())?;
    let Some((lot, excess, by_part)) = too_much(takings, &gifts) else {
        return Some(gifts);
    };
    let n_parts = u32::try_from(by_part.len()).unwrap_or(1).max(1);
    let less = excess.div_ceil(n_parts);
    by_part.iter().find_map(|(capability_id, tenths)| {
        let mut tighter = limits.clone();
        tighter.insert((lot, *capability_id), tenths.checked_sub(less)?);
        share_within(takings, &tighter, trials)
    })
}

/// A company that gives a lot more than it wants to give it: the lot, how much too much, and what it gives by
/// capability.
fn too_much(
    takings: &[Option<Taking<'_>>],
    gifts: &Gifts,
) -> Option<(usize, u32, BTreeMap<CapabilityId, u32>)> {
    for (lot, (taking, gifts)) in takings.iter().zip(gifts).enumerate() {
        let mut given: BTreeMap<CompanyId, BTreeMap<CapabilityId, u32>> = BTreeMap::new();
        for gift in gifts {
            let by_part = given.entry(gift.company_id).or_default();
            *by_part.entry(gift.capability_id).or_default() += gift.tenths;
        }
        for (company_id, by_part) in given {
            let giver = taking
                .as_ref()
                .and_then(|taking| taking.people.giver(company_id));
            let in_all = giver.map_or(0, |giver| giver.in_all);
            let given: u32 = by_part.values().sum();
            if given > in_all {
                return Some((lot, given - in_all, by_part));
            }
        }
    }
    None
}

const SOURCE: usize = 0;
const SINK: usize = 1;

/// Source → companies → capabilities → capabilities within a lot → demands → sink.
struct Network {
    flow: FlowNetwork,
    n_nodes: usize,
    demanded: u64,
    /// The node of each source with what it has.
    sources: BTreeMap<Source, (usize, u32)>,
    /// The edges into demands: lot, gift without its size, edge, node of the demand.
    links: Vec<(usize, PeopleGift, usize, usize)>,
    /// What lots that have to stand a withdrawal are given.
    kept: Vec<(usize, PeopleGift)>,
    is_overdrawn: bool,
}

impl Network {
    fn new(takings: &[Option<Taking<'_>>], limits: &PartLimits) -> Self {
        let mut network = Self {
            flow: FlowNetwork::new(n_nodes_of(takings)),
            n_nodes: 2,
            demanded: 0,
            sources: BTreeMap::new(),
            links: Vec::new(),
            kept: Vec::new(),
            is_overdrawn: false,
        };
        let kept = kept_by(takings);
        for (lot, taking) in takings.iter().enumerate() {
            match taking {
                Some(taking) if taking.keeps.is_none() => {
                    network.add_lot((lot, taking), &kept, limits);
                }
                Some(taking) => network.keep(lot, taking),
                None => {}
            }
        }
        for (source, taken) in kept {
            network.is_overdrawn |= taken > capacity_of(takings, source);
        }
        network
    }

    fn node(&mut self) -> usize {
        self.n_nodes += 1;
        self.n_nodes - 1
    }

    fn add_lot(&mut self, lot: (usize, &Taking<'_>), kept: &Kept, limits: &PartLimits) {
        let (lot, taking) = lot;
        let mut nodes = Vec::new();
        for (place, demand) in taking.people.demands.iter().enumerate() {
            let is_covered = taking.is_covered.get(place) == Some(&true);
            nodes.push(is_covered.then(|| self.node()));
            if let Some(Some(node)) = nodes.last() {
                let tenths = u64::from(demand.tenths);
                self.flow.add_edge(*node, SINK, tenths);
                self.demanded += tenths;
            }
        }
        for member in taking.members {
            if let Some(giver) = taking.people.giver(*member) {
                self.add_giver((lot, *member, giver), &nodes, (kept, limits));
            }
        }
    }

    fn source(&mut self, source: Source, from: usize, kept: &Kept, tenths: u32) -> usize {
        if let Some((node, _)) = self.sources.get(&source) {
            return *node;
        }
        let node = self.node();
        let taken = kept.get(&source).copied().unwrap_or_default();
        let left = tenths.saturating_sub(taken);
        self.flow.add_edge(from, node, u64::from(left));
        self.sources.insert(source, (node, tenths));
        node
    }

    fn add_giver(
        &mut self,
        giver: (usize, CompanyId, &Giver),
        demands: &[Option<usize>],
        limits: (&Kept, &PartLimits),
    ) {
        let ((lot, company_id, giver), (kept, limits)) = (giver, limits);
        let company = self.source(Source::Company(company_id), SOURCE, kept, giver.lends);
        for part in &giver.parts {
            let capability_id = part.capability_id;
            let source = Source::Capability(company_id, capability_id);
            let behind = self.source(source, company, kept, part.tenths);
            let limit = limits.get(&(lot, capability_id)).copied();
            let most = limit.unwrap_or(u32::MAX).min(giver.in_all);
            let within = self.node();
            self.flow.add_edge(behind, within, u64::from(most));
            for place in &part.demands {
                let Some(Some(node)) = demands.get(*place).copied() else {
                    continue;
                };
                let edge = self.flow.add_edge(within, node, u64::from(part.tenths));
                let gift = PeopleGift {
                    company_id,
                    capability_id,
                    demand: *place,
                    tenths: 0,
                };
                self.links.push((lot, gift, edge, node));
            }
        }
    }

    /// What a lot is given that keeps the people of its members to itself.
    fn keep(&mut self, lot: usize, taking: &Taking<'_>) {
        let none = Limits::new();
        let givers = taking.members.iter().filter_map(|member| {
            let giver = taking.people.giver(*member)?;
            let limits = taking.keeps.unwrap_or(&none);
            let own = giver.within(*member, limits);
            let lends = own.in_all;
            Some((*member, Giver { lends, ..own }))
        });
        let people = taking.people.given_by(givers.collect());
        let alone = Taking {
            people: &people,
            keeps: None,
            ..*taking
        };
        let mut gifts = Self::new(&[Some(alone)], &PartLimits::new())
            .gifts(1)
            .unwrap_or_default();
        let gifts = gifts.pop().unwrap_or_default();
        self.kept.extend(gifts.into_iter().map(|gift| (lot, gift)));
    }

    /// What everybody gives; `None` when people do not suffice.
    fn gifts(mut self, n_lots: usize) -> Option<Gifts> {
        if self.is_overdrawn || self.flow.push(SOURCE, SINK) < self.demanded {
            return None;
        }
        let mut gifts = vec![Vec::new(); n_lots];
        let flowing = self.links.iter().map(|(lot, gift, edge, _)| {
            let tenths = u32::try_from(self.flow.flow(*edge)).unwrap_or(u32::MAX);
            (*lot, PeopleGift { tenths, ..*gift })
        });
        for (lot, gift) in flowing.chain(self.kept.iter().copied()) {
            if let Some(gifts) = gifts.get_mut(lot)
                && gift.tenths > 0
            {
                gifts.push(gift);
            }
        }
        Some(gifts)
    }

    /// Whose people are in dispute: those that bound what reaches the demands that stay short, and that several lots
    /// want; where that names nobody, all that several lots want.
    fn contentions(mut self, takings: &[Option<Taking<'_>>]) -> Vec<Contention> {
        self.flow.push(SOURCE, SINK);
        let is_reached = self.flow.is_reached_from(SOURCE);
        let reached = |node: usize| is_reached.get(node) == Some(&true);
        let mut scarce: BTreeMap<Source, BTreeSet<usize>> = BTreeMap::new();
        for (lot, gift, _, _) in self.links.iter().filter(|link| !reached(link.3)) {
            let company = Source::Company(gift.company_id);
            let capability = Source::Capability(gift.company_id, gift.capability_id);
            let is_out = |source: &Source| self.sources.get(source).is_some_and(|s| !reached(s.0));
            let bounding = [company, capability].into_iter().find(|one| is_out(one));
            if let Some(source) = bounding {
                scarce.entry(source).or_default().insert(*lot);
            }
        }
        let wanted = wanted_sources(takings);
        let keeps = |lot: &usize| {
            let taking = takings.get(*lot).and_then(Option::as_ref);
            taking.is_some_and(|taking| taking.keeps.is_some())
        };
        let of = |source: Source, lots: Vec<usize>| Contention {
            source,
            tenths: capacity_of(takings, source),
            lots,
        };
        let named = wanted.iter().map(|(source, lots)| {
            let short = scarce.get(source);
            let is_in = |lot: &usize| keeps(lot) || short.is_some_and(|lots| lots.contains(lot));
            of(*source, lots.iter().copied().filter(is_in).collect())
        });
        let named: Vec<Contention> = named.filter(|one| one.lots.len() > 1).collect();
        if !named.is_empty() {
            return named;
        }
        let all = wanted.into_iter();
        let all = all.map(|(source, lots)| of(source, lots.into_iter().collect()));
        all.filter(|one| one.lots.len() > 1).collect()
    }
}

/// What lots that have to stand a withdrawal keep, by source.
type Kept = BTreeMap<Source, u32>;

fn kept_by(takings: &[Option<Taking<'_>>]) -> Kept {
    let mut kept = Kept::new();
    for taking in takings.iter().flatten() {
        let Some(limits) = taking.keeps else {
            continue;
        };
        for member in taking.members {
            let Some(giver) = taking.people.giver(*member) else {
                continue;
            };
            let giver = giver.within(*member, limits);
            let behind: u32 = giver.parts.iter().map(|part| part.tenths).sum();
            *kept.entry(Source::Company(*member)).or_default() += giver.in_all.min(behind);
            for part in &giver.parts {
                let source = Source::Capability(*member, part.capability_id);
                *kept.entry(source).or_default() += part.tenths.min(giver.in_all);
            }
        }
    }
    kept
}

/// The sources from which each lot could be given something.
fn wanted_sources(takings: &[Option<Taking<'_>>]) -> BTreeMap<Source, BTreeSet<usize>> {
    let mut wanted: BTreeMap<Source, BTreeSet<usize>> = BTreeMap::new();
    for (lot, taking) in takings.iter().enumerate() {
        let Some(taking) = taking else {
            continue;
        };
        for member in taking.members {
            let Some(giver) = taking.people.giver(*member) else {
                continue;
            };
            let is_covered = |place: &usize| taking.is_covered.get(*place) == Some(&true);
            let parts = giver.parts.iter();
            for part in parts.filter(|part| part.demands.iter().any(is_covered)) {
                for source in [
                    Source::Company(*member),
                    Source::Capability(*member, part.capability_id),
                ] {
                    wanted.entry(source).or_default().insert(lot);
                }
            }
        }
    }
    wanted
}

/// How many people a source has for all lots.
fn capacity_of(takings: &[Option<Taking<'_>>], source: Source) -> u32 {
    let mut givers = takings
        .iter()
        .flatten()
        .filter_map(|taking| taking.people.giver(source.company_id()));
    match source {
        Source::Company(_) => givers.next().map_or(0, |giver| giver.lends),
        Source::Capability(_, capability_id) => givers
            .flat_map(|giver| &giver.parts)
            .find(|part| part.capability_id == capability_id)
            .map_or(0, |part| part.tenths),
    }
}

fn n_nodes_of(takings: &[Option<Taking<'_>>]) -> usize {
    let of = |taking: &Taking<'_>| -> usize {
        let givers = taking
            .members
            .iter()
            .filter_map(|member| taking.people.giver(*member));
        taking.people.demands.len() + givers.map(|giver| 1 + 2 * giver.parts.len()).sum::<usize>()
    };
    2 + takings.iter().flatten().map(of).sum::<usize>()
}
