//! What the columns of published contract data and of calls taught, in sheets of our own.

use domain::directory::competency::Vocabulary;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::ImportTarget;
use spreadsheets::columns::title::TitleKey;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::archives::open;

fn read(lines: &[&str], target: ImportTarget) -> WorkbookDrafts {
    let vocabulary = Vocabulary::default();
    let opened = open(lines.join("\n").as_bytes()).unwrap();
    interpret(&opened, &Reading::unaided(target, &vocabulary))
}

fn field_of<'a>(drafts: &'a WorkbookDrafts, title: &str) -> Option<&'a str> {
    let mut columns = drafts.sheets[0].columns.iter();
    columns
        .find(|column| column.title == title)
        .and_then(|column| column.field.as_deref())
}

const SIDE_BY_SIDE: &str = "N° marché;Acheteur;SIRET acheteur;Objet du marché;Date de notification;Titulaire 1;SIRET 1;\
                            Titulaire 2;SIRET 2";

#[test]
fn companies_side_by_side_are_each_read_from_their_columns() {
    let drafts = read(
        &[
            SIDE_BY_SIDE,
            "M-1;Ville d'Arras;21620041000011;Refonte du site;01/02/2026;Les Beffrois;85480074500019;Zwin;55210055400013",
            "M-2;Ville d'Arras;21620041000011;Hébergement;03/02/2026;Les Beffrois;85480074500019;;",
        ],
        ImportTarget::Awards,
    );
    let named: Vec<(&str, Option<&str>)> = drafts
        .awards
        .iter()
        .map(|row| {
            (
                row.draft.reference.as_str(),
                row.draft.company.name.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            ("M-1", Some("Les Beffrois")),
            ("M-1", Some("Zwin")),
            ("M-2", Some("Les Beffrois"))
        ]
    );
    let second = &drafts.awards[1].draft;
    assert_eq!(second.company.siret.as_deref(), Some("55210055400013"));
    assert_eq!(second.buyer.as_deref(), Some("Ville d'Arras"));
    // Each company counts as a row, as the plan has one for each.
    assert_eq!(drafts.sheets[0].n_rows, 3);
}

#[test]
fn a_row_with_a_company_that_cannot_be_read_is_left_out_whole() {
    let drafts = read(
        &[
            "N° marché;Objet du marché;Titulaire 1;SIRET 1;Titulaire 2;SIRET 2",
            "M-1;Refonte;Les Beffrois;85480074500019;;8,54801E+13",
            "M-2;Refonte;Les Beffrois;85480074500019;Zwin;",
        ],
        ImportTarget::Awards,
    );
    let references: Vec<&str> = drafts
        .awards
        .iter()
        .map(|row| row.draft.reference.as_str())
        .collect();
    assert_eq!(references, ["M-2", "M-2"]);
    assert_eq!(drafts.sheets[0].n_rows, 3);
}

#[test]
fn what_is_wrong_with_a_contract_is_said_once_however_many_companies_it_has() {
    let drafts = read(
        &[
            "N° marché;Objet du marché;Date de notification;Titulaire 1;Titulaire 2",
            "M-1;Refonte;12/31/2026;Les Beffrois;Zwin",
            "M-2;Refonte;31/12/2026;Les Beffrois;Zwin",
        ],
        ImportTarget::Awards,
    );
    let on_row: Vec<_> = drafts
        .issues
        .iter()
        .filter(|issue| issue.place.row == 2)
        .collect();
    assert_eq!(on_row.len(), 1, "{on_row:?}");
}

#[test]
fn the_number_of_the_buyer_is_never_that_of_a_company() {
    let drafts = read(
        &[
            "N° marché;Objet du marché;SIRET acheteur;Titulaire",
            "M-1;Refonte;21620041000011;Les Beffrois",
            "M-2;Hébergement;21620041000011;Les Beffrois",
            "M-3;Audit;21620041000011;Les Beffrois",
        ],
        ImportTarget::Awards,
    );
    assert_eq!(field_of(&drafts, "SIRET acheteur"), None);
    assert!(
        drafts
            .awards
            .iter()
            .all(|row| row.draft.company.siret.is_none())
    );
}

#[test]
fn a_call_is_read_under_the_titles_of_the_open_contracting_standard() {
    let drafts = read(
        &[
            "ocid;tender/id;tender/title;tender/value/amount;tender/tenderPeriod/endDate;tender/procuringEntity/name",
            "ocds-1;2026-014;Refonte du portail;1100000;2026-04-01T18:00:00Z;Ville d'Arras",
        ],
        ImportTarget::Calls,
    );
    let call = &drafts.calls[0].draft;
    assert_eq!(call.title.as_deref(), Some("Refonte du portail"));
    assert_eq!(
        field_of(&drafts, "tender/procuringEntity/name"),
        Some("buyer")
    );
    assert_eq!(
        field_of(&drafts, "tender/tenderPeriod/endDate"),
        Some("submissionDeadlineAt")
    );
    assert_eq!(field_of(&drafts, "ocid"), None);
}

#[test]
fn a_word_that_stands_twice_in_a_title_is_counted_once() {
    let twice = TitleKey::new("Autres titulaires (nom) / co-titulaires");
    assert!(twice.likeness(&TitleKey::new("SIREN du titulaire")) < 7_000);
}
