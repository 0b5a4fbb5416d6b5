//! The proof for lots that compete: where the best groupings of lots clash, all plans are divided into parts in which a
//! lot does without a company, or gets fewer people of it, or the others do. No plan of a part is better than its lots
//! are together, each looked at alone within the part.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::rc::Rc;

use domain::values::ids::CompanyId;

use crate::lookup::put;

use super::effort::Effort;
use super::joint::{Clash, Lots, Plan};
use super::lot_side::Reply;
use super::restriction::{Change, Limits, Restriction, Source};
use super::shared_people::{Contention, Gifts, missing_without};
use super::worth::Worth;

/// Parts that are looked at before the rest is left undecided.
const MOST_PARTS: usize = 4_000;

/// What came out.
#[derive(Clone, Debug)]
pub struct Divided {
    /// The best plan known.
    pub plan: Plan,
    /// What everybody gives in it.
    pub gifts: Gifts,
    /// Its worth.
    pub worth: Worth,
    /// No plan is better than this.
    pub bound: Worth,
    /// The parts that were looked at.
    pub n_parts: usize,
}

/// A part of all plans.
#[derive(Clone)]
struct Part {
    restrictions: Vec<Restriction>,
    replies: Vec<Rc<Reply>>,
    /// The people that a lot gets of a source at least.
    at_least: BTreeMap<(Source, usize), u32>,
    depth: usize,
}

/// The order in which parts are looked at: the most promising first, of equals the deepest, then the first.
type Rank = (Worth, Reverse<usize>, usize);

/// A search through the parts.
pub struct Division<'l, 'a, 'e, 'b> {
    lots: &'l mut Lots<'a>,
    effort: &'e mut Effort<'b>,
    best: (Worth, Plan, Gifts),
    open: BinaryHeap<Reverse<Rank>>,
    parts: Vec<Option<Part>>,
    /// The least of what is left undecided.
    undecided: Option<Worth>,
    n_looked_at: usize,
}

impl<'l, 'a, 'e, 'b> Division<'l, 'a, 'e, 'b> {
    /// A search that begins with a plan, and with what everybody gives in it.
    pub fn new(lots: &'l mut Lots<'a>, known: (Plan, Gifts), effort: &'e mut Effort<'b>) -> Self {
        let (plan, gifts) = known;
        let worth = Worth::of_plan(&plan, lots.n_goals);
        Self {
            lots,
            effort,
            best: (worth, plan, gifts),
            open: BinaryHeap::new(),
            parts: Vec::new(),
            undecided: None,
            n_looked_at: 0,
        }
    }

    /// Looks through all plans, beginning with what each lot has alone.
    pub fn run(mut self, replies: Vec<Rc<Reply>>) -> Divided {
        self.add(Part {
            restrictions: vec![Restriction::default(); replies.len()],
            replies,
            at_least: BTreeMap::new(),
            depth: 0,
        });
        while let Some(Reverse((bound, _, place))) = self.open.peek().cloned() {
            let is_spent = self.n_looked_at >= MOST_PARTS || self.effort.is_over();
            if bound >= self.best.0 || is_spent {
                break;
            }
            self.open.pop();
            self.n_looked_at += 1;
            if let Some(part) = self.parts.get_mut(place).and_then(Option::take) {
                self.divide(&part, bound);
            }
            self.tell();
        }
        let bound = self.bound();
        let (worth, plan, gifts) = self.best;
        Divided {
            plan,
            gifts,
            worth,
            bound,
            n_parts: self.n_looked_at,
        }
    }

    /// What no plan is better than.
    fn bound(&self) -> Worth {
        let open = self.open.peek().map(|Reverse((worth, ..))| worth);
        let all = [Some(&self.best.0), open, self.undecided.as_ref()];
        all.into_iter().flatten().min().cloned().unwrap_or_default()
    }

    fn tell(&mut self) {
        let bound = self.bound().listed();
        self.effort.tell(self.best.0.listed(), bound);
    }

