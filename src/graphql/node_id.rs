//! Opaque ids of the API: the kind of thing and its UUID, in base64url. A wrong kind is an absent object, not a crash.

use async_graphql::ID;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::values::ids::{
    AccountId, AllocationId, AwardId, CallId, CapabilityId, CertificateId, ClusterId, CompanyId,
    CompetencyId, ConsortiumId, ConsortiumMemberId, EvidenceId, GroupingRunId, ImportMappingId,
    ImportRunId, InterestId, LotId, NetworkId, RequirementId, RoleGrantId, ScenarioId, SessionId,
    SuggestionId,
};
use domain::values::rejection::{Rejection, RejectionCode};
use uuid::Uuid;

/// An id that the API shows.
pub trait NodeId: Copy {
    /// The name of the thing that the id points at.
    const KIND: &'static str;

    /// The UUID inside.
    fn uuid(self) -> Uuid;

    /// The id around a UUID.
    fn from_uuid(uuid: Uuid) -> Self;
}

macro_rules! node_ids {
    ($($name:ident),+ $(,)?) => {$(
        impl NodeId for $name {
            const KIND: &'static str = $name::KIND;

            fn uuid(self) -> Uuid {
                self.0
            }

            fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }
    )+};
}

node_ids!(
    AccountId,
    AllocationId,
    CallId,
    AwardId,
    CapabilityId,
    CertificateId,
    ClusterId,
    CompanyId,
    CompetencyId,
    ConsortiumId,
    ConsortiumMemberId,
    EvidenceId,
    GroupingRunId,
    ImportMappingId,
    ImportRunId,
    InterestId,
    LotId,
    NetworkId,
    RequirementId,
    RoleGrantId,
    ScenarioId,
    SessionId,
    SuggestionId,
);

/// The id as the API shows it.
pub fn show<T: NodeId>(id: T) -> ID {
    let mut bytes = kind_of(T::KIND).as_bytes().to_vec();
    bytes.extend_from_slice(id.uuid().as_bytes());
    ID(URL_SAFE_NO_PAD.encode(bytes))
}

/// The id that the API was given, or nothing when it is none of this kind.
#[must_use]
pub fn read<T: NodeId>(text: &str) -> Option<T> {
    let (kind, uuid) = split(text)?;
    (kind == kind_of(T::KIND)).then(|| T::from_uuid(uuid))
}

/// The id that a field of the input holds.
///
/// # Errors
/// `NOT_FOUND` at `field` when it is none of this kind.
pub fn read_at<T: NodeId>(field: &str, id: &ID) -> Result<T, Rejection> {
    read(id.as_str()).ok_or_else(|| Rejection::at(RejectionCode::NotFound, field))
}

/// The ids that a list of the input holds.
///
/// # Errors
/// `NOT_FOUND` at `field` and the place in the list, for each that is none of this kind.
pub fn read_all_at<T: NodeId>(field: &str, ids: &[ID]) -> Result<Vec<T>, Vec<Rejection>> {
    let mut found = Vec::with_capacity(ids.len());
    let mut rejections = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        match read_at(&place.to_string(), id) {
            Ok(id) => found.push(id),
            Err(rejection) => rejections.push(rejection.under(field)),
        }
    }
    if rejections.is_empty() {
        Ok(found)
    } else {
        Err(rejections)
    }
}

/// The kind of thing (`Call`, `Lot` …) and the UUID of any id of the API.
#[must_use]
pub fn split(text: &str) -> Option<(String, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (kind, uuid) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
    let kind = std::str::from_utf8(kind).ok()?;
    Some((kind.to_owned(), Uuid::from_slice(uuid).ok()?))
}

fn kind_of(id_type: &'static str) -> &'static str {
    id_type.strip_suffix("Id").unwrap_or(id_type)
}
