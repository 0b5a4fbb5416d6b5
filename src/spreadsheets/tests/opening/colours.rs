//! Matrices whose levels are told by nothing but the colours of their cells.

use chrono::DateTime;
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::imports::choices::{ImportChoices, SheetUse, ValueChoice};
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportTarget, WordFound};
use domain::values::ids::CompetencyId;
use domain::values::record::Record;
use domain::values::text::Name;
use rust_xlsxwriter::{Color, Format, Workbook, Worksheet};
use spreadsheets::limits;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::archives::open;

const GREEN: u32 = 0x92_D050;
const ORANGE: u32 = 0xFF_C000;
const YELLOW: u32 = 0xFF_FF00;
const GREY: u32 = 0xD9_D9D9;
const BLUE: u32 = 0x1F_3A5F;

/// A cell to be: its text, and its colour unless it has none.
type Painted<'a> = (&'a str, u32);
/// No colour.
const BARE: u32 = 0;

fn paint(sheet: &mut Worksheet, rows: &[&[Painted<'_>]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, (text, colour)) in (0..).zip(*cells) {
            let format = match *colour {
                BARE => Format::new(),
                colour => Format::new().set_background_color(Color::RGB(colour)),
            };
            match (*text, *colour) {
                ("", BARE) => {}
                ("", _) => {
                    sheet.write_blank(row, column, &format).unwrap();
                }
                (text, _) => {
                    sheet
                        .write_string_with_format(row, column, text, &format)
                        .unwrap();
                }
            }
        }
    }
}

