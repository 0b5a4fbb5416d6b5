//! Who does what: the lines of the allocation with live totals and a check of 100 %, and the same crossed by member.

use domain::access::account::Language;
use domain::consortia::allocation::{Allocation, sum_of_shares};
use domain::consortia::consortium::ConsortiumMember;
use domain::values::column_letters::column_letters;
use domain::values::money::Money;
use domain::values::quantity::Share;

use crate::write::book::WriteError;
use crate::write::cell::{Cell, FormulaLook};
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::demand_words::demand_line;
use crate::write::own_words::either;
use crate::write::safe_text::fit_cell;
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// The sheet of lines: task, requirement, member, share, amount.
///
/// # Errors
/// When the library refuses it.
pub fn allocation_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(sheet_name(language))?;
    writer.protect_formulas()?;
    let titles = [
        ("Prestation", "Task"),
        ("Exigence", "Requirement"),
        ("Membre", "Member"),
        ("Part", "Share"),
        ("Montant HT", "Amount without tax"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[44, 40, 34, 12, 20])?;
    let lines = &dossier.consortium.allocations;
    for (row, line) in (1..).zip(lines) {
        writer.row(row, 0, &line_cells(dossier, line, language))?;
    }
    let n_lines = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    write_totals(&mut writer, lines, n_lines, language)?;
    writer.freeze_head(0, 1, titles.len(), lines.len())?;
    writer.sheet().set_landscape();
    Ok(writer)
}

fn sheet_name(language: Language) -> &'static str {
    either(language, "Répartition", "Allocation")
}

fn line_cells(dossier: &ConsortiumDossier<'_>, line: &Allocation, language: Language) -> Vec<Cell> {
    let requirement = line
        .requirement_id
        .and_then(|id| dossier.requirements.iter().find(|known| known.id == id))
        .map(|requirement| demand_line(requirement, dossier.vocabulary, language));
    vec![
        Cell::Text(line.task.to_string()),
        Cell::text(requirement),
        Cell::Text(dossier.member_name(line.member_id).to_owned()),
        Cell::Share(line.share),
        Cell::amount(line.amount),
    ]
}

/// Totals as formulas, and a line that says whether the shares make 100 %.
fn write_totals(
    writer: &mut SheetWriter,
    lines: &[Allocation],
    n_lines: u32,
    language: Language,
) -> Result<(), WriteError> {
    let total_row = n_lines + 1;
    let last = n_lines.max(1) + 1;
    writer.text(total_row, 0, "Total", &styles::sum("General"))?;
    writer.cell(
        total_row,
        3,
        &Cell::Formula {
            formula: format!("=SUM(D2:D{last})"),
            result: part(sum_of_shares(lines)),
            look: FormulaLook::Share,
        },
    )?;
    writer.cell(
        total_row,
        4,
        &Cell::Formula {
            formula: format!("=SUM(E2:E{last})"),
            result: Money::euros(sum_of_amounts(lines)).to_decimal(),
            look: FormulaLook::Amount,
        },
    )?;
    let (whole, short) = check_words(language);
    let is_whole = sum_of_shares(lines) == u32::from(Share::WHOLE.0);
    writer.text(
        total_row + 1,
        0,
        either(language, "Contrôle des parts", "Check of the shares"),
        &styles::sum("General"),
    )?;
    writer.cell(
        total_row + 1,
        3,
        &Cell::Formula {
            formula: format!("=IF(ROUND(D{},4)=1,\"{whole}\",\"{short}\")", total_row + 1),
            result: if is_whole { whole } else { short }.to_owned(),
            look: FormulaLook::Text,
        },
    )?;
    Ok(())
}

fn check_words(language: Language) -> (&'static str, &'static str) {
    (
        "100 % ✓",
        either(language, "≠ 100 % : à corriger", "≠ 100 %: to be corrected"),
    )
}

/// A share of ten thousand as a decimal number.
fn part(per_ten_thousand: u32) -> String {
    format!(
        "{}.{:04}",
        per_ten_thousand / 10_000,
        per_ten_thousand % 10_000
    )
}

fn sum_of_amounts(lines: &[Allocation]) -> i64 {
    lines
        .iter()
        .filter_map(|line| line.amount)
        .filter(|amount| amount.currency == domain::values::money::Currency::EUR)
        .map(|amount| amount.cents)
        .sum()
}

