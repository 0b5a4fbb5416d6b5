//! What the database refuses, it refuses by the same name on both databases.

use domain::access::account::{Role, RoleGrant};
use domain::access::visibility::ConsortiumVisibility;
use domain::procurement::requirement::Demand;
use domain::values::filters::CompanyFilter;
use domain::values::ids::{CallId, RoleGrantId};
use domain::values::text::Name;
use persistence::repositories::access::{accounts, role_grants};
use persistence::repositories::directory::{
    capabilities, clusters, companies, competencies, networks,
};
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use persistence::storage_error::{ConstraintKind, StorageError};
use sea_orm::ConnectionTrait;

use super::samples::{
    account, call, capability, certificate, cluster, competency, consortium, full_company, in_days,
    interest, lot, name, network, now, plain_company, requirement, world,
};
use crate::support::database::on_each_database;

#[track_caller]
fn is_refused(outcome: Result<(), StorageError>, index: &str) {
    let error = outcome.expect_err(index);
    assert!(error.is_double(index), "{index}: {error:?}");
    assert_eq!(error.constraint(), Some(index));
    assert!(!error.is_unavailable());
}

#[tokio::test]
async fn every_double_is_refused_by_the_name_of_its_index() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let network = network();
        networks::insert_network(&tx, &network).await.unwrap();
        companies::insert_company(&tx, &full_company(Vec::new()))
            .await
            .unwrap();
        let first = capability(world.first.id, world.competency.id);
        capabilities::insert_capability(&tx, &first).await.unwrap();
        interests::insert_interest(&tx, &interest(world.lot.id, world.first.id))
            .await
            .unwrap();
        tx.commit().await.unwrap();

        // Each attempt in a transaction of its own: PostgreSQL does not go on after a refusal.
        macro_rules! attempt {
            ($index:literal, $tx:ident => $doing:expr) => {{
                let $tx = database.begin().await.unwrap();
                is_refused($doing.await, $index);
            }};
        }
        let mut twin_network = super::samples::network();
        twin_network.name = network.name.clone();
        attempt!("uq_network_name", tx => networks::insert_network(&tx, &twin_network));
        let twin = cluster(world.cluster.network_id, "Ploss");
        attempt!("uq_cluster_network_id_name", tx => clusters::insert_cluster(&tx, &twin));
        let twin = account("marie@exemple.fr");
        attempt!("uq_account_email", tx => accounts::insert_account(&tx, &twin));
        let mut twin = full_company(Vec::new());
        twin.siret = None;
        attempt!("uq_company_siren", tx => companies::insert_company(&tx, &twin));
        let mut twin = full_company(Vec::new());
        twin.siren = None;
        attempt!("uq_company_siret", tx => companies::insert_company(&tx, &twin));
        let twin = call(world.cluster.id, "2026-01");
        attempt!("uq_call_cluster_id_reference", tx => calls::insert_call(&tx, &twin));
        let twin = lot(world.call.id, "1", 7);
        attempt!("uq_lot_call_id_number", tx => lots::insert_lot(&tx, &twin));
        let twin = capability(world.first.id, world.competency.id);
        attempt!(
            "uq_capability_company_id_competency_id",
            tx => capabilities::insert_capability(&tx, &twin)
        );
        let twin = interest(world.lot.id, world.first.id);
        attempt!("uq_interest_lot_id_company_id", tx => interests::insert_interest(&tx, &twin));
        let twin = competency("postgresql");
        attempt!("uq_competency_code", tx => competencies::insert_competency(&tx, &twin));
        let mut twin = competency("other");
        twin.synonyms = vec![name("PostgreSQL, fr")];
        attempt!("pk_competency_word", tx => competencies::insert_competency(&tx, &twin));
        let mut twin = consortium(&world, world.lot.id);
        twin.members[1].company_id = twin.members[0].company_id;
        attempt!(
            "uq_consortium_member_consortium_id_company_id",
            tx => consortia::insert_consortium(&tx, &twin)
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_is_granted_once_also_the_one_over_everything() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        tx.commit().await.unwrap();
        for role in [
            Role::NetworkAdministrator,
            Role::CompanyManager(world.first.id),
        ] {
            let grant = || RoleGrant {
                id: RoleGrantId::new(),
                account_id: world.account.id,
                role,
                created_at: now(),
            };
            let tx = database.begin().await.unwrap();
            role_grants::insert_role_grant(&tx, &grant()).await.unwrap();
            let outcome = role_grants::insert_role_grant(&tx, &grant()).await;
            is_refused(outcome, "uq_role_grant_account_id_role_subject");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_in_use_cannot_be_deleted_and_what_is_gone_cannot_be_referred_to() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let consortium = consortium(&world, world.lot.id);
        consortia::insert_consortium(&tx, &consortium)
            .await
            .unwrap();
        let declared = capability(world.first.id, world.competency.id);
        capabilities::insert_capability(&tx, &declared)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        macro_rules! is_held {
            ($tx:ident => $doing:expr) => {{
                let $tx = database.begin().await.unwrap();
                let error = $doing.await.expect_err("held by a foreign key");
                assert!(error.is_foreign_key(), "{error:?}");
            }};
        }
        is_held!(tx => calls::delete_call(&tx, world.call.id, 1));
        is_held!(tx => lots::delete_lot(&tx, world.lot.id, 1));
        is_held!(tx => companies::delete_company(&tx, world.first.id, 1));
        is_held!(tx => competencies::delete_competency(&tx, world.competency.id, 1));
        is_held!(tx => clusters::delete_cluster(&tx, world.cluster.id, 1));
        is_held!(tx => networks::delete_network(&tx, world.cluster.network_id, 1));
        let orphan = lot(CallId::new(), "1", 0);
        is_held!(tx => lots::insert_lot(&tx, &orphan));

        let tx = database.begin().await.unwrap();
        accounts::delete_account(&tx, world.account.id, 1)
            .await
            .unwrap();
        requirements::delete_requirement(&tx, world.requirement.id, 1)
            .await
            .unwrap();
        let all = ConsortiumVisibility::All;
        let left = consortia::find_consortium(&tx, consortium.id, &all)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(left.created_by, None);
        assert_eq!(left.accepted_warnings[0].accepted_by, None);
        assert_eq!(left.allocations[0].requirement_id, None);
        consortia::delete_consortium(&tx, consortium.id, 1)
            .await
            .unwrap();
        calls::delete_call(&tx, world.call.id, 1).await.unwrap();
        assert_eq!(lots::find_lot(&tx, world.lot.id).await.unwrap(), None);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn checks_are_refused_by_name() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        tx.commit().await.unwrap();
        let id = world.lot.id;
        for (change, check) in [
            ("UPDATE call SET status = 'GONE'", "ck_call_status"),
            (
                "UPDATE requirement SET kind = 'HEADCOUNT'",
                "ck_requirement_min_count",
            ),
            ("UPDATE requirement SET weight = 9", "ck_requirement_weight"),
            (
                "UPDATE requirement SET certificate_code = 'x'",
                "ck_requirement_certificate",
            ),
            (
                "UPDATE requirement SET judged_at = NULL",
                "ck_requirement_judgement",
            ),
            (
                "UPDATE lot SET latitude_microdegrees = NULL",
                "ck_lot_coordinates",
            ),
            (
                "UPDATE lot SET estimated_value_currency = NULL",
                "ck_lot_estimated_value_money",
            ),
            ("UPDATE company SET headcount = -1", "ck_company_figures"),
        ] {
            let tx = database.begin().await.unwrap();
            let error = tx.execute_unprepared(change).await.expect_err(check);
            match StorageError::from(error) {
                StorageError::Constraint { kind, name } => {
                    assert_eq!(kind, ConstraintKind::Check, "{change}");
                    assert_eq!(name.as_deref(), Some(check), "{change}");
                }
                other => panic!("{change}: {other:?}"),
            }
        }
        let tx = database.begin().await.unwrap();
        let error = tx
            .execute_unprepared("UPDATE lot SET title = NULL")
            .await
            .unwrap_err();
        match StorageError::from(error) {
            StorageError::Constraint { kind, name } => {
                assert_eq!(kind, ConstraintKind::NotNull);
                assert_eq!(name.as_deref(), Some("lot.title"));
            }
            other => panic!("{other:?}"),
        }
        drop(tx);
        let found = lots::find_lot(database.read(), id).await.unwrap();
        assert_eq!(found, Some(world.lot));
    })
    .await;
}

