//! Capabilities as a matrix, in either orientation, told apart from a list without being asked.

use domain::imports::choices::SheetUse;
use domain::imports::import::ImportTarget;
use domain::values::quantity::Level;

use super::workbooks::{errors, lines, ods, read, xlsx};

#[test]
fn companies_in_rows_and_competencies_in_columns() {
    let rows: &[&[&str]] = &[
        &["Matrice des compétences 2026"],
        &[
            "Entreprise",
            "SIREN",
            "Ville",
            "PostgreSQL",
            "Drupal",
            "Un outil maison",
            "Commentaire",
        ],
        &[
            "Atelier Libre",
            "854800745",
            "Rennes",
            "3",
            "x",
            "2",
            "à revoir",
        ],
        &[
            "Coop Numérique",
            "",
            "Nantes",
            "expert",
            "-",
            "",
            "présente depuis longtemps",
        ],
        &["Total", "", "", "2", "1", "1", ""],
    ];
    let drafts = read(xlsx(&[("Compétences", rows)]), ImportTarget::Capabilities);
    assert_eq!(drafts.sheets[0].read_as, SheetUse::CapabilityMatrix);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    let read: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            (
                format!("{}{}", row.place.column.as_deref().unwrap(), row.place.row),
                row.draft.company.name.as_deref().unwrap(),
                row.draft.competency.as_str(),
                row.draft.level,
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            (
                "D3".to_owned(),
                "Atelier Libre",
                "PostgreSQL",
                Some(Level::Confirmed)
            ),
            ("E3".to_owned(), "Atelier Libre", "Drupal", None),
            (
                "F3".to_owned(),
                "Atelier Libre",
                "Un outil maison",
                Some(Level::Autonomous)
            ),
            (
                "D4".to_owned(),
                "Coop Numérique",
                "PostgreSQL",
                Some(Level::Expert)
            ),
        ]
    );
    // The dash, and the three sums.
    assert_eq!(drafts.sheets[0].n_ignored, 4);
}

#[test]
fn a_company_called_total_is_no_sum_where_a_number_or_a_postcode_stands_beside_it() {
    let rows: &[&[&str]] = &[
        &["Entreprise", "SIREN", "Code postal", "PostgreSQL", "Drupal"],
        &["Total Libre", "854800745", "", "3", ""],
        &["Somme & Fils", "", "80000", "", "2"],
        &["Total", "", "", "1", "1"],
    ];
    let drafts = read(xlsx(&[("Compétences", rows)]), ImportTarget::Capabilities);
    let named: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| row.draft.company.name.as_deref().unwrap())
        .collect();
    assert_eq!(named, ["Total Libre", "Somme & Fils"]);
    assert_eq!(drafts.sheets[0].n_ignored, 2);
}

#[test]
fn competencies_in_rows_and_companies_in_columns() {
    let rows: &[&[&str]] = &[
        &["Compétence", "Atelier Libre", "Coop Numérique"],
        &["PostgreSQL", "3", "4"],
        &["Moodle", "", "2"],
        &["Formation", "bof", "1"],
    ];
    let drafts = read(ods("Feuille1", rows), ImportTarget::Capabilities);
    assert_eq!(drafts.sheets[0].read_as, SheetUse::CapabilityMatrix);
    let read: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            let place = format!("{}{}", row.place.column.as_deref().unwrap(), row.place.row);
            format!(
                "{place} {} {}",
                row.draft.company.name.as_deref().unwrap(),
                row.draft.competency
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            "B2 Atelier Libre PostgreSQL",
            "C2 Coop Numérique PostgreSQL",
            "C3 Coop Numérique Moodle",
            "C4 Coop Numérique Formation"
        ]
    );
    assert_eq!(lines(&errors(&drafts)), ["UnknownWord B4 bof"]);
}

#[test]
fn marks_without_a_company_are_errors_cell_by_cell() {
    let rows: &[&[&str]] = &[
        &["Société", "PostgreSQL", "Drupal", "Django"],
        &["", "3", "2", ""],
        &["Atelier Libre", "3", "", ""],
    ];
    let drafts = read(xlsx(&[("X", rows)]), ImportTarget::Capabilities);
    assert_eq!(
        lines(&errors(&drafts)),
        ["MissingValue B2 ", "MissingValue C2 "]
    );
    assert_eq!(drafts.capabilities.len(), 1);
}

#[test]
fn marks_of_the_files_own_are_words_to_place() {
    let rows: &[&[&str]] = &[
        &["Compétences du réseau"],
        &[
            "Structure",
            "SIRET",
            "Drupal",
            "PostgreSQL",
            "Django",
            "Accueil",
        ],
        &["Atelier Libre", "", "A", "B", "", "B"],
        &["Coop Numérique", "", "B", "A", "C", ""],
        &["Studio Ouvert", "", "C", "", "B", "A"],
    ];
    let drafts = read(xlsx(&[("Matrice", rows)]), ImportTarget::Capabilities);
    let sheet = &drafts.sheets[0];
    assert_eq!(sheet.read_as, SheetUse::CapabilityMatrix);
    let marks = sheet
        .words
        .iter()
        .find(|words| words.field == "level")
        .unwrap();
    let found: Vec<_> = marks
        .words
        .iter()
        .map(|word| (word.found.as_str(), word.n_cells))
        .collect();
    assert_eq!(found, [("A", 3), ("B", 4), ("C", 2)]);
    assert_eq!(
        errors(&drafts).len(),
        9,
        "nobody has said yet what they mean"
    );
}

#[test]
fn names_under_competencies_are_no_marks() {
    let rows: &[&[&str]] = &[
        &["Structure", "Drupal", "PostgreSQL", "Django"],
        &["Atelier Libre", "Anne", "Bilal", "Chloé"],
        &["Coop Numérique", "Denis", "Émile", "Fanny"],
    ];
    let drafts = read(xlsx(&[("Contacts", rows)]), ImportTarget::Capabilities);
    assert_eq!(drafts.sheets[0].read_as, SheetUse::Ignored);
}
