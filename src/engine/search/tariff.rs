//! What presence, leading and answering cost at given weights of the goals: worked out once and kept while the weights
//! stay the same.

use domain::groupings::grouping::Objective;

use crate::lookup::at;
use crate::objective::N_OBJECTIVES;
use crate::search::relaxation::Relaxation;

/// Costs at certain weights.
#[derive(Clone, Debug, Default)]
pub struct Tariff {
    /// The weights.
    pub weights: [i64; N_OBJECTIVES],
    /// What each player's presence costs, the most that past work can earn taken off.
    pub fixed: Vec<i64>,
    /// What each player's leading costs.
    pub lead: Vec<i64>,
    /// What answering costs, by entry of the relaxation.
    pub entries: Vec<i64>,
    /// What a point of uncovered weight costs.
    pub loss: i64,
}

impl Tariff {
    /// Works the costs out again if the weights have changed.
    pub fn set(&mut self, relaxation: &Relaxation<'_>, weights: [i64; N_OBJECTIVES]) {
        let problem = relaxation.problem;
        if self.weights == weights && self.fixed.len() == problem.players.len() {
            return;
        }
        let weight = |objective: Objective| {
            problem
                .order
                .place(objective)
                .map_or(0, |place| at(&weights, place))
        };
        let (weak, misfit) = (weight(Objective::WeakProof), weight(Objective::Misfit));
        let bond = weight(Objective::Cohesion);
        self.weights = weights;
        self.loss = weight(Objective::Uncovered);
        self.fixed.clear();
        self.fixed.extend(
            problem
                .players
                .iter()
                .zip(&relaxation.bonds)
                .map(|(player, strength)| player.fixed.weighed(&weights) - bond * strength),
        );
        self.lead.clear();
        self.lead.extend(
            problem
                .players
                .iter()
                .map(|player| player.lead_value.weighed(&weights)),
        );
        self.entries.clear();
        self.entries.extend(
            relaxation
                .entries
                .iter()
                .map(|entry| weak * entry.weak + misfit * entry.misfit),
        );
    }
}
