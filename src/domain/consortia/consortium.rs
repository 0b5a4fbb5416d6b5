//! Consortia: groups that people are forming for a lot, with their members, states and rules of change.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::consortia::allocation::Allocation;
use crate::procurement::call::ConsortiumForm;
use crate::values::ids::{
    AccountId, ClusterId, CompanyId, ConsortiumId, ConsortiumMemberId, LotId, SuggestionId,
};
use crate::values::record::Record;
use crate::values::text::{Name, Prose};

/// Where a consortium stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsortiumState {
    /// *Brouillon*: the coordinator composes it; its companies do not see it yet.
    Draft,
    /// *En constitution*: its members are being asked.
    Inviting,
    /// *Constitué*: all have confirmed.
    Formed,
    /// *Déposé*: the bid is in.
    Submitted,
    /// *Retenu*.
    Won,
    /// *Non retenu*.
    Lost,
    /// *Abandonné*.
    Withdrawn,
}

impl ConsortiumState {
    /// The states that may follow this one.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Inviting, Self::Withdrawn],
            Self::Inviting => &[Self::Draft, Self::Formed, Self::Withdrawn],
            Self::Formed => &[Self::Inviting, Self::Submitted, Self::Withdrawn],
            Self::Submitted => &[Self::Won, Self::Lost, Self::Withdrawn],
            Self::Won | Self::Lost | Self::Withdrawn => &[],
        }
    }

    /// Whether members, lead, form and allocation may still be changed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Inviting | Self::Formed)
    }
}

/// Where a company stands in a consortium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MemberState {
    /// *Pressenti*: thought of, not asked.
    Considered,
    /// *Sollicité*: asked.
    Invited,
    /// *Intéressé*: has said that it might.
    Interested,
    /// *Confirmé*: has said yes.
    Confirmed,
    /// *Retiré*: is out.
    Withdrawn,
}

impl MemberState {
    /// The states that may follow this one.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Considered => &[Self::Invited, Self::Withdrawn],
            Self::Invited => &[Self::Interested, Self::Confirmed, Self::Withdrawn],
            Self::Interested => &[Self::Confirmed, Self::Withdrawn],
            Self::Confirmed => &[Self::Withdrawn],
            Self::Withdrawn => &[Self::Invited],
        }
    }

    /// Whether a company in this state sees the consortium: from its invitation until it is out.
    #[must_use]
    pub fn sees_consortium(self) -> bool {
        matches!(self, Self::Invited | Self::Interested | Self::Confirmed)
    }
}

/// What a member does in the consortium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MemberRole {
    /// *Mandataire*: represents the others.
    Lead,
    /// *Cotraitant*.
    Member,
    /// *Sous-traitant*.
    Subcontractor,
}

/// A company in a consortium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsortiumMember {
    /// Its id.
    pub id: ConsortiumMemberId,
    /// Which company.
    pub company_id: CompanyId,
    /// What it does.
    pub role: MemberRole,
    /// Where it stands.
    pub state: MemberState,
    /// When the state was last changed.
    pub state_changed_at: DateTime<Utc>,
}

/// A group that people are forming for a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consortium {
    /// Its id.
    pub id: ConsortiumId,
    /// The lot that it bids for.
    pub lot_id: LotId,
    /// The cluster whose coordinators accompany it.
    pub cluster_id: ClusterId,
    /// How people call it.
    pub name: Name,
    /// Its legal form, once chosen.
    pub form: Option<ConsortiumForm>,
    /// Whether the lead of a *conjoint* group answers for all (R2142-24).
    pub lead_is_jointly_liable: bool,
    /// Where it stands.
    pub state: ConsortiumState,
    /// The suggestion that it came from.
    pub suggestion_id: Option<SuggestionId>,
    /// Notes of those who form it.
    pub note: Option<Prose>,
    /// Its companies; those who withdrew stay on the list.
    pub members: Vec<ConsortiumMember>,
    /// Who does what.
    pub allocations: Vec<Allocation>,
    /// The reasons recorded for going on in spite of warnings.
    pub accepted_warnings: Vec<AcceptedWarning>,
    /// Who made it.
    pub created_by: Option<AccountId>,
    /// Version and instants.
    pub record: Record,
}

/// A person went on in spite of a warning, and said why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedWarning {
    /// Which rule warned.
    pub rule: crate::consortia::violation::RuleCode,
    /// Why the person went on.
    pub reason: Prose,
    /// Who; absent once that account is gone.
    pub accepted_by: Option<AccountId>,
    /// When.
    pub accepted_at: DateTime<Utc>,
}

impl Consortium {
    /// The companies that are in: all but those who withdrew.
    pub fn present_members(&self) -> impl Iterator<Item = &ConsortiumMember> {
        self.members
            .iter()
            .filter(|member| member.state != MemberState::Withdrawn)
    }

    /// The lead, if one is named and still in.
    #[must_use]
    pub fn lead(&self) -> Option<&ConsortiumMember> {
        self.present_members()
            .find(|member| member.role == MemberRole::Lead)
    }

    /// In a *conjoint* group each member binds itself for the work allocated to it (R2142-20): the members without a line
    /// in an allocation. Subcontractors bind themselves to the lead.
    #[must_use]
    pub fn without_work(&self, allocations: &[Allocation]) -> Vec<CompanyId> {
        if self.form != Some(ConsortiumForm::Joint) {
            return Vec::new();
        }
        let has_work =
            |member: &ConsortiumMember| allocations.iter().any(|line| line.member_id == member.id);
        self.present_members()
            .filter(|member| member.role != MemberRole::Subcontractor && !has_work(member))
            .map(|member| member.company_id)
            .collect()
    }

    /// One company's membership, whatever its state.
    #[must_use]
    pub fn member_of(&self, company_id: CompanyId) -> Option<&ConsortiumMember> {
        self.members
            .iter()
            .find(|member| member.company_id == company_id)
    }
}
