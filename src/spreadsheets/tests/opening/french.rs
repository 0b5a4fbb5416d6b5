//! What French workbooks are really like, through the reader as a whole: from bytes to drafts.

use chrono::NaiveDate;
use domain::directory::competency::Vocabulary;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportIssueCode, ImportTarget};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::archives::{archive, open, parts_of};

fn read(bytes: &[u8], target: ImportTarget) -> WorkbookDrafts {
    let vocabulary = Vocabulary::default();
    interpret(
        &open(bytes).unwrap(),
        &Reading::unaided(target, &vocabulary),
    )
}

fn capabilities(text: &str) -> WorkbookDrafts {
    read(text.as_bytes(), ImportTarget::Capabilities)
}

fn lots(text: &str) -> WorkbookDrafts {
    read(text.as_bytes(), ImportTarget::Calls)
}

fn codes(drafts: &WorkbookDrafts) -> Vec<ImportIssueCode> {
    drafts.issues.iter().map(|issue| issue.code).collect()
}

fn xlsx(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

#[test]
fn amounts_are_read_with_every_kind_of_space_and_unit() {
    let amounts = [
        ("1 234,50", 123_450),
        ("1\u{a0}234,50", 123_450),
        ("1\u{202f}234,50", 123_450),
        ("1\u{2009}234,50 €", 123_450),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("350 k€", 35_000_000),
        ("1,2 M€ HT", 120_000_000),
    ];
    let lines: String = (1..)
        .zip(amounts)
        .map(|(number, (typed, _))| format!("{number};Lot {number};{typed}\n"))
        .collect();
    let drafts = lots(&format!("Lot;Intitulé du lot;Montant estimé HT\n{lines}"));
    let read: Vec<Option<i64>> = drafts
        .lots
        .iter()
        .map(|row| row.draft.estimated_value.map(|money| money.cents))
        .collect();
    assert_eq!(
        read,
        amounts.map(|(_, cents)| Some(cents)),
        "{:?}",
        drafts.issues
    );
}

/// A workbook whose days count from 1904, as old Macintosh ones do.
fn counted_from_1904(bytes: &[u8]) -> Vec<u8> {
    let parts: Vec<(String, String)> = parts_of(bytes)
        .into_iter()
        .map(|(name, content)| {
            let content = content.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
            (name, content)
        })
        .collect();
    let borrowed: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    archive(&borrowed)
}

#[test]
fn days_are_read_in_every_spelling_and_both_epochs() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let titles = ["Entreprise", "Compétence", "Client", "Fin"];
    let typed = [
        "31/12/2026",
        "31-12-26",
        "31.12.2026",
        "2026-12-31",
        "31 décembre 2026",
    ];
    let bytes = xlsx(|sheet| {
        for (column, title) in (0..).zip(titles) {
            sheet.write_string(0, column, title).unwrap();
        }
        for (row, text) in (1..).zip(typed) {
            for (column, cell) in (0..).zip(["Café", "Drupal", "Mairie", text]) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    });
    let ends = |drafts: &WorkbookDrafts| -> Vec<NaiveDate> {
        let rows = drafts.capabilities.iter();
        rows.filter_map(|row| row.draft.evidence_until).collect()
    };
    let drafts = read(&bytes, ImportTarget::Capabilities);
    assert_eq!(ends(&drafts), [day; 5], "{:?}", drafts.issues);
    // A typed date and a bare serial number, counted from 1900 and from 1904.
    let of_epoch = |serial: f64| {
        xlsx(|sheet| {
            for (column, title) in (0..).zip(titles) {
                sheet.write_string(0, column, title).unwrap();
            }
            let format = Format::new().set_num_format("dd/mm/yyyy");
            for row in [1, 2] {
                for (column, cell) in (0..).zip(["Café", "Drupal", "Mairie"]) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
            sheet
                .write_number_with_format(1, 3, serial, &format)
                .unwrap();
            sheet.write_number(2, 3, serial).unwrap();
        })
    };
    let serial = ExcelDateTime::from_ymd(2026, 12, 31).unwrap().to_excel();
    assert_eq!(
        ends(&read(&of_epoch(serial), ImportTarget::Capabilities)),
        [day; 2]
    );
    let old = counted_from_1904(&of_epoch(serial - 1_462.0));
    assert_eq!(ends(&read(&old, ImportTarget::Capabilities)), [day; 2]);
}

#[test]
fn a_siret_in_scientific_notation_is_said_and_never_guessed() {
    let drafts = capabilities(
        "Entreprise;SIRET;Compétence;Niveau\nCafé;8,54801E+13;Drupal;3\n;8,54801E+13;Drupal;3\n",
    );
    let damaged: Vec<_> = codes(&drafts)
        .into_iter()
        .filter(|code| *code == ImportIssueCode::DamagedIdentifier)
        .collect();
    assert_eq!(damaged.len(), 2);
    assert_eq!(
        drafts.capabilities.len(),
        1,
        "beside a name it is a warning"
    );
    assert_eq!(drafts.capabilities[0].draft.company.siret, None);
}

#[test]
fn leading_zeros_come_back_only_where_nothing_else_can_be_meant() {
    let bytes = xlsx(|sheet| {
        for (column, title) in
            (0..).zip(["Entreprise", "SIREN", "Code postal", "Compétence", "Niveau"])
        {
            sheet.write_string(0, column, title).unwrap();
        }
        for row in 1..=2 {
            sheet
                .write_string(row, 0, format!("Société {row}"))
                .unwrap();
            sheet.write_string(row, 3, "Drupal").unwrap();
            sheet.write_number(row, 4, 3).unwrap();
        }
        // 005 480 546 has lost its zeros; 01 000 its own.
        sheet.write_number(1, 1, 5_480_546).unwrap();
        sheet.write_number(1, 2, 1_000).unwrap();
        sheet.write_string(2, 2, "20000").unwrap();
    });
    let drafts = read(&bytes, ImportTarget::Capabilities);
    let postcodes: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| row.draft.company.postcode.as_deref())
        .collect();
    assert_eq!(postcodes, [Some("01000"), Some("20000")]);
    assert_eq!(codes(&drafts), [ImportIssueCode::DamagedIdentifier]);
    assert_eq!(drafts.capabilities[0].draft.company.siren, None);
}

#[test]
fn a_corsican_department_in_a_postcode_is_said() {
    let drafts = capabilities(
        "Entreprise;Code postal;Compétence;Niveau\nCafé;2A004;Drupal;3\nMairie;20200;Drupal;3\n",
    );
    assert_eq!(codes(&drafts), [ImportIssueCode::InvalidIdentifier]);
    let found = drafts.issues[0].found.as_deref();
    assert_eq!(found, Some("2A004"));
}

#[test]
fn titles_above_totals_below_and_styled_blanks_change_nothing() {
    let bytes = xlsx(|sheet| {
        sheet
            .write_string(0, 0, "Tableau des capacités – juillet 2026")
            .unwrap();
        sheet.write_string(1, 0, "Direction des achats").unwrap();
        let rows = [
            ["Entreprise ", " Compétence", "Niveau", "ETP"],
            ["Café Numérique ", "Drupal ", "3", "2,5"],
            ["L'Atelier", "PostgreSQL", "confirmé", "1"],
            ["Total", "", "", "3,5"],
        ];
        for (row, cells) in (3..).zip(rows) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        sheet
            .write_string(9, 0, "* relevé fait par téléphone")
            .unwrap();
        let styled = Format::new().set_background_color("#FFEEDD");
        for row in 0..2_000 {
            for column in 4..30 {
                sheet.write_blank(row, column, &styled).unwrap();
            }
        }
    });
    let drafts = read(&bytes, ImportTarget::Capabilities);
    let sheet = &drafts.sheets[0];
    assert_eq!(sheet.header_row, Some(4));
    assert_eq!((sheet.n_rows, sheet.n_ignored), (4, 2));
    let said: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            (
                row.draft.company.name.as_deref().unwrap(),
                row.draft.competency.as_str(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [("Café Numérique", "Drupal"), ("L'Atelier", "PostgreSQL")]
    );
}

#[test]
fn yes_and_no_are_read_as_people_mark_them() {
    for (typed, expected) in [
        ("oui", true),
        ("O", true),
        ("x", true),
        ("✓", true),
        ("non", false),
        ("N", false),
    ] {
        let text = format!("Exigence;Lot;Obligatoire\nDrupal;1;{typed}\n");
        let drafts = lots(&text);
        let asked = &drafts.requirements[0].draft;
        assert_eq!(asked.is_mandatory, Some(expected), "{typed}");
    }
}

#[test]
fn two_tables_on_one_sheet_lose_no_row() {
    let text = "Entreprise;Compétence;Niveau\nCafé;Drupal;3\nMairie;Moodle;2\n;;\nEntreprise;Compétence;Niveau\nRégion;PostgreSQL;4\n";
    let drafts = capabilities(text);
    // The second header is put aside as a repeated one, its rows are read.
    assert_eq!(
        (drafts.sheets[0].n_rows, drafts.sheets[0].n_ignored),
        (4, 1)
    );
    assert_eq!(drafts.capabilities.len(), 3);
    // A second table with other titles: each of its rows is a finding, none vanishes.
    let text = "Entreprise;Compétence;Niveau\nCafé;Drupal;3\n;;\nContact;Téléphone;\nMme Martin;01 23 45 67 89;\n";
    let drafts = capabilities(text);
    let sheet = &drafts.sheets[0];
    let mut rejected: Vec<u32> = drafts
        .issues
        .iter()
        .filter(|issue| issue.severity == domain::consortia::violation::Severity::Error)
        .map(|issue| issue.place.row)
        .collect();
    rejected.dedup();
    let accounted = drafts.capabilities.len() + rejected.len() + sheet.n_ignored as usize;
    assert_eq!(sheet.n_rows as usize, accounted);
    assert_eq!(sheet.n_rows, 3);
}

#[test]
fn a_header_is_proposed_where_no_table_is_known() {
    let seen = |text: &str| lots(text).sheets[0].header_row;
    let table = "Relevé;;\n;;\nRayon;Article;Casier\nA;vis;12\nB;clou;13\n";
    assert_eq!(seen(table), Some(3));
    assert_eq!(seen("Article\nvis\nclou\n"), Some(1));
    assert_eq!(
        seen("Rayon;Article;Casier\n"),
        Some(1),
        "a table that nobody has filled in"
    );
    assert_eq!(seen("1;2;3\n4;5;6\n"), None);
}
