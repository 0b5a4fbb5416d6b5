//! Binary Office Open XML, put together record by record.

use spreadsheets::limits;
use spreadsheets::upload::FileFormat;
use spreadsheets::workbook::{CellValue, IgnoredContent};
use spreadsheets::workbook_error::WorkbookError;

use super::archives::{archive, at, open, shown};

/// A record: kind and length in seven bits a byte, then the content.
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 0x80 {
        bytes.push(u8::try_from(kind).unwrap());
    } else {
        bytes.extend([
            u8::try_from(kind & 0x7F).unwrap() | 0x80,
            u8::try_from(kind >> 7).unwrap(),
        ]);
    }
    let mut length = content.len();
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend_from_slice(content);
    bytes
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = longs(&[u32::try_from(units.len()).unwrap()]);
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn row(number: u32) -> Vec<u8> {
    record(0x0000, &longs(&[number, 0, 0, 0]))
}

fn shared_text(column: u32, index: u32) -> Vec<u8> {
    record(0x0007, &longs(&[column, 0, index]))
}

fn number(column: u32, value: f64, style: u32) -> Vec<u8> {
    let mut content = longs(&[column, style]);
    content.extend(value.to_le_bytes());
    record(0x0005, &content)
}

fn truth(column: u32, value: u8) -> Vec<u8> {
    let mut content = longs(&[column, 0]);
    content.push(value);
    record(0x0004, &content)
}

fn own_text(column: u32, text: &str) -> Vec<u8> {
    let mut content = longs(&[column, 0]);
    content.extend(wide(text));
    record(0x0006, &content)
}

/// A sheet around its rows, with merged ranges (first row, last row, first column, last column).
fn sheet(rows: &[Vec<u8>], merges: &[[u32; 4]]) -> Vec<u8> {
    let mut bytes = record(0x0081, &[]);
    bytes.extend(record(0x0094, &longs(&[0, 0, 0, 0])));
    bytes.extend(record(0x0091, &[]));
    bytes.extend(rows.concat());
    bytes.extend(record(0x0092, &[]));
    for merge in merges {
        bytes.extend(record(0x00B0, &longs(merge)));
    }
    bytes.extend(record(0x0082, &[]));
    bytes
}

fn texts(words: &[&str]) -> Vec<u8> {
    let count = u32::try_from(words.len()).unwrap();
    let mut bytes = record(0x009F, &longs(&[count, count]));
    for word in words {
        let mut item = vec![0];
        item.extend(wide(word));
        bytes.extend(record(0x0013, &item));
    }
    bytes.extend(record(0x00A0, &[]));
    bytes
}

/// A style for plain numbers and one for days.
fn styles() -> Vec<u8> {
    let mut bytes = record(0x0269, &longs(&[2]));
    for format in [0_u16, 14] {
        let mut style = vec![0, 0];
        style.extend(format.to_le_bytes());
        style.resize(16, 0);
        bytes.extend(record(0x002F, &style));
    }
    bytes
}

fn workbook(sheet_bytes: &[u8], words: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bundle = longs(&[0, 1]);
    bundle.extend(wide("rId1"));
    bundle.extend(wide("Capacités"));
    let mut book = record(0x0083, &[]);
    book.extend(record(0x009C, &bundle));
    book.extend(record(0x0090, &[]));
    book.extend(record(0x009D, &[]));
    let relations = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let style = styles();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/worksheets/sheet1.bin", sheet_bytes),
        ("xl/sharedStrings.bin", words),
        ("xl/styles.bin", &style),
    ];
    parts.extend_from_slice(more);
    archive(&parts)
}

const WORDS: [&str; 3] = ["Entreprise", "Café Numérique", "Drupal"];

fn honest() -> Vec<Vec<u8>> {
    vec![
        row(0),
        shared_text(0, 0),
        own_text(1, "Compétence"),
        own_text(2, "Début"),
        row(1),
        shared_text(0, 1),
        shared_text(1, 2),
        number(2, 45_351.0, 1),
        number(3, 2.5, 0),
        truth(4, 1),
        row(2),
        own_text(1, "PostgreSQL"),
    ]
}

#[test]
fn a_binary_workbook_is_read_with_its_types() {
    let bytes = workbook(
        &sheet(&honest(), &[[1, 2, 0, 0]]),
        &texts(&WORDS),
        &[("xl/vbaProject.bin", b"x")],
    );
    let opened = open(&bytes).unwrap();
    assert_eq!(opened.format, FileFormat::Xlsb);
    assert_eq!(opened.ignored, [IgnoredContent::Macros]);
    let sheet = &opened.sheets[0];
    assert_eq!(sheet.name, "Capacités");
    let expected = [
        (1, 0, "Entreprise"),
        (1, 1, "Compétence"),
        (1, 2, "Début"),
        (2, 0, "Café Numérique"),
        (2, 1, "Drupal"),
        (2, 2, "29/02/2024"),
        (2, 3, "2.5"),
        (2, 4, "VRAI"),
        // Merged downwards.
        (3, 0, "Café Numérique"),
        (3, 1, "PostgreSQL"),
    ];
    assert_eq!(
        shown(sheet),
        expected.map(|(row, column, text)| (row, column, text.to_owned()))
    );
    assert_eq!(at(sheet, 2, 3), CellValue::Number(2.5));
}

/// The file of the mutation tests is the one built here.
#[test]
fn the_fixture_is_the_workbook_built_here() {
    let built = workbook(&sheet(&honest(), &[[1, 2, 0, 0]]), &texts(&WORDS), &[]);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/capabilities.xlsb"
    );
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(path, &built).unwrap();
    }
    let fixture = std::fs::read(path).unwrap();
    assert_eq!(open(&fixture).unwrap(), open(&built).unwrap());
}

#[test]
fn misleading_binary_workbooks_are_refused_instead_of_misread() {
    let refusal = |rows: &[Vec<u8>], words: &[u8]| {
        open(&workbook(&sheet(rows, &[]), words, &[])).unwrap_err()
    };
    let words = texts(&WORDS);
    let unreadable = [
        ("a text that is not there", vec![row(0), shared_text(0, 3)]),
        // The reader stops at such a row without a word.
        (
            "a row out of range",
            vec![row(1_048_576), number(0, 1.0, 0)],
        ),
        (
            "a cell that breaks off",
            vec![row(0), record(0x0007, &longs(&[0, 0]))],
        ),
        ("a record that breaks off", vec![row(0), vec![0x05, 0x7F]]),
    ];
    for (what, rows) in unreadable {
        assert!(
            matches!(refusal(&rows, &words), WorkbookError::Unreadable { .. }),
            "{what}"
        );
    }
    let limit = |rows: &[Vec<u8>], words: &[u8]| match refusal(rows, words) {
        WorkbookError::TooLarge { limit, .. } => limit,
        other => format!("{other:?}"),
    };
    assert_eq!(limit(&[row(0), number(500, 1.0, 0)], &words), "columns");
    let declared = record(0x009F, &longs(&[1, u32::MAX]));
    assert_eq!(limit(&honest(), &declared), "shared-strings");
}

#[test]
fn more_binary_cells_than_the_limit_are_refused() {
    let rows: Vec<Vec<u8>> = (0..=limits::CELLS.most)
        .map(|value| number(0, (value as f64).sqrt(), 0))
        .collect();
    let refused = open(&workbook(&sheet(&rows, &[]), &texts(&WORDS), &[])).unwrap_err();
    assert!(
        matches!(&refused, WorkbookError::TooLarge { limit, .. } if limit == "cells"),
        "{refused:?}"
    );
}
