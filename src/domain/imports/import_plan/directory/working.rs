//! The companies and capabilities of a cluster as the rows read so far leave them.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::imports::choices::CompanyChoice;
use crate::imports::drafts::CompanyKey;
use crate::imports::import::{
    ImportIssue, ImportIssueCode, ImportSubject, KnownRecords, Place, PlannedWrite,
};
use crate::values::ids::{CapabilityId, CertificateId, CompanyId, CompetencyId, EvidenceId};
use crate::values::rejection::Rejection;

use super::super::companies_named::{CompaniesNamed, NamedCompany};
use super::super::planner::Planner;

/// A company and what it declares.
pub type Key = (CompanyId, CompetencyId);

/// Records being changed row by row.
pub struct Working {
    /// The companies, by what rows call them.
    pub companies: CompaniesNamed,
    /// What they declare.
    pub capabilities: BTreeMap<Key, Capability>,
    /// Whose each known reference is.
    pub evidence_of: BTreeMap<EvidenceId, CompanyId>,
    /// Whose each known certificate is.
    pub certificates_of: BTreeMap<CertificateId, CompanyId>,
    known_companies: BTreeSet<CompanyId>,
    known_capabilities: BTreeSet<CapabilityId>,
    changed_companies: BTreeSet<CompanyId>,
    changed_capabilities: BTreeSet<Key>,
}

impl Working {
    /// Begins with what is known.
    #[must_use]
    pub fn new(known: &KnownRecords, chosen: &[CompanyChoice]) -> Self {
        let key = |held: &Capability| (held.company_id, held.competency_id);
        Self {
            companies: CompaniesNamed::new(&known.companies, &known.out_of_reach, chosen),
            capabilities: known
                .capabilities
                .iter()
                .map(|held| (key(held), held.clone()))
                .collect(),
            evidence_of: known
                .capabilities
                .iter()
                .flat_map(|held| {
                    held.evidence
                        .iter()
                        .map(|piece| (piece.id, held.company_id))
                })
                .collect(),
            certificates_of: known
                .companies
                .iter()
                .flat_map(|company| {
                    company
                        .certificates
                        .iter()
                        .map(|held| (held.id, company.id))
                })
                .collect(),
            known_companies: known.companies.iter().map(|company| company.id).collect(),
            known_capabilities: known.capabilities.iter().map(|held| held.id).collect(),
            changed_companies: BTreeSet::new(),
            changed_capabilities: BTreeSet::new(),
        }
    }

    /// Takes a company as a row leaves it.
    pub fn put_company(&mut self, company: Company) {
        self.changed_companies.insert(company.id);
        self.companies.put(company);
    }

    /// Takes a capability as a row leaves it.
    pub fn put_capability(&mut self, held: Capability) {
        let key = (held.company_id, held.competency_id);
        self.changed_capabilities.insert(key);
        self.capabilities.insert(key, held);
    }

    /// The company that a row about something of a company names, or the finding that keeps the row from being used; the
    /// row has its fate then. None is made: a sheet of companies does that.
    pub fn owner(
        &self,
        planner: &mut Planner<'_>,
        (place, subject, label): (&Place, ImportSubject, &str),
        key: &CompanyKey,
    ) -> Option<Company> {
        let may_create = planner.context.may_create_companies;
        let sole = self.companies.sole().filter(|_| !may_create);
        if let Some(company) = sole.filter(|_| *key == CompanyKey::default()) {
            return Some(company.clone());
        }
        match self.companies.find(key, place, &planner.columns, None) {
            NamedCompany::Known(company_id) => self.companies.get(company_id).cloned(),
            NamedCompany::New(_) => {
                let code = ImportIssueCode::UnknownCompany;
                let issue = planner.columns.error(code, place, "name");
                planner.reject(place, subject, label.to_owned(), vec![issue]);
                None
            }
            NamedCompany::Unclear(issue) if issue.code == ImportIssueCode::AmbiguousCompany => {
                planner.ask(place, subject, label.to_owned(), vec![*issue]);
                None
            }
            NamedCompany::Unclear(mut issue) => {
                // To who may add companies, one that is not there is unknown.
                if may_create && issue.code == ImportIssueCode::NotAllowed {
                    issue.code = ImportIssueCode::UnknownCompany;
                }
                planner.reject(place, subject, label.to_owned(), vec![*issue]);
                None
            }
        }
    }

    /// Holds ready what the rows changed.
    pub fn write(self, planner: &mut Planner<'_>) {
        for company_id in &self.changed_companies {
            if let Some(company) = self.companies.get(*company_id).cloned() {
                planner.write(if self.known_companies.contains(company_id) {
                    PlannedWrite::UpdateCompany(company)
                } else {
                    PlannedWrite::CreateCompany(company)
                });
            }
        }
        for key in &self.changed_capabilities {
            if let Some(held) = self.capabilities.get(key).cloned() {
                planner.write(if self.known_capabilities.contains(&held.id) {
                    PlannedWrite::UpdateCapability(held)
                } else {
                    PlannedWrite::CreateCapability(held)
                });
            }
        }
    }
}

/// The findings of a form as findings about the row, each at the column that says it: `columns` gives the name of a
/// column for the name of a field of the form.
pub fn placed(
    planner: &Planner<'_>,
    place: &Place,
    rejections: Vec<Rejection>,
    column: impl Fn(&str) -> String,
) -> Vec<ImportIssue> {
    let placed = rejections.into_iter().map(|mut rejection| {
        // Parts of a form have a path: the innermost name is that of the field.
        let field = rejection
            .path
            .iter()
            .rev()
            .find(|step| !step.bytes().all(|byte| byte.is_ascii_digit()));
        let field = field.map(String::as_str).unwrap_or_default();
        rejection.path = vec![column(field)];
        planner.columns.from_rejection(&rejection, place)
    });
    placed.collect()
}
