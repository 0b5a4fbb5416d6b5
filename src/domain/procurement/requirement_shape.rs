//! The shape of a requirement: which flat fields each kind of demand has, as forms and spreadsheets give them.

use crate::procurement::requirement::{CompetencyAmount, Demand, Importance, RequirementKind};
use crate::values::changes::{Findings, whole_number};
use crate::values::ids::CompetencyId;
use crate::values::money::{Currency, Money};
use crate::values::quantity::{FteTenths, Level};
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Name;

/// The most holders, people or references that can be asked.
const MAX_COUNT: u32 = 1_000_000;
/// The most years that a reference may be old.
const MAX_YEARS: u32 = 30;

/// A demand with all fields side by side, whether they fit its kind or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlatDemand {
    /// The competency of a competency or reference demand.
    pub competency_id: Option<CompetencyId>,
    /// The minimum level of a competency.
    pub min_level: Option<Level>,
    /// How many distinct holders of the competency; one when neither holders nor FTE are given.
    pub n_holders: Option<i64>,
    /// How many tenths of full-time equivalents in the competency.
    pub fte_tenths: Option<i64>,
    /// The minimum turnover, in euros.
    pub amount: Option<Money>,
    /// The minimum number of people or references.
    pub count: Option<i64>,
    /// Not older than so many years, for references.
    pub years: Option<i64>,
    /// The code of the certificate or registration.
    pub certificate_code: Option<String>,
}

impl FlatDemand {
    /// The demand laid out flat again.
    #[must_use]
    pub fn of(demand: &Demand) -> Self {
        let blank = Self::default();
        match demand.clone() {
            Demand::Competency {
                competency_id,
                min_level,
                amount,
            } => {
                let (n_holders, fte_tenths) = match amount {
                    CompetencyAmount::Holders(holders) => (Some(holders.into()), None),
                    CompetencyAmount::Fte(fte) => (None, Some(fte.0.into())),
                };
                Self {
                    competency_id: Some(competency_id),
                    min_level: Some(min_level),
                    n_holders,
                    fte_tenths,
                    ..blank
                }
            }
            Demand::Turnover { min } | Demand::InFieldTurnover { min } => Self {
                amount: Some(min),
                ..blank
            },
            Demand::Headcount { min } => Self {
                count: Some(min.into()),
                ..blank
            },
            Demand::References {
                min,
                years,
                competency_id,
            } => Self {
                competency_id,
                count: Some(min.into()),
                years: years.map(i64::from),
                ..blank
            },
            Demand::Certificate { code } | Demand::Registration { code } => Self {
                certificate_code: Some(code.into_string()),
                ..blank
            },
            Demand::FreeText => blank,
        }
    }

    /// The demand of this kind; every field that the kind needs must be there, and no other.
    ///
    /// # Errors
    /// `REQUIRED` at absent fields, `REQUIREMENT_SHAPE` at fields of other kinds, `OUT_OF_RANGE` at thresholds, and
    /// whatever is wrong with a certificate's code.
    pub fn into_demand(self, kind: RequirementKind) -> Result<Demand, Vec<Rejection>> {
        let mut findings = Findings::default();
        for field in self.misplaced_fields(kind) {
            findings.add(
                Rejection::at(RejectionCode::RequirementShape, field).with("kind", kind_word(kind)),
            );
        }
        let demand = match kind {
            RequirementKind::Competency => self.competency_demand(&mut findings),
            RequirementKind::Turnover => self
                .turnover(&mut findings)
                .map(|min| Demand::Turnover { min }),
            RequirementKind::InFieldTurnover => self
                .turnover(&mut findings)
                .map(|min| Demand::InFieldTurnover { min }),
            RequirementKind::Headcount => self
                .minimum_count(&mut findings)
                .map(|min| Demand::Headcount { min }),
            RequirementKind::References => self.reference_demand(&mut findings),
            RequirementKind::Certificate => self
                .code(&mut findings)
                .map(|code| Demand::Certificate { code }),
            RequirementKind::Registration => self
                .code(&mut findings)
                .map(|code| Demand::Registration { code }),
            RequirementKind::FreeText => Some(Demand::FreeText),
        };
        findings.finish_some(demand)
    }