/// A workbook of painted sheets.
fn painted(sheets: &[(&str, &[&[Painted<'_>]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        paint(workbook.add_worksheet().set_name(*name).unwrap(), rows);
    }
    workbook.save_to_buffer().unwrap()
}

fn vocabulary() -> Vocabulary {
    let entries = ["PostgreSQL", "Drupal", "Linux"].map(|label| Competency {
        id: CompetencyId::new(),
        code: Name::parse("code", &label.to_lowercase()).unwrap(),
        kind: CompetencyKind::Software,
        label_fr: Name::parse("labelFr", label).unwrap(),
        label_en: Name::parse("labelEn", label).unwrap(),
        synonyms: Vec::new(),
        broader: Vec::new(),
        cpv: Vec::new(),
        record: Record::new(DateTime::UNIX_EPOCH),
    });
    Vocabulary::new(entries.into())
}

fn read_with(bytes: &[u8], choices: &ImportChoices) -> WorkbookDrafts {
    let vocabulary = vocabulary();
    let opened = open(bytes).unwrap();
    let unaided = Reading::unaided(ImportTarget::Capabilities, &vocabulary);
    interpret(&opened, &Reading { choices, ..unaided })
}

fn read(sheets: &[(&str, &[&[Painted<'_>]])]) -> WorkbookDrafts {
    read_with(&painted(sheets), &ImportChoices::default())
}

/// What was read, `place company competency level`, and what was asked, `place text`.
fn said(drafts: &WorkbookDrafts) -> (Vec<String>, Vec<String>) {
    assert_eq!(drafts.sheets[0].read_as, SheetUse::CapabilityMatrix);
    let place = |column: &Option<String>, row: u32| format!("{}{row}", column.as_deref().unwrap());
    let mut held: Vec<String> = drafts
        .capabilities
        .iter()
        .map(|row| {
            let level = row.draft.level.map_or(0, |level| level.number());
            let company = row.draft.company.name.as_deref().unwrap();
            let place = place(&row.place.column, row.place.row);
            format!("{place} {company} {} {level}", row.draft.competency)
        })
        .collect();
    held.sort();
    let mut asked: Vec<String> = drafts
        .issues
        .iter()
        .filter(|issue| issue.place.column.is_some())
        .map(|issue| {
            let place = place(&issue.place.column, issue.place.row);
            format!("{place} {}", issue.found.as_deref().unwrap_or_default())
        })
        .collect();
    asked.sort();
    let sheets = drafts.sheets.iter();
    let n_rows: u32 = sheets.map(|sheet| sheet.n_rows - sheet.n_ignored).sum();
    assert_eq!(n_rows as usize, held.len() + asked.len(), "{drafts:#?}");
    (held, asked)
}

fn marks(drafts: &WorkbookDrafts) -> Vec<&WordFound> {
    let words = drafts.sheets[0].words.iter();
    words
        .filter(|words| words.field == "level")
        .flat_map(|words| &words.words)
        .collect()
}

const TITLES: &[Painted<'_>] = &[
    ("Entreprise", BLUE),
    ("PostgreSQL", BLUE),
    ("Drupal", BLUE),
    ("Linux", BLUE),
];

#[test]
fn coloured_cells_have_the_levels_of_the_words_beside_the_same_colours_in_a_legend() {
    let drafts = read(&[(
        "Compétences",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", ORANGE)],
            &[("Beta", BARE), ("3", BARE), ("", ORANGE), ("", GREEN)],
            &[],
            &[("Légende", BARE)],
            &[("", GREEN), ("maîtrise", BARE)],
            &[("", ORANGE), ("notions", BARE)],
        ],
    )]);
    assert_eq!(
        said(&drafts),
        (
            [
                "B2 Alpha PostgreSQL 3",
                "B3 Beta PostgreSQL 3",
                "C3 Beta Drupal 1",
                "D2 Alpha Linux 1",
                "D3 Beta Linux 3"
            ]
            .map(str::to_owned)
            .into(),
            Vec::new()
        )
    );
    let marks = marks(&drafts);
    let of_green = marks
        .iter()
        .find(|word| word.found == "maîtrise (#92D050)")
        .unwrap();
    assert_eq!(
        (of_green.n_cells, of_green.meaning.as_deref()),
        (2, Some("3 - confirmé"))
    );
}

#[test]
fn the_words_of_a_legend_may_stand_in_the_coloured_cells_beside_the_matrix_or_on_another_sheet() {
    let matrix: &[&[Painted<'_>]] = &[
        TITLES,
        &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", ORANGE)],
    ];
    let expected = ["B2 Alpha PostgreSQL 4", "D2 Alpha Linux 2"].map(str::to_owned);
    let elsewhere: &[&[Painted<'_>]] = &[&[("Expert", GREEN)], &[("Autonome", ORANGE)]];
    let drafts = read(&[("Matrice", matrix), ("Codes couleurs", elsewhere)]);
    assert_eq!(said(&drafts), (expected.clone().into(), Vec::new()));

    let beside = read(&[(
        "Matrice",
        &[
            &[
                ("Entreprise", BLUE),
                ("PostgreSQL", BLUE),
                ("Drupal", BLUE),
                ("Linux", BLUE),
                ("", BARE),
                ("Légende", BARE),
            ],
            &[
                ("Alpha", BARE),
                ("", GREEN),
                ("", BARE),
                ("", ORANGE),
                ("", BARE),
                ("Expert", GREEN),
            ],
            &[
                ("Beta", BARE),
                ("", BARE),
                ("", BARE),
                ("", BARE),
                ("", BARE),
                ("", ORANGE),
                ("Autonome", BARE),
            ],
        ],
    )]);
    assert_eq!(said(&beside), (expected.clone().into(), Vec::new()));

    let across = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", ORANGE)],
            &[],
            &[("Expert", GREEN), ("Autonome", ORANGE)],
        ],
    )]);
    assert_eq!(said(&across), (expected.clone().into(), Vec::new()));

    let named = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", ORANGE)],
            &[],
            &[("Vert = expert ; orange : autonome", BARE)],
        ],
    )]);
    assert_eq!(said(&named), (expected.into(), Vec::new()));
}

#[test]
fn companies_may_stand_across() {
    let drafts = read(&[(
        "Matrice",
        &[
            &[("", BARE), ("Alpha", BLUE), ("Beta", BLUE)],
            &[("PostgreSQL", BARE), ("", GREEN), ("", BARE)],
            &[("Drupal", BARE), ("", ORANGE), ("", GREEN)],
            &[],
            &[("Légende", BARE)],
            &[("", GREEN), ("expert", BARE)],
            &[("", ORANGE), ("notions", BARE)],
        ],
    )]);
    let (held, asked) = said(&drafts);
    assert_eq!(
        held,
        [
            "B2 Alpha PostgreSQL 4",
            "B3 Alpha Drupal 1",
            "C3 Beta Drupal 4"
        ]
    );
    assert_eq!(asked, Vec::<String>::new());
}

#[test]
fn a_colour_that_no_legend_explains_is_asked_and_what_a_person_says_of_it_counts() {
    let bytes = painted(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", ORANGE)],
            &[("Beta", BARE), ("2", BARE), ("", BARE), ("", GREEN)],
            &[],
            &[("Légende", BARE)],
            &[("", ORANGE), ("à valider", BARE)],
        ],
    )]);
    let (held, asked) = said(&read_with(&bytes, &ImportChoices::default()));
    assert_eq!(held, ["B3 Beta PostgreSQL 2"]);
    assert_eq!(
        asked,
        ["B2 #92D050", "D2 à valider (#FFC000)", "D3 #92D050"]
    );

    let choice = |found: &str, read_as: Option<&str>| ValueChoice {
        sheet: "Matrice".to_owned(),
        column: None,
        found: found.to_owned(),
        read_as: read_as.map(str::to_owned),
    };
    let choices = ImportChoices {
        values: vec![
            choice("#92d050", Some("4 - expert")),
            choice("à valider (#FFC000)", None),
        ],
        ..ImportChoices::default()
    };
    let drafts = read_with(&bytes, &choices);
    let (held, asked) = said(&drafts);
    assert_eq!(
        held,
        [
            "B2 Alpha PostgreSQL 4",
            "B3 Beta PostgreSQL 2",
            "D3 Beta Linux 4"
        ]
    );
    assert_eq!(asked, Vec::<String>::new());
    assert!(marks(&drafts).iter().any(|word| word.is_chosen));
}

