//! The workbook of rows to correct: the person's own rows, importable once corrected.

use chrono::DateTime;
use domain::access::account::Language;
use domain::imports::choices::SheetUse;
use domain::imports::import::{Place, SheetReading};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use spreadsheets::workbook::{CellValue, OpenedWorkbook};
use spreadsheets::write::corrections::write_rejected::{Reason, RejectedRows, write_rejected};

use super::archives::{at, open, parts_of, shown};

fn reading(sheet: &str, read_as: SheetUse, header_row: Option<u32>) -> SheetReading {
    SheetReading {
        name: sheet.to_owned(),
        read_as,
        is_hidden: false,
        header_row,
        head: Vec::new(),
        words: Vec::new(),
        columns: Vec::new(),
        n_rows: 0,
        n_ignored: 0,
    }
}

fn reason(sheet: &str, row: u32, column: Option<&str>, code: &str) -> Reason {
    Reason {
        place: Place {
            sheet: sheet.to_owned(),
            row,
            column: column.map(str::to_owned),
        },
        code: code.to_owned(),
        message: format!("={code} : à corriger"),
    }
}

fn write(workbook: &OpenedWorkbook, sheets: &[SheetReading], reasons: &[Reason]) -> Vec<u8> {
    let rejected = RejectedRows {
        workbook,
        sheets,
        reasons,
    };
    write_rejected(rejected, Language::Fr, DateTime::UNIX_EPOCH).unwrap()
}

/// A list with a title line, a header of two rows, four rows of every type, and a total.
fn list() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Nos capacités").unwrap();
    let plain = Format::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "Capacités de juillet").unwrap();
    sheet.merge_range(2, 0, 3, 0, "Entreprise", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 3, "Référence", &plain).unwrap();
    for (column, title) in [(1, "Client"), (2, "Début"), (3, "Montant"), (4, "SIREN")] {
        sheet.write_string(3, column, title).unwrap();
    }
    for row in 4..8 {
        sheet
            .write_string(row, 0, format!("=Société {row}"))
            .unwrap();
        sheet.write_string(row, 1, "Mairie").unwrap();
        let date = ExcelDateTime::from_ymd(2024, 1, u8::try_from(row).unwrap()).unwrap();
        sheet
            .write_datetime_with_format(row, 2, date, &day)
            .unwrap();
        sheet.write_number(row, 3, f64::from(row) + 0.25).unwrap();
        sheet.write_string(row, 4, "005480074").unwrap();
    }
    sheet.write_string(8, 0, "Total").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn rejected_rows_come_back_with_all_columns_and_no_trace_of_the_reasons() {
    let original = open(&list()).unwrap();
    let sheets = [reading("Nos capacités", SheetUse::CapabilityList, Some(4))];
    let reasons = [
        reason("Nos capacités", 6, Some("D"), "NOT_MONEY"),
        reason("Nos capacités", 6, Some("F"), "MISSING_VALUE"),
        reason("Nos capacités", 8, None, "DUPLICATE_ROW"),
    ];
    let bytes = write(&original, &sheets, &reasons);
    let again = open(&bytes).unwrap();
    let (before, after) = (&original.sheets[0], &again.sheets[0]);
    assert_eq!(after.name, "Nos capacités");
    // Title, header of two rows with what is merged, then the two rows one below the other.
    let numbers: Vec<u32> = after.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4, 5, 6]);
    assert_eq!(after.merges, before.merges);
    for (old, new) in [(1, 1), (3, 3), (4, 4), (6, 5), (8, 6)] {
        assert_eq!(
            before.row(old).unwrap().cells,
            after.row(new).unwrap().cells,
            "{old}"
        );
    }
    assert_eq!(at(after, 5, 0), CellValue::Text("=Société 5".to_owned()));
    assert_eq!(at(after, 5, 4), CellValue::Text("005480074".to_owned()));
}