/// The sheet that crosses tasks with members; each cell adds up the lines of the other sheet, live.
///
/// # Errors
/// When the library refuses it.
pub fn crossed_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let name = either(language, "Répartition croisée", "Crossed allocation");
    let mut writer = SheetWriter::new(name)?;
    writer.protect_formulas()?;
    let members: Vec<&ConsortiumMember> = dossier
        .consortium
        .members
        .iter()
        .filter(|member| {
            dossier
                .consortium
                .allocations
                .iter()
                .any(|line| line.member_id == member.id)
                || member.state != domain::consortia::consortium::MemberState::Withdrawn
        })
        .collect();
    let mut tasks: Vec<&str> = Vec::new();
    for line in &dossier.consortium.allocations {
        if !tasks.contains(&line.task.as_str()) {
            tasks.push(line.task.as_str());
        }
    }
    let mut titles = vec![either(language, "Prestation", "Task").to_owned()];
    titles.extend(
        members
            .iter()
            .map(|member| dossier.company_name(member.company_id).to_owned()),
    );
    titles.push("Total".to_owned());
    writer.head(0, &titles)?;
    let mut widths = vec![44];
    widths.extend(titles.iter().skip(1).map(|_| 16));
    writer.widths(&widths)?;
    for (row, task) in (1..).zip(&tasks) {
        writer.text(row, 0, task, &styles::body())?;
        for (column, member) in (1..).zip(&members) {
            writer.cell(
                row,
                column,
                &crossing(dossier, task, member, (row, column), language),
            )?;
        }
    }
    write_crossed_totals(&mut writer, dossier, &tasks, &members)?;
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), tasks.len())?;
    Ok(writer)
}

/// Adds up the shares of one task and one member by comparing cells exactly: people's words never stand in the formula.
fn crossing(
    dossier: &ConsortiumDossier<'_>,
    task: &str,
    member: &ConsortiumMember,
    (row, column): (u32, u16),
    language: Language,
) -> Cell {
    let lines = &dossier.consortium.allocations;
    let last = lines.len().max(1) + 1;
    let sheet = sheet_name(language);
    let task_range = format!("'{sheet}'!$A$2:$A${last}");
    let member_range = format!("'{sheet}'!$C$2:$C${last}");
    let share_range = format!("'{sheet}'!$D$2:$D${last}");
    let title = column_letters(u32::from(column));
    let name = dossier.company_name(member.company_id);
    // Members with the same name share their lines in the sheet, so they share the sum too.
    let sum: u32 = lines
        .iter()
        .filter(|line| fit_cell(line.task.as_str()) == fit_cell(task))
        .filter(|line| dossier.member_name(line.member_id) == name)
        .map(|line| u32::from(line.share.0))
        .sum();
    Cell::Formula {
        formula: format!(
            "=SUMPRODUCT(({task_range}=$A{})*({member_range}={title}$1)*{share_range})",
            row + 1
        ),
        result: part(sum),
        look: FormulaLook::Share,
    }
}

fn write_crossed_totals(
    writer: &mut SheetWriter,
    dossier: &ConsortiumDossier<'_>,
    tasks: &[&str],
    members: &[&ConsortiumMember],
) -> Result<(), WriteError> {
    let lines = &dossier.consortium.allocations;
    let total_row = u32::try_from(tasks.len()).unwrap_or(u32::MAX) + 1;
    let total_column = u16::try_from(members.len()).unwrap_or(u16::MAX) + 1;
    let last_member = column_letters(u32::from(total_column).max(2) - 1);
    let share_of = |keep: &dyn Fn(&Allocation) -> bool| {
        let sum: u32 = lines
            .iter()
            .filter(|line| keep(line))
            .map(|line| u32::from(line.share.0))
            .sum();
        part(sum)
    };
    for (row, task) in (1..).zip(tasks) {
        writer.cell(
            row,
            total_column,
            &Cell::Formula {
                formula: format!("=SUM(B{0}:{last_member}{0})", row + 1),
                result: share_of(&|line| line.task.as_str() == *task),
                look: FormulaLook::Share,
            },
        )?;
    }
    writer.text(total_row, 0, "Total", &styles::sum("General"))?;
    let last_row = total_row.max(2);
    for (column, member) in (1..).zip(members) {
        let letters = column_letters(column);
        writer.cell(
            total_row,
            u16::try_from(column).unwrap_or(u16::MAX),
            &Cell::Formula {
                formula: format!("=SUM({letters}2:{letters}{last_row})"),
                result: share_of(&|line| line.member_id == member.id),
                look: FormulaLook::Share,
            },
        )?;
    }
    let letters = column_letters(u32::from(total_column));
    writer.cell(
        total_row,
        total_column,
        &Cell::Formula {
            formula: format!("=SUM({letters}2:{letters}{last_row})"),
            result: share_of(&|_| true),
            look: FormulaLook::Share,
        },
    )?;
    Ok(())
}
