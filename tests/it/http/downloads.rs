//! Every `GET /downloads/…`: the right kind of file under the right name, for those who may have it.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use cordee::application::actor::Actor;
use domain::imports::text_reading::TextOptions;
use domain::values::ids::{CallId, ClusterId, CompanyId, ConsortiumId, LotId};
use domain::values::quantity::Level;
use persistence::repositories::directory::awards::insert_award;
use persistence::repositories::directory::capabilities;
use serde_json::{Value, json};
use spreadsheets::open::open_workbook::open_workbook;

use crate::support::files::{Download, Files};
use crate::support::forming::Forming;
use crate::support::importing::{Importing, fates};
use crate::support::records;
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::{World, id};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn files(served: &Served, person: &Actor) -> Files {
    Files::new(&served.server, Some(&served.token(person).await))
}

/// The names of the sheets, each of which can be read.
fn sheets(download: &Download) -> Vec<String> {
    let mut workbook = Xlsx::new(Cursor::new(&download.bytes)).unwrap();
    let names = workbook.sheet_names();
    for name in &names {
        workbook.worksheet_range(name).unwrap();
    }
    names
}

fn cells(download: &Download) -> Vec<String> {
    let mut workbook = Xlsx::new(Cursor::new(&download.bytes)).unwrap();
    workbook
        .worksheets()
        .iter()
        .flat_map(|(_, range)| range.used_cells().map(|(_, _, value)| value.to_string()))
        .collect()
}

