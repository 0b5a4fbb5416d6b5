//! No row is lost: drafts, rejected rows and rows put aside add up to the rows of the file, whatever is in it.

use domain::imports::choices::SheetUse;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;
use proptest::prelude::*;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::workbooks::{VOCABULARY, check_accounts};

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => prop::sample::select(vec![
            "Atelier Libre", "Drupal", "PostgreSQL", "3", "expert", "x", "Total", "Lot 2", "31/12/2026", "12 000 €", "2,5 ETP",
            "n/a", "NB : à revoir", "85480074501125", "8,5E+13", "Entreprise", "Compétence", "Niveau", "(exemple) à effacer",
            "350 k€", "oui", "Moodle", "Formation", "0", "-",
        ]).prop_map(str::to_owned),
        1 => "[a-zA-Z0-9 é,.;\"'=+-]{0,20}",
    ]
}

fn text_of(rows: &[Vec<String>], header: &str) -> Vec<u8> {
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            cells.join(";") + "\n"
        })
        .collect();
    format!("{header}\n{body}").into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_add_up(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 0..20), shape in 0usize..4) {
        let (header, target) = [
            ("Entreprise;SIRET;Compétence;Niveau;ETP;Note", ImportTarget::Capabilities),
            ("Entreprise;PostgreSQL;Drupal;Moodle;Formation;Ville", ImportTarget::Capabilities),
            ("Lot;Compétence;Niveau;ETP;Seuil;Texte", ImportTarget::Calls),
            ("Lot;Intitulé du lot;Montant;CPV;Description;Lieu", ImportTarget::Calls),
        ][shape];
        let workbook = open_workbook(&text_of(&rows, header), &TextOptions::default()).unwrap();
        let drafts = interpret(&workbook, &Reading::unaided(target, &VOCABULARY));
        check_accounts(&drafts);
        let sheet = &drafts.sheets[0];
        let is_plain = !matches!(sheet.read_as, SheetUse::CapabilityMatrix | SheetUse::Ignored);
        // Rows of titles may begin a further table on the sheet.
        let n_rows: u32 = drafts.sheets.iter().map(|table| table.n_rows).sum();
        let n_filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        if is_plain && sheet.header_row == Some(1) {
            prop_assert_eq!(n_rows as usize, n_filled);
        }
    }

    #[test]
    fn any_bytes_end_in_a_workbook_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(workbook) = open_workbook(&bytes, &TextOptions::default()) {
            check_accounts(&interpret(&workbook, &Reading::unaided(ImportTarget::Calls, &VOCABULARY)));
        }
    }
}
