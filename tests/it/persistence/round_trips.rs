//! What is stored is read back as it was, to the microsecond.

use chrono::TimeDelta;
use domain::access::account::{Role, RoleGrant};
use domain::access::visibility::ImportVisibility;
use domain::access::visibility::{ConsortiumVisibility, InterestVisibility};
use domain::consortia::violation::Severity;
use domain::directory::competency::CompetencyKind;
use domain::groupings::grouping::SuggestOptions;
use domain::groupings::suggestion::{
    Assignment, Conflict, ConflictElement, GroupingAnswer, GroupingRun, GroupingStatus,
    MemberReason, ObjectiveValue, Repair, SolveStatistics, Suggestion,
};
use domain::imports::choices::{CellChoice, ImportChoices};
use domain::imports::import::{
    ImportIssue, ImportIssueCode, ImportPlan, ImportRun, ImportState, ImportSubject, ImportTarget,
    Place, PlanCounts, PlannedAction, PlannedRow, PlannedWrite,
};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{CompetencyAmount, Demand, Importance, RequirementScope};
use domain::values::filters::ImportRunFilter;
use domain::values::ids::{
    CompanyId, CompetencyId, GroupingRunId, ImportRunId, RequirementId, RoleGrantId, SuggestionId,
};
use domain::values::money::Money;
use domain::values::page::PageRequest;
use domain::values::quantity::{FteTenths, Level};
use domain::values::record::Record;
use persistence::repositories::access::{accounts, role_grants};
use persistence::repositories::directory::{
    capabilities, clusters, companies, competencies, networks, vocabulary_update,
};
use persistence::repositories::groupings::{consortia, grouping_runs};
use persistence::repositories::operations::{imports, settings};
use persistence::repositories::procurement::{calls, interests, lots, requirements};

use super::samples::{
    World, account, call, capability, cluster, competency, consortium, full_company, in_days,
    interest, lot, name, network, now, plain_company, record, requirement, world,
};
use crate::support::database::on_each_database;

#[tokio::test]
async fn networks_clusters_and_companies_come_back_whole() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let network = network();
        let mut clusters = [cluster(network.id, "B"), cluster(network.id, "A")];
        clusters.sort_by_key(|cluster| cluster.id);
        networks::insert_network(&tx, &network).await.unwrap();
        for cluster in &clusters {
            clusters::insert_cluster(&tx, cluster).await.unwrap();
        }
        let full = full_company(clusters.iter().map(|cluster| cluster.id).collect());
        let plain = plain_company("Plain");
        companies::insert_companies(&tx, &[full.clone(), plain.clone()])
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let conn = database.read();
        let found = networks::find_network(conn, network.id).await.unwrap();
        assert_eq!(found, Some(network));
        let found = clusters::list_clusters(conn).await.unwrap();
        let names: Vec<&str> = found.iter().map(|cluster| cluster.name.as_str()).collect();
        assert_eq!(names, ["A", "B"]);
        let found = clusters::clusters_by_id(conn, &clusters.each_ref().map(|one| one.id))
            .await
            .unwrap();
        assert_eq!(found, clusters);
        let found = companies::find_company(conn, full.id).await.unwrap();
        assert_eq!(found, Some(full.clone()));
        let found = companies::find_company(conn, plain.id).await.unwrap();
        assert_eq!(found, Some(plain));
        let siren = full.siren.as_ref().unwrap().as_str();
        let siret = full.siret.as_ref().unwrap().as_str();
        for found in [
            companies::companies_by_siren(conn, &[siren, "552100554"]).await,
            companies::companies_by_siret(conn, &[siret]).await,
            companies::companies_of_clusters(conn, &clusters.each_ref().map(|one| one.id)).await,
        ] {
            assert_eq!(found.unwrap(), std::slice::from_ref(&full));
        }
        let pairs = clusters::company_ids_by_cluster(conn, &[clusters[0].id])
            .await
            .unwrap();
        assert_eq!(pairs, [(clusters[0].id, full.id)]);
    })
    .await;
}

#[tokio::test]
async fn a_changed_company_loses_and_gains_what_hangs_on_it() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut company = full_company(vec![world.cluster.id]);
        companies::insert_company(&tx, &company).await.unwrap();
        company.certificates.swap(0, 1);
        company
            .certificates
            .push(super::samples::certificate("Qualiopi"));
        company.social_statuses.remove(0);
        company.financial_years.truncate(1);
        company.cluster_ids.clear();
        company.siren = None;
        company.record = company.record.changed(in_days(1));
        companies::update_company(&tx, &company, 1).await.unwrap();
        tx.commit().await.unwrap();
        let found = companies::find_company(database.read(), company.id).await;
        assert_eq!(found.unwrap(), Some(company));
    })
    .await;
}

