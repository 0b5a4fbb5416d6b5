//! Large imports through the real server: read behind the upload, written part by part, stopped without a trace.

use std::time::Duration;

use cordee::graphql::node_id::read as read_id;
use domain::imports::choices::ImportChoices;
use domain::imports::import::{ImportPlan, ImportRun, ImportState, ImportTarget};
use domain::values::ids::ImportRunId;
use domain::values::record::Record;
use domain::values::text::Name;
use persistence::repositories::operations::imports;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::importing::{Importing, adds_up};
use crate::support::records::now;
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const FILE: &[u8] = "Entreprise;Compétence;Niveau\nAlpha;PostgreSQL;3\n".as_bytes();
/// Two writes for each row: more than one part of a plan.
const N_ROWS: usize = 1_200;

fn many_rows() -> Vec<u8> {
    let mut lines = String::from("Entreprise;SIREN;Compétence;Niveau\n");
    for row in 0..N_ROWS {
        let siren = siren(row);
        lines.push_str(&format!("Société {row};{siren};PostgreSQL;2\n"));
    }
    lines.into_bytes()
}

/// The number of a company that does not exist, with its check digit.
fn siren(number: usize) -> String {
    let text = format!("{:08}", 30_000_000 + number);
    let sum: u32 = (1..)
        .zip(text.bytes())
        .map(|(place, digit)| u32::from(digit - b'0') * (2 - place % 2))
        .map(|digit| if digit > 9 { digit - 9 } else { digit })
        .sum();
    format!("{text}{}", (10 - sum % 10) % 10)
}

/// Uploads a file to be read behind the answer; the id of the import.
async fn begin(importing: &Importing<'_>, served: &Served, bytes: Vec<u8>) -> Value {
    let form = Form::new()
        .text("target", "CAPABILITIES")
        .text("clusterId", id(served.world.west.id))
        .text("inBackground", "true")
        .part("file", Part::bytes(bytes).file_name("grand.csv"));
    let (status, answer) = importing
        .files
        .send(form, &[("x-cordee-request", "1")])
        .await;
    assert_eq!(status, 200, "{answer:#}");
    answer["importRunId"].clone()
}

async fn read(importing: &mut Importing<'_>, run: &Value, fields: &str) -> Value {
    let question = format!("query($id: ID!) {{ importRun(id: $id) {{ {fields} }} }}");
    let answer = importing.client.ask(&question, json!({ "id": run })).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["importRun"].clone()
}

