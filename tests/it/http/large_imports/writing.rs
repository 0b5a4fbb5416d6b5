//! Large plans are written and turned back part by part, behind the request when that takes long, and stopped without a trace.

use std::sync::Arc;
use std::time::Duration;

use cordee::application::actor::Actor;
use cordee::application::app::App;
use cordee::application::app_error::AppError;
use cordee::application::workbooks::apply_import::{RejectedRows, apply_import_within};
use cordee::application::workbooks::import_jobs::ImportStage;
use cordee::application::workbooks::turning::undo_import::{Turn, turn_import_within};
use cordee::graphql::node_id::read as read_id;
use domain::imports::import::{ImportRun, ImportState};
use domain::values::ids::ImportRunId;
use domain::values::rejection::RejectionCode;
use serde_json::{Value, json};

use super::large_file::{N_ROWS, OK, begin, ended, many_rows, n_companies, read};
use crate::support::importing::Importing;
use crate::support::served::{Served, in_each_served_world};

/// More statements than a few for each part would be one for each row.
const FEW: usize = 150;

#[tokio::test]
async fn a_large_file_is_answered_before_it_is_read_and_then_written_undone_and_done_again() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = begin(&importing, &served, many_rows()).await;
        let found = ended(&mut importing, &run).await;
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
        assert_eq!(ended(&mut importing, &run).await["state"], "APPLIED");
        let after_apply = n_companies(&mut importing).await;
        assert_eq!(after_apply, before + N_ROWS as u64);
        let input = || json!({ "importRunId": run });
        assert_eq!(importing.change("undoImport", input()).await, OK);
        let undone = ended(&mut importing, &run).await;
        assert_eq!((&undone["state"], &undone["kept"]), (&json!("UNDONE"), &json!([])));
        assert_eq!(n_companies(&mut importing).await, before);
        assert_eq!(importing.change("redoImport", input()).await, OK);
        assert_eq!(ended(&mut importing, &run).await["state"], "APPLIED");
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
        let plan = ended(&mut importing, &run).await;
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
        ended(&mut importing, &run).await;
        assert_eq!(n_companies(&mut importing).await, before);
        let fields = "id state rows(first: 1) { totalCount }";
        let found = read(&mut importing, &run, fields).await;
        assert_eq!(found["state"], "PLANNED");
        assert_eq!(found["rows"]["totalCount"], N_ROWS);
        assert_eq!(importing.apply(&found, false).await, OK);
        ended(&mut importing, &run).await;
        assert_eq!(n_companies(&mut importing).await, before + N_ROWS as u64);
    })
    .await;
}

/// A person of the west at the application itself, which is asked not to be waited for.
struct Impatient {
    app: Arc<App>,
    actor: Actor,
}

impl Impatient {
    fn in_world(served: &Served) -> Self {
        Self {
            app: Arc::clone(&served.world.api.app),
            actor: served.world.people.west_coordinator.clone(),
        }
    }

    async fn apply(&self, run: ImportRunId) -> Result<ImportRun, AppError> {
        let asked = (run, RejectedRows::Refuse);
        apply_import_within(&self.app, &self.actor, asked, Duration::ZERO).await
    }

    async fn turn(&self, run: ImportRunId, turn: Turn) -> Result<ImportRun, AppError> {
        turn_import_within(&self.app, &self.actor, (run, turn), Duration::ZERO).await
    }

    fn stage(&self, run: ImportRunId) -> Option<ImportStage> {
        self.app
            .import_jobs
            .find(run)
            .map(|job| job.progress().stage)
    }

