//! What a person types on one sheet: a form, a table of lots and a table of requirements, one below the other.

use domain::imports::choices::{ColumnChoice, ImportChoices, SheetChoice, SheetUse};
use domain::imports::import::ImportTarget;
use domain::procurement::call::ProcedureKind;
use domain::procurement::requirement::RequirementKind;

use crate::spreadsheets::decided;
use crate::spreadsheets::workbooks::{errors, lines, read, xlsx};

const ANALYSIS: &[&[&str]] = &[
    &["ANALYSE DU DCE — À COMPLÉTER PAR LE CLUSTER"],
    &[],
    &["Réf. consultation", "2026-INF-014"],
    &["Objet", "Hébergement et maintenance d'applications libres"],
    &["Pouvoir adjudicateur", "Communauté de communes Exemple"],
    &["Procédure", "Appel d'offres ouvert"],
    &["Date limite de remise des offres", "15/12/2026 à 12h00"],
    &["Lieu d'exécution", "Ille-et-Vilaine"],
    &["Montant", "1,2 M€ HT"],
    &[],
    &[
        "N° lot",
        "Intitulé du lot",
        "Montant estimé (HT)",
        "CPV",
        "Observations",
    ],
    &[
        "1",
        "Hébergement souverain",
        "350 k€",
        "72415000-2",
        "reconductible",
    ],
    &[
        "2",
        "Maintenance applicative",
        "850 000 €",
        "72267000-4",
        "3 ans",
    ],
    &["Total", "", "1 200 000 €"],
    &[],
    &["Ce qui est demandé"],
    &["Lot", "Exigence", "Seuil", "Obligatoire ?", "Source"],
    &["1", "PostgreSQL", "niveau 3", "O", "CCTP 3.2"],
    &["1", "ISO 27001", "", "oui", "RC 4.1"],
    &["2", "Certification HDS", "", "oui", "RC 4.1"],
    &[
        "2",
        "3 références de maintenance de moins de 5 ans",
        "",
        "x",
        "RC 4.3",
    ],
    &["2", "Astreinte 24/7", "", "souhaitable", ""],
];

fn analysis() -> Vec<u8> {
    xlsx(&[("Analyse DCE", ANALYSIS)])
}

#[test]
fn a_form_the_lots_and_the_requirements_on_one_sheet_are_all_read() {
    let drafts = read(analysis(), ImportTarget::Calls);
    assert_eq!(lines(&errors(&drafts)), [""; 0]);
    let call = &drafts.calls[0].draft;
    assert_eq!(call.procedure, Some(ProcedureKind::Open));
    assert_eq!(call.place.as_deref(), Some("FRH03"));
    assert!(call.submission_deadline_at.is_some());
    let numbers: Vec<_> = drafts
        .lots
        .iter()
        .map(|lot| lot.draft.number.clone().unwrap())
        .collect();
    assert_eq!(numbers, ["1", "2"]);
    assert_eq!(
        drafts.lots[1].draft.estimated_value.unwrap().cents,
        85_000_000
    );

    use RequirementKind::{Certificate, Competency, FreeText, References};
    let kinds: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| row.draft.kind.unwrap())
        .collect();
    assert_eq!(
        kinds,
        [Competency, Certificate, Certificate, References, FreeText]
    );
    let certificates: Vec<_> = drafts
        .requirements
        .iter()
        .filter_map(|row| row.draft.certificate.clone())
        .collect();
    assert_eq!(certificates, ["ISO 27001", "HDS"]);
    let references = &drafts.requirements[3].draft;
    assert_eq!((references.count, references.years), (Some(3), Some(5)));

    let read_as: Vec<_> = drafts
        .sheets
        .iter()
        .map(|sheet| (sheet.read_as, sheet.header_row))
        .collect();
    let expected = [
        (SheetUse::Calls, None),
        (SheetUse::Lots, Some(11)),
        (SheetUse::Requirements, Some(17)),
    ];
    assert_eq!(read_as, expected);
}