#[tokio::test]
async fn accounts_and_every_role_come_back_whole() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut closed = account("closed@exemple.fr");
        closed.password_hash = None;
        accounts::insert_account(&tx, &closed).await.unwrap();
        let roles = [
            Role::NetworkAdministrator,
            Role::Coordinator(world.cluster.id),
            Role::CompanyManager(world.first.id),
            Role::CompanyContributor(world.first.id),
        ];
        let mut grants = Vec::new();
        for role in roles {
            let grant = RoleGrant {
                id: RoleGrantId::new(),
                account_id: closed.id,
                role,
                created_at: now(),
            };
            role_grants::insert_role_grant(&tx, &grant).await.unwrap();
            grants.push(grant);
        }
        tx.commit().await.unwrap();

        let conn = database.read();
        let found = accounts::find_account(conn, closed.id).await.unwrap();
        assert_eq!(found, Some(closed.clone()));
        let found = accounts::find_account_by_email(conn, &closed.email).await;
        assert_eq!(found.unwrap(), Some(closed.clone()));
        let mut found = role_grants::grants_by_account(conn, &[closed.id])
            .await
            .unwrap();
        found.sort_by_key(|grant| grant.role);
        assert_eq!(found, grants);
        let of_company = role_grants::grants_by_company(conn, &[world.first.id]).await;
        assert_eq!(of_company.unwrap().len(), 2);
        let n_administrators = role_grants::count_network_administrators(conn)
            .await
            .unwrap();
        assert_eq!(n_administrators, 1);
    })
    .await;
}

#[tokio::test]
async fn calls_and_lots_come_back_whole_and_in_order() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut bare = call(world.cluster.id, "bare");
        bare.launched_at = None;
        bare.questions_deadline_at = None;
        bare.submission_deadline_at = None;
        bare.cpv = Vec::new();
        bare.estimated_value = None;
        bare.bidding_rules = domain::procurement::call::BiddingRules::default();
        calls::insert_call(&tx, &bare).await.unwrap();
        let lots_of_bare = [
            lot(bare.id, "10", 2),
            lot(bare.id, "2", 0),
            lot(bare.id, "3", 1),
        ];
        lots::insert_lots(&tx, &lots_of_bare).await.unwrap();
        tx.commit().await.unwrap();

        let conn = database.read();
        assert_eq!(
            calls::find_call(conn, world.call.id).await.unwrap(),
            Some(world.call.clone())
        );
        assert_eq!(
            calls::find_call(conn, bare.id).await.unwrap(),
            Some(bare.clone())
        );
        let found = calls::calls_by_reference(conn, world.cluster.id, &["bare", "none"]).await;
        assert_eq!(found.unwrap(), std::slice::from_ref(&bare));
        let found = lots::lots_by_call(conn, &[bare.id]).await.unwrap();
        let [third, first, second] = lots_of_bare;
        assert_eq!(found, [first, second, third]);
        assert_eq!(
            lots::find_lot(conn, world.lot.id).await.unwrap(),
            Some(world.lot)
        );
    })
    .await;
}