async fn declare(world: &World) {
    let declared = [
        records::capability(world.alpha.id, world.postgresql.id, Level::Expert),
        records::capability(world.beta.id, world.databases.id, Level::Autonomous),
    ];
    let transaction = world.begin().await;
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// A route, the name that its file gets, and a text that stands in it.
struct Route {
    path: String,
    file: &'static str,
    says: &'static str,
}

/// Tables and a report that stand beside the first ones.
fn further_routes(world: &World) -> Vec<Route> {
    let (call, lot, west) = (id(world.call.id), id(world.lot.id), id(world.west.id));
    let route = |path: String, file, says| Route { path, file, says };
    vec![
        route(
            format!("/downloads/calls/{call}/lots.xlsx"),
            "lots-2026-01.xlsx",
            "Lot 1",
        ),
        route(
            format!("/downloads/calls/{call}/requirements.xlsx"),
            "exigences-2026-01.xlsx",
            "Une charte d'accessibilité",
        ),
        route(
            format!("/downloads/lots/{lot}/requirements.xlsx?language=EN"),
            "requirements-2026-01-lot-1.xlsx",
            "Une charte d'accessibilité",
        ),
        route(
            format!("/downloads/clusters/{west}/capability-matrix.xlsx"),
            "matrice-des-capacites-ouest.xlsx",
            "PostgreSQL",
        ),
        route(
            format!("/downloads/clusters/{west}/awards.xlsx"),
            "marches-remportes-ouest.xlsx",
            "Titulaire",
        ),
        route(
            format!("/downloads/calls/{call}/coverage.xlsx"),
            "couverture-2026-01.xlsx",
            "Beta",
        ),
    ]
}

fn routes(world: &World, consortium: &str) -> Vec<Route> {
    let (call, lot, west) = (id(world.call.id), id(world.lot.id), id(world.west.id));
    let (alpha, beta) = (id(world.alpha.id), id(world.beta.id));
    let route = |path: String, file, says| Route { path, file, says };
    let coverage = format!("/downloads/lots/{lot}/coverage.xlsx");
    vec![
        route(
            "/downloads/templates/calls.xlsx".to_owned(),
            "modele-consultation.xlsx",
            "Référence",
        ),
        route(
            "/downloads/templates/calls.xlsx?language=EN".to_owned(),
            "template-call.xlsx",
            "Reference",
        ),
        route(
            "/downloads/templates/capabilities.xlsx".to_owned(),
            "modele-capacites.xlsx",
            "Compétence",
        ),
        route(
            format!("/downloads/templates/capabilities.xlsx?layout=matrix&clusterId={west}"),
            "modele-capacites.xlsx",
            "Alpha",
        ),
        route(
            format!("/downloads/calls/{call}.xlsx"),
            "2026-01.xlsx",
            "Marché 2026-01",
        ),
        route(
            format!("/downloads/clusters/{west}/capabilities.xlsx"),
            "capacites-ouest.xlsx",
            "PostgreSQL",
        ),
        route(coverage.clone(), "couverture-2026-01-lot-1.xlsx", "Alpha"),
        route(
            format!("{coverage}?consortiumId={consortium}"),
            "couverture-2026-01-lot-1.xlsx",
            "Beta",
        ),
        route(
            format!("{coverage}?companyIds={alpha},{beta}&language=EN"),
            "coverage-2026-01-lot-1.xlsx",
            "Alpha",
        ),
        route(
            format!("/downloads/consortia/{consortium}.xlsx"),
            "dossier-2026-01-cordee-a.xlsx",
            "Cordée A",
        ),
    ]
}

#[tokio::test]
async fn every_route_gives_a_workbook_under_its_name_to_the_coordinator() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        declare(world).await;
        let forming = Forming::draft(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let files = files(&served, &world.people.west_coordinator).await;
        let all = routes(world, forming.seen["id"].as_str().unwrap());
        for route in all.into_iter().chain(further_routes(world)) {
            let download = files.get(&route.path).await;
            assert_eq!(download.status, 200, "{}", route.path);
            assert_eq!(download.content_type, XLSX, "{}", route.path);
            assert_eq!(
                download.disposition,
                format!(
                    "attachment; filename=\"{0}\"; filename*=UTF-8''{0}",
                    route.file
                )
            );
            assert!(!sheets(&download).is_empty());
            let cells = cells(&download);
            assert!(
                cells.iter().any(|cell| cell.contains(route.says)),
                "{} says no {}: {cells:?}",
                route.path,
                route.says
            );
        }
        for (ending, content_type) in [
            ("csv", "text/csv; charset=utf-8"),
            ("json", "application/json"),
            ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ] {
            let cluster = id(world.west.id);
            let path = format!("/downloads/clusters/{cluster}/capabilities.{ending}");
            let file = files.get(&path).await;
            assert_eq!(
                (file.status, file.content_type.as_str()),
                (200, content_type)
            );
            assert!(
                file.disposition
                    .contains(&format!("capacites-ouest.{ending}")),
                "{}",
                file.disposition
            );
            let opened = open_workbook(&file.bytes, &TextOptions::default());
            let says = match opened {
                Ok(workbook) => format!("{workbook:?}"),
                Err(_) => String::from_utf8(file.bytes).unwrap(),
            };
            assert!(says.contains("PostgreSQL"), "{ending}: {says}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_have_a_file_is_asked_to_sign_in_or_finds_nothing() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        declare(world).await;
        let forming = Forming::draft(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let consortium = forming.seen["id"].as_str().unwrap();
        let visitor = Files::new(&served.server, None);
        let strangers = [
            files(&served, &world.people.east_coordinator).await,
            files(&served, &world.people.gamma_manager).await,
        ];
        for route in routes(world, consortium)
            .into_iter()
            .chain(further_routes(world))
        {
            let refused = visitor.get(&route.path).await;
            assert_eq!(
                (refused.status, refused.code().as_str()),
                (401, "UNAUTHENTICATED")
            );
            let is_blank = route.path.contains("templates/") && !route.path.contains("clusterId");
            for stranger in &strangers {
                let answer = stranger.get(&route.path).await;
                if is_blank {
                    assert_eq!(answer.status, 200, "blank forms are for everyone");
                } else {
                    let expected = if answer.status == 403 {
                        "FORBIDDEN"
                    } else {
                        "NOT_FOUND"
                    };
                    assert_eq!(answer.code(), expected, "{}", route.path);
                }
            }
        }
    })
    .await;
}

/// The statuses of the routes for one person, as `call 200, capabilities 200, coverage 403, consortium 404`.
async fn statuses(served: &Served, person: &Actor, consortium: &str) -> String {
    let world = &served.world;
    let files = files(served, person).await;
    let mut said = Vec::new();
    for (word, path) in [
        (
            "call",
            format!("/downloads/calls/{}.xlsx", id(world.call.id)),
        ),
        (
            "draft",
            format!("/downloads/calls/{}.xlsx", id(world.draft.id)),
        ),
        (
            "capabilities",
            format!(
                "/downloads/clusters/{}/capabilities.xlsx",
                id(world.west.id)
            ),
        ),
        (
            "coverage",
            format!("/downloads/lots/{}/coverage.xlsx", id(world.lot.id)),
        ),
        (
            "consortium",
            format!("/downloads/consortia/{consortium}.xlsx"),
        ),
    ] {
        said.push(format!("{word} {}", files.get(&path).await.status));
    }
    said.join(", ")
}

#[tokio::test]
async fn each_role_gets_what_the_matrix_gives_it() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let forming = Forming::inviting(world, "Cordée A", &[&world.alpha]).await;
        let consortium = forming.seen["id"].as_str().unwrap();
        let people = &world.people;
        let cases = [
            (
                &people.west_coordinator,
                "call 200, draft 200, capabilities 200, coverage 200, consortium 200",
            ),
            (
                &people.alpha_manager,
                "call 200, draft 404, capabilities 200, coverage 403, consortium 200",
            ),
            (
                &people.beta_manager,
                "call 200, draft 404, capabilities 200, coverage 403, consortium 404",
            ),
            (
                &people.alpha_contributor,
                "call 200, draft 404, capabilities 200, coverage 403, consortium 403",
            ),
            (
                &people.gamma_manager,
                "call 404, draft 404, capabilities 403, coverage 403, consortium 404",
            ),
            (
                &people.east_coordinator,
                "call 404, draft 404, capabilities 403, coverage 404, consortium 404",
            ),
        ];
        for (person, expected) in cases {
            let said = statuses(&served, person, consortium).await;
            let name = person.account().unwrap().name.as_str();
            assert_eq!(said, expected, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn addresses_of_nothing_are_not_found() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let files = files(&served, &world.people.west_coordinator).await;
        let lot = id(world.lot.id);
        let paths = [
            format!("/downloads/calls/{}.xlsx", id(CallId::new())),
            format!("/downloads/calls/{}.pdf", id(world.call.id)),
            "/downloads/calls/x.xlsx".to_owned(),
            format!("/downloads/calls/{lot}.xlsx"),
            "/downloads/clusters/x/capabilities.xlsx".to_owned(),
            format!("/downloads/clusters/{}/others.xlsx", id(world.west.id)),
            format!("/downloads/lots/{}/coverage.xlsx", id(LotId::new())),
            format!(
                "/downloads/lots/{lot}/coverage.xlsx?consortiumId={}",
                id(ConsortiumId::new())
            ),
            format!("/downloads/lots/{lot}/coverage.xlsx?companyIds=x"),
            format!("/downloads/consortia/{}.xlsx", id(ConsortiumId::new())),
            "/downloads/templates/capabilities.xlsx?clusterId=x".to_owned(),
            format!("/downloads/lots/{lot}/coverage.csv"),
            format!("/downloads/lots/{lot}/others.xlsx"),
            format!("/downloads/calls/{}/coverage.ods", id(world.call.id)),
            format!("/downloads/calls/{}/others.csv", id(world.call.id)),
            format!("/downloads/runs/{lot}/comparison.xlsx"),
            format!("/downloads/imports/{lot}/report.xlsx"),
        ];
        for path in paths {
            let answer = files.get(&path).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (404, "NOT_FOUND"),
                "{path}"
            );
        }
        // Clusters are public, so that one may be told that it is closed; an absent one is answered alike.
        for cluster in [ClusterId::new(), world.east.id] {
            let path = format!("/downloads/clusters/{}/capabilities.xlsx", id(cluster));
            let answer = files.get(&path).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (403, "FORBIDDEN"),
                "{path}"
            );
        }
        let others = format!(
            "/downloads/lots/{lot}/coverage.xlsx?companyIds={}",
            id(CompanyId::new())
        );
        let empty = files.get(&others).await;
        assert_eq!(empty.status, 200);
        assert!(!cells(&empty).contains(&"Gamma".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_consortiums_coverage_is_that_of_a_consortium_for_the_same_lot() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        declare(world).await;
        let forming = Forming::draft(world, "Cordée A", &[&world.alpha]).await;
        let files = files(&served, &world.people.west_coordinator).await;
        let path = format!(
            "/downloads/lots/{}/coverage.xlsx?consortiumId={}",
            id(world.lot.id),
            forming.seen["id"].as_str().unwrap()
        );
        let shown = cells(&files.get(&path).await);
        assert!(shown.contains(&"Alpha".to_owned()));
        assert!(!shown.contains(&"Beta".to_owned()), "Beta is no member");
        let elsewhere = format!(
            "/downloads/lots/{}/coverage.xlsx?consortiumId={}",
            id(world.draft_lot.id),
            forming.seen["id"].as_str().unwrap()
        );
        assert_eq!(
            files.get(&elsewhere).await.status,
            404,
            "it bids for another lot"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_exported_and_imported_again_changes_nothing() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        declare(world).await;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let call = json!({
            "callId": id(world.call.id), "description": "=1+1", "cpv": ["72400000-4"], "place": "FRH01",
            "estimatedValue": {"amount": "120000.50", "currency": "EUR"}, "maxLotsBid": 1,
            "reservedFor": "ESAT", "questionsDeadlineAt": "2026-03-20T22:59:00Z", "version": 1
        });
        assert_eq!(importing.change("updateCall", call).await, Vec::<String>::new());
        let won = records::award(world.west.id, &[world.alpha.id, world.beta.id]);
        let transaction = world.begin().await;
        insert_award(&transaction, &won).await.unwrap();
        transaction.commit().await.unwrap();
        let (call, lot, west) = (id(world.call.id), id(world.lot.id), id(world.west.id));
        let (calls, lots, clusters) = (
            format!("calls/{call}"),
            format!("lots/{lot}"),
            format!("clusters/{west}"),
        );
        // What is exported, as what it is imported, and how many rows it has; of a call, text holds the first table.
        let tables = [
            (calls.clone(), "CALLS", 4),
            (format!("{calls}/lots"), "CALLS", 1),
            (format!("{calls}/requirements"), "CALLS", 2),
            (format!("{lots}/requirements"), "CALLS", 2),
            (format!("{clusters}/capabilities"), "CAPABILITIES", 2),
            (format!("{clusters}/capability-matrix"), "CAPABILITIES", 2),
            (format!("{clusters}/awards"), "AWARDS", 2),
        ];
        for (path, target, n_rows) in tables {
            for format in ["xlsx", "ods", "csv"] {
                for language in ["FR", "EN"] {
                    let address = format!("/downloads/{path}.{format}?language={language}");
                    let exported = importing.files.get(&address).await;
                    assert_eq!(exported.status, 200, "{address}");
                    let n_rows = if path == calls && format == "csv" { 1 } else { n_rows };
                    let plan = importing.plan(target, ("export", exported.bytes)).await;
                    assert_eq!(fates(&plan), format!("unchanged {n_rows}"), "{address}: {plan:#}");
                }
            }
            let address = format!("/downloads/{path}.json");
            let told: Value = serde_json::from_slice(&importing.files.get(&address).await.bytes).unwrap();
            assert_eq!(told["madeBy"], "west-coordinator", "{address}");
            let rows = |table: &Value| table["rows"].as_array().unwrap().len();
            let n_told: usize = match told["tables"].as_array() {
                Some(tables) => tables.iter().map(rows).sum(),
                // A matrix has a row for each company.
                None => rows(&told),
            };
            assert_eq!(n_told, n_rows, "{address}: {told:#}");
        }
    })
    .await;
}

#[tokio::test]
async fn blank_templates_filled_in_by_a_person_can_be_imported() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        for (target, path) in [
            ("CALLS", "/downloads/templates/calls.xlsx"),
            ("CAPABILITIES", "/downloads/templates/capabilities.xlsx"),
            (
                "CAPABILITIES",
                "/downloads/templates/capabilities.xlsx?layout=matrix",
            ),
        ] {
            let blank = importing.files.get(path).await.bytes;
            let plan = importing.plan(target, ("modele.xlsx", blank)).await;
            let rejected = &plan["counts"]["nRejected"];
            assert_eq!(
                json!([plan["counts"]["nCreated"], rejected]),
                json!([0, 0]),
                "{path}: {plan:#}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn prices_and_figures_stay_with_those_who_may_know_them() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        forming.stand(&world.alpha, "CONFIRMED").await;
        let mut line = forming.line(&world.alpha, 10_000);
        line["amount"] = json!({"amount": "4321", "currency": "EUR"});
        forming
            .done("setAllocations", json!({"allocations": [line]}))
            .await;
        let path = format!(
            "/downloads/consortia/{}.xlsx",
            forming.seen["id"].as_str().unwrap()
        );
        for (person, knows) in [
            (&world.people.west_coordinator, true),
            (&world.people.alpha_manager, true),
            (&world.people.beta_manager, false),
        ] {
            let dossier = files(&served, person).await.get(&path).await;
            assert_eq!(dossier.status, 200);
            let has_price = cells(&dossier).iter().any(|cell| cell.contains("4321"));
            assert_eq!(has_price, knows, "{}", person.account().unwrap().name);
        }
    })
    .await;
}
