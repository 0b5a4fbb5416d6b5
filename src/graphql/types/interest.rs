//! A company's answer to a lot, and companies that could take part, as the API shows them.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::procurement::interest;
use domain::values::ids::{CompanyId, InterestId, LotId};

use crate::application::groupings::coverage::LotCandidate;
use crate::graphql::enums::companies::InterestAnswer;
use crate::graphql::node_id::show;

/// A company's answer to a lot. Read by the company and the coordinators of the cluster.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Interest {
    /// Its id inside.
    #[graphql(skip)]
    pub interest_id: InterestId,
    /// The id of its lot inside.
    #[graphql(skip)]
    pub lot_id: LotId,
    /// The id of its company inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The companies that it does not want to work with, inside.
    #[graphql(skip)]
    pub not_with_ids: Vec<CompanyId>,
    /// Its id.
    pub id: ID,
    /// The answer.
    pub answer: InterestAnswer,
    /// The most people that it gives to this lot, in tenths of a full-time person; as many as it has when absent.
    pub most_fte_tenths: Option<u32>,
    /// Conditions in the company's own words.
    pub conditions: Option<String>,
    /// Counts the changes.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A company of the cluster with something to contribute to a lot. Read by coordinators.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Candidate {
    /// The id of the company inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// Its answer to the lot, if it gave one.
    pub interest: Option<Interest>,
    /// Kilometres from the place of the lot, when both are known.
    pub distance_km: Option<u32>,
    /// Requirements to which it contributes something that counts.
    pub n_contributions: u32,
}

impl From<interest::Interest> for Interest {
    fn from(interest: interest::Interest) -> Self {
        Self {
            interest_id: interest.id,
            lot_id: interest.lot_id,
            company_id: interest.company_id,
            not_with_ids: interest.not_with,
            id: show(interest.id),
            answer: interest.answer.into(),
            most_fte_tenths: interest.most_fte.map(|fte| fte.0),
            conditions: interest.conditions.map(|text| text.into_string()),
            version: interest.record.version,
            updated_at: interest.record.updated_at,
        }
    }
}

impl From<LotCandidate> for Candidate {
    fn from(candidate: LotCandidate) -> Self {
        Self {
            company_id: candidate.company_id,
            interest: candidate.interest.map(Interest::from),
            distance_km: candidate.distance_km,
            n_contributions: candidate.n_contributions,
        }
    }
}