#[tokio::test]
async fn requirements_of_every_kind_come_back_whole() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let competency_id = world.competency.id;
        let competency = |amount| Demand::Competency {
            competency_id,
            min_level: Level::Expert,
            amount,
        };
        let references = |years, competency_id| Demand::References {
            min: 3,
            years,
            competency_id,
        };
        let demands = [
            competency(CompetencyAmount::Holders(2)),
            competency(CompetencyAmount::Fte(FteTenths(FteTenths::MAX))),
            Demand::Turnover {
                min: Money::euros(Money::MAX_CENTS),
            },
            Demand::InFieldTurnover {
                min: Money::euros(1),
            },
            Demand::Headcount { min: u32::MAX },
            references(None, None),
            references(Some(3), Some(competency_id)),
            Demand::Certificate {
                code: name("iso-27001"),
            },
            Demand::Registration {
                code: name("registre"),
            },
            Demand::FreeText,
        ];
        let scopes = [
            RequirementScope::Pooled,
            RequirementScope::Any,
            RequirementScope::Each,
            RequirementScope::Lead,
            RequirementScope::MemberOnly,
        ];
        let mut stored = Vec::new();
        for (place, demand) in (1..).zip(demands) {
            let mut one = requirement(world.lot.id, demand, place);
            one.scope = scopes[place as usize % scopes.len()];
            if place % 2 == 0 {
                one.importance = Importance::Mandatory;
                one.judgement = None;
            }
            stored.push(one);
        }
        requirements::insert_requirements(&tx, &stored)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let conn = database.read();
        let found = requirements::requirements_by_lot(conn, &[world.lot.id])
            .await
            .unwrap();
        assert_eq!(found.first(), Some(&world.requirement));
        assert_eq!(found[1..], stored);

        let tx = database.begin().await.unwrap();
        let mut reversed: Vec<RequirementId> = found.iter().map(|one| one.id).collect();
        reversed.reverse();
        let n_found = requirements::reorder_requirements(&tx, world.lot.id, &reversed).await;
        assert_eq!(n_found.unwrap(), found.len());
        tx.commit().await.unwrap();
        let found = requirements::requirements_by_lot(conn, &[world.lot.id])
            .await
            .unwrap();
        let ids: Vec<RequirementId> = found.iter().map(|one| one.id).collect();
        assert_eq!(ids, reversed);
    })
    .await;
}

#[tokio::test]
async fn capabilities_and_interests_come_back_whole() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut capability = capability(world.first.id, world.competency.id);
        capabilities::insert_capability(&tx, &capability)
            .await
            .unwrap();
        let mut interest = interest(world.lot.id, world.first.id);
        interest.not_with = vec![world.second.id];
        interest.answered_by = Some(world.account.id);
        interests::insert_interest(&tx, &interest).await.unwrap();
        let conn = &tx;
        let found = capabilities::capabilities_by_company(conn, &[world.first.id]).await;
        assert_eq!(found.unwrap(), std::slice::from_ref(&capability));
        let found = interests::find_interest(conn, world.lot.id, world.first.id).await;
        assert_eq!(found.unwrap(), Some(interest.clone()));

        capability.evidence.reverse();
        capability.verification = None;
        capability.record = capability.record.changed(in_days(1));
        capabilities::update_capability(conn, &capability, 1)
            .await
            .unwrap();
        let found = capabilities::capabilities_by_competency(conn, &[world.competency.id]).await;
        assert_eq!(found.unwrap(), [capability]);

        for answer in [
            InterestAnswer::Lead,
            InterestAnswer::Member,
            InterestAnswer::Subcontractor,
            InterestAnswer::No,
        ] {
            let expected_version = interest.record.version;
            interest.answer = answer;
            interest.not_with.clear();
            interest.record = interest.record.changed(in_days(1));
            interests::update_interest(conn, &interest, expected_version)
                .await
                .unwrap();
            let found =
                interests::interests_by_lot(conn, &[world.lot.id], &InterestVisibility::All).await;
            assert_eq!(found.unwrap(), std::slice::from_ref(&interest));
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_vocabulary_comes_back_whole_and_takes_a_published_one() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let databases = competency("databases");
        let mut postgres = competency("postgresql");
        postgres.broader = vec![databases.id];
        let published = [postgres.clone(), databases.clone()];
        let change = vocabulary_update::upsert_competencies(&tx, &published, now())
            .await
            .unwrap();
        assert_eq!(
            (change.n_created, change.n_changed, change.n_unchanged),
            (2, 0, 0)
        );

        let vocabulary = competencies::load_vocabulary(&tx).await.unwrap();
        assert_eq!(vocabulary.get(postgres.id), Some(&postgres));
        assert!(vocabulary.is_above(databases.id, postgres.id));
        let narrower = competencies::narrower_by_competency(&tx, &[databases.id]).await;
        assert_eq!(narrower.unwrap(), [(databases.id, postgres.clone())]);

        // The next edition knows other ids, moves a word from one entry to another, and adds an entry.
        let mut next_databases = competency("databases");
        next_databases.synonyms = vec![name("postgresql zz")];
        let mut next_postgres = competency("postgresql");
        next_postgres.synonyms = vec![name("postgresql aa")];
        next_postgres.broader = vec![next_databases.id];
        let mut postgis = competency("postgis");
        postgis.kind = CompetencyKind::Domain;
        postgis.broader = vec![next_postgres.id];
        let edition = [postgis.clone(), next_postgres, next_databases];
        let change = vocabulary_update::upsert_competencies(&tx, &edition, in_days(1)).await;
        let change = change.unwrap();
        assert_eq!(
            (change.n_created, change.n_changed, change.n_unchanged),
            (1, 2, 0)
        );
        let again = vocabulary_update::upsert_competencies(&tx, &edition, in_days(2)).await;
        assert_eq!(again.unwrap().n_unchanged, 3);

        let vocabulary = competencies::load_vocabulary(&tx).await.unwrap();
        let named = vocabulary.find_by_word("PostgreSQL ZZ").unwrap();
        assert_eq!(named.id, databases.id);
        assert_eq!(vocabulary.get(postgis.id).unwrap().broader, [postgres.id]);
        let record = vocabulary.get(postgres.id).unwrap().record;
        assert_eq!((record.version, record.updated_at), (2, in_days(1)));
        let words = ["Postgresql ZZ", "unknown"];
        let known = competencies::competencies_by_word(&tx, &words)
            .await
            .unwrap();
        assert_eq!(known, [("postgresql zz".to_owned(), databases.id)]);
        tx.commit().await.unwrap();
    })
    .await;
}