#[test]
fn reasons_stand_at_the_right_and_on_the_faulty_cells() {
    let original = open(&list()).unwrap();
    let sheets = [reading("Nos capacités", SheetUse::CapabilityList, Some(4))];
    let twice = reason("Nos capacités", 6, Some("D"), "NOT_MONEY");
    let reasons = [
        twice.clone(),
        twice,
        reason("Nos capacités", 6, Some("F"), "MISSING_VALUE"),
    ];
    let parts = parts_of(&write(&original, &sheets, &reasons));
    let all: String = parts.iter().map(|(_, content)| content.as_str()).collect();
    // The second is blank, beyond the table: it has a comment all the same.
    assert_eq!(all.matches("<comment ref=").count(), 2);
    assert!(all.contains("<comment ref=\"D5\"") && all.contains("<comment ref=\"F5\""));
    for text in [
        "Motif (Cordée)",
        "Code (Cordée)",
        "NOT_MONEY, MISSING_VALUE",
    ] {
        assert_eq!(all.matches(text).count(), 1, "{text}");
    }
    // Text of findings is text: no formula anywhere.
    assert!(!all.contains("<f>"));
    let wrong = parts
        .iter()
        .find(|(name, _)| name.ends_with("styles.xml"))
        .unwrap();
    assert!(wrong.1.contains("F8C9C4"));
}

#[test]
fn a_section_title_stays_above_its_rejected_rows_and_the_call_stays_whole() {
    let mut workbook = Workbook::new();
    let call = workbook.add_worksheet();
    call.set_name("Marché").unwrap();
    for (row, (label, value)) in (0..).zip([("Référence", "2026-01"), ("Intitulé", "Portail")]) {
        call.write_string(row, 0, label).unwrap();
        call.write_string(row, 1, value).unwrap();
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Exigences").unwrap();
    let rows = [
        "Exigence",
        "Lot 1 – Portail",
        "Drupal",
        "Lot 2 – Hébergement",
        "PostgreSQL",
        "Astrologie",
        "Divination",
    ];
    for (row, text) in (0..).zip(rows) {
        sheet.write_string(row, 0, text).unwrap();
    }
    let hidden = workbook.add_worksheet();
    hidden.write_string(0, 0, "Mémo").unwrap();
    let original = open(&workbook.save_to_buffer().unwrap()).unwrap();
    let sheets = [
        reading("Marché", SheetUse::Calls, None),
        reading("Exigences", SheetUse::Requirements, Some(1)),
    ];
    let reasons = [
        reason("Exigences", 6, Some("A"), "UNKNOWN_COMPETENCY"),
        reason("Exigences", 7, Some("A"), "UNKNOWN_COMPETENCY"),
    ];
    let again = open(&write(&original, &sheets, &reasons)).unwrap();
    assert_eq!(again.sheets.len(), 2);
    assert_eq!(again.sheets[0].rows, original.sheets[0].rows);
    let texts: Vec<String> = shown(&again.sheets[1])
        .into_iter()
        .map(|(_, _, text)| text)
        .collect();
    assert_eq!(
        texts,
        [
            "Exigence",
            "Lot 2 – Hébergement",
            "Astrologie",
            "Divination"
        ]
    );
}

#[test]
fn a_text_file_comes_back_as_a_workbook_whose_cells_are_as_typed() {
    let text = "Entreprise;SIREN;Montant\nCafé;005480074;1 234,50\nMairie;12;x\n";
    let original = open(text.as_bytes()).unwrap();
    let sheets = [reading("", SheetUse::CapabilityList, Some(1))];
    let reasons = [reason("", 2, Some("B"), "INVALID_IDENTIFIER")];
    let again = open(&write(&original, &sheets, &reasons)).unwrap();
    let expected: Vec<_> = shown(&original.sheets[0])
        .into_iter()
        .filter(|(row, _, _)| *row < 3)
        .collect();
    assert_eq!(shown(&again.sheets[0]), expected);
}
