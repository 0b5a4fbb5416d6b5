//! What would change a group that people are putting together: who could fill its open positions, and what each
//! withdrawal would break. Told by trying each change and looking at the coverage again.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::groupings::coverage::{CoverageState, Redundancy, RequirementCoverage};
use crate::groupings::coverage_rule::contribution::{Asked, GroupMember};
use crate::groupings::coverage_rule::group::lines_of;
use crate::groupings::coverage_rule::shared_fte::SharedFte;
use crate::groupings::coverage_rule::table::ContributionTable;
use crate::procurement::requirement::{Demand, Importance, Requirement};
use crate::values::ids::{CompanyId, RequirementId};

/// The most companies named for an open position.
const MOST_FOR_POSITION: usize = 5;
/// The most companies named that could take the place of a member.
const MOST_RESERVES: usize = 3;

/// What would change a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// What the group does not cover and a company could, in the lot's order.
    pub open_positions: Vec<OpenPosition>,
    /// The companies whose joining would change something for the better, the best first.
    pub newcomers: Vec<Newcomer>,
    /// What each member's withdrawal would break, in the order of the members.
    pub departures: Vec<Departure>,
}

/// A requirement that the group does not cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPosition {
    /// Which requirement.
    pub requirement_id: RequirementId,
    /// Who would cover it or bring the group nearer to it, the best first, at most five.
    pub company_ids: Vec<CompanyId>,
}

/// The difference that a company would make by joining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// Which company.
    pub company_id: CompanyId,
    /// What would change, in the lot's order.
    pub effects: Vec<(RequirementId, Effect)>,
}

/// What a company's joining changes for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Effect {
    /// It would be covered, and is not now.
    Closes,
    /// It would not be covered either, but more nearly.
    Advances,
    /// One withdrawal breaks it now, and none would.
    Secures,
    /// It is covered now and would not be: each member must meet it.
    Breaks,
}

/// What a member's withdrawal would break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// Which member.
    pub company_id: CompanyId,
    /// Mandatory requirements that the others do not cover. When the lead goes, the best other member that may lead takes
    /// its place.
    pub lost: Vec<RequirementId>,
    /// Companies any one of which would cover all of that again, in the order given, at most three.
    pub reserve_ids: Vec<CompanyId>,
}

impl Newcomer {
    fn has(&self, effect: (RequirementId, Effect)) -> bool {
        self.effects.contains(&effect)
    }
}

