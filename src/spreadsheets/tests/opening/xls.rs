//! Workbooks of Excel before 2007. The fixture was written by LibreOffice.

use chrono::NaiveDate;
use spreadsheets::open::compound::{Compound, SIGNATURE, wrap_workbook};
use spreadsheets::upload::FileFormat;
use spreadsheets::workbook::{CellValue, IgnoredContent};
use spreadsheets::workbook_error::WorkbookError;

use super::archives::{at, open};

const FIXTURE: &[u8] = include_bytes!("../fixtures/capabilities.xls");

fn text(text: &str) -> CellValue {
    CellValue::Text(text.to_owned())
}

/// The stream of records of the fixture.
fn stream() -> Vec<u8> {
    let container = Compound::open(FIXTURE).unwrap();
    container.stream("Workbook").unwrap().unwrap()
}

/// The records of a stream: where each begins, its kind and the length of its content.
fn records(stream: &[u8]) -> Vec<(usize, u16, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 4 <= stream.len() {
        let kind = u16::from_le_bytes([stream[at], stream[at + 1]]);
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        found.push((at, kind, length));
        at += 4 + length;
    }
    found
}

/// The fixture with the first record of a kind changed.
fn with_record(kind: u16, change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut stream = stream();
    let (begin, _, length) = *records(&stream)
        .iter()
        .find(|(_, found, _)| *found == kind)
        .unwrap();
    change(&mut stream[begin..begin + 4 + length]);
    wrap_workbook(&stream)
}

fn refusal(bytes: &[u8]) -> WorkbookError {
    open(bytes).unwrap_err()
}

#[test]
fn an_old_workbook_is_read_with_its_types() {
    let opened = open(FIXTURE).unwrap();
    assert_eq!(opened.format, FileFormat::Xls);
    assert_eq!(opened.ignored, []);
    let [sheet, lists] = opened.sheets.as_slice() else {
        panic!("{opened:?}");
    };
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("Capacités", false));
    assert_eq!((lists.name.as_str(), lists.is_hidden), ("Listes", true));
    assert_eq!(at(sheet, 1, 0), text("Nos capacités, relevé de juillet"));
    assert_eq!(at(sheet, 4, 2), CellValue::Number(3.0));
    assert_eq!(at(sheet, 4, 3), CellValue::Number(2.5));
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert_eq!(
        at(sheet, 4, 4),
        CellValue::DateTime(day.and_hms_opt(0, 0, 0).unwrap())
    );
    assert_eq!(at(sheet, 4, 5), CellValue::Number(1_234_567.89));
    // Merged downwards, and the result of a formula.
    assert_eq!(at(sheet, 5, 0), text("Café Numérique"));
    assert_eq!(at(sheet, 5, 3), CellValue::Number(5.0));
    // LibreOffice stores truth as a number in this format.
    assert_eq!(at(lists, 1, 0), CellValue::Number(1.0));
}

#[test]
fn the_stream_in_a_fresh_container_is_the_same_workbook() {
    let stream = stream();
    for filler in [0, 1, 4_095, 4_096, 4_097, 5_000_000] {
        let mut longer = stream.clone();
        longer.resize(stream.len() + filler, 0);
        let wrapped = wrap_workbook(&longer);
        let container = Compound::open(&wrapped).unwrap();
        let found = container.stream("Workbook").unwrap().unwrap();
        assert_eq!(found[..longer.len()], longer, "{filler}");
        assert_eq!(
            open(&wrapped).unwrap().sheets,
            open(FIXTURE).unwrap().sheets
        );
    }
}

#[test]
fn a_password_is_asked_for_and_never_guessed() {
    // The record of the code page becomes one of a password: first the weak kind that some readers take for none.
    for method in [0, 1] {
        let locked = with_record(0x0042, |record| {
            record[0] = 0x2F;
            record[4] = method;
            record[5] = 0;
        });
        assert_eq!(refusal(&locked), WorkbookError::Protected);
    }
}

