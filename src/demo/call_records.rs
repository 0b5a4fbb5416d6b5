//! Calls of the demonstration with their lots, requirements and interests, from the words of the file to records.

use chrono::{DateTime, NaiveTime, Utc};
use domain::directory::company::Coordinates;
use domain::procurement::call::{BiddingRules, CallForTender, CallStatus};
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Judgement, Requirement, RequirementKind,
};
use domain::values::codes::{CpvCode, NutsCode, WebAddress};
use domain::values::ids::{
    AccountId, CallId, CompanyId, CompetencyId, InterestId, LotId, RequirementId,
};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::{Name, Prose};

use crate::demo::company_records::{Names, unknown};
use crate::demo::files::{CallTable, InterestTable, LotTable, RequirementTable};
use crate::demo::moved_dates::MovedDates;

/// A call with everything that hangs on it.
pub struct CallRecords {
    /// The call.
    pub call: CallForTender,
    /// Its lots.
    pub lots: Vec<Lot>,
    /// Their requirements.
    pub requirements: Vec<Requirement>,
}

/// The call of a table with its lots and requirements.
///
/// # Errors
/// The first thing that is wrong with the table.
pub fn call_of(
    table: &CallTable,
    names: &Names<'_>,
    dates: &MovedDates,
    now: DateTime<Utc>,
) -> Result<CallRecords, Rejection> {
    let cluster_id = names
        .clusters
        .get(&table.cluster)
        .copied()
        .ok_or_else(|| unknown("cluster", &table.cluster))?;
    let time = table.submission_time.0;
    let call = CallForTender {
        id: CallId::new(),
        cluster_id,
        reference: Name::parse("reference", &table.reference)?,
        title: Name::parse("title", &table.title)?,
        buyer: Name::parse("buyer", &table.buyer)?,
        description: Some(Prose::parse("description", &table.description)?),
        procedure: table.procedure,
        status: CallStatus::Published,
        launched_at: dates.instant(table.launch_days_from_load, NaiveTime::MIN),
        questions_deadline_at: dates.instant(table.questions_days_from_load, time),
        submission_deadline_at: dates.instant(table.submission_days_from_load, time),
        place: Some(NutsCode::parse("nuts", &table.nuts)?),
        cpv: cpv_codes(&table.cpv)?,
        estimated_value: table.estimated_value_cents.map(Money::euros),
        source: Some(WebAddress::parse("source_url", &table.source_url)?),
        bidding_rules: BiddingRules {
            max_lots_bid: table.max_lots_bid,
            max_lots_awarded: table.max_lots_awarded,
            requires_all_lots: table.all_lots_required,
            forbids_alone_and_grouped: table.forbids_alone_and_grouped,
            forbids_several_groups: table.forbids_several_groups,
            ..BiddingRules::default()
        },
        record: Record::new(now),
    };
    let judge = names.coordinators.get(&cluster_id).copied();
    let mut records = CallRecords {
        call,
        lots: Vec::new(),
        requirements: Vec::new(),
    };
    for (position, table) in (0_u32..).zip(&table.lots) {
        let lot = lot_of(table, records.call.id, position, now)?;
        for (position, requirement) in (0_u32..).zip(&table.requirements) {
            records.requirements.push(requirement_of(
                requirement,
                names,
                (lot.id, position),
                (judge, now),
            )?);
        }
        records.lots.push(lot);
    }
    Ok(records)
}

fn cpv_codes(codes: &[String]) -> Result<Vec<CpvCode>, Rejection> {
    codes
        .iter()
        .map(|code| CpvCode::parse("cpv", code))
        .collect()
}

fn lot_of(
    table: &LotTable,
    call_id: CallId,
    position: u32,
    now: DateTime<Utc>,
) -> Result<Lot, Rejection> {
    Ok(Lot {
        id: LotId::new(),
        call_id,
        number: Name::parse("number", &table.number)?,
        title: Name::parse("title", &table.title)?,
        description: Some(Prose::parse("description", &table.description)?),
        cpv: cpv_codes(&table.cpv)?,
        estimated_value: table.estimated_value_cents.map(Money::euros),
        place: Some(NutsCode::parse("nuts", &table.nuts)?),
        coordinates: table
            .latitude
            .zip(table.longitude)
            .map(|(latitude, longitude)| Coordinates {
                latitude_microdegrees: latitude,
                longitude_microdegrees: longitude,
            }),
        max_members: table.max_members,
        reserved_for: None,
        forbids_alone_and_grouped: None,
        forbids_several_groups: None,
        position,
        record: Record::new(now),
    })
}

