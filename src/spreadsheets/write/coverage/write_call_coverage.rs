//! Who covers what of a whole call: a sheet for each lot, and before them all lots at a glance, computed live from them.

use domain::values::column_letters::column_letters;
use std::collections::{BTreeMap, BTreeSet};

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::groupings::coverage::{CoverageState, Redundancy};
use domain::values::ids::CompanyId;
use rust_xlsxwriter::ConditionalFormatFormula;

use crate::write::book::{Book, WriteError};
use crate::write::cell::{Cell, FormulaLook};
use crate::write::coverage::write_coverage::{
    CoverageMatrix, coverage_sheet, n_served, served_cell, state_range,
};
use crate::write::own_words::{OwnWord, either};
use crate::write::provenance::Provenance;
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// The row of the titles, from 0.
const HEAD_ROW: u32 = 4;
/// The states in the order of their columns.
const STATES: [CoverageState; 4] = [
    CoverageState::Covered,
    CoverageState::Partly,
    CoverageState::ToJudge,
    CoverageState::Missing,
];
/// Columns before those of the companies: number, title, requirements, one for each state, fragile ones.
const LEAD_COLUMNS: u16 = 8;

/// Writes the coverage of a call, its lots in their order.
///
/// # Errors
/// When the library cannot write it.
pub fn write_call_coverage(
    lots: &[CoverageMatrix<'_>],
    provenance: &Provenance,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::of(provenance, language)?;
    let sheets: Vec<LotSheet<'_, '_>> = named(lots);
    book.add(overview(&sheets, provenance, language)?)?;
    for sheet in &sheets {
        book.add(coverage_sheet(sheet.matrix, &sheet.name, language)?)?;
    }
    book.finish()
}

struct LotSheet<'a, 'b> {
    name: String,
    matrix: &'b CoverageMatrix<'a>,
}

/// Each lot with the name of its sheet. The name stands in formulas: a number that is not plain is told by its place.
fn named<'a, 'b>(lots: &'b [CoverageMatrix<'a>]) -> Vec<LotSheet<'a, 'b>> {
    const ROOM: usize = 20;
    let mut taken = BTreeSet::new();
    (1..)
        .zip(lots)
        .map(|(place, matrix)| {
            let number = matrix.lot.number.as_str();
            let is_plain =
                number.len() <= ROOM && number.chars().all(|one| one.is_ascii_alphanumeric());
            let by_number = format!("Lot {number}");
            let is_free = is_plain && taken.insert(by_number.to_lowercase());
            let name = if is_free {
                by_number
            } else {
                let by_place = format!("Lot ({place})");
                taken.insert(by_place.to_lowercase());
                by_place
            };
            LotSheet { name, matrix }
        })
        .collect()
}

/// All lots at a glance.
fn overview(
    sheets: &[LotSheet<'_, '_>],
    provenance: &Provenance,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Synthèse", "Overview"))?;
    writer.protect_formulas()?;
    let companies = everybody(sheets);
    write_titles(&mut writer, sheets, &companies, (provenance, language))?;
    for (row, sheet) in (HEAD_ROW + 1..).zip(sheets) {
        writer.row(row, 0, &lot_row(sheet, &companies, language))?;
    }
    let n_lots = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    let last_row = HEAD_ROW + n_lots;
    if n_lots > 0 {
        write_totals(&mut writer, sheets, last_row, language)?;
        colour(&mut writer, last_row, companies.len())?;
    }
    write_legend(&mut writer, last_row + 4, language)?;
    writer.sheet().set_landscape();
    if companies.len() > 8 {
        writer.on_wide_paper();
        let n_pages = u16::try_from(companies.len().div_ceil(20)).unwrap_or(u16::MAX);
        writer.sheet().set_print_fit_to_pages(n_pages, 0);
        writer.sheet().set_repeat_columns(0, 1)?;
    }
    let n_columns = usize::from(LEAD_COLUMNS) + companies.len();
    writer.freeze_head(HEAD_ROW, 2, n_columns, sheets.len())?;
    Ok(writer)
}

/// The companies of all sheets, each once, by name.
fn everybody<'a>(sheets: &[LotSheet<'a, '_>]) -> Vec<&'a Company> {
    let by_id: BTreeMap<CompanyId, &Company> = sheets
        .iter()
        .flat_map(|sheet| sheet.matrix.companies)
        .map(|company| (company.id, company))
        .collect();
    let mut companies: Vec<&Company> = by_id.into_values().collect();
    companies.sort_by(|first, second| (&first.name, first.id).cmp(&(&second.name, second.id)));
    companies
}

fn write_titles(
    writer: &mut SheetWriter,
    sheets: &[LotSheet<'_, '_>],
    companies: &[&Company],
    (provenance, language): (&Provenance, Language),
) -> Result<(), WriteError> {
    if let Some(first) = sheets.first() {
        let call = first.matrix.call;
        let title = format!("{} – {}", call.reference, call.title);
        writer.text(0, 0, &title, &styles::title())?;
        let on = either(language, "Couverture au", "Coverage on");
        writer.text(1, 0, on, &styles::remark())?;
        writer.cell(1, 1, &Cell::Day(first.matrix.coverage.on))?;
    }
    writer.text(2, 0, &provenance.line(language), &styles::remark())?;
    let mut titles = vec![
        either(language, "Lot", "Lot").to_owned(),
        either(language, "Intitulé", "Title").to_owned(),
        either(language, "Exigences", "Requirements").to_owned(),
    ];
    titles.extend(STATES.map(|state| state.word(language).to_owned()));
    titles.push(either(language, "Fragiles", "Fragile").to_owned());
    titles.extend(companies.iter().map(|company| company.name.to_string()));
    writer.head(HEAD_ROW, &titles)?;
    let mut widths = vec![10, 40, 12, 11, 11, 11, 11, 11];
    widths.extend(companies.iter().map(|_| 13));
    Ok(writer.widths(&widths)?)
}

