//! The coverage matrix of a lot: requirements × companies, margins as live formulas.

use domain::values::column_letters::column_letters;
use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::directory::evidence::Proof;
use domain::groupings::coverage::{Contribution, ContributionAnswer, Coverage};
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{CompanyId, RequirementId};
use rust_xlsxwriter::{Color, ConditionalFormatText, ConditionalFormatTextRule};

use crate::write::book::{Book, WriteError};
use crate::write::cell::{Cell, FormulaLook};
use crate::write::demand_words::{demand_line, figure, threshold_line};
use crate::write::own_words::{OwnWord, either, importance_word};
use crate::write::provenance::Provenance;
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// What a coverage matrix shows.
#[derive(Clone, Copy, Debug)]
pub struct CoverageMatrix<'a> {
    /// The call.
    pub call: &'a CallForTender,
    /// The lot.
    pub lot: &'a Lot,
    /// What the lot asks, in order.
    pub requirements: &'a [Requirement],
    /// The companies, one column each.
    pub companies: &'a [Company],
    /// Who covers what.
    pub coverage: &'a Coverage,
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
}

/// Alone it meets the requirement.
const ALONE: &str = "●";
/// It counts.
const COUNTS: &str = "◐";
/// Something near, which does not count.
const NEAR: &str = "○";
/// The row of the titles, from 0.
const HEAD_ROW: u32 = 4;
/// Columns before those of the companies.
const LEAD_COLUMNS: u16 = 4;

/// Writes the coverage matrix of a lot.
///
/// # Errors
/// When the library cannot write it.
pub fn write_coverage_matrix(
    matrix: &CoverageMatrix<'_>,
    provenance: &Provenance,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::of(provenance, language)?;
    let name = either(language, "Couverture", "Coverage");
    book.add(coverage_sheet(matrix, name, language)?)?;
    book.finish()
}

/// The sheet itself, which the dossier of a consortium holds too.
///
/// # Errors
/// When the matrix is larger than a sheet.
pub fn coverage_sheet(
    matrix: &CoverageMatrix<'_>,
    name: &str,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(name)?;
    writer.protect_formulas()?;
    write_titles(&mut writer, matrix, language)?;
    let n_companies = u16::try_from(matrix.companies.len()).unwrap_or(u16::MAX);
    let first_row = HEAD_ROW + 1;
    for (row, requirement) in (first_row..).zip(matrix.requirements) {
        writer.row(row, 0, &requirement_row(matrix, requirement, row, language))?;
    }
    let n_rows = u32::try_from(matrix.requirements.len()).unwrap_or(u32::MAX);
    let last_row = HEAD_ROW + n_rows;
    if n_rows > 0 && n_companies > 0 {
        write_column_margins(&mut writer, matrix, last_row, language)?;
        let last_company = LEAD_COLUMNS + n_companies - 1;
        colour(
            &mut writer,
            (first_row, LEAD_COLUMNS),
            (last_row, last_company),
            &[
                (ALONE, styles::GOOD),
                (COUNTS, styles::GOOD),
                (NEAR, styles::FAIR),
            ],
        )?;
    }
    if n_rows > 0 {
        let margin = LEAD_COLUMNS + n_companies + 4;
        colour(
            &mut writer,
            (first_row, margin - 1),
            (last_row, margin),
            &[
                ("0", styles::BAD),
                ("1", styles::FAIR),
                ("2", styles::GOOD),
                (either(language, "Manquante", "Missing"), styles::BAD),
                (either(language, "Partielle", "Partly"), styles::FAIR),
                (either(language, "À juger", "To be judged"), styles::FAIR),
                (either(language, "Couverte", "Covered"), styles::GOOD),
            ],
        )?;
    }
    write_legend(&mut writer, last_row + 4, language)?;
    let n_columns = usize::from(LEAD_COLUMNS + n_companies + 5);
    set_up_paper(&mut writer, n_companies)?;
    writer.freeze_head(HEAD_ROW, 2, n_columns, matrix.requirements.len())?;
    Ok(writer)
}

/// Landscape; A3 where A4 would be too small to read, and several pages beside one another beyond that, each with the
/// requirements at its left.
fn set_up_paper(writer: &mut SheetWriter, n_companies: u16) -> Result<(), WriteError> {
    const ON_A4: u16 = 8;
    const ON_A3: u16 = 20;
    writer.sheet().set_landscape();
    if n_companies > ON_A4 {
        writer.on_wide_paper();
    }
    if n_companies > ON_A3 {
        let n_pages = n_companies.div_ceil(ON_A3);
        writer.sheet().set_print_fit_to_pages(n_pages, 0);
        writer.sheet().set_repeat_columns(0, LEAD_COLUMNS - 1)?;
    }
    Ok(())
}

