//! What lists are narrowed and sorted by.

use async_graphql::{ID, InputObject};
use chrono::{DateTime, Utc};
use domain::values::changes::whole_number;
use domain::values::codes::Department;
use domain::values::filters;
use domain::values::page::Order;
use domain::values::rejection::Rejection;

use crate::graphql::enums::calls::CallStatus;
use crate::graphql::enums::companies::{CompetencyKind, Level};
use crate::graphql::enums::lists::{
    CallOrderField, CompanyOrderField, CompetencyOrderField, OrderDirection,
};
use crate::graphql::node_id::read_all_at;

/// The largest headcount that a filter can name.
const MAX_HEADCOUNT: u32 = 10_000_000;

/// Narrows a list of calls. Parts are joined by and, the values of one part by or.
#[derive(Default, InputObject)]
pub struct CallFilter {
    /// Words of the reference, the title or the buyer.
    pub text: Option<String>,
    /// Calls of these clusters.
    pub cluster_ids: Option<Vec<ID>>,
    /// Calls in one of these states.
    pub statuses: Option<Vec<CallStatus>>,
    /// Calls whose submission deadline is this instant or later.
    pub deadline_after: Option<DateTime<Utc>>,
    /// Calls whose submission deadline is before this instant.
    pub deadline_before: Option<DateTime<Utc>>,
    /// Calls with a CPV code, their own or of a lot, that begins with these digits.
    pub cpv_prefix: Option<String>,
    /// Calls whose place, their own or of a lot, begins with these characters (NUTS).
    pub place_prefix: Option<String>,
}

/// What calls are sorted by.
#[derive(InputObject)]
pub struct CallOrder {
    /// The field.
    pub field: CallOrderField,
    /// Up or down.
    pub direction: OrderDirection,
}

/// Narrows the directory. Parts are joined by and, the values of one part by or, except competencies.
#[derive(Default, InputObject)]
pub struct CompanyFilter {
    /// Words of the name or the town.
    pub text: Option<String>,
    /// Companies of these clusters.
    pub cluster_ids: Option<Vec<ID>>,
    /// Companies that hold this competency exactly or something narrower; several mean all of them.
    pub competency_ids: Option<Vec<ID>>,
    /// The level at which a competency must be held.
    pub min_level: Option<Level>,
    /// Companies in these departments.
    pub departments: Option<Vec<String>>,
    /// Companies with one of these certificates.
    pub certificate_codes: Option<Vec<String>>,
    /// Companies with at least so many people.
    pub min_headcount: Option<i32>,
    /// Companies with at most so many people.
    pub max_headcount: Option<i32>,
    /// Companies that do, or do not, accept to lead.
    pub may_lead: Option<bool>,
    /// Companies with one of these social-economy statuses.
    pub social_statuses: Option<Vec<String>>,
}

/// What companies are sorted by.
#[derive(InputObject)]
pub struct CompanyOrder {
    /// The field.
    pub field: CompanyOrderField,
    /// Up or down.
    pub direction: OrderDirection,
}

/// Narrows the vocabulary.
#[derive(Default, InputObject)]
pub struct CompetencyFilter {
    /// Searched in codes, labels and synonyms.
    pub text: Option<String>,
    /// Entries of these kinds.
    pub kinds: Option<Vec<CompetencyKind>>,
}

/// What competencies are sorted by.
#[derive(InputObject)]
pub struct CompetencyOrder {
    /// The field.
    pub field: CompetencyOrderField,
    /// Up or down.
    pub direction: OrderDirection,
}

impl CallFilter {
    /// The filter in the words of the domain.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids that are none of clusters.
    pub fn read(self) -> Result<filters::CallFilter, Vec<Rejection>> {
        Ok(filters::CallFilter {
            clusters: read_all_at("clusterIds", &self.cluster_ids.unwrap_or_default())?,
            text: self.text,
            statuses: mapped(self.statuses),
            deadline_from: self.deadline_after,
            deadline_before: self.deadline_before,
            cpv_prefix: self.cpv_prefix,
            place_prefix: self.place_prefix,
        })
    }
}

impl CompanyFilter {
    /// The filter in the words of the domain.
    ///
    /// # Errors
    /// `NOT_FOUND` for ids of other things, `INVALID_FORMAT` for departments, `OUT_OF_RANGE` for headcounts.
    pub fn read(self) -> Result<filters::CompanyFilter, Vec<Rejection>> {
        let competency_ids =
            read_all_at("competencyIds", &self.competency_ids.unwrap_or_default())?;
        let headcount = |field: &str, people: Option<i32>| {
            people
                .map(|people| whole_number(field, people.into(), 0, MAX_HEADCOUNT))
                .transpose()
                .map_err(|wrong| vec![wrong])
        };
        let departments = self.departments.unwrap_or_default();
        Ok(filters::CompanyFilter {
            clusters: read_all_at("clusterIds", &self.cluster_ids.unwrap_or_default())?,
            text: self.text,
            competencies: competency_ids.into_iter().map(|id| vec![id]).collect(),
            min_level: self.min_level.map(Into::into),
            departments: departments
                .iter()
                .map(|code| Department::parse("departments", code))
                .collect::<Result<_, _>>()
                .map_err(|wrong| vec![wrong])?,
            certificates: self.certificate_codes.unwrap_or_default(),
            social_statuses: self.social_statuses.unwrap_or_default(),
            min_headcount: headcount("minHeadcount", self.min_headcount)?,
            max_headcount: headcount("maxHeadcount", self.max_headcount)?,
            may_lead: self.may_lead,
        })
    }
}

impl From<CompetencyFilter> for filters::CompetencyFilter {
    fn from(filter: CompetencyFilter) -> Self {
        Self {
            text: filter.text,
            kinds: mapped(filter.kinds),
        }
    }
}

/// The order asked for, or that of the list.
pub fn order_or_default<I, F: Default + From<I>>(order: Option<(I, OrderDirection)>) -> Order<F> {
    match order {
        Some((field, direction)) => Order {
            field: field.into(),
            direction: direction.into(),
        },
        None => Order::default(),
    }
}

fn mapped<T, U: From<T>>(values: Option<Vec<T>>) -> Vec<U> {
    values
        .unwrap_or_default()
        .into_iter()
        .map(U::from)
        .collect()
}
