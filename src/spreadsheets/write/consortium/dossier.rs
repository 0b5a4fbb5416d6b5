//! What a dossier is made of, borrowed from the domain.

use chrono::{DateTime, Utc};
use domain::consortia::consortium::{Consortium, ConsortiumMember};
use domain::consortia::violation::Violation;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::groupings::coverage::Coverage;
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::procurement::milestones::Milestone;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CompanyId, ConsortiumMemberId};

/// A person to reach at a company.
#[derive(Clone, Copy, Debug)]
pub struct DossierContact<'a> {
    /// The company.
    pub company_id: CompanyId,
    /// The person's name.
    pub name: &'a str,
    /// The person's address.
    pub email: &'a str,
}

/// Everything that a dossier shows. Who may see it is decided before.
#[derive(Clone, Copy, Debug)]
pub struct ConsortiumDossier<'a> {
    /// The consortium.
    pub consortium: &'a Consortium,
    /// The call.
    pub call: &'a CallForTender,
    /// The lot.
    pub lot: &'a Lot,
    /// What the lot asks, in order.
    pub requirements: &'a [Requirement],
    /// The companies that are or were members.
    pub companies: &'a [Company],
    /// Their capabilities, for the evidence.
    pub capabilities: &'a [Capability],
    /// Who covers what.
    pub coverage: &'a Coverage,
    /// Which rules are broken or at risk.
    pub violations: &'a [Violation],
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// What must be done by which day, the earliest first.
    pub milestones: &'a [Milestone],
    /// The people whom the reader may know, by company.
    pub contacts: &'a [DossierContact<'a>],
    /// When the dossier is made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: &'a str,
}

impl<'a> ConsortiumDossier<'a> {
    /// The name of a company.
    #[must_use]
    pub fn company_name(&self, id: CompanyId) -> &'a str {
        self.company(id)
            .map_or("?", |company| company.name.as_str())
    }

    /// A company.
    #[must_use]
    pub fn company(&self, id: CompanyId) -> Option<&'a Company> {
        self.companies.iter().find(|company| company.id == id)
    }

    /// A member.
    #[must_use]
    pub fn member(&self, id: ConsortiumMemberId) -> Option<&'a ConsortiumMember> {
        self.consortium
            .members
            .iter()
            .find(|member| member.id == id)
    }

    /// The name of a member's company.
    #[must_use]
    pub fn member_name(&self, id: ConsortiumMemberId) -> &'a str {
        self.member(id)
            .map_or("?", |member| self.company_name(member.company_id))
    }
}
