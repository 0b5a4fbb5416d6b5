//! Words of a workbook that a person makes into competencies of the vocabulary, through the real server.

use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::importing::{Importing, fates};
use crate::support::served::in_each_served_world;
use crate::support::world::id;

const LIST: &[&[&str]] = &[
    &["Entreprise", "Compétence", "Niveau"],
    &["Alpha", "Éléphant bleu", "3"],
    &["Beta", "éléphant bleu", "2"],
    &["Beta", "PostgreSQL", "2"],
];

const OK: Vec<String> = Vec::new();

fn choices(competencies: Value) -> Value {
    json!({
        "text": {}, "sheets": [], "values": [], "cells": [], "companies": [],
        "competencies": competencies
    })
}

fn elephant(broader: &str) -> Value {
    json!([{
        "found": "Éléphant bleu", "kind": "SOFTWARE", "labelFr": "Éléphant bleu",
        "labelEn": "Blue elephant", "broaderIds": [broader]
    }])
}

async fn read(importing: &mut Importing<'_>, run: &Value, fields: &str) -> Value {
    let question = format!("query($id: ID!) {{ importRun(id: $id) {{ {fields} }} }}");
    let asked = json!({ "id": run["id"] });
    let answer = importing.client.ask(&question, asked).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["importRun"].clone()
}

async fn revise(importing: &mut Importing<'_>, run: &Value, choices: Value) -> Vec<String> {
    let version = read(importing, run, "version").await["version"].clone();
    let input = json!({ "importRunId": run["id"], "version": version, "choices": choices });
    importing.change("reviseImport", input).await
}

/// The vocabulary as `code: label < broader`.
async fn vocabulary(importing: &mut Importing<'_>) -> Vec<String> {
    let question = "{ competencies(first: 100) { nodes { code labelEn broader { code } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let nodes = answer["data"]["competencies"]["nodes"].as_array().unwrap();
    let mut lines: Vec<String> = nodes
        .iter()
        .map(|entry| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let broader = text(&entry["broader"][0]["code"]);
            format!(
                "{}: {} < {broader}",
                text(&entry["code"]),
                text(&entry["labelEn"])
            )
        })
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn a_word_becomes_a_competency_by_decision_and_goes_with_the_import_that_made_it() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let before = vocabulary(&mut importing).await;
        let file = || ("a.xlsx", xlsx(&[("Capacités", LIST)]));
        let plan = importing.plan("CAPABILITIES", file()).await;
        assert_eq!(fates(&plan), "created 1, rejected 2", "never of itself");

        let made = choices(elephant(&id(world.databases.id)));
        assert_eq!(revise(&mut importing, &plan, made.clone()).await, OK);
        let fields = "counts { nCreated nRejected } viewerCanCreateCompetencies
            newCompetencies { code kind labelFr labelEn }
            choices { competencies { found labelEn } }
            sheets { words { field words { found meaning isChosen } } }";
        let planned = read(&mut importing, &plan, fields).await;
        assert_eq!(
            json!([planned["counts"], planned["viewerCanCreateCompetencies"], planned["newCompetencies"]]),
            json!([
                { "nCreated": 3, "nRejected": 0 }, true,
                [{ "code": "blue-elephant", "kind": "SOFTWARE", "labelFr": "Éléphant bleu", "labelEn": "Blue elephant" }]
            ])
        );
        assert_eq!(
            planned["choices"]["competencies"],
            json!([{ "found": "Éléphant bleu", "labelEn": "Blue elephant" }])
        );
        let words = planned["sheets"][0]["words"].as_array().unwrap();
        let words = words.iter().find(|words| words["field"] == "competency").unwrap();
        assert_eq!(
            words["words"][0],
            json!({ "found": "Éléphant bleu", "meaning": "Éléphant bleu", "isChosen": true })
        );
        assert_eq!(vocabulary(&mut importing).await, before, "a plan writes nothing");

        assert_eq!(importing.apply(&plan, false).await, OK);
        let after = vocabulary(&mut importing).await;
        assert_eq!(after.len(), before.len() + 1);
        assert!(after.contains(&"blue-elephant: Blue elephant < databases".to_owned()));
        let again = importing.plan("CAPABILITIES", file()).await;
        assert_eq!(fates(&again), "unchanged 3");

        let input = || json!({ "importRunId": plan["id"] });
        assert_eq!(importing.change("undoImport", input()).await, OK);
        assert_eq!(vocabulary(&mut importing).await, before);
        assert_eq!(importing.change("redoImport", input()).await, OK);
        assert_eq!(vocabulary(&mut importing).await, after);

        // Once something else uses it, it stays when the import is undone.
        let others: &[&[&str]] = &[&["Entreprise", "Éléphant bleu", "PostgreSQL"], &["Beta", "", "3"], &["Alpha", "4", "3"]];
        let other = importing.plan("CAPABILITIES", ("b.xlsx", xlsx(&[("Matrice", others)]))).await;
        assert_eq!(fates(&other), "created 1, changed 2");
        assert_eq!(importing.apply(&other, false).await, OK);
        assert_eq!(importing.change("undoImport", input()).await, OK);
        let kept = read(&mut importing, &plan, "kept { subject label reason }").await;
        let kept = kept["kept"].as_array().unwrap();
        let entry = json!({ "subject": "COMPETENCY", "label": "Éléphant bleu", "reason": "IN_USE" });
        assert!(kept.contains(&entry), "{kept:#?}");
        assert_eq!(vocabulary(&mut importing).await, after);
    })
    .await;
}

