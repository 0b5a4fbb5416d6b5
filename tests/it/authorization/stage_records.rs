//! The records of the stage on which every permission is tried: each field filled, so that what is hidden shows.

use domain::consortia::allocation::Allocation;
use domain::consortia::consortium::{
    AcceptedWarning, Consortium, ConsortiumMember, ConsortiumState, MemberRole, MemberState,
};
use domain::consortia::violation::{RuleCode, Severity};
use domain::directory::capability::{Capability, Verification};
use domain::directory::competency::{Competency, CompetencyKind};
use domain::groupings::grouping::{Objective, SuggestOptions};
use domain::groupings::suggestion::{
    Assignment, Conflict, ConflictElement, GroupingAnswer, GroupingRun, GroupingStatus,
    MemberReason, ObjectiveValue, Repair, SolveStatistics, Suggestion,
};
use domain::imports::choices::{
    CallChoice, CellChoice, ColumnChoice, CompanyChoice, ImportChoices, NewCompetencyChoice,
    SheetChoice, SheetUse, ValueChoice,
};
use domain::imports::import::{
    ColumnReading, ColumnWords, FieldChange, HeadRow, ImportIssue, ImportIssueCode, ImportPlan,
    ImportRun, ImportState, ImportSubject, ImportTarget, Place, PlanCounts, PlannedAction,
    PlannedRow, PlannedWrite, SheetReading, WordFound,
};
use domain::imports::journal::{KeptReason, KeptRecord};
use domain::imports::mapping::{ImportMapping, RememberedColumn, RememberedSheet, RememberedWord};
use domain::imports::text_reading::{
    DecimalMark, QuoteMark, TextEncoding, TextOptions, TextReading,
};
use domain::procurement::call::{CallForTender, ConsortiumForm};
use domain::procurement::requirement::{CompetencyAmount, Demand, Judgement, Requirement};
use domain::values::ids::{
    AccountId, AllocationId, CallId, ClusterId, CompanyId, CompetencyId, ConsortiumId,
    ConsortiumMemberId, GroupingRunId, ImportMappingId, ImportRunId, LotId, SuggestionId,
};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level, Share};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};

use crate::persistence::samples::{self, name, prose};
use crate::support::records::now;

/// A capability with evidence, verified by someone.
pub fn capability(company: CompanyId, competency: CompetencyId, by: AccountId) -> Capability {
    Capability {
        verification: Some(Verification {
            account_id: Some(by),
            verified_at: now(),
        }),
        ..samples::capability(company, competency)
    }
}

/// A requirement of each kind, the free one judged by someone.
pub fn requirements(lot_id: LotId, competency_id: CompetencyId, by: AccountId) -> Vec<Requirement> {
    let demands = [
        Demand::FreeText,
        Demand::Competency {
            competency_id,
            min_level: Level::Autonomous,
            amount: CompetencyAmount::Holders(1),
        },
        Demand::Competency {
            competency_id,
            min_level: Level::Autonomous,
            amount: CompetencyAmount::Fte(FteTenths(5)),
        },
        Demand::Turnover {
            min: Money::euros(100),
        },
        Demand::References {
            min: 1,
            years: Some(3),
            competency_id: Some(competency_id),
        },
        Demand::Certificate { code: name("HDS") },
    ];
    let numbered = demands.into_iter().zip(2..);
    numbered
        .map(|(demand, position)| {
            let judgement = (demand == Demand::FreeText).then(|| Judgement {
                is_covered: true,
                reason: Some(prose("Vu sur place.")),
                judged_by: Some(by),
                judged_at: now(),
            });
            Requirement {
                judgement,
                ..samples::requirement(lot_id, demand, position)
            }
        })
        .collect()
}

