//! What planning decides, on small workbooks written out by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::{DateTime, Utc};

use super::super::planner::PlanContext;
use super::plan_import;
use crate::access::account::Language;
use crate::directory::competency::{Competency, CompetencyKind, Vocabulary};
use crate::imports::drafts::{
    CallDraft, CapabilityDraft, CompanyKey, DraftRow, LotDraft, RequirementDraft, WorkbookDrafts,
};
use crate::imports::import::{
    ImportIssueCode, ImportPlan, KnownRecords, Place, PlannedAction, PlannedWrite,
};
use crate::procurement::requirement::RequirementKind;
use crate::values::ids::{ClusterId, CompetencyId};
use crate::values::quantity::{FteTenths, Level};
use crate::values::record::Record;
use crate::values::text::Name;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn vocabulary() -> Vocabulary {
    let entry = |code: &str, label: &str| Competency {
        id: CompetencyId::new(),
        code: Name::stored(code.to_owned()),
        kind: CompetencyKind::Software,
        label_fr: Name::stored(label.to_owned()),
        label_en: Name::stored(format!("{label} (software)")),
        synonyms: Vec::new(),
        broader: Vec::new(),
        cpv: Vec::new(),
        record: Record::new(now()),
    };
    Vocabulary::new(vec![
        entry("postgresql", "PostgreSQL"),
        entry("nextcloud", "Nextcloud"),
    ])
}

fn row<T>(sheet: &str, row: u32, draft: T) -> DraftRow<T> {
    DraftRow {
        place: Place {
            sheet: sheet.to_owned(),
            row,
            column: None,
        },
        draft,
    }
}

fn call_workbook() -> WorkbookDrafts {
    let call = CallDraft {
        reference: Some("2026-07".to_owned()),
        title: Some("Hébergement".to_owned()),
        buyer: Some("Une région".to_owned()),
        ..CallDraft::default()
    };
    let lot = |number: &str| LotDraft {
        number: Some(number.to_owned()),
        title: Some(format!("Partie {number}")),
        ..LotDraft::default()
    };
    let requirement = |lot: &str, competency: &str| RequirementDraft {
        lot_number: Some(lot.to_owned()),
        kind: Some(RequirementKind::Competency),
        competency: Some(competency.to_owned()),
        min_level: Some(Level::Confirmed),
        n_holders: Some(2),
        ..RequirementDraft::default()
    };
    WorkbookDrafts {
        calls: vec![row("Appel", 2, call)],
        lots: vec![row("Lots", 2, lot("Lot 01")), row("Lots", 3, lot("2"))],
        requirements: vec![
            row("Exigences", 2, requirement("1", "postgresql")),
            row("Exigences", 3, requirement("lot n° 2", "Nextcloud")),
        ],
        ..WorkbookDrafts::default()
    }
}

fn context(vocabulary: &Vocabulary) -> PlanContext<'_> {
    PlanContext {
        cluster_id: ClusterId::new(),
        may_create_companies: true,
        vocabulary,
        companies: &[],
        may_create_competencies: true,
        may_update_competencies: true,
        account_id: None,
        call: None,
        new_competencies: &[],
        language: Language::Fr,
        now: now(),
    }
}

fn plan(drafts: WorkbookDrafts, known: &KnownRecords, vocabulary: &Vocabulary) -> ImportPlan {
    plan_import(drafts, known, context(vocabulary))
}

fn after(plan: &ImportPlan) -> KnownRecords {
    let mut known = KnownRecords::default();
    for write in plan.writes.clone() {
        match write {
            PlannedWrite::CreateCall(call) | PlannedWrite::UpdateCall(call) => {
                known.calls.push(call)
            }
            PlannedWrite::CreateLot(lot) | PlannedWrite::UpdateLot(lot) => known.lots.push(lot),
            PlannedWrite::CreateRequirement(one) | PlannedWrite::UpdateRequirement(one) => {
                known.requirements.push(one)
            }
            PlannedWrite::CreateCompetency(_)
            | PlannedWrite::UpdateCompetency(_)
            | PlannedWrite::CreateInterest(_)
            | PlannedWrite::UpdateInterest(_) => {}
            PlannedWrite::CreateCompany(company) | PlannedWrite::UpdateCompany(company) => {
                known.companies.push(company)
            }
            PlannedWrite::CreateCapability(one) | PlannedWrite::UpdateCapability(one) => {
                known.capabilities.push(one)
            }
            PlannedWrite::CreateAward(one) | PlannedWrite::UpdateAward(one) => {
                known.awards.push(one)
            }
        }
    }
    known
}

