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
