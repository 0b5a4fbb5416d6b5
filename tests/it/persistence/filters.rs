//! What lists are narrowed by, and what of calls and interests a reader may know of.

use domain::account::{Role, RoleGrant};
use domain::call::CallStatus;
use domain::codes::{CpvCode, Department, NutsCode};
use domain::competency::CompetencyKind;
use domain::filters::{
    AccountFilter, AccountOrderField, CallFilter, CallOrderField, CompanyFilter, CompanyOrderField,
    CompetencyFilter, CompetencyOrderField, HeadcountBand,
};
use domain::ids::RoleGrantId;
use domain::page::{Direction, Order, PageRequest};
use domain::quantity::Level;
use domain::visibility::{CallVisibility, InterestVisibility};
use persistence::connection::Connection;
use persistence::repositories::access::{accounts, role_grants};
use persistence::repositories::directory::{
    capabilities, clusters, companies, company_facets, competencies,
};
use persistence::repositories::procurement::{calls, interests, lots};

use super::samples::{
    account, call, capability, certificate, cluster, competency, in_days, interest, lot, name, now,
    plain_company, world,
};
use crate::support::database::on_each_database;

async fn references(
    conn: &impl Connection,
    visibility: &CallVisibility,
    filter: &CallFilter,
) -> Vec<String> {
    let order = Order {
        field: CallOrderField::Reference,
        direction: Direction::Ascending,
    };
    let page = calls::page_of_calls(conn, visibility, filter, order, &PageRequest::default())
        .await
        .unwrap();
    let n_calls = calls::count_calls(conn, visibility, filter).await.unwrap();
    assert_eq!(page.total, n_calls);
    assert_eq!(page.items.len() as u64, n_calls);
    page.items
        .into_iter()
        .map(|(_, call)| call.reference.into_string())
        .collect()
}

#[tokio::test]
async fn calls_are_narrowed_by_each_part_of_the_filter() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let other_cluster = cluster(world.cluster.network_id, "Autre");
        clusters::insert_cluster(&tx, &other_cluster).await.unwrap();
        let mut draft = call(other_cluster.id, "A-100%");
        draft.status = CallStatus::Draft;
        draft.title = name("Éditeur d'œuvres");
        draft.submission_deadline_at = None;
        draft.cpv = Vec::new();
        draft.place = None;
        calls::insert_call(&tx, &draft).await.unwrap();
        let mut its_lot = lot(draft.id, "1", 0);
        its_lot.cpv = vec![CpvCode::parse("cpv", "90000000").unwrap()];
        its_lot.place = Some(NutsCode::parse("place", "FRK26").unwrap());
        lots::insert_lot(&tx, &its_lot).await.unwrap();
        tx.commit().await.unwrap();

        let conn = database.read();
        let all = CallVisibility::All;
        let none = CallFilter::default;
        let text = |text: &str| CallFilter {
            text: Some(text.to_owned()),
            ..none()
        };
        let cpv = |code: &str| CallFilter {
            cpv_prefix: Some(code.to_owned()),
            ..none()
        };
        let place = |code: &str| CallFilter {
            place_prefix: Some(code.to_owned()),
            ..none()
        };
        let (world_call, draft_call) = (vec!["2026-01".to_owned()], vec!["A-100%".to_owned()]);
        let both = vec!["2026-01".to_owned(), "A-100%".to_owned()];
        for (filter, expected) in [
            (none(), &both),
            (text("EDITEUR oeuvres"), &draft_call),
            (text("œuvres ailleurs"), &draft_call),
            (text("ailleurs maintenance"), &world_call),
            (text("%"), &both),
            (text("_"), &both),
            (text("introuvable"), &Vec::new()),
            (cpv("7226"), &world_call),
            (cpv("9"), &draft_call),
            (cpv("%"), &Vec::new()),
            (place("frk"), &draft_call),
            (place("FRH"), &world_call),
            (
                CallFilter {
                    clusters: vec![other_cluster.id],
                    ..none()
                },
                &draft_call,
            ),
            (
                CallFilter {
                    statuses: vec![CallStatus::Draft],
                    ..none()
                },
                &draft_call,
            ),
            (
                CallFilter {
                    deadline_from: Some(in_days(20)),
                    ..none()
                },
                &world_call,
            ),
            (
                CallFilter {
                    deadline_before: Some(in_days(20)),
                    ..none()
                },
                &Vec::new(),
            ),
        ] {
            assert_eq!(
                &references(conn, &all, &filter).await,
                expected,
                "{filter:?}"
            );
        }

        let clusters = |with_drafts, without_drafts| CallVisibility::Clusters {
            with_drafts,
            without_drafts,
        };
        let (own, other) = (vec![world.cluster.id], vec![other_cluster.id]);
        for (visibility, expected) in [
            (clusters(other.clone(), own.clone()), &both),
            (clusters(own.clone(), other.clone()), &world_call),
            (clusters(Vec::new(), own), &world_call),
            (clusters(Vec::new(), Vec::new()), &Vec::new()),
        ] {
            assert_eq!(&references(conn, &visibility, &none()).await, expected);
        }
    })
    .await;
}