fn actions(plan: &ImportPlan) -> Vec<PlannedAction> {
    plan.rows.iter().map(|row| row.action).collect()
}

#[test]
fn a_call_workbook_creates_its_records_and_a_second_reading_changes_nothing() {
    let vocabulary = vocabulary();
    let first = plan(call_workbook(), &KnownRecords::default(), &vocabulary);
    assert_eq!(actions(&first), vec![PlannedAction::Create; 5]);
    assert_eq!((first.counts.n_rows, first.counts.n_created), (5, 5));
    let second = plan(call_workbook(), &after(&first), &vocabulary);
    assert_eq!(actions(&second), vec![PlannedAction::Unchanged; 5]);
    assert_eq!(second.writes, Vec::new());
}

#[test]
fn a_changed_cell_shows_the_field_before_and_after() {
    let vocabulary = vocabulary();
    let known = after(&plan(
        call_workbook(),
        &KnownRecords::default(),
        &vocabulary,
    ));
    let mut drafts = call_workbook();
    drafts.requirements[0].draft.n_holders = Some(3);
    let changed = plan(drafts, &known, &vocabulary);
    let row = changed
        .rows
        .iter()
        .find(|row| row.action == PlannedAction::Change)
        .unwrap();
    assert_eq!(row.changes.len(), 1);
    assert_eq!(
        (
            row.changes[0].before.as_deref(),
            row.changes[0].after.as_deref()
        ),
        (Some("2"), Some("3"))
    );
    assert_eq!(changed.counts.n_unchanged, 4);
    assert!(matches!(
        changed.writes.as_slice(),
        [PlannedWrite::UpdateRequirement(_)]
    ));
}

#[test]
fn an_unknown_competency_rejects_its_row_with_the_nearest_entries() {
    let mut drafts = call_workbook();
    drafts.requirements[0].draft.competency = Some("Postgre SQL".to_owned());
    let plan = plan(drafts, &KnownRecords::default(), &vocabulary());
    let rejected = plan
        .rows
        .iter()
        .find(|row| row.action == PlannedAction::Reject)
        .unwrap();
    assert_eq!(rejected.issues[0].code, ImportIssueCode::UnknownCompetency);
    assert_eq!(rejected.issues[0].proposals, vec!["PostgreSQL".to_owned()]);
    assert_eq!(
        (
            plan.counts.n_rows,
            plan.counts.n_created,
            plan.counts.n_rejected
        ),
        (5, 4, 1)
    );
}

#[test]
fn labels_of_the_vocabulary_are_in_the_language_of_the_person_who_imports() {
    let vocabulary = vocabulary();
    let mut drafts = call_workbook();
    drafts.requirements[0].draft.competency = Some("Postgre SQL".to_owned());
    let english = PlanContext {
        language: Language::En,
        ..context(&vocabulary)
    };
    let plan = plan_import(drafts, &KnownRecords::default(), english);
    let is_rejected = |action: PlannedAction| action == PlannedAction::Reject;
    let rejected = plan
        .rows
        .iter()
        .find(|row| is_rejected(row.action))
        .unwrap();
    assert_eq!(rejected.issues[0].proposals, ["PostgreSQL (software)"]);
    let labels: Vec<&str> = plan.rows.iter().map(|row| row.label.as_str()).collect();
    assert!(
        labels.iter().any(|label| label.ends_with("(software)")),
        "{labels:?}"
    );
}

