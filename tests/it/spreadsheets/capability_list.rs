//! Capabilities as a list: who, what, how well, with which proof.

use domain::imports::import::{ImportIssueCode, ImportTarget};
use domain::values::quantity::{FteTenths, Level};

use super::workbooks::{errors, lines, read, xlsx, xlsx_with};

#[test]
fn a_row_says_who_what_how_well_and_with_which_proof() {
    let rows: &[&[&str]] = &[
        &[
            "SIRET",
            "Société",
            "CP",
            "Technologie",
            "Niveau",
            "ETP",
            "Projet",
            "Client",
            "Début",
            "Fin",
            "Montant HT",
            "Lien",
        ],
        &[
            "854 800 745 01125",
            "Atelier Libre",
            "1000",
            "PostgreSQL",
            "Expert",
            "2,5 ETP",
            "Bascule",
            "Ville d'Exemple",
            "01/02/2024",
            "30 juin 2025",
            "12 000 €",
            "https://exemple.fr/preuve",
        ],
    ];
    let drafts = read(xlsx(&[("Capacités", rows)]), ImportTarget::Capabilities);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    let draft = &drafts.capabilities[0].draft;
    assert_eq!(draft.company.siret.as_deref(), Some("85480074501125"));
    assert_eq!(draft.company.siren.as_deref(), Some("854800745"));
    assert_eq!(draft.company.postcode.as_deref(), Some("01000"));
    assert_eq!(
        (draft.level, draft.fte),
        (Some(Level::Expert), Some(FteTenths(25)))
    );
    assert_eq!(draft.evidence_title.as_deref(), Some("Bascule"));
    assert_eq!(draft.evidence_until.unwrap().to_string(), "2025-06-30");
    assert_eq!(draft.evidence_amount.unwrap().cents, 1_200_000);
}

#[test]
fn a_damaged_number_beside_a_name_is_a_warning_and_alone_an_error() {
    let bytes = xlsx_with(|sheet| {
        for (column, title) in ["SIRET", "Entreprise", "Compétence"].iter().enumerate() {
            sheet
                .write_string(0, u16::try_from(column).unwrap(), *title)
                .unwrap();
        }
        sheet.write_number(1, 0, 5_720_784_000_134.0).unwrap();
        sheet.write_string(1, 1, "Atelier Libre").unwrap();
        sheet.write_string(1, 2, "Drupal").unwrap();
        sheet.write_string(2, 0, "8,54801E+13").unwrap();
        sheet.write_string(2, 2, "Drupal").unwrap();
    });
    let drafts = read(bytes, ImportTarget::Capabilities);
    assert_eq!(drafts.capabilities.len(), 1);
    assert_eq!(drafts.capabilities[0].draft.company.siret, None);
    let damaged: Vec<_> = drafts
        .issues
        .iter()
        .filter(|issue| issue.code == ImportIssueCode::DamagedIdentifier)
        .collect();
    assert_eq!(
        lines(&damaged),
        [
            "DamagedIdentifier A2 5720784000134",
            "DamagedIdentifier A3 8,54801E+13"
        ]
    );
    assert_eq!(
        lines(&errors(&drafts)),
        ["DamagedIdentifier A3 8,54801E+13"]
    );
}

#[test]
fn each_wrong_cell_is_named_with_what_was_expected() {
    let rows: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Niveau", "ETP", "Fin"],
        &["Atelier Libre", "Drupal", "très bon", "beaucoup", "bientôt"],
        &["", "PHP", "3", "1", ""],
        &["Atelier Libre", "", "3", "1", ""],
    ];
    let drafts = read(xlsx(&[("X", rows)]), ImportTarget::Capabilities);
    let errors = errors(&drafts);
    assert_eq!(
        lines(&errors),
        [
            "UnknownWord C2 très bon",
            "NotANumber D2 beaucoup",
            "NotADate E2 bientôt",
            "MissingValue A3 ",
            "MissingValue B4 "
        ]
    );
    assert!(errors.iter().all(|issue| issue.expected.is_some()));
    assert_eq!(errors[0].column_title.as_deref(), Some("Niveau"));
    assert!(drafts.capabilities.is_empty());
}

#[test]
fn a_sheet_without_companies_is_about_its_sender() {
    let rows: &[&[&str]] = &[&["Compétence", "Niveau"], &["Drupal", "3"]];
    let drafts = read(xlsx(&[("X", rows)]), ImportTarget::Capabilities);
    assert_eq!(
        drafts.capabilities[0].draft.company,
        domain::imports::drafts::CompanyKey::default()
    );
}

#[test]
fn a_formula_without_a_stored_result_is_never_taken_for_nothing() {
    let bytes = xlsx_with(|sheet| {
        for (column, title) in ["Entreprise", "Compétence", "ETP"].iter().enumerate() {
            sheet
                .write_string(0, u16::try_from(column).unwrap(), *title)
                .unwrap();
        }
        sheet.write_string(1, 0, "Atelier Libre").unwrap();
        sheet.write_string(1, 1, "Drupal").unwrap();
        sheet
            .write_formula(
                1,
                2,
                rust_xlsxwriter::Formula::new("=1+1").set_result("#N/A"),
            )
            .unwrap();
    });
    let drafts = read(bytes, ImportTarget::Capabilities);
    assert_eq!(lines(&errors(&drafts)).len(), 1, "{:?}", drafts.issues);
}
