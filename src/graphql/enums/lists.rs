//! Lists: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;
use domain::access::account::Language;
use domain::values::filters;

/// Whether a list runs up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::values::page::Direction")]
pub enum OrderDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// What calls are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CallOrderField {
    /// The submission deadline; calls without one come last.
    SubmissionDeadline,
    /// The instant of making.
    Created,
    /// The title, case and accents aside.
    Title,
}

impl From<CallOrderField> for filters::CallOrderField {
    fn from(field: CallOrderField) -> Self {
        match field {
            CallOrderField::SubmissionDeadline => Self::SubmissionDeadline,
            CallOrderField::Created => Self::CreatedAt,
            CallOrderField::Title => Self::Title,
        }
    }
}

/// What companies are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CompanyOrderField {
    /// The name, case and accents aside.
    Name,
    /// The people employed; companies that have not said come last.
    Headcount,
    /// The instant of the last change.
    Updated,
}

impl From<CompanyOrderField> for filters::CompanyOrderField {
    fn from(field: CompanyOrderField) -> Self {
        match field {
            CompanyOrderField::Name => Self::Name,
            CompanyOrderField::Headcount => Self::Headcount,
            CompanyOrderField::Updated => Self::UpdatedAt,
        }
    }
}

/// What competencies are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CompetencyOrderField {
    /// The French label, case and accents aside.
    LabelFr,
    /// The English label, case and accents aside.
    LabelEn,
}

impl From<CompetencyOrderField> for filters::CompetencyOrderField {
    fn from(field: CompetencyOrderField) -> Self {
        Self::Label(match field {
            CompetencyOrderField::LabelFr => Language::Fr,
            CompetencyOrderField::LabelEn => Language::En,
        })
    }
}

/// What consortia are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ConsortiumOrderField {
    /// The instant of the last change.
    Updated,
    /// The name, case and accents aside.
    Name,
}

impl From<ConsortiumOrderField> for filters::ConsortiumOrderField {
    fn from(field: ConsortiumOrderField) -> Self {
        match field {
            ConsortiumOrderField::Updated => Self::UpdatedAt,
            ConsortiumOrderField::Name => Self::Name,
        }
    }
}
