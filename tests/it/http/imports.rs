//! Workbooks that come in over `POST /imports`, through the real server: planned, shown, applied in one go or put away.

use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use serde_json::{Value, json};

use crate::spreadsheets::workbooks::{ods, xlsx};
use crate::support::importing::{Importing, fates};
use crate::support::records;
use crate::support::searching::{Searching, names};
use crate::support::served::{Served, in_each_served_world};
use crate::support::world::id;

const CALL: &[&[&str]] = &[
    &["Consultation 2026 : à importer"],
    &[
        "Intitulé",
        "Référence",
        "Acheteur",
        "Date limite de remise des offres",
    ],
    &[
        "Données ouvertes",
        "2026-10",
        "Région Exemple",
        "31/12/2026 à 12h00",
    ],
];
const LOTS: &[&[&str]] = &[
    &["Lot n°", "Objet du lot", "Montant estimé (€ HT)"],
    &["1", "Hébergement", "1,2 M€"],
    &["2", "Développement", "350 k€"],
    &["TOTAL", "", "1 550 000 €"],
];
const REQUIREMENTS: &[&[&str]] = &[
    &[
        "Lot",
        "Compétence demandée",
        "Niveau requis",
        "CA min",
        "Texte",
        "Obligatoire ?",
    ],
    &["1", "PostgreSQL", "3", "", "", "oui"],
    &["1", "", "", "500 k€", "Chiffre d'affaires annuel", "non"],
    &["2", "Bases relationnelles", "2", "", "", "oui"],
];

fn call_workbook() -> (&'static str, Vec<u8>) {
    let sheets: &[(&str, &[&[&str]])] = &[
        ("Exigences", REQUIREMENTS),
        ("Lots", LOTS),
        ("Consultation", CALL),
    ];
    ("consultation.xlsx", xlsx(sheets))
}

/// The calls of the west with what they hold, as its coordinator reads them.
async fn calls(importing: &mut Importing<'_>) -> Value {
    let question = "{ callsForTender { totalCount nodes {
        reference title submissionDeadlineAt lots { number title estimatedValue { amount }
            requirements { kind isMandatory competency { labelFr } } } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["callsForTender"].clone()
}

#[tokio::test]
async fn a_call_is_planned_shown_and_then_written_with_its_lots_and_requirements() {
    in_each_served_world(&[], async |served| {
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let before = calls(&mut importing).await;
        let plan = importing.plan("CALLS", call_workbook()).await;
        assert_eq!(fates(&plan), "created 6, ignored 1");
        assert_eq!(
            json!([plan["target"], plan["fileName"], plan["createdBy"], plan["cluster"]["name"], plan["viewerCanApply"]]),
            json!(["CALLS", "consultation.xlsx", "west-coordinator", "Ouest", true])
        );
        assert_eq!(calls(&mut importing).await, before, "a plan writes nothing");
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());
        let applied = importing.read(plan["id"].as_str().unwrap()).await;
        assert_eq!(json!([applied["state"], applied["viewerCanApply"]]), json!(["APPLIED", false]));
        assert_ne!(applied["appliedAt"], Value::Null);
        let after = calls(&mut importing).await;
        assert_eq!(after["totalCount"].as_u64(), before["totalCount"].as_u64().map(|n| n + 1));
        let made = after["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|call| call["reference"] == "2026-10")
            .unwrap();
        assert_eq!(
            *made,
            json!({
                "reference": "2026-10", "title": "Données ouvertes",
                "submissionDeadlineAt": "2026-12-31T11:00:00+00:00",
                "lots": [
                    {"number": "1", "title": "Hébergement", "estimatedValue": {"amount": "1200000.00"},
                     "requirements": [
                        {"kind": "COMPETENCY", "isMandatory": true, "competency": {"labelFr": "PostgreSQL"}},
                        {"kind": "TURNOVER", "isMandatory": false, "competency": null}]},
                    {"number": "2", "title": "Développement", "estimatedValue": {"amount": "350000.00"},
                     "requirements": [
                        {"kind": "COMPETENCY", "isMandatory": true,
                         "competency": {"labelFr": "Bases relationnelles"}}]},
                ]
            })
        );
        let again = importing.plan("CALLS", call_workbook()).await;
        assert_eq!(fates(&again), "unchanged 6, ignored 1");
    })
    .await;
}