#[test]
fn a_requirement_of_a_lot_that_nobody_knows_is_rejected_with_the_lots_there_are() {
    let mut drafts = call_workbook();
    drafts.requirements[1].draft.lot_number = Some("7".to_owned());
    let plan = plan(drafts, &KnownRecords::default(), &vocabulary());
    let rejected = plan
        .rows
        .iter()
        .find(|row| row.action == PlannedAction::Reject)
        .unwrap();
    assert_eq!(rejected.issues[0].code, ImportIssueCode::UnknownLot);
    assert_eq!(
        rejected.issues[0].proposals,
        vec!["Lot 01".to_owned(), "2".to_owned()]
    );
}

#[test]
fn lots_of_a_refused_call_wait_for_it_and_never_go_to_the_only_other_call() {
    let vocabulary = vocabulary();
    let known = after(&plan(
        call_workbook(),
        &KnownRecords::default(),
        &vocabulary,
    ));
    let mut drafts = call_workbook();
    drafts.calls[0].draft.reference = Some("2026-INF-07".to_owned());
    drafts.calls[0].draft.title = None;
    for lot in &mut drafts.lots {
        lot.draft.call_reference = None;
    }
    for requirement in &mut drafts.requirements {
        requirement.draft.call_reference = None;
    }
    let plan = plan(drafts, &known, &vocabulary);
    assert_eq!(actions(&plan), vec![PlannedAction::Reject; 5]);
    assert_eq!(plan.writes, Vec::new());
}

#[test]
fn a_call_without_lots_gets_its_single_one() {
    let mut drafts = call_workbook();
    drafts.lots.clear();
    drafts.requirements.clear();
    let plan = plan(drafts, &KnownRecords::default(), &vocabulary());
    assert!(matches!(
        plan.writes.as_slice(),
        [PlannedWrite::CreateCall(_), PlannedWrite::CreateLot(_)]
    ));
    assert_eq!(plan.counts.n_rows, 1);
}

fn capability(name: &str, siren: Option<&str>, level: Level) -> CapabilityDraft {
    CapabilityDraft {
        company: CompanyKey {
            name: Some(name.to_owned()),
            siren: siren.map(str::to_owned),
            ..CompanyKey::default()
        },
        competency: "PostgreSQL".to_owned(),
        level: Some(level),
        fte: Some(FteTenths(10)),
        ..CapabilityDraft::default()
    }
}

fn capabilities(drafts: Vec<CapabilityDraft>) -> WorkbookDrafts {
    let rows = drafts.into_iter().enumerate();
    WorkbookDrafts {
        capabilities: rows
            .map(|(place, draft)| row("Capacités", u32::try_from(place).unwrap() + 2, draft))
            .collect(),
        ..WorkbookDrafts::default()
    }
}

#[test]
fn a_company_is_made_only_from_a_name_and_a_valid_identifier() {
    let vocabulary = vocabulary();
    let drafts = capabilities(vec![
        capability("Corde Libre", Some("732 829 320"), Level::Expert),
        capability("Sans Numéro", None, Level::Expert),
        capability("Faux Numéro", Some("732829321"), Level::Expert),
    ]);
    let plan = plan(drafts, &KnownRecords::default(), &vocabulary);
    assert_eq!(
        actions(&plan),
        vec![
            PlannedAction::Create,
            PlannedAction::Reject,
            PlannedAction::Reject
        ]
    );
    assert_eq!(plan.rows[1].issues[0].code, ImportIssueCode::UnknownCompany);
    assert_eq!(
        plan.rows[2].issues[0].code,
        ImportIssueCode::InvalidIdentifier
    );
    assert!(matches!(
        plan.writes.as_slice(),
        [
            PlannedWrite::CreateCompany(_),
            PlannedWrite::CreateCapability(_)
        ]
    ));
}