#[tokio::test]
async fn a_change_of_an_older_version_is_refused_and_changes_nothing() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut first = world.call.clone();
        first.title = Name::stored("First".to_owned());
        first.record = first.record.changed(in_days(1));
        calls::update_call(&tx, &first, 1).await.unwrap();
        let mut second = world.call.clone();
        second.title = Name::stored("Second".to_owned());
        second.record = second.record.changed(in_days(2));
        let outcome = calls::update_call(&tx, &second, 1).await;
        assert!(matches!(outcome, Err(StorageError::StaleVersion)));
        let outcome = calls::delete_call(&tx, second.id, 1).await;
        assert!(matches!(outcome, Err(StorageError::StaleVersion)));
        let found = calls::find_call(&tx, world.call.id).await.unwrap();
        assert_eq!(found, Some(first));
        second.id = CallId::new();
        let outcome = calls::update_call(&tx, &second, 1).await;
        assert!(matches!(outcome, Err(StorageError::StaleVersion)));
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_reading_side_cannot_write() {
    on_each_database(async |database| {
        let outcome = competencies::insert_competency(database.read(), &competency("x")).await;
        assert!(
            matches!(outcome, Err(StorageError::Failed(_))),
            "{outcome:?}"
        );
        let vocabulary = competencies::load_vocabulary(database.read())
            .await
            .unwrap();
        assert_eq!(vocabulary.entries().count(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_unreadable_value_is_named_by_its_column() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut wide = requirement(world.lot.id, Demand::Headcount { min: 1 }, 1);
        wide.judgement = None;
        requirements::insert_requirement(&tx, &wide).await.unwrap();
        let change = "UPDATE requirement SET min_count = 99999999999 WHERE kind = 'HEADCOUNT'";
        tx.execute_unprepared(change).await.unwrap();
        let outcome = requirements::find_requirement(&tx, wide.id).await;
        assert!(
            matches!(outcome, Err(StorageError::Unreadable { column }) if column == "requirement.min_count")
        );
    })
    .await;
}

#[tokio::test]
async fn names_that_grow_when_they_are_compared_still_fit_the_indexes() {
    on_each_database(async |database| {
        // One character that stands for eighteen, as often as a name may hold it.
        let long = name(&"\u{FDFA}".repeat(300));
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut company = plain_company("x");
        company.name = long.clone();
        company.social_statuses = vec![long.clone()];
        company.certificates = vec![certificate("x")];
        company.certificates[0].code = long.clone();
        companies::insert_company(&tx, &company).await.unwrap();
        let found = companies::find_company(&tx, company.id).await.unwrap();
        assert_eq!(found, Some(company.clone()));
        let filter = CompanyFilter {
            certificates: vec![long.to_string()],
            social_statuses: vec![long.to_string()],
            ..CompanyFilter::default()
        };
        assert_eq!(companies::count_companies(&tx, &filter).await.unwrap(), 1);
        let mut entry = competency("long");
        entry.synonyms = vec![long.clone()];
        competencies::insert_competency(&tx, &entry).await.unwrap();
        let known = competencies::competencies_by_word(&tx, &[long.as_str()])
            .await
            .unwrap();
        assert_eq!(known.len(), 1);
        let mut long_call = call(world.cluster.id, "long");
        long_call.title = long.clone();
        long_call.reference = long;
        calls::insert_call(&tx, &long_call).await.unwrap();
        tx.commit().await.unwrap();
    })
    .await;
}
