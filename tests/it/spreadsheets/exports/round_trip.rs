//! What is exported and read back changes nothing: every row is planned as unchanged, in every format that is read.

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::{Company, Coordinates};
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::edits::competency::CompetencyEdit;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportPlan, ImportTarget, KnownRecords, PlannedAction};
use domain::imports::import_plan::plan::plan_import;
use domain::imports::import_plan::planner::PlanContext;
use domain::imports::text_reading::TextOptions;
use domain::procurement::requirement::Demand;
use domain::values::changes::Change;
use domain::values::ids::CapabilityId;
use domain::values::money::Money;
use domain::values::quantity::FteTenths;
use domain::values::text::{Name, Prose};
use proptest::prelude::*;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::write::cell::Cell;
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::tables::table_file::TableFile;

use super::super::workbooks::{errors, lines, read};
use super::exported_world::{ExportedWorld, name, now};
use super::nasty_texts::nasty_text;

/// What can be exported and imported again.
pub struct Kind {
    pub name: &'static str,
    pub target: ImportTarget,
    pub file: fn(&ExportedWorld, Language) -> TableFile,
}

/// Every kind that there is.
pub const KINDS: [Kind; 7] = [
    Kind {
        name: "call",
        target: ImportTarget::Calls,
        file: ExportedWorld::call_file,
    },
    Kind {
        name: "capabilities",
        target: ImportTarget::Capabilities,
        file: ExportedWorld::capability_file,
    },
    Kind {
        name: "matrix",
        target: ImportTarget::Capabilities,
        file: ExportedWorld::matrix_file,
    },
    Kind {
        name: "awards",
        target: ImportTarget::Awards,
        file: ExportedWorld::award_file,
    },
    Kind {
        name: "directory",
        target: ImportTarget::Companies,
        file: ExportedWorld::directory_file,
    },
    Kind {
        name: "answers",
        target: ImportTarget::Interests,
        file: ExportedWorld::interest_file,
    },
    Kind {
        name: "vocabulary",
        target: ImportTarget::Competencies,
        file: ExportedWorld::competency_file,
    },
];

/// A file that was written, and how many rows its reader counts.
pub struct Written {
    pub what: String,
    pub bytes: Vec<u8>,
    pub n_rows: usize,
}

impl Kind {
    /// The kind in every format that can be read. Text holds one table: there is a file for each.
    pub fn written(&self, world: &ExportedWorld, language: Language) -> Vec<Written> {
        let whole = (self.file)(world, language);
        let written = |file: &TableFile, format: TableFormat| Written {
            what: format!("{} {} {language:?}", self.name, format.ending()),
            bytes: file.write(format, language).unwrap(),
            n_rows: n_rows(file),
        };
        let mut all = vec![
            written(&whole, TableFormat::Xlsx),
            written(&whole, TableFormat::Ods),
        ];
        for table in &whole.tables {
            let alone = TableFile::new(world.provenance(), vec![table.clone()]);
            all.push(written(&alone, TableFormat::Csv));
            all.push(written(&alone, TableFormat::Xlsx));
        }
        all
    }
}

/// Rows as the reader counts them: each level of a matrix is one.
pub fn n_rows(file: &TableFile) -> usize {
    let is_level = |cell: &&Cell| matches!(cell, Cell::Count(_));
    file.tables
        .iter()
        .map(|table| match table.name.as_str() {
            "Matrice" | "Matrix" => table.rows.iter().flatten().filter(is_level).count(),
            _ => table.rows.len(),
        })
        .sum()
}

pub fn planned(world: &ExportedWorld, drafts: WorkbookDrafts) -> ImportPlan {
    let known = KnownRecords {
        calls: vec![world.call.clone()],
        lots: world.lots.clone(),
        requirements: world.requirements.clone(),
        companies: world.companies.clone(),
        capabilities: world.capabilities.clone(),
        awards: world.awards.clone(),
        interests: world.interests.clone(),
        ..KnownRecords::default()
    };
    plan_import(
        drafts,
        &known,
        PlanContext {
            cluster_id: world.cluster_id,
            may_create_companies: true,
            may_create_competencies: true,
            may_update_competencies: true,
            account_id: None,
            vocabulary: &world.vocabulary,
            companies: &[],
            call: None,
            new_competencies: &[],
            language: Language::Fr,
            now: now(),
        },
    )
}

