//! Workbooks read with what a person decided about them.

use domain::access::account::Language;
use domain::imports::choices::{
    CellChoice, ColumnChoice, ImportChoices, SheetChoice, SheetUse, ValueChoice,
};
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ColumnWords, ImportTarget, SheetReading};
use domain::imports::text_reading::TextOptions;
use domain::values::quantity::Level;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::workbooks::{VOCABULARY, check_accounts, xlsx};

/// Reads sheets with what a person decided; every row is accounted for.
pub fn read(
    sheets: &[(&str, &[&[&str]])],
    target: ImportTarget,
    choices: &ImportChoices,
) -> WorkbookDrafts {
    let workbook = open_workbook(&xlsx(sheets), &TextOptions::default()).unwrap();
    let reading = Reading {
        target,
        vocabulary: &VOCABULARY,
        language: Language::Fr,
        choices,
    };
    let drafts = interpret(&workbook, &reading);
    check_accounts(&drafts);
    drafts
}

fn sheet(name: &str) -> SheetChoice {
    SheetChoice {
        sheet: name.to_owned(),
        ..SheetChoice::default()
    }
}

fn column(letters: &str, field: Option<&str>) -> ColumnChoice {
    ColumnChoice {
        column: letters.to_owned(),
        field: field.map(str::to_owned),
    }
}

fn word(column: Option<&str>, found: &str, read_as: Option<&str>) -> ValueChoice {
    ValueChoice {
        sheet: "Feuil1".to_owned(),
        column: column.map(str::to_owned),
        found: found.to_owned(),
        read_as: read_as.map(str::to_owned),
    }
}

fn fields(sheet: &SheetReading) -> Vec<(&str, Option<&str>)> {
    sheet
        .columns
        .iter()
        .map(|column| (column.column.as_str(), column.field.as_deref()))
        .collect()
}

fn levels(drafts: &WorkbookDrafts) -> Vec<Option<u8>> {
    let number = |level: Level| level.number();
    drafts
        .capabilities
        .iter()
        .map(|row| row.draft.level.map(number))
        .collect()
}

fn words<'a>(sheet: &'a SheetReading, field: &str) -> &'a ColumnWords {
    sheet
        .words
        .iter()
        .find(|words| words.field == field)
        .unwrap()
}

const CAPABILITIES: &[&[&str]] = &[
    &["Adhérents 2026", "", ""],
    &["Qui", "Quoi", "Combien"],
    &["Alpha", "PostgreSQL", "moyen"],
    &["Beta", "Elefant", "fort"],
    &["Gamma", "PostgreSQL", "fort"],
];

fn as_list() -> SheetChoice {
    SheetChoice {
        read_as: Some(SheetUse::CapabilityList),
        header_row: Some(2),
        columns: vec![
            column("A", Some("companyName")),
            column("B", Some("competency")),
            column("C", Some("level")),
        ],
        ..sheet("Feuil1")
    }
}

