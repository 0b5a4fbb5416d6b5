//! Companies, references and certificates through the real server: brought in, taken back, exported, brought in again.

use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::importing::{Importing, fates};
use crate::support::records;
use crate::support::served::in_each_served_world;
use crate::support::world::id;

const COMPANIES: &[&[&str]] = &[
    &["Annuaire du cluster"],
    &[
        "Raison sociale",
        "SIREN",
        "Code postal",
        "Ville",
        "Effectif",
        "CA 2025 (k€)",
        "Activité",
    ],
    &[
        "Alpha",
        "",
        "35000",
        "Rennes",
        "12",
        "450",
        "Données ouvertes",
    ],
    &[
        "Café Numérique",
        "854800745",
        "1000",
        "Bourg",
        "3",
        "",
        "Accueil",
    ],
    &["TOTAL", "", "", "", "15", "450", ""],
];
const REFERENCES: &[&[&str]] = &[
    &[
        "Entreprise",
        "Projet",
        "Client",
        "Compétences",
        "Niveau",
        "Montant",
    ],
    &[
        "Alpha",
        "Portail",
        "Ville d'Exemple",
        "PostgreSQL; Bases de données",
        "3",
        "45 k€",
    ],
    &[
        "Inconnue SARL",
        "Autre",
        "Ville d'Exemple",
        "PostgreSQL",
        "3",
        "",
    ],
];
const CERTIFICATES: &[&[&str]] = &[
    &[
        "Entreprise",
        "Certification",
        "N° du certificat",
        "Expire le",
    ],
    &["Café Numérique", "Qualiopi", "FR-12", "31/12/2027"],
    &["Alpha", "ISO 27001", "", "31/12/2026"],
];

fn directory() -> (&'static str, Vec<u8>) {
    let sheets: &[(&str, &[&[&str]])] = &[
        ("Références", REFERENCES),
        ("Certificats", CERTIFICATES),
        ("Annuaire", COMPANIES),
    ];
    ("annuaire.xlsx", xlsx(sheets))
}

const SHEET: &str = "{ companies(first: 100) { nodes { id version name siren headcount summaryFr
    address { city postcode department } financialYears { year turnover { amount } }
    certificates { code number validUntil }
    capabilities { level competency { labelFr } evidence { title party amount { amount } } } } } }";

