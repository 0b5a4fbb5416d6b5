//! Companies, references and certificates: what people write is understood, what is exported and read back changes nothing.

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::{Company, Coordinates};
use domain::directory::evidence::EvidenceKind;
use domain::imports::choices::SheetUse;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportPlan, ImportTarget, KnownRecords, PlannedAction};
use domain::imports::import_plan::plan::plan_import;
use domain::imports::import_plan::planner::PlanContext;
use domain::imports::text_reading::TextOptions;
use domain::values::money::Money;
use proptest::prelude::*;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::write::directory::directory_template::write_directory_template;
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::formats::write_text::write_text;
use spreadsheets::write::provenance::Provenance;
use spreadsheets::write::table::Table;
use spreadsheets::write::tables::table_file::TableFile;
use spreadsheets::write::write_template::ExampleRow;

use super::super::workbooks::{VOCABULARY, errors, lines, read, xlsx};
use super::exported_world::{ExportedWorld, name, now, prose};

fn tables(world: &ExportedWorld, language: Language) -> Vec<Table> {
    world.directory_file(language).tables
}

/// A file of tables as people download it.
fn written(
    world: &ExportedWorld,
    tables: &[Table],
    format: TableFormat,
    language: Language,
) -> Vec<u8> {
    let made = Provenance {
        title: "Annuaire".to_owned(),
        made_at: now(),
        made_by: "Coordination".to_owned(),
        version: None,
    };
    let file = TableFile::new(made, tables.to_vec());
    let file = file
        .offering(&VOCABULARY)
        .offering_companies(&world.companies);
    file.write(format, language).unwrap()
}

fn known(companies: &[Company], capabilities: &[Capability]) -> KnownRecords {
    KnownRecords {
        companies: companies.to_vec(),
        capabilities: capabilities.to_vec(),
        ..KnownRecords::default()
    }
}

fn planned(world: &ExportedWorld, drafts: WorkbookDrafts) -> ImportPlan {
    let known = known(&world.companies, &world.capabilities);
    plan_import(drafts, &known, context(world))
}

fn context(world: &ExportedWorld) -> PlanContext<'static> {
    PlanContext {
        cluster_id: world.cluster_id,
        may_create_companies: true,
        may_create_competencies: true,
        may_update_competencies: true,
        account_id: None,
        vocabulary: &VOCABULARY,
        companies: &[],
        call: None,
        new_competencies: &[],
        language: Language::Fr,
        now: now(),
    }
}

fn check_unchanged(plan: &ImportPlan, n_rows: usize) {
    let is_other =
        |row: &&domain::imports::import::PlannedRow| row.action != PlannedAction::Unchanged;
    let others: Vec<_> = plan.rows.iter().filter(is_other).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(plan.counts.n_unchanged as usize, n_rows);
    assert_eq!(plan.counts.n_rows as usize, n_rows);
    assert!(plan.writes.is_empty());
}

fn understood(bytes: Vec<u8>) -> WorkbookDrafts {
    let drafts = read(bytes, ImportTarget::Companies);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    for column in drafts.sheets.iter().flat_map(|sheet| &sheet.columns) {
        assert!(column.field.is_some(), "{column:?}");
    }
    drafts
}

#[test]
fn an_exported_directory_plans_no_creation_and_no_change_in_any_format() {
    let world = ExportedWorld::full();
    for language in [Language::Fr, Language::En] {
        let tables = tables(&world, language);
        let n_rows: usize = tables.iter().map(|table| table.rows.len()).sum();
        assert!(tables.iter().all(|table| table.rows.len() >= 3));
        for format in [TableFormat::Xlsx, TableFormat::Ods] {
            let bytes = written(&world, &tables, format, language);
            check_unchanged(&planned(&world, understood(bytes)), n_rows);
        }
        for table in &tables {
            let bytes = write_text(table, language);
            check_unchanged(&planned(&world, understood(bytes)), table.rows.len());
        }
    }
}

