//! `suggest --plan`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::shell::in_each_demonstration;

const CALL: &str = "2021/S 025-062618";
const COVERABLE: &str = "2021/S 025-062618/3";

fn names(list: &Value) -> BTreeSet<&str> {
    let names = list.as_array().into_iter().flatten();
    names.map(|name| name.as_str().unwrap()).collect()
}

fn lot<'a>(answer: &'a Value, number: &str) -> &'a Value {
    let lots = answer["plan"]["lots"].as_array().unwrap();
    lots.iter().find(|one| one["lot"] == number).unwrap()
}

#[tokio::test]
async fn all_lots_of_a_call_get_one_plan_in_which_nobody_gives_people_twice() {
    in_each_demonstration(async |shell, _| {
        let answer = shell.json(&["suggest", "--plan", CALL]);
        let plan = &answer["plan"];
        assert_eq!(answer["lots"], json!(["1", "2", "3", "4"]));
        let lots = plan["lots"].as_array().unwrap();
        let served = lots.iter().filter(|one| !one["members"].is_null());
        let n_served = served.count();
        assert_eq!(plan["nServed"], n_served, "{answer:#}");
        assert!((1..4).contains(&n_served), "the second lot has nobody");
        assert_eq!(lot(&answer, "2")["aloneStatus"], "INFEASIBLE");
        assert_eq!(answer["status"], "PROVEN_OPTIMAL");
        assert_eq!(plan["objective"], plan["bound"]);
        let loads = plan["loads"].as_array().unwrap();
        for load in loads {
            assert!(load["givenTenths"].as_u64() <= load["lentTenths"].as_u64());
            for number in names(&load["lots"]) {
                let members = names(&lot(&answer, number)["members"]);
                assert!(members.contains(load["company"].as_str().unwrap()));
            }
        }

        let ran = shell.done(&["suggest", "--plan", CALL]);
        let lines = ran.lines();
        assert_eq!(lines.len(), 4 + loads.len(), "{ran:?}");
        assert_eq!(lines[1], "lot\t2\tnobody, not even alone");
        let first = names(&lot(&answer, "3")["members"]);
        let told = lines[2].strip_prefix("lot\t3\t").unwrap();
        assert_eq!(told.split(", ").collect::<BTreeSet<_>>(), first);
        let verdict = format!("{n_served} of 4 lots have a grouping; no plan is better");
        assert_eq!(ran.err.trim(), verdict);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_steered_lot_by_lot_and_replayed_by_its_id() {
    in_each_demonstration(async |shell, _| {
        let groupings = shell.json(&["suggest", COVERABLE]);
        let [best, other] = [0, 2].map(|rank| names(&groupings["suggestions"][rank]["members"]));
        let wanted = *other.difference(&best).next().unwrap();
        let spared = *best.difference(&other).next().unwrap();
        let (pin, exclude) = (format!("3={wanted}"), format!("3={spared}"));
        let steered = [
            "suggest",
            "--plan",
            CALL,
            "--pin",
            &pin,
            "--exclude",
            &exclude,
        ];
        let steered = [&steered[..], &["--leave-out", "2", "--time", "30"]].concat();
        let answer = shell.json(&steered);
        assert_eq!(answer["lots"], json!(["1", "3", "4"]));
        let members = names(&lot(&answer, "3")["members"]);
        assert!(
            members.contains(wanted) && !members.contains(spared),
            "{members:?}"
        );
        assert_eq!(answer["pinned"], json!([{ "lot": "3", "company": wanted }]));

        let run = answer["runId"].as_str().unwrap();
        let again = shell.json(&["suggest", "--replay", run]);
        assert_eq!(again["plan"], answer["plan"]);
        assert_eq!(again["replayOf"], run);
        assert_eq!(again["comparison"], json!({ "isSameAnswer": true }));
        let ran = shell.done(&["suggest", "--replay", run]);
        assert!(
            ran.err.contains("the answer is the same as then"),
            "{ran:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn wishes_for_a_plan_that_cannot_be_meant_are_refused() {
    in_each_demonstration(async |shell, _| {
        let groupings = shell.json(&["suggest", COVERABLE]);
        let somebody = groupings["suggestions"][0]["lead"].as_str().unwrap();
        let (wish, elsewhere) = (format!("3={somebody}"), format!("9={somebody}"));
        for (more, code, words) in [
            (
                vec!["--pin", &wish, "--exclude", &wish],
                3,
                "both pinned and excluded",
            ),
            (vec!["--pin", &wish, "--leave-out", "3"], 3, "contradict"),
            (vec!["--pin", somebody], 2, "NUMBER=COMPANY"),
            (
                vec!["--pin", &elsewhere],
                4,
                "the lots of the call are 1, 2, 3, 4",
            ),
            (vec!["--pin", "3=Personne"], 4, "Personne"),
            (vec!["--time", "0"], 3, "between 1 and 60000"),
            (vec!["--max-members", "3"], 2, "cannot be used with"),
        ] {
            let arguments = [vec!["suggest", "--plan", CALL], more].concat();
            shell.run(&arguments).check_failure(code, &[words]);
        }
        shell
            .run(&["suggest", "--plan", "nothing"])
            .check_failure(4, &["no call is called nothing"]);
        shell
            .run(&["suggest", COVERABLE, "--time", "3"])
            .check_failure(2, &["cannot be used with"]);
    })
    .await;
}