/// The companies by name, as the importer reads them.
async fn known(importing: &mut Importing<'_>) -> Value {
    let answer = importing.client.ask(SHEET, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let nodes = answer["data"]["companies"]["nodes"].as_array().unwrap();
    let by_name = |one: &Value| (one["name"].as_str().unwrap().to_owned(), one.clone());
    Value::Object(nodes.iter().map(by_name).collect())
}

#[tokio::test]
async fn a_directory_comes_in_with_what_proves_it_and_is_taken_back() {
    in_each_served_world(&[], async |served| {
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let before = known(&mut importing).await;
        let plan = importing.plan("COMPANIES", directory()).await;
        assert_eq!(fates(&plan), "created 4, changed 1, rejected 1, ignored 1", "{plan:#}");
        assert_eq!(known(&mut importing).await, before, "a plan writes nothing");
        let refused = importing.apply(&plan, false).await;
        assert_eq!(refused, ["REQUIRED at acceptsRejectedRows"]);
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        let after = known(&mut importing).await;
        let alpha = &after["Alpha"];
        assert_eq!(
            json!([alpha["headcount"], alpha["summaryFr"], alpha["address"], alpha["financialYears"], alpha["certificates"]]),
            json!([12, "Données ouvertes", {"city": "Rennes", "postcode": "35000", "department": "35"},
                [{"year": 2025, "turnover": {"amount": "450000.00"}}],
                [{"code": "ISO 27001", "number": null, "validUntil": "2026-12-31"}]])
        );
        let held = alpha["capabilities"].as_array().unwrap();
        assert_eq!(held.len(), 2);
        for capability in held {
            assert_eq!(capability["level"], "CONFIRMED");
            assert_eq!(
                capability["evidence"],
                json!([{"title": "Portail", "party": "Ville d'Exemple", "amount": {"amount": "45000.00"}}])
            );
        }
        let cafe = &after["Café Numérique"];
        assert_eq!(cafe["certificates"][0]["number"], "FR-12");
        assert_eq!(cafe["address"]["postcode"], "01000");
        let again = importing.plan("COMPANIES", directory()).await;
        assert_eq!(fates(&again), "unchanged 5, rejected 1, ignored 1", "{again:#}");

        // Somebody adds a certificate, and changes one field of those that the import wrote: only that stays.
        let input = json!({"companyId": alpha["id"], "code": "hds", "title": "HDS"});
        assert_eq!(importing.change("createCertificate", input).await, Vec::<String>::new());
        let now = known(&mut importing).await;
        let alpha = &now["Alpha"];
        let input = json!({"companyId": alpha["id"], "version": alpha["version"], "headcount": 13});
        assert_eq!(importing.change("updateCompany", input).await, Vec::<String>::new());
        let undo = json!({"importRunId": plan["id"]});
        assert_eq!(importing.change("undoImport", undo.clone()).await, Vec::<String>::new());
        let mut back = known(&mut importing).await;
        assert_eq!(back["Alpha"]["headcount"], 13);
        let codes = back["Alpha"]["certificates"].as_array().unwrap().iter().map(|held| &held["code"]);
        assert_eq!(codes.collect::<Vec<_>>(), ["hds"], "what the import added is gone");
        back["Alpha"]["certificates"] = json!([]);
        back["Alpha"]["headcount"] = before["Alpha"]["headcount"].clone();
        back["Alpha"]["version"] = before["Alpha"]["version"].clone();
        assert_eq!(back, before);
        let question = "query($id: ID!) { importRun(id: $id) { kept { subject label reason fields } } }";
        let kept = importing
            .client
            .ask(question, json!({"id": plan["id"]}))
            .await;
        assert_eq!(
            kept["data"]["importRun"]["kept"],
            json!([{"subject": "COMPANY", "label": "Alpha", "reason": "CHANGED_SINCE", "fields": ["Effectif"]}])
        );
        assert_eq!(importing.change("redoImport", undo).await, Vec::<String>::new());
        let redone = known(&mut importing).await;
        assert_eq!(redone["Café Numérique"]["certificates"], after["Café Numérique"]["certificates"]);
        assert_eq!(redone["Alpha"]["financialYears"], after["Alpha"]["financialYears"]);
        let mut codes: Vec<&str> = redone["Alpha"]["certificates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|held| held["code"].as_str().unwrap())
            .collect();
        codes.sort_unstable();
        assert_eq!(codes, ["ISO 27001", "hds"]);
    })
    .await;
}

#[tokio::test]
async fn two_companies_of_one_name_are_a_question_that_a_person_answers() {
    in_each_served_world(&[], async |served| {
        let twin = records::company(served.world.west.id, "Alpha");
        let transaction = served.world.begin().await;
        companies::insert_company(&transaction, &twin)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Effectif", "Ville"],
            &["Alpha", "12", "Rennes"],
        ];
        let plan = importing
            .plan("COMPANIES", ("noms.xlsx", xlsx(&[("Adhérents", rows)])))
            .await;
        assert_eq!(fates(&plan), "ambiguous 1");
        assert_eq!(
            plan["rows"]["nodes"][0]["issues"][0]["code"],
            "AMBIGUOUS_COMPANY"
        );
        let question = "query($id: ID!) { importRun(id: $id) { version } }";
        let run = importing
            .client
            .ask(question, json!({"id": plan["id"]}))
            .await;
        let chosen = id(twin.id);
        let input = json!({
            "importRunId": plan["id"], "version": run["data"]["importRun"]["version"],
            "choices": {"text": {}, "sheets": [], "values": [], "cells": [], "companies": [{"name": "alpha", "companyId": chosen}]},
        });
        assert_eq!(
            importing.change("reviseImport", input).await,
            Vec::<String>::new()
        );
        let revised = importing.read(plan["id"].as_str().unwrap()).await;
        assert_eq!(fates(&revised), "changed 1");
        assert_eq!(importing.apply(&revised, false).await, Vec::<String>::new());
        let answer = importing
            .client
            .ask(
                "query($id: ID!) { company(id: $id) { headcount } }",
                json!({"id": chosen}),
            )
            .await;
        assert_eq!(answer["data"]["company"]["headcount"], 12);
    })
    .await;
}

#[tokio::test]
async fn a_manager_changes_only_the_own_company_and_adds_none() {
    in_each_served_world(&[], async |served| {
        let manager = &served.world.people.alpha_manager;
        let mut importing = Importing::by(&served, manager).await;
        let rows: &[&[&str]] = &[
            &["Nom", "SIREN", "Effectif"],
            &["Alpha", "", "12"],
            &["Beta", "", "99"],
            &["Café Numérique", "854800745", "3"],
        ];
        let file = || ("annuaire.xlsx", xlsx(&[("Entreprises", rows)]));
        let plan = importing.plan("COMPANIES", file()).await;
        assert_eq!(fates(&plan), "changed 1, rejected 2", "{plan:#}");
        let codes: Vec<&Value> = plan["rows"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["action"] == "REJECT")
            .map(|row| &row["issues"][0]["code"])
            .collect();
        assert_eq!(codes, ["NOT_ALLOWED", "NOT_ALLOWED"]);
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        // A sheet that names no company is about the own one.
        let own: &[&[&str]] = &[&["Certification", "Expire le"], &["Qualiopi", "31/12/2027"]];
        let plan = importing
            .plan(
                "COMPANIES",
                ("certificats.xlsx", xlsx(&[("Certificats", own)])),
            )
            .await;
        assert_eq!(fates(&plan), "created 1", "{plan:#}");
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());
        let own: &[&[&str]] = &[&["Compétence", "Niveau"], &["PostgreSQL", "3"]];
        let file_of_own = ("capacites.xlsx", xlsx(&[("Capacités", own)]));
        let plan = importing.plan("CAPABILITIES", file_of_own).await;
        assert_eq!(fates(&plan), "created 1", "{plan:#}");
        let mut coordinator = Importing::by(&served, &served.world.people.west_coordinator).await;
        let known = known(&mut coordinator).await;
        assert_eq!(known["Alpha"]["headcount"], 12);
        assert_eq!(known["Alpha"]["certificates"][0]["code"], "Qualiopi");
        assert_eq!(
            (&known["Beta"]["headcount"], &known["Café Numérique"]),
            (&Value::Null, &Value::Null)
        );

        let contributor = Importing::by(&served, &served.world.people.alpha_contributor).await;
        let cluster = id(served.world.west.id);
        let (status, _) = contributor
            .files
            .upload("COMPANIES", &cluster, file())
            .await;
        assert_eq!(status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_is_downloaded_plans_nothing_and_shows_no_more_than_its_reader_may_know() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let plan = importing.plan("COMPANIES", directory()).await;
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        let cluster = id(world.west.id);
        for (file, n_rows) in [
            ("companies.xlsx", 7),
            ("companies.ods", 7),
            ("companies.csv", 3),
            ("references.csv", 2),
            ("certificates.csv", 2),
            ("references.xlsx", 2),
            ("certificates.ods", 2),
        ] {
            let path = format!("/downloads/clusters/{cluster}/{file}");
            let download = importing.files.get(&path).await;
            assert_eq!(download.status, 200, "{file}");
            let again = importing.plan("COMPANIES", (file, download.bytes)).await;
            assert_eq!(
                fates(&again),
                format!("unchanged {n_rows}"),
                "{file}: {again:#}"
            );
        }
        let alpha = format!("/downloads/companies/{}.xlsx", id(world.alpha.id));
        let download = importing.files.get(&alpha).await;
        let again = importing
            .plan("COMPANIES", ("alpha.xlsx", download.bytes))
            .await;
        assert_eq!(fates(&again), "unchanged 4", "{again:#}");

        let path = format!("/downloads/clusters/{cluster}/companies.json");
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        let all = json(&importing.files.get(&path).await.bytes);
        let turnover = "Chiffre d'affaires 2025";
        assert_eq!(
            all["tables"][0]["rows"][0][turnover],
            json!({"amount": "450000.00", "currency": "EUR"})
        );
        let neighbour = Importing::by(&served, &world.people.beta_manager).await;
        let seen = json(&neighbour.files.get(&path).await.bytes);
        assert_eq!(seen["tables"][0]["rows"].as_array().unwrap().len(), 3);
        assert!(!seen.to_string().contains(turnover), "{seen:#}");
        let path = format!("/downloads/clusters/{cluster}/references.json");
        let seen = json(&neighbour.files.get(&path).await.bytes);
        assert_eq!(seen["rows"][0]["Référence"], "Portail");
        assert_eq!(seen["rows"][0].get("Montant"), None);
        let stranger = Importing::by(&served, &world.people.gamma_manager).await;
        assert_eq!(stranger.files.get(&path).await.status, 403);
        assert_eq!(
            importing
                .files
                .get(&path.replace("references", "secrets"))
                .await
                .status,
            404
        );

        let template = format!("/downloads/templates/companies.xlsx?clusterId={cluster}");
        let download = importing.files.get(&template).await;
        let blank = importing
            .plan("COMPANIES", ("modele.xlsx", download.bytes))
            .await;
        assert_eq!(fates(&blank), "unchanged 3, ignored 3", "{blank:#}");
    })
    .await;
}

#[tokio::test]
async fn a_verification_falls_when_a_workbook_changes_what_was_verified() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let verified = domain::directory::capability::Capability {
            verification: Some(domain::directory::capability::Verification {
                account_id: world.people.west_coordinator.account_id(),
                verified_at: records::now(),
            }),
            ..records::capability(
                world.alpha.id,
                world.postgresql.id,
                domain::values::quantity::Level::Autonomous,
            )
        };
        let transaction = world.begin().await;
        capabilities::insert_capability(&transaction, &verified)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut importing = Importing::by(&served, &world.people.alpha_manager).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Alpha", "PostgreSQL", "4"],
        ];
        let plan = importing
            .plan("CAPABILITIES", ("c.xlsx", xlsx(&[("Capacités", rows)])))
            .await;
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());
        let conn = world.api.app.database.read();
        let held = capabilities::find_capability(conn, verified.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(held.verification, None);
    })
    .await;
}