/// Where a lot's sheet says how many requirements are in a state: the range of the states, as in `G6:G15`.
#[must_use]
pub fn state_range(n_companies: usize, n_requirements: usize) -> String {
    let column = usize::from(LEAD_COLUMNS) + n_companies + 3;
    let letters = column_letters(u32::try_from(column).unwrap_or(u32::MAX));
    let (first, last) = (
        HEAD_ROW as usize + 2,
        HEAD_ROW as usize + 1 + n_requirements,
    );
    format!("{letters}{first}:{letters}{last}")
}

/// The cell of a lot's sheet that says to how many requirements the company of a place counts.
#[must_use]
pub fn served_cell(place: usize, n_requirements: usize) -> String {
    let column = usize::from(LEAD_COLUMNS) + place;
    let letters = column_letters(u32::try_from(column).unwrap_or(u32::MAX));
    format!("{letters}{}", HEAD_ROW as usize + 2 + n_requirements)
}

/// To how many requirements a company counts.
#[must_use]
pub fn n_served(matrix: &CoverageMatrix<'_>, company_id: CompanyId) -> usize {
    matrix
        .requirements
        .iter()
        .flat_map(|requirement| contributions_to(matrix.coverage, requirement.id))
        .filter(|given| given.company_id == company_id && counts(given))
        .count()
}

fn write_titles(
    writer: &mut SheetWriter,
    matrix: &CoverageMatrix<'_>,
    language: Language,
) -> Result<(), WriteError> {
    let call = format!("{} – {}", matrix.call.reference, matrix.call.title);
    let lot = format!("Lot {} – {}", matrix.lot.number, matrix.lot.title);
    writer.text(0, 0, &call, &styles::title())?;
    writer.text(1, 0, &lot, &styles::title())?;
    let on = either(language, "Couverture au", "Coverage on");
    let on = format!("{on} {}", matrix.coverage.on.format("%d/%m/%Y"));
    writer.text(2, 0, &on, &styles::remark())?;
    let mut titles = vec![
        either(language, "N°", "No").to_owned(),
        either(language, "Exigence", "Requirement").to_owned(),
        either(language, "Importance", "Importance").to_owned(),
        either(language, "Seuil", "Threshold").to_owned(),
    ];
    titles.extend(
        matrix
            .companies
            .iter()
            .map(|company| company.name.to_string()),
    );
    let margins = [
        ("Entreprises qui comptent", "Companies that count"),
        ("Atteint", "Reached"),
        ("Demandé", "Demanded"),
        ("État", "State"),
        ("Marge", "Margin"),
    ];
    titles.extend(margins.map(|(french, english)| either(language, french, english).to_owned()));
    writer.head(HEAD_ROW, &titles)?;
    let mut widths = vec![6, 44, 13, 24];
    widths.extend(matrix.companies.iter().map(|_| 13));
    widths.extend([13, 12, 12, 12, 14]);
    writer.widths(&widths)?;
    Ok(())
}

fn requirement_row(
    matrix: &CoverageMatrix<'_>,
    requirement: &Requirement,
    row: u32,
    language: Language,
) -> Vec<Cell> {
    let contributions: BTreeMap<CompanyId, &Contribution> =
        contributions_to(matrix.coverage, requirement.id)
            .map(|contribution| (contribution.company_id, contribution))
            .collect();
    let covered = matrix
        .coverage
        .requirements
        .iter()
        .find(|covered| covered.requirement_id == requirement.id);
    let mut cells = vec![
        Cell::Count(i64::from(row - HEAD_ROW)),
        Cell::Text(demand_line(requirement, matrix.vocabulary, language)),
        Cell::Text(importance_word(requirement.is_mandatory(), language).to_owned()),
        Cell::Text(threshold_line(&requirement.demand, language)),
    ];
    cells.extend(matrix.companies.iter().map(|company| {
        contributions
            .get(&company.id)
            .map_or(Cell::Blank, |contribution| {
                Cell::Text(mark(contribution, language))
            })
    }));
    let n_counting = matrix
        .companies
        .iter()
        .filter(|company| {
            contributions
                .get(&company.id)
                .is_some_and(|given| counts(given))
        })
        .count();
    cells.push(row_margin(matrix.companies.len(), row, n_counting));
    let demand = &requirement.demand;
    cells.extend([
        Cell::text(covered.map(|covered| figure(demand, covered.reached, language))),
        Cell::text(covered.map(|covered| figure(demand, covered.demanded, language))),
        Cell::text(covered.map(|covered| covered.state.word(language))),
        Cell::text(covered.map(|covered| covered.redundancy.word(language))),
    ]);
    cells
}

fn contributions_to(coverage: &Coverage, id: RequirementId) -> impl Iterator<Item = &Contribution> {
    coverage
        .contributions
        .iter()
        .filter(move |contribution| contribution.requirement_id == id)
}

fn counts(contribution: &Contribution) -> bool {
    contribution.answer != ContributionAnswer::Partial
}

