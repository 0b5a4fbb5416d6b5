//! What a filter of consortia means for the database, and which consortia a reader may know of.

use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{ConsortiumState, MemberState};
use domain::values::filters::ConsortiumFilter;
use domain::values::ids::CompanyId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use crate::column_values::word;
use crate::entities::groupings::{consortium, consortium_member};
use crate::entities::procurement::lot;
use crate::text_search::holds_all_words;

/// The states of a membership; which of them see the consortium is the domain's rule.
const MEMBER_STATES: [MemberState; 5] = [
    MemberState::Considered,
    MemberState::Invited,
    MemberState::Interested,
    MemberState::Confirmed,
    MemberState::Withdrawn,
];

/// The consortia that a reader may know of: the set that everything else is asked of.
pub(crate) fn visible(visibility: &ConsortiumVisibility) -> Select<consortium::Entity> {
    let ConsortiumVisibility::Reader {
        clusters,
        companies,
    } = visibility
    else {
        return consortium::Entity::find();
    };
    let seeing_states = MEMBER_STATES
        .iter()
        .filter(|state| state.sees_consortium())
        .map(word);
    let seeing_members = consortium_member::Entity::find()
        .select_only()
        .column(consortium_member::Column::ConsortiumId)
        .filter(consortium_member::Column::CompanyId.is_in(companies.iter().map(|id| id.0)))
        .filter(consortium_member::Column::State.is_in(seeing_states));
    let as_member = Condition::all()
        .add(consortium::Column::State.ne(word(&ConsortiumState::Draft)))
        .add(consortium::Column::Id.in_subquery(seeing_members.into_query()));
    consortium::Entity::find().filter(
        Condition::any()
            .add(consortium::Column::ClusterId.is_in(clusters.iter().map(|id| id.0)))
            .add(as_member),
    )
}

/// The consortia that a reader may know of and that meet a filter.
pub(crate) fn matching(
    visibility: &ConsortiumVisibility,
    filter: &ConsortiumFilter,
) -> Select<consortium::Entity> {
    let mut condition = Condition::all();
    if !filter.clusters.is_empty() {
        let clusters = filter.clusters.iter().map(|id| id.0);
        condition = condition.add(consortium::Column::ClusterId.is_in(clusters));
    }
    if !filter.calls.is_empty() {
        let lots = lot::Entity::find()
            .select_only()
            .column(lot::Column::Id)
            .filter(lot::Column::CallId.is_in(filter.calls.iter().map(|id| id.0)));
        condition = condition.add(consortium::Column::LotId.in_subquery(lots.into_query()));
    }
    if !filter.lots.is_empty() {
        let lots = filter.lots.iter().map(|id| id.0);
        condition = condition.add(consortium::Column::LotId.is_in(lots));
    }
    if !filter.companies.is_empty() {
        condition = condition.add(consortium::Column::Id.in_subquery(ids_of(&filter.companies)));
    }
    if !filter.states.is_empty() {
        condition = condition.add(consortium::Column::State.is_in(filter.states.iter().map(word)));
    }
    if let Some(text) = &filter.text {
        condition = condition.add(holds_all_words(&consortium::Column::NameKey, text));
    }
    visible(visibility).filter(condition)
}

/// The ids of the consortia that one of some companies is or was in.
fn ids_of(companies: &[CompanyId]) -> SelectStatement {
    let ids: Vec<Uuid> = companies.iter().map(|id| id.0).collect();
    consortium_member::Entity::find()
        .select_only()
        .column(consortium_member::Column::ConsortiumId)
        .filter(consortium_member::Column::CompanyId.is_in(ids))
        .into_query()
}
