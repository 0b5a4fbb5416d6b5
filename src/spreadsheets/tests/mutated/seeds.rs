//! An honest file of each format, from which damaged ones are made.

use chrono::DateTime;
use domain::access::account::Language;
use domain::values::quantity::FteTenths;
use rust_xlsxwriter::{Format, Formula, Workbook};
use spreadsheets::write::cell::Cell;
use spreadsheets::write::formats::write_ods::write_ods;
use spreadsheets::write::provenance::Provenance;
use spreadsheets::write::table::{Column, Table};

const ROWS: [[&str; 4]; 4] = [
    ["Entreprise", "SIREN", "Compétence", "Niveau"],
    ["Café Numérique", "854800745", "Drupal", "3"],
    ["L'Atelier", "", "PostgreSQL", "confirmé"],
    ["Total", "", "", "2"],
];

/// Every seed with the name of its format.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let lines: Vec<String> = ROWS.iter().map(|row| row.join(";")).collect();
    let text = lines.join("\r\n");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("xlsx", xlsx()),
        (
            "xls",
            include_bytes!("../fixtures/capabilities.xls").to_vec(),
        ),
        ("ods", ods()),
        (
            "xlsb",
            include_bytes!("../fixtures/capabilities.xlsb").to_vec(),
        ),
        ("csv", text.into_bytes()),
        ("utf-16", wide),
    ]
}

fn xlsx() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_number(1, 4, 2.5).unwrap();
    let formula = Formula::new("=E2*2").set_result("5");
    sheet.write_formula(2, 4, formula).unwrap();
    sheet
        .merge_range(1, 5, 2, 5, "réuni", &Format::new())
        .unwrap();
    workbook.add_worksheet().set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

fn ods() -> Vec<u8> {
    let table = Table {
        name: "Capacités".to_owned(),
        columns: ROWS[0]
            .map(|title| Column {
                title: title.to_owned(),
                width: 20,
                list: None,
            })
            .to_vec(),
        rows: ROWS[1..]
            .iter()
            .map(|row| {
                let texts = row[..3].iter().map(|text| Cell::Text((*text).to_owned()));
                texts.chain([Cell::Fte(FteTenths(25))]).collect()
            })
            .collect(),
    };
    let provenance = Provenance {
        title: "Capacités".to_owned(),
        made_at: DateTime::UNIX_EPOCH,
        made_by: "Ada".to_owned(),
        version: None,
    };
    write_ods(&[table], &provenance, Language::Fr).unwrap()
}