    fn misplaced_fields(&self, kind: RequirementKind) -> Vec<&'static str> {
        let allowed: &[&str] = match kind {
            RequirementKind::Competency => &["competencyId", "minLevel", "nHolders", "fteTenths"],
            RequirementKind::Turnover | RequirementKind::InFieldTurnover => &["amount"],
            RequirementKind::Headcount => &["count"],
            RequirementKind::References => &["competencyId", "count", "years"],
            RequirementKind::Certificate | RequirementKind::Registration => &["certificateCode"],
            RequirementKind::FreeText => &[],
        };
        let both_measures = self.n_holders.is_some() && self.fte_tenths.is_some();
        let given = [
            ("competencyId", self.competency_id.is_some()),
            ("minLevel", self.min_level.is_some()),
            ("nHolders", self.n_holders.is_some()),
            ("fteTenths", self.fte_tenths.is_some()),
            ("amount", self.amount.is_some()),
            ("count", self.count.is_some()),
            ("years", self.years.is_some()),
            ("certificateCode", self.certificate_code.is_some()),
        ];
        given
            .into_iter()
            .filter(|(field, is_given)| {
                *is_given && (!allowed.contains(field) || (both_measures && *field == "fteTenths"))
            })
            .map(|(field, _)| field)
            .collect()
    }

    fn competency_demand(self, findings: &mut Findings) -> Option<Demand> {
        let competency_id = findings.take(given("competencyId", self.competency_id));
        let min_level = findings.take(given("minLevel", self.min_level));
        let amount = match (self.n_holders, self.fte_tenths) {
            (None, Some(tenths)) => findings
                .take(whole_number("fteTenths", tenths, 1, FteTenths::MAX))
                .map(|tenths| CompetencyAmount::Fte(FteTenths(tenths))),
            (holders, _) => findings
                .take(whole_number("nHolders", holders.unwrap_or(1), 1, MAX_COUNT))
                .map(CompetencyAmount::Holders),
        };
        Some(Demand::Competency {
            competency_id: competency_id?,
            min_level: min_level?,
            amount: amount?,
        })
    }

    fn reference_demand(self, findings: &mut Findings) -> Option<Demand> {
        let min = self.minimum_count(findings);
        let years = self
            .years
            .map(|years| findings.take(whole_number("years", years, 1, MAX_YEARS)));
        Some(Demand::References {
            min: min?,
            years: years.flatten(),
            competency_id: self.competency_id,
        })
    }

    fn minimum_count(&self, findings: &mut Findings) -> Option<u32> {
        let count = findings.take(given("count", self.count))?;
        findings.take(whole_number("count", count, 1, MAX_COUNT))
    }

    fn turnover(&self, findings: &mut Findings) -> Option<Money> {
        let amount = findings.take(given("amount", self.amount))?;
        findings.take(in_euros("amount", amount))?;
        if amount.cents > 0 {
            return Some(amount);
        }
        findings.add(
            Rejection::at(RejectionCode::OutOfRange, "amount")
                .with("value", amount.to_decimal())
                .with("min", "0.01")
                .with("max", Money::MAX_CENTS / 100),
        );
        None
    }

    fn code(self, findings: &mut Findings) -> Option<Name> {
        let typed = findings.take(given("certificateCode", self.certificate_code))?;
        findings.take(Name::parse("certificateCode", &typed))
    }
}

/// Whether a requirement must be met, from its two flat fields.
///
/// # Errors
/// `REQUIREMENT_SHAPE` at `weight` when it is mandatory and has one, `REQUIRED` when it is desirable and has none,
/// `OUT_OF_RANGE` unless the weight lies between 1 and 5.
pub fn importance_from(is_mandatory: bool, weight: Option<i64>) -> Result<Importance, Rejection> {
    match (is_mandatory, weight) {
        (true, None) => Ok(Importance::Mandatory),
        (true, Some(_)) => {
            Err(Rejection::at(RejectionCode::RequirementShape, "weight").with("kind", "MANDATORY"))
        }
        (false, None) => Err(Rejection::at(RejectionCode::Required, "weight")),
        (false, Some(weight)) => {
            let checked = whole_number("weight", weight, 1, 5)?;
            Ok(Importance::Desirable(u8::try_from(checked).unwrap_or(5)))
        }
    }
}

/// An amount that is compared or added up must be in euros, the one currency that the rules compute with.
///
/// # Errors
/// `INVALID_FORMAT` at `field`, under it at `currency`.
pub fn in_euros(field: &str, amount: Money) -> Result<Money, Rejection> {
    if amount.currency == Currency::EUR {
        return Ok(amount);
    }
    Err(Rejection::at(RejectionCode::InvalidFormat, "currency")
        .under(field)
        .with("value", amount.currency.as_str())
        .with("expected", Currency::EUR.as_str()))
}

fn given<T>(field: &str, value: Option<T>) -> Result<T, Rejection> {
    value.ok_or_else(|| Rejection::at(RejectionCode::Required, field))
}

