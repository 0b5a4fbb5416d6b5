//! Cells corrected in place, remembered decisions put right, and decisions taken over from another import, through the real
//! server.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::{archive, parts_of, xlsx};
use crate::support::importing::{Importing, fates};
use crate::support::served::in_each_served_world;
use crate::support::world::id;

const OK: Vec<String> = Vec::new();

/// Two faults, a row that is right, a total.
const FAULTY: &[&[&str]] = &[
    &["Adhérents de l’année", "", ""],
    &["Entreprise", "Compétence", "Niveau"],
    &["Alpha", "PostgreSQL", "3"],
    &["Beta", "PostgreSQL", "onze"],
    &["Beta", "Éléphant", "2"],
    &["Total", "", "5"],
];

fn faulty() -> (&'static str, Vec<u8>) {
    ("capacites.xlsx", xlsx(&[("Capacités", FAULTY)]))
}

const ROWS: &str = "totalCount pageInfo { hasNextPage endCursor }
    nodes { row action cells { column text isCorrected } issues { code column } }";

/// Rows of the sheet, as `arguments` narrow them.
async fn sheet_rows(importing: &mut Importing<'_>, run: &Value, arguments: &str) -> Value {
    let question = format!(
        "query($id: ID!) {{ importRun(id: $id) {{ sheetRows({arguments}) {{ {ROWS} }} }} }}"
    );
    let answer = importing
        .client
        .ask(&question, json!({ "id": run["id"] }))
        .await;
    assert!(answer["errors"].is_null(), "{}", answer["errors"]);
    answer["data"]["importRun"]["sheetRows"].clone()
}

/// `ROW: A|B|C` for each row, corrected cells in brackets.
fn lines(rows: &Value) -> Vec<String> {
    let nodes = rows["nodes"].as_array().unwrap().iter();
    nodes
        .map(|row| {
            let cells = row["cells"].as_array().unwrap().iter();
            let texts: Vec<String> = cells
                .map(|cell| {
                    let text = cell["text"].as_str().unwrap();
                    if cell["isCorrected"] == true {
                        format!("[{text}]")
                    } else {
                        text.to_owned()
                    }
                })
                .collect();
            format!("{}: {}", row["row"], texts.join("|"))
        })
        .collect()
}

#[tokio::test]
async fn the_rows_of_a_sheet_are_corrected_where_they_stand() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = importing.plan("CAPABILITIES", faulty()).await;
        assert_eq!(fates(&run), "created 1, rejected 2, ignored 1");

        let faulty = sheet_rows(&mut importing, &run, "sheet: \"Capacités\"").await;
        let both = ["4: Beta|PostgreSQL|onze", "5: Beta|Éléphant|2"];
        assert_eq!(lines(&faulty), both);
        assert_eq!(faulty["nodes"][0]["issues"][0]["column"], "C");
        let all = sheet_rows(&mut importing, &run, "sheet: \"Capacités\", onlyProblems: false").await;
        let numbers: Vec<u64> = all["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["row"].as_u64().unwrap())
            .collect();
        assert_eq!(numbers, [3, 4, 5, 6], "what stands below the header");
        assert_eq!(all["nodes"][3]["action"], Value::Null, "a total is put aside");
        let one = sheet_rows(&mut importing, &run, "sheet: \"Capacités\", code: UNKNOWN_COMPETENCY");
        assert_eq!(lines(&one.await), ["5: Beta|Éléphant|2"]);
        let first = sheet_rows(&mut importing, &run, "sheet: \"Capacités\", first: 1").await;
        assert_eq!(first["totalCount"], 2);
        let cursor = &first["pageInfo"]["endCursor"];
        let next = format!("sheet: \"Capacités\", first: 1, after: {cursor}");
        let next = sheet_rows(&mut importing, &run, &next).await;
        assert_eq!(lines(&next), ["5: Beta|Éléphant|2"]);
        assert_eq!(next["pageInfo"]["hasNextPage"], false);

        let cell = |row: u32, column: &str, text: Value| json!({ "sheet": "Capacités", "row": row, "column": column, "text": text });
        let choices = json!({
            "text": {}, "sheets": [], "values": [], "companies": [],
            "cells": [cell(4, "C", json!("2")), cell(5, "B", Value::Null)],
        });
        let input = json!({ "importRunId": run["id"], "version": 1, "choices": choices });
        assert_eq!(importing.change("reviseImport", input).await, OK);
        let corrected = sheet_rows(&mut importing, &run, "sheet: \"Capacités\", onlyProblems: false").await;
        let now = ["3: Alpha|PostgreSQL|3", "4: Beta|PostgreSQL|[2]", "5: Beta|[]|2", "6: Total|5"];
        assert_eq!(lines(&corrected), now);
    })
    .await;
}

