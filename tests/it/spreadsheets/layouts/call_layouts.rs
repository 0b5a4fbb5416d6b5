//! Calls as people lay them out: sheets for the call, its lots and its requirements, or the call as a form.

use chrono::{DateTime, Utc};
use domain::imports::choices::SheetUse;
use domain::imports::import::{ImportIssueCode, ImportTarget};
use domain::procurement::call::ProcedureKind;
use domain::procurement::requirement::{RequirementKind, RequirementScope};
use domain::values::quantity::{FteTenths, Level};

use crate::spreadsheets::workbooks::{day_format, errors, fill, lines, read, xlsx, xlsx_with};

const LOTS: &[&[&str]] = &[
    &[
        "Lot n°",
        "Objet du lot",
        "Montant estimé\n(€ HT)",
        "Codes CPV",
    ],
    &["Lot 1", "Hébergement", "1,2 M€", "72400000-4"],
    &[
        "Lot 2",
        "Développement",
        "350 k€",
        "72200000-7 ; 72260000-5",
    ],
    &["TOTAL", "", "1 550 000 €", ""],
];

const REQUIREMENTS: &[&[&str]] = &[
    &[
        "Lot",
        "Compétence demandée",
        "Niveau requis",
        "ETP",
        "Certification",
        "CA min",
        "Texte",
        "Obligatoire ?",
        "Portée",
    ],
    &[
        "1",
        "PostgreSQL",
        "3",
        "2,5",
        "",
        "",
        "",
        "oui",
        "groupement",
    ],
    &[
        "1",
        "",
        "",
        "",
        "ISO 27001",
        "",
        "Hébergeur certifié",
        "oui",
        "chaque membre",
    ],
    &[
        "2",
        "",
        "",
        "",
        "",
        "500 k€",
        "Chiffre d'affaires annuel",
        "non",
        "",
    ],
    &[
        "2",
        "",
        "",
        "",
        "",
        "",
        "Méthode de travail décrite",
        "Souhaitable (3)",
        "",
    ],
];

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn a_workbook_of_three_sheets_is_read_whatever_their_order() {
    let call: &[&[&str]] = &[
        &[
            "N° de consultation",
            "Objet",
            "Pouvoir adjudicateur",
            "Procédure",
            "Date limite de remise des offres",
        ],
        &[
            "2026-014",
            "Plateforme de données",
            "Région Exemple",
            "Appel d'offres ouvert",
            "31/12/2026 à 12h00",
        ],
    ];
    let drafts = read(
        xlsx(&[
            ("Exigences", REQUIREMENTS),
            ("Lots", LOTS),
            ("Consultation", call),
        ]),
        ImportTarget::Calls,
    );
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    let call = &drafts.calls[0].draft;
    assert_eq!(call.reference.as_deref(), Some("2026-014"));
    assert_eq!(call.procedure, Some(ProcedureKind::Open));
    assert_eq!(
        call.submission_deadline_at,
        Some(instant("2026-12-31T11:00:00Z"))
    );
    let lots: Vec<_> = drafts.lots.iter().map(|row| &row.draft).collect();
    assert_eq!(lots.len(), 2);
    assert_eq!(lots[0].number.as_deref(), Some("1"));
    assert_eq!(lots[0].estimated_value.unwrap().cents, 120_000_000);
    assert_eq!(lots[1].cpv.as_ref().unwrap(), &["72200000", "72260000"]);
    let kinds: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| row.draft.kind.unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            RequirementKind::Competency,
            RequirementKind::Certificate,
            RequirementKind::Turnover,
            RequirementKind::FreeText
        ]
    );
    let first = &drafts.requirements[0].draft;
    assert_eq!(
        (first.min_level, first.fte),
        (Some(Level::Confirmed), Some(FteTenths(25)))
    );
    assert_eq!(
        drafts.requirements[1].draft.scope,
        Some(RequirementScope::Each)
    );
    let last = &drafts.requirements[3].draft;
    assert_eq!((last.is_mandatory, last.weight), (Some(false), Some(3)));
}

