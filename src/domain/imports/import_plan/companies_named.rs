//! Which company a row names: by SIRET, then SIREN, then name and postcode. Never a guess.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::company::{Address, Company};
use crate::imports::choices::CompanyChoice;
use crate::imports::drafts::CompanyKey;
use crate::imports::import::{ImportIssue, ImportIssueCode, Place};
use crate::values::codes::{Postcode, Siren, Siret};
use crate::values::ids::{ClusterId, CompanyId};
use crate::values::record::Record;
use crate::values::text::{Name, search_key};

use super::row_issues::ColumnIndex;

/// The companies of the cluster, indexed by what rows call them; those that the import makes included.
#[derive(Clone, Debug, Default)]
pub struct CompaniesNamed {
    companies: BTreeMap<CompanyId, Company>,
    by_siret: BTreeMap<String, CompanyId>,
    by_siren: BTreeMap<String, CompanyId>,
    by_name: BTreeMap<String, Vec<CompanyId>>,
    out_of_reach: BTreeSet<String>,
    chosen: BTreeMap<String, CompanyId>,
}

/// Which company a row of a directory describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    /// The one with the row's SIRET or SIREN.
    ByNumber(CompanyId),
    /// The one of that name, or the one that a person said is meant.
    ByName(CompanyId),
    /// None that is known.
    New,
}

/// What a row's name for a company comes to.
#[derive(Clone, Debug)]
pub enum NamedCompany {
    /// A company that is known, or made by an earlier row.
    Known(CompanyId),
    /// A company that this row makes.
    New(Box<Company>),
    /// It cannot be told; the finding says why.
    Unclear(Box<ImportIssue>),
}

impl CompaniesNamed {
    /// Indexes the companies of the cluster, and notes whom the import may not touch and whom a person said that names
    /// mean.
    #[must_use]
    pub fn new(companies: &[Company], out_of_reach: &[Siren], chosen: &[CompanyChoice]) -> Self {
        let mut named = Self {
            out_of_reach: out_of_reach
                .iter()
                .map(|siren| siren.as_str().to_owned())
                .collect(),
            chosen: chosen
                .iter()
                .map(|choice| (search_key(&choice.name), choice.company_id))
                .collect(),
            ..Self::default()
        };
        for company in companies {
            named.add(company.clone());
        }
        named
    }

    /// One of the companies.
    #[must_use]
    pub fn get(&self, company_id: CompanyId) -> Option<&Company> {
        self.companies.get(&company_id)
    }

    /// The only one there is.
    #[must_use]
    pub fn sole(&self) -> Option<&Company> {
        let mut all = self.companies.values();
        all.next().filter(|_| all.next().is_none())
    }

    /// Takes a company as a row leaves it; it still goes by what it was called before.
    pub fn put(&mut self, company: Company) {
        let name = search_key(company.name.as_str());
        let is_called_so = self.by_name.get(&name);
        if is_called_so.is_some_and(|same| same.contains(&company.id)) {
            if let Some(siret) = &company.siret {
                self.by_siret.insert(siret.as_str().to_owned(), company.id);
            }
            if let Some(siren) = &company.siren {
                self.by_siren.insert(siren.as_str().to_owned(), company.id);
            }
            self.companies.insert(company.id, company);
        } else {
            self.add(company);
        }
    }

    /// Adds a company that a row makes.
    pub fn add(&mut self, company: Company) {
        if let Some(siret) = &company.siret {
            self.by_siret.insert(siret.as_str().to_owned(), company.id);
        }
        if let Some(siren) = &company.siren {
            self.by_siren.insert(siren.as_str().to_owned(), company.id);
        }
        self.by_name
            .entry(search_key(company.name.as_str()))
            .or_default()
            .push(company.id);
        self.companies.insert(company.id, company);
    }

    /// The company's name as people know it.
    #[must_use]
    pub fn name_of(&self, company_id: CompanyId) -> &str {
        self.companies
            .get(&company_id)
            .map(|company| company.name.as_str())
            .unwrap_or_default()
    }

    /// Finds the company that a row names. An unknown one is made only when the row gives its name and a valid SIREN or
    /// SIRET: identity is never invented.
    #[must_use]
    pub fn find(
        &self,
        key: &CompanyKey,
        place: &Place,
        columns: &ColumnIndex,
        made: Option<(ClusterId, Record)>,
    ) -> NamedCompany {
        let (siret, siren) = match parsed_identifiers(key) {
            Ok(identifiers) => identifiers,
            Err(rejection) => {
                return NamedCompany::Unclear(Box::new(columns.from_rejection(&rejection, place)));
            }
        };
        let by_identifier = siret
            .as_ref()
            .and_then(|siret| self.by_siret.get(siret.as_str()))
            .or_else(|| {
                siren
                    .as_ref()
                    .and_then(|siren| self.by_siren.get(siren.as_str()))
            });
        if let Some(company_id) = by_identifier.or_else(|| self.chosen_for(key)) {
            return NamedCompany::Known(*company_id);
        }
        match (self.same_name(key), siren) {
            (same, _) if same.len() > 1 => {
                NamedCompany::Unclear(Box::new(self.ambiguous(key, &same, place, columns)))
            }
            (same, siren) => match (same.first(), siren) {
                (Some(company_id), None) => NamedCompany::Known(*company_id),
                (Some(company_id), Some(_)) if self.has_no_siren(*company_id) => {
                    NamedCompany::Known(*company_id)
                }
                (Some(company_id), Some(_)) => NamedCompany::Unclear(Box::new(self.ambiguous(
                    key,
                    &[*company_id],
                    place,
                    columns,
                ))),
                (None, Some(siren)) => self.new_company(key, (siren, siret), place, columns, made),
                (None, None) => {
                    let issue = self.unknown(key, place, columns);
                    let issue = if made.is_some() {
                        issue
                    } else {
                        not_theirs(issue)
                    };
                    NamedCompany::Unclear(Box::new(issue))
                }
            },
        }
    }

