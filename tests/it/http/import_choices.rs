//! Imports decided on with a person, remembered for the next file, undone and done again, through the real server.

use chrono::TimeDelta;
use cordee::graphql::node_id::read as read_id;
use persistence::repositories::operations::imports;
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::importing::{Importing, RUN, fates};
use crate::support::records;
use crate::support::served::in_each_served_world;
use crate::support::world::id;

/// A sheet whose titles and words nobody could guess.
const ODD: &[&[&str]] = &[
    &["Adhérents", "", ""],
    &["Qui", "Quoi", "Combien"],
    &["Alpha", "PostgreSQL", "fort"],
    &["Beta", "Éléphant", "moyen"],
];

fn odd() -> (&'static str, Vec<u8>) {
    ("adherents.xlsx", xlsx(&[("Feuil1", ODD)]))
}

fn nothing() -> Value {
    json!({ "text": {}, "sheets": [], "values": [], "cells": [], "companies": [] })
}

fn decided() -> Value {
    let column = |letters: &str, field: &str| json!({ "column": letters, "field": field });
    let word = |letters: &str, found: &str, read_as: &str| json!({ "sheet": "Feuil1", "column": letters, "found": found, "readAs": read_as });
    json!({
        "text": {},
        "sheets": [{
            "sheet": "Feuil1", "readAs": "CAPABILITY_LIST", "headerRow": 2,
            "columns": [column("A", "companyName"), column("B", "competency"), column("C", "level")],
        }],
        "values": [
            word("C", "fort", "4 - expert"), word("C", "moyen", "2 - autonome"),
            word("B", "Éléphant", "PostgreSQL"),
        ],
        "cells": [], "companies": [],
    })
}

/// Reads more of an import than its plan.
async fn read(importing: &mut Importing<'_>, run: &Value, fields: &str) -> Value {
    let question = format!("query($id: ID!) {{ importRun(id: $id) {{ {fields} }} }}");
    let answer = importing
        .client
        .ask(&question, json!({ "id": run["id"] }))
        .await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["importRun"].clone()
}

/// Plans an import anew; the findings.
async fn revise(importing: &mut Importing<'_>, run: &Value, choices: Value) -> Vec<String> {
    let version = read(importing, run, "version").await["version"].clone();
    let input = json!({ "importRunId": run["id"], "version": version, "choices": choices });
    importing.change("reviseImport", input).await
}

async fn undo(importing: &mut Importing<'_>, run: &Value) -> Vec<String> {
    let input = json!({ "importRunId": run["id"] });
    importing.change("undoImport", input).await
}

const OK: Vec<String> = Vec::new();

/// What is declared, as `company: competency LEVEL`.
async fn declared(importing: &mut Importing<'_>) -> Vec<String> {
    let question = "{ companies(first: 100) { nodes { name capabilities { id version level competency { labelFr } } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    let mut lines: Vec<String> = Vec::new();
    for company in answer["data"]["companies"]["nodes"].as_array().unwrap() {
        for held in company["capabilities"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let label = text(&held["competency"]["labelFr"]);
            lines.push(format!(
                "{}: {label} {}",
                text(&company["name"]),
                text(&held["level"])
            ));
        }
    }
    lines.sort();
    lines
}

/// What the cluster remembers is listed, and forgotten.
async fn forget_what_is_remembered(importing: &mut Importing<'_>, cluster: &str) {
    let question = "query($id: ID!) { node(id: $id) { ... on Cluster { importMappings {
        id version readAs titles columns { title label } words { title found readAs } } } } }";
    let asked = json!({ "id": cluster });
    let answer = importing.client.ask(question, asked.clone()).await;
    let mapping = &answer["data"]["node"]["importMappings"][0];
    assert_eq!(mapping["titles"], json!(["Qui", "Quoi", "Combien"]));
    assert_eq!(
        mapping["words"][0],
        json!({"title": "Combien", "found": "fort", "readAs": "4 - expert"})
    );
    let input = json!({ "importMappingId": mapping["id"], "version": mapping["version"] });
    assert_eq!(importing.change("forgetImportMapping", input).await, OK);
    let answer = importing.client.ask(question, asked).await;
    assert_eq!(answer["data"]["node"]["importMappings"], json!([]));
}

