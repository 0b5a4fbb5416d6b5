//! Requirements of lots in the database.

use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Judgement, Requirement, RequirementKind,
};
use domain::values::ids::{AccountId, CompetencyId, LotId, RequirementId};
use domain::values::money::Money;
use domain::values::quantity::FteTenths;
use domain::values::text::{Name, Prose};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{
    count, instant, money_columns, parse_count, parse_count_if, parse_level, parse_money_if,
    parse_word, record, word,
};
use crate::connection::Connection;
use crate::entities::procurement::requirement;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// The word of a competency measured by holders.
const HOLDERS: &str = "HOLDERS";
/// The word of a competency measured in full-time equivalents.
const FTE: &str = "FTE";
/// The word of a requirement that must be met.
const MANDATORY: &str = "MANDATORY";
/// The word of a requirement that need not be met.
const DESIRABLE: &str = "DESIRABLE";

/// One requirement.
///
/// # Errors
/// What the database says.
pub async fn find_requirement(
    conn: &impl Connection,
    requirement_id: RequirementId,
) -> Result<Option<Requirement>, StorageError> {
    Ok(requirements_by_id(conn, &[requirement_id]).await?.pop())
}

/// The requirements with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn requirements_by_id(
    conn: &impl Connection,
    requirement_ids: &[RequirementId],
) -> Result<Vec<Requirement>, StorageError> {
    let ids: Vec<Uuid> = requirement_ids.iter().map(|id| id.0).collect();
    let select = requirement::Entity::find().order_by_asc(requirement::Column::Id);
    let rows = rows_in(conn, select, requirement::Column::Id, &ids).await?;
    rows.into_iter().map(requirement_of).collect()
}

/// The requirements of some lots, in their places within each lot.
///
/// # Errors
/// What the database says.
pub async fn requirements_by_lot(
    conn: &impl Connection,
    lot_ids: &[LotId],
) -> Result<Vec<Requirement>, StorageError> {
    let ids: Vec<Uuid> = lot_ids.iter().map(|id| id.0).collect();
    let select = requirement::Entity::find()
        .order_by_asc(requirement::Column::LotId)
        .order_by_asc(requirement::Column::Position)
        .order_by_asc(requirement::Column::Id);
    let rows = rows_in(conn, select, requirement::Column::LotId, &ids).await?;
    rows.into_iter().map(requirement_of).collect()
}

/// Stores a new requirement.
///
/// # Errors
/// A foreign key when its lot or competency is gone.
pub async fn insert_requirement(
    conn: &impl Connection,
    requirement: &Requirement,
) -> Result<(), StorageError> {
    insert_requirements(conn, std::slice::from_ref(requirement)).await
}

/// Stores new requirements.
///
/// # Errors
/// A foreign key when a lot or competency is gone.
pub async fn insert_requirements(
    conn: &impl Connection,
    requirements: &[Requirement],
) -> Result<(), StorageError> {
    insert_rows::<requirement::Entity>(conn, requirements.iter().map(row_of).collect()).await
}

/// Stores a changed requirement.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_requirement(
    conn: &impl Connection,
    requirement: &Requirement,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<requirement::Entity>(conn, row_of(requirement), expected_version).await
}

/// Gives the requirements of a lot the places of their ids in the list; an order is not a change of any of them, so
/// versions stay. How many were found.
///
/// # Errors
/// What the database says.
pub async fn reorder_requirements(
    conn: &impl Connection,
    lot_id: LotId,
    requirement_ids: &[RequirementId],
) -> Result<usize, StorageError> {
    let mut n_found = 0;
    for (place, requirement_id) in (0_i64..).zip(requirement_ids) {
        let outcome = requirement::Entity::update_many()
            .col_expr(requirement::Column::Position, Expr::value(place))
            .filter(requirement::Column::Id.eq(requirement_id.0))
            .filter(requirement::Column::LotId.eq(lot_id.0))
            .exec(conn)
            .await?;
        n_found += usize::from(outcome.rows_affected == 1);
    }
    Ok(n_found)
}

/// Deletes a requirement; lines of allocation that cover it stay without it.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_requirement(
    conn: &impl Connection,
    requirement_id: RequirementId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<requirement::Entity>(conn, requirement_id.0, expected_version).await
}

