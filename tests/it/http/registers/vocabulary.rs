//! The vocabulary as a table: imported by who may edit it, exported for anyone, unchanged on the way round.

use serde_json::{Value, json};

use crate::spreadsheets::workbooks::xlsx;
use crate::support::files::Files;
use crate::support::importing::{Importing, fates};
use crate::support::served::in_each_served_world;
use crate::support::world::id;

const OK: Vec<String> = Vec::new();

/// The vocabulary as `code: label, synonyms < broader`.
async fn vocabulary(importing: &mut Importing<'_>) -> Vec<String> {
    let question =
        "{ competencies(first: 100) { nodes { code kind labelFr synonyms broader { code } } } }";
    let answer = importing.client.ask(question, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let nodes = answer["data"]["competencies"]["nodes"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, field: &str| {
        let words = value.as_array().unwrap().iter();
        let words: Vec<String> = words
            .map(|word| {
                if field.is_empty() {
                    text(word)
                } else {
                    text(&word[field])
                }
            })
            .collect();
        words.join("+")
    };
    let mut lines: Vec<String> = nodes
        .iter()
        .map(|entry| {
            let (code, label) = (text(&entry["code"]), text(&entry["labelFr"]));
            let (synonyms, broader) = (
                list(&entry["synonyms"], ""),
                list(&entry["broader"], "code"),
            );
            format!("{code}: {label}, {synonyms} < {broader}")
        })
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn entries_are_made_and_changed_with_what_stands_above_them_and_taken_back() {
    in_each_served_world(&[], async |served| {
        let administrator = &served.world.people.administrator;
        let mut importing = Importing::by(&served, administrator).await;
        let before = vocabulary(&mut importing).await;
        // A narrower entry may stand before the broader one, and a known one may get a new one above it.
        let rows: &[&[&str]] = &[
            &[
                "Code",
                "Type",
                "Libellé français",
                "Libellé anglais",
                "Synonymes",
                "Plus large",
                "CPV",
            ],
            &[
                "",
                "logiciel",
                "Éléphant bleu",
                "Blue elephant",
                "le bleu; elephant",
                "Stockage de données ; databases",
                "48600000",
            ],
            &[
                "",
                "activité",
                "Stockage de données",
                "Data storage",
                "",
                "",
                "",
            ],
            &[
                "postgresql",
                "",
                "",
                "",
                "Postgres|PG",
                "relational; data-storage",
                "",
            ],
            &["databases", "", "Bases de données", "", "", "", ""],
        ];
        let file = || ("vocabulaire.xlsx", xlsx(&[("Vocabulaire", rows)]));
        let plan = importing.plan("COMPETENCIES", file()).await;
        assert_eq!(fates(&plan), "created 2, changed 1, unchanged 1");
        assert_eq!(
            vocabulary(&mut importing).await,
            before,
            "a plan writes nothing"
        );
        assert_eq!(importing.apply(&plan, false).await, OK);
        let after = vocabulary(&mut importing).await;
        for line in [
            "blue-elephant: Éléphant bleu, le bleu+elephant < data-storage+databases",
            "data-storage: Stockage de données,  < ",
            "postgresql: PostgreSQL, Postgres+PG < relational+data-storage",
        ] {
            let sorted = |line: &str| {
                let mut words: Vec<char> = line.chars().collect();
                words.sort_unstable();
                words
            };
            let is_there = after.iter().any(|known| sorted(known) == sorted(line));
            assert!(is_there, "{line}: {after:#?}");
        }
        let again = importing.plan("COMPETENCIES", file()).await;
        assert_eq!(fates(&again), "unchanged 4");
        let input = || json!({ "importRunId": plan["id"] });
        assert_eq!(importing.change("undoImport", input()).await, OK);
        assert_eq!(vocabulary(&mut importing).await, before);
        assert_eq!(importing.change("redoImport", input()).await, OK);
        assert_eq!(vocabulary(&mut importing).await, after);
    })
    .await;
}

#[tokio::test]
async fn entries_that_cannot_be_are_rejected_with_those_that_need_them() {
    in_each_served_world(&[], async |served| {
        let administrator = &served.world.people.administrator;
        let mut importing = Importing::by(&served, administrator).await;
        let rows: &[&[&str]] = &[
            &[
                "Code",
                "Type",
                "Libellé français",
                "Libellé anglais",
                "Synonymes",
                "Plus large",
            ],
            &["a", "logiciel", "Alpha A", "Alpha A", "", "inconnue"],
            &["b", "logiciel", "Beta B", "Beta B", "", "a"],
            &["c", "logiciel", "Gamma C", "Gamma C", "", "d"],
            &["d", "logiciel", "Delta D", "Delta D", "", "c"],
            &["e", "logiciel", "Epsilon E", "Epsilon E", "PostgreSQL", ""],
            &["f", "fruit", "Phi F", "Phi F", "", ""],
            &["g", "logiciel", "Gé G", "", "", ""],
            &["Not Kebab", "logiciel", "Hache H", "Hache H", "", ""],
            &["i", "logiciel", "Iota I", "Iota I", "", "postgresql"],
            &["i", "logiciel", "Iota I", "Iota I", "", ""],
            &["postgresql", "domaine", "", "", "", ""],
        ];
        let plan = importing
            .plan("COMPETENCIES", ("v.xlsx", xlsx(&[("Vocabulaire", rows)])))
            .await;
        let found: Vec<String> = plan["rows"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let issue = row["issues"][0]["code"].as_str().unwrap_or("-");
                format!("{} {issue}", row["row"])
            })
            .collect();
        let mut found = found;
        found.sort_by_key(|line| line.split(' ').next().unwrap().parse::<u32>().unwrap());
        assert_eq!(
            found,
            [
                "2 UNKNOWN_COMPETENCY",
                "3 UNKNOWN_COMPETENCY",
                "4 OUT_OF_RANGE",
                "5 OUT_OF_RANGE",
                "6 DUPLICATE_ROW",
                "7 UNKNOWN_WORD",
                "8 MISSING_VALUE",
                "9 INVALID_IDENTIFIER",
                "10 -",
                "11 DUPLICATE_ROW",
                "12 NOT_ALLOWED"
            ]
        );
        assert_eq!(importing.apply(&plan, true).await, OK);
        let after = vocabulary(&mut importing).await;
        assert!(
            after.contains(&"i: Iota I,  < postgresql".to_owned()),
            "{after:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn coordinators_add_entries_and_only_administrators_change_them() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let rows: &[&[&str]] = &[
            &["Code", "Type", "Libellé français", "Libellé anglais"],
            &["", "logiciel", "Éléphant bleu", "Blue elephant"],
            &["postgresql", "", "PostgreSQL (SGBD)", ""],
        ];
        let file = || ("v.xlsx", xlsx(&[("Vocabulaire", rows)]));
        let mut coordinator = Importing::by(&served, &world.people.west_coordinator).await;
        let plan = coordinator.plan("COMPETENCIES", file()).await;
        assert_eq!(fates(&plan), "created 1, rejected 1");
        let row = plan["rows"]["nodes"].as_array().unwrap().iter().find(|row| row["action"] == "REJECT");
        assert_eq!(row.unwrap()["issues"][0]["code"], "NOT_ALLOWED");

        // What an administrator planned is not a coordinator's to apply.
        let mut administrator = Importing::by(&served, &world.people.administrator).await;
        let plan = administrator.plan("COMPETENCIES", file()).await;
        assert_eq!(fates(&plan), "created 1, changed 1");
        let question = "mutation($input: ApplyImportInput!) { applyImport(input: $input) { userErrors { code } } }";
        let input = json!({ "input": { "importRunId": plan["id"], "acceptsRejectedRows": false } });
        let answer = coordinator.client.ask(question, input).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer:#}");
        assert_eq!(administrator.apply(&plan, false).await, OK);
        let undo = "mutation($input: UndoImportInput!) { undoImport(input: $input) { userErrors { code } } }";
        let input = json!({ "input": { "importRunId": plan["id"] } });
        let answer = coordinator.client.ask(undo, input).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer:#}");

        let manager = Importing::by(&served, &world.people.alpha_manager).await;
        let west = id(world.west.id);
        let (status, _) = manager.files.upload("COMPETENCIES", &west, file()).await;
        assert_eq!(status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_vocabulary_goes_out_in_every_format_and_comes_back_unchanged() {
    in_each_served_world(&[], async |served| {
        let administrator = &served.world.people.administrator;
        let mut importing = Importing::by(&served, administrator).await;
        let rows: &[&[&str]] = &[
            &[
                "Code",
                "Type",
                "Libellé français",
                "Libellé anglais",
                "Synonymes",
                "Plus large",
                "CPV",
            ],
            &[
                "",
                "domaine",
                "=Bibliothèques",
                "-Libraries",
                "lecture publique|« BM »",
                "databases|relational",
                "92511000 79995000",
            ],
            &["postgresql", "", "", "", "Postgres", "", ""],
        ];
        let plan = importing
            .plan("COMPETENCIES", ("v.xlsx", xlsx(&[("Vocabulaire", rows)])))
            .await;
        assert_eq!(importing.apply(&plan, false).await, OK);
        let visitor = Files::new(&served.server, None);
        for language in ["FR", "EN"] {
            for ending in ["xlsx", "ods", "csv"] {
                let path = format!("/downloads/competencies.{ending}?language={language}");
                let file = visitor.get(&path).await;
                assert_eq!(file.status, 200, "{path}");
                let name = format!("vocabulary.{ending}");
                let plan = importing.plan("COMPETENCIES", (&name, file.bytes)).await;
                assert_eq!(fates(&plan), "unchanged 4", "{path}: {plan:#}");
            }
        }
        let file = visitor
            .get("/downloads/competencies.json?language=EN")
            .await;
        let values: Value = serde_json::from_slice(&file.bytes).unwrap();
        assert!(
            values.to_string().contains("lecture publique"),
            "{values:#}"
        );
        assert_eq!(visitor.get("/downloads/competencies.exe").await.status, 404);
        let template = importing
            .files
            .get("/downloads/templates/competencies.xlsx")
            .await;
        assert_eq!(template.status, 200);
        let plan = importing
            .plan("COMPETENCIES", ("m.xlsx", template.bytes))
            .await;
        assert_eq!(fates(&plan), "ignored 1");
    })
    .await;
}