#[test]
fn a_person_tells_header_columns_and_words_that_nobody_could_guess() {
    let file: &[(&str, &[&[&str]])] = &[("Feuil1", CAPABILITIES)];
    let unaided = read(file, ImportTarget::Capabilities, &ImportChoices::default());
    assert_eq!(unaided.sheets[0].read_as, SheetUse::Ignored);
    let head: Vec<u32> = unaided.sheets[0].head.iter().map(|row| row.row).collect();
    assert_eq!(head, [1, 2, 3, 4, 5]);
    assert_eq!(unaided.sheets[0].head[1].cells, ["Qui", "Quoi", "Combien"]);

    let mut choices = ImportChoices {
        sheets: vec![as_list()],
        ..ImportChoices::default()
    };
    let mapped = read(file, ImportTarget::Capabilities, &choices);
    let reading = &mapped.sheets[0];
    assert_eq!(
        fields(reading),
        [
            ("A", Some("companyName")),
            ("B", Some("competency")),
            ("C", Some("level"))
        ]
    );
    assert!(reading.columns.iter().all(|column| column.is_chosen));
    assert_eq!(reading.columns[1].samples, ["PostgreSQL", "Elefant"]);
    let levels_found: Vec<_> = words(reading, "level")
        .words
        .iter()
        .map(|word| (word.found.as_str(), word.n_cells, word.meaning.as_deref()))
        .collect();
    assert_eq!(levels_found, [("moyen", 1, None), ("fort", 2, None)]);
    let competencies: Vec<_> = words(reading, "competency")
        .words
        .iter()
        .map(|word| (word.found.as_str(), word.meaning.as_deref()))
        .collect();
    assert_eq!(
        competencies,
        [("PostgreSQL", Some("PostgreSQL")), ("Elefant", None)]
    );
    assert_eq!(levels(&mapped), Vec::<Option<u8>>::new());

    choices.values = vec![
        word(Some("C"), "Fort", Some("4 - expert")),
        word(Some("C"), "moyen", Some("2 - autonome")),
        word(Some("B"), "Elefant", Some("PostgreSQL")),
    ];
    let meant = read(file, ImportTarget::Capabilities, &choices);
    assert_eq!(levels(&meant), [Some(2), Some(4), Some(4)]);
    let beta = &meant.capabilities[1].draft;
    assert_eq!(beta.competency, "PostgreSQL");
    let fort = &words(&meant.sheets[0], "level").words[1];
    assert_eq!((fort.found.as_str(), fort.is_chosen), ("fort", true));
    assert_eq!(fort.meaning.as_deref(), Some("4 - expert"));
}

#[test]
fn cells_are_corrected_blanks_filled_and_columns_left_out() {
    const ROWS: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Niveau", "Commentaire"],
        &["Alpha", "PostgreSQL", "9", "interne"],
        &["Beta", "PostgreSQL", "", "interne"],
    ];
    let file: &[(&str, &[&[&str]])] = &[("Feuil1", ROWS)];
    let choices = ImportChoices {
        sheets: vec![SheetChoice {
            columns: vec![column("D", None)],
            ..sheet("Feuil1")
        }],
        values: vec![word(Some("C"), "", Some("1"))],
        cells: vec![CellChoice {
            sheet: "Feuil1".to_owned(),
            row: 2,
            column: "C".to_owned(),
            text: Some("3".to_owned()),
        }],
        ..ImportChoices::default()
    };
    let drafts = read(file, ImportTarget::Capabilities, &choices);
    assert_eq!(levels(&drafts), [Some(3), Some(1)]);
    assert!(
        drafts
            .capabilities
            .iter()
            .all(|row| row.draft.note.is_none())
    );
    let said = drafts
        .issues
        .iter()
        .filter(|issue| issue.place.column.as_deref() == Some("D"));
    assert_eq!(said.count(), 0, "who leaves a column out needs not be told");
}

#[test]
fn titles_over_several_rows_are_joined() {
    const ROWS: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Compétence"],
        &["", "Intitulé", "Niveau"],
        &["Alpha", "PostgreSQL", "3"],
    ];
    let file: &[(&str, &[&[&str]])] = &[("Feuil1", ROWS)];
    let choices = ImportChoices {
        sheets: vec![SheetChoice {
            header_row: Some(2),
            n_header_rows: Some(2),
            columns: vec![column("B", Some("competency"))],
            ..sheet("Feuil1")
        }],
        ..ImportChoices::default()
    };
    let drafts = read(file, ImportTarget::Capabilities, &choices);
    let titles: Vec<_> = drafts.sheets[0]
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    assert_eq!(
        titles,
        ["Entreprise", "Compétence / Intitulé", "Compétence / Niveau"]
    );
    assert_eq!(levels(&drafts), [Some(3)]);
}