#[test]
fn fills_of_whole_rows_and_columns_decorate() {
    let banded = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("3", BARE), ("", BARE), ("x", BARE)],
            &[("Beta", GREY), ("", GREY), ("2", GREY), ("", GREY)],
            &[("Gamma", BARE), ("", BARE), ("1", BARE), ("", BARE)],
            &[("Delta", GREY), ("", GREY), ("", GREEN), ("", GREY)],
            &[],
            &[("Légende", BARE)],
            &[("", GREEN), ("expert", BARE)],
        ],
    )]);
    let (held, asked) = said(&banded);
    assert_eq!(
        held,
        [
            "B2 Alpha PostgreSQL 3",
            "C3 Beta Drupal 2",
            "C4 Gamma Drupal 1",
            "C5 Delta Drupal 4",
            "D2 Alpha Linux 0"
        ]
    );
    assert_eq!(asked, Vec::<String>::new());

    let columns = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BLUE), ("3", BARE), ("", YELLOW), ("x", BARE)],
            &[("Beta", BLUE), ("", BARE), ("2", YELLOW), ("", BARE)],
            &[("Gamma", BLUE), ("1", BARE), ("", YELLOW), ("", BARE)],
        ],
    )]);
    let (held, asked) = said(&columns);
    assert_eq!(held.len(), 4, "{held:?}");
    assert_eq!(asked, Vec::<String>::new());
}

#[test]
fn a_company_that_masters_everything_is_no_decoration() {
    let drafts = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", GREEN), ("", GREEN)],
            &[("Beta", BARE), ("", ORANGE), ("", BARE), ("", GREEN)],
            &[],
            &[("", GREEN), ("expert", BARE)],
            &[("", ORANGE), ("notions", BARE)],
        ],
    )]);
    let (held, asked) = said(&drafts);
    assert_eq!(held.len(), 5, "{held:?}");
    assert_eq!(asked, Vec::<String>::new());
}

#[test]
fn a_colour_with_two_meanings_is_asked() {
    let drafts = read(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("", GREEN), ("", BARE), ("", BARE)],
            &[],
            &[("Légende", BARE)],
            &[("", GREEN), ("expert", BARE)],
            &[("", GREEN), ("notions", BARE)],
        ],
    )]);
    assert_eq!(said(&drafts), (Vec::new(), vec!["B2 #92D050".to_owned()]));
}

#[test]
fn colours_of_other_tables_and_of_cells_with_texts_say_nothing() {
    let list = read(&[(
        "Liste",
        &[
            &[
                ("Entreprise", BLUE),
                ("Compétence", BLUE),
                ("Niveau", BLUE),
                ("Projet", BLUE),
            ],
            &[
                ("Alpha", BARE),
                ("Drupal", GREEN),
                ("3", ORANGE),
                ("", GREEN),
            ],
        ],
    )]);
    assert_eq!(list.sheets[0].read_as, SheetUse::CapabilityList);
    assert_eq!(list.capabilities.len(), 1);
    assert_eq!(list.capabilities[0].draft.evidence_title, None);

    // No blank cell is coloured: nothing is told of colours at all.
    let bytes = painted(&[(
        "Matrice",
        &[
            TITLES,
            &[("Alpha", BARE), ("3", GREEN), ("", BARE), ("x", ORANGE)],
        ],
    )]);
    assert_eq!(open(&bytes).unwrap().sheets[0].fills, Vec::new());
    assert_eq!(
        said(&read_with(&bytes, &ImportChoices::default())).1.len(),
        0
    );
}

#[test]
fn a_workbook_painted_over_and_over_is_read_without_its_colours() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    paint(
        sheet,
        &[
            TITLES,
            &[("Alpha", BARE), ("3", BARE), ("", GREEN), ("x", BARE)],
        ],
    );
    let format = Format::new().set_background_color(Color::RGB(GREEN));
    let most = u32::try_from(limits::COLOURED_CELLS.most).unwrap();
    for row in 0..most.div_ceil(400) {
        for column in 0..400 {
            sheet.write_blank(100 + row, 20 + column, &format).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let drafts = read_with(&bytes, &ImportChoices::default());
    let (held, asked) = said(&drafts);
    assert_eq!(held, ["B2 Alpha PostgreSQL 3", "D2 Alpha Linux 0"]);
    assert_eq!(asked, Vec::<String>::new());
}