    /// Which company a row of a directory describes: by SIRET, then SIREN, then name and postcode. Companies of that name
    /// with another SIREN are others; those at another postcode, or several that it may be, are a question.
    ///
    /// # Errors
    /// A wrong number, a company out of reach, a question.
    pub fn described(
        &self,
        key: &CompanyKey,
        place: &Place,
        columns: &ColumnIndex,
    ) -> Result<Described, Box<ImportIssue>> {
        let (siret, siren) = parsed_identifiers(key)
            .map_err(|rejection| Box::new(columns.from_rejection(&rejection, place)))?;
        let by_siret = siret.and_then(|siret| self.by_siret.get(siret.as_str()));
        let of_siren = |siren: &Siren| self.by_siren.get(siren.as_str());
        if let Some(company_id) = by_siret.or_else(|| siren.as_ref().and_then(of_siren)) {
            return Ok(Described::ByNumber(*company_id));
        }
        if let Some(foreign) = siren
            .as_ref()
            .filter(|siren| self.out_of_reach.contains(siren.as_str()))
        {
            let mut issue = columns.error(ImportIssueCode::NotAllowed, place, "siren");
            issue.found = Some(foreign.as_str().to_owned());
            return Err(Box::new(issue));
        }
        if let Some(company_id) = self.chosen_for(key) {
            return Ok(Described::ByName(*company_id));
        }
        let may_be: Vec<&Company> = self
            .called(key)
            .filter(|company| siren.is_none() || company.siren.is_none())
            .collect();
        let postcode_of = |company: &Company| company.address.postcode.clone();
        let is_here = |company: &&&Company| match (&key.postcode, postcode_of(company)) {
            (Some(typed), Some(known)) => known.as_str() == typed,
            _ => false,
        };
        let is_open =
            |company: &&&Company| key.postcode.is_none() || postcode_of(company).is_none();
        let mut left: Vec<CompanyId> = may_be.iter().filter(is_here).map(|one| one.id).collect();
        if left.is_empty() {
            left = may_be.iter().filter(is_open).map(|one| one.id).collect();
        }
        match (left.as_slice(), may_be.as_slice()) {
            ([company_id], _) => Ok(Described::ByName(*company_id)),
            ([], []) => Ok(Described::New),
            ([], _) => {
                let all: Vec<CompanyId> = may_be.iter().map(|one| one.id).collect();
                Err(Box::new(self.ambiguous(key, &all, place, columns)))
            }
            (several, _) => Err(Box::new(self.ambiguous(key, several, place, columns))),
        }
    }

    fn called(&self, key: &CompanyKey) -> impl Iterator<Item = &Company> {
        let name = key.name.as_deref().map(search_key).unwrap_or_default();
        let same = self.by_name.get(&name).into_iter().flatten();
        same.filter_map(|company_id| self.companies.get(company_id))
    }

    /// What who may add no company is told of one that is not theirs.
    #[must_use]
    pub fn not_theirs(
        &self,
        key: &CompanyKey,
        place: &Place,
        columns: &ColumnIndex,
    ) -> ImportIssue {
        not_theirs(self.unknown(key, place, columns))
    }

    /// The company that a person said a name means, if it is one of those that the import may speak of.
    fn chosen_for(&self, key: &CompanyKey) -> Option<&CompanyId> {
        self.chosen
            .get(&search_key(key.name.as_deref()?))
            .filter(|company_id| self.companies.contains_key(company_id))
    }

    fn has_no_siren(&self, company_id: CompanyId) -> bool {
        self.companies
            .get(&company_id)
            .is_some_and(|company| company.siren.is_none())
    }

    /// Companies of that name, at that postcode when the row gives one that some of them have.
    fn same_name(&self, key: &CompanyKey) -> Vec<CompanyId> {
        let name = key.name.as_deref().map(search_key).unwrap_or_default();
        let same = self.by_name.get(&name).cloned().unwrap_or_default();
        let Some(postcode) = &key.postcode else {
            return same;
        };
        let at_postcode: Vec<_> = same
            .iter()
            .copied()
            .filter(|company_id| {
                let company = self.companies.get(company_id);
                company
                    .and_then(|company| company.address.postcode.as_ref())
                    .is_some_and(|known| known.as_str() == postcode)
            })
            .collect();
        if at_postcode.is_empty() {
            same
        } else {
            at_postcode
        }
    }

