//! What lists are narrowed by, and what of calls and interests a reader may know of.

use domain::access::account::{Role, RoleGrant};
use domain::access::visibility::{CallVisibility, InterestVisibility};
use domain::directory::competency::CompetencyKind;
use domain::procurement::call::CallStatus;
use domain::values::codes::{CpvCode, Department, NutsCode};
use domain::values::filters::{
    AccountFilter, AccountOrderField, CallFilter, CallOrderField, CompanyFilter, CompanyOrderField,
    CompetencyFilter, CompetencyOrderField, HeadcountBand,
};
use domain::values::ids::{ClusterId, CompanyId, RoleGrantId};
use domain::values::page::{Direction, Order, PageRequest};
use domain::values::quantity::Level;
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

fn calls_with(change: impl FnOnce(&mut CallFilter)) -> CallFilter {
    let mut filter = CallFilter::default();
    change(&mut filter);
    filter
}

/// Beside the call `2026-01` of one cluster a draft `A-100%` of another.
async fn two_calls(conn: &impl Connection) -> [ClusterId; 2] {
    let world = world(conn).await;
    let other_cluster = cluster(world.cluster.network_id, "Autre");
    clusters::insert_cluster(conn, &other_cluster)
        .await
        .unwrap();
    let mut draft = call(other_cluster.id, "A-100%");
    draft.status = CallStatus::Draft;
    draft.title = name("Éditeur d'œuvres");
    draft.submission_deadline_at = None;
    draft.cpv = Vec::new();
    draft.place = None;
    calls::insert_call(conn, &draft).await.unwrap();
    let mut its_lot = lot(draft.id, "1", 0);
    its_lot.cpv = vec![CpvCode::parse("cpv", "90000000").unwrap()];
    its_lot.place = Some(NutsCode::parse("place", "FRK26").unwrap());
    lots::insert_lot(conn, &its_lot).await.unwrap();
    [world.cluster.id, other_cluster.id]
}

#[tokio::test]
async fn calls_are_narrowed_by_each_part_of_the_filter() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [_, other] = two_calls(&tx).await;
        let text = |text: &str| calls_with(|filter| filter.text = Some(text.to_owned()));
        let cpv = |code: &str| calls_with(|filter| filter.cpv_prefix = Some(code.to_owned()));
        let place = |code: &str| calls_with(|filter| filter.place_prefix = Some(code.to_owned()));
        let (world, draft) = (vec!["2026-01"], vec!["A-100%"]);
        let both = vec!["2026-01", "A-100%"];
        let none = Vec::new();
        for (filter, expected) in [
            (CallFilter::default(), &both),
            (text("EDITEUR oeuvres"), &draft),
            (text("œuvres ailleurs"), &draft),
            (text("ailleurs maintenance"), &world),
            (text("%"), &both),
            (text("_"), &both),
            (text("introuvable"), &none),
            (cpv("7226"), &world),
            (cpv("9"), &draft),
            (cpv("%"), &none),
            (place("frk"), &draft),
            (place("FRH"), &world),
            (calls_with(|filter| filter.clusters = vec![other]), &draft),
            (
                calls_with(|filter| filter.statuses = vec![CallStatus::Draft]),
                &draft,
            ),
            (
                calls_with(|filter| filter.deadline_from = Some(in_days(20))),
                &world,
            ),
            (
                calls_with(|filter| filter.deadline_before = Some(in_days(20))),
                &none,
            ),
        ] {
            let found = references(&tx, &CallVisibility::All, &filter).await;
            assert_eq!(&found, expected, "{filter:?}");
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn drafts_of_calls_are_seen_where_the_reader_may_see_drafts() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [own, other] = two_calls(&tx).await;
        let clusters = |with_drafts, without_drafts| CallVisibility::Clusters {
            with_drafts,
            without_drafts,
        };
        for (visibility, expected) in [
            (clusters(vec![other], vec![own]), vec!["2026-01", "A-100%"]),
            (clusters(vec![own], vec![other]), vec!["2026-01"]),
            (clusters(vec![], vec![own]), vec!["2026-01"]),
            (clusters(vec![], vec![other]), vec![]),
            (clusters(vec![], vec![]), vec![]),
        ] {
            let found = references(&tx, &visibility, &CallFilter::default()).await;
            assert_eq!(found, expected, "{visibility:?}");
        }
        tx.commit().await.unwrap();
    })
    .await;
}