#[test]
fn a_call_laid_out_as_a_form_is_read_like_a_row() {
    let bytes = xlsx_with(|sheet| {
        fill(
            sheet,
            &[
                &["FICHE DE CONSULTATION"],
                &[],
                &["Référence :", "2026-DSI-014"],
                &["Objet du marché :", "Gestion électronique de documents"],
                &["Acheteur", "Ville d'Exemple"],
                &["Date limite de remise des offres"],
                &["Montant estimé (€ HT)"],
                &["Interlocuteur", "voir le règlement"],
                &["Réponse à tous les lots obligatoire", "Non"],
            ],
        );
        let deadline = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 9, 30).unwrap();
        sheet
            .write_datetime_with_format(5, 1, deadline, &day_format())
            .unwrap();
        sheet.write_number(6, 1, 450_000.5).unwrap();
    });
    let drafts = read(bytes, ImportTarget::Calls);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    let call = &drafts.calls[0].draft;
    assert_eq!(
        call.title.as_deref(),
        Some("Gestion électronique de documents")
    );
    assert_eq!(
        call.submission_deadline_at,
        Some(instant("2026-09-30T21:59:00Z"))
    );
    assert_eq!(call.estimated_value.unwrap().cents, 45_000_050);
    assert_eq!(call.requires_all_lots, Some(false));
    assert_eq!(drafts.sheets[0].read_as, SheetUse::Calls);
    assert_eq!(drafts.sheets[0].n_ignored, 2);
}

#[test]
fn a_form_above_the_table_of_lots_is_read_with_it() {
    let rows: &[&[&str]] = &[
        &["Référence", "2026-015"],
        &["Intitulé", "Support de logiciels libres"],
        &["Acheteur", "Établissement public Exemple"],
        &[],
        &["Lot", "Intitulé du lot", "Montant HT"],
        &["1", "Support PostgreSQL", "200 000"],
        &["2", "Support Linux", "300 000"],
    ];
    let drafts = read(xlsx(&[("Feuil1", rows)]), ImportTarget::Calls);
    assert_eq!(drafts.calls[0].draft.reference.as_deref(), Some("2026-015"));
    assert_eq!(drafts.lots.len(), 2);
}

#[test]
fn a_section_title_names_the_lot_of_the_rows_below_it() {
    let rows: &[&[&str]] = &[
        &["Compétence", "Niveau attendu", "Nombre d'ETP"],
        &["Lot n° 1 – Hébergement"],
        &["Kubernetes", "confirmé", "2"],
        &["LOT 2 : Développement"],
        &["Django", "expert", ""],
        &["* les niveaux vont de 1 à 4"],
    ];
    let drafts = read(xlsx(&[("Besoins", rows)]), ImportTarget::Calls);
    let lots: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| row.draft.lot_number.as_deref())
        .collect();
    assert_eq!(lots, [Some("1"), Some("2")]);
    assert_eq!(drafts.sheets[0].n_ignored, 3);
}

#[test]
fn a_threshold_is_told_by_its_unit() {
    let rows: &[&[&str]] = &[
        &["N° lot", "Exigence", "Seuil"],
        &["1", "Chiffre d'affaires annuel", "350 k€"],
        &["1", "Effectif de l'entreprise", "10 personnes"],
        &["1", "Références similaires", "3 références"],
        &["1", "PostgreSQL", "niveau 3"],
        &["1", "Drupal", "2 ETP"],
        &["1", "Quelque chose", "42"],
        &["1", "Accueil des usagers", "confirmé"],
    ];
    let drafts = read(xlsx(&[("Exigences", rows)]), ImportTarget::Calls);
    let kinds: Vec<_> = drafts
        .requirements
        .iter()
        .map(|row| row.draft.kind.unwrap())
        .collect();
    use RequirementKind::{Competency, Headcount, References, Turnover};
    assert_eq!(
        kinds,
        [
            Turnover, Headcount, References, Competency, Competency, Competency
        ]
    );
    let unknown = &drafts.requirements[5].draft;
    assert_eq!(unknown.competency.as_deref(), Some("Accueil des usagers"));
    let errors = errors(&drafts);
    assert_eq!(lines(&errors), ["RequirementShape C7 42"]);
    assert_eq!(errors[0].code, ImportIssueCode::RequirementShape);
}

#[test]
fn english_titles_are_read_as_well() {
    let rows: &[&[&str]] = &[
        &[
            "Lot number",
            "Competency",
            "Minimum level",
            "FTE",
            "Mandatory",
        ],
        &["1", "Relational databases", "advanced", "1.5", "yes"],
    ];
    let drafts = read(xlsx(&[("Requirements", rows)]), ImportTarget::Calls);
    let draft = &drafts.requirements[0].draft;
    assert_eq!(draft.min_level, Some(Level::Confirmed));
    assert_eq!(draft.fte, Some(FteTenths(15)));
    assert_eq!(draft.is_mandatory, Some(true));
}