#[tokio::test]
async fn a_file_that_nobody_could_guess_is_decided_on_step_by_step_and_the_next_one_needs_no_words()
{
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let (status, refused) = importing
            .files
            .upload("CAPABILITIES", &id(served.world.west.id), odd())
            .await;
        assert_eq!(
            status, 200,
            "a sheet to point at the header of: {refused:#}"
        );
        let run = json!({ "id": refused["importRunId"] });
        let sheets = "sheets { name readAs headerRow head { row cells } }";
        let unread = read(&mut importing, &run, sheets).await;
        assert_eq!(unread["sheets"][0]["readAs"], "IGNORED");
        assert_eq!(
            unread["sheets"][0]["head"][1]["cells"],
            json!(["Qui", "Quoi", "Combien"])
        );

        let mut choices = decided();
        choices["values"] = json!([]);
        assert_eq!(revise(&mut importing, &run, choices).await, OK);
        let fields =
            "counts { nRejected } repairs { kind nRows rows issue { code found column proposals } }
            sheets { columns { column field isChosen samples } fields { field isKey }
                words { column field options words { found nCells meaning proposals } } }";
        let mapped = read(&mut importing, &run, fields).await;
        assert_eq!(mapped["counts"]["nRejected"], 2);
        let asked: Vec<Value> = mapped["repairs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|repair| json!([repair["kind"], repair["issue"]["found"], repair["rows"]]))
            .collect();
        assert_eq!(
            asked,
            [json!(["WORD", "fort", [3]]), json!(["WORD", "moyen", [4]])]
        );
        let levels = mapped["sheets"][0]["words"]
            .as_array()
            .unwrap()
            .iter()
            .find(|words| words["field"] == "level")
            .unwrap();
        assert_eq!(levels["options"][3], "4 - expert");
        assert_eq!(
            levels["words"][0],
            json!({"found": "fort", "nCells": 1, "meaning": null, "proposals": []})
        );

        assert_eq!(revise(&mut importing, &run, decided()).await, OK);
        let plan = importing.read(run["id"].as_str().unwrap()).await;
        assert_eq!(fates(&plan), "created 2");
        assert_eq!(importing.apply(&plan, false).await, OK);
        let known = ["Alpha: PostgreSQL EXPERT", "Beta: PostgreSQL AUTONOMOUS"];
        assert_eq!(declared(&mut importing).await, known);

        let again = importing.plan("CAPABILITIES", odd()).await;
        assert_eq!(
            fates(&again),
            "unchanged 2",
            "what was decided is remembered"
        );

        forget_what_is_remembered(&mut importing, &id(served.world.west.id)).await;
        let unaided = importing.plan("CAPABILITIES", odd()).await;
        assert_eq!(unaided["sheets"][0]["readAs"], "IGNORED");
    })
    .await;
}

#[tokio::test]
async fn decisions_that_cannot_be_meant_and_plans_that_are_used_are_refused() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let run = importing.plan("CAPABILITIES", odd()).await;
        let mut choices = decided();
        choices["sheets"][0]["columns"][1]["field"] = json!("priceList");
        assert_eq!(
            revise(&mut importing, &run, choices).await,
            ["NOT_FOUND at sheets"]
        );
        let mut choices = decided();
        choices["sheets"] = json!([choices["sheets"][0], choices["sheets"][0]]);
        assert_eq!(
            revise(&mut importing, &run, choices).await,
            ["NOT_UNIQUE at sheets"]
        );
        let input = json!({ "importRunId": run["id"], "version": 7, "choices": nothing() });
        assert_eq!(
            importing.change("reviseImport", input).await,
            ["STALE_VERSION at version"]
        );
        assert_eq!(
            undo(&mut importing, &run).await,
            ["WRONG_STATE at importRunId"]
        );
        assert_eq!(importing.discard(&run).await, OK);
        assert_eq!(
            revise(&mut importing, &run, decided()).await,
            ["PLAN_STALE at importRunId"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_plan_overtaken_by_a_change_is_made_anew() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let rows = |level: &str| {
            let rows: &[&[&str]] = &[
                &["Entreprise", "Compétence", "Niveau"],
                &["Alpha", "PostgreSQL", level],
            ];
            ("a.xlsx", xlsx(&[("A", rows)]))
        };
        let first = importing.plan("CAPABILITIES", rows("2")).await;
        let second = importing.plan("CAPABILITIES", rows("3")).await;
        assert_eq!(importing.apply(&first, false).await, OK);
        assert_eq!(
            importing.apply(&second, false).await,
            ["PLAN_STALE at importRunId"]
        );
        assert_eq!(revise(&mut importing, &second, nothing()).await, OK);
        let anew = importing.read(second["id"].as_str().unwrap()).await;
        assert_eq!(fates(&anew), "changed 1");
        assert_eq!(importing.apply(&anew, false).await, OK);
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL CONFIRMED"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_person_says_which_of_two_companies_of_a_name_is_meant() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let twins = [(); 2].map(|()| records::company(world.west.id, "Jumelle"));
        let transaction = world.begin().await;
        persistence::repositories::directory::companies::insert_companies(&transaction, &twins)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Jumelle", "PostgreSQL", "3"],
        ];
        let run = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", rows)])))
            .await;
        assert_eq!(fates(&run), "ambiguous 1");
        let repairs = read(
            &mut importing,
            &run,
            "repairs { kind issue { found candidates proposals } }",
        )
        .await;
        let repair = &repairs["repairs"][0];
        assert_eq!(repair["kind"], "COMPANY");
        assert_eq!(repair["issue"]["candidates"].as_array().unwrap().len(), 2);
        let mut choices = nothing();
        choices["companies"] = json!([{ "name": "jumelle", "companyId": id(twins[1].id) }]);
        assert_eq!(revise(&mut importing, &run, choices).await, OK);
        let plan = importing.read(run["id"].as_str().unwrap()).await;
        assert_eq!(fates(&plan), "created 1");
        let mut choices = nothing();
        choices["companies"] = json!([{ "name": "Jumelle", "companyId": id(world.gamma.id) }]);
        assert_eq!(revise(&mut importing, &run, choices).await, OK);
        let plan = importing.read(run["id"].as_str().unwrap()).await;
        assert_eq!(
            fates(&plan),
            "ambiguous 1",
            "a company of elsewhere is no answer"
        );
    })
    .await;
}