/// Read in this process, which is faster; the contained one runs the same code.
pub fn read_here(world: &ExportedWorld, bytes: &[u8], target: ImportTarget) -> WorkbookDrafts {
    let opened = open_workbook(bytes, &TextOptions::default()).unwrap();
    interpret(&opened, &Reading::unaided(target, &world.vocabulary))
}

pub fn check_unchanged(what: &str, plan: &ImportPlan, n_rows: usize) {
    let others: Vec<_> = plan
        .rows
        .iter()
        .filter(|row| row.action != PlannedAction::Unchanged)
        .map(|row| (&row.label, row.action, &row.changes, &row.issues))
        .collect();
    assert!(others.is_empty(), "{what}: {others:#?}");
    assert_eq!(plan.counts.n_unchanged as usize, n_rows, "{what}");
    assert_eq!(plan.counts.n_rows as usize, n_rows, "{what}");
}

#[test]
fn every_kind_in_every_format_and_language_plans_no_creation_and_no_change() {
    let world = ExportedWorld::full();
    for kind in &KINDS {
        for language in [Language::Fr, Language::En] {
            for file in kind.written(&world, language) {
                let drafts = read(file.bytes, kind.target);
                assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
                let unknown: Vec<_> = drafts
                    .sheets
                    .iter()
                    .flat_map(|sheet| &sheet.columns)
                    .filter(|column| column.field.is_none())
                    .collect();
                assert!(unknown.is_empty(), "{}: {unknown:?}", file.what);
                check_unchanged(&file.what, &planned(&world, drafts), file.n_rows);
            }
        }
    }
}

#[test]
fn a_change_in_the_workbook_is_planned_as_one_change() {
    let world = ExportedWorld::new();
    let mut changed = ExportedWorld {
        lots: world.lots.clone(),
        ..ExportedWorld::new()
    };
    changed.call = world.call.clone();
    changed.requirements = world.requirements.clone();
    changed.lots[1].title = name("Autre intitulé");
    for file in KINDS[0].written(&changed, Language::Fr).iter().take(2) {
        let plan = planned(&world, read(file.bytes.clone(), ImportTarget::Calls));
        let counts = plan.counts;
        assert_eq!(
            (counts.n_created, counts.n_changed, counts.n_rejected),
            (0, 1, 0),
            "{}",
            file.what
        );
    }
}

/// A world with these texts wherever a person types some.
pub fn world_saying(texts: &[String]) -> ExportedWorld {
    let mut world = ExportedWorld::full();
    add_competencies(&mut world, texts);
    let mut next = texts.iter().cycle();
    let mut text = || next.next().unwrap().clone();
    set_name(&mut world.call.reference, text());
    set_name(&mut world.call.title, text());
    set_name(&mut world.call.buyer, text());
    world.call.description = as_prose(text());
    world.call.bidding_rules.reserved_for = as_name(text());
    for lot in &mut world.lots {
        set_name(&mut lot.title, text());
        lot.description = as_prose(text());
        lot.reserved_for = as_name(text());
    }
    for requirement in &mut world.requirements {
        requirement.wording = as_prose(text());
        requirement.origin = as_name(text());
    }
    for company in &mut world.companies {
        say_in_company(company, &mut text);
    }
    for capability in &mut world.capabilities {
        capability.note = as_prose(text());
        for evidence in &mut capability.evidence {
            set_name(&mut evidence.title, text());
            evidence.party = as_name(text());
            evidence.note = as_prose(text());
        }
    }
    for award in &mut world.awards {
        set_name(&mut award.title, text());
        award.buyer = as_name(text());
    }
    for interest in &mut world.interests {
        interest.conditions = as_prose(text());
    }
    world
}

fn set_name(name: &mut Name, text: String) {
    if let Some(parsed) = as_name(text) {
        *name = parsed;
    }
}

fn as_name(text: String) -> Option<Name> {
    Name::parse("name", &text).ok()
}

fn as_prose(text: String) -> Option<Prose> {
    Prose::parse("prose", &text).ok()
}