fn suggestion(rank: u32, companies: &[CompanyId], requirement_id: RequirementId) -> Suggestion {
    Suggestion {
        id: SuggestionId::new(),
        rank,
        members: companies.to_vec(),
        subcontractors: companies[1..].to_vec(),
        lead: companies[0],
        assignments: vec![Assignment {
            requirement_id,
            company_id: companies[0],
            fte: Some(FteTenths(5)),
        }],
        uncovered: vec![requirement_id],
        objective: vec![ObjectiveValue {
            objective: domain::groupings::grouping::Objective::Members,
            value: i64::MAX,
        }],
        is_proven: true,
        reasons: vec![MemberReason {
            company_id: companies[0],
            only_it_covers: vec![requirement_id],
            shares: Vec::new(),
            lost_without: vec![requirement_id],
            replacements: companies.to_vec(),
            is_pinned: true,
        }],
    }
}

fn answer(companies: &[CompanyId], requirement_id: RequirementId) -> GroupingAnswer {
    GroupingAnswer {
        status: GroupingStatus::ProvenOptimal,
        suggestions: (1..=3)
            .map(|rank| suggestion(rank, companies, requirement_id))
            .collect(),
        bound: Vec::new(),
        conflict: Some(Conflict {
            unmet_by_all: vec![requirement_id],
            elements: vec![
                ConflictElement::Lead { company_id: None },
                ConflictElement::MaxMembers { limit: 2 },
            ],
            repairs: vec![Repair::FreeLead],
        }),
        plan_fingerprint: Some("00ff".to_owned()),
        statistics: SolveStatistics {
            engine_version: "1".to_owned(),
            nodes: u64::MAX,
            n_candidates: 7,
            elapsed_us: 12,
        },
    }
}

