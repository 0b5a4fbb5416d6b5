//! Procurement rules that a consortium breaks or risks breaking, each with its article.

use serde::{Deserialize, Serialize};

use crate::values::ids::CompanyId;

/// How serious a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// Good to know.
    Information,
    /// Going on needs a recorded reason.
    Warning,
    /// Going on is refused.
    Error,
}

/// Which rule speaks. The closed list of rules that the product checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RuleCode {
    /// R2142-24: the lead is a member.
    LeadIsMember,
    /// R2142-23: one company leads at most one group for the same contract.
    LeadOfOneGroup,
    /// R2142-20: a legal form is chosen.
    FormChosen,
    /// R2142-24: joint liability of the lead only makes sense in a *conjoint* group.
    LeadLiabilityFitsForm,
    /// R2142-20: in a *conjoint* group each member has work of its own.
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

impl RuleCode {
    /// The rule's name as the API writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeadIsMember => "LEAD_IS_MEMBER",
            Self::LeadOfOneGroup => "LEAD_OF_ONE_GROUP",
            Self::FormChosen => "FORM_CHOSEN",
            Self::LeadLiabilityFitsForm => "LEAD_LIABILITY_FITS_FORM",
            Self::EachMemberHasWork => "EACH_MEMBER_HAS_WORK",
            Self::SharesAddUp => "SHARES_ADD_UP",
            Self::RequirementsCovered => "REQUIREMENTS_COVERED",
            Self::RequiredForm => "REQUIRED_FORM",
            Self::SeveralGroupsForbidden => "SEVERAL_GROUPS_FORBIDDEN",
            Self::CompositionFrozen => "COMPOSITION_FROZEN",
            Self::Reserved => "RESERVED",
            Self::SubcontractorCommitment => "SUBCONTRACTOR_COMMITMENT",
            Self::LargerThanNeeded => "LARGER_THAN_NEEDED",
            Self::TooManyMembers => "TOO_MANY_MEMBERS",
            Self::CertificateExpires => "CERTIFICATE_EXPIRES",
            Self::MemberNotConfirmed => "MEMBER_NOT_CONFIRMED",
        }
    }
}

/// A rule broken or at risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Which rule.
    pub rule: RuleCode,
    /// Its article as one cites it.
    pub article: String,
    /// How serious it is.
    pub severity: Severity,
    /// The companies concerned: members of the consortium only, never others.
    pub company_ids: Vec<CompanyId>,
    /// The values of its sentence, by name.
    pub parameters: Vec<(String, String)>,
}
