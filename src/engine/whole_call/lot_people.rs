//! The people that a lot asks for, and who could give them: with the capability behind them, because several lots may
//! want the same.

use std::collections::BTreeMap;

use domain::groupings::coverage_rule::contribution::Asked;
use domain::groupings::coverage_rule::fte_share::{FteDemand, FtePart, FteSupply, covers};
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::coverage_rule::shared_fte::{SharedFte, named_supply_of};
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::values::ids::{CapabilityId, CompanyId, RequirementId};
use domain::values::quantity::FteTenths;

use crate::brought::member_of;
use crate::constraints::membership::wants_to_subcontract;

use super::restriction::{Limits, Source};

/// A demand that shares people out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleDemand {
    /// The requirement.
    pub requirement_id: RequirementId,
    /// How many tenths.
    pub tenths: u32,
    /// Whether it may stay uncovered.
    pub is_desirable: bool,
}

/// What one capability can give to a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiverPart {
    /// The capability.
    pub capability_id: CapabilityId,
    /// The people behind it.
    pub tenths: u32,
    /// The places of the demands that it answers.
    pub demands: Vec<usize>,
}

/// What a company can give to a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Giver {
    /// The people that it lends to all lots together.
    pub lends: u32,
    /// The people that it gives to this lot at most.
    pub in_all: u32,
    /// By capability.
    pub parts: Vec<GiverPart>,
}

impl Giver {
    /// What it can give when a lot gets no more than its limits.
    #[must_use]
    pub fn within(&self, company_id: CompanyId, limits: &Limits) -> Self {
        let limited = |source: Source, most: u32| {
            let limit = limits.get(&source).copied();
            limit.map_or(most, |limit| limit.min(most))
        };
        let in_all = limited(Source::Company(company_id), self.in_all);
        let parts = self.parts.iter().map(|part| {
            let source = Source::Capability(company_id, part.capability_id);
            GiverPart {
                tenths: limited(source, part.tenths),
                ..part.clone()
            }
        });
        Self {
            lends: self.lends,
            in_all,
            parts: parts.collect(),
        }
    }

    /// What it can give from one of its sources.
    #[must_use]
    pub fn of(&self, source: Source) -> u32 {
        match source {
            Source::Company(_) => self.in_all,
            Source::Capability(_, capability_id) => {
                let mut parts = self.parts.iter();
                let behind = parts.find(|part| part.capability_id == capability_id);
                behind.map_or(0, |part| part.tenths.min(self.in_all))
            }
        }
    }

    /// The same as the rule of coverage reads it.
    #[must_use]
    pub fn supply(&self) -> FteSupply {
        let parts = self.parts.iter().filter(|part| part.tenths > 0);
        let parts = parts.map(|part| FtePart {
            tenths: part.tenths,
            demands: part.demands.clone(),
        });
        FteSupply {
            in_all: self.in_all,
            parts: parts.collect(),
        }
    }
}

/// The people that a lot asks for and could get.
#[derive(Clone, Debug, Default)]
pub struct LotPeople {
    /// The demands, in the order in which the rule of coverage takes them.
    pub demands: Vec<PeopleDemand>,
    givers: BTreeMap<CompanyId, Giver>,
}

/// The people that a company lends to all lots together.
#[must_use]
pub fn lent_in_all(candidate: &Candidate) -> FteTenths {
    let whole = Holder {
        company: &candidate.company,
        capabilities: &candidate.capabilities,
        most_fte: None,
    };
    whole.fte_in_all()
}

impl LotPeople {
    /// Reads a lot's question.
    #[must_use]
    pub fn read(question: &LotQuestion) -> Self {
        let asked = Asked {
            requirements: &question.requirements,
            vocabulary: &question.vocabulary,
            on: question.valid_on,
        };
        let shared = SharedFte::new(asked, &[]);
        let demands = shared.requirement_ids.iter().zip(&shared.demands);
        let demands = demands.map(|(requirement_id, demand)| {
            let mut requirements = question.requirements.iter();
            let asked = requirements.find(|one| one.id == *requirement_id);
            PeopleDemand {
                requirement_id: *requirement_id,
                tenths: demand.tenths,
                is_desirable: asked.is_some_and(|requirement| !requirement.is_mandatory()),
            }
        });
        let givers = question.candidates.iter().map(|candidate| {
            let member = member_of(candidate, wants_to_subcontract(candidate));
            let parts = named_supply_of(asked, &member).into_iter();
            let parts = parts.map(|(capability_id, part)| GiverPart {
                capability_id,
                tenths: part.tenths,
                demands: part.demands,
            });
            let giver = Giver {
                lends: lent_in_all(candidate).0,
                in_all: member.holder.fte_in_all().0,
                parts: parts.collect(),
            };
            (candidate.company.id, giver)
        });
        Self {
            demands: demands.collect(),
            givers: givers
                .filter(|(_, giver)| !giver.parts.is_empty())
                .collect(),
        }
    }

    /// The same demands, with others to give.
    #[must_use]
    pub fn given_by(&self, givers: BTreeMap<CompanyId, Giver>) -> Self {
        Self {
            demands: self.demands.clone(),
            givers,
        }
    }

    /// What a company can give to the lot, if anything.
    #[must_use]
    pub fn giver(&self, company_id: CompanyId) -> Option<&Giver> {
        self.givers.get(&company_id)
    }

    /// Whether members have the people for what they cover, within limits.
    #[must_use]
    pub fn suffice(&self, members: &[CompanyId], is_covered: &[bool], limits: &Limits) -> bool {
        let demands: Vec<FteDemand> = self
            .demands
            .iter()
            .map(|demand| FteDemand {
                tenths: demand.tenths,
                worth: 1,
            })
            .collect();
        let supplies: Vec<FteSupply> = members
            .iter()
            .filter_map(|member| Some(self.giver(*member)?.within(*member, limits).supply()))
            .collect();
        covers(&demands, &supplies, is_covered)
    }
}
