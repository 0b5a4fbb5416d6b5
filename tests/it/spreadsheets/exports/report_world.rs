//! A run of the engine and an import, as the reports need them.

use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::consortia::violation::Severity;
use domain::groupings::grouping::{Objective, SuggestOptions};
use domain::groupings::suggestion::{
    Assignment, GroupingAnswer, GroupingRun, GroupingStatus, ObjectiveValue, SolveStatistics,
    Suggestion,
};
use domain::imports::choices::ImportChoices;
use domain::imports::import::{
    FieldChange, ImportIssue, ImportIssueCode, ImportPlan, ImportRun, ImportState, ImportSubject,
    ImportTarget, Place, PlanCounts, PlannedAction, PlannedRow,
};
use domain::imports::journal::{KeptReason, KeptRecord};
use domain::procurement::lot::Lot;
use domain::values::ids::{CompanyId, GroupingRunId, ImportRunId, SuggestionId};
use domain::values::record::Record;
use domain::values::text::Name;
use spreadsheets::write::reports::import_report::{ImportReport, write_import_report};
use spreadsheets::write::reports::suggestion_comparison::{
    SuggestionComparison, write_suggestion_comparison,
};

use super::super::workbooks::VOCABULARY;
use super::exported_world::{ExportedWorld, now};

impl ExportedWorld {
    /// Two suggestions for the first lot: the first two companies, and the last two with another lead.
    fn run(&self) -> GroupingRun {
        let ids: Vec<CompanyId> = self.companies.iter().map(|company| company.id).collect();
        let asked = &self.requirements[0];
        let suggestion = |rank: u32, members: &[CompanyId]| Suggestion {
            id: SuggestionId::new(),
            rank,
            members: members.to_vec(),
            subcontractors: Vec::new(),
            lead: members[0],
            assignments: vec![Assignment {
                requirement_id: asked.id,
                company_id: members[1],
                fte: None,
            }],
            uncovered: vec![self.requirements[2].id],
            objective: vec![ObjectiveValue {
                objective: Objective::Members,
                value: 2,
            }],
            is_proven: rank == 1,
            reasons: Vec::new(),
        };
        GroupingRun {
            id: GroupingRunId::new(),
            lot_id: self.lots[0].id,
            joint_with: Vec::new(),
            requested_by: None,
            options: SuggestOptions::default(),
            input_fingerprint: String::new(),
            answer: Some(GroupingAnswer {
                status: GroupingStatus::ProvenOptimal,
                suggestions: vec![suggestion(1, &ids[..2]), suggestion(2, &ids[1..])],
                bound: vec![ObjectiveValue {
                    objective: Objective::Members,
                    value: 2,
                }],
                conflict: None,
                plan_fingerprint: None,
                statistics: SolveStatistics::default(),
            }),
            status: GroupingStatus::ProvenOptimal,
            created_at: now(),
            finished_at: Some(now()),
        }
    }

    /// The comparison of the suggestions.
    pub fn comparison_bytes(&self, language: Language) -> Vec<u8> {
        let companies = self
            .companies
            .iter()
            .map(|company| (company.id, company.clone()))
            .collect::<BTreeMap<_, _>>();
        let lots: Vec<&Lot> = self.lots.iter().take(1).collect();
        let comparison = SuggestionComparison {
            call: &self.call,
            lots: &lots,
            requirements: &self.requirements,
            companies: &companies,
            run: &self.run(),
            is_outdated: true,
            vocabulary: &VOCABULARY,
            provenance: &self.provenance(),
        };
        write_suggestion_comparison(&comparison, language).unwrap()
    }

    /// The report of an import in which everything that a person typed is this text.
    pub fn report_bytes(&self, text: &str, language: Language) -> Vec<u8> {
        let place = Place {
            sheet: text.to_owned(),
            row: 3,
            column: Some("B".to_owned()),
        };
        let issue = ImportIssue {
            code: ImportIssueCode::UnknownWord,
            severity: Severity::Error,
            place: place.clone(),
            column_title: Some(text.to_owned()),
            found: Some(text.to_owned()),
            expected: None,
            proposals: vec![text.to_owned()],
            candidates: Vec::new(),
        };
        let change = FieldChange {
            field: "title".to_owned(),
            before: Some(text.to_owned()),
            after: Some(text.to_owned()),
        };
        let row = |action, issues, changes| PlannedRow {
            place: place.clone(),
            subject: ImportSubject::Lot,
            action,
            label: text.to_owned(),
            changes,
            issues,
        };
        let run = ImportRun {
            id: ImportRunId::new(),
            cluster_id: self.cluster_id,
            account_id: None,
            target: ImportTarget::Calls,
            file_name: Name::stored(text.to_owned()),
            file_digest: "00".repeat(32),
            state: ImportState::Undone,
            choices: ImportChoices::default(),
            plan: ImportPlan {
                rows: vec![
                    row(PlannedAction::Change, Vec::new(), vec![change]),
                    row(PlannedAction::Reject, vec![issue], Vec::new()),
                ],
                counts: PlanCounts {
                    n_rows: 2,
                    n_changed: 1,
                    n_rejected: 1,
                    ..PlanCounts::default()
                },
                ..ImportPlan::default()
            },
            applied_at: Some(now()),
            undone_at: Some(now()),
            record: Record::new(now()),
        };
        let kept = [KeptRecord {
            subject: ImportSubject::Lot,
            label: text.to_owned(),
            reason: KeptReason::InUse,
            fields: vec!["title".to_owned()],
        }];
        let report = ImportReport {
            run: &run,
            cluster_name: text,
            kept: &kept,
            provenance: &self.provenance(),
            issue_text: |issue, _| issue.found.clone().unwrap_or_default(),
            field_label: |field, _| field.to_owned(),
        };
        write_import_report(&report, language).unwrap()
    }
}
