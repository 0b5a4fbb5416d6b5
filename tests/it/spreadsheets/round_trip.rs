//! What is exported and read back changes nothing: every row is planned as unchanged.

use domain::access::account::Language;
use domain::imports::import::{ImportPlan, ImportTarget, KnownRecords};
use domain::imports::import_plan::plan::plan_import;
use domain::imports::import_plan::planner::PlanContext;
use domain::imports::text_reading::TextOptions;
use proptest::prelude::*;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::write::call_tables::{lot_table, requirement_table};
use spreadsheets::write::capability_table::capability_table;
use spreadsheets::write::formats::write_text::write_text;
use spreadsheets::write::write_call::write_call;
use spreadsheets::write::write_capabilities::write_capabilities;

use super::exported_world::{ExportedWorld, name, now, prose};
use super::workbooks::{VOCABULARY, errors, lines, read};

fn plan(world: &ExportedWorld, bytes: Vec<u8>, target: ImportTarget) -> ImportPlan {
    let drafts = read(bytes, target);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    let unknown: Vec<_> = drafts
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.columns)
        .filter(|column| column.field.is_none())
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    planned(world, drafts)
}

fn planned(world: &ExportedWorld, drafts: domain::imports::drafts::WorkbookDrafts) -> ImportPlan {
    let known = KnownRecords {
        calls: vec![world.call.clone()],
        lots: world.lots.clone(),
        requirements: world.requirements.clone(),
        companies: world.companies.clone(),
        capabilities: world.capabilities.clone(),
        ..KnownRecords::default()
    };
    plan_import(
        drafts,
        &known,
        PlanContext {
            cluster_id: world.cluster_id,
            may_create_companies: true,
            vocabulary: &VOCABULARY,
            companies: &[],
            call: None,
            new_competencies: &[],
            language: Language::Fr,
            now: now(),
        },
    )
}

fn check_unchanged(plan: &ImportPlan, n_rows: usize) {
    let others: Vec<_> = plan
        .rows
        .iter()
        .filter(|row| row.action != domain::imports::import::PlannedAction::Unchanged)
        .map(|row| {
            (
                row.label.clone(),
                row.action,
                row.changes.clone(),
                row.issues.clone(),
            )
        })
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(plan.counts.n_unchanged as usize, n_rows);
    assert_eq!(plan.counts.n_rows as usize, n_rows);
}

#[test]
fn an_exported_call_plans_no_creation_and_no_change() {
    let world = ExportedWorld::new();
    for language in [Language::Fr, Language::En] {
        let bytes = write_call(
            &world.call,
            &world.lots,
            &world.requirements,
            &VOCABULARY,
            language,
        )
        .unwrap();
        let plan = plan(&world, bytes, ImportTarget::Calls);
        check_unchanged(&plan, 1 + world.lots.len() + world.requirements.len());
    }
}

#[test]
fn exported_capabilities_plan_no_creation_and_no_change() {
    let world = ExportedWorld::new();
    for language in [Language::Fr, Language::En] {
        let bytes =
            write_capabilities(&world.companies, &world.capabilities, &VOCABULARY, language)
                .unwrap();
        let n_rows: usize = world
            .capabilities
            .iter()
            .map(|known| known.evidence.len().max(1))
            .sum();
        check_unchanged(&plan(&world, bytes, ImportTarget::Capabilities), n_rows);
    }
}

#[test]
fn tables_exported_as_text_plan_no_creation_and_no_change() {
    let world = ExportedWorld::new();
    for language in [Language::Fr, Language::En] {
        let table = capability_table(&world.companies, &world.capabilities, &VOCABULARY, language);
        let bytes = write_text(&table, language).unwrap();
        assert!(bytes.starts_with("\u{feff}".as_bytes()));
        check_unchanged(
            &plan(&world, bytes, ImportTarget::Capabilities),
            table.rows.len(),
        );
        let tables = [
            lot_table(&world.call, &world.lots, language),
            requirement_table(
                &world.call,
                &world.lots,
                &world.requirements,
                &VOCABULARY,
                language,
            ),
        ];
        for table in tables {
            let bytes = write_text(&table, language).unwrap();
            check_unchanged(&plan(&world, bytes, ImportTarget::Calls), table.rows.len());
        }
    }
}

#[test]
fn a_change_in_the_workbook_is_planned_as_one_change() {
    let world = ExportedWorld::new();
    let mut changed = world.lots.clone();
    changed[1].title = name("Autre intitulé");
    let bytes = write_call(
        &world.call,
        &changed,
        &world.requirements,
        &VOCABULARY,
        Language::Fr,
    )
    .unwrap();
    let plan = plan(&world, bytes, ImportTarget::Calls);
    assert_eq!(
        (
            plan.counts.n_created,
            plan.counts.n_changed,
            plan.counts.n_rejected
        ),
        (0, 1, 0)
    );
}

/// Texts that spreadsheets and readers like to change.
fn odd_text() -> impl Strategy<Value = String> {
    "[=+@' \"';,.0-9a-zA-ZéÉ€\\-]{1,30}".prop_filter("blank after cleaning", |text| {
        !domain::values::text::clean_text(text).is_empty()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(texts in prop::collection::vec(odd_text(), 6), cents in 0i64..10_000_000_000_000, seconds in 0i64..4_000_000_000) {
        let mut world = ExportedWorld::new();
        world.call.title = name(&texts[0]);
        world.call.description = Some(prose(&texts[1]));
        world.call.estimated_value = Some(domain::values::money::Money::euros(cents));
        world.call.launched_at = None;
        world.call.questions_deadline_at = None;
        world.call.submission_deadline_at = chrono::DateTime::from_timestamp(seconds, 0);
        world.lots[0].title = name(&texts[2]);
        world.requirements[0].wording = Some(prose(&texts[3]));
        world.companies[0].name = name(&texts[4]);
        world.capabilities[0].note = Some(prose(&texts[5]));
        let call = write_call(&world.call, &world.lots, &world.requirements, &VOCABULARY, Language::Fr).unwrap();
        let drafts = interpret(&open_workbook(&call, &TextOptions::default()).unwrap(), &Reading::unaided(ImportTarget::Calls, &VOCABULARY));
        check_unchanged(&planned(&world, drafts), 1 + world.lots.len() + world.requirements.len());
        let table = capability_table(&world.companies, &world.capabilities, &VOCABULARY, Language::Fr);
        for bytes in [
            write_text(&table, Language::Fr).unwrap(),
            write_capabilities(&world.companies, &world.capabilities, &VOCABULARY, Language::Fr).unwrap(),
        ] {
            let drafts = interpret(&open_workbook(&bytes, &TextOptions::default()).unwrap(), &Reading::unaided(ImportTarget::Capabilities, &VOCABULARY));
            check_unchanged(&planned(&world, drafts), table.rows.len());
        }
    }
}