#[tokio::test]
async fn grouping_runs_come_back_whole_with_their_suggestions() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let companies = [world.first.id, world.second.id];
        let answer = answer(&companies, world.requirement.id);
        let running = GroupingRun {
            id: GroupingRunId::new(),
            lot_id: world.lot.id,
            joint_with: Vec::new(),
            requested_by: Some(world.account.id),
            options: SuggestOptions {
                pinned: vec![world.first.id],
                seed: u64::MAX,
                ..SuggestOptions::default()
            },
            input_fingerprint: "0f".repeat(32),
            answer: None,
            status: GroupingStatus::Running,
            created_at: now(),
            finished_at: None,
        };
        grouping_runs::record_grouping_run(&tx, &running)
            .await
            .unwrap();
        let found = grouping_runs::find_grouping_run(&tx, running.id)
            .await
            .unwrap();
        assert_eq!(found, Some(running.clone()));

        let finished = GroupingRun {
            status: answer.status,
            answer: Some(answer),
            finished_at: Some(in_days(1)),
            ..running
        };
        assert!(
            grouping_runs::finish_grouping_run(&tx, &finished)
                .await
                .unwrap()
        );
        assert!(
            !grouping_runs::finish_grouping_run(&tx, &finished)
                .await
                .unwrap()
        );
        let found = grouping_runs::find_grouping_run(&tx, finished.id)
            .await
            .unwrap();
        assert_eq!(found, Some(finished.clone()));
        let best = &finished.answer.as_ref().unwrap().suggestions[0];
        let found = grouping_runs::find_suggestion(&tx, best.id).await.unwrap();
        assert_eq!(found, Some((finished.clone(), best.clone())));

        let mut stored = vec![finished];
        for hours in 1..=3 {
            let mut next = stored[0].clone();
            next.id = GroupingRunId::new();
            next.created_at += TimeDelta::hours(hours);
            for suggestion in &mut next.answer.as_mut().unwrap().suggestions {
                suggestion.id = SuggestionId::new();
            }
            grouping_runs::record_grouping_run(&tx, &next)
                .await
                .unwrap();
            stored.push(next);
        }
        let found = grouping_runs::runs_by_lot(&tx, &[world.lot.id], 2)
            .await
            .unwrap();
        assert_eq!(found, [stored[3].clone(), stored[2].clone()]);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn runs_left_by_a_server_that_is_gone_are_marked_as_failed() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let run = GroupingRun {
            id: GroupingRunId::new(),
            lot_id: world.lot.id,
            joint_with: Vec::new(),
            requested_by: None,
            options: SuggestOptions::default(),
            input_fingerprint: String::new(),
            answer: None,
            status: GroupingStatus::Running,
            created_at: now(),
            finished_at: None,
        };
        grouping_runs::record_grouping_run(&tx, &run).await.unwrap();
        let n_failed = grouping_runs::fail_abandoned_runs(&tx, now(), in_days(1)).await;
        assert_eq!(n_failed.unwrap(), 0);
        let n_failed = grouping_runs::fail_abandoned_runs(&tx, in_days(1), in_days(1)).await;
        assert_eq!(n_failed.unwrap(), 1);
        let found = grouping_runs::find_grouping_run(&tx, run.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(found.status, GroupingStatus::Failed);
        assert_eq!(found.finished_at, Some(in_days(1)));
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn consortia_come_back_whole_and_keep_ids_through_changes() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut consortium = consortium(&world, world.lot.id);
        consortia::insert_consortium(&tx, &consortium)
            .await
            .unwrap();
        let all = ConsortiumVisibility::All;
        let found = consortia::find_consortium(&tx, consortium.id, &all)
            .await
            .unwrap();
        assert_eq!(found, Some(consortium.clone()));

        consortium.members.reverse();
        consortium.allocations.truncate(1);
        consortium.accepted_warnings.clear();
        consortium.form = None;
        consortium.record = consortium.record.changed(in_days(6));
        consortia::update_consortium(&tx, &consortium, 1)
            .await
            .unwrap();
        let found = consortia::find_consortium(&tx, consortium.id, &all)
            .await
            .unwrap();
        assert_eq!(found, Some(consortium));
        tx.commit().await.unwrap();
    })
    .await;
}

fn plan(world: &World) -> ImportPlan {
    let place = Place {
        sheet: "Lots".to_owned(),
        row: 3,
        column: Some("B".to_owned()),
    };
    let issue = ImportIssue {
        code: ImportIssueCode::NotADate,
        severity: Severity::Warning,
        place: place.clone(),
        column_title: Some("Date".to_owned()),
        found: Some("31/02/2026".to_owned()),
        expected: None,
        proposals: vec!["28/02/2026".to_owned()],
        candidates: Vec::new(),
    };
    ImportPlan {
        text: None,
        sheets: Vec::new(),
        rows: vec![PlannedRow {
            place,
            subject: ImportSubject::Call,
            action: PlannedAction::Change,
            label: "2026-01".to_owned(),
            changes: Vec::new(),
            issues: vec![issue.clone()],
        }],
        issues: vec![issue],
        writes: vec![
            PlannedWrite::UpdateCall(world.call.clone()),
            PlannedWrite::CreateCompany(full_company(vec![world.cluster.id])),
            PlannedWrite::CreateRequirement(world.requirement.clone()),
        ],
        failures: Vec::new(),
        counts: PlanCounts {
            n_rows: 1,
            n_changed: 1,
            ..PlanCounts::default()
        },
    }
}