#[tokio::test]
async fn only_who_may_add_to_the_vocabulary_decides_so_and_only_with_words_that_are_free() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let file = || ("a.xlsx", xlsx(&[("Capacités", LIST)]));
        let mut manager = Importing::by(&served, &world.people.alpha_manager).await;
        let plan = manager.plan("CAPABILITIES", file()).await;
        let may = read(&mut manager, &plan, "viewerCanCreateCompetencies").await;
        assert_eq!(may["viewerCanCreateCompetencies"], false);
        let version = read(&mut manager, &plan, "version").await["version"].clone();
        let made = choices(elephant(&id(world.databases.id)));
        let input = json!({ "importRunId": plan["id"], "version": version, "choices": made });
        let question = "mutation($input: ReviseImportInput!) { reviseImport(input: $input) { userErrors { code } } }";
        let answer = manager.client.ask(question, json!({ "input": input })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer:#}");

        // A coordinator decides about the same import; its uploader keeps what was decided.
        let mut coordinator = Importing::by(&served, &world.people.west_coordinator).await;
        assert_eq!(revise(&mut coordinator, &plan, made.clone()).await, OK);
        assert_eq!(revise(&mut manager, &plan, made).await, OK);

        let mut taken = elephant(&id(world.databases.id));
        taken[0]["labelEn"] = json!("PostgreSQL");
        taken[0]["labelFr"] = json!(" ");
        let found = revise(&mut coordinator, &plan, choices(taken)).await;
        assert!(found.contains(&"REQUIRED at competencies.0.labelFr".to_owned()), "{found:?}");
        assert!(found.contains(&"NOT_UNIQUE at competencies.0.labelEn".to_owned()), "{found:?}");
        let unknown = choices(elephant(&id(world.alpha.id)));
        assert_eq!(revise(&mut coordinator, &plan, unknown).await, ["NOT_FOUND at broaderIds"]);
    })
    .await;
}

#[tokio::test]
async fn a_title_of_a_matrix_and_a_word_of_a_requirement_become_competencies_too() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let matrix: &[&[&str]] = &[
            &[
                "Entreprise",
                "PostgreSQL",
                "Bases relationnelles",
                "Éléphant bleu",
            ],
            &["Alpha", "3", "2", "4"],
            &["Beta", "", "2", "3"],
        ];
        let plan = importing
            .plan("CAPABILITIES", ("m.xlsx", xlsx(&[("Matrice", matrix)])))
            .await;
        assert_eq!(fates(&plan), "created 3, rejected 2");
        let made = choices(elephant(&id(world.databases.id)));
        assert_eq!(revise(&mut importing, &plan, made.clone()).await, OK);
        let planned = importing.read(plan["id"].as_str().unwrap()).await;
        assert_eq!(fates(&planned), "created 5");

        let rows: &[&[&str]] = &[
            &["Consultation", "Compétence demandée", "Niveau requis"],
            &["2026-02", "Éléphant bleu", "2"],
        ];
        let plan = importing
            .plan("CALLS", ("r.xlsx", xlsx(&[("Exigences", rows)])))
            .await;
        assert_eq!(fates(&plan), "rejected 1");
        assert_eq!(revise(&mut importing, &plan, made).await, OK);
        assert_eq!(importing.apply(&plan, false).await, OK);
        let after = vocabulary(&mut importing).await;
        assert!(after.contains(&"blue-elephant: Blue elephant < databases".to_owned()));
    })
    .await;
}
