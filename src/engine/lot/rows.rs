//! The rules of a lot that concern companies one by one: who may be in at all, who may lead, who meets which rule.

use crate::interchange::problem::{Company, Lot, Scope};

use super::flat::{Row, RowKind, RowName, SHARES};

/// A rule that a single member can meet.
pub struct OneOf<'a> {
    /// What the row stands for.
    pub name: RowName,
    /// Who meets it.
    pub is_met_by: Box<dyn Fn(&Company) -> bool + 'a>,
}

/// Whether a company meets every rule that each member has to meet.
#[must_use]
pub fn may_be_in(lot: &Lot, company: &Company) -> bool {
    meets_all(lot, company, Scope::Each)
}

fn meets_all(lot: &Lot, company: &Company, scope: Scope) -> bool {
    let mut figures = lot.thresholds.iter().filter(|rule| rule.scope == scope);
    let mut certificates = lot.certificates.iter().filter(|rule| rule.scope == scope);
    figures.all(|rule| company.figure(rule.measure) >= rule.least)
        && certificates.all(|rule| company.has(rule.certificate))
}

/// The rules that one member has to meet, the lead's last.
#[must_use]
pub fn rules_for_one(lot: &Lot) -> Vec<OneOf<'_>> {
    let mut rules: Vec<OneOf<'_>> = Vec::new();
    for (number, rule) in lot.thresholds.iter().enumerate() {
        if rule.scope == Scope::Any {
            rules.push(OneOf {
                name: RowName::Threshold(number),
                is_met_by: Box::new(|company| company.figure(rule.measure) >= rule.least),
            });
        }
    }
    for (number, rule) in lot.certificates.iter().enumerate() {
        if matches!(rule.scope, Scope::Any | Scope::Sum) {
            rules.push(OneOf {
                name: RowName::Certificate(number),
                is_met_by: Box::new(|company| company.has(rule.certificate)),
            });
        }
    }
    rules.push(OneOf {
        name: RowName::Lead,
        is_met_by: Box::new(|company| company.may_lead && meets_all(lot, company, Scope::Lead)),
    });
    rules
}

/// Whether a company may lead the lot.
#[must_use]
pub fn may_lead(lot: &Lot, company: &Company) -> bool {
    company.may_lead && meets_all(lot, company, Scope::Lead)
}

/// The numbers of the thresholds that are sums and ask for something.
#[must_use]
pub fn sums(lot: &Lot) -> Vec<usize> {
    let asked = lot.thresholds.iter().enumerate();
    asked
        .filter(|(_, rule)| rule.scope == Scope::Sum && rule.least > 0)
        .map(|(number, _)| number)
        .collect()
}

/// The row of a sum.
#[must_use]
pub fn sum_row(threshold: usize) -> Row {
    Row {
        kind: RowKind::Sum,
        demand: SHARES,
        skip: None,
        name: RowName::Threshold(threshold),
    }
}

/// What share of a sum a value is, rounded up: whoever reaches the sum reaches all shares.
#[must_use]
pub fn shares(value: i64, least: i64) -> u32 {
    let exact = (i128::from(value.min(least)) * i128::from(SHARES) + i128::from(least) - 1)
        / i128::from(least.max(1));
    u32::try_from(exact).unwrap_or(u32::MAX)
}