fn say_in_company(company: &mut Company, text: &mut impl FnMut() -> String) {
    // Two companies of one name and postcode could not be told apart.
    let mark = company.id.to_string();
    set_name(&mut company.name, format!("{} {mark}", text()));
    company.legal_form = as_name(text());
    company.social_statuses = as_name(text()).into_iter().chain(as_name(text())).collect();
    company.social_statuses.dedup();
    company.address.street = as_name(text());
    company.address.city = as_name(text());
    company.summary_fr = as_prose(text());
    company.summary_en = as_prose(text());
    for certificate in &mut company.certificates {
        set_name(&mut certificate.code, text());
        set_name(&mut certificate.title, text());
        certificate.number = as_name(text());
        certificate.issuer = as_name(text());
    }
}

const KINDS_OF_ENTRY: [CompetencyKind; 3] = [
    CompetencyKind::Software,
    CompetencyKind::Activity,
    CompetencyKind::Domain,
];

/// Entries of the vocabulary that go by these texts, as the form for them takes them, each held by a company; the first is
/// asked for.
fn add_competencies(world: &mut ExportedWorld, texts: &[String]) {
    const MOST: usize = 6;
    let mut entries: Vec<Competency> = world.vocabulary.entries().cloned().collect();
    let n_before = entries.len();
    for (number, words) in texts.chunks(3).take(MOST).enumerate() {
        let edit = CompetencyEdit {
            label_fr: Change::Set(words[0].clone()),
            label_en: Change::Set(words[words.len() - 1].clone()),
            synonyms: Change::Set(words.to_vec()),
            broader: Change::Set(vec![entries[number].id, entries[number + 1].id]),
            cpv: Change::Set(vec!["72000000".to_owned(), "03000000".to_owned()]),
        };
        let identity = (format!("entry-{number}"), KINDS_OF_ENTRY[number % 3]);
        if let Ok(entry) = edit.create(identity, &world.vocabulary, now()) {
            entries.push(entry);
            world.vocabulary = Vocabulary::new(entries.clone());
        }
    }
    for (number, entry) in entries[n_before..].iter().enumerate() {
        let pattern = world.capabilities[number].clone();
        world.capabilities.push(Capability {
            id: CapabilityId::new(),
            competency_id: entry.id,
            evidence: Vec::new(),
            ..pattern
        });
    }
    if let (Some(entry), Demand::Competency { competency_id, .. }) =
        (entries.get(n_before), &mut world.requirements[0].demand)
    {
        *competency_id = entry.id;
    }
}

#[test]
fn words_that_readers_put_aside_come_back_where_people_say_nothing_else() {
    for word in [
        "Total",
        "Nombre de lots",
        "Niveau",
        "x",
        "oui",
        "'=1+1",
        "\u{ff1d}1",
        "02",
    ] {
        let world = world_saying(&[word.to_owned()]);
        for kind in &KINDS {
            for file in kind.written(&world, Language::Fr) {
                let drafts = read_here(&world, &file.bytes, kind.target);
                let what = format!("{word}: {}", file.what);
                check_unchanged(&what, &planned(&world, drafts), file.n_rows);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_typed_comes_back_from_every_format(
        texts in prop::collection::vec(nasty_text(), 1..40),
        (cents, tenths) in (0i64..10_000_000_000_000, 0u32..100_000),
        seconds in 0i64..4_000_000_000,
        micro in -90_000_000i32..90_000_000,
        is_french in any::<bool>(),
    ) {
        let mut world = world_saying(&texts);
        let company = &mut world.companies[0];
        company.address.coordinates = Some(Coordinates { latitude_microdegrees: micro, longitude_microdegrees: micro * 2 });
        company.financial_years[0].turnover = Money::euros(cents.max(1_000_000));
        company.available_fte = Some(FteTenths(tenths));
        world.interests[0].most_fte = Some(FteTenths(tenths));
        world.call.estimated_value = Some(Money::euros(cents));
        world.call.launched_at = None;
        world.call.questions_deadline_at = None;
        world.call.submission_deadline_at = chrono::DateTime::from_timestamp(seconds, 0);
        let language = if is_french { Language::Fr } else { Language::En };
        for kind in &KINDS {
            for file in kind.written(&world, language) {
                let drafts = read_here(&world, &file.bytes, kind.target);
                check_unchanged(&file.what, &planned(&world, drafts), file.n_rows);
            }
        }
    }
}
