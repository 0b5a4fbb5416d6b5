//! Companies, competencies and interests: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// How well a company masters a competency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::values::quantity::Level")]
pub enum Level {
    /// Level 1, notions.
    Notions,
    /// Level 2, autonome: works alone.
    Autonomous,
    /// Level 3, confirmé: has done it several times.
    Confirmed,
    /// Level 4, expert.
    Expert,
}

/// What a competency is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::directory::competency::CompetencyKind")]
pub enum CompetencyKind {
    /// A free-software product.
    Software,
    /// Something that one does: integration, support, hosting and the like.
    Activity,
    /// A field of application: libraries, health, geography and the like.
    Domain,
}

/// How a held competency answers an asked one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::directory::competency::CompetencyMatch")]
pub enum CompetencyMatch {
    /// The held one is broader than the asked one: shown as partial, never counted.
    Partial,
    /// The held one is narrower than the asked one: it counts.
    Narrower,
    /// The same entry.
    Exact,
}

/// What the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::directory::evidence::EvidenceKind")]
pub enum EvidenceKind {
    /// Work done for a client.
    Reference,
    /// A certificate or qualification.
    Certificate,
    /// Named staff with the skill.
    Staff,
}

/// How well something is proved on a given day, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::directory::evidence::Proof")]
pub enum Proof {
    /// Nothing supports it.
    Missing,
    /// What supported it has run out.
    Expired,
    /// The company says so.
    Declared,
    /// A document inside its dates, or a coordinator's verification.
    Proved,
}

/// How a company wants to take part in a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::interest::InterestAnswer")]
pub enum InterestAnswer {
    /// As the lead, or as a member.
    Lead,
    /// As a member who does not lead.
    Member,
    /// As a subcontractor only.
    Subcontractor,
    /// Perhaps; counted as a possible member who does not lead.
    Maybe,
    /// Not this time.
    No,
}
