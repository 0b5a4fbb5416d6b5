//! Companies' answers to lots: imported by coordinators for their cluster's companies and by managers for their own, exported
//! to who may read them, unchanged on the way round.

use chrono::TimeDelta;
use domain::values::codes::Siren;
use persistence::repositories::directory::companies;
use persistence::repositories::procurement::{calls, lots};
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::importing::{Importing, fates};
use crate::support::records;
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const OK: Vec<String> = Vec::new();
const TITLES: &[&str] = &[
    "Consultation",
    "Lot",
    "Entreprise",
    "Réponse",
    "ETP au plus",
    "Conditions",
];

fn file(rows: &[&[&str]]) -> (&'static str, Vec<u8>) {
    let mut all = vec![TITLES];
    all.extend(rows);
    ("reponses.xlsx", xlsx(&[("Réponses", &all)]))
}

/// The answers that a person reads, as `reference/lot company: ANSWER fte conditions`.
async fn answers(importing: &mut Importing<'_>) -> Vec<String> {
    let question = "{ callsForTender(first: 100) { nodes { reference lots { number interests {
        answer mostFteTenths conditions company { name } } } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let mut lines = Vec::new();
    for call in answer["data"]["callsForTender"]["nodes"]
        .as_array()
        .unwrap()
    {
        for lot in call["lots"].as_array().unwrap() {
            for given in lot["interests"].as_array().into_iter().flatten() {
                let place = format!("{}/{}", text(&call["reference"]), text(&lot["number"]));
                let company = text(&given["company"]["name"]);
                let (said, fte) = (text(&given["answer"]), &given["mostFteTenths"]);
                let conditions = text(&given["conditions"]);
                lines.push(format!("{place} {company}: {said} {fte} {conditions}"));
            }
        }
    }
    lines.sort();
    lines
}

/// A second lot of the published call of the west.
async fn second_lot(served: &Served) {
    let world = &served.world;
    let transaction = world.begin().await;
    lots::insert_lot(&transaction, &records::lot(&world.call, 2))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_coordinator_brings_answers_in_for_companies_of_the_cluster_and_takes_them_back() {
    in_each_served_world(&[], async |served| {
        second_lot(&served).await;
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &[
                "2026-01",
                "Lot 1",
                "Alpha",
                "mandataire",
                "2,5",
                "Pas avant mars",
            ],
            &["2026-01", "1", "Beta", "sous-traitant", "", ""],
            &["2026-01", "2", "Beta", "Pas cette fois", "", ""],
        ];
        let plan = importing.plan("INTERESTS", file(rows)).await;
        assert_eq!(fates(&plan), "created 3");
        assert_eq!(plan["rows"]["nodes"][0]["label"], "2026-01 · 1 · Alpha");
        assert_eq!(importing.apply(&plan, false).await, OK);
        let given = [
            "2026-01/1 Alpha: LEAD 25 Pas avant mars",
            "2026-01/1 Beta: SUBCONTRACTOR null -",
            "2026-01/2 Beta: NO null -",
        ];
        assert_eq!(answers(&mut importing).await, given);
        let again = importing.plan("INTERESTS", file(rows)).await;
        assert_eq!(fates(&again), "unchanged 3");

        // Without a lot the answer is for all lots of the call.
        let whole: &[&[&str]] = &[&["2026-01", "", "Beta", "cotraitant", "", ""]];
        let other = importing.plan("INTERESTS", file(whole)).await;
        assert_eq!(fates(&other), "changed 1");
        assert_eq!(importing.apply(&other, false).await, OK);
        let after = answers(&mut importing).await;
        assert!(
            after.contains(&"2026-01/2 Beta: MEMBER null -".to_owned()),
            "{after:?}"
        );
        let input = |run: &Value| json!({ "importRunId": run["id"] });
        assert_eq!(importing.change("undoImport", input(&other)).await, OK);
        assert_eq!(answers(&mut importing).await, given);
        assert_eq!(importing.change("undoImport", input(&plan)).await, OK);
        assert_eq!(answers(&mut importing).await, Vec::<String>::new());
        assert_eq!(importing.change("redoImport", input(&plan)).await, OK);
        assert_eq!(answers(&mut importing).await, given);
    })
    .await;
}