/// Deletes requirements, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone.
pub async fn delete_requirements(
    conn: &impl Connection,
    expected: &[(RequirementId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<requirement::Entity>(conn, &expected).await
}

fn requirement_of(row: requirement::Model) -> Result<Requirement, StorageError> {
    let importance = match (row.importance.as_str(), row.weight) {
        (MANDATORY, None) => Importance::Mandatory,
        (DESIRABLE, Some(weight)) => Importance::Desirable(
            u8::try_from(weight).map_err(|_| StorageError::unreadable("requirement.weight"))?,
        ),
        _ => return Err(StorageError::unreadable("requirement.importance")),
    };
    Ok(Requirement {
        id: RequirementId(row.id),
        lot_id: LotId(row.lot_id),
        demand: demand_of(&row)?,
        scope: parse_word("requirement.scope", &row.scope)?,
        importance,
        judgement: judgement_of(&row),
        wording: row.wording.map(Prose::stored),
        origin: row.origin.map(Name::stored),
        position: parse_count("requirement.position", row.position)?,
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn demand_of(row: &requirement::Model) -> Result<Demand, StorageError> {
    let count = || {
        parse_count_if("requirement.min_count", row.min_count)?
            .ok_or_else(|| StorageError::unreadable("requirement.min_count"))
    };
    let money = || {
        parse_money_if(
            "requirement.min_amount_currency",
            row.min_amount_cents,
            row.min_amount_currency.as_deref(),
        )?
        .ok_or_else(|| StorageError::unreadable("requirement.min_amount_cents"))
    };
    let code = || {
        row.certificate_code
            .clone()
            .map(Name::stored)
            .ok_or_else(|| StorageError::unreadable("requirement.certificate_code"))
    };
    let kind: RequirementKind = parse_word("requirement.kind", &row.kind)?;
    Ok(match kind {
        RequirementKind::Competency => competency_demand_of(row, count()?)?,
        RequirementKind::Turnover => Demand::Turnover { min: money()? },
        RequirementKind::InFieldTurnover => Demand::InFieldTurnover { min: money()? },
        RequirementKind::Headcount => Demand::Headcount { min: count()? },
        RequirementKind::References => Demand::References {
            min: count()?,
            years: parse_count_if("requirement.years", row.years)?,
            competency_id: row.competency_id.map(CompetencyId),
        },
        RequirementKind::Certificate => Demand::Certificate { code: code()? },
        RequirementKind::Registration => Demand::Registration { code: code()? },
        RequirementKind::FreeText => Demand::FreeText,
    })
}

fn competency_demand_of(row: &requirement::Model, min: u32) -> Result<Demand, StorageError> {
    let (Some(competency_id), Some(level)) = (row.competency_id, row.min_level) else {
        return Err(StorageError::unreadable("requirement.competency_id"));
    };
    let amount = match row.measure.as_deref() {
        Some(HOLDERS) => CompetencyAmount::Holders(min),
        Some(FTE) => CompetencyAmount::Fte(FteTenths(min)),
        _ => return Err(StorageError::unreadable("requirement.measure")),
    };
    Ok(Demand::Competency {
        competency_id: CompetencyId(competency_id),
        min_level: parse_level("requirement.min_level", level)?,
        amount,
    })
}

fn judgement_of(row: &requirement::Model) -> Option<Judgement> {
    let (is_covered, judged_at) = row.is_judged_covered.zip(row.judged_at)?;
    Some(Judgement {
        is_covered,
        reason: row.judgement_reason.clone().map(Prose::stored),
        judged_by: row.judged_by.map(AccountId),
        judged_at,
    })
}

/// The columns that a demand fills, by its kind.
#[derive(Default)]
struct DemandColumns {
    competency_id: Option<CompetencyId>,
    min_level: Option<i32>,
    measure: Option<&'static str>,
    min_count: Option<u32>,
    min_amount: Option<Money>,
    years: Option<u32>,
    certificate_code: Option<String>,
}

fn columns_of(demand: &Demand) -> DemandColumns {
    let nothing = DemandColumns::default();
    match demand {
        Demand::Competency {
            competency_id,
            min_level,
            amount,
        } => {
            let (measure, min_count) = match amount {
                CompetencyAmount::Holders(holders) => (HOLDERS, *holders),
                CompetencyAmount::Fte(fte) => (FTE, fte.0),
            };
            DemandColumns {
                competency_id: Some(*competency_id),
                min_level: Some(i32::from(min_level.number())),
                measure: Some(measure),
                min_count: Some(min_count),
                ..nothing
            }
        }
        Demand::Turnover { min } | Demand::InFieldTurnover { min } => DemandColumns {
            min_amount: Some(*min),
            ..nothing
        },
        Demand::Headcount { min } => DemandColumns {
            min_count: Some(*min),
            ..nothing
        },
        Demand::References {
            min,
            years,
            competency_id,
        } => DemandColumns {
            competency_id: *competency_id,
            min_count: Some(*min),
            years: *years,
            ..nothing
        },
        Demand::Certificate { code } | Demand::Registration { code } => DemandColumns {
            certificate_code: Some(code.to_string()),
            ..nothing
        },
        Demand::FreeText => nothing,
    }
}

fn row_of(requirement: &Requirement) -> requirement::Model {
    let demand = columns_of(&requirement.demand);
    let (min_amount_cents, min_amount_currency) = money_columns(demand.min_amount);
    let (importance, weight) = match requirement.importance {
        Importance::Mandatory => (MANDATORY, None),
        Importance::Desirable(weight) => (DESIRABLE, Some(i32::from(weight))),
    };
    let judgement = requirement.judgement.as_ref();
    requirement::Model {
        id: requirement.id.0,
        lot_id: requirement.lot_id.0,
        kind: word(&requirement.demand.kind()),
        competency_id: demand.competency_id.map(|id| id.0),
        min_level: demand.min_level,
        measure: demand.measure.map(str::to_owned),
        min_count: demand.min_count.map(count),
        min_amount_cents,
        min_amount_currency,
        years: demand.years.map(count),
        certificate_code: demand.certificate_code,
        scope: word(&requirement.scope),
        importance: importance.to_owned(),
        weight,
        wording: requirement.wording.as_ref().map(Prose::to_string),
        origin: requirement.origin.as_ref().map(Name::to_string),
        is_judged_covered: judgement.map(|judgement| judgement.is_covered),
        judgement_reason: judgement
            .and_then(|judgement| judgement.reason.as_ref())
            .map(Prose::to_string),
        judged_by: judgement
            .and_then(|judgement| judgement.judged_by)
            .map(|id| id.0),
        judged_at: judgement.map(|judgement| instant(judgement.judged_at)),
        position: count(requirement.position),
        version: requirement.record.version,
        created_at: instant(requirement.record.created_at),
        updated_at: instant(requirement.record.updated_at),
    }
}