/// Four companies: what they have differs in every part of the filter.
async fn directory(conn: &impl Connection) -> [domain::directory::company::Company; 4] {
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

fn companies_with(change: impl FnOnce(&mut CompanyFilter)) -> CompanyFilter {
    let mut filter = CompanyFilter::default();
    change(&mut filter);
    filter
}

async fn company_ids(conn: &impl Connection, filter: &CompanyFilter) -> Vec<CompanyId> {
    let order = Order {
        field: CompanyOrderField::CreatedAt,
        direction: Direction::Ascending,
    };
    let request = PageRequest::default();
    let page = companies::page_of_companies(conn, filter, order, &request);
    let ids: Vec<CompanyId> = page
        .await
        .unwrap()
        .items
        .iter()
        .map(|(_, company)| company.id)
        .collect();
    let n_companies = companies::count_companies(conn, filter).await.unwrap();
    assert_eq!(n_companies, ids.len() as u64);
    ids
}

#[tokio::test]
async fn companies_are_narrowed_by_their_own_columns() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [one, two, three, _] = directory(&tx).await;
        let department = one.address.department.clone().unwrap();
        let text = |text: &str| companies_with(|filter| filter.text = Some(text.to_owned()));
        for (filter, expected) in [
            (text("oeuvre etienne"), vec![one.id]),
            (text("Étienne deux"), vec![]),
            (
                companies_with(|filter| filter.departments = vec![department]),
                vec![one.id, three.id],
            ),
            (
                companies_with(|filter| filter.min_headcount = Some(6)),
                vec![two.id],
            ),
            (
                companies_with(|filter| filter.max_headcount = Some(5)),
                vec![one.id],
            ),
            (
                companies_with(|filter| filter.may_lead = Some(true)),
                vec![one.id],
            ),
        ] {
            assert_eq!(company_ids(&tx, &filter).await, expected, "{filter:?}");
        }
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn companies_are_narrowed_by_what_they_have() {
    on_each_database(async |database| {
        let tx = database.begin().await.unwrap();
        let [one, two, three, _] = directory(&tx).await;
        let vocabulary = competencies::load_vocabulary(&tx).await.unwrap();
        let sql = vocabulary.find_by_word("postgresql").unwrap().id;
        let gis = vocabulary.find_by_word("gis").unwrap().id;
        let cluster_id = one.cluster_ids[0];
        let held = |competencies, min_level| CompanyFilter {
            competencies,
            min_level,
            ..CompanyFilter::default()
        };
        let certified =
            |code: &str| companies_with(|filter| filter.certificates = vec![code.to_owned()]);
        let social = |status: &str| {
            companies_with(|filter| filter.social_statuses = vec![status.to_owned()])
        };
        let third = CompanyFilter {
            clusters: vec![cluster_id],
            may_lead: Some(false),
            text: Some("trois".to_owned()),
            ..CompanyFilter::default()
        };
        for (filter, expected) in [
            (held(vec![vec![sql]], None), vec![one.id, two.id]),
            (held(vec![vec![sql]], Some(Level::Autonomous)), vec![one.id]),
            (held(vec![vec![sql], vec![gis]], None), vec![one.id]),
            (held(vec![vec![gis, sql]], None), vec![one.id, two.id]),
            (held(vec![vec![]], None), vec![]),
            (held(vec![], Some(Level::Confirmed)), vec![one.id]),
            (certified("Iso 27001"), vec![one.id]),
            (social("scop"), vec![one.id]),
            (third, vec![three.id]),
        ] {
            assert_eq!(company_ids(&tx, &filter).await, expected, "{filter:?}");
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
        let titled = |code: &str| (code.to_owned(), "Certification".to_owned(), 1);
        assert_eq!(facets.certificates, [titled("HDS"), titled("ISO 27001")]);
        assert_eq!(facets.clusters, [(one.cluster_ids[0], 4)]);
        assert_eq!(
            facets.headcount_bands,
            [(HeadcountBand::From3To5, 1), (HeadcountBand::From50, 1)]
        );
        assert_eq!(facets.social_statuses, [("SCOP".to_owned(), 1)]);
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