/// An import with a cell that was corrected.
fn corrected_run(world: &World) -> ImportRun {
    ImportRun {
        id: ImportRunId::new(),
        cluster_id: world.cluster.id,
        account_id: Some(world.account.id),
        target: ImportTarget::Calls,
        file_name: name("Consultation été.xlsx"),
        file_digest: "ab".repeat(32),
        state: ImportState::Planned,
        choices: ImportChoices {
            cells: vec![CellChoice {
                sheet: "Lots".to_owned(),
                row: 3,
                column: "B".to_owned(),
                text: Some("28/02/2026".to_owned()),
            }],
            ..ImportChoices::default()
        },
        plan: plan(world),
        applied_at: None,
        undone_at: None,
        record: record(),
    }
}

#[tokio::test]
async fn imports_come_back_whole_with_their_file() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut import_run = corrected_run(&world);
        let import_run_id = import_run.id;
        let file: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        imports::record_import_run(&tx, &import_run, &file)
            .await
            .unwrap();
        let whole = async || {
            imports::find_whole_import_run(&tx, import_run_id)
                .await
                .unwrap()
        };
        assert_eq!(whole().await, Some(import_run.clone()));
        let found = imports::find_import_file(&tx, import_run.id).await.unwrap();
        assert_eq!(found, Some(file));

        import_run.choices = ImportChoices::default();
        import_run.plan.rows[0].label = "2026-02".to_owned();
        import_run.plan.writes.pop();
        imports::replan_import_run(&tx, &import_run, 1)
            .await
            .unwrap();
        import_run.record.version = 2;
        assert_eq!(whole().await, Some(import_run.clone()));

        import_run.state = ImportState::Applied;
        import_run.applied_at = Some(in_days(1));
        import_run.record = import_run.record.changed(in_days(1));
        imports::update_import_run(&tx, &import_run, 2)
            .await
            .unwrap();
        assert_eq!(whole().await, Some(import_run.clone()));

        let filter = |clusters| ImportRunFilter {
            clusters,
            states: vec![ImportState::Applied],
            targets: vec![ImportTarget::Calls],
        };
        let request = PageRequest::default();
        let own = filter(vec![world.cluster.id]);
        let page = imports::page_of_import_runs(&tx, &ImportVisibility::All, &own, &request)
            .await
            .unwrap();
        assert_eq!((page.total, page.has_next), (1, false));
        let (_, listed) = &page.items[0];
        assert_eq!(listed.plan.counts, import_run.plan.counts);
        assert!(listed.plan.rows.is_empty() && listed.plan.writes.is_empty());
        let nothing = ImportVisibility::Reader {
            clusters: Vec::new(),
            account_id: import_run.account_id,
            own: Vec::new(),
            own_anywhere: Vec::new(),
        };
        let page = imports::page_of_import_runs(&tx, &nothing, &filter(Vec::new()), &request).await;
        assert_eq!(page.unwrap().total, 0);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn settings_are_put_replaced_and_taken_away() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let key = settings::VOCABULARY_VERSION;
        assert_eq!(settings::find_setting(&tx, key).await.unwrap(), None);
        for value in ["1", "2"] {
            settings::put_setting(&tx, key, value, now()).await.unwrap();
            let found = settings::find_setting(&tx, key).await.unwrap();
            assert_eq!(found.as_deref(), Some(value));
        }
        assert!(settings::delete_setting(&tx, key).await.unwrap());
        assert!(!settings::delete_setting(&tx, key).await.unwrap());
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn instants_are_cut_to_the_microsecond() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut call = call(world.cluster.id, "fine");
        let fine = now() + TimeDelta::nanoseconds(789);
        call.record = Record::new(fine);
        call.submission_deadline_at = Some(fine);
        calls::insert_call(&tx, &call).await.unwrap();
        let found = calls::find_call(&tx, call.id).await.unwrap().unwrap();
        assert_eq!(found.submission_deadline_at, Some(now()));
        assert_eq!(found.record, Record::new(now()));
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_dropped_without_commit_was_never_written() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let one = competency("dropped");
        competencies::insert_competency(&tx, &one).await.unwrap();
        drop(tx);
        let tx = database.begin().await.unwrap();
        let two = competency("rolled-back");
        competencies::insert_competency(&tx, &two).await.unwrap();
        tx.rollback().await.unwrap();
        let found = competencies::competencies_by_id(database.read(), &[one.id, two.id]).await;
        assert_eq!(found.unwrap(), []);
        let none = competencies::find_competency(database.read(), CompetencyId::new()).await;
        assert_eq!(none.unwrap(), None);
    })
    .await;
}
