//! What a filter of the directory means for the database.

use domain::values::filters::CompanyFilter;
use domain::values::ids::CompetencyId;
use domain::values::quantity::Level;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::column_values::count;
use crate::entities::directory::{
    capability, certificate, company, company_cluster, company_social_status,
};
use crate::text_search::{holds_all_words, index_key};

/// The condition that a company meets a filter.
pub(crate) fn matching(filter: &CompanyFilter) -> Condition {
    let mut condition = own_columns(filter);
    if !filter.clusters.is_empty() {
        let members = company_cluster::Entity::find()
            .select_only()
            .column(company_cluster::Column::CompanyId)
            .filter(
                company_cluster::Column::ClusterId.is_in(filter.clusters.iter().map(|id| id.0)),
            );
        condition = condition.add(company::Column::Id.in_subquery(members.into_query()));
    }
    for group in &filter.competencies {
        let holders = holders_of(Some(group), filter.min_level);
        condition = condition.add(company::Column::Id.in_subquery(holders));
    }
    if filter.competencies.is_empty() && filter.min_level.is_some() {
        let holders = holders_of(None, filter.min_level);
        condition = condition.add(company::Column::Id.in_subquery(holders));
    }
    if !filter.certificates.is_empty() {
        let holders = certificate::Entity::find()
            .select_only()
            .column(certificate::Column::CompanyId)
            .filter(certificate::Column::CodeKey.is_in(keys(&filter.certificates)));
        condition = condition.add(company::Column::Id.in_subquery(holders.into_query()));
    }
    if !filter.social_statuses.is_empty() {
        let holders = company_social_status::Entity::find()
            .select_only()
            .column(company_social_status::Column::CompanyId)
            .filter(company_social_status::Column::StatusKey.is_in(keys(&filter.social_statuses)));
        condition = condition.add(company::Column::Id.in_subquery(holders.into_query()));
    }
    condition
}

fn own_columns(filter: &CompanyFilter) -> Condition {
    let mut condition = Condition::all();
    if let Some(text) = &filter.text {
        condition = condition.add(holds_all_words(&company::Column::SearchKey, text));
    }
    if !filter.departments.is_empty() {
        let departments = filter.departments.iter().map(|code| code.as_str());
        condition = condition.add(company::Column::Department.is_in(departments));
    }
    if let Some(min) = filter.min_headcount {
        condition = condition.add(company::Column::Headcount.gte(count(min)));
    }
    if let Some(max) = filter.max_headcount {
        condition = condition.add(company::Column::Headcount.lte(count(max)));
    }
    if let Some(may_lead) = filter.may_lead {
        condition = condition.add(company::Column::MayLead.eq(may_lead));
    }
    condition
}

/// The companies that hold one of the competencies, or any, at a level or above.
fn holders_of(
    competencies: Option<&Vec<CompetencyId>>,
    min_level: Option<Level>,
) -> SelectStatement {
    let mut holders = capability::Entity::find()
        .select_only()
        .column(capability::Column::CompanyId);
    if let Some(competencies) = competencies {
        let ids = competencies.iter().map(|id| id.0);
        holders = holders.filter(capability::Column::CompetencyId.is_in(ids));
    }
    if let Some(level) = min_level {
        holders = holders.filter(capability::Column::Level.gte(i32::from(level.number())));
    }
    holders.into_query()
}

fn keys(words: &[String]) -> Vec<String> {
    words.iter().map(|word| index_key(word)).collect()
}