/// A consortium for a lot of a call: its first company leads, the second is a member, others subcontract.
pub fn consortium(
    (call, lot_id): (&CallForTender, LotId),
    companies: &[CompanyId],
    (state, member_state): (ConsortiumState, MemberState),
    (asked, by): (&Requirement, AccountId),
) -> Consortium {
    let roles = [
        MemberRole::Lead,
        MemberRole::Member,
        MemberRole::Subcontractor,
    ];
    let members: Vec<ConsortiumMember> = companies
        .iter()
        .zip(roles)
        .map(|(company_id, role)| ConsortiumMember {
            id: ConsortiumMemberId::new(),
            company_id: *company_id,
            role,
            state: member_state,
            state_changed_at: now(),
        })
        .collect();
    let allocations = members.iter().map(|member| Allocation {
        id: AllocationId::new(),
        member_id: member.id,
        requirement_id: Some(asked.id),
        task: name("Intégration"),
        share: Share(2_500),
        amount: Some(Money::euros(77_000)),
    });
    Consortium {
        id: ConsortiumId::new(),
        lot_id,
        cluster_id: call.cluster_id,
        name: name(&format!("Cordée {state:?} {member_state:?}")),
        form: Some(ConsortiumForm::Joint),
        lead_is_jointly_liable: true,
        state,
        suggestion_id: None,
        note: Some(prose("À relire.")),
        allocations: allocations.collect(),
        members,
        accepted_warnings: vec![AcceptedWarning {
            rule: RuleCode::LargerThanNeeded,
            reason: prose("Deux agences."),
            accepted_by: Some(by),
            accepted_at: now(),
        }],
        created_by: Some(by),
        record: Record::new(now()),
    }
}

/// A run on a lot that found something and, besides, tells of a conflict, so that both are there to be hidden.
pub fn grouping_run(lot_id: LotId, asked: &Requirement, companies: [CompanyId; 2]) -> GroupingRun {
    let [first, second] = companies;
    GroupingRun {
        id: GroupingRunId::new(),
        lot_id,
        joint_with: Vec::new(),
        requested_by: None,
        options: SuggestOptions {
            pinned: vec![first],
            excluded: vec![second],
            preferred: vec![first],
            near: vec![second],
            max_members: Some(3),
            lead: Some(first),
            ..SuggestOptions::default()
        },
        input_fingerprint: "0".to_owned(),
        answer: Some(GroupingAnswer {
            status: GroupingStatus::ProvenOptimal,
            suggestions: vec![suggestion(asked, companies)],
            bound: objective(),
            conflict: Some(conflict(asked, first)),
            plan_fingerprint: None,
            statistics: SolveStatistics {
                engine_version: "1".to_owned(),
                nodes: 7,
                n_candidates: 3,
                elapsed_us: 99,
            },
        }),
        status: GroupingStatus::ProvenOptimal,
        created_at: now(),
        finished_at: Some(now()),
    }
}

fn objective() -> Vec<ObjectiveValue> {
    vec![ObjectiveValue {
        objective: Objective::Members,
        value: 2,
    }]
}

/// As a run, of another input, with another value and one alternative more.
pub fn changed_run(run: &GroupingRun) -> GroupingRun {
    let mut changed = GroupingRun {
        id: GroupingRunId::new(),
        input_fingerprint: "c0".repeat(32),
        ..run.clone()
    };
    let answer = changed.answer.as_mut().unwrap();
    let mut more = answer.suggestions[0].clone();
    more.rank = 99;
    more.members.reverse();
    more.members.truncate(1);
    answer.suggestions[0].objective[0].value += 1;
    answer.suggestions.push(more);
    for suggestion in &mut answer.suggestions {
        suggestion.id = SuggestionId::new();
    }
    changed
}

fn suggestion(asked: &Requirement, [first, second]: [CompanyId; 2]) -> Suggestion {
    Suggestion {
        id: SuggestionId::new(),
        rank: 1,
        members: vec![first, second],
        subcontractors: vec![second],
        lead: first,
        assignments: vec![Assignment {
            requirement_id: asked.id,
            company_id: first,
            fte: Some(FteTenths(5)),
        }],
        uncovered: vec![asked.id],
        objective: objective(),
        is_proven: true,
        reasons: vec![MemberReason {
            company_id: first,
            only_it_covers: vec![asked.id],
            shares: vec![asked.id],
            lost_without: vec![asked.id],
            replacements: vec![second],
            is_pinned: true,
        }],
    }
}

