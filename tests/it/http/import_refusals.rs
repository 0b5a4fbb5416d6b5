//! Uploads that are refused, and who may not see or use an import.

use std::io::{Read, Write};
use std::net::TcpStream;

use cordee::application::actor::Actor;
use domain::values::ids::ClusterId;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::files::Files;
use crate::support::importing::{Importing, fates};
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const OURS: (&str, &str) = ("x-cordee-request", "1");

fn list() -> Vec<u8> {
    let rows: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Niveau"],
        &["Alpha", "PostgreSQL", "3"],
    ];
    xlsx(&[("Capacités", rows)])
}

/// The findings of a refused upload as `CODE at path`.
fn findings(answer: &Value) -> Vec<String> {
    let found = answer["userErrors"].as_array();
    found
        .unwrap_or_else(|| panic!("{answer:#}"))
        .iter()
        .map(|one| {
            assert!(!one["message"].as_str().unwrap().is_empty());
            let path: Vec<&str> = one["path"]
                .as_array()
                .unwrap()
                .iter()
                .map(|step| step.as_str().unwrap())
                .collect();
            format!("{} at {}", one["code"].as_str().unwrap(), path.join("."))
        })
        .collect()
}

async fn files(served: &Served, person: &Actor) -> Files {
    Files::new(&served.server, Some(&served.token(person).await))
}

/// How many imports its coordinator sees in the west.
async fn n_imports(served: &Served) -> Value {
    let coordinator = &served.world.people.west_coordinator;
    let mut client = served.client(coordinator).await;
    let answer = client.ask("{ importRuns { totalCount } }", json!({})).await;
    answer["data"]["importRuns"]["totalCount"].clone()
}

#[tokio::test]
async fn only_those_who_may_import_into_the_cluster_get_a_plan() {
    in_each_served_world(&[], async |served| {
        let people = &served.world.people;
        let (west, nowhere) = (id(served.world.west.id), id(ClusterId::new()));
        let file = || ("capacites.xlsx", list());
        let visitor = Files::new(&served.server, None);
        let (status, problem) = visitor.upload("CAPABILITIES", &west, file()).await;
        assert_eq!(
            json!([status, problem["code"]]),
            json!([401, "UNAUTHENTICATED"])
        );
        let (status, problem) = files(&served, &people.alpha_contributor)
            .await
            .upload("CAPABILITIES", &west, file())
            .await;
        assert_eq!(json!([status, problem["code"]]), json!([403, "FORBIDDEN"]));
        for (person, target) in [
            // Administrators bring in the vocabulary and nothing else.
            (&people.administrator, "CAPABILITIES"),
            (&people.administrator, "CALLS"),
            (&people.east_coordinator, "CAPABILITIES"),
            (&people.east_coordinator, "CALLS"),
            (&people.gamma_manager, "CAPABILITIES"),
            (&people.alpha_manager, "CALLS"),
        ] {
            let person = files(&served, person).await;
            let (status, foreign) = person.upload(target, &west, file()).await;
            assert_eq!(status, 422);
            assert_eq!(findings(&foreign), ["NOT_FOUND at clusterId"], "{target}");
            let (_, absent) = person.upload(target, &nowhere, file()).await;
            assert_eq!(foreign, absent, "{target}");
        }
        assert_eq!(n_imports(&served).await, 0, "nothing was kept");
    })
    .await;
}