/// Waits until a file has been read, or could not be.
async fn read_to_the_end(importing: &mut Importing<'_>, run: &Value) -> Value {
    const FIELDS: &str = "id state version failures viewerCanApply viewerCanRetry workStage";
    loop {
        let found = read(importing, run, FIELDS).await;
        // The last thing that the server does is to forget that it was at work.
        if found["state"] != "READING" && found["workStage"].is_null() {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn n_companies(importing: &mut Importing<'_>) -> u64 {
    let answer = importing
        .client
        .ask("{ companies(first: 1) { totalCount } }", json!({}))
        .await;
    answer["data"]["companies"]["totalCount"].as_u64().unwrap()
}

/// An import that a server was reading when it went away.
async fn left_being_read(served: &Served) -> Value {
    let run = ImportRun {
        id: ImportRunId::new(),
        cluster_id: served.world.west.id,
        account_id: served.world.people.west_coordinator.account_id(),
        target: ImportTarget::Capabilities,
        file_name: Name::stored("grand.csv".to_owned()),
        file_digest: "0".repeat(64),
        state: ImportState::Reading,
        choices: ImportChoices::default(),
        plan: ImportPlan::default(),
        applied_at: None,
        undone_at: None,
        record: Record::new(now()),
    };
    let transaction = served.world.begin().await;
    imports::record_import_run(&transaction, &run, FILE)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    Value::String(id(run.id))
}

const OK: Vec<String> = Vec::new();

#[tokio::test]
async fn a_large_file_is_answered_before_it_is_read_and_then_written_undone_and_done_again() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = begin(&importing, &served, many_rows()).await;
        let found = read_to_the_end(&mut importing, &run).await;
        assert_eq!(found["state"], "PLANNED", "{found:#}");
        assert_eq!(found["workStage"], Value::Null);
        let before = n_companies(&mut importing).await;

        let fields = "id counts { nRows nCreated } rows(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { row } }";
        let question = format!("query($id: ID!, $after: String) {{ importRun(id: $id) {{ {fields} }} }}");
        let mut rows: Vec<u64> = Vec::new();
        let mut after = Value::Null;
        loop {
            let variables = json!({ "id": run, "after": after });
            let answer = importing.client.ask(&question, variables).await;
            let page = &answer["data"]["importRun"]["rows"];
            assert_eq!(page["totalCount"], N_ROWS);
            rows.extend(page["nodes"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()));
            if page["pageInfo"]["hasNextPage"] != true {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert!(rows.iter().copied().eq(2..=N_ROWS as u64 + 1), "{rows:?}");

        assert_eq!(importing.apply(&found, false).await, OK);
        let after_apply = n_companies(&mut importing).await;
        assert_eq!(after_apply, before + N_ROWS as u64);
        let input = || json!({ "importRunId": run });
        assert_eq!(importing.change("undoImport", input()).await, OK);
        assert_eq!(n_companies(&mut importing).await, before);
        let undone = read(&mut importing, &run, "state kept { label }").await;
        assert_eq!(undone, json!({ "state": "UNDONE", "kept": [] }));
        assert_eq!(importing.change("redoImport", input()).await, OK);
        assert_eq!(n_companies(&mut importing).await, after_apply);
    })
    .await;
}

#[tokio::test]
async fn writing_that_is_stopped_leaves_nothing_and_the_plan_as_it_was() {
    in_each_served_world(&[], async |served| {
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let mut other = Importing::by(&served, coordinator).await;
        let run = begin(&importing, &served, many_rows()).await;
        let plan = read_to_the_end(&mut importing, &run).await;
        let before = n_companies(&mut importing).await;
        let stopping = async {
            loop {
                let found = other
                    .change("cancelImport", json!({ "importRunId": plan["id"] }))
                    .await;
                if found.is_empty() {
                    return;
                }
                assert_eq!(
                    found,
                    ["WRONG_STATE at importRunId"],
                    "nothing is under way yet"
                );
            }
        };
        let (written, ()) = tokio::join!(importing.apply(&plan, false), stopping);
        assert_eq!(written, OK);
        assert_eq!(n_companies(&mut importing).await, before);
        let fields = "id state rows(first: 1) { totalCount }";
        let found = read(&mut importing, &run, fields).await;
        assert_eq!(found["state"], "PLANNED");
        assert_eq!(found["rows"]["totalCount"], N_ROWS);
        assert_eq!(importing.apply(&found, false).await, OK);
        assert_eq!(n_companies(&mut importing).await, before + N_ROWS as u64);
    })
    .await;
}

#[tokio::test]
async fn reading_that_is_stopped_leaves_no_trace() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = left_being_read(&served).await;
        assert_eq!(
            read(&mut importing, &run, "state").await["state"],
            "READING"
        );
        let input = json!({ "importRunId": run });
        assert_eq!(importing.change("cancelImport", input.clone()).await, OK);
        assert_eq!(read(&mut importing, &run, "state").await, Value::Null);
        let run_id: ImportRunId = read_id(run.as_str().unwrap()).unwrap();
        let transaction = served.world.begin().await;
        let file = imports::find_import_file(&transaction, run_id)
            .await
            .unwrap();
        assert_eq!(file, None);
        transaction.commit().await.unwrap();
        let found = importing.change("cancelImport", input).await;
        assert_eq!(found, ["NOT_FOUND at importRunId"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_behind_the_answer_says_why_and_can_be_put_away() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = begin(&importing, &served, b"%PDF-1.7 no workbook".to_vec()).await;
        let found = read_to_the_end(&mut importing, &run).await;
        assert_eq!(found["state"], "FAILED", "{found:#}");
        assert_eq!(found["failures"].as_array().unwrap().len(), 1, "{found:#}");
        assert_eq!(
            (&found["viewerCanApply"], &found["viewerCanRetry"]),
            (&json!(false), &json!(true))
        );
        assert_eq!(
            importing.apply(&found, true).await,
            ["PLAN_STALE at importRunId"]
        );
        assert_eq!(importing.discard(&found).await, OK);
        let found = read(&mut importing, &run, "state").await;
        assert_eq!(found["state"], "DISCARDED");
    })
    .await;
}

#[tokio::test]
async fn an_import_whose_server_went_away_while_reading_says_so_and_is_read_again() {
    in_each_served_world(&[], async |served| {
        let is_shared = served.world.api.app.database.is_shared();
        let run = left_being_read(&served).await;
        let later = if is_shared { 6 } else { 0 };
        let served = served.restarted_after(chrono::TimeDelta::minutes(later));
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let found = read_to_the_end(&mut importing, &run).await;
        assert_eq!(found["state"], "FAILED", "{found:#}");
        assert_eq!(found["failures"], json!([]));
        let nothing =
            json!({ "text": {}, "sheets": [], "values": [], "cells": [], "companies": [] });
        let input = json!({ "importRunId": run, "version": found["version"], "choices": nothing });
        assert_eq!(importing.change("reviseImport", input).await, OK);
        let found = importing.read(run.as_str().unwrap()).await;
        assert_eq!(found["state"], "PLANNED");
        adds_up(&found);
        assert_eq!(found["counts"]["nRows"], 1);
    })
    .await;
}