/// A directory with faults in two sheets, one because of the other.
const ANNUAIRE: &[&[&str]] = &[
    &["Annuaire du cluster", "", ""],
    &["Raison sociale", "SIREN", "Effectif"],
    &["Alpha", "", "12"],
    &["Coop Neuve", "854800746", "douze"],
];
const CERTIFICATS: &[&[&str]] = &[
    &["Entreprise", "Certification", "Expire le"],
    &["Alpha", "Qualiopi", "31/12/2027"],
    &["Coop Neuve", "ISO 27001", "32/13/2028"],
];

/// The workbook with the texts of whole cells put right, and everything else as it came: types, comments, reasons.
fn corrected(bytes: &[u8], corrections: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = parts_of(bytes);
    let is_texts = |part: &&mut (String, String)| part.0 == "xl/sharedStrings.xml";
    let (_, texts) = parts.iter_mut().find(is_texts).unwrap();
    for (found, right) in corrections {
        let cell = format!(">{found}</t>");
        assert!(texts.contains(&cell), "{found}: {texts}");
        *texts = texts.replace(&cell, &format!(">{right}</t>"));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    archive(&parts)
}

#[tokio::test]
async fn rejected_rows_that_a_person_corrects_in_their_spreadsheet_finish_the_job() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let directory = xlsx(&[("Annuaire", ANNUAIRE), ("Certificats", CERTIFICATS)]);
        for (target, file, before, corrections, after) in [
            (
                "CAPABILITIES",
                faulty(),
                "created 1, rejected 2, ignored 1",
                &[("onze", "2"), ("Éléphant", "Bases de données")][..],
                2,
            ),
            (
                "COMPANIES",
                ("annuaire.xlsx", directory),
                "created 1, changed 1, rejected 2",
                &[
                    ("854800746", "854800745"),
                    ("douze", "12"),
                    ("32/13/2028", "31/12/2028"),
                ],
                2,
            ),
        ] {
            let plan = importing.plan(target, file).await;
            assert_eq!(fates(&plan), before, "{plan:#}");
            assert_eq!(importing.apply(&plan, true).await, OK);
            let path = format!(
                "/downloads/imports/{}/rejected.xlsx",
                plan["id"].as_str().unwrap()
            );
            let returned = importing.files.get(&path).await;
            assert_eq!(returned.status, 200);
            let right = corrected(&returned.bytes, corrections);
            let file = || ("corrige.xlsx", right.clone());
            let rest = importing.plan(target, file()).await;
            assert_eq!(fates(&rest), format!("created {after}"), "{rest:#}");
            assert_eq!(importing.apply(&rest, false).await, OK);
            let again = importing.plan(target, file()).await;
            assert_eq!(fates(&again), format!("unchanged {after}"), "{again:#}");
        }
    })
    .await;
}

/// A sheet whose titles say nothing.
const ODD: &[&[&str]] = &[
    &["Qui", "Quoi", "Combien"],
    &["Alpha", "PostgreSQL", "fort"],
];

fn odd_choices() -> Value {
    let column = |letters: &str, field: &str| json!({ "column": letters, "field": field });
    json!({
        "text": {},
        "sheets": [{
            "sheet": "Feuil1", "readAs": "CAPABILITY_LIST", "headerRow": 1,
            "columns": [column("A", "companyName"), column("B", "competency"), column("C", "level")],
        }],
        "values": [{ "sheet": "Feuil1", "column": "C", "found": "fort", "readAs": "4 - expert" }],
        "cells": [], "companies": [],
    })
}