#[tokio::test]
async fn answers_that_cannot_be_taken_are_rejected_or_asked_about() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let twins = [(); 2].map(|()| records::company(world.west.id, "Jumelle"));
        let mut closed = records::call(world.west.id, "2026-04", world.call.status);
        closed.submission_deadline_at = Some(records::now() - TimeDelta::days(1));
        let transaction = world.begin().await;
        companies::insert_companies(&transaction, &twins)
            .await
            .unwrap();
        calls::insert_call(&transaction, &closed).await.unwrap();
        lots::insert_lot(&transaction, &records::lot(&closed, 1))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["2026-01", "1", "Jumelle", "mandataire", "", ""],
            &["2026-01", "1", "Inconnue", "mandataire", "", ""],
            &["2026-01", "1", "Gamma", "mandataire", "", ""],
            &["2026-03", "1", "Alpha", "mandataire", "", ""],
            &["2026-01", "9", "Alpha", "mandataire", "", ""],
            &["2026-04", "1", "Alpha", "mandataire", "", ""],
            &["2026-01", "1", "Beta", "oui", "", ""],
            &["2026-01", "1", "Beta", "", "2", ""],
            &["2026-01", "1", "Alpha", "membre", "", ""],
            &["2026-01", "", "Alpha", "mandataire", "", ""],
            &["2026-02", "1", "Alpha", "mandataire", "", ""],
        ];
        let plan = importing.plan("INTERESTS", file(rows)).await;
        let mut found: Vec<(u64, String)> = plan["rows"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let code = row["issues"][0]["code"].as_str().unwrap_or("-");
                let fate = format!("{} {code}", row["action"].as_str().unwrap());
                (row["row"].as_u64().unwrap(), fate)
            })
            .collect();
        found.sort();
        let found: Vec<&str> = found.iter().map(|(_, fate)| fate.as_str()).collect();
        assert_eq!(
            found,
            [
                "AMBIGUOUS AMBIGUOUS_COMPANY",
                "REJECT UNKNOWN_COMPANY",
                "REJECT UNKNOWN_COMPANY",
                "REJECT UNKNOWN_CALL",
                "REJECT UNKNOWN_LOT",
                "REJECT DEADLINE_PASSED",
                "REJECT UNKNOWN_WORD",
                "REJECT MISSING_VALUE",
                "CREATE -",
                "REJECT DUPLICATE_ROW",
                "REJECT NOT_ALLOWED"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_manager_answers_for_the_own_company_alone_and_learns_of_no_other() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut beta = world.beta.clone();
        beta.siren = Some(Siren::parse("siren", "854800745").unwrap());
        let transaction = world.begin().await;
        companies::update_company(&transaction, &beta, 1)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut coordinator = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[&["2026-01", "1", "Beta", "mandataire", "3", "Secret de Beta"]];
        let plan = coordinator.plan("INTERESTS", file(rows)).await;
        assert_eq!(coordinator.apply(&plan, false).await, OK);

        let mut manager = Importing::by(&served, &world.people.alpha_manager).await;
        let rows: &[&[&str]] = &[
            &["2026-01", "1", "Alpha", "cotraitant", "", ""],
            &["2026-01", "1", "Beta", "mandataire", "3", "Secret de Beta"],
            &["2026-02", "1", "Alpha", "mandataire", "", ""],
        ];
        let plan = manager.plan("INTERESTS", file(rows)).await;
        assert_eq!(fates(&plan), "created 1, rejected 2");
        let shown = plan.to_string();
        assert!(!shown.contains("UNCHANGED"), "{plan:#}");
        let draft = plan["rows"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["row"] == 4);
        assert_eq!(
            draft.unwrap()["issues"][0]["code"],
            "UNKNOWN_CALL",
            "drafts are not theirs to know"
        );
        assert_eq!(manager.apply(&plan, true).await, OK);

        let west = id(world.west.id);
        let path = format!("/downloads/clusters/{west}/interests.csv?language=FR");
        let own = String::from_utf8(manager.files.get(&path).await.bytes).unwrap();
        assert!(
            own.contains("Alpha") && !own.contains("Beta") && !own.contains("Secret"),
            "{own}"
        );
        let all = String::from_utf8(coordinator.files.get(&path).await.bytes).unwrap();
        assert!(
            all.contains("Alpha") && all.contains("Secret de Beta"),
            "{all}"
        );
        let stranger = Importing::by(&served, &world.people.gamma_manager).await;
        assert_eq!(stranger.files.get(&path).await.status, 403);
        let contributor = Importing::by(&served, &world.people.alpha_contributor).await;
        assert_eq!(contributor.files.get(&path).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn answers_go_out_in_every_format_and_come_back_unchanged() {
    in_each_served_world(&[], async |served| {
        second_lot(&served).await;
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &[
                "2026-01",
                "1",
                "Alpha",
                "mandataire",
                "2,5",
                "=cmd|'/c calc'!A1 ; « é »",
            ],
            &["2026-01", "2", "Alpha", "peut-être", "", "+33 1 23"],
            &["2026-01", "2", "Beta", "non", "", ""],
        ];
        let plan = importing.plan("INTERESTS", file(rows)).await;
        assert_eq!(importing.apply(&plan, false).await, OK);
        let west = id(world.west.id);
        for language in ["FR", "EN"] {
            for ending in ["xlsx", "ods", "csv"] {
                let path =
                    format!("/downloads/clusters/{west}/interests.{ending}?language={language}");
                let out = importing.files.get(&path).await;
                assert_eq!(out.status, 200, "{path}");
                let name = format!("answers.{ending}");
                let plan = importing.plan("INTERESTS", (&name, out.bytes)).await;
                assert_eq!(fates(&plan), "unchanged 3", "{path}: {plan:#}");
            }
        }
        let path = format!("/downloads/templates/interests.xlsx?clusterId={west}");
        let template = importing.files.get(&path).await;
        assert_eq!(template.status, 200);
        let plan = importing
            .plan("INTERESTS", ("m.xlsx", template.bytes))
            .await;
        assert_eq!(fates(&plan), "ignored 1");
    })
    .await;
}
