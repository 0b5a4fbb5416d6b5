//! The header row is found where it stands, under titles and over groups; columns that say nothing known are listed.

use cordee::wording::fields::field_label;
use domain::access::account::Language;
use domain::imports::choices::COMPETENCY_COLUMN;
use domain::imports::choices::SheetUse;
use domain::imports::import::{ImportIssueCode, ImportTarget};
use rust_xlsxwriter::Format;
use spreadsheets::columns::field::TableKind;
use spreadsheets::columns::fields_of::fields_of;

use super::workbooks::{errors, fill, lines, read, xlsx, xlsx_with};

#[test]
fn a_header_is_found_below_title_lines() {
    let rows: &[&[&str]] = &[
        &["Cluster Exemple – capacités des adhérents"],
        &["Mis à jour le 12/03/2026", "", "Contact : secrétariat"],
        &[],
        &[
            "",
            "Raison sociale",
            "Ville",
            "Compétences",
            "Niveau (1-4)",
            "Nb. ETP",
        ],
        &["", "Atelier Libre", "Rennes", "Drupal", "3", "1,5"],
    ];
    let drafts = read(xlsx(&[("Feuil1", rows)]), ImportTarget::Capabilities);
    let sheet = &drafts.sheets[0];
    assert_eq!(sheet.header_row, Some(4));
    let understood: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| (column.column.as_str(), column.field.as_deref()))
        .collect();
    assert_eq!(
        understood,
        [
            ("B", Some("companyName")),
            ("C", None),
            ("D", Some("competency")),
            ("E", Some("level")),
            ("F", Some("fte"))
        ]
    );
    let ignored: Vec<_> = drafts
        .issues
        .iter()
        .filter(|issue| issue.code == ImportIssueCode::UnknownColumn)
        .map(|issue| issue.column_title.as_deref().unwrap())
        .collect();
    assert_eq!(ignored, ["Ville"]);
    assert_eq!(drafts.capabilities[0].place.row, 5);
}

#[test]
fn a_title_may_stand_under_a_merged_group_or_be_merged_downwards() {
    let bytes = xlsx_with(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 1, 0, "Entreprise", &plain).unwrap();
        sheet.merge_range(0, 1, 1, 1, "Compétence", &plain).unwrap();
        sheet.merge_range(0, 2, 0, 4, "Référence", &plain).unwrap();
        for (column, title) in [(2, "Intitulé"), (3, "Client"), (4, "Montant")] {
            sheet.write_string(1, column, title).unwrap();
        }
        sheet
            .merge_range(2, 0, 3, 0, "Atelier Libre", &plain)
            .unwrap();
        for (row, cells) in [
            (2, ["Drupal", "Site", "Ville", "12 000"]),
            (3, ["PHP", "Outil", "Pays", "8 000"]),
        ] {
            for (column, text) in (1..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    });
    let drafts = read(bytes, ImportTarget::Capabilities);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    assert_eq!(drafts.capabilities.len(), 2);
    for row in &drafts.capabilities {
        assert_eq!(row.draft.company.name.as_deref(), Some("Atelier Libre"));
        assert!(row.draft.evidence_title.is_some());
        assert!(row.draft.evidence_amount.is_some());
    }
}

#[test]
fn case_accents_plurals_and_line_breaks_of_titles_do_not_matter() {
    let rows: &[&[&str]] = &[
        &[
            "ENTREPRISES",
            "competence\ndeclaree",
            "NIVEAUX",
            "E.T.P. disponible",
        ],
        &["Atelier Libre", "Drupal", "2", "1"],
    ];
    let drafts = read(xlsx(&[("X", rows)]), ImportTarget::Capabilities);
    assert!(
        drafts.sheets[0]
            .columns
            .iter()
            .all(|column| column.field.is_some()),
        "{:#?}",
        drafts.sheets[0].columns
    );
}

#[test]
fn a_sheet_without_a_known_table_is_said() {
    let rows: &[&[&str]] = &[&["Mode d'emploi"], &["Remplir les feuilles suivantes"]];
    let drafts = read(xlsx(&[("Lisez-moi", rows)]), ImportTarget::Calls);
    assert_eq!(drafts.sheets[0].read_as, SheetUse::Ignored);
    assert_eq!(drafts.issues[0].code, ImportIssueCode::UnknownSheet);
}

#[test]
fn a_hidden_sheet_is_left_out_and_said() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    fill(
        workbook.add_worksheet(),
        &[&["Lot", "Intitulé"], &["1", "Visible"]],
    );
    let hidden = workbook.add_worksheet();
    fill(hidden, &[&["Lot", "Intitulé"], &["2", "Caché"]]);
    hidden.set_hidden(true);
    let drafts = read(workbook.save_to_buffer().unwrap(), ImportTarget::Calls);
    assert_eq!(drafts.lots.len(), 1);
    assert!(
        drafts
            .issues
            .iter()
            .any(|issue| issue.code == ImportIssueCode::HiddenSheet)
    );
}

#[test]
fn every_field_that_a_column_can_be_has_a_name_on_screen() {
    let fields = TableKind::ALL.into_iter().flat_map(fields_of);
    for name in fields
        .map(|field| field.name)
        .chain([COMPETENCY_COLUMN, "company"])
    {
        for language in [Language::Fr, Language::En] {
            assert_ne!(field_label(name, language), name, "{language:?}");
        }
    }
}