fn conflict(asked: &Requirement, company_id: CompanyId) -> Conflict {
    let requirement_id = asked.id;
    Conflict {
        unmet_by_all: vec![requirement_id],
        elements: vec![
            ConflictElement::Requirement { requirement_id },
            ConflictElement::MaxMembers { limit: 1 },
            ConflictElement::Pinned { company_id },
        ],
        repairs: vec![
            Repair::RaiseMaxMembers { to: 2 },
            Repair::DropPin { company_id },
            Repair::FindForRequirement {
                requirement_id,
                reached: 0,
                demanded: 1,
            },
        ],
    }
}

/// An import that was applied, with everything that a plan can hold.
pub fn import_run(cluster_id: ClusterId, by: AccountId, target: ImportTarget) -> ImportRun {
    let place = Place {
        // The file is a text, which has one sheet without a name.
        sheet: String::new(),
        row: 2,
        column: Some("C".to_owned()),
    };
    let issue = ImportIssue {
        code: ImportIssueCode::UnknownCompetency,
        severity: Severity::Error,
        place: place.clone(),
        column_title: Some("Compétence".to_owned()),
        found: Some("Postgre".to_owned()),
        expected: Some("une compétence".to_owned()),
        proposals: vec!["PostgreSQL".to_owned()],
        candidates: vec![CompanyId::new()],
    };
    ImportRun {
        id: ImportRunId::new(),
        cluster_id,
        account_id: Some(by),
        target,
        file_name: name("capacites.xlsx"),
        file_digest: "0".repeat(64),
        state: ImportState::Applied,
        choices: choices(),
        plan: ImportPlan {
            text: Some(TextReading {
                encoding: TextEncoding::Utf8,
                separator: ';',
                quote: QuoteMark::Double,
                decimal: Some(DecimalMark::Comma),
                is_repaired: false,
            }),
            sheets: vec![sheet()],
            rows: vec![PlannedRow {
                place,
                subject: ImportSubject::Capability,
                action: PlannedAction::Reject,
                label: "Alpha · PostgreSQL".to_owned(),
                changes: vec![FieldChange {
                    field: "level".to_owned(),
                    before: Some("2".to_owned()),
                    after: Some("3".to_owned()),
                }],
                issues: vec![issue.clone()],
            }],
            issues: vec![issue],
            writes: vec![PlannedWrite::CreateCompetency(planned_competency())],
            failures: vec![Rejection::at(RejectionCode::PlanStale, "importRunId")],
            counts: PlanCounts {
                n_rows: 1,
                n_rejected: 1,
                ..PlanCounts::default()
            },
        },
        applied_at: Some(now()),
        undone_at: Some(now()),
        record: Record::new(now()),
    }
}

fn planned_competency() -> Competency {
    Competency {
        id: CompetencyId::new(),
        code: name("blue-elephant"),
        kind: CompetencyKind::Software,
        label_fr: name("Éléphant bleu"),
        label_en: name("Blue elephant"),
        synonyms: Vec::new(),
        broader: Vec::new(),
        cpv: Vec::new(),
        record: Record::new(now()),
    }
}

