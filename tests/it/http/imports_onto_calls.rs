//! Lots alone and requirements alone, onto a call and a lot that a person named, through the real server.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::importing::{Importing, fates};
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const OURS: (&str, &str) = ("x-cordee-request", "1");

const LOTS: &[&[&str]] = &[
    &["Lot n°", "Objet du lot"],
    &["2", "Hébergement"],
    &["3", "Formation"],
];

const REQUIREMENTS: &[&[&str]] = &[
    &["Compétence demandée", "Niveau requis", "Lot"],
    &["PostgreSQL", "3", ""],
    &["Bases de données", "2", "2"],
];

fn form(target: &str, cluster: &str, fields: &[(&str, &str)], bytes: Vec<u8>) -> Form {
    let mut form = Form::new()
        .text("target", target.to_owned())
        .text("clusterId", cluster.to_owned());
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    form.part("file", Part::bytes(bytes).file_name("lignes.xlsx"))
}

/// Sends rows about a call; the plan.
async fn plan_about(
    importing: &mut Importing<'_>,
    cluster: &str,
    (fields, rows): (&[(&str, &str)], &[&[&str]]),
) -> Value {
    let bytes = xlsx(&[("Feuil1", rows)]);
    let sent = form("CALLS", cluster, fields, bytes);
    let (status, answer) = importing.files.send(sent, &[OURS]).await;
    assert_eq!(status, 200, "{answer:#}");
    importing
        .read(answer["importRunId"].as_str().unwrap())
        .await
}

/// The lots of the cluster's calls with what they ask, as `reference/number title: competencies`.
async fn lots(importing: &mut Importing<'_>) -> Vec<String> {
    let question =
        "{ callsForTender(filter: {}, first: 100) { nodes { reference lots { number title
        requirements { competency { labelFr } } } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let mut lines = Vec::new();
    for call in answer["data"]["callsForTender"]["nodes"]
        .as_array()
        .unwrap()
    {
        for lot in call["lots"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            let asked: Vec<String> = lot["requirements"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| text(&one["competency"]["labelFr"]))
                .collect();
            let (reference, number) = (text(&call["reference"]), text(&lot["number"]));
            let title = text(&lot["title"]);
            lines.push(format!(
                "{reference}/{number} {title}: {}",
                asked.join(", ")
            ));
        }
    }
    lines.sort();
    lines
}

async fn choices(importing: &mut Importing<'_>, run: &Value) -> (Value, Value) {
    let question =
        "query($id: ID!) { importRun(id: $id) { version choices { call { callId lotId } } } }";
    let answer = importing
        .client
        .ask(question, json!({ "id": run["id"] }))
        .await;
    let run = &answer["data"]["importRun"];
    (run["version"].clone(), run["choices"]["call"].clone())
}

/// Plans anew with another call; the findings.
async fn revise(importing: &mut Importing<'_>, run: &Value, call: Value) -> Vec<String> {
    let (version, _) = choices(importing, run).await;
    let choices = json!({
        "text": {}, "sheets": [], "values": [], "cells": [], "companies": [], "call": call
    });
    let input = json!({ "importRunId": run["id"], "version": version, "choices": choices });
    importing.change("reviseImport", input).await
}

/// A target, the fields of the form, and what is wrong with them.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

const OK: Vec<String> = Vec::new();

#[tokio::test]
async fn lots_alone_go_to_the_call_that_was_named_and_can_be_taken_back() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let before = lots(&mut importing).await;
        let west = id(world.west.id);
        let unaided = plan_about(&mut importing, &west, (&[], LOTS)).await;
        assert_eq!(fates(&unaided), "rejected 2", "two calls could be meant");
        let (call, draft) = (id(world.call.id), id(world.draft.id));
        let fields: &[(&str, &str)] = &[("callId", &call)];
        let plan = plan_about(&mut importing, &west, (fields, LOTS)).await;
        assert_eq!(fates(&plan), "created 2");
        assert_eq!(
            plan["rows"]["nodes"][0]["label"],
            "2026-01 · 2 · Hébergement"
        );
        let (_, stored) = choices(&mut importing, &plan).await;
        assert_eq!(stored, json!({ "callId": call, "lotId": null }));

        assert_eq!(
            revise(&mut importing, &plan, json!({ "callId": draft })).await,
            OK
        );
        let other = importing.read(plan["id"].as_str().unwrap()).await;
        assert_eq!(
            other["rows"]["nodes"][0]["label"],
            "2026-02 · 2 · Hébergement"
        );
        assert_eq!(
            revise(&mut importing, &plan, json!({ "callId": call })).await,
            OK
        );
        assert_eq!(importing.apply(&plan, false).await, OK);
        let after = lots(&mut importing).await;
        assert!(
            after.contains(&"2026-01/3 Formation: ".to_owned()),
            "{after:?}"
        );
        assert_eq!(after.len(), before.len() + 2);
        let again = plan_about(&mut importing, &west, (fields, LOTS)).await;
        assert_eq!(fates(&again), "unchanged 2");

        let input = json!({ "importRunId": plan["id"] });
        assert_eq!(importing.change("undoImport", input).await, OK);
        assert_eq!(lots(&mut importing).await, before);
    })
    .await;
}

