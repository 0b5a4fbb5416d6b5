//! Tables in every format that we write: typed, inert, and read back as they were.

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::account::Language;
use domain::values::money::{Currency, Money};
use domain::values::quantity::{FteTenths, Share};
use spreadsheets::cells::date::DayMeans;
use spreadsheets::workbook::{CellValue, SheetTable};
use spreadsheets::write::cell::{Cell, FormulaLook};
use spreadsheets::write::formats::write_json::write_json;
use spreadsheets::write::formats::write_ods::write_ods;
use spreadsheets::write::provenance::Provenance;
use spreadsheets::write::table::{Column, Table};

use super::archives::{at, open, parts_of};

const TEXTS: [&str; 22] = [
    "=1+1",
    "+33 1 23 45 67 89",
    "-5 lots",
    "@SUM(A1:A2)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.org\";\"x\")",
    "\ttabulation",
    "  deux espaces devant, trois   dedans, un derrière ",
    "deux\nlignes",
    "\n",
    "&amp; <balise attribut=\"x\"/> ]]> 'apostrophe'",
    "005480074",
    "1,5E+10",
    "31/12/2026",
    "2A004",
    "VRAI",
    "\u{202f}espace fine\u{a0}",
    "日本語 🧗 e\u{301}",
    "\u{202e}à l’envers",
    "_x0041_",
    "file:///etc/hostname",
    "'apostrophe devant",
];

