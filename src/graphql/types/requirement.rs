//! A requirement of a lot as the API shows it: its demand laid out flat.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::procurement::requirement;
use domain::procurement::requirement_shape::FlatDemand;
use domain::values::ids::{AccountId, CompetencyId, LotId, RequirementId};

use crate::graphql::enums::calls::{RequirementKind, RequirementScope};
use crate::graphql::enums::companies::Level;
use crate::graphql::node_id::show;
use crate::graphql::scalars::MoneyValue;

/// One thing that a lot asks. Read by those who follow the calls of the cluster.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Requirement {
    /// Its id inside.
    #[graphql(skip)]
    pub requirement_id: RequirementId,
    /// The id of its lot inside.
    #[graphql(skip)]
    pub lot_id: LotId,
    /// The id of its competency inside.
    #[graphql(skip)]
    pub competency_id: Option<CompetencyId>,
    /// Its id.
    pub id: ID,
    /// What kind of thing is asked: decides which of the other fields are there.
    pub kind: RequirementKind,
    /// Over whom it is judged.
    pub scope: RequirementScope,
    /// Whether the bid fails without it.
    pub is_mandatory: bool,
    /// 1 to 5 when desirable.
    pub weight: Option<u8>,
    /// At least this level, for a competency.
    pub min_level: Option<Level>,
    /// At least so many distinct holders, for a competency.
    pub n_holders: Option<i32>,
    /// At least so many tenths of full-time equivalents together, for a competency.
    pub fte_tenths: Option<i32>,
    /// At least this turnover.
    pub amount: Option<MoneyValue>,
    /// At least so many people or references.
    pub count: Option<i32>,
    /// References not older than so many years at the deadline.
    pub years: Option<i32>,
    /// The code of the certificate or registration.
    pub certificate_code: Option<String>,
    /// The buyer's own words.
    pub wording: Option<String>,
    /// Where those words stand (document, page, cell).
    pub origin: Option<String>,
    /// Its place in the lot, from 0.
    pub position: u32,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// A person's judgement, for what only a person can judge.
    pub judgement: Option<Judgement>,
}

/// A person has judged a requirement that only a person can judge.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Judgement {
    /// Who judged, inside.
    #[graphql(skip)]
    pub account_id: Option<AccountId>,
    /// Whether it counts as covered.
    pub is_covered: bool,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub judged_at: DateTime<Utc>,
}

impl From<requirement::Requirement> for Requirement {
    fn from(requirement: requirement::Requirement) -> Self {
        let flat = FlatDemand::of(&requirement.demand);
        let weight = match requirement.importance {
            requirement::Importance::Mandatory => None,
            requirement::Importance::Desirable(weight) => Some(weight),
        };
        Self {
            requirement_id: requirement.id,
            lot_id: requirement.lot_id,
            competency_id: flat.competency_id,
            id: show(requirement.id),
            kind: requirement.demand.kind().into(),
            scope: requirement.scope.into(),
            is_mandatory: requirement.is_mandatory(),
            weight,
            min_level: flat.min_level.map(Level::from),
            n_holders: flat.n_holders.map(whole),
            fte_tenths: flat.fte_tenths.map(whole),
            amount: flat.amount.map(MoneyValue::from),
            count: flat.count.map(whole),
            years: flat.years.map(whole),
            certificate_code: flat.certificate_code,
            wording: requirement.wording.map(|text| text.into_string()),
            origin: requirement.origin.map(|text| text.into_string()),
            position: requirement.position,
            version: requirement.record.version,
            created_at: requirement.record.created_at,
            updated_at: requirement.record.updated_at,
            judgement: requirement.judgement.map(Judgement::from),
        }
    }
}

impl From<requirement::Judgement> for Judgement {
    fn from(judgement: requirement::Judgement) -> Self {
        Self {
            account_id: judgement.judged_by,
            is_covered: judgement.is_covered,
            reason: judgement.reason.map(|text| text.into_string()),
            judged_at: judgement.judged_at,
        }
    }
}

fn whole(figure: i64) -> i32 {
    i32::try_from(figure).unwrap_or(i32::MAX)
}
