//! Calls, lots and requirements as tables, in the order of the fields that `columns` knows.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{CompetencyAmount, Demand, Importance, Requirement};
use domain::values::codes::CpvCode;

use crate::cells::date::DayMeans;
use crate::columns::field::TableKind;
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, competency_word, either, importance_word};
use crate::write::table::Table;

/// A call with its lots and requirements: three tables that are read back together.
#[must_use]
pub fn call_tables(
    call: &CallForTender,
    lots: &[Lot],
    requirements: &[Requirement],
    vocabulary: &Vocabulary,
    language: Language,
) -> Vec<Table> {
    vec![
        call_table(&[call], language),
        lot_table(call, lots, language),
        requirement_table(call, lots, requirements, vocabulary, language),
    ]
}

/// The table of calls.
#[must_use]
pub fn call_table(calls: &[&CallForTender], language: Language) -> Table {
    let mut table = Table::of_kind(
        TableKind::Calls,
        language,
        either(language, "Consultation", "Call"),
    );
    table.rows = calls.iter().map(|call| call_row(call, language)).collect();
    table
}

fn call_row(call: &CallForTender, language: Language) -> Vec<Cell> {
    let rules = &call.bidding_rules;
    let yes_no = |truth: bool| Cell::Text(truth.word(language).to_owned());
    vec![
        Cell::Text(call.reference.to_string()),
        Cell::Text(call.title.to_string()),
        Cell::Text(call.buyer.to_string()),
        Cell::text(call.description.as_ref()),
        Cell::Text(call.procedure.word(language).to_owned()),
        Cell::instant(call.launched_at, DayMeans::Start),
        Cell::instant(call.questions_deadline_at, DayMeans::End),
        Cell::instant(call.submission_deadline_at, DayMeans::End),
        Cell::text(call.place.as_ref()),
        cpv_cell(&call.cpv),
        Cell::amount(call.estimated_value),
        Cell::text(call.source.as_ref()),
        Cell::count(rules.max_lots_bid),
        Cell::count(rules.max_lots_awarded),
        yes_no(rules.requires_all_lots),
        Cell::text(rules.reserved_for.as_ref()),
        yes_no(rules.forbids_alone_and_grouped),
        yes_no(rules.forbids_several_groups),
    ]
}

/// The table of lots of one call.
#[must_use]
pub fn lot_table(call: &CallForTender, lots: &[Lot], language: Language) -> Table {
    let mut table = Table::of_kind(TableKind::Lots, language, either(language, "Lots", "Lots"));
    table.rows = lots
        .iter()
        .map(|lot| {
            vec![
                Cell::Text(call.reference.to_string()),
                Cell::Text(lot.number.to_string()),
                Cell::Text(lot.title.to_string()),
                Cell::text(lot.description.as_ref()),
                cpv_cell(&lot.cpv),
                Cell::amount(lot.estimated_value),
                Cell::text(lot.place.as_ref()),
                Cell::count(lot.max_members),
                Cell::text(lot.reserved_for.as_ref()),
            ]
        })
        .collect();
    table
}

/// The table of requirements of one call, those of unknown lots left out.
#[must_use]
pub fn requirement_table(
    call: &CallForTender,
    lots: &[Lot],
    requirements: &[Requirement],
    vocabulary: &Vocabulary,
    language: Language,
) -> Table {
    let name = either(language, "Exigences", "Requirements");
    let mut table = Table::of_kind(TableKind::Requirements, language, name);
    table.rows = requirements
        .iter()
        .filter_map(|requirement| {
            let lot = lots.iter().find(|lot| lot.id == requirement.lot_id)?;
            let mut row = vec![
                Cell::Text(requirement.id.to_string()),
                Cell::Text(call.reference.to_string()),
                Cell::Text(lot.number.to_string()),
            ];
            row.extend(requirement_cells(requirement, vocabulary, language));
            Some(row)
        })
        .collect();
    table
}

fn requirement_cells(
    requirement: &Requirement,
    vocabulary: &Vocabulary,
    language: Language,
) -> Vec<Cell> {
    let weight = match requirement.importance {
        Importance::Mandatory => None,
        Importance::Desirable(weight) => Some(u32::from(weight)),
    };
    let mut cells = vec![
        Cell::Text(requirement.demand.kind().word(language).to_owned()),
        Cell::Text(requirement.scope.word(language).to_owned()),
        Cell::Text(importance_word(requirement.is_mandatory(), language).to_owned()),
        Cell::count(weight),
    ];
    cells.extend(demand_cells(&requirement.demand, vocabulary, language));
    cells.push(Cell::text(requirement.wording.as_ref()));
    cells.push(Cell::text(requirement.origin.as_ref()));
    cells
}

/// Competency, level, holders, FTE, amount, count, years, certificate.
fn demand_cells(demand: &Demand, vocabulary: &Vocabulary, language: Language) -> [Cell; 8] {
    let mut cells = [const { Cell::Blank }; 8];
    let [
        competency,
        level,
        holders,
        fte,
        amount,
        count,
        years,
        certificate,
    ] = &mut cells;
    match demand {
        Demand::Competency {
            competency_id,
            min_level,
            amount: needed,
        } => {
            *competency = Cell::text(competency_word(vocabulary, *competency_id, language));
            *level = Cell::Text(min_level.word(language).to_owned());
            match needed {
                CompetencyAmount::Holders(needed) => *holders = Cell::count(Some(*needed)),
                CompetencyAmount::Fte(needed) => *fte = Cell::Fte(*needed),
            }
        }
        Demand::Turnover { min } | Demand::InFieldTurnover { min } => *amount = Cell::Amount(*min),
        Demand::Headcount { min } => *count = Cell::count(Some(*min)),
        Demand::References {
            min,
            years: asked,
            competency_id,
        } => {
            *count = Cell::count(Some(*min));
            *years = Cell::count(*asked);
            *competency =
                Cell::text(competency_id.and_then(|id| competency_word(vocabulary, id, language)));
        }
        Demand::Certificate { code } | Demand::Registration { code } => {
            *certificate = Cell::Text(code.to_string());
        }
        Demand::FreeText => {}
    }
    cells
}

fn cpv_cell(codes: &[CpvCode]) -> Cell {
    let joined: Vec<&str> = codes.iter().map(CpvCode::as_str).collect();
    if joined.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(joined.join("; "))
    }
}