    /// Takes a part in, unless it has nothing better; its own groupings are a plan where they go together.
    fn add(&mut self, part: Part) {
        let bound = Worth::at_best(part.replies.iter().map(Rc::as_ref), self.lots.n_goals);
        if bound >= self.best.0 {
            return;
        }
        let plan: Plan = part
            .replies
            .iter()
            .map(|reply| reply.best.clone())
            .collect();
        if let Ok(gifts) = self.share(&part, &plan) {
            let worth = Worth::of_plan(&plan, self.lots.n_goals);
            if worth < self.best.0 {
                self.best = (worth, plan, gifts);
            }
            if bound >= self.best.0 {
                return;
            }
        }
        let place = self.parts.len();
        self.open.push(Reverse((bound, Reverse(part.depth), place)));
        self.parts.push(Some(part));
    }

    fn share(&self, part: &Part, plan: &Plan) -> Result<Gifts, Clash> {
        let limits: Vec<&Limits> = part.restrictions.iter().map(|one| &one.limits).collect();
        self.lots.share(plan, &limits)
    }

    /// Divides a part where its groupings clash.
    fn divide(&mut self, part: &Part, bound: Worth) {
        let plan: Plan = part
            .replies
            .iter()
            .map(|reply| reply.best.clone())
            .collect();
        let children = match self.share(part, &plan) {
            Ok(_) => None,
            Err(Clash::Lots {
                company_id,
                most,
                lots,
            }) => Some(self.by_company(part, company_id, (most, &lots))),
            Err(Clash::People(contentions)) => self.by_people(part, &plan, &contentions),
        };
        let Some(children) = children else {
            // Nothing to divide by: a search was ended before its proof, or people could not be told apart further.
            let least = self.undecided.take();
            self.undecided = Some(least.map_or(bound.clone(), |least| least.min(bound)));
            return;
        };
        for child in children {
            self.add(child);
        }
    }

    /// A company takes part in so many lots only: the first of those that want it does without it, or has it and the
    /// second does without it, and so on; at last as many have it as may, and no other.
    fn by_company(
        &mut self,
        part: &Part,
        company_id: CompanyId,
        wanted: (usize, &[usize]),
    ) -> Vec<Part> {
        let (most, lots) = wanted;
        let n_lots = self.lots.sides.len();
        let mut children = Vec::new();
        for n_before in 0..=most {
            let have: Vec<usize> = lots.iter().copied().take(n_before).collect();
            let mut changes: Vec<(usize, Change)> = have
                .iter()
                .map(|lot| (*lot, Change::Require(company_id)))
                .collect();
            if n_before < most {
                let without = lots.get(n_before).copied();
                changes.extend(without.map(|lot| (lot, Change::Ban(company_id))));
            } else {
                let others = (0..n_lots).filter(|lot| !have.contains(lot));
                changes.extend(others.map(|lot| (lot, Change::Ban(company_id))));
            }
            children.extend(self.child(part, &changes, part.at_least.clone()));
        }
        children
    }

    /// A lot gets no more than so many people of a source, or more, and then the others share the rest.
    fn by_people(
        &mut self,
        part: &Part,
        plan: &Plan,
        contentions: &[Contention],
    ) -> Option<Vec<Part>> {
        let (contention, lot, most) = self.cut(part, plan, contentions)?;
        let source = contention.source;
        let fewer = self.child(
            part,
            &[(lot, Change::AtMost(source, most))],
            part.at_least.clone(),
        );
        let mut at_least = part.at_least.clone();
        at_least.insert((source, lot), most + 1);
        let more = self.rest_for_others(part, contention, lot, at_least);
        Some(fewer.into_iter().chain(more).collect())
    }

    /// The part in which a lot gets what it gets at least, and every other lot no more than what that leaves.
    fn rest_for_others(
        &mut self,
        part: &Part,
        contention: &Contention,
        lot: usize,
        at_least: BTreeMap<(Source, usize), u32>,
    ) -> Option<Part> {
        let source = contention.source;
        let promised = |but: usize| -> u32 {
            let of_source = at_least.iter().filter(|((one, _), _)| *one == source);
            let others = of_source.filter(|((_, lot), _)| *lot != but);
            others.map(|(_, tenths)| *tenths).sum()
        };
        let mut changes = vec![(lot, Change::Require(source.company_id()))];
        for other in 0..self.lots.sides.len() {
            let left = contention.tenths.checked_sub(promised(other))?;
            let own = at_least.get(&(source, other)).copied();
            if own.is_some_and(|own| own > left) {
                return None;
            }
            if self.could_get(other, source) > left {
                changes.push((other, Change::AtMost(source, left)));
            }
        }
        self.child(part, &changes, at_least)
    }