#[tokio::test]
async fn requirements_alone_go_to_the_lot_that_was_named_unless_they_say_another() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let west = id(world.west.id);
        let (call, lot) = (id(world.draft.id), id(world.draft_lot.id));
        let on_call: &[(&str, &str)] = &[("callId", &call)];
        let plan = plan_about(&mut importing, &west, (on_call, LOTS)).await;
        assert_eq!(importing.apply(&plan, false).await, OK);
        let unclear = plan_about(&mut importing, &west, (on_call, REQUIREMENTS)).await;
        assert_eq!(
            fates(&unclear),
            "created 1, rejected 1",
            "three lots could be meant"
        );
        let on_lot: &[(&str, &str)] = &[("callId", &call), ("lotId", &lot)];
        let plan = plan_about(&mut importing, &west, (on_lot, REQUIREMENTS)).await;
        assert_eq!(fates(&plan), "created 2");
        assert_eq!(importing.apply(&plan, false).await, OK);
        let after = lots(&mut importing).await;
        for line in [
            "2026-02/1 Lot 1: PostgreSQL",
            "2026-02/2 Hébergement: Bases de données",
        ] {
            assert!(after.contains(&line.to_owned()), "{line}: {after:?}");
        }
        // A row that names another call goes there.
        let elsewhere: &[&[&str]] = &[
            &[
                "Consultation",
                "Lot",
                "Compétence demandée",
                "Niveau requis",
            ],
            &["2026-01", "", "Bases de données", "2"],
        ];
        let plan = plan_about(&mut importing, &west, (on_lot, elsewhere)).await;
        assert_eq!(fates(&plan), "created 1");
        let label = plan["rows"]["nodes"][0]["label"].as_str().unwrap();
        assert!(label.starts_with("2026-01 · 1 · "), "{label}");
    })
    .await;
}

#[tokio::test]
async fn a_call_that_the_person_may_not_change_is_not_there() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let west = id(world.west.id);
        let (call, foreign) = (id(world.call.id), id(world.foreign_call.id));
        let (lot, company) = (id(world.foreign_lot.id), id(world.alpha.id));
        let other_lot = id(world.draft_lot.id);
        let cases: &[Case<'_>] = &[
            ("CALLS", &[("callId", &foreign)], "NOT_FOUND at callId"),
            ("CALLS", &[("callId", &company)], "NOT_FOUND at callId"),
            (
                "CALLS",
                &[("callId", &call), ("lotId", &lot)],
                "NOT_FOUND at lotId",
            ),
            (
                "CALLS",
                &[("callId", &call), ("lotId", &other_lot)],
                "NOT_FOUND at lotId",
            ),
            ("CALLS", &[("lotId", &lot)], "REQUIRED at callId"),
            (
                "CAPABILITIES",
                &[("callId", &call)],
                "INVALID_FORMAT at callId",
            ),
        ];
        for (target, fields, expected) in cases {
            let sent = form(target, &west, fields, xlsx(&[("Feuil1", LOTS)]));
            let (status, answer) = importing.files.send(sent, &[OURS]).await;
            assert_eq!(status, 422, "{expected}: {answer}");
            let found = &answer["userErrors"][0];
            let path = found["path"][0].as_str().unwrap();
            assert_eq!(
                format!("{} at {path}", found["code"].as_str().unwrap()),
                *expected
            );
        }
        let fields: &[(&str, &str)] = &[("callId", &call)];
        let plan = plan_about(&mut importing, &west, (fields, LOTS)).await;
        for (call, expected) in [
            (json!({ "callId": foreign }), "NOT_FOUND at callId"),
            (
                json!({ "callId": call, "lotId": lot }),
                "NOT_FOUND at lotId",
            ),
        ] {
            assert_eq!(revise(&mut importing, &plan, call).await, [expected]);
        }
        refused_to_companies(&served).await;
    })
    .await;
}

async fn refused_to_companies(served: &Served) {
    let world = &served.world;
    let manager = Importing::by(served, &world.people.alpha_manager).await;
    let call = id(world.call.id);
    let bytes = xlsx(&[("Feuil1", LOTS)]);
    let sent = form("CALLS", &id(world.west.id), &[("callId", &call)], bytes);
    let (status, answer) = manager.files.send(sent, &[OURS]).await;
    assert_eq!(status, 422, "{answer}");
    assert_eq!(
        answer["userErrors"][0]["path"],
        serde_json::json!(["clusterId"])
    );
}