#[test]
fn without_the_stable_ids_the_same_records_are_found_by_what_they_say() {
    let world = ExportedWorld::full();
    for mut table in tables(&world, Language::Fr).into_iter().skip(1) {
        table.columns.remove(0);
        for row in &mut table.rows {
            row.remove(0);
        }
        let drafts = understood(write_text(&table, Language::Fr));
        check_unchanged(&planned(&world, drafts), table.rows.len());
    }
}

#[test]
fn an_exported_directory_makes_the_same_companies_where_none_is_known() {
    let world = ExportedWorld::full();
    let drafts = understood(written(
        &world,
        &tables(&world, Language::Fr),
        TableFormat::Ods,
        Language::Fr,
    ));
    let plan = plan_import(drafts, &KnownRecords::default(), context(&world));
    let made: Vec<Company> = plan
        .writes
        .iter()
        .filter_map(|write| match write {
            domain::imports::import::PlannedWrite::CreateCompany(company) => Some(company.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(made.len(), world.companies.len());
    for known in &world.companies {
        let twin = made.iter().find(|one| one.name == known.name).unwrap();
        assert_eq!(twin.financial_years, known.financial_years);
        assert_eq!(twin.certificates.len(), known.certificates.len());
        assert_eq!(
            (
                &twin.siret,
                &twin.headcount,
                &twin.may_lead,
                &twin.summary_fr
            ),
            (
                &known.siret,
                &known.headcount,
                &known.may_lead,
                &known.summary_fr
            )
        );
        assert_eq!(twin.address.coordinates, known.address.coordinates);
    }
}

const MESSY: &[&[&str]] = &[
    &["Annuaire des adhérents — mise à jour de septembre"],
    &["Document de travail, ne pas diffuser"],
    &[
        "Raison sociale",
        "N° SIRET",
        "CP",
        "Commune",
        "Dépt",
        "Effectif (salariés)",
        "CA 2024 (k€)",
        "C.A. 2025",
        "Site internet",
        "Mandataire ?",
        "Téléphone",
    ],
    &[
        "Atelier des Données",
        "854 800 745 01125",
        "1000",
        "Bourg-en-Bresse",
        "1",
        "12 salariés",
        "1 250,5",
        "1,2 M€ HT",
        "atelier.exemple.fr",
        "oui",
        "04 00 00 00 00",
    ],
    &[
        "Isula Numérique",
        "",
        "20000",
        "Aiacciu",
        "Corse-du-Sud (2A)",
        "7",
        "",
        "N/C",
        "-",
        "non",
        "",
    ],
    &[
        "Coop du Port",
        "8,54801E+13",
        "35400",
        "Saint-Malo",
        "35",
        "",
        "",
        "",
        "",
        "x",
        "",
    ],
    &[
        "",
        "8,54801E+13",
        "35400",
        "Saint-Malo",
        "35",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    &["TOTAL", "", "", "", "", "19", "", "", "", "", ""],
    &[
        "Source : fichier de l'association, relu par la coordination du réseau en septembre dernier, à compléter",
    ],
];

#[test]
fn a_messy_directory_is_understood_and_what_was_lost_is_said() {
    let drafts = read(xlsx(&[("Feuil1", MESSY)]), ImportTarget::Companies);
    let sheet = &drafts.sheets[0];
    assert_eq!(
        (
            sheet.read_as,
            sheet.header_row,
            sheet.n_rows,
            sheet.n_ignored
        ),
        (SheetUse::Companies, Some(3), 6, 2)
    );
    let ignored: Vec<_> = sheet
        .columns
        .iter()
        .filter(|one| one.field.is_none())
        .collect();
    assert_eq!(ignored.len(), 1, "{ignored:#?}");
    assert_eq!(
        lines(&errors(&drafts)),
        ["DamagedIdentifier B7 8,54801E+13"]
    );
    let said: Vec<_> = drafts.issues.iter().collect();
    assert!(lines(&said).contains(&"DamagedIdentifier B6 8,54801E+13".to_owned()));
    let [atelier, isula, coop] = drafts.companies.as_slice() else {
        panic!("{:#?}", drafts.companies);
    };
    let draft = &atelier.draft;
    assert_eq!(draft.company.siret.as_deref(), Some("85480074501125"));
    assert_eq!(draft.company.postcode.as_deref(), Some("01000"));
    assert_eq!(draft.department.as_deref(), Some("01"));
    assert_eq!((draft.headcount, draft.may_lead), (Some(12), Some(true)));
    assert_eq!(draft.website.as_deref(), Some("https://atelier.exemple.fr"));
    let years: Vec<_> = draft
        .years
        .iter()
        .map(|year| (year.year, year.turnover.map(|amount| amount.cents)))
        .collect();
    assert_eq!(
        years,
        [(2024, Some(125_050_000)), (2025, Some(120_000_000))]
    );
    assert_eq!(isula.draft.department.as_deref(), Some("2A"));
    assert_eq!(
        (isula.draft.website.clone(), isula.draft.years.len()),
        (None, 0)
    );
    assert_eq!(coop.draft.company.siret, None);
}

#[test]
fn a_turnover_without_its_year_is_said_and_left_out() {
    let rows: &[&[&str]] = &[
        &["Entreprise", "SIREN", "CA", "Exercice"],
        &["Atelier", "854800745", "350 k€", "2025"],
        &["Coop", "494500630", "350 k€", ""],
    ];
    let drafts = read(xlsx(&[("Sociétés", rows)]), ImportTarget::Companies);
    let years: Vec<_> = drafts
        .companies
        .iter()
        .map(|row| row.draft.years.len())
        .collect();
    assert_eq!(years, [1, 0]);
    let said: Vec<_> = drafts.issues.iter().collect();
    assert_eq!(lines(&said), ["MissingValue C3 350 k€"]);
}

#[test]
fn the_three_kinds_of_table_are_told_apart_by_their_columns() {
    let companies: &[&[&str]] = &[
        &["Société", "SIREN", "Ville", "Description", "Salariés"],
        &["Atelier", "854800745", "Rennes", "Logiciels", "4"],
    ];
    let projects: &[&[&str]] = &[
        &[
            "Société",
            "Projet",
            "Donneur d'ordre",
            "Technologies",
            "Montant (k€)",
            "Niveau",
        ],
        &[
            "Atelier",
            "Portail",
            "Ville d'Exemple",
            "PostgreSQL, Drupal",
            "45",
            "3",
        ],
        &[
            "Atelier",
            "Autre portail",
            "Ville d'Exemple",
            "PostgreSQL; Inconnue",
            "45",
            "3",
        ],
    ];
    let labels: &[&[&str]] = &[
        &[
            "Société",
            "Certification",
            "Délivré par",
            "Date d'expiration",
        ],
        &["Atelier", "ISO 27001", "Organisme d'Exemple", "31/12/2027"],
    ];
    let sheets = [
        ("Feuil1", labels),
        ("Feuil2", companies),
        ("Feuil3", projects),
    ];
    let world = ExportedWorld::new();
    let drafts = read(xlsx(&sheets), ImportTarget::Companies);
    let read_as: Vec<_> = drafts.sheets.iter().map(|sheet| sheet.read_as).collect();
    let expected = [
        SheetUse::Certificates,
        SheetUse::Companies,
        SheetUse::References,
    ];
    assert_eq!(read_as, expected);
    let plan = plan_import(drafts, &KnownRecords::default(), context(&world));
    let fates: Vec<_> = plan
        .rows
        .iter()
        .map(|row| (row.action, row.label.as_str()))
        .collect();
    assert_eq!(
        fates,
        [
            (PlannedAction::Create, "Atelier · ISO 27001"),
            (PlannedAction::Create, "Atelier"),
            (PlannedAction::Create, "Atelier · Portail"),
            (PlannedAction::Reject, "Atelier · Autre portail"),
        ]
    );
    let unknown = &plan.rows[3].issues[0];
    assert_eq!(unknown.found.as_deref(), Some("PostgreSQL; Inconnue"));
    assert!(
        unknown
            .proposals
            .iter()
            .all(|text| text.starts_with("PostgreSQL"))
    );
    // The company with its certificate is one record; the work stands under both capabilities.
    assert_eq!(plan.writes.len(), 3, "{:#?}", plan.writes);
}

#[test]
fn the_template_for_companies_is_understood_and_holds_only_the_companies_given() {
    let world = ExportedWorld::new();
    for language in [Language::Fr, Language::En] {
        for example in [ExampleRow::Shown, ExampleRow::Absent] {
            for companies in [&[][..], &world.companies] {
                let bytes = write_directory_template(language, &VOCABULARY, companies, example);
                let drafts = read(bytes.unwrap(), ImportTarget::Companies);
                assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
                assert_eq!(drafts.companies.len(), companies.len());
                assert!(drafts.references.is_empty() && drafts.certificates.is_empty());
                let read_as: Vec<_> = drafts
                    .sheets
                    .iter()
                    .filter(|sheet| sheet.read_as != SheetUse::Ignored)
                    .collect();
                assert_eq!(read_as.len(), 3);
                for column in read_as.iter().flat_map(|sheet| &sheet.columns) {
                    assert!(column.field.is_some(), "{column:?}");
                }
                let plan = planned(&world, drafts);
                assert_eq!(plan.counts.n_unchanged as usize, companies.len());
                assert!(plan.writes.is_empty());
            }
        }
    }
}

/// Texts that spreadsheets and readers like to change.
fn odd_text() -> impl Strategy<Value = String> {
    "[=+@' \"';,./|0-9a-zA-ZéÉ€\\-]{1,30}".prop_filter("blank after cleaning", |text| {
        !domain::values::text::clean_text(text).is_empty()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_of_a_directory_comes_back(texts in prop::collection::vec(odd_text(), 12), cents in 0i64..10_000_000_000_000, micro in -90_000_000i32..90_000_000) {
        let mut world = ExportedWorld::full();
        let company = &mut world.companies[0];
        company.name = name(&texts[0]);
        company.legal_form = Some(name(&texts[1]));
        company.social_statuses = vec![name(&texts[2]), name(&texts[3])];
        company.address.street = Some(name(&texts[4]));
        company.address.city = Some(name(&texts[5]));
        company.address.coordinates = Some(Coordinates { latitude_microdegrees: micro, longitude_microdegrees: micro * 2 });
        company.summary_fr = Some(prose(&texts[6]));
        company.financial_years[0].turnover = Money::euros(cents.max(1_000_000));
        let certificate = &mut company.certificates[0];
        certificate.code = name(&texts[7]);
        certificate.title = name(&texts[8]);
        certificate.issuer = Some(name(&texts[9]));
        let held = world.capabilities.iter_mut().find(|held| !held.evidence.is_empty()).unwrap();
        held.evidence[0].kind = EvidenceKind::Reference;
        held.evidence[0].title = name(&texts[10]);
        held.evidence[0].note = Some(prose(&texts[11]));
        let tables = tables(&world, Language::Fr);
        let read = |bytes: Vec<u8>| interpret(
            &open_workbook(&bytes, &TextOptions::default()).unwrap(),
            &Reading::unaided(ImportTarget::Companies, &VOCABULARY),
        );
        let n_rows = tables.iter().map(|table| table.rows.len()).sum();
        for format in [TableFormat::Xlsx, TableFormat::Ods] {
            let bytes = written(&world, &tables, format, Language::Fr);
            check_unchanged(&planned(&world, read(bytes)), n_rows);
        }
        for table in &tables {
            check_unchanged(&planned(&world, read(write_text(table, Language::Fr))), table.rows.len());
        }
    }
}