#[tokio::test]
async fn an_import_is_undone_where_nobody_has_been_since_and_done_again() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let before: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau", "Note"],
            &["Alpha", "PostgreSQL", "1", "d'avant"],
            &["Beta", "PostgreSQL", "1", "d'avant"],
        ];
        let first = importing.plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", before)]))).await;
        assert_eq!(importing.apply(&first, false).await, OK);
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau", "Note"],
            &["Alpha", "PostgreSQL", "4", "importé"],
            &["Beta", "PostgreSQL", "4", "importé"],
            &["Beta", "Bases de données", "3", ""],
        ];
        let run = importing.plan("CAPABILITIES", ("b.xlsx", xlsx(&[("A", rows)]))).await;
        assert_eq!(fates(&run), "created 1, changed 2");
        assert_eq!(importing.apply(&run, false).await, OK);

        // Somebody corrects Beta's level by another file meanwhile.
        let meanwhile: &[&[&str]] = &[&["Entreprise", "Compétence", "Niveau"], &["Beta", "PostgreSQL", "3"]];
        let other = importing.plan("CAPABILITIES", ("c.xlsx", xlsx(&[("A", meanwhile)]))).await;
        assert_eq!(importing.apply(&other, false).await, OK);

        assert_eq!(undo(&mut importing, &run).await, OK);
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL NOTIONS", "Beta: PostgreSQL CONFIRMED"]
        );
        let fields = "state undoneAt viewerCanUndo viewerCanRedo kept { subject label reason fields }";
        let undone = read(&mut importing, &run, fields).await;
        assert_eq!(
            json!([undone["state"], undone["viewerCanUndo"], undone["viewerCanRedo"]]),
            json!(["UNDONE", false, true])
        );
        assert_eq!(
            undone["kept"],
            json!([{ "subject": "CAPABILITY", "label": "Beta · PostgreSQL", "reason": "CHANGED_SINCE",
                "fields": ["Niveau"] }])
        );
        let notes = "{ companies(filter: {text: \"Beta\"}) { nodes { capabilities { note } } } }";
        let answer = importing.client.ask(notes, json!({})).await;
        let note = &answer["data"]["companies"]["nodes"][0]["capabilities"][0]["note"];
        assert_eq!(note, "d'avant", "the field that nobody touched is as before");

        let input = json!({ "importRunId": run["id"] });
        assert_eq!(importing.change("redoImport", input).await, OK);
        assert_eq!(
            declared(&mut importing).await,
            [
                "Alpha: PostgreSQL EXPERT",
                "Beta: Bases de données CONFIRMED",
                "Beta: PostgreSQL CONFIRMED"
            ]
        );
        let redone = read(&mut importing, &run, fields).await;
        assert_eq!(json!([redone["state"], redone["undoneAt"], redone["kept"]]), json!(["APPLIED", null, []]));
    })
    .await;
}

