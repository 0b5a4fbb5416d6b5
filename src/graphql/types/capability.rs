//! A declared capability with its evidence as the API shows it: what the reader may not know is null or empty.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::directory::capability;
use domain::directory::evidence;
use domain::values::ids::{CapabilityId, CompanyId, CompetencyId};
use domain::values::text::Name;

use crate::application::actor::Actor;
use crate::application::directory::capabilities::CapabilityOfCompany;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::graphql::enums::companies::{EvidenceKind, Level, Proof};
use crate::graphql::node_id::show;
use crate::graphql::scalars::{Date, MoneyValue};

/// A company holds a competency at a level. Anyone reads it; some fields are for the companies of its clusters.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Capability {
    /// Its id inside.
    #[graphql(skip)]
    pub capability_id: CapabilityId,
    /// The id of its company inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The id of its competency inside.
    #[graphql(skip)]
    pub competency_id: CompetencyId,
    /// Its id.
    pub id: ID,
    /// How well it is held.
    pub level: Level,
    /// Tenths of full-time equivalents that can work on it. Cluster-level: null for others.
    pub fte_tenths: Option<u32>,
    /// In the company's own words. Cluster-level: null for others.
    pub note: Option<String>,
    /// What supports it. Cluster-level: empty for others.
    pub evidence: Vec<Evidence>,
    /// How well it is proved today.
    pub proof: Proof,
    /// Whether a coordinator verified it.
    pub is_verified: bool,
    /// When a coordinator verified it.
    pub verified_at: Option<DateTime<Utc>>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change or withdraw it.
    pub viewer_can_update: bool,
    /// Whether the reader may verify it.
    pub viewer_can_verify: bool,
}

/// A piece of evidence for a capability. Read by the companies of the cluster.
#[derive(Clone, SimpleObject)]
pub struct Evidence {
    /// Its id.
    pub id: ID,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it says, in a line.
    pub title: String,
    /// The client of a reference, or the issuer of a certificate.
    pub party: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// The first day that it speaks of.
    pub valid_from: Option<Date>,
    /// The last day.
    pub valid_until: Option<Date>,
    /// The value of the work. Company-private: null unless one's own or one's cluster's.
    pub amount: Option<MoneyValue>,
    /// The company's own part of that work, in per-ten-thousands. Company-private: null unless one's own or one's
    /// cluster's.
    pub own_share_per_ten_thousand: Option<u16>,
    /// Where the document can be read.
    pub document: Option<String>,
    /// What it proves today.
    pub proof: Proof,
}

impl Capability {
    /// The capability as this person sees it; evidence is judged on `today`.
    #[must_use]
    pub fn seen_by(actor: &Actor, declared: CapabilityOfCompany, today: NaiveDate) -> Self {
        let CapabilityOfCompany {
            capability,
            subject,
        } = declared;
        let is_cluster_shown = actor.may_read(FieldClass::Cluster, &subject);
        let is_private_shown = actor.may_read(FieldClass::CompanyPrivate, &subject);
        let capability::Capability { record, .. } = capability;
        Self {
            proof: capability.proof_on(today).into(),
            capability_id: capability.id,
            company_id: capability.company_id,
            competency_id: capability.competency_id,
            id: show(capability.id),
            level: capability.level.into(),
            fte_tenths: is_cluster_shown.then_some(capability.fte.0),
            note: capability
                .note
                .filter(|_| is_cluster_shown)
                .map(|text| text.into_string()),
            evidence: capability
                .evidence
                .into_iter()
                .filter(|_| is_cluster_shown)
                .map(|piece| Evidence::on(piece, today, is_private_shown))
                .collect(),
            is_verified: capability.verification.is_some(),
            verified_at: capability
                .verification
                .map(|verification| verification.verified_at),
            version: record.version,
            created_at: record.created_at,
            updated_at: record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateCapability, &subject),
            viewer_can_verify: actor.may(Operation::VerifyCapability, &subject),
        }
    }
}

impl Evidence {
    fn on(piece: evidence::Evidence, today: NaiveDate, is_private_shown: bool) -> Self {
        Self {
            proof: piece.proof_on(today).into(),
            id: show(piece.id),
            kind: piece.kind.into(),
            title: piece.title.into_string(),
            party: piece.party.map(Name::into_string),
            note: piece.note.map(|text| text.into_string()),
            valid_from: piece.valid_from.map(Date),
            valid_until: piece.valid_until.map(Date),
            amount: piece
                .amount
                .filter(|_| is_private_shown)
                .map(MoneyValue::from),
            own_share_per_ten_thousand: piece
                .own_share
                .filter(|_| is_private_shown)
                .map(|share| share.0),
            document: piece.document.map(|document| document.to_string()),
        }
    }
}