#[tokio::test]
async fn what_is_remembered_of_titles_is_put_right() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let file = || ("adherents.xlsx", xlsx(&[("Feuil1", ODD)]));
        let run = importing.plan("CAPABILITIES", file()).await;
        let input = json!({ "importRunId": run["id"], "version": 1, "choices": odd_choices() });
        assert_eq!(importing.change("reviseImport", input).await, OK);
        let run = importing.read(run["id"].as_str().unwrap()).await;
        assert_eq!(importing.apply(&run, false).await, OK);

        let question = "query($id: ID!) { node(id: $id) { ... on Cluster { importMappings {
            id version columns { titleIndex field } words { titleIndex found readAs } fields { field } } } } }";
        let west = json!({ "id": id(served.world.west.id) });
        let answer = importing.client.ask(question, west.clone()).await;
        let mapping = answer["data"]["node"]["importMappings"][0].clone();
        let word = json!({ "titleIndex": 2, "found": "fort", "readAs": "4 - expert" });
        assert_eq!(mapping["words"], json!([word]));
        assert!(mapping["fields"].as_array().unwrap().contains(&json!({ "field": "fte" })));

        let revise = |version: &Value, columns: Value, words: Value| {
            json!({ "importMappingId": mapping["id"], "version": version, "columns": columns, "words": words })
        };
        let column = |index: u32, field: Value| json!({ "titleIndex": index, "field": field });
        for (columns, expected) in [
            (json!([column(3, json!("level"))]), "NOT_FOUND at columns"),
            (json!([column(0, json!("price"))]), "NOT_FOUND at columns"),
            (json!([column(0, json!("level")), column(1, json!("level"))]), "NOT_UNIQUE at columns"),
            (json!([column(0, json!("level")), column(0, Value::Null)]), "NOT_UNIQUE at columns"),
        ] {
            let input = revise(&mapping["version"], columns, json!([]));
            assert_eq!(importing.change("reviseImportMapping", input).await, [expected]);
        }
        let beyond = json!([{ "titleIndex": 9, "found": "fort", "readAs": null }]);
        let input = revise(&mapping["version"], mapping["columns"].clone(), beyond);
        assert_eq!(importing.change("reviseImportMapping", input).await, ["NOT_FOUND at words"]);

        let weaker = json!([{ "titleIndex": 2, "found": "fort", "readAs": "3 - confirmé" }]);
        let input = revise(&mapping["version"], mapping["columns"].clone(), weaker);
        assert_eq!(importing.change("reviseImportMapping", input.clone()).await, OK);
        let late = importing.change("reviseImportMapping", input).await;
        assert_eq!(late, ["STALE_VERSION at version"]);
        let again = importing.plan("CAPABILITIES", file()).await;
        assert_eq!(fates(&again), "changed 1", "the level is another one now");
        let change = &again["rows"]["nodes"][0]["changes"][0];
        assert_eq!(change["field"], "level");
    })
    .await;
}

/// Sends a file with the decisions of another import.
async fn plan_like(
    importing: &Importing<'_>,
    cluster: &str,
    (decisions_of, file): (&str, Vec<u8>),
) -> (u16, Value) {
    let form = Form::new()
        .text("target", "CAPABILITIES")
        .text("clusterId", cluster.to_owned())
        .text("decisionsOf", decisions_of.to_owned())
        .part("file", Part::bytes(file).file_name("suite.xlsx"));
    importing
        .files
        .send(form, &[("x-cordee-request", "1")])
        .await
}

#[tokio::test]
async fn decisions_about_a_file_that_was_never_applied_count_for_the_next_one() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let west = id(served.world.west.id);
        let run = importing
            .plan("CAPABILITIES", ("un.xlsx", xlsx(&[("Feuil1", ODD)])))
            .await;
        let input = json!({ "importRunId": run["id"], "version": 1, "choices": odd_choices() });
        assert_eq!(importing.change("reviseImport", input).await, OK);

        let more: &[&[&str]] = &[&["Qui", "Quoi", "Combien"], &["Beta", "PostgreSQL", "Fort"]];
        let next = || xlsx(&[("Onglet", more)]);
        let unaided = importing.plan("CAPABILITIES", ("deux.xlsx", next())).await;
        assert_eq!(
            unaided["sheets"][0]["readAs"], "IGNORED",
            "nothing was learned"
        );
        let before = run["id"].as_str().unwrap();
        let (status, answer) = plan_like(&importing, &west, (before, next())).await;
        assert_eq!(status, 200, "{answer}");
        let aided = importing
            .read(answer["importRunId"].as_str().unwrap())
            .await;
        assert_eq!(fates(&aided), "created 1");

        let other_kind = Form::new()
            .text("target", "CALLS")
            .text("clusterId", west.clone())
            .text("decisionsOf", before.to_owned())
            .part("file", Part::bytes(next()).file_name("suite.xlsx"));
        let headers = [("x-cordee-request", "1")];
        let (status, answer) = importing.files.send(other_kind, &headers).await;
        assert_eq!(status, 422);
        assert_eq!(answer["userErrors"][0]["code"], "WRONG_STATE");

        let mut others = Importing::by(&served, &served.world.people.alpha_manager).await;
        let (status, answer) = plan_like(&others, &west, (before, next())).await;
        assert_eq!(status, 422);
        assert_eq!(answer["userErrors"][0]["path"], json!(["decisionsOf"]));
        assert_eq!(answer["userErrors"][0]["code"], "NOT_FOUND");
        let seen = others.read(before).await;
        assert!(
            seen.is_null(),
            "a company does not know of the coordinator's import"
        );
    })
    .await;
}