    /// What a lot could get of a source if nobody else wanted it.
    fn could_get(&self, lot: usize, source: Source) -> u32 {
        let side = self.lots.sides.get(lot);
        let giver = side.and_then(|side| side.people.giver(source.company_id()));
        giver.map_or(0, |giver| giver.of(source))
    }

    /// Where to cut: the source that is short of most, the lot that needs most of it, and what it gets at most on one
    /// side: less than it needs with its grouping, or half of what it could get.
    fn cut<'c>(
        &self,
        part: &Part,
        plan: &Plan,
        contentions: &'c [Contention],
    ) -> Option<(&'c Contention, usize, u32)> {
        let mut best: Option<(i64, &Contention, usize, u32)> = None;
        for contention in contentions {
            let mut needed: i64 = 0;
            let mut cut: Option<(u32, usize, u32)> = None;
            for lot in &contention.lots {
                let Some((least, most, needs)) = self.span(part, plan, (contention, *lot)) else {
                    continue;
                };
                needed += i64::from(needs);
                if least >= most {
                    continue;
                }
                let at = if needs > least && needs <= most {
                    needs - 1
                } else {
                    (least + most) / 2
                };
                if cut.is_none_or(|(known, ..)| needs > known) {
                    cut = Some((needs, *lot, at));
                }
            }
            let Some((_, lot, at)) = cut else {
                continue;
            };
            let short = needed - i64::from(contention.tenths);
            if best.is_none_or(|(known, ..)| short > known) {
                best = Some((short, contention, lot, at));
            }
        }
        best.map(|(_, contention, lot, at)| (contention, lot, at))
    }

    /// What a lot gets of a source at least and at most in a part, and what it needs of it with its grouping.
    fn span(&self, part: &Part, plan: &Plan, of: (&Contention, usize)) -> Option<(u32, u32, u32)> {
        let (contention, lot) = of;
        let source = contention.source;
        let taken = plan.get(lot)?.as_ref()?;
        let side = self.lots.sides.get(lot)?;
        let limits = &part.restrictions.get(lot)?.limits;
        let giver = side
            .people
            .giver(source.company_id())?
            .within(source.company_id(), limits);
        let most = giver.of(source);
        let least = part.at_least.get(&(source, lot)).copied();
        let taking = side.taking(taken, limits);
        let needs = missing_without(&taking, source, limits);
        Some((least.unwrap_or_default(), most, needs))
    }

    /// The part with lots that keep more; `None` when a lot cannot have whom it has to have, or when nothing in it is
    /// better than the best plan.
    fn child(
        &mut self,
        part: &Part,
        changes: &[(usize, Change)],
        at_least: BTreeMap<(Source, usize), u32>,
    ) -> Option<Part> {
        let mut child = Part {
            at_least,
            depth: part.depth + 1,
            ..part.clone()
        };
        for (lot, change) in changes {
            let changed = child.restrictions.get(*lot)?.with(*change)?;
            put(&mut child.restrictions, *lot, changed);
        }
        for lot in 0..child.replies.len() {
            let (restriction, reply) = (child.restrictions.get(lot)?, child.replies.get(lot)?);
            if part.restrictions.get(lot) == Some(restriction) {
                continue;
            }
            let side = self.lots.sides.get_mut(lot)?;
            if !side.still_holds(reply, restriction) {
                let parents = reply.bound.clone();
                let mut found = side.answer(restriction, self.effort);
                if !found.is_proven && found.bound < parents {
                    found = Rc::new(Reply {
                        bound: parents,
                        ..(*found).clone()
                    });
                }
                put(&mut child.replies, lot, found);
            }
            let reply = child.replies.get(lot)?;
            let is_served = reply.bound.is_some();
            if !is_served && !child.restrictions.get(lot)?.required.is_empty() {
                return None;
            }
            let bound = Worth::at_best(child.replies.iter().map(Rc::as_ref), self.lots.n_goals);
            if bound >= self.best.0 {
                return None;
            }
        }
        Some(child)
    }
}