#[test]
fn two_companies_of_one_name_are_a_question() {
    let vocabulary = vocabulary();
    let twin = |siren: &str| capability("Jumelle", Some(siren), Level::Expert);
    let mut known = after(&plan(
        capabilities(vec![twin("732829320")]),
        &KnownRecords::default(),
        &vocabulary,
    ));
    let mut other = known.companies[0].clone();
    other.id = crate::values::ids::CompanyId::new();
    other.siren = Some(crate::values::codes::Siren::parse("siren", "404833048").unwrap());
    known.companies.push(other);
    let plan = plan(
        capabilities(vec![capability("jumelle", None, Level::Expert)]),
        &known,
        &vocabulary,
    );
    assert_eq!(actions(&plan), vec![PlannedAction::Ambiguous]);
    assert_eq!(plan.rows[0].issues[0].proposals.len(), 2);
    assert_eq!(plan.writes, Vec::new());
}

#[test]
fn rows_that_add_references_to_one_capability_are_written_once() {
    let vocabulary = vocabulary();
    let with_reference = |title: &str| CapabilityDraft {
        evidence_title: Some(title.to_owned()),
        ..capability("Corde Libre", Some("732829320"), Level::Expert)
    };
    let drafts = || {
        capabilities(vec![
            with_reference("Migration A"),
            with_reference("Migration B"),
        ])
    };
    let first = plan(drafts(), &KnownRecords::default(), &vocabulary);
    let written: Vec<_> = first
        .writes
        .iter()
        .filter_map(|write| match write {
            PlannedWrite::CreateCapability(capability) => Some(capability.evidence.len()),
            _ => None,
        })
        .collect();
    assert_eq!(written, vec![2]);
    let second = plan(drafts(), &after(&first), &vocabulary);
    assert_eq!(actions(&second), vec![PlannedAction::Unchanged; 2]);
}

#[test]
fn a_second_row_that_contradicts_the_first_is_rejected() {
    let contradiction = vec![
        capability("Corde Libre", Some("732829320"), Level::Expert),
        capability("Corde Libre", Some("732829320"), Level::Notions),
    ];
    let plan = plan(
        capabilities(contradiction),
        &KnownRecords::default(),
        &vocabulary(),
    );
    assert_eq!(
        actions(&plan),
        vec![PlannedAction::Create, PlannedAction::Reject]
    );
    assert_eq!(plan.rows[1].issues[0].code, ImportIssueCode::DuplicateRow);
}

#[test]
fn a_company_out_of_reach_is_neither_made_nor_touched() {
    let vocabulary = vocabulary();
    let drafts = capabilities(vec![capability(
        "Corde Libre",
        Some("732829320"),
        Level::Expert,
    )]);
    let known = KnownRecords {
        out_of_reach: vec![crate::values::codes::Siren::parse("siren", "732829320").unwrap()],
        ..KnownRecords::default()
    };
    let plan = plan(drafts, &known, &vocabulary);
    assert_eq!(actions(&plan), vec![PlannedAction::Reject]);
    assert_eq!(plan.rows[0].issues[0].code, ImportIssueCode::NotAllowed);
    assert_eq!(plan.writes, Vec::new());
}

#[test]
fn who_may_add_no_company_is_told_that_another_one_is_not_theirs() {
    let vocabulary = vocabulary();
    let own = plan(
        capabilities(vec![capability(
            "Corde Libre",
            Some("732829320"),
            Level::Expert,
        )]),
        &KnownRecords::default(),
        &vocabulary,
    );
    let drafts = capabilities(vec![
        capability("Nœud de Chaise", None, Level::Expert),
        capability("Corde Livre", None, Level::Expert),
    ]);
    let of_company = PlanContext {
        may_create_companies: false,
        ..context(&vocabulary)
    };
    let plan = plan_import(drafts, &after(&own), of_company);
    let issues: Vec<_> = plan.rows.iter().map(|row| &row.issues[0]).collect();
    assert_eq!(issues[0].code, ImportIssueCode::NotAllowed);
    assert_eq!(issues[0].found.as_deref(), Some("Nœud de Chaise"));
    assert_eq!(issues[1].code, ImportIssueCode::UnknownCompany);
    assert_eq!(issues[1].proposals, ["Corde Libre (732829320)"]);
}