fn count(formula: String, result: usize) -> Cell {
    Cell::Formula {
        formula,
        result: result.to_string(),
        look: FormulaLook::Count,
    }
}

fn lot_row(sheet: &LotSheet<'_, '_>, companies: &[&Company], language: Language) -> Vec<Cell> {
    let matrix = sheet.matrix;
    let n_requirements = matrix.requirements.len();
    let states = state_range(matrix.companies.len(), n_requirements);
    let in_state = |state: CoverageState| {
        let found = matrix.coverage.requirements.iter();
        let n_found = found.filter(|covered| covered.state == state).count();
        if n_requirements == 0 {
            return Cell::Count(0);
        }
        let word = state.word(language);
        count(
            format!("=COUNTIF('{}'!{states},\"{word}\")", sheet.name),
            n_found,
        )
    };
    let found = matrix.coverage.requirements.iter();
    let n_fragile = found
        .filter(|covered| covered.redundancy == Redundancy::Fragile)
        .count();
    let mut cells = vec![
        Cell::Text(matrix.lot.number.to_string()),
        Cell::Text(matrix.lot.title.to_string()),
        Cell::Count(i64::try_from(n_requirements).unwrap_or(i64::MAX)),
    ];
    cells.extend(STATES.map(in_state));
    cells.push(Cell::Count(i64::try_from(n_fragile).unwrap_or(i64::MAX)));
    cells.extend(companies.iter().map(|company| {
        let place = matrix.companies.iter().position(|one| one.id == company.id);
        match place {
            Some(place) if n_requirements > 0 => count(
                format!("='{}'!{}", sheet.name, served_cell(place, n_requirements)),
                n_served(matrix, company.id),
            ),
            Some(_) => Cell::Count(0),
            None => Cell::Text("–".to_owned()),
        }
    }));
    cells
}

fn write_totals(
    writer: &mut SheetWriter,
    sheets: &[LotSheet<'_, '_>],
    last_row: u32,
    language: Language,
) -> Result<(), WriteError> {
    let label = either(language, "Toute la consultation", "Whole call");
    writer.text(last_row + 1, 1, label, &styles::sum("General"))?;
    let in_state = |state: CoverageState| {
        sheets
            .iter()
            .flat_map(|sheet| &sheet.matrix.coverage.requirements)
            .filter(|covered| covered.state == state)
            .count()
    };
    let asked = sheets.iter().map(|sheet| sheet.matrix.requirements.len());
    let mut sums = vec![asked.sum::<usize>()];
    sums.extend(STATES.map(in_state));
    for (column, sum) in (2_u16..).zip(sums) {
        let letters = column_letters(u32::from(column));
        let formula = format!("=SUM({letters}{}:{letters}{})", HEAD_ROW + 2, last_row + 1);
        writer.cell(last_row + 1, column, &count(formula, sum))?;
    }
    Ok(())
}

/// A lot is green when nothing is missing, partial or to be judged, red when something is missing; companies are green
/// where they serve.
fn colour(writer: &mut SheetWriter, last_row: u32, n_companies: usize) -> Result<(), WriteError> {
    const MISSING: u16 = 6;
    let row = HEAD_ROW + 2;
    let rules = [
        (format!("=$G{row}>0"), styles::BAD),
        (format!("=$E{row}+$F{row}>0"), styles::FAIR),
        (format!("=$C{row}=$D{row}"), styles::GOOD),
    ];
    for (rule, color) in rules {
        let rule = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_stop_if_true(true)
            .set_format(styles::filled(color));
        writer
            .sheet()
            .add_conditional_format(HEAD_ROW + 1, 0, last_row, MISSING, &rule)?;
    }
    let Some(last) = u16::try_from(n_companies).ok().filter(|count| *count > 0) else {
        return Ok(());
    };
    let (first, last) = (LEAD_COLUMNS, LEAD_COLUMNS + last - 1);
    // A dash is greater than any number.
    let cell = format!("{}{row}", column_letters(u32::from(first)));
    let serves = ConditionalFormatFormula::new()
        .set_rule(format!("=AND(ISNUMBER({cell}),{cell}>0)").as_str())
        .set_format(styles::filled(styles::GOOD));
    writer
        .sheet()
        .add_conditional_format(HEAD_ROW + 1, first, last_row, last, &serves)?;
    Ok(())
}

fn write_legend(writer: &mut SheetWriter, row: u32, language: Language) -> Result<(), WriteError> {
    let lines = [
        (
            "1, 2, 3…",
            "exigences du lot auxquelles l'entreprise compte, calculées d'après la feuille du lot",
            "requirements of the lot to which the company counts, computed from the sheet of the lot",
        ),
        (
            "–",
            "l'entreprise ne veut pas répondre à ce lot",
            "the company does not want to answer this lot",
        ),
        (
            either(language, "Fragiles", "Fragile"),
            "exigences qu'un seul retrait découvre",
            "requirements that one withdrawal uncovers",
        ),
        (
            either(language, "Couleurs", "Colours"),
            "rouge : il manque quelque chose ; jaune : partiel ou à juger ; vert : tout est couvert",
            "red: something is missing; yellow: partly or to be judged; green: all is covered",
        ),
    ];
    let title = either(language, "Légende", "Legend");
    writer.text(row, 0, title, &styles::remark())?;
    for (row, (symbol, french, english)) in (row + 1..).zip(lines) {
        writer.text(row, 0, symbol, &styles::body())?;
        writer.text(row, 1, either(language, french, english), &styles::body())?;
    }
    Ok(())
}
