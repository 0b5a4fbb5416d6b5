//! Reports that are downloaded: what they say is what the pages say.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use serde_json::json;

use crate::support::files::Files;
use crate::support::importing::Importing;
use crate::support::searching::Searching;
use crate::support::served::in_each_served_world;

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(name).unwrap()
}

/// The rows of a sheet as texts.
fn rows(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let range = sheet(bytes, name);
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

#[tokio::test]
async fn suggestions_stand_side_by_side_with_what_differs_and_what_is_proved() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let market = Searching::market(world).await;
        let run = market.suggest(json!({"nAlternatives": 2})).await;
        let suggestions = run["suggestions"].as_array().unwrap();
        assert!(suggestions.len() > 1, "{run:#}");
        let token = served.token(&world.people.west_coordinator).await;
        let files = Files::new(&served.server, Some(&token));
        let address = format!(
            "/downloads/runs/{}/comparison.xlsx",
            run["id"].as_str().unwrap()
        );
        let download = files.get(&address).await;
        assert_eq!(download.status, 200);
        assert!(
            download
                .disposition
                .contains("propositions-2026-01-lot-2.xlsx")
        );
        let found = rows(&download.bytes, "Comparaison");
        let proved = run["status"] == "PROVEN_OPTIMAL";
        assert_eq!(found[2][0].starts_with("Prouvé"), proved, "{:?}", found[2]);
        let head = found.iter().position(|row| row[0] == "Partie").unwrap();
        assert_eq!(found[head][3], "Proposition 1");
        let differs = found[head]
            .iter()
            .position(|title| title == "Écart")
            .unwrap();
        let line = |part: &str, item: &str| {
            let is_it = |row: &&Vec<String>| row[0] == part && row[1] == item;
            found
                .iter()
                .find(is_it)
                .unwrap_or_else(|| panic!("{item} in {found:#?}"))
        };
        for (column, suggestion) in (3..).zip(suggestions) {
            for member in suggestion["members"].as_array().unwrap() {
                let name = member["name"].as_str().unwrap();
                let role = &line("Membres", name)[column];
                let is_lead = suggestion["lead"]["name"] == name;
                assert_eq!(role.contains("mandataire"), is_lead, "{name}: {role}");
                assert!(!role.is_empty());
            }
            let goal = &suggestion["objective"][1];
            assert_eq!(goal["objective"], "MEMBERS");
            let told = &line("Chiffres", "Nombre de membres")[column];
            assert_eq!(told, goal["value"].as_str().unwrap());
            let proof = &line("Chiffres", "Preuve")[column];
            assert_eq!(
                proof.contains("prouvée la meilleure"),
                suggestion["isProven"] == true
            );
        }
        for row in found
            .iter()
            .skip(head + 1)
            .take_while(|row| !row[0].is_empty())
        {
            let values = &row[3..3 + suggestions.len()];
            let are_alike = values.iter().all(|value| *value == values[0]);
            assert_eq!(row[differs] == "≠", !are_alike, "{row:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_is_told_in_full_before_and_after_it_was_applied() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let mut importing = Importing::by(&served, &world.people.west_coordinator).await;
        let file =
            "Entreprise;Compétence;Niveau\nAlpha;PostgreSQL;3\nBeta;PostgreSQL;fort\nTotal;;2\n";
        let plan = importing
            .plan("CAPABILITIES", ("=liste.csv", file.into()))
            .await;
        let run = plan["id"].as_str().unwrap().to_owned();
        let address = format!("/downloads/imports/{run}/report.xlsx");
        let told = importing.files.get(&address).await;
        assert_eq!(told.status, 200);
        let cover = rows(&told.bytes, "Import");
        let says = |label: &str| {
            let row = cover.iter().find(|row| row[0] == label);
            row.unwrap_or_else(|| panic!("{label} in {cover:#?}"))[1].clone()
        };
        assert_eq!(says("Fichier"), "=liste.csv");
        assert_eq!(says("État"), "Préparé, rien n'est écrit");
        assert_eq!(says("Établi par"), "west-coordinator");
        assert_eq!(says("+ créée"), "1");
        assert_eq!(says("✗ rejetée"), "1");
        assert_eq!(says("Somme"), says("Lignes du fichier"));
        assert_eq!(says("Somme"), plan["counts"]["nRows"].to_string());
        let fates = rows(&told.bytes, "Lignes");
        assert_eq!(fates.len(), 3, "{fates:#?}");
        assert!(
            fates
                .iter()
                .any(|row| row[3] == "✗ rejetée" && row[7] == "UNKNOWN_WORD")
        );
        let findings = rows(&told.bytes, "Constats");
        let finding = findings
            .iter()
            .find(|row| row[6] == "UNKNOWN_WORD")
            .unwrap();
        assert_eq!(
            (
                finding[1].as_str(),
                finding[2].as_str(),
                finding[7].as_str()
            ),
            ("3", "C", "fort")
        );
        let words = plan["rows"]["nodes"].as_array().unwrap().iter();
        let message = words
            .flat_map(|row| row["issues"].as_array().unwrap())
            .next()
            .unwrap();
        assert_eq!(finding[5], message["message"].as_str().unwrap());
        let changes = rows(&told.bytes, "Changements");
        assert!(changes.iter().any(|row| row[6] == "Niveau"), "{changes:#?}");
        assert_eq!(importing.apply(&plan, true).await, Vec::<String>::new());
        let undoing = json!({"importRunId": run});
        assert_eq!(
            importing.change("undoImport", undoing).await,
            Vec::<String>::new()
        );
        let english = importing.files.get(&format!("{address}?language=EN")).await;
        let cover = rows(&english.bytes, "Import");
        let state = cover.iter().find(|row| row[0] == "State").unwrap();
        assert_eq!(state[1], "Undone after it was applied");
    })
    .await;
}
