//! Cells come in any order, by any way through the reader, and stand in their places; what a cut answer holds is not believed.

use std::collections::BTreeMap;

use proptest::prelude::*;
use spreadsheets::upload::FileFormat;
use spreadsheets::wire::{Answer, read_answer, write_end, write_row};
use spreadsheets::workbook::{CellValue, OpenedWorkbook, SheetTable, TableRow};

use crate::archives::{archive, open};

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
    <sheets><sheet name="Un" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    Target="worksheets/sheet1.xml"/></Relationships>"#;

const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="xl/workbook.xml"/></Relationships>"#;

/// A sheet of numbers, one row element for each run of cells of a row; `rest` follows the rows.
fn workbook(cells: &[(u32, u32, u32)], rest: &str) -> Vec<u8> {
    let markup: String = cells
        .chunk_by(|one, next| one.0 == next.0)
        .map(|run| {
            let row = run[0].0;
            let cells: String = run
                .iter()
                .map(|(row, column, value)| {
                    let letter = char::from(b'A' + u8::try_from(*column).unwrap());
                    format!("<c r=\"{letter}{row}\"><v>{value}</v></c>")
                })
                .collect();
            format!("<row r=\"{row}\">{cells}</row>")
        })
        .collect();
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{markup}</sheetData>{rest}</worksheet>"
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn numbers(sheet: &SheetTable) -> BTreeMap<(u32, u32), u32> {
    let cells = sheet
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(move |cell| (row.number, cell)));
    cells
        .map(|(row, (column, value))| match value {
            CellValue::Number(number) => ((row, *column), *number as u32),
            other => panic!("{other:?}"),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn cells_in_any_order_stand_in_their_places_and_the_later_of_two_counts(
        cells in prop::collection::vec((1_u32..12, 0_u32..8, 0_u32..1_000), 1..80),
        is_merged in any::<bool>(),
    ) {
        let rest = if is_merged {
            "<mergeCells count=\"1\"><mergeCell ref=\"Y30:Z31\"/></mergeCells>"
        } else {
            ""
        };
        let opened = open(&workbook(&cells, rest)).unwrap();
        let wanted: BTreeMap<(u32, u32), u32> =
            cells.iter().map(|(row, column, value)| ((*row, *column), *value)).collect();
        let sheet = &opened.sheets[0];
        prop_assert_eq!(numbers(sheet), wanted);
        let places: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        prop_assert!(places.is_sorted_by(|one, next| one < next));
        prop_assert!(sheet.rows.iter().all(|row| row.cells.is_sorted_by(|one, next| one.0 < next.0)));
    }
}

/// A workbook of one sheet with a row of every kind of cell.
fn sample() -> (OpenedWorkbook, TableRow) {
    let day = chrono::NaiveDate::from_ymd_opt(1899, 12, 31).unwrap();
    let row = TableRow {
        number: 7,
        cells: vec![
            (0, CellValue::Text("é\u{1F600}".to_owned())),
            (2, CellValue::Number(-0.1)),
            (3, CellValue::Boolean(true)),
            (4, CellValue::Boolean(false)),
            (
                5,
                CellValue::DateTime(day.and_hms_milli_opt(23, 59, 59, 999).unwrap()),
            ),
            (9, CellValue::Error("#N/A".to_owned())),
        ],
    };
    let workbook = OpenedWorkbook {
        format: FileFormat::Xlsx,
        sheets: vec![SheetTable {
            name: "Un".to_owned(),
            ..SheetTable::default()
        }],
        ignored: Vec::new(),
        text: None,
    };
    (workbook, row)
}

fn answer_with(row: &TableRow, end: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_row(0, row, &mut bytes).unwrap();
    write_end(end, &mut bytes).unwrap();
    bytes
}

#[test]
fn an_answer_comes_back_as_it_was_and_every_piece_cut_off_it_is_no_answer() {
    let (workbook, row) = sample();
    let bytes = answer_with(&row, &Answer::Opened(workbook.clone()));
    let Some(Answer::Opened(read)) = read_answer(&mut bytes.as_slice()).unwrap() else {
        panic!("no workbook");
    };
    assert_eq!(read.sheets[0].rows, vec![row]);
    assert_eq!(read.sheets[0].name, workbook.sheets[0].name);
    for length in 0..bytes.len() {
        let piece = read_answer(&mut &bytes[..length]).unwrap();
        assert!(
            piece.is_none(),
            "the first {length} bytes are taken for an answer"
        );
    }
}

#[test]
fn rows_that_went_before_a_refusal_are_dropped() {
    let (_, row) = sample();
    let refusal = spreadsheets::workbook_error::WorkbookError::unreadable("a cell out of range");
    let bytes = answer_with(&row, &Answer::Refused(refusal.clone()));
    let answer = read_answer(&mut bytes.as_slice()).unwrap();
    assert!(matches!(answer, Some(Answer::Refused(error)) if error == refusal));
}