#[tokio::test]
async fn a_call_that_is_used_since_stays_with_its_lots_and_everything_else_goes() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let call: &[&[&str]] = &[
            &["Intitulé", "Référence", "Acheteur"],
            &["Données", "2026-77", "Ville Exemple"],
            &["Réseaux", "2026-78", "Ville Exemple"],
        ];
        let lots: &[&[&str]] = &[
            &["Consultation", "Lot n°", "Objet du lot"],
            &["2026-77", "1", "Un"],
            &["2026-78", "1", "Deux"],
        ];
        let file = || ("c.xlsx", xlsx(&[("Consultations", call), ("Lots", lots)]));
        let run = importing.plan("CALLS", file()).await;
        assert_eq!(fates(&run), "created 4");
        assert_eq!(importing.apply(&run, false).await, OK);
        let renamed: &[&[&str]] = &[
            &["Intitulé", "Référence", "Acheteur"],
            &["Données ouvertes", "2026-77", "Ville Exemple"],
        ];
        let other = importing.plan("CALLS", ("d.xlsx", xlsx(&[("Consultations", renamed)]))).await;
        assert_eq!(importing.apply(&other, false).await, OK);
        assert_eq!(undo(&mut importing, &run).await, OK);
        let question = "{ callsForTender(first: 50) { nodes { reference title lots { number } } } }";
        let answer = importing.client.ask(question, json!({})).await;
        let calls = answer["data"]["callsForTender"]["nodes"].as_array().unwrap();
        let of = |reference: &str| calls.iter().find(|call| call["reference"] == reference);
        assert_eq!(of("2026-77").unwrap()["lots"], json!([{ "number": "1" }]));
        assert!(of("2026-78").is_none());
        let kept = read(&mut importing, &run, "kept { label reason }").await;
        assert_eq!(
            kept["kept"],
            json!([{ "label": "1 · Un", "reason": "IN_USE" }, { "label": "Données", "reason": "CHANGED_SINCE" }])
        );
        let again = importing.plan("CALLS", file()).await;
        assert_eq!(fates(&again), "created 2, changed 1, unchanged 1");
    })
    .await;
}

#[tokio::test]
async fn after_thirty_days_an_import_stays() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Alpha", "PostgreSQL", "3"],
        ];
        let run = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", rows)])))
            .await;
        assert_eq!(importing.apply(&run, false).await, OK);
        let transaction = served.world.begin().await;
        let run_id = read_id(run["id"].as_str().unwrap()).unwrap();
        let mut stored = imports::find_import_run(&transaction, run_id)
            .await
            .unwrap()
            .unwrap();
        stored.applied_at = stored.applied_at.map(|at| at - TimeDelta::days(31));
        imports::update_import_run(&transaction, &stored, stored.record.version)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let known = read(&mut importing, &run, RUN).await;
        assert_eq!(known["state"], "APPLIED");
        assert_eq!(
            undo(&mut importing, &run).await,
            ["UNDO_EXPIRED at importRunId"]
        );
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL CONFIRMED"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_text_file_says_how_it_was_read_and_is_read_as_a_person_says() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let text = "Entreprise;Compétence;Niveau\nAlpha;PostgreSQL;3\n"
            .as_bytes()
            .to_vec();
        let run = importing.plan("CAPABILITIES", ("a.csv", text)).await;
        assert_eq!(fates(&run), "created 1");
        let read_so = "text { encoding separator quote isRepaired }";
        let known = read(&mut importing, &run, read_so).await;
        assert_eq!(
            known["text"],
            json!({ "encoding": "UTF_8", "separator": ";", "quote": "DOUBLE", "isRepaired": false })
        );
        let mut choices = nothing();
        choices["text"] = json!({ "separator": "|" });
        assert_eq!(revise(&mut importing, &run, choices.clone()).await, OK);
        let other = read(
            &mut importing,
            &run,
            "text { separator } counts { nCreated } choices { text { separator } }",
        )
        .await;
        assert_eq!(other["text"]["separator"], "|");
        assert_eq!(other["choices"]["text"]["separator"], "|");
        assert_eq!(other["counts"]["nCreated"], 0);
        choices["text"] = json!({ "separator": "ab" });
        assert_eq!(
            revise(&mut importing, &run, choices).await,
            ["INVALID_FORMAT at text"]
        );
    })
    .await;
}

#[tokio::test]
async fn what_another_record_has_taken_meanwhile_is_not_done_again() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let file = |level: &str| {
            let rows: &[&[&str]] = &[
                &["Entreprise", "Compétence", "Niveau"],
                &["Alpha", "PostgreSQL", level],
            ];
            ("a.xlsx", xlsx(&[("A", rows)]))
        };
        let run = importing.plan("CAPABILITIES", file("3")).await;
        assert_eq!(importing.apply(&run, false).await, OK);
        assert_eq!(undo(&mut importing, &run).await, OK);
        let other = importing.plan("CAPABILITIES", file("1")).await;
        assert_eq!(importing.apply(&other, false).await, OK);
        let input = json!({ "importRunId": run["id"] });
        assert_eq!(importing.change("redoImport", input).await, OK);
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL NOTIONS"]
        );
        let kept = read(&mut importing, &run, "kept { label reason }").await;
        assert_eq!(
            kept["kept"],
            json!([{ "label": "Alpha · PostgreSQL", "reason": "TAKEN" }])
        );
    })
    .await;
}
