//! Large files are read behind the upload, and stopped without a trace.

use cordee::graphql::node_id::read as read_id;
use domain::imports::choices::ImportChoices;
use domain::imports::import::{ImportPlan, ImportRun, ImportState, ImportTarget};
use domain::values::ids::ImportRunId;
use domain::values::record::Record;
use domain::values::text::Name;
use persistence::repositories::operations::imports;
use serde_json::{Value, json};

use super::large_file::{OK, begin, ended, read};
use crate::support::importing::{Importing, adds_up};
use crate::support::records::now;
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const FILE: &[u8] = "Entreprise;Compétence;Niveau\nAlpha;PostgreSQL;3\n".as_bytes();

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
        let found = ended(&mut importing, &run).await;
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
        let found = ended(&mut importing, &run).await;
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