#[test]
fn a_matrix_takes_a_legend_and_titles_of_its_own() {
    const ROWS: &[&[&str]] = &[
        &["Société", "PostgreSQL", "Nextcloud", "Éléphants"],
        &["Alpha", "●", "◐", "●"],
        &["Beta", "2", "", "◐"],
    ];
    let file: &[(&str, &[&[&str]])] = &[("Feuil1", ROWS)];
    let choices = ImportChoices {
        sheets: vec![SheetChoice {
            read_as: Some(SheetUse::CapabilityMatrix),
            header_row: Some(1),
            ..sheet("Feuil1")
        }],
        values: vec![
            word(None, "●", Some("4")),
            word(None, "◐", Some("1")),
            word(None, "Éléphants", Some("Drupal")),
        ],
        ..ImportChoices::default()
    };
    let drafts = read(file, ImportTarget::Capabilities, &choices);
    let declared: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            (
                row.draft.competency.as_str(),
                row.draft.level.map(Level::number),
            )
        })
        .collect();
    assert_eq!(
        declared,
        [
            ("PostgreSQL", Some(4)),
            ("Nextcloud", Some(1)),
            ("Drupal", Some(4)),
            ("PostgreSQL", Some(2)),
            ("Drupal", Some(1)),
        ]
    );
    let marks: Vec<_> = words(&drafts.sheets[0], "level")
        .words
        .iter()
        .map(|word| (word.found.as_str(), word.n_cells, word.meaning.as_deref()))
        .collect();
    assert_eq!(
        marks,
        [
            ("●", 2, Some("4 - expert")),
            ("◐", 2, Some("1 - notions")),
            ("2", 1, Some("2 - autonome"))
        ]
    );
}

#[test]
fn a_hidden_sheet_is_read_and_another_left_out_when_a_person_says_so() {
    let named = |name: &str, read_as| SheetChoice {
        read_as: Some(read_as),
        ..sheet(name)
    };
    let rows: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Niveau"],
        &["Alpha", "PostgreSQL", "3"],
    ];
    let choices = ImportChoices {
        sheets: vec![
            named("Un", SheetUse::Ignored),
            named("Deux", SheetUse::CapabilityList),
        ],
        ..ImportChoices::default()
    };
    let mut workbook = open_workbook(
        &xlsx(&[("Un", rows), ("Deux", rows)]),
        &TextOptions::default(),
    )
    .unwrap();
    workbook.sheets[1].is_hidden = true;
    let reading = Reading {
        target: ImportTarget::Capabilities,
        vocabulary: &VOCABULARY,
        language: Language::Fr,
        choices: &choices,
    };
    let drafts = interpret(&workbook, &reading);
    let read: Vec<_> = drafts
        .sheets
        .iter()
        .map(|sheet| (sheet.read_as, sheet.is_hidden))
        .collect();
    assert_eq!(
        read,
        [(SheetUse::Ignored, false), (SheetUse::CapabilityList, true)]
    );
    assert_eq!(drafts.capabilities.len(), 1);
    assert!(drafts.issues.is_empty(), "{:?}", drafts.issues);
}

#[test]
fn numbers_with_check_digits_tell_their_column_and_unfit_values_make_a_title_doubtful() {
    const ROWS: &[&[&str]] = &[
        &["Compétence", "Niveau", "Identité", "ETP"],
        &["PostgreSQL", "3", "123 456 782 00010", "voir avec Paul"],
        &["Drupal", "2", "12345678200028", "à demander"],
        &["Moodle", "1", "12345678200036", "beaucoup"],
    ];
    let drafts = read(
        &[("Feuil1", ROWS)],
        ImportTarget::Capabilities,
        &ImportChoices::default(),
    );
    let columns = &drafts.sheets[0].columns;
    assert_eq!(columns[2].field.as_deref(), Some("siret"));
    assert_eq!(columns[2].confidence, 7_500);
    assert_eq!(columns[3].field.as_deref(), Some("fte"));
    assert_eq!(columns[3].confidence, 6_000);
}