/// Four companies: what they have differs in every part of the filter.
async fn directory(conn: &impl Connection) -> [domain::company::Company; 4] {
    let world = world(conn).await;
    let cluster_id = world.cluster.id;
    let gis = competency("gis");
    competencies::insert_competency(conn, &gis).await.unwrap();
    let department = |code| Some(Department::parse("department", code).unwrap());
    let mut one = plain_company("Œuvre libre");
    one.cluster_ids = vec![cluster_id];
    one.address.department = department("35");
    one.address.city = Some(name("Saint-Étienne"));
    one.headcount = Some(5);
    one.certificates = vec![certificate("ISO 27001"), certificate("iso-27001")];
    one.social_statuses = vec![name("SCOP")];
    one.may_lead = true;
    let mut two = plain_company("Deux");
    two.address.department = department("2A");
    two.headcount = Some(60);
    two.certificates = vec![certificate("HDS")];
    let mut three = plain_company("Trois");
    three.address.department = department("35");
    three.cluster_ids = vec![cluster_id];
    let four = plain_company("Quatre");
    for company in [&one, &two, &three, &four] {
        companies::insert_company(conn, company).await.unwrap();
    }
    let mut held = [
        capability(one.id, world.competency.id),
        capability(one.id, gis.id),
        capability(two.id, world.competency.id),
    ];
    held[2].level = Level::Notions;
    capabilities::insert_capabilities(conn, &held)
        .await
        .unwrap();
    [one, two, three, four]
}

