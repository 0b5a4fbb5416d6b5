//! The parsers that people's words reach, on a corpus that is kept beside this file and grows with every fault: the look-through
//! of markup, the sniffing of text files, the parsers of cells, the matching of titles. Each entry is damaged as files are.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::directory::competency::Vocabulary;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;
use spreadsheets::cells::date::{DayMeans, parse_day, parse_financial_year, parse_instant};
use spreadsheets::cells::identifier::{
    lot_number, lot_title_number, parse_company_number, parse_cpv_codes, parse_department,
    parse_nuts, parse_postcode, parse_web_address,
};
use spreadsheets::cells::money::{parse_money, power_in_title};
use spreadsheets::cells::quantity::{
    measure, parse_count, parse_fte, parse_microdegrees, parse_percent,
};
use spreadsheets::cells::word::{
    parse_importance, parse_kind, parse_level, parse_procedure, parse_scope, parse_yes_no,
};
use spreadsheets::columns::guess_header::guess_header;
use spreadsheets::open::archive::UnpackedArchive;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::upload::FileFormat;
use spreadsheets::workbook::CellValue;

use crate::damage::damaged;

/// A parser with the entries that are kept for it, one JSON string a line.
struct FuzzTarget {
    name: &'static str,
    kept: &'static str,
    run: fn(&[u8]) -> Result<(), String>,
}

const TARGETS: [FuzzTarget; 4] = [
    FuzzTarget {
        name: "cells",
        kept: include_str!("../corpus/cells.jsonl"),
        run: cells,
    },
    FuzzTarget {
        name: "texts",
        kept: include_str!("../corpus/texts.jsonl"),
        run: table_in_text,
    },
    FuzzTarget {
        name: "titles",
        kept: include_str!("../corpus/titles.jsonl"),
        run: titles,
    },
    FuzzTarget {
        name: "markup",
        kept: include_str!("../corpus/markup.jsonl"),
        run: markup,
    },
];

/// Runs every target on its entries as they are and on so many damaged ones; what went wrong, with the text to keep.
pub fn faults(from: u64, count: u64) -> Vec<String> {
    TARGETS
        .iter()
        .flat_map(|target| faults_of(target, from, count))
        .collect()
}

fn faults_of(target: &FuzzTarget, from: u64, count: u64) -> Vec<String> {
    let entries: Vec<String> = target
        .kept
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let whole = entries.iter().map(|entry| entry.clone().into_bytes());
    let broken = (from..from + count).map(|seed| {
        let entry = &entries[usize::try_from(seed).unwrap() % entries.len()];
        damaged(entry.as_bytes(), seed)
    });
    whole
        .chain(broken)
        .filter_map(|bytes| {
            let caught = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes)));
            let fault = caught
                .unwrap_or_else(|_| Err("panicked".to_owned()))
                .err()?;
            let text = String::from_utf8_lossy(&bytes);
            Some(format!(
                "{}: {fault}, keep {}",
                target.name,
                serde_json::to_string(&text).unwrap()
            ))
        })
        .collect()
}

/// What is read of an amount is read again as the same amount; the others read something or refuse.
fn cells(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let typed = CellValue::Text(text.clone());
    let number = text.trim().parse::<f64>().ok().map(CellValue::Number);
    for cell in [Some(typed), number].into_iter().flatten() {
        if let Ok(Some(money)) = parse_money(&cell) {
            let written = format!("{} {}", money.to_decimal(), money.currency.as_str());
            let again = parse_money(&CellValue::Text(written));
            if again.as_ref().ok() != Some(&Some(money)) {
                return Err(format!("{money:?} is read again as {again:?}"));
            }
        }
        for uses_1904 in [false, true] {
            let _ = parse_day(&cell, uses_1904);
            let _ = parse_financial_year(&cell, uses_1904);
            let _ = parse_instant(&cell, uses_1904, DayMeans::End);
        }
        let _ = (
            parse_company_number(&cell),
            parse_cpv_codes(&cell),
            parse_nuts(&cell),
            parse_postcode(&cell),
            parse_department(&cell),
            parse_web_address(&cell),
            lot_number(&cell),
        );
        let _ = (
            parse_count(&cell),
            parse_fte(&cell),
            parse_percent(&cell),
            parse_microdegrees(&cell),
        );
        let _ = (
            parse_yes_no(&cell),
            parse_level(&cell),
            parse_kind(&cell),
            parse_scope(&cell),
            parse_procedure(&cell),
            parse_importance(&cell),
        );
    }
    let _ = (
        measure(&text),
        power_in_title(&text),
        lot_title_number(&text),
    );
    Ok(())
}

/// A text file in any encoding is refused or read, and its header stands on a row that it has.
fn table_in_text(bytes: &[u8]) -> Result<(), String> {
    let Ok(opened) = open_workbook(bytes, &TextOptions::default()) else {
        return Ok(());
    };
    let vocabulary = Vocabulary::default();
    for sheet in &opened.sheets {
        if let Some(row) = guess_header(sheet)
            && sheet.row(row).is_none()
        {
            return Err(format!("titles on row {row}, which is blank"));
        }
    }
    for target in [
        ImportTarget::Calls,
        ImportTarget::Capabilities,
        ImportTarget::Awards,
        ImportTarget::Companies,
        ImportTarget::Interests,
        ImportTarget::Competencies,
    ] {
        let _ = interpret(&opened, &Reading::unaided(target, &vocabulary));
    }
    Ok(())
}

/// Titles with a row below them that says nothing known.
fn titles(bytes: &[u8]) -> Result<(), String> {
    let mut lines = bytes.to_vec();
    lines.extend_from_slice(b"\nun;2;trois;4;cinq;6\nsept;8;neuf;10;onze;12\n");
    table_in_text(&lines)
}

/// A part of an archive, where a sheet stands and where texts stand.
fn markup(bytes: &[u8]) -> Result<(), String> {
    use std::io::Write;

    for (name, format) in [
        ("xl/worksheets/sheet1.xml", FileFormat::Xlsx),
        ("xl/sharedStrings.xml", FileFormat::Xlsx),
        ("content.xml", FileFormat::Ods),
    ] {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in [("[Content_Types].xml", b"<a/>".as_slice()), (name, bytes)] {
            writer
                .start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content).unwrap();
        }
        let archive = writer.finish().unwrap().into_inner();
        let _ = UnpackedArchive::of(&archive, format).and_then(UnpackedArchive::checked);
    }
    Ok(())
}