fn requirement_of(
    table: &RequirementTable,
    names: &Names<'_>,
    (lot_id, position): (LotId, u32),
    (judge, now): (Option<AccountId>, DateTime<Utc>),
) -> Result<Requirement, Rejection> {
    let judgement = match &table.judgement {
        Some(judgement) => Some(Judgement {
            is_covered: judgement.is_covered,
            reason: Some(Prose::parse("reason", &judgement.reason)?),
            judged_by: judge,
            judged_at: now,
        }),
        None => None,
    };
    Ok(Requirement {
        id: RequirementId::new(),
        lot_id,
        demand: demand_of(table, names)?,
        scope: table.scope,
        importance: match table.weight {
            Some(weight) if !table.mandatory => Importance::Desirable(weight),
            _ => Importance::Mandatory,
        },
        wording: Some(Prose::parse("wording", &table.wording)?),
        origin: Some(Name::parse("origin", &table.origin)?),
        judgement,
        position,
        record: Record::new(now),
    })
}

fn demand_of(table: &RequirementTable, names: &Names<'_>) -> Result<Demand, Rejection> {
    let competency_id = competency_of(table, names)?;
    let amount = || given("amount_cents", table.amount_cents).map(Money::euros);
    let code = || {
        Name::parse(
            "certificate_code",
            table.certificate_code.as_deref().unwrap_or_default(),
        )
    };
    Ok(match table.kind {
        RequirementKind::Competency => Demand::Competency {
            competency_id: given("competency", competency_id)?,
            min_level: Level::parse("min_level", given("min_level", table.min_level)?)?,
            amount: match table.fte_tenths {
                Some(tenths) => CompetencyAmount::Fte(FteTenths(tenths)),
                None => CompetencyAmount::Holders(given("n_holders", table.n_holders)?),
            },
        },
        RequirementKind::Turnover => Demand::Turnover { min: amount()? },
        RequirementKind::InFieldTurnover => Demand::InFieldTurnover { min: amount()? },
        RequirementKind::Headcount => Demand::Headcount {
            min: given("count", table.count)?,
        },
        RequirementKind::References => Demand::References {
            min: given("count", table.count)?,
            years: table.years,
            competency_id,
        },
        RequirementKind::Certificate => Demand::Certificate { code: code()? },
        RequirementKind::Registration => Demand::Registration { code: code()? },
        RequirementKind::FreeText => Demand::FreeText,
    })
}

fn competency_of(
    table: &RequirementTable,
    names: &Names<'_>,
) -> Result<Option<CompetencyId>, Rejection> {
    table
        .competency
        .as_ref()
        .map(|code| {
            names
                .competencies
                .get(code)
                .copied()
                .ok_or_else(|| unknown("competency", code))
        })
        .transpose()
}

fn given<T>(field: &str, value: Option<T>) -> Result<T, Rejection> {
    value.ok_or_else(|| Rejection::at(RejectionCode::Required, field))
}

/// The interest of a table.
///
/// # Errors
/// The first thing that is wrong with the table.
pub fn interest_of(
    table: &InterestTable,
    calls: &[CallRecords],
    names: &Names<'_>,
    now: DateTime<Utc>,
) -> Result<Interest, Rejection> {
    let lot = calls
        .iter()
        .filter(|records| records.call.reference.as_str() == table.call)
        .flat_map(|records| &records.lots)
        .find(|lot| lot.number.as_str() == table.lot)
        .ok_or_else(|| unknown("lot", &table.lot))?;
    let company = |code: &String| -> Result<CompanyId, Rejection> {
        names
            .companies
            .get(code)
            .copied()
            .ok_or_else(|| unknown("company", code))
    };
    Ok(Interest {
        id: InterestId::new(),
        lot_id: lot.id,
        company_id: company(&table.company)?,
        answer: table.answer,
        not_with: table
            .not_with
            .iter()
            .map(company)
            .collect::<Result<_, _>>()?,
        most_fte: table.most_fte_tenths.map(FteTenths),
        conditions: Prose::parse_optional("conditions", table.conditions.as_deref())?,
        answered_by: None,
        record: Record::new(now),
    })
}