/// Who of the west declares what, as `company: competency LEVEL`.
async fn declared(importing: &mut Importing<'_>) -> Vec<String> {
    let question = "{ companies(filter: {text: \"\"}, first: 100) { nodes { name capabilities { level note competency { labelFr } } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let mut lines: Vec<String> = Vec::new();
    for company in answer["data"]["companies"]["nodes"].as_array().unwrap() {
        for held in company["capabilities"].as_array().unwrap() {
            let word = |value: &Value| value.as_str().unwrap().to_owned();
            let (name, label) = (word(&company["name"]), word(&held["competency"]["labelFr"]));
            lines.push(format!("{name}: {label} {}", word(&held["level"])));
        }
    }
    lines.sort();
    lines
}

/// Text as spreadsheets of the nineties save it.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|character| match character {
            '’' => 0x92,
            '–' => 0x96,
            '€' => 0x80,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect()
}

#[tokio::test]
async fn capabilities_come_in_as_a_list_a_matrix_and_an_old_text_file() {
    in_each_served_world(&[], async |served| {
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let list: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau", "ETP"],
            &["Alpha", "PostgreSQL", "3", "2,5"],
            &["Beta", "Bases de données", "confirmé", ""],
        ];
        let list = ("capacites.xlsx", xlsx(&[("Capacités", list)]));
        let plan = importing.plan("CAPABILITIES", list).await;
        assert_eq!(fates(&plan), "created 2");
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());

        let matrix: &[&[&str]] = &[
            &["Entreprise", "PostgreSQL", "Bases relationnelles"],
            &["Alpha", "3", "2"],
            &["Beta", "", "4"],
        ];
        let plan = importing.plan("CAPABILITIES", ("matrice.ods", ods("Feuille1", matrix))).await;
        assert_eq!(plan["sheets"][0]["readAs"], "CAPABILITY_MATRIX");
        assert_eq!(fates(&plan), "created 2, unchanged 1");
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());

        let text = "Entreprise;SIREN;Compétence;Niveau;Note\r\n\
                    Alpha;;Bases de données;expert;« prêt » – l’équipe, 12 000 €\r\n\
                    Café Numérique;854800745;PostgreSQL;2;\r\n";
        let plan = importing.plan("CAPABILITIES", ("vieux.csv", windows_1252(text))).await;
        assert_eq!(fates(&plan), "created 2");
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());
        assert_eq!(
            declared(&mut importing).await,
            [
                "Alpha: Bases de données EXPERT",
                "Alpha: Bases relationnelles AUTONOMOUS",
                "Alpha: PostgreSQL CONFIRMED",
                "Beta: Bases de données CONFIRMED",
                "Beta: Bases relationnelles EXPERT",
                "Café Numérique: PostgreSQL AUTONOMOUS",
            ]
        );
        let notes = importing
            .client
            .ask(
                "{ companies(filter: {text: \"Alpha\"}) { nodes { capabilities { note competency { labelFr } } } } }",
                json!({}),
            )
            .await;
        let held = notes["data"]["companies"]["nodes"][0]["capabilities"].as_array().unwrap();
        let noted: Vec<&Value> = held.iter().filter(|one| !one["note"].is_null()).collect();
        assert_eq!(noted[0]["note"], "« prêt » – l’équipe, 12 000 €");
    })
    .await;
}