#[test]
fn cells_out_of_range_are_refused_by_the_limit_that_they_pass() {
    let far_column = with_record(0x0203, |record| record[6..8].fill(0xFF));
    let far_row = with_record(0x0203, |record| record[4..6].fill(0xFF));
    assert!(
        matches!(refusal(&far_column), WorkbookError::TooLarge { limit, .. } if limit == "columns")
    );
    // A far row alone stays within what may be laid out.
    let opened = open(&far_row).unwrap();
    assert_eq!(opened.sheets[0].rows.last().unwrap().number, 65_536);
    // Both far corners do not: 400 columns of 65,536 rows.
    let mut stream = stream();
    let sheets: Vec<_> = records(&stream)
        .into_iter()
        .filter(|(_, kind, _)| *kind == 0x0203)
        .collect();
    let begin = sheets[0].0;
    stream[begin + 4..begin + 8].copy_from_slice(&[0xFF, 0xFF, 0x90, 0x01]);
    let refused = refusal(&wrap_workbook(&stream));
    assert!(
        matches!(&refused, WorkbookError::TooLarge { limit, .. } if limit == "laid-out-cells"),
        "{refused:?}"
    );
}

#[test]
fn a_cell_that_points_at_no_text_is_refused_instead_of_left_out() {
    let lost = with_record(0x00FD, |record| record[10..14].fill(0x7F));
    assert!(matches!(refusal(&lost), WorkbookError::Unreadable { .. }));
    // The table of texts breaks off although its count is right.
    let cut = with_record(0x00FC, |record| {
        let declared = [1, 0, 0, 0, 200, 0, 0, 0];
        record[4..12].copy_from_slice(&declared);
    });
    assert!(open(&cut).is_ok(), "a count too high alone harms nobody");
}

#[test]
fn a_declared_size_reserves_no_memory() {
    let lying = with_record(0x0200, |record| {
        record[4..8].copy_from_slice(&[0, 0, 0, 0]);
        record[8..12].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
        record[14..16].copy_from_slice(&[0xFF, 0xFF]);
    });
    assert_eq!(open(&lying).unwrap().sheets, open(FIXTURE).unwrap().sheets);
}

#[test]
fn chains_without_end_or_beyond_the_end_are_refused() {
    // The table of sectors: its first sector is named at 76. Every sector is followed by itself.
    let sector = u32::from_le_bytes(FIXTURE[76..80].try_into().unwrap());
    let table = (usize::try_from(sector).unwrap() + 1) * 512;
    for next in [0_u32, 1, 2, 5, 70_000] {
        let mut looped = FIXTURE.to_vec();
        for place in 0..128 {
            looped[table + place * 4..][..4].copy_from_slice(&next.to_le_bytes());
        }
        assert!(
            matches!(refusal(&looped), WorkbookError::Unreadable { .. }),
            "{next}"
        );
    }
    for length in [8, 100, 511, 512, 600, 1_024, FIXTURE.len() / 2] {
        let cut = &FIXTURE[..length];
        assert!(
            matches!(refusal(cut), WorkbookError::Unreadable { .. }),
            "{length}"
        );
    }
}

/// A container whose one stream has another name of eight letters.
fn named(name: &str) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let mut bytes = wrap_workbook(&stream());
    let (old, mut new) = (wide("Workbook"), wide(name));
    new.resize(old.len().max(new.len()), 0);
    let begin = bytes
        .windows(old.len())
        .position(|window| window == old)
        .unwrap();
    bytes[begin..begin + new.len()].copy_from_slice(&new);
    bytes
}

#[test]
fn other_documents_of_the_old_container_are_named() {
    assert_eq!(
        refusal(&named("EncryptedPackage")),
        WorkbookError::Protected
    );
    let found = |name: &str| match refusal(&named(name)) {
        WorkbookError::UnsupportedFormat { found } => found,
        other => format!("{other:?}"),
    };
    assert_eq!(found("WordDocument"), "doc");
    assert_eq!(found("PowerPoint Document"), "ppt");
    assert!(matches!(
        refusal(&named("Contents")),
        WorkbookError::NotAWorkbook { .. }
    ));
    let mut other = FIXTURE.to_vec();
    other[..SIGNATURE.len()].fill(0);
    assert!(matches!(
        refusal(&other),
        WorkbookError::NotAWorkbook { .. }
    ));
}

#[test]
fn macros_of_an_old_workbook_are_ignored_and_said() {
    let mut bytes = FIXTURE.to_vec();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let old = wide("\u{5}SummaryInformation");
    let mut new = wide("_VBA_PROJECT_CUR");
    new.resize(old.len(), 0);
    let begin = bytes
        .windows(old.len())
        .position(|window| window == old)
        .unwrap();
    bytes[begin..begin + new.len()].copy_from_slice(&new);
    assert_eq!(open(&bytes).unwrap().ignored, [IgnoredContent::Macros]);
}