/// Which imports there are: into which cluster, by whom, as what.
pub fn imports_made(
    west: ClusterId,
    east: ClusterId,
) -> [(ClusterId, &'static str, ImportTarget); 15] {
    [
        (west, "coordinator-west", ImportTarget::Calls),
        (west, "coordinator-west", ImportTarget::Capabilities),
        (west, "manager-alpha", ImportTarget::Calls),
        (west, "manager-alpha", ImportTarget::Capabilities),
        (west, "manager-alpha", ImportTarget::Companies),
        (west, "contributor-alpha", ImportTarget::Capabilities),
        (west, "manager-gamma", ImportTarget::Capabilities),
        (east, "manager-gamma", ImportTarget::Capabilities),
        (east, "manager-alpha", ImportTarget::Capabilities),
        (east, "manager-omega", ImportTarget::Capabilities),
        (west, "manager-alpha", ImportTarget::Interests),
        (west, "manager-alpha", ImportTarget::Competencies),
        (east, "coordinator-west", ImportTarget::Competencies),
        (west, "the-administrator", ImportTarget::Competencies),
        (west, "the-administrator", ImportTarget::Calls),
    ]
}

/// Decisions of every kind.
fn choices() -> ImportChoices {
    let sheet = || "Capacités".to_owned();
    ImportChoices {
        text: TextOptions {
            encoding: Some(TextEncoding::Utf8),
            separator: Some(';'),
            quote: Some(QuoteMark::Double),
            decimal: Some(DecimalMark::Comma),
        },
        sheets: vec![SheetChoice {
            sheet: sheet(),
            read_as: Some(SheetUse::CapabilityList),
            header_row: Some(1),
            n_header_rows: Some(1),
            columns: vec![ColumnChoice {
                column: "C".to_owned(),
                field: Some("competency".to_owned()),
            }],
        }],
        values: vec![ValueChoice {
            sheet: sheet(),
            column: Some("C".to_owned()),
            found: "Postgre".to_owned(),
            read_as: Some("PostgreSQL".to_owned()),
        }],
        cells: vec![CellChoice {
            sheet: sheet(),
            row: 2,
            column: "D".to_owned(),
            text: Some("3".to_owned()),
        }],
        companies: vec![CompanyChoice {
            name: "Alpha".to_owned(),
            company_id: CompanyId::new(),
        }],
        call: Some(CallChoice {
            call_id: CallId::new(),
            lot_id: Some(LotId::new()),
        }),
        competencies: vec![NewCompetencyChoice {
            found: "Éléphant bleu".to_owned(),
            kind: CompetencyKind::Software,
            label_fr: "Éléphant bleu".to_owned(),
            label_en: "Blue elephant".to_owned(),
            broader: vec![CompetencyId::new()],
        }],
    }
}

/// What was left by undoing such an import.
pub fn kept_record() -> KeptRecord {
    KeptRecord {
        subject: ImportSubject::Capability,
        label: "Alpha · PostgreSQL".to_owned(),
        reason: KeptReason::ChangedSince,
        fields: vec!["level".to_owned()],
    }
}

/// What is remembered of such a sheet.
pub fn import_mapping(cluster_id: ClusterId) -> ImportMapping {
    ImportMapping {
        id: ImportMappingId::new(),
        cluster_id,
        target: ImportTarget::Capabilities,
        sheet: RememberedSheet {
            read_as: SheetUse::CapabilityList,
            n_header_rows: Some(1),
            titles: vec!["Société".to_owned(), "Compétence".to_owned()],
            columns: vec![RememberedColumn {
                title: 1,
                field: Some("competency".to_owned()),
            }],
            words: vec![RememberedWord {
                title: Some(1),
                found: "Postgre".to_owned(),
                read_as: Some("PostgreSQL".to_owned()),
            }],
        },
        record: Record::new(now()),
    }
}

fn sheet() -> SheetReading {
    SheetReading {
        name: "Capacités".to_owned(),
        read_as: SheetUse::CapabilityList,
        is_hidden: false,
        header_row: Some(1),
        head: vec![HeadRow {
            row: 1,
            cells: vec!["Société".to_owned(), "Compétence".to_owned()],
        }],
        columns: vec![ColumnReading {
            column: "C".to_owned(),
            title: "Compétence".to_owned(),
            field: Some("competency".to_owned()),
            confidence: 10_000,
            is_chosen: false,
            samples: vec!["Postgre".to_owned()],
        }],
        n_rows: 1,
        n_ignored: 0,
        words: vec![ColumnWords {
            column: Some("C".to_owned()),
            title: "Compétence".to_owned(),
            field: "level".to_owned(),
            words: vec![WordFound {
                found: "Postgre".to_owned(),
                n_cells: 1,
                meaning: Some("PostgreSQL".to_owned()),
                is_chosen: false,
                proposals: vec!["PostgreSQL".to_owned()],
            }],
        }],
    }
}