#[tokio::test]
async fn a_change_is_shown_field_by_field_before_it_is_made() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        declare(&served, Level::Autonomous).await;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Alpha", "PostgreSQL", "4"],
        ];
        let plan = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", rows)])))
            .await;
        assert_eq!(fates(&plan), "changed 1");
        let row = &plan["rows"]["nodes"][0];
        assert_eq!(
            json!([row["sheet"], row["row"], row["subject"]]),
            json!(["A", 2, "CAPABILITY"])
        );
        let change = &row["changes"][0];
        assert_eq!(change["field"], "level");
        assert_ne!(change["before"], change["after"]);
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL AUTONOMOUS"]
        );
        assert_eq!(importing.apply(&plan, false).await, Vec::<String>::new());
        assert_eq!(declared(&mut importing).await, ["Alpha: PostgreSQL EXPERT"]);
    })
    .await;
}

/// Alpha declares PostgreSQL.
async fn declare(served: &Served, level: Level) -> String {
    let world = &served.world;
    let capability = records::capability(world.alpha.id, world.postgresql.id, level);
    let transaction = world.begin().await;
    capabilities::insert_capability(&transaction, &capability)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    id(capability.id)
}

#[tokio::test]
async fn rejected_rows_say_where_what_was_found_and_expected_and_hold_the_plan_up() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau", "ETP"],
            &["Alpha", "PostgreSQL", "très bon", "2"],
            &["Alpha", "PostgreSQQL", "3", ""],
            &["Beta", "PostgreSQL", "3", ""],
        ];
        let plan = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("Équipe", rows)])))
            .await;
        assert_eq!(fates(&plan), "created 1, rejected 2");
        let rejected: Vec<&Value> = plan["rows"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["action"] == "REJECT")
            .map(|row| &row["issues"][0])
            .collect();
        let (level, competency) = (rejected[0], rejected[1]);
        assert_eq!(
            json!([
                level["code"],
                level["severity"],
                level["sheet"],
                level["row"],
                level["column"],
                level["columnTitle"],
                level["found"]
            ]),
            json!([
                "UNKNOWN_WORD",
                "ERROR",
                "Équipe",
                2,
                "C",
                "Niveau",
                "très bon"
            ])
        );
        assert!(!level["expected"].as_str().unwrap().is_empty());
        assert!(level["message"].as_str().unwrap().contains("très bon"));
        assert_eq!(
            json!([
                competency["code"],
                competency["row"],
                competency["column"],
                competency["found"]
            ]),
            json!(["UNKNOWN_COMPETENCY", 3, "B", "PostgreSQQL"])
        );
        assert_eq!(competency["proposals"][0], "PostgreSQL");

        assert_eq!(
            importing.apply(&plan, false).await,
            ["REQUIRED at acceptsRejectedRows"]
        );
        assert_eq!(declared(&mut importing).await, Vec::<String>::new());
        assert_eq!(
            importing.read(plan["id"].as_str().unwrap()).await,
            plan,
            "nothing has changed"
        );
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        assert_eq!(
            declared(&mut importing).await,
            ["Beta: PostgreSQL CONFIRMED"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_name_that_two_companies_have_is_a_question_and_never_a_guess() {
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
        let plan = importing
            .plan("CAPABILITIES", ("a.xlsx", xlsx(&[("A", rows)])))
            .await;
        assert_eq!(fates(&plan), "ambiguous 1");
        assert_eq!(
            plan["rows"]["nodes"][0]["issues"][0]["code"],
            "AMBIGUOUS_COMPANY"
        );
        assert_eq!(
            importing.apply(&plan, false).await,
            ["REQUIRED at acceptsRejectedRows"]
        );
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        assert_eq!(declared(&mut importing).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_used_once_and_one_that_is_put_away_not_at_all() {
    in_each_served_world(&[], async |served| {
        let mut importing = Importing::by(&served, &served.world.people.west_coordinator).await;
        let first = importing.plan("CALLS", call_workbook()).await;
        let second = importing.plan("CALLS", call_workbook()).await;
        assert_eq!(importing.discard(&first).await, Vec::<String>::new());
        let discarded = importing.read(first["id"].as_str().unwrap()).await;
        assert_eq!(
            json!([discarded["state"], discarded["appliedAt"]]),
            json!(["DISCARDED", null])
        );
        let before = calls(&mut importing).await;
        let stale = ["PLAN_STALE at importRunId"];
        assert_eq!(importing.apply(&first, true).await, stale);
        assert_eq!(importing.discard(&first).await, stale);
        assert_eq!(calls(&mut importing).await, before);
        assert_eq!(importing.apply(&second, true).await, Vec::<String>::new());
        let after = calls(&mut importing).await;
        assert_ne!(after, before);
        assert_eq!(importing.apply(&second, true).await, stale);
        assert_eq!(importing.discard(&second).await, stale);
        assert_eq!(
            calls(&mut importing).await,
            after,
            "nothing is written twice"
        );
        let third = json!({"id": id(domain::values::ids::ImportRunId::new())});
        assert_eq!(
            importing.apply(&third, true).await,
            ["NOT_FOUND at importRunId"]
        );
        assert_eq!(
            importing.discard(&json!({"id": "x"})).await,
            ["NOT_FOUND at importRunId"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_plan_whose_records_have_moved_since_writes_nothing_at_all() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let capability = declare(&served, Level::Autonomous).await;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let rows: &[&[&str]] = &[
            &["Entreprise", "Compétence", "Niveau"],
            &["Beta", "PostgreSQL", "3"],
            &["Alpha", "PostgreSQL", "4"],
        ];
        let file = || ("a.xlsx", xlsx(&[("A", rows)]));
        let changed = importing.plan("CAPABILITIES", file()).await;
        assert_eq!(fates(&changed), "created 1, changed 1");
        let input = json!({"capabilityId": capability, "level": "CONFIRMED", "version": 1});
        assert_eq!(importing.change("updateCapability", input).await, Vec::<String>::new());
        let stale = ["PLAN_STALE at importRunId"];
        assert_eq!(importing.apply(&changed, true).await, stale);
        assert_eq!(
            declared(&mut importing).await,
            ["Alpha: PostgreSQL CONFIRMED"],
            "what the plan would have made is not made either"
        );

        let withdrawn = importing.plan("CAPABILITIES", file()).await;
        let input = json!({"capabilityId": capability, "version": 2});
        assert_eq!(importing.change("withdrawCapability", input).await, Vec::<String>::new());
        assert_eq!(importing.apply(&withdrawn, true).await, stale);
        assert_eq!(declared(&mut importing).await, Vec::<String>::new());

        let made = importing.plan("CALLS", call_workbook()).await;
        let input = json!({
            "clusterId": id(world.west.id), "reference": "2026-10", "title": "Avant", "buyer": "Ville"
        });
        assert_eq!(importing.change("createCall", input).await, Vec::<String>::new());
        let before = calls(&mut importing).await;
        assert_eq!(importing.apply(&made, true).await, stale, "someone was faster");
        assert_eq!(calls(&mut importing).await, before);
        let unused = importing.read(made["id"].as_str().unwrap()).await;
        assert_eq!(unused["state"], "PLANNED");
    })
    .await;
}

#[tokio::test]
async fn two_who_apply_the_same_plan_at_once_write_it_once() {
    in_each_served_world(&[], async |served| {
        let coordinator = &served.world.people.west_coordinator;
        let mut here = Importing::by(&served, coordinator).await;
        let mut there = Importing::by(&served, coordinator).await;
        let plan = here.plan("CALLS", call_workbook()).await;
        let (first, second) = tokio::join!(here.apply(&plan, false), there.apply(&plan, false));
        let mut found = [first, second];
        found.sort();
        // The other one comes while it is written, or afterwards.
        let late = ["WRONG_STATE at importRunId", "PLAN_STALE at importRunId"];
        assert!(found[0].is_empty(), "{found:?}");
        assert!(
            late.map(|one| vec![one.to_owned()]).contains(&found[1]),
            "{found:?}"
        );
        let known = calls(&mut here).await;
        let made = known["nodes"].as_array().unwrap().iter();
        assert_eq!(
            made.filter(|call| call["reference"] == "2026-10").count(),
            1
        );
    })
    .await;
}

const AWARDS: &[&[&str]] = &[
    &["Marchés attribués, extrait"],
    &[
        "N° marché",
        "Objet du marché",
        "Acheteur",
        "Titulaire",
        "Date de notification",
        "Lien",
    ],
    &[
        "2024-31",
        "Cartographie des réseaux",
        "Ville d'Exemple",
        "Alpha",
        "17/05/2024",
        "https://example.org/31",
    ],
    &[
        "2024-31",
        "Cartographie des réseaux",
        "Ville d'Exemple",
        "Epsilon",
        "17/05/2024",
        "",
    ],
    &[
        "2024-31",
        "Cartographie des réseaux",
        "Ville d'Exemple",
        "Epsilon",
        "17/05/2024",
        "",
    ],
    &[
        "2024-32",
        "Hébergement",
        "Ville d'Exemple",
        "Ailleurs SARL",
        "18/05/2024",
        "",
    ],
    &["2024-33", "", "Ville d'Exemple", "Delta", "", ""],
];

#[tokio::test]
async fn contracts_won_together_make_a_pair_that_the_engine_prefers_until_they_are_forgotten() {
    in_each_served_world(&[], async |served| {
        let market = Searching::market(&served.world).await;
        let coordinator = &served.world.people.west_coordinator;
        let mut importing = Importing::by(&served, coordinator).await;
        let file = || ("attributions.xlsx", xlsx(&[("Attributions", AWARDS)]));
        let plan = importing.plan("AWARDS", file()).await;
        assert_eq!(fates(&plan), "created 1, changed 1, rejected 3");
        let found: Vec<_> = plan["rows"]["nodes"].as_array().unwrap().iter()
            .flat_map(|row| row["issues"].as_array().unwrap().iter().map(|issue| issue["code"].clone()))
            .collect();
        assert_eq!(found, ["DUPLICATE_ROW", "UNKNOWN_COMPANY", "MISSING_VALUE"]);
        let options = || json!({"objectives": ["UNCOVERED", "MEMBERS", "COHESION"]});
        let before = market.suggest(options()).await;
        assert_eq!(before["suggestions"][0]["objective"][2]["value"], "0");
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        let after = market.suggest(options()).await;
        let best = &after["suggestions"][0];
        assert_eq!(names(&best["members"]), ["Alpha", "Epsilon"]);
        assert_eq!(best["objective"][2], json!({"objective": "COHESION", "value": "-1"}));
        let again = importing.plan("AWARDS", file()).await;
        assert_eq!(fates(&again), "unchanged 2, rejected 3");

        let question = "query($id: ID!) { company(id: $id) { awards { id version reference title buyer awardedOn source
            viewerCanDelete companies { name } } } }";
        let alpha = json!({"id": id(served.world.alpha.id)});
        let answer = importing.client.ask(question, alpha.clone()).await;
        let won = answer["data"]["company"]["awards"][0].clone();
        assert_eq!(
            json!([won["reference"], won["title"], won["buyer"], won["awardedOn"], won["source"], won["viewerCanDelete"]]),
            json!(["2024-31", "Cartographie des réseaux", "Ville d'Exemple", "2024-05-17", "https://example.org/31", true])
        );
        assert_eq!(names(&won["companies"]), ["Alpha", "Epsilon"]);
        let mutation = "mutation($input: DeleteAwardInput!) { deleteAward(input: $input) { deletedAwardId userErrors { code } } }";
        let input = json!({"input": {"awardId": won["id"], "version": won["version"]}});
        let answer = importing.client.ask(mutation, input).await;
        assert_eq!(answer["data"]["deleteAward"], json!({"deletedAwardId": won["id"], "userErrors": []}));
        let answer = importing.client.ask(question, alpha).await;
        assert_eq!(answer["data"]["company"]["awards"], json!([]));
        let forgotten = market.suggest(options()).await;
        assert_eq!(forgotten["suggestions"][0]["objective"][2]["value"], "0");
    })
    .await;
}