#[tokio::test]
async fn companies_are_narrowed_by_each_part_of_the_filter() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [one, two, three, _] = directory(&tx).await;
        let vocabulary = competencies::load_vocabulary(&tx).await.unwrap();
        let sql = vocabulary.find_by_word("postgresql").unwrap().id;
        let gis = vocabulary.find_by_word("gis").unwrap().id;
        let cluster_id = one.cluster_ids[0];
        let none = CompanyFilter::default;
        let text = |text: &str| CompanyFilter {
            text: Some(text.to_owned()),
            ..none()
        };
        let held = |competencies, min_level| CompanyFilter {
            competencies,
            min_level,
            ..none()
        };
        let department = one.address.department.clone().unwrap();
        for (filter, expected) in [
            (text("oeuvre etienne"), vec![one.id]),
            (text("Étienne deux"), vec![]),
            (held(vec![vec![sql]], None), vec![one.id, two.id]),
            (held(vec![vec![sql]], Some(Level::Autonomous)), vec![one.id]),
            (held(vec![vec![sql], vec![gis]], None), vec![one.id]),
            (held(vec![vec![gis, sql]], None), vec![one.id, two.id]),
            (held(vec![vec![]], None), vec![]),
            (held(vec![], Some(Level::Confirmed)), vec![one.id]),
            (
                CompanyFilter {
                    departments: vec![department],
                    ..none()
                },
                vec![one.id, three.id],
            ),
            (
                CompanyFilter {
                    certificates: vec!["Iso 27001".to_owned()],
                    ..none()
                },
                vec![one.id],
            ),
            (
                CompanyFilter {
                    social_statuses: vec!["scop".to_owned()],
                    ..none()
                },
                vec![one.id],
            ),
            (
                CompanyFilter {
                    min_headcount: Some(6),
                    ..none()
                },
                vec![two.id],
            ),
            (
                CompanyFilter {
                    max_headcount: Some(5),
                    ..none()
                },
                vec![one.id],
            ),
            (
                CompanyFilter {
                    may_lead: Some(true),
                    ..none()
                },
                vec![one.id],
            ),
            (
                CompanyFilter {
                    clusters: vec![cluster_id],
                    may_lead: Some(false),
                    text: Some("trois".to_owned()),
                    ..none()
                },
                vec![three.id],
            ),
        ] {
            let order = Order {
                field: CompanyOrderField::CreatedAt,
                direction: Direction::Ascending,
            };
            let request = PageRequest::default();
            let page = companies::page_of_companies(&tx, &filter, order, &request);
            let page = page.await.unwrap();
            let ids: Vec<_> = page.items.iter().map(|(_, company)| company.id).collect();
            assert_eq!(ids, expected, "{filter:?}");
            let n_companies = companies::count_companies(&tx, &filter).await.unwrap();
            assert_eq!(n_companies, expected.len() as u64);
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn facets_count_what_each_further_choice_would_show() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [one, ..] = directory(&tx).await;
        let department = |code| Department::parse("department", code).unwrap();
        let facets = company_facets::company_facets(&tx, &CompanyFilter::default())
            .await
            .unwrap();
        assert_eq!(
            facets.departments,
            [(department("35"), 2), (department("2A"), 1)]
        );
        let certificates = [("hds".to_owned(), 1), ("iso 27001".to_owned(), 1)];
        assert_eq!(facets.certificates, certificates);
        assert_eq!(facets.clusters, [(one.cluster_ids[0], 4)]);
        assert_eq!(
            facets.headcount_bands,
            [(HeadcountBand::From3To5, 1), (HeadcountBand::From50, 1)]
        );
        assert_eq!(facets.social_statuses, [("scop".to_owned(), 1)]);
        let counts: Vec<u64> = facets.competencies.iter().map(|(_, n)| *n).collect();
        assert_eq!(counts, [2, 1]);

        let filter = CompanyFilter {
            departments: vec![department("2A")],
            min_headcount: Some(50),
            ..CompanyFilter::default()
        };
        let facets = company_facets::company_facets(&tx, &filter).await.unwrap();
        assert_eq!(facets.departments, [(department("2A"), 1)]);
        assert_eq!(facets.headcount_bands, [(HeadcountBand::From50, 1)]);
        assert_eq!(facets.clusters, []);
        assert_eq!(facets.competencies.len(), 1);
        let filter = CompanyFilter {
            departments: vec![department("35")],
            ..CompanyFilter::default()
        };
        let facets = company_facets::company_facets(&tx, &filter).await.unwrap();
        assert_eq!(
            facets.departments.len(),
            2,
            "its own part does not narrow a facet"
        );
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn competencies_are_found_by_any_of_their_words() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let mut geography = competency("géographie");
        geography.kind = CompetencyKind::Domain;
        let plus = competency("c++");
        competencies::insert_competencies(&tx, &[geography.clone(), plus.clone()])
            .await
            .unwrap();
        let text = |text: &str| CompetencyFilter {
            text: Some(text.to_owned()),
            ..CompetencyFilter::default()
        };
        let domains = CompetencyFilter {
            kinds: vec![CompetencyKind::Domain],
            ..CompetencyFilter::default()
        };
        for (filter, expected) in [
            (text("GEO"), vec![geography.id]),
            (text("graphie aa"), vec![geography.id]),
            (text("c++"), vec![plus.id]),
            (text("rien"), vec![]),
            (domains, vec![geography.id]),
            (CompetencyFilter::default(), vec![plus.id, geography.id]),
        ] {
            let order = Order::<CompetencyOrderField>::default();
            let request = PageRequest::default();
            let page = competencies::page_of_competencies(&tx, &filter, order, &request);
            let page = page.await.unwrap();
            let ids: Vec<_> = page.items.iter().map(|(_, one)| one.id).collect();
            assert_eq!(ids, expected, "{filter:?}");
            assert_eq!(page.total, expected.len() as u64);
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn accounts_are_narrowed_by_text_role_and_state() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let mut open = account("paul@ailleurs.fr");
        open.closed_at = None;
        open.name = name("Paul");
        accounts::insert_account(&tx, &open).await.unwrap();
        let grant = RoleGrant {
            id: RoleGrantId::new(),
            account_id: open.id,
            role: Role::CompanyContributor(world.first.id),
            created_at: now(),
        };
        role_grants::insert_role_grant(&tx, &grant).await.unwrap();
        let none = AccountFilter::default;
        let text = |text: &str| AccountFilter {
            text: Some(text.to_owned()),
            ..none()
        };
        for (filter, expected) in [
            (none(), vec![world.account.id, open.id]),
            (text("eleonore oeuvre"), vec![world.account.id]),
            (text("ailleurs.fr"), vec![open.id]),
            (
                AccountFilter {
                    is_closed: Some(false),
                    ..none()
                },
                vec![open.id],
            ),
            (
                AccountFilter {
                    is_closed: Some(true),
                    ..none()
                },
                vec![world.account.id],
            ),
            (
                AccountFilter {
                    companies: vec![world.first.id],
                    ..none()
                },
                vec![open.id],
            ),
            (
                AccountFilter {
                    clusters: vec![world.cluster.id],
                    ..none()
                },
                vec![],
            ),
        ] {
            let order = Order::<AccountOrderField>::default();
            let request = PageRequest::default();
            let page = accounts::page_of_accounts(&tx, &filter, order, &request);
            let ids: Vec<_> = page
                .await
                .unwrap()
                .items
                .iter()
                .map(|(_, one)| one.id)
                .collect();
            assert_eq!(ids, expected, "{filter:?}");
            let n_accounts = accounts::count_accounts(&tx, &filter).await.unwrap();
            assert_eq!(n_accounts, expected.len() as u64);
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn interests_are_seen_by_the_calls_cluster_and_by_their_company() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let world = world(&tx).await;
        let first = interest(world.lot.id, world.first.id);
        let second = interest(world.lot.id, world.second.id);
        interests::insert_interests(&tx, &[first.clone(), second.clone()])
            .await
            .unwrap();
        let reader = |clusters, companies| InterestVisibility::Reader {
            clusters,
            companies,
        };
        let lots = [world.lot.id];
        let companies = [world.first.id, world.second.id];
        for (visibility, expected) in [
            (InterestVisibility::All, vec![first.clone(), second.clone()]),
            (
                reader(vec![world.cluster.id], vec![]),
                vec![first.clone(), second.clone()],
            ),
            (reader(vec![], vec![world.second.id]), vec![second.clone()]),
            (reader(vec![], vec![]), vec![]),
        ] {
            let by_lot = interests::interests_by_lot(&tx, &lots, &visibility)
                .await
                .unwrap();
            assert_eq!(by_lot, expected);
            let by_company = interests::interests_by_company(&tx, &companies, &visibility).await;
            assert_eq!(by_company.unwrap(), expected);
            let ids = [first.id, second.id];
            let by_id = interests::interests_by_id(&tx, &ids, &visibility)
                .await
                .unwrap();
            assert_eq!(by_id, expected);
        }
        interests::delete_interest(&tx, first.id, 1).await.unwrap();
        tx.commit().await.unwrap();
    })
    .await;
}
