//! What the rules look at: everything is loaded before, so that rules are pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::consortia::consortium::{Consortium, MemberRole};
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::directory::company::Company;
use crate::groupings::coverage::Coverage;
use crate::procurement::call::CallForTender;
use crate::procurement::lot::Lot;
use crate::procurement::requirement::Requirement;
use crate::values::ids::CompanyId;

/// The consortium and all that the rules compare it with.
#[derive(Clone, Debug)]
pub struct RuleContext<'a> {
    /// The call of the lot.
    pub call: &'a CallForTender,
    /// The lot that the consortium bids for.
    pub lot: &'a Lot,
    /// What the lot asks.
    pub requirements: &'a [Requirement],
    /// The consortium.
    pub consortium: &'a Consortium,
    /// Its companies.
    pub companies: &'a BTreeMap<CompanyId, Company>,
    /// What its present members cover on the day of the submission deadline.
    pub coverage: &'a Coverage,
    /// Members without whom all mandatory requirements would still be covered, each taken alone.
    pub dispensable: &'a [CompanyId],
    /// Members who are also in another living group for the same lot.
    pub in_rival_groups: &'a [CompanyId],
    /// Whether the lead also leads another living group for the same lot.
    pub lead_leads_rival_group: bool,
    /// The day of the submission deadline, or today when none is set.
    pub deadline_day: NaiveDate,
    /// The present instant.
    pub now: DateTime<Utc>,
}

impl RuleContext<'_> {
    /// The companies that are in, with their role.
    pub fn present(&self) -> impl Iterator<Item = (CompanyId, MemberRole)> {
        self.consortium
            .present_members()
            .map(|member| (member.company_id, member.role))
    }

    /// How many are in as lead or member; subcontractors are not members of the group (R2142-19).
    #[must_use]
    pub fn n_members(&self) -> u32 {
        let n = self
            .present()
            .filter(|(_, role)| *role != MemberRole::Subcontractor)
            .count();
        u32::try_from(n).unwrap_or(u32::MAX)
    }
}

/// Starts a violation of a rule.
#[must_use]
pub fn violation(rule: RuleCode, article: &str, severity: Severity) -> Violation {
    Violation {
        rule,
        article: article.to_owned(),
        severity,
        company_ids: Vec::new(),
        parameters: Vec::new(),
    }
}

impl Violation {
    /// The same violation, about these companies.
    #[must_use]
    pub fn about(mut self, companies: impl IntoIterator<Item = CompanyId>) -> Self {
        self.company_ids.extend(companies);
        self
    }

    /// The same violation with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.parameters.push((name.to_owned(), value.to_string()));
        self
    }
}

impl RuleCode {
    /// Whether the rule speaks of groups other than the consortium: its findings are for coordinators only, because
    /// they would tell members of a rival group.
    #[must_use]
    pub fn reveals_rivals(self) -> bool {
        matches!(self, Self::LeadOfOneGroup | Self::SeveralGroupsForbidden)
    }
}
