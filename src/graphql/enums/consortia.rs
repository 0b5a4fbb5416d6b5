//! Consortia and the rules on them: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// Where a consortium stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::consortia::consortium::ConsortiumState")]
pub enum ConsortiumState {
    /// Brouillon: the coordinator composes it; its companies do not see it yet.
    Draft,
    /// En constitution: its members are being asked.
    Inviting,
    /// Constitué: all have confirmed.
    Formed,
    /// Déposé: the bid is in.
    Submitted,
    /// Retenu.
    Won,
    /// Non retenu.
    Lost,
    /// Abandonné.
    Withdrawn,
}

/// Where a company stands in a consortium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::consortia::consortium::MemberState")]
pub enum MemberState {
    /// Pressenti: thought of, not asked.
    Considered,
    /// Sollicité: asked.
    Invited,
    /// Intéressé: has said that it might.
    Interested,
    /// Confirmé: has said yes.
    Confirmed,
    /// Retiré: is out.
    Withdrawn,
}

/// What a member does in the consortium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::consortia::consortium::MemberRole")]
pub enum MemberRole {
    /// Mandataire: represents the others.
    Lead,
    /// Cotraitant.
    Member,
    /// Sous-traitant.
    Subcontractor,
}

/// How serious a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::consortia::violation::Severity")]
pub enum Severity {
    /// Good to know.
    Information,
    /// Going on needs a recorded reason.
    Warning,
    /// Going on is refused.
    Error,
}

/// Which rule speaks. The closed list of rules that the product checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::consortia::violation::RuleCode")]
pub enum RuleCode {
    /// R2142-24: the lead is a member.
    LeadIsMember,
    /// R2142-23: one company leads at most one group for the same contract.
    LeadOfOneGroup,
    /// R2142-20: a legal form is chosen.
    FormChosen,
    /// R2142-24: joint liability of the lead only makes sense in a conjoint group.
    LeadLiabilityFitsForm,
    /// R2142-20: in a conjoint group each member has work of its own.
    EachMemberHasWork,
    /// DC1-E, ATTRI1-B2: shares add up to 100.00 %.
    SharesAddUp,
    /// R2142-25: the mandatory requirements are covered by the group.
    RequirementsCovered,
    /// R2142-22: the form differs from the one required after award.
    RequiredForm,
    /// R2142-21: the documents forbid bidding in several groups.
    SeveralGroupsForbidden,
    /// R2142-26: the composition is frozen after the deadline.
    CompositionFrozen,
    /// L2113-12: the lot is reserved and a member lacks the status.
    Reserved,
    /// R2142-3: a subcontractor's capacity counts only with its written commitment.
    SubcontractorCommitment,
    /// L420-1 of the Code de commerce (decision 22-D-04): the group is larger than it needs to be.
    LargerThanNeeded,
    /// The group has more members than the lot allows.
    TooManyMembers,
    /// A certificate runs out before the submission deadline.
    CertificateExpires,
    /// A member has not confirmed.
    MemberNotConfirmed,
}