/// What would change the group. `others` are the companies that could join, as members, in the order in which equals are
/// told.
#[must_use]
pub fn outlook_of<'a>(
    asked: Asked<'a>,
    group: &[GroupMember<'a>],
    others: &[GroupMember<'a>],
) -> Outlook {
    let everyone: Vec<GroupMember<'a>> = group.iter().chain(others).copied().collect();
    let trial = Trial {
        asked,
        table: &ContributionTable::new(asked, &everyone),
        everyone: &everyone,
        n_members: group.len(),
    };
    let members: Vec<usize> = (0..group.len()).collect();
    let now = trial.lines(&members, lead_of(group));
    let newcomers = trial.newcomers(&members, &now);
    Outlook {
        open_positions: open_positions(asked.requirements, &now, &newcomers),
        departures: trial.departures(&members, &now),
        newcomers,
    }
}

fn lead_of(group: &[GroupMember<'_>]) -> Option<usize> {
    group.iter().position(|member| member.is_lead)
}

fn open_positions(
    requirements: &[Requirement],
    now: &[RequirementCoverage],
    newcomers: &[Newcomer],
) -> Vec<OpenPosition> {
    let is_open = |(requirement, line): &(&Requirement, &RequirementCoverage)| {
        // A free text is open until a person judges it: no company closes it.
        requirement.demand != Demand::FreeText && line.state != CoverageState::Covered
    };
    let position = |requirement: &Requirement| {
        let closing = newcomers
            .iter()
            .filter(|one| one.has((requirement.id, Effect::Closes)));
        let advancing = newcomers
            .iter()
            .filter(|one| one.has((requirement.id, Effect::Advances)));
        let best = closing.chain(advancing).take(MOST_FOR_POSITION);
        OpenPosition {
            requirement_id: requirement.id,
            company_ids: best.map(|newcomer| newcomer.company_id).collect(),
        }
    };
    let all = requirements.iter().zip(now).filter(is_open);
    all.map(|(requirement, _)| position(requirement)).collect()
}

/// The companies of a trial, members first, with what each brings: read once, looked at in many combinations.
struct Trial<'a, 'b> {
    asked: Asked<'a>,
    table: &'b ContributionTable<'b>,
    everyone: &'b [GroupMember<'a>],
    n_members: usize,
}

impl<'a> Trial<'a, '_> {
    /// How each requirement stands with the companies at these places, when the one at `lead` leads.
    fn lines(&self, places: &[usize], lead: Option<usize>) -> Vec<RequirementCoverage> {
        let members = self.members(places, lead);
        let table = self.table.of_some(&members, places);
        lines_of(&table, &SharedFte::new(self.asked, &members))
    }

    /// Those of some requirements, given by their places, that the companies at these places do not cover.
    fn lost(&self, places: &[usize], lead: Option<usize>, among: &[usize]) -> Vec<usize> {
        let members = self.members(places, lead);
        let shared = SharedFte::new(self.asked, &members);
        let table = self.table.of_some(&members, places);
        let standings = table.standings(&shared, |_| true);
        let is_lost = |place: &usize| {
            let standing = standings.get(*place);
            standing.is_none_or(|standing| standing.state != CoverageState::Covered)
        };
        among.iter().copied().filter(is_lost).collect()
    }

    fn members(&self, places: &[usize], lead: Option<usize>) -> Vec<GroupMember<'a>> {
        let named = places
            .iter()
            .filter_map(|place| Some((*place, *self.everyone.get(*place)?)));
        named
            .map(|(place, member)| GroupMember {
                is_lead: lead == Some(place),
                ..member
            })
            .collect()
    }

    /// Whether the company at a place may lead.
    fn may_lead(&self, place: usize) -> bool {
        self.everyone
            .get(place)
            .is_some_and(|member| member.holder.company.may_lead && !member.is_subcontractor)
    }

    fn company_id(&self, place: usize) -> Option<CompanyId> {
        Some(self.everyone.get(place)?.holder.company.id)
    }

    fn newcomers(&self, members: &[usize], now: &[RequirementCoverage]) -> Vec<Newcomer> {
        let improvable: Vec<usize> = now
            .iter()
            .enumerate()
            .filter(|(_, line)| line.redundancy != Redundancy::Safe)
            .map(|(index, _)| index)
            .collect();
        let lead = members.iter().copied().find(|place| {
            let member = self.everyone.get(*place);
            member.is_some_and(|member| member.is_lead)
        });
        let mut found: Vec<Newcomer> = (self.n_members..self.everyone.len())
            .filter(|place| self.table.brings_to(*place, &improvable))
            .filter_map(|place| {
                let with: Vec<usize> = members.iter().copied().chain([place]).collect();
                // A group without a lead is led by whoever joins and may.
                let lead = lead.or_else(|| self.may_lead(place).then_some(place));
                newcomer_of(self.company_id(place)?, now, &self.lines(&with, lead))
            })
            .collect();
        found.sort_by_cached_key(|newcomer| Reverse(self.worth(newcomer)));
        found
    }

    /// What a newcomer is worth: mandatory requirements gained, then desirable ones by weight, then what comes nearer, then
    /// what becomes safe.
    fn worth(&self, newcomer: &Newcomer) -> (i64, i64, u32, u32) {
        let (mut mandatory, mut desirable, mut nearer, mut safer) = (0, 0, 0, 0);
        for (id, effect) in &newcomer.effects {
            let sign = match effect {
                Effect::Closes => 1,
                Effect::Breaks => -1,
                Effect::Advances => {
                    nearer += 1;
                    continue;
                }
                Effect::Secures => {
                    safer += 1;
                    continue;
                }
            };
            let asked = self.asked.requirements.iter().find(|one| one.id == *id);
            match asked.map(|requirement| requirement.importance) {
                Some(Importance::Mandatory) => mandatory += sign,
                Some(Importance::Desirable(weight)) => desirable += sign * i64::from(weight),
                None => {}
            }
        }
        (mandatory, desirable, nearer, safer)
    }

    fn departures(&self, members: &[usize], now: &[RequirementCoverage]) -> Vec<Departure> {
        let covered: Vec<usize> = self
            .asked
            .requirements
            .iter()
            .zip(now)
            .enumerate()
            .filter(|(_, (asked, line))| {
                asked.is_mandatory() && line.state == CoverageState::Covered
            })
            .map(|(index, _)| index)
            .collect();
        members
            .iter()
            .filter_map(|gone| self.departure(*gone, members, &covered))
            .collect()
    }

    fn departure(&self, gone: usize, members: &[usize], covered: &[usize]) -> Option<Departure> {
        let rest: Vec<usize> = members.iter().copied().filter(|one| *one != gone).collect();
        let (lost, lead) = self.least_lost(&rest, covered);
        let reserves = if lost.is_empty() {
            Vec::new()
        } else {
            self.reserves(&rest, lead, covered, &lost)
        };
        Some(Departure {
            company_id: self.company_id(gone)?,
            lost: self.ids_of(&lost),
            reserve_ids: reserves,
        })
    }

    /// What these companies lose of what was covered, under the lead with whom they lose least: the present one when it is
    /// still there.
    fn least_lost(&self, rest: &[usize], covered: &[usize]) -> (Vec<usize>, Option<usize>) {
        let present = rest
            .iter()
            .copied()
            .find(|place| self.everyone.get(*place).is_some_and(|one| one.is_lead));
        let leads: Vec<Option<usize>> = match present {
            Some(lead) => vec![Some(lead)],
            None => {
                let able = rest.iter().copied().filter(|place| self.may_lead(*place));
                able.map(Some).collect()
            }
        };
        let tried = leads
            .into_iter()
            .map(|lead| (self.lost(rest, lead, covered), lead));
        tried
            .min_by_key(|(lost, _)| lost.len())
            .unwrap_or_else(|| (self.lost(rest, None, covered), None))
    }

    /// Who covers again all that was lost, by joining the others.
    fn reserves(
        &self,
        rest: &[usize],
        lead: Option<usize>,
        covered: &[usize],
        lost: &[usize],
    ) -> Vec<CompanyId> {
        (self.n_members..self.everyone.len())
            .filter(|place| self.table.brings_to(*place, lost))
            .filter(|place| {
                let with: Vec<usize> = rest.iter().copied().chain([*place]).collect();
                let own_lead = self.may_lead(*place).then_some(*place);
                self.lost(&with, lead.or(own_lead), covered).is_empty()
            })
            .filter_map(|place| self.company_id(place))
            .take(MOST_RESERVES)
            .collect()
    }

    fn ids_of(&self, places: &[usize]) -> Vec<RequirementId> {
        let found = places
            .iter()
            .filter_map(|place| self.asked.requirements.get(*place));
        found.map(|requirement| requirement.id).collect()
    }
}

/// The difference between two coverages; none when nothing gets better.
fn newcomer_of(
    company_id: CompanyId,
    before: &[RequirementCoverage],
    after: &[RequirementCoverage],
) -> Option<Newcomer> {
    let effects: Vec<(RequirementId, Effect)> = before
        .iter()
        .zip(after)
        .filter_map(|(before, after)| Some((before.requirement_id, effect(before, after)?)))
        .collect();
    let helps = effects.iter().any(|(_, effect)| *effect != Effect::Breaks);
    helps.then_some(Newcomer {
        company_id,
        effects,
    })
}

fn effect(before: &RequirementCoverage, after: &RequirementCoverage) -> Option<Effect> {
    let was = before.state == CoverageState::Covered;
    let is = after.state == CoverageState::Covered;
    match (was, is) {
        (false, true) => Some(Effect::Closes),
        (true, false) => Some(Effect::Breaks),
        (false, false) => (after.reached > before.reached).then_some(Effect::Advances),
        (true, true) => {
            let is_secured =
                before.redundancy == Redundancy::Fragile && after.redundancy == Redundancy::Safe;
            is_secured.then_some(Effect::Secures)
        }
    }
}
