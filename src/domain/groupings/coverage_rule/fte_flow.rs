//! The largest flow through a small network of integer capacities (Dinic's method), in an order that never varies.

use std::collections::VecDeque;

/// A network of nodes 0, 1, 2 … with directed edges.
#[derive(Clone, Debug, Default)]
pub struct FlowNetwork {
    edges_of: Vec<Vec<usize>>,
    heads: Vec<usize>,
    /// What an edge can still carry; the edge back is the next even or odd number.
    left: Vec<u64>,
}

impl FlowNetwork {
    /// A network of so many nodes, without edges.
    #[must_use]
    pub fn new(n_nodes: usize) -> Self {
        Self {
            edges_of: vec![Vec::new(); n_nodes],
            heads: Vec::new(),
            left: Vec::new(),
        }
    }

    /// Adds an edge and answers its number.
    pub fn add_edge(&mut self, from: usize, to: usize, capacity: u64) -> usize {
        let edge = self.heads.len();
        self.heads.extend([to, from]);
        self.left.extend([capacity, 0]);
        if let Some(edges) = self.edges_of.get_mut(from) {
            edges.push(edge);
        }
        if let Some(edges) = self.edges_of.get_mut(to) {
            edges.push(edge + 1);
        }
        edge
    }

    /// Raises what an edge can carry.
    pub fn widen(&mut self, edge: usize, by: u64) {
        if let Some(left) = self.left.get_mut(edge) {
            *left = left.saturating_add(by);
        }
    }

    /// What flows through an edge.
    #[must_use]
    pub fn flow(&self, edge: usize) -> u64 {
        self.left_of(edge ^ 1)
    }

    /// Pushes as much more as possible from `source` to `sink` and answers how much it was.
    pub fn push(&mut self, source: usize, sink: usize) -> u64 {
        let mut total = 0;
        loop {
            let depths = self.depths_from(source);
            if depths.get(sink).copied().flatten().is_none() {
                return total;
            }
            let mut next_edge = vec![0; self.edges_of.len()];
            loop {
                let pushed = self.push_path((source, sink), u64::MAX, &depths, &mut next_edge);
                if pushed == 0 {
                    break;
                }
                total += pushed;
            }
        }
    }

    /// For each node whether more could still be brought to it from `source`.
    #[must_use]
    pub fn is_reached_from(&self, source: usize) -> Vec<bool> {
        let depths = self.depths_from(source);
        depths.into_iter().map(|depth| depth.is_some()).collect()
    }

    fn left_of(&self, edge: usize) -> u64 {
        self.left.get(edge).copied().unwrap_or_default()
    }

    fn depths_from(&self, source: usize) -> Vec<Option<u32>> {
        let mut depths = vec![None; self.edges_of.len()];
        let mut open = VecDeque::from([(source, 0_u32)]);
        if let Some(depth) = depths.get_mut(source) {
            *depth = Some(0);
        }
        while let Some((node, depth)) = open.pop_front() {
            for edge in self.edges_of.get(node).into_iter().flatten() {
                let Some(head) = self.heads.get(*edge).copied() else {
                    continue;
                };
                if self.left_of(*edge) == 0 {
                    continue;
                }
                if let Some(entry @ None) = depths.get_mut(head) {
                    *entry = Some(depth + 1);
                    open.push_back((head, depth + 1));
                }
            }
        }
        depths
    }

    fn push_path(
        &mut self,
        ends: (usize, usize),
        most: u64,
        depths: &[Option<u32>],
        next_edge: &mut [usize],
    ) -> u64 {
        let (node, sink) = ends;
        if node == sink {
            return most;
        }
        let depth = depths.get(node).copied().flatten();
        loop {
            let position = next_edge.get(node).copied().unwrap_or_default();
            let Some(edge) = self
                .edges_of
                .get(node)
                .and_then(|edges| edges.get(position))
                .copied()
            else {
                return 0;
            };
            let head = self.heads.get(edge).copied().unwrap_or_default();
            let leads_on = depths.get(head).copied().flatten() == depth.map(|depth| depth + 1);
            let left = self.left_of(edge);
            if leads_on && left > 0 {
                let pushed = self.push_path((head, sink), most.min(left), depths, next_edge);
                if pushed > 0 {
                    self.move_along(edge, pushed);
                    return pushed;
                }
            }
            if let Some(position) = next_edge.get_mut(node) {
                *position += 1;
            }
        }
    }

    fn move_along(&mut self, edge: usize, amount: u64) {
        if let Some(left) = self.left.get_mut(edge) {
            *left -= amount;
        }
        if let Some(left) = self.left.get_mut(edge ^ 1) {
            *left += amount;
        }
    }
}