#[tokio::test]
async fn a_company_imports_for_itself_and_changes_nothing_of_others() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.alpha_manager).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Alpha", "PostgreSQL", "3"],
            &["Beta", "PostgreSQL", "3"],
            &["Nouvelle", "PostgreSQL", "3"],
        ];
        let plan = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", rows)])))
            .await;
        assert_eq!(fates(&plan), "created 1, rejected 2");
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        let question = "{ companies { nodes { name capabilities { level } } } }";
        let answer = importing.client.ask(question, json!({})).await;
        let companies = answer["data"]["companies"]["nodes"].as_array().unwrap();
        assert_eq!(companies.len(), 3, "no company was made");
        for company in companies {
            let n_held = company["capabilities"].as_array().unwrap().len();
            assert_eq!(n_held, usize::from(company["name"] == "Alpha"), "{company}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_is_for_its_coordinators_and_who_uploaded_it() {
    in_each_served_world(&[], async |served| {
        let people = &served.world.people;
        let mut importing = Importing::by(&served, &people.alpha_manager).await;
        let plan = importing.plan("CAPABILITIES", ("a.xlsx", list())).await;
        let run = plan["id"].as_str().unwrap();
        for stranger in [
            &people.beta_manager,
            &people.gamma_manager,
            &people.east_coordinator,
        ] {
            let mut stranger = Importing::by(&served, stranger).await;
            assert_eq!(stranger.read(run).await, Value::Null);
            let absent = ["NOT_FOUND at importRunId"];
            assert_eq!(stranger.apply(&plan, true).await, absent);
            assert_eq!(stranger.discard(&plan).await, absent);
            let question = "query($id: ID!) { node(id: $id) { id } importRuns { totalCount } }";
            let answer = stranger.client.ask(question, json!({ "id": run })).await;
            assert_eq!(
                answer["data"],
                json!({"node": null, "importRuns": {"totalCount": 0}})
            );
        }
        for own in [&people.west_coordinator, &people.alpha_manager] {
            let mut own = Importing::by(&served, own).await;
            assert_eq!(own.read(run).await["state"], "PLANNED");
            let answer = own
                .client
                .ask("{ importRuns { nodes { id } } }", json!({}))
                .await;
            assert_eq!(
                answer["data"]["importRuns"]["nodes"],
                json!([{ "id": run }])
            );
        }
        let mut coordinator = Importing::by(&served, &people.west_coordinator).await;
        assert_eq!(coordinator.apply(&plan, false).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn uploads_from_other_sites_and_without_our_header_are_refused() {
    in_each_served_world(&[], async |served| {
        let person = files(&served, &served.world.people.west_coordinator).await;
        let west = id(served.world.west.id);
        let form = || {
            Form::new()
                .text("target", "CAPABILITIES")
                .text("clusterId", west.clone())
                .part("file", Part::bytes(list()).file_name("a.xlsx"))
        };
        let own = served.server.url("");
        let cases: [(&[(&str, &str)], u16); 6] = [
            (&[], 403),
            (&[OURS, ("origin", "https://evil.example")], 403),
            (&[OURS, ("sec-fetch-site", "cross-site")], 403),
            (&[OURS, ("sec-fetch-site", "same-site")], 403),
            (&[OURS, ("origin", &own)], 200),
            (&[OURS], 200),
        ];
        for (headers, expected) in cases {
            let (status, answer) = person.send(form(), headers).await;
            assert_eq!(status, expected, "{headers:?}: {answer}");
            if expected == 403 {
                assert_eq!(answer["code"], "CROSS_SITE");
            }
        }
        assert_eq!(n_imports(&served).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_the_form_is_said_at_its_field() {
    in_each_served_world(&[], async |served| {
        let person = files(&served, &served.world.people.west_coordinator).await;
        let west = id(served.world.west.id);
        let file = || Part::bytes(list()).file_name("a.xlsx");
        let cases = [
            (Form::new(), "INVALID_FORMAT at file"),
            (Form::new().part("file", file()), "REQUIRED at target"),
            (
                Form::new()
                    .text("target", "CAPABILITIES")
                    .part("file", file()),
                "REQUIRED at clusterId",
            ),
            (
                Form::new()
                    .text("target", "CAPABILITIES")
                    .text("clusterId", west.clone()),
                "REQUIRED at file",
            ),
            (
                Form::new()
                    .text("target", "PEOPLE")
                    .text("clusterId", west.clone()),
                "INVALID_FORMAT at target",
            ),
            (
                Form::new().text("target", "CALLS").text("clusterId", "x"),
                "NOT_FOUND at clusterId",
            ),
            (
                Form::new()
                    .part("file", file())
                    .text("target", "CAPABILITIES"),
                "REQUIRED at target",
            ),
        ];
        for (form, expected) in cases {
            let (status, answer) = person.send(form, &[OURS]).await;
            assert_eq!(status, 422, "{expected}: {answer}");
            assert_eq!(findings(&answer), [expected]);
        }
        let picture = b"\x89PNG\r\n\x1a\n not a workbook".to_vec();
        let nothing = xlsx(&[("Feuille", &[])]);
        for (bytes, expected) in [
            (picture, "UNREADABLE_FILE at file"),
            (Vec::new(), "UNREADABLE_FILE at file"),
            (nothing, "NOTHING_TO_IMPORT at file"),
        ] {
            let (status, answer) = person.upload("CALLS", &west, ("a.xlsx", bytes)).await;
            assert_eq!(status, 422, "{expected}: {answer}");
            assert_eq!(findings(&answer), [expected]);
        }
        assert_eq!(n_imports(&served).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_whether_it_says_so_or_not() {
    let small = ["--max-upload-bytes", "20000"];
    in_each_served_world(&small, async |served| {
        let person = files(&served, &served.world.people.west_coordinator).await;
        let west = id(served.world.west.id);
        let fits = list();
        assert!(fits.len() < 20_000);
        let (status, answer) = person.upload("CAPABILITIES", &west, ("a.xlsx", fits)).await;
        assert_eq!(status, 200, "{answer}");
        for n_bytes in [20_001, 200_000] {
            let file = ("a.csv", vec![b'a'; n_bytes]);
            let (status, answer) = person.upload("CAPABILITIES", &west, file).await;
            assert_eq!(status, 413, "{n_bytes}");
            assert_eq!(findings(&answer), ["FILE_TOO_LARGE at file"]);
            assert_eq!(
                answer["userErrors"][0]["parameters"][0],
                json!({"name": "max", "value": "20000"})
            );
        }
        let token = served.token(&served.world.people.west_coordinator).await;
        let answer = send_without_length(&served, &token, &west);
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert!(answer.contains("FILE_TOO_LARGE"), "{answer}");
        assert_eq!(n_imports(&served).await, 1);
    })
    .await;
}

/// Sends a file in pieces, which does not say how long it is; the whole answer.
fn send_without_length(served: &Served, token: &str, cluster: &str) -> String {
    let mut stream = TcpStream::connect(served.server.address).unwrap();
    let head = format!(
        "POST /imports HTTP/1.1\r\nhost: {}\r\ncookie: cordee={token}\r\nx-cordee-request: 1\r\n\
         content-type: multipart/form-data; boundary=b\r\ntransfer-encoding: chunked\r\n\
         connection: close\r\n\r\n",
        served.server.address
    );
    stream.write_all(head.as_bytes()).unwrap();
    let fields = format!(
        "--b\r\ncontent-disposition: form-data; name=\"target\"\r\n\r\nCAPABILITIES\r\n\
         --b\r\ncontent-disposition: form-data; name=\"clusterId\"\r\n\r\n{cluster}\r\n\
         --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
    );
    let piece = "a".repeat(1_000);
    let pieces = std::iter::once(fields.as_str()).chain(std::iter::repeat_n(piece.as_str(), 40));
    for piece in pieces {
        let chunk = format!("{:x}\r\n{piece}\r\n", piece.len());
        stream.write_all(chunk.as_bytes()).unwrap();
    }
    stream
        .write_all(b"8\r\n\r\n--b--\r\n\r\n0\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