    async fn end(&self, run: ImportRunId) {
        while self.app.import_jobs.find(run).is_some() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// An import of many rows that waits for its decision.
async fn planned(importing: &mut Importing<'_>, served: &Served) -> (Value, ImportRunId) {
    let run = begin(importing, served, many_rows()).await;
    assert_eq!(ended(importing, &run).await["state"], "PLANNED");
    let id = read_id(run.as_str().unwrap()).unwrap();
    (run, id)
}

fn code_of(refused: Result<ImportRun, AppError>) -> RejectionCode {
    match refused {
        Err(AppError::Rejected(found)) => found[0].code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_takes_longer_than_a_request_goes_on_behind_its_answer_and_is_done_by_one_at_a_time() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let person = Impatient::in_world(&served);
        let (run, id) = planned(&mut importing, &served).await;
        let before = n_companies(&mut importing).await;

        let answered = person.apply(id).await.unwrap();
        assert_eq!(answered.state, ImportState::Planned);
        assert_eq!(person.stage(id), Some(ImportStage::Writing));
        assert_eq!(code_of(person.apply(id).await), RejectionCode::WrongState);
        person.end(id).await;
        let found = read(&mut importing, &run, "state failures").await;
        assert_eq!(found, json!({ "state": "APPLIED", "failures": [] }));
        assert_eq!(n_companies(&mut importing).await, before + N_ROWS as u64);

        let answered = person.turn(id, Turn::Undo).await.unwrap();
        assert_eq!(answered.state, ImportState::Applied);
        assert_eq!(person.stage(id), Some(ImportStage::Undoing));
        person.end(id).await;
        let found = read(&mut importing, &run, "state failures").await;
        assert_eq!(found, json!({ "state": "UNDONE", "failures": [] }));
        assert_eq!(n_companies(&mut importing).await, before);
    })
    .await;
}

#[tokio::test]
async fn undoing_that_is_stopped_leaves_all_that_was_written() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let person = Impatient::in_world(&served);
        let (run, id) = planned(&mut importing, &served).await;
        assert_eq!(importing.apply(&json!({ "id": run }), false).await, OK);
        ended(&mut importing, &run).await;
        let applied = n_companies(&mut importing).await;
        person.turn(id, Turn::Undo).await.unwrap();
        let job = person.app.import_jobs.find(id).unwrap();
        job.cancelled
            .store(true, std::sync::atomic::Ordering::Relaxed);
        person.end(id).await;
        assert_eq!(
            read(&mut importing, &run, "state").await["state"],
            "APPLIED"
        );
        assert_eq!(n_companies(&mut importing).await, applied);
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_the_way_behind_an_answer_is_told_by_the_import_until_it_is_planned_anew() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let person = Impatient::in_world(&served);
        let (first, _) = planned(&mut importing, &served).await;
        let (second, id) = planned(&mut importing, &served).await;
        assert_eq!(importing.apply(&json!({ "id": first }), false).await, OK);
        ended(&mut importing, &first).await;
        let before = n_companies(&mut importing).await;
        // The same companies once more.
        person.apply(id).await.unwrap();
        person.end(id).await;
        let found = read(&mut importing, &second, "state version failures").await;
        assert_eq!(found["state"], "PLANNED");
        assert_eq!(found["failures"].as_array().unwrap().len(), 1, "{found:#}");
        assert_eq!(n_companies(&mut importing).await, before);
        let nothing =
            json!({ "text": {}, "sheets": [], "values": [], "cells": [], "companies": [] });
        let version = &found["version"];
        let input = json!({ "importRunId": second, "version": version, "choices": nothing });
        assert_eq!(importing.change("reviseImport", input).await, OK);
        let found = read(&mut importing, &second, "failures counts { nUnchanged }").await;
        let counts = json!({ "nUnchanged": N_ROWS });
        assert_eq!(found, json!({ "failures": [], "counts": counts }));
    })
    .await;
}

#[tokio::test]
async fn writing_and_turning_back_ask_a_few_questions_for_each_part_and_none_for_each_row() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let coordinator = &served.world.people.west_coordinator;
        let person = Impatient::in_world(&served);
        let (run, id) = planned(&mut importing, &served).await;
        for (mutation, state, more) in [
            ("applyImport", "APPLIED", ", acceptsRejectedRows: false"),
            ("undoImport", "UNDONE", ""),
            ("redoImport", "APPLIED", ""),
        ] {
            let question = format!(
                "mutation($id: ID!) {{ {mutation}(input: {{ importRunId: $id{more} }}) {{ importRun {{ state }} }} }}"
            );
            let variables = json!({ "id": run });
            let api = &served.world.api;
            let n_statements = api.n_statements(coordinator, &question, variables).await;
            person.end(id).await;
            assert_eq!(read(&mut importing, &run, "state").await["state"], state);
            assert!(n_statements < FEW, "{mutation}: {n_statements} statements");
        }
    })
    .await;
}
