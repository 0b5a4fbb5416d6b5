//! A reply as it is printed by `cordee solve`.

use serde::Serialize;

use crate::interchange::answer::{Breakdown, Status, WrittenLot, company_id, gap, written_lot};
use crate::interchange::problem::{Lot, Problem};
use crate::lot::flat::RowName;
use crate::lot_search::conflict::{Diagnosis, Rule};

use super::reply::{CallReply, Certified, LotReply, Reason};

/// A whole reply.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenReply {
    /// How much is proved.
    pub status: Status,
    /// What the plan costs.
    pub objective: i64,
    /// No plan costs less; nothing where goals are compared one after the other without a proof.
    pub bound: Option<i64>,
    /// By what share the plan may still be improved.
    pub gap: Option<f64>,
    /// How long the search took.
    pub seconds: f64,
    /// The objective, goal by goal.
    pub breakdown: Breakdown,
    /// The plan.
    pub lots: Vec<WrittenLot>,
    /// What is known of each lot beside its group, where there is anything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Details>,
}

/// What is known of one lot beside its group.
#[derive(Clone, Debug, Serialize)]
pub struct Details {
    /// The lot's id.
    pub lot: String,
    /// Different groups, the best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<WrittenGroup>,
    /// The best group for each number of members that allows a better one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub front: Vec<WrittenGroup>,
    /// Rules that cannot be kept together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<WrittenConflict>,
    /// What each member is there for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<WrittenReason>,
}

/// A group with its certificate.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenGroup {
    /// `optimal` when nothing better of its kind is left.
    pub status: Status,
    /// What it costs.
    pub objective: i64,
    /// Nothing of its kind costs less.
    pub bound: Option<i64>,
    /// The objective, goal by goal.
    pub breakdown: Breakdown,
    /// The group.
    #[serde(flatten)]
    pub group: WrittenLot,
}

/// Rules that cannot be kept together.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenConflict {
    /// Ids of requirements and thresholds, `any:` with a certificate, `lead`, `max_members`, `pin:` with a company.
    pub rules: Vec<String>,
    /// Whether none of them can be spared.
    pub minimal: bool,
}

/// What a member is there for.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenReason {
    /// The member's id.
    pub company: String,
    /// Requirements that it covers, alone or with others.
    pub covers: Vec<String>,
    /// Rules that the group does not keep without it.
    pub needed_for: Vec<String>,
}

/// From numbers to ids.
#[must_use]
pub fn written(problem: &Problem, reply: &CallReply, seconds: f64) -> WrittenReply {
    let objective = reply.cost.objective();
    WrittenReply {
        status: reply.status,
        objective,
        bound: reply.bound,
        gap: reply.bound.map(|bound| gap(objective, bound)),
        seconds,
        breakdown: reply.cost,
        lots: reply
            .plan
            .iter()
            .map(|answer| written_lot(problem, answer))
            .collect(),
        details: reply
            .lots
            .iter()
            .filter_map(|lot| details(problem, lot))
            .collect(),
    }
}

fn details(problem: &Problem, reply: &LotReply) -> Option<Details> {
    let lot = problem.lots.get(reply.best.answer.lot)?;
    let conflict = match &reply.diagnosis {
        Some(Diagnosis::Conflict(rules, minimal)) => Some(WrittenConflict {
            rules: rules
                .iter()
                .map(|rule| rule_id(problem, lot, *rule))
                .collect(),
            minimal: *minimal,
        }),
        _ => None,
    };
    let details = Details {
        lot: lot.id.to_string(),
        alternatives: reply
            .alternatives
            .iter()
            .map(|one| group(problem, one))
            .collect(),
        front: reply.front.iter().map(|one| group(problem, one)).collect(),
        conflict,
        reasons: reply
            .reasons
            .iter()
            .map(|one| reason(problem, lot, one))
            .collect(),
    };
    let is_empty = details.alternatives.is_empty()
        && details.front.is_empty()
        && details.conflict.is_none()
        && details.reasons.is_empty();
    (!is_empty).then_some(details)
}

fn group(problem: &Problem, certified: &Certified) -> WrittenGroup {
    WrittenGroup {
        status: if certified.is_proved {
            Status::Optimal
        } else {
            Status::Feasible
        },
        objective: certified.cost.objective(),
        bound: certified.bound,
        breakdown: certified.cost,
        group: written_lot(problem, &certified.answer),
    }
}

fn requirement_id(lot: &Lot, number: usize) -> String {
    lot.requirements
        .get(number)
        .map(|one| one.id.to_string())
        .unwrap_or_default()
}

fn rule_id(problem: &Problem, lot: &Lot, rule: Rule) -> String {
    match rule {
        Rule::Row(RowName::Requirement(number)) => requirement_id(lot, number),
        Rule::Row(RowName::Threshold(number)) => lot
            .thresholds
            .get(number)
            .map(|one| one.id.to_string())
            .unwrap_or_default(),
        Rule::Row(RowName::Certificate(number)) => {
            let named = lot.certificates.get(number);
            let id = named.and_then(|rule| problem.certificates.get(rule.certificate as usize));
            format!("any:{}", id.map_or("", |id| id))
        }
        Rule::Row(RowName::Lead) => "lead".to_owned(),
        Rule::MaxMembers => "max_members".to_owned(),
        Rule::Pin(company) => format!("pin:{}", company_id(problem, company)),
    }
}

fn reason(problem: &Problem, lot: &Lot, reason: &Reason) -> WrittenReason {
    WrittenReason {
        company: company_id(problem, reason.company),
        covers: reason
            .covers
            .iter()
            .map(|number| requirement_id(lot, *number))
            .collect(),
        needed_for: reason
            .needed_for
            .iter()
            .map(|rule| rule_id(problem, lot, *rule))
            .collect(),
    }
}