fn kind_word(kind: RequirementKind) -> &'static str {
    match kind {
        RequirementKind::Competency => "COMPETENCY",
        RequirementKind::Turnover => "TURNOVER",
        RequirementKind::InFieldTurnover => "IN_FIELD_TURNOVER",
        RequirementKind::Headcount => "HEADCOUNT",
        RequirementKind::References => "REFERENCES",
        RequirementKind::Certificate => "CERTIFICATE",
        RequirementKind::Registration => "REGISTRATION",
        RequirementKind::FreeText => "FREE_TEXT",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{FlatDemand, importance_from};
    use crate::procurement::requirement::{CompetencyAmount, Demand, Importance, RequirementKind};
    use crate::values::ids::CompetencyId;
    use crate::values::money::{Currency, Money};
    use crate::values::quantity::{FteTenths, Level};
    use crate::values::rejection::{Rejection, RejectionCode};
    use crate::values::text::Name;

    fn found(rejections: Vec<Rejection>) -> Vec<(RejectionCode, String)> {
        rejections
            .into_iter()
            .map(|rejection| (rejection.code, rejection.path.join(".")))
            .collect()
    }

    #[test]
    fn every_demand_survives_being_laid_flat() {
        let competency_id = CompetencyId::new();
        let code = || Name::parse("code", "iso-27001").unwrap();
        let min = Money::euros(50_000_000);
        for demand in [
            Demand::Competency {
                competency_id,
                min_level: Level::Confirmed,
                amount: CompetencyAmount::Holders(2),
            },
            Demand::Competency {
                competency_id,
                min_level: Level::Notions,
                amount: CompetencyAmount::Fte(FteTenths(25)),
            },
            Demand::Turnover { min },
            Demand::InFieldTurnover { min },
            Demand::Headcount { min: 12 },
            Demand::References {
                min: 3,
                years: Some(3),
                competency_id: Some(competency_id),
            },
            Demand::References {
                min: 1,
                years: None,
                competency_id: None,
            },
            Demand::Certificate { code: code() },
            Demand::Registration { code: code() },
            Demand::FreeText,
        ] {
            let flat = FlatDemand::of(&demand);
            assert_eq!(flat.into_demand(demand.kind()).unwrap(), demand);
        }
    }

    #[test]
    fn one_holder_is_asked_when_no_measure_is_given() {
        let flat = FlatDemand {
            competency_id: Some(CompetencyId::new()),
            min_level: Some(Level::Expert),
            ..FlatDemand::default()
        };
        let demand = flat.into_demand(RequirementKind::Competency).unwrap();
        assert!(matches!(
            demand,
            Demand::Competency {
                amount: CompetencyAmount::Holders(1),
                ..
            }
        ));
    }

    #[test]
    fn all_that_does_not_fit_is_found_at_once() {
        let flat = FlatDemand {
            n_holders: Some(0),
            fte_tenths: Some(5),
            years: Some(3),
            ..FlatDemand::default()
        };
        assert_eq!(
            found(flat.into_demand(RequirementKind::Competency).unwrap_err()),
            [
                (RejectionCode::RequirementShape, "fteTenths".to_owned()),
                (RejectionCode::RequirementShape, "years".to_owned()),
                (RejectionCode::Required, "competencyId".to_owned()),
                (RejectionCode::Required, "minLevel".to_owned()),
                (RejectionCode::OutOfRange, "nHolders".to_owned()),
            ]
        );
    }

    #[test]
    fn a_threshold_of_nothing_is_refused() {
        let turnover = FlatDemand {
            amount: Some(Money::euros(0)),
            ..FlatDemand::default()
        };
        assert_eq!(
            found(turnover.into_demand(RequirementKind::Turnover).unwrap_err()),
            [(RejectionCode::OutOfRange, "amount".to_owned())]
        );
        let people = FlatDemand {
            count: Some(0),
            ..FlatDemand::default()
        };
        assert_eq!(
            found(people.into_demand(RequirementKind::Headcount).unwrap_err()),
            [(RejectionCode::OutOfRange, "count".to_owned())]
        );
    }

    #[test]
    fn thresholds_are_in_euros() {
        let flat = FlatDemand {
            amount: Some(Money {
                cents: 100,
                currency: Currency::parse("currency", "USD").unwrap(),
            }),
            ..FlatDemand::default()
        };
        assert_eq!(
            found(flat.into_demand(RequirementKind::Turnover).unwrap_err()),
            [(RejectionCode::InvalidFormat, "amount.currency".to_owned())]
        );
    }

    #[test]
    fn weight_belongs_to_desirable_requirements() {
        assert_eq!(importance_from(true, None), Ok(Importance::Mandatory));
        assert_eq!(
            importance_from(false, Some(5)),
            Ok(Importance::Desirable(5))
        );
        for (is_mandatory, weight, code) in [
            (true, Some(3), RejectionCode::RequirementShape),
            (false, None, RejectionCode::Required),
            (false, Some(6), RejectionCode::OutOfRange),
            (false, Some(0), RejectionCode::OutOfRange),
        ] {
            assert_eq!(
                importance_from(is_mandatory, weight).unwrap_err().code,
                code
            );
        }
    }
}