/// The symbol of a contribution with its level and what proves it: `● 3 ✓`.
fn mark(contribution: &Contribution, language: Language) -> String {
    let symbol = match contribution.answer {
        ContributionAnswer::MeetsAlone => ALONE,
        ContributionAnswer::Counts => COUNTS,
        ContributionAnswer::Partial => NEAR,
    };
    let level = contribution
        .level
        .map_or_else(String::new, |level| format!(" {}", level.number()));
    let proof = match contribution.proof {
        Proof::Proved => " ✓",
        Proof::Declared => "",
        Proof::Expired => either(language, " (expirée)", " (expired)"),
        Proof::Missing => either(language, " (sans preuve)", " (no proof)"),
    };
    format!("{symbol}{level}{proof}")
}

/// How many companies of the row count, computed live from the symbols.
fn row_margin(n_companies: usize, row: u32, n_counting: usize) -> Cell {
    let Ok(n_companies) = u32::try_from(n_companies) else {
        return Cell::Blank;
    };
    if n_companies == 0 {
        return Cell::Count(0);
    }
    let first = column_letters(u32::from(LEAD_COLUMNS));
    let last = column_letters(u32::from(LEAD_COLUMNS) + n_companies - 1);
    let range = format!("{first}{0}:{last}{0}", row + 1);
    Cell::Formula {
        formula: format!("=COUNTIF({range},\"{ALONE}*\")+COUNTIF({range},\"{COUNTS}*\")"),
        result: n_counting.to_string(),
        look: FormulaLook::Count,
    }
}

/// Below each company, to how many requirements it counts; below the states, how many are covered.
fn write_column_margins(
    writer: &mut SheetWriter,
    matrix: &CoverageMatrix<'_>,
    last_row: u32,
    language: Language,
) -> Result<(), WriteError> {
    let row = last_row + 1;
    let (first, last) = (HEAD_ROW + 2, last_row + 1);
    let label = either(language, "Exigences servies", "Requirements served");
    writer.text(row, 1, label, &styles::sum("General"))?;
    for (column, company) in (LEAD_COLUMNS..).zip(matrix.companies) {
        let letters = column_letters(u32::from(column));
        let range = format!("{letters}{first}:{letters}{last}");
        let served = n_served(matrix, company.id);
        writer.cell(
            row,
            column,
            &Cell::Formula {
                formula: format!("=COUNTIF({range},\"{ALONE}*\")+COUNTIF({range},\"{COUNTS}*\")"),
                result: served.to_string(),
                look: FormulaLook::Count,
            },
        )?;
    }
    let state = LEAD_COLUMNS + u16::try_from(matrix.companies.len()).unwrap_or(0) + 3;
    let letters = column_letters(u32::from(state));
    let word = domain::groupings::coverage::CoverageState::Covered;
    let n_covered = matrix
        .coverage
        .requirements
        .iter()
        .filter(|covered| covered.state == word)
        .count();
    writer.cell(
        row,
        state,
        &Cell::Formula {
            formula: format!(
                "=COUNTIF({letters}{first}:{letters}{last},\"{}\")",
                word.word(language)
            ),
            result: n_covered.to_string(),
            look: FormulaLook::Count,
        },
    )?;
    Ok(())
}

/// Colours cells by how their text begins.
fn colour(
    writer: &mut SheetWriter,
    first: (u32, u16),
    last: (u32, u16),
    rules: &[(&str, Color)],
) -> Result<(), WriteError> {
    for (beginning, color) in rules {
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(
                (*beginning).to_owned(),
            ))
            .set_format(styles::filled(*color));
        writer
            .sheet()
            .add_conditional_format(first.0, first.1, last.0, last.1, &rule)?;
    }
    Ok(())
}

fn write_legend(writer: &mut SheetWriter, row: u32, language: Language) -> Result<(), WriteError> {
    let lines = [
        (
            ALONE,
            "satisfait seule l'exigence",
            "meets the requirement alone",
        ),
        (
            COUNTS,
            "compte avec d'autres",
            "counts together with others",
        ),
        (
            NEAR,
            "proche, ne compte pas (plus large, niveau trop bas, expirée)",
            "near, does not count (broader, too low a level, expired)",
        ),
        (
            "1–4",
            "niveau : notions, autonome, confirmé, expert",
            "level: notions, autonomous, confirmed, expert",
        ),
        (
            "✓",
            "prouvée par un document dans ses dates",
            "proved by a document inside its dates",
        ),
        (
            "0 / 1 / 2+",
            "marge : il manque quelqu'un / un retrait suffit à tout casser / sûre",
            "margin: somebody is missing / one withdrawal breaks it / safe",
        ),
    ];
    writer.text(
        row,
        0,
        either(language, "Légende", "Legend"),
        &styles::remark(),
    )?;
    for (row, (symbol, french, english)) in (row + 1..).zip(lines) {
        writer.text(row, 0, symbol, &styles::body())?;
        writer.text(row, 1, either(language, french, english), &styles::body())?;
    }
    Ok(())
}