#[test]
fn labels_and_words_as_a_hurried_person_types_them_are_understood() {
    const HURRIED: &[&[&str]] = &[
        &["Consultation", "Infogérance et hébergement du SI"],
        &["Acheteur", "Communauté de communes Exemple"],
        &["N° de marché", "2026-INF-07"],
        &["Date limite", "mardi 15 décembre 2026 à 12h00"],
        &[],
        &["Lot", "Objet", "Estimation (k€ HT)"],
        &["Lot 1", "Hébergement", "450"],
        &["Lot 2", "Infogérance des postes", "350,5"],
        &[],
        &["N° lot", "Exigence", "Oblig.", "Poids"],
        &["1", "GNU/Linux", "oui", "3"],
        &["1", "CA annuel ≥ 350 k€", "O", ""],
        &["2", "10 salariés au moins", "x", ""],
        &["2", "CA moyen sur 3 ans en hausse", "non", ""],
    ];
    let drafts = read(xlsx(&[("AO", HURRIED)]), ImportTarget::Calls);
    assert_eq!(lines(&errors(&drafts)), [""; 0]);
    let call = &drafts.calls[0].draft;
    assert_eq!(
        call.title.as_deref(),
        Some("Infogérance et hébergement du SI")
    );
    assert_eq!(call.reference.as_deref(), Some("2026-INF-07"));
    let values: Vec<_> = drafts
        .lots
        .iter()
        .map(|lot| lot.draft.estimated_value.unwrap().cents)
        .collect();
    assert_eq!(values, [45_000_000, 35_050_000]);
    let asked: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| {
            let draft = &row.draft;
            let amount = draft.amount.map(|amount| amount.cents);
            (draft.kind.unwrap(), draft.is_mandatory, amount, draft.count)
        })
        .collect();
    use RequirementKind::{Competency, FreeText, Headcount, Turnover};
    let expected = [
        (Competency, Some(true), None, None),
        (Turnover, Some(true), Some(35_000_000), None),
        (Headcount, Some(true), None, Some(10)),
        (FreeText, Some(false), None, None),
    ];
    assert_eq!(asked, expected);

    let named = &[
        &["Marché", "2026-INF-08"][..],
        &["Objet", "Réseau"],
        &["Acheteur", "Ville"],
    ];
    let drafts = read(xlsx(&[("AO", named)]), ImportTarget::Calls);
    assert_eq!(
        drafts.calls[0].draft.reference.as_deref(),
        Some("2026-INF-08")
    );
}

#[test]
fn what_is_decided_about_one_table_leaves_the_others() {
    let choices = ImportChoices {
        sheets: vec![
            SheetChoice {
                sheet: "Analyse DCE".to_owned(),
                read_as: Some(SheetUse::Lots),
                header_row: Some(11),
                columns: vec![ColumnChoice {
                    column: "E".to_owned(),
                    field: Some("description".to_owned()),
                }],
                ..SheetChoice::default()
            },
            SheetChoice {
                sheet: "Analyse DCE".to_owned(),
                read_as: Some(SheetUse::Ignored),
                header_row: Some(17),
                ..SheetChoice::default()
            },
        ],
        ..ImportChoices::default()
    };
    let drafts = decided::read(&[("Analyse DCE", ANALYSIS)], ImportTarget::Calls, &choices);
    assert_eq!(drafts.calls.len(), 1, "the form above stays");
    assert_eq!(
        drafts.lots[0].draft.description.as_deref(),
        Some("reconductible")
    );
    assert_eq!(drafts.requirements.len(), 0);
    assert_eq!(drafts.sheets[2].read_as, SheetUse::Ignored);
}

#[test]
fn a_header_that_stands_again_goes_on_with_its_table_and_captions_name_the_lots() {
    let header: &[&str] = &["Exigence", "Seuil", "Obligatoire ?"];
    let rows: &[&[&str]] = &[
        &["Lot 1 – Hébergement"],
        header,
        &["PostgreSQL", "niveau 3", "oui"],
        &[],
        &["Lot 2 – Maintenance"],
        header,
        &["Drupal", "2 ETP", "oui"],
        &["Linux", "niveau 2", "non"],
    ];
    let drafts = read(xlsx(&[("Exigences", rows)]), ImportTarget::Calls);
    let lots: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| row.draft.lot_number.clone().unwrap())
        .collect();
    assert_eq!(lots, ["1", "2", "2"]);
    assert_eq!(drafts.sheets.len(), 1);
    let (n_rows, n_ignored) = (drafts.sheets[0].n_rows, drafts.sheets[0].n_ignored);
    assert_eq!(
        (n_rows, n_ignored),
        (5, 2),
        "the caption and the header that stands again"
    );
}

#[test]
fn rows_that_look_like_titles_begin_no_table() {
    let rows: &[&[&str]] = &[
        &["Lot", "Exigence", "Origine"],
        &["1", "PostgreSQL", "CCTP"],
        &[],
        &["1", "Lot", "Titre"],
        &[],
        &["2", "Objet du marché", "Référence"],
    ];
    let drafts = read(xlsx(&[("Exigences", rows)]), ImportTarget::Calls);
    assert_eq!(drafts.requirements.len(), 3);
    assert_eq!(drafts.sheets.len(), 1);
}
