//! `suggest`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::shell::in_each_demonstration;

const COVERABLE: &str = "2021/S 025-062618/3";
const IMPOSSIBLE: &str = "2021/S 025-062618/2";

#[tokio::test]
async fn a_lot_that_can_be_covered_gets_a_proved_grouping_and_alternatives() {
    in_each_demonstration(async |shell, _| {
        let ran = shell.done(&["suggest", COVERABLE]);
        let lines = ran.lines();
        assert_eq!(lines.len(), 4, "{ran:?}");
        for (rank, line) in (1..).zip(&lines) {
            let parts: Vec<&str> = line.split('\t').collect();
            assert_eq!((parts[0], parts[1]), (rank.to_string().as_str(), "proved"));
            assert!(parts[2].split(", ").count() >= 4, "{line}");
        }
        assert_eq!(
            ran.err.trim(),
            "the first grouping is proved to be the best"
        );

        let found = shell.json(&["suggest", COVERABLE]);
        assert_eq!(found["status"], "PROVEN_OPTIMAL");
        assert!(found["conflict"].is_null());
        let best = &found["suggestions"][0];
        let members: Vec<&str> = best["members"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        assert_eq!(members.join(", "), lines[0].split('\t').nth(2).unwrap());
        assert!(members.contains(&best["lead"].as_str().unwrap()));
        let goals = best["objective"].as_array().unwrap();
        assert!(
            goals
                .iter()
                .any(|goal| goal["objective"] == "MEMBERS" && goal["value"] == members.len())
        );
    })
    .await;
}

#[tokio::test]
async fn a_run_can_be_replayed_by_its_id() {
    in_each_demonstration(async |shell, _| {
        let first = shell.json(&["suggest", COVERABLE, "--max-members", "5"]);
        let run = first["runId"].as_str().unwrap();
        let again = shell.json(&["suggest", "--replay", run]);
        assert_eq!(again["suggestions"], first["suggestions"]);
        assert_eq!(again["replayOf"], first["runId"]);
        assert_ne!(again["runId"], first["runId"]);
        assert_eq!(again["comparison"]["isSameAnswer"], true, "{again:#}");
        assert_eq!(again["comparison"]["differences"], serde_json::json!([]));
        let ran = shell.done(&["suggest", "--replay", run]);
        assert!(
            ran.err.contains("the answer is the same as then"),
            "{ran:?}"
        );
        let unknown = "01890000-0000-7000-8000-000000000000";
        shell
            .run(&["suggest", "--replay", unknown])
            .check_failure(4, &[]);
        shell
            .run(&["suggest", COVERABLE, "--replay", run])
            .check_failure(2, &["cannot be used with"]);
        shell.run(&["suggest"]).check_failure(2, &["LOT"]);
    })
    .await;
}

#[tokio::test]
async fn pins_exclusions_and_limits_are_kept() {
    in_each_demonstration(async |shell, _| {
        let groupings = |options: &[&str]| -> Vec<BTreeSet<String>> {
            let mut arguments = vec!["suggest", COVERABLE];
            arguments.extend(options);
            let found = shell.json(&arguments);
            let names = |suggestion: &Value| {
                let names = suggestion["members"].as_array().unwrap().iter();
                names
                    .map(|name| name.as_str().unwrap().to_owned())
                    .collect()
            };
            let suggestions = found["suggestions"].as_array().unwrap();
            suggestions.iter().map(names).collect()
        };
        let free = groupings(&[]);
        let only_in = |one: usize, other: usize| {
            let mut names = free[one].difference(&free[other]);
            names.next().unwrap().as_str()
        };
        let (spared, wanted) = (only_in(0, 2), only_in(2, 0));
        let without = groupings(&["--exclude", spared]);
        assert!(!without.is_empty());
        assert!(
            without.iter().all(|names| !names.contains(spared)),
            "{without:?}"
        );
        let with = groupings(&["--pin", wanted]);
        assert!(!with.is_empty());
        assert!(with.iter().all(|names| names.contains(wanted)), "{with:?}");
        let both = ["suggest", COVERABLE, "--pin", wanted, "--exclude", wanted];
        shell
            .run(&both)
            .check_failure(3, &["both pinned and excluded"]);
        let nobody = ["suggest", COVERABLE, "--max-members", "0"];
        shell.run(&nobody).check_failure(3, &["between 1 and 1000"]);
        let too_few = shell.done(&["suggest", COVERABLE, "--max-members", "1"]);
        assert!(
            too_few.out().contains("conflict\tat most 1 member\n"),
            "{too_few:?}"
        );
        assert!(
            too_few.out().contains("repair\tallow up to 4 members"),
            "{too_few:?}"
        );
        for (lot, words) in [
            ("nothing/1", "no call is called nothing"),
            ("2021/S 025-062618", "its lots are: 1, 2, 3, 4"),
        ] {
            shell.run(&["suggest", lot]).check_failure(4, &[words]);
        }
        let unknown = ["suggest", COVERABLE, "--pin", "Personne"];
        shell.run(&unknown).check_failure(4, &["Personne"]);
    })
    .await;
}

#[tokio::test]
async fn a_lot_that_cannot_be_covered_is_explained_in_words() {
    in_each_demonstration(async |shell, _| {
        let ran = shell.done(&["suggest", IMPOSSIBLE]);
        let of_kind = |kind: &str| -> Vec<String> {
            let lines = ran.lines().into_iter();
            let words = lines.filter_map(|line| line.split_once('\t'));
            let words = words.filter(|(found, _)| *found == kind);
            words.map(|(_, words)| words.to_owned()).collect()
        };
        let conflict = of_kind("conflict");
        assert!(
            conflict.contains(&"at most 6 members".to_owned()),
            "{conflict:?}"
        );
        assert!(
            conflict.contains(&"asked: Turnover".to_owned()),
            "{conflict:?}"
        );
        let repairs = of_kind("repair");
        assert!(
            repairs.contains(&"allow up to 9 members".to_owned()),
            "{repairs:?}"
        );
        let for_turnover = repairs
            .iter()
            .find(|words| words.contains("Turnover"))
            .unwrap();
        assert!(
            for_turnover.ends_with("of 20000000.00 EUR reached"),
            "{for_turnover}"
        );
        assert_eq!(ran.err.trim(), "no grouping covers the lot");

        let told = shell.json(&["suggest", IMPOSSIBLE]);
        assert_eq!(told["status"], "INFEASIBLE");
        assert_eq!(told["suggestions"], serde_json::json!([]));
        let elements = told["conflict"]["elements"].as_array().unwrap();
        assert_eq!(elements.len(), conflict.len());
    })
    .await;
}