fn money(cents: i64, currency: &str) -> Money {
    Money {
        cents,
        currency: Currency::parse("currency", currency).unwrap(),
    }
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn table() -> Table {
    let column = |title: &str, width| Column {
        title: title.to_owned(),
        width,
        list: None,
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    let formula = Cell::Formula {
        formula: "=1+1".to_owned(),
        result: "2".to_owned(),
        look: FormulaLook::Count,
    };
    let mut rows = vec![
        vec![
            text("types"),
            Cell::Count(-3),
            Cell::Amount(money(123_456_789, "EUR")),
        ],
        vec![
            Cell::Blank,
            Cell::Fte(FteTenths(25)),
            Cell::Share(Share(4_167)),
        ],
        vec![
            Cell::Day(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()),
            Cell::Instant(instant("2026-06-30T10:00:00Z"), DayMeans::End),
            Cell::Amount(money(5_000, "USD")),
        ],
        vec![
            Cell::Instant(instant("2026-06-29T22:00:00Z"), DayMeans::End),
            formula,
        ],
    ];
    rows.extend(TEXTS.iter().map(|one| vec![text(one)]));
    Table {
        name: "L'état / des lieux".to_owned(),
        columns: vec![
            column("Texte", 32),
            column("Nombre", 10),
            column("Montant", 18),
        ],
        rows,
    }
}

fn provenance() -> Provenance {
    Provenance {
        title: "L'état & les lieux".to_owned(),
        made_at: DateTime::UNIX_EPOCH,
        made_by: "Ada <Lovelace>".to_owned(),
        version: Some(3),
    }
}

fn ods() -> Vec<u8> {
    write_ods(&[table()], &provenance(), Language::Fr).unwrap()
}

/// `kept` says what a program between us makes of a text.
fn check_values(sheet: &SheetTable, kept: impl Fn(&str) -> String) {
    let text = |text: &str| CellValue::Text(text.to_owned());
    assert_eq!(sheet.name, "L'état   des lieux");
    assert_eq!(at(sheet, 1, 2), text("Montant"));
    assert_eq!(at(sheet, 2, 1), CellValue::Number(-3.0));
    assert_eq!(at(sheet, 2, 2), CellValue::Number(1_234_567.89));
    assert!(sheet.row(3).unwrap().cell(0).is_none());
    assert_eq!(at(sheet, 3, 1), CellValue::Number(2.5));
    assert_eq!(at(sheet, 3, 2), CellValue::Number(0.4167));
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    assert_eq!(
        at(sheet, 4, 0),
        CellValue::DateTime(day.and_hms_opt(0, 0, 0).unwrap())
    );
    let noon = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    assert_eq!(
        at(sheet, 4, 1),
        CellValue::DateTime(noon.and_hms_opt(12, 0, 0).unwrap())
    );
    assert_eq!(at(sheet, 4, 2), text("50.00 USD"));
    // The midnight of a deadline, which a date of a spreadsheet cannot say.
    assert_eq!(at(sheet, 5, 0), text("2026-06-30T00:00:00+02:00"));
    assert_eq!(at(sheet, 5, 1), CellValue::Number(2.0));
    for (row, expected) in (6..).zip(TEXTS) {
        if expected.trim().is_empty() {
            assert!(sheet.row(row).is_none(), "{row}");
        } else {
            assert_eq!(at(sheet, row, 0), text(&kept(expected)), "{expected:?}");
        }
    }
}

#[test]
fn an_opendocument_table_is_read_back_as_it_was() {
    let opened = open(&ods()).unwrap();
    assert_eq!(opened.ignored, []);
    check_values(&opened.sheets[0], str::to_owned);
    assert_eq!(ods(), ods(), "the same table gives the same bytes");
}

#[test]
fn an_opendocument_table_has_widths_a_frozen_header_and_filters() {
    let parts = parts_of(&ods());
    assert_eq!(parts[0].0, "mimetype");
    let part = |name: &str| &parts.iter().find(|(found, _)| found == name).unwrap().1;
    let content = part("content.xml");
    assert!(content.contains("style:column-width=\"60.8mm\""));
    assert!(content.contains("'L''état   des lieux'.A1:'L''état   des lieux'.C27"));
    assert!(part("settings.xml").contains("VerticalSplitPosition\" config:type=\"int\">1<"));
    assert!(part("meta.xml").contains("<dc:title>L'état &amp; les lieux</dc:title>"));
    assert!(
        !content.contains("table:formula"),
        "text that looks like a formula is none"
    );
}

/// Opens a workbook in LibreOffice and writes it again.
fn through_libreoffice(bytes: &[u8], to: &str) -> Option<Vec<u8>> {
    let program = std::env::var("SOFFICE").unwrap_or_else(|_| "soffice".to_owned());
    if Command::new(&program).arg("--version").output().is_err() {
        assert!(
            std::env::var_os("REQUIRE_SOFFICE").is_none(),
            "LibreOffice Calc is needed: install libreoffice-calc-nogui"
        );
        println!("notice: LibreOffice is not on this machine, exports are not opened by it");
        return None;
    }
    let folder = std::env::temp_dir().join(format!("cordee-formats-{}-{to}", std::process::id()));
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    let source = folder.join("table.ods");
    std::fs::write(&source, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let status = Command::new(program)
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            to,
            "--outdir",
        ])
        .args([Path::new(&out), Path::new(&source)])
        .output()
        .unwrap();
    assert!(status.status.success(), "{status:?}");
    let converted = std::fs::read(out.join(format!("table.{to}"))).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    Some(converted)
}

#[test]
fn what_libreoffice_makes_of_an_opendocument_table_is_the_same_table() {
    for to in ["ods", "xlsx"] {
        let Some(converted) = through_libreoffice(&ods(), to) else {
            return;
        };
        // It knows no tabulation inside a cell.
        let kept = |text: &str| text.replace('\t', "");
        check_values(&open(&converted).unwrap().sheets[0], kept);
    }
}

#[test]
fn a_table_in_json_has_typed_values_in_the_order_of_its_columns() {
    let bytes = write_json(&table(), &provenance()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        [
            &value["title"],
            &value["madeAt"],
            &value["madeBy"],
            &value["version"]
        ],
        [
            &serde_json::json!("L'état & les lieux"),
            &serde_json::json!("1970-01-01T00:00:00Z"),
            &serde_json::json!("Ada <Lovelace>"),
            &serde_json::json!(3)
        ]
    );
    assert_eq!(
        value["columns"],
        serde_json::json!(["Texte", "Nombre", "Montant"])
    );
    let rows = value["rows"].as_array().unwrap();
    assert_eq!(
        rows[0],
        serde_json::json!({
            "Texte": "types",
            "Nombre": -3,
            "Montant": {"amount": "1234567.89", "currency": "EUR"},
        })
    );
    assert_eq!(
        rows[1],
        serde_json::json!({"Nombre": 2.5, "Montant": 0.4167})
    );
    assert_eq!(
        rows[2],
        serde_json::json!({
            "Texte": "2026-12-31",
            "Nombre": "2026-06-30T10:00:00Z",
            "Montant": {"amount": "50.00", "currency": "USD"},
        })
    );
    assert_eq!(rows[3]["Nombre"], 2.0);
    for (row, expected) in rows[4..].iter().zip(TEXTS) {
        assert_eq!(row["Texte"], expected);
    }
    assert!(text.find("\"Texte\": \"types\"").unwrap() < text.find("\"Nombre\": -3").unwrap());
}
