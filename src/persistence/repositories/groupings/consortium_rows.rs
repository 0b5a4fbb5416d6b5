//! Consortia put together from the rows of four tables, and taken apart into them.

use domain::consortia::allocation::Allocation;
use domain::consortia::consortium::{AcceptedWarning, Consortium, ConsortiumMember};
use domain::values::ids::{
    AccountId, AllocationId, ClusterId, CompanyId, ConsortiumId, ConsortiumMemberId, LotId,
    RequirementId, SuggestionId,
};
use domain::values::quantity::Share;
use domain::values::text::{Name, Prose};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::chunks::rows_in;
use crate::column_values::{
    instant, money_columns, parse_money_if, parse_word, parse_word_if, position, record, word,
};
use crate::connection::Connection;
use crate::entities::groupings::{accepted_warning, allocation, consortium, consortium_member};
use crate::ordered_children::readable_children_by_parent;
use crate::storage_error::StorageError;
use crate::text_search::index_key;

/// What hangs on a consortium in other tables.
#[derive(Default)]
struct Children {
    members: Vec<ConsortiumMember>,
    allocations: Vec<Allocation>,
    accepted_warnings: Vec<AcceptedWarning>,
}

/// The consortia of some rows, in their order: three more statements whatever their number.
pub(crate) async fn consortia_of(
    conn: &impl Connection,
    rows: Vec<consortium::Model>,
) -> Result<Vec<Consortium>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();

    let select =
        consortium_member::Entity::find().order_by_asc(consortium_member::Column::Position);
    let found = rows_in(conn, select, consortium_member::Column::ConsortiumId, &ids).await?;
    let mut members =
        readable_children_by_parent(found, |row| Ok((row.consortium_id, member_of(&row)?)))?;

    let select = allocation::Entity::find().order_by_asc(allocation::Column::Position);
    let found = rows_in(conn, select, allocation::Column::ConsortiumId, &ids).await?;
    let mut allocations =
        readable_children_by_parent(found, |row| Ok((row.consortium_id, allocation_of(row)?)))?;

    let select = accepted_warning::Entity::find().order_by_asc(accepted_warning::Column::Position);
    let found = rows_in(conn, select, accepted_warning::Column::ConsortiumId, &ids).await?;
    let mut warnings =
        readable_children_by_parent(found, |row| Ok((row.consortium_id, warning_of(row)?)))?;

    rows.into_iter()
        .map(|row| {
            let children = Children {
                members: members.remove(&row.id).unwrap_or_default(),
                allocations: allocations.remove(&row.id).unwrap_or_default(),
                accepted_warnings: warnings.remove(&row.id).unwrap_or_default(),
            };
            consortium_of(row, children)
        })
        .collect()
}

fn consortium_of(row: consortium::Model, children: Children) -> Result<Consortium, StorageError> {
    Ok(Consortium {
        id: ConsortiumId(row.id),
        lot_id: LotId(row.lot_id),
        cluster_id: ClusterId(row.cluster_id),
        form: parse_word_if("consortium.form", row.form.as_deref())?,
        state: parse_word("consortium.state", &row.state)?,
        name: Name::stored(row.name),
        lead_is_jointly_liable: row.lead_is_jointly_liable,
        suggestion_id: row.suggestion_id.map(SuggestionId),
        note: row.note.map(Prose::stored),
        members: children.members,
        allocations: children.allocations,
        accepted_warnings: children.accepted_warnings,
        created_by: row.created_by.map(AccountId),
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn member_of(row: &consortium_member::Model) -> Result<ConsortiumMember, StorageError> {
    Ok(ConsortiumMember {
        id: ConsortiumMemberId(row.id),
        company_id: CompanyId(row.company_id),
        role: parse_word("consortium_member.role", &row.role)?,
        state: parse_word("consortium_member.state", &row.state)?,
        state_changed_at: row.state_changed_at,
    })
}

fn allocation_of(row: allocation::Model) -> Result<Allocation, StorageError> {
    Ok(Allocation {
        id: AllocationId(row.id),
        member_id: ConsortiumMemberId(row.member_id),
        requirement_id: row.requirement_id.map(RequirementId),
        task: Name::stored(row.task),
        share: Share::parse("share", i64::from(row.share))
            .map_err(|_| StorageError::unreadable("allocation.share"))?,
        amount: parse_money_if(
            "allocation.amount_currency",
            row.amount_cents,
            row.amount_currency.as_deref(),
        )?,
    })
}

fn warning_of(row: accepted_warning::Model) -> Result<AcceptedWarning, StorageError> {
    Ok(AcceptedWarning {
        rule: parse_word("accepted_warning.rule", &row.rule)?,
        reason: Prose::stored(row.reason),
        accepted_by: row.accepted_by.map(AccountId),
        accepted_at: row.accepted_at,
    })
}

/// The row of a consortium itself.
pub(crate) fn row_of(consortium: &Consortium) -> consortium::Model {
    consortium::Model {
        id: consortium.id.0,
        lot_id: consortium.lot_id.0,
        cluster_id: consortium.cluster_id.0,
        name: consortium.name.to_string(),
        name_key: index_key(consortium.name.as_str()),
        form: consortium.form.as_ref().map(word),
        lead_is_jointly_liable: consortium.lead_is_jointly_liable,
        state: word(&consortium.state),
        suggestion_id: consortium.suggestion_id.map(|id| id.0),
        note: consortium.note.as_ref().map(Prose::to_string),
        created_by: consortium.created_by.map(|id| id.0),
        version: consortium.record.version,
        created_at: instant(consortium.record.created_at),
        updated_at: instant(consortium.record.updated_at),
    }
}

/// Its rows of members.
pub(crate) fn member_rows_of(consortium: &Consortium) -> Vec<consortium_member::Model> {
    consortium
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| consortium_member::Model {
            id: member.id.0,
            consortium_id: consortium.id.0,
            position: position(index),
            company_id: member.company_id.0,
            role: word(&member.role),
            state: word(&member.state),
            state_changed_at: instant(member.state_changed_at),
        })
        .collect()
}

/// Its rows of allocation.
pub(crate) fn allocation_rows_of(consortium: &Consortium) -> Vec<allocation::Model> {
    consortium
        .allocations
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let (amount_cents, amount_currency) = money_columns(line.amount);
            allocation::Model {
                id: line.id.0,
                consortium_id: consortium.id.0,
                position: position(index),
                member_id: line.member_id.0,
                requirement_id: line.requirement_id.map(|id| id.0),
                task: line.task.to_string(),
                share: i32::from(line.share.0),
                amount_cents,
                amount_currency,
            }
        })
        .collect()
}

/// Its rows of accepted warnings.
pub(crate) fn warning_rows_of(consortium: &Consortium) -> Vec<accepted_warning::Model> {
    consortium
        .accepted_warnings
        .iter()
        .enumerate()
        .map(|(index, warning)| accepted_warning::Model {
            consortium_id: consortium.id.0,
            position: position(index),
            rule: word(&warning.rule),
            reason: warning.reason.to_string(),
            accepted_by: warning.accepted_by.map(|id| id.0),
            accepted_at: instant(warning.accepted_at),
        })
        .collect()
}