    fn ambiguous(
        &self,
        key: &CompanyKey,
        same: &[CompanyId],
        place: &Place,
        columns: &ColumnIndex,
    ) -> ImportIssue {
        let mut issue = columns.error(ImportIssueCode::AmbiguousCompany, place, "name");
        issue.found.clone_from(&key.name);
        let same: Vec<&Company> = same
            .iter()
            .filter_map(|id| self.companies.get(id))
            .collect();
        issue.proposals = same.iter().map(|company| described(company)).collect();
        issue.candidates = same.iter().map(|company| company.id).collect();
        issue
    }

    fn unknown(&self, key: &CompanyKey, place: &Place, columns: &ColumnIndex) -> ImportIssue {
        let mut issue = columns.error(ImportIssueCode::UnknownCompany, place, "name");
        issue.found = key
            .name
            .clone()
            .or_else(|| key.siret.clone())
            .or_else(|| key.siren.clone());
        let wanted = key.name.as_deref().map(search_key).unwrap_or_default();
        let mut near: Vec<(u16, String, CompanyId)> = self
            .companies
            .values()
            .map(|company| {
                (
                    likeness(&wanted, &search_key(company.name.as_str())),
                    described(company),
                    company.id,
                )
            })
            .filter(|(score, ..)| *score >= 500)
            .collect();
        near.sort_by(|first, second| second.cmp(first));
        near.truncate(3);
        issue.candidates = near.iter().map(|(.., company_id)| *company_id).collect();
        issue.proposals = near.into_iter().map(|(_, name, _)| name).collect();
        issue
    }

    fn new_company(
        &self,
        key: &CompanyKey,
        (siren, siret): (Siren, Option<Siret>),
        place: &Place,
        columns: &ColumnIndex,
        made: Option<(ClusterId, Record)>,
    ) -> NamedCompany {
        let Some((cluster_id, record)) =
            made.filter(|_| !self.out_of_reach.contains(siren.as_str()))
        else {
            let mut issue = columns.error(ImportIssueCode::NotAllowed, place, "siren");
            issue.found = Some(siren.as_str().to_owned());
            return NamedCompany::Unclear(Box::new(issue));
        };
        let unclear =
            |rejection| NamedCompany::Unclear(Box::new(columns.from_rejection(&rejection, place)));
        let name = match Name::parse("name", key.name.as_deref().unwrap_or_default()) {
            Ok(name) => name,
            Err(rejection) => return unclear(rejection),
        };
        let postcode = match key
            .postcode
            .as_deref()
            .map(|typed| Postcode::parse("postcode", typed))
            .transpose()
        {
            Ok(postcode) => postcode,
            Err(rejection) => return unclear(rejection),
        };
        let department = postcode.as_ref().map(Postcode::department);
        NamedCompany::New(Box::new(Company {
            id: CompanyId::new(),
            name,
            siren: Some(siren),
            siret,
            legal_form: None,
            social_statuses: Vec::new(),
            address: Address {
                postcode,
                department,
                ..Address::default()
            },
            headcount: None,
            available_fte: None,
            website: None,
            summary_fr: None,
            summary_en: None,
            may_lead: true,
            max_lots: None,
            cluster_ids: vec![cluster_id],
            financial_years: Vec::new(),
            certificates: Vec::new(),
            record,
        }))
    }
}

/// Who may add no company is only shown their own: to them another one is not unknown, it is not theirs, unless the name
/// looks like a slip for one that is.
fn not_theirs(mut issue: ImportIssue) -> ImportIssue {
    if issue.proposals.is_empty() {
        issue.code = ImportIssueCode::NotAllowed;
    }
    issue
}

fn parsed_identifiers(
    key: &CompanyKey,
) -> Result<(Option<Siret>, Option<Siren>), crate::values::rejection::Rejection> {
    let siret = key
        .siret
        .as_deref()
        .map(|typed| Siret::parse("siret", typed))
        .transpose()?;
    let siren = key
        .siren
        .as_deref()
        .map(|typed| Siren::parse("siren", typed))
        .transpose()?;
    let from_siret = siret.as_ref().map(Siret::siren);
    Ok((siret, siren.or(from_siret)))
}

fn described(company: &Company) -> String {
    let siren = company
        .siren
        .as_ref()
        .map(|siren| format!(" ({siren})"))
        .unwrap_or_default();
    let city = company
        .address
        .city
        .as_ref()
        .map(|city| format!(", {city}"))
        .unwrap_or_default();
    format!("{}{siren}{city}", company.name)
}

fn likeness(first: &str, second: &str) -> u16 {
    (strsim::normalized_damerau_levenshtein(first, second) * 1000.0) as u16
}
