//! Typed identifiers: one type per aggregate, UUID version 7 inside, so that two ids can never be swapped.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The name of the thing that the id points at, as in the opaque node id.
            pub const KIND: &'static str = stringify!($name);

            /// A fresh id, ordered by the time of its making.
            #[must_use]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

typed_ids! {
    /// A network of clusters.
    NetworkId,
    /// A cluster: the association of companies.
    ClusterId,
    /// A person's account.
    AccountId,
    /// One role granted to an account.
    RoleGrantId,
    /// A signed-in session.
    SessionId,
    /// A company of the directory.
    CompanyId,
    /// A certificate that a company holds.
    CertificateId,
    /// An entry of the competency vocabulary.
    CompetencyId,
    /// A capability that a company declares.
    CapabilityId,
    /// A piece of evidence for a capability.
    EvidenceId,
    /// A public contract that companies won.
    AwardId,
    /// A call for tender.
    CallId,
    /// A lot of a call.
    LotId,
    /// A requirement of a lot.
    RequirementId,
    /// A company's interest in a lot.
    InterestId,
    /// One run of the grouping engine.
    GroupingRunId,
    /// One grouping that a run proposes.
    SuggestionId,
    /// A group that coordinators keep to compare it with others.
    ScenarioId,
    /// A consortium that people form.
    ConsortiumId,
    /// A company's membership of a consortium.
    ConsortiumMemberId,
    /// One line of the allocation of work.
    AllocationId,
    /// One import of a workbook.
    ImportRunId,
    /// What is remembered of imported sheets.
    ImportMappingId,
}
