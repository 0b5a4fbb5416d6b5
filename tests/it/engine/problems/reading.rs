//! Reading problem files: what is written is what is read, and everything that is wrong is told with its place.

use engine::interchange::problem::{Demand, Problem, Scope};
use engine::interchange::read::{Unread, read_problem, read_problem_until};
use serde_json::{Value, json};

/// A small problem without a fault.
pub fn sample() -> Value {
    json!({
        "schema": "tender-grouping/1",
        "name": "sample",
        "generator": {"version": 1, "companies": 2},
        "weights": {"unserved_lot": 1_000_000, "uncovered": 20_000, "member": 10_000, "misfit_holder": 10,
            "misfit_fte": 1, "distance_km": 1, "cohesion": 200},
        "competencies": [{"id": "web", "domain": "w"}, {"id": "gis"}],
        "companies": [
            {"id": "a", "headcount": 5, "turnover_keur": 400, "references": 3,
             "location": {"lat": 48.86, "lon": 2.35}, "certifications": ["iso"], "can_lead": true,
             "available_fte": 2.5, "max_lots": null,
             "capabilities": [{"competency": "web", "level": 3, "fte": 1.2, "fit": 80}]},
            {"id": "b", "headcount": 2, "turnover_keur": 150, "references": 0,
             "location": {"lat": 45.76, "lon": 4.84}, "certifications": [], "can_lead": false,
             "available_fte": 1, "max_lots": 2,
             "capabilities": [{"competency": "gis", "level": 4, "fte": 0.7, "fit": 90}]}
        ],
        "collaborations": [{"a": "b", "b": "a", "strength": 2}],
        "incompatibilities": [],
        "lots": [{
            "id": "L1", "location": {"lat": 48.86, "lon": 2.35}, "remote": false, "max_members": 3,
            "requirements": [
                {"id": "R1", "competency": "web", "min_level": 2, "fte": 1.1, "mandatory": true},
                {"id": "R2", "competency": "gis", "min_level": 2, "holders": 1, "mandatory": false, "weight": 3}
            ],
            "thresholds": [{"id": "T1", "measure": "turnover_keur", "min": 300, "scope": "sum"}],
            "certifications": [{"certification": "iso", "scope": "any"}],
            "pinned": [], "excluded": []
        }],
        "planted": [["a", "b"]]
    })
}

pub fn read(value: &Value) -> Result<Problem, Vec<String>> {
    read_problem(&value.to_string())
        .map_err(|findings| findings.told.iter().map(ToString::to_string).collect())
}

/// What is said about the sample after a change.
fn findings_after(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = sample();
    change(&mut value);
    read(&value).expect_err("a fault is found")
}

#[test]
fn what_is_written_is_read() {
    let problem = read(&sample()).unwrap();
    assert_eq!(problem.companies[0].available, 25);
    assert_eq!(problem.companies[0].capabilities[0].tenths, 12);
    assert_eq!(problem.companies[1].max_lots, Some(2));
    assert_eq!(
        (
            problem.collaborations[0].first,
            problem.collaborations[0].second
        ),
        (0, 1)
    );
    let lot = &problem.lots[0];
    assert_eq!(lot.requirements[0].demand, Demand::Tenths(11));
    assert_eq!(lot.requirements[1].demand, Demand::Holders(1));
    assert_eq!(lot.requirements[1].optional_weight, Some(3));
    assert_eq!(lot.thresholds[0].scope, Scope::Sum);
    assert_eq!(
        problem.certificates[lot.certificates[0].certificate as usize].as_ref(),
        "iso"
    );
}

#[test]
fn the_order_of_the_parts_does_not_matter() {
    let value = sample();
    let parts: Vec<(&String, &Value)> = value.as_object().unwrap().iter().collect();
    let turned: Vec<String> = parts
        .iter()
        .rev()
        .map(|(key, part)| format!("{}:{part}", json!(key)))
        .collect();
    let problem = read_problem(&format!("{{{}}}", turned.join(","))).unwrap();
    let mut expected = read(&value).unwrap();
    expected.certificates.clone_from(&problem.certificates);
    assert_eq!(problem, expected);
}

/// A change of the sample.
type Change = fn(&mut Value);

/// Each change is found, with its place and nothing else.
fn expect_findings(cases: &[(Change, &str)]) {
    for (change, expected) in cases {
        assert_eq!(findings_after(change), [*expected]);
    }
}

#[test]
fn what_is_wrong_with_a_lot_is_told_with_its_place() {
    expect_findings(&[
        (
            |v| v["lots"][0]["requirements"][1]["competency"] = json!("geo"),
            "lots[0].requirements[1].competency: `geo` is not among the competencies",
        ),
        (
            |v| v["lots"][0]["pinned"] = json!(["z"]),
            "lots[0].pinned[0]: `z` is not among the companies",
        ),
        (
            |v| v["lots"][0]["requirements"][1]["id"] = json!("R1"),
            "lots[0].requirements[1]: has the id of an earlier one",
        ),
        (
            |v| v["lots"][0]["requirements"][1]["competency"] = json!("web"),
            "lots[0].requirements[1]: asks for a competency that the lot asks for already",
        ),
        (
            |v| v["lots"][0]["requirements"][0]["holders"] = json!(1),
            "lots[0].requirements[0]: has to ask for exactly one of holders and fte",
        ),
        (
            |v| {
                v["lots"][0]["requirements"][1]
                    .as_object_mut()
                    .unwrap()
                    .remove("holders");
            },
            "lots[0].requirements[1]: has to ask for exactly one of holders and fte",
        ),
        (
            |v| v["lots"][0]["requirements"][0]["weight"] = json!(2),
            "lots[0].requirements[0].weight: belongs to optional requirements only",
        ),
        (
            |v| {
                v["lots"][0]["requirements"][1]
                    .as_object_mut()
                    .unwrap()
                    .remove("weight");
            },
            "lots[0].requirements[1].weight: is missing",
        ),
        (
            |v| {
                v["lots"][0]["pinned"] = json!(["a", "b"]);
                v["lots"][0]["excluded"] = json!(["b"]);
            },
            "lots[0].pinned[1]: is also excluded: it cannot be both in and out",
        ),
        (
            |v| v["lots"][0]["thresholds"][0]["scope"] = json!("some"),
            "lots[0].thresholds[0].scope: is `some`; one of sum, any, each, lead is expected",
        ),
        (
            |v| v["lots"][0]["certifications"][0]["scope"] = json!("sum"),
            "lots[0].certifications[0].scope: is `sum`; one of any, each, lead is expected",
        ),
    ]);
}

#[test]
fn what_is_wrong_elsewhere_is_told_with_its_place() {
    expect_findings(&[
        (
            |v| v["companies"][1]["capabilities"][0]["competency"] = json!("geo"),
            "companies[1].capabilities[0].competency: `geo` is not among the competencies",
        ),
        (
            |v| v["companies"][1]["capabilities"][0]["level"] = json!(6),
            "companies[1].capabilities[0].level: is 6; a whole number from 1 to 5 is expected",
        ),
        (
            |v| v["companies"][0]["available_fte"] = json!(2.55),
            "companies[0].available_fte: is 2.55; a number from 0.0 to 1000000 with at most one decimal is expected",
        ),
        (
            |v| v["companies"][0]["headcount"] = json!(-3),
            "companies[0].headcount: is -3; a whole number from 0 to 1000000000000 is expected",
        ),
        (
            |v| {
                v["companies"][1]["id"] = json!("a");
                v["collaborations"] = json!([]);
            },
            "companies[1]: has the id of an earlier one",
        ),
        (
            |v| {
                v["competencies"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({"id": "web"}))
            },
            "competencies[2]: has the id of an earlier one",
        ),
        (
            |v| v["incompatibilities"] = json!([["a", "a"]]),
            "incompatibilities[0]: names the same company twice",
        ),
        (
            |v| {
                v["collaborations"] = json!([{"a": "a", "b": "b", "strength": 1}, {"a": "b", "b": "a", "strength": 1}])
            },
            "collaborations[1]: names a pair that was named already",
        ),
        (
            |v| v["generator"]["companies"] = json!(1_000_000_000),
            "generator.companies: is 1000000000; a whole number from 0 to 500000 is expected",
        ),
        (
            |v| v["schema"] = json!("tender-grouping/2"),
            "schema: is `tender-grouping/2`; `tender-grouping/1` is expected",
        ),
        (
            |v| {
                v.as_object_mut().unwrap().remove("lots");
            },
            "lots: is missing",
        ),
    ]);
}

#[test]
fn all_findings_are_told_and_not_the_first_only() {
    let found = findings_after(|value| {
        value["companies"][0]["headcount"] = json!("five");
        value["companies"][1]["location"]["lat"] = json!(95);
        value["lots"][0]["max_members"] = json!(3.5);
        value["weights"]["member"] = json!(-1);
    });
    assert_eq!(
        found,
        [
            "weights.member: is -1; a whole number from 0 to 1000000000 is expected",
            "companies[0].headcount: a number is expected",
            "companies[1].location.lat: is 95; degrees from -90 to 90 are expected",
            "lots[0].max_members: is 3.5; a whole number from 0 to 200 is expected",
        ]
    );
}

#[test]
fn the_hundred_and_first_finding_is_counted() {
    let mut value = sample();
    let company = value["companies"][0].clone();
    value["companies"] = (0..150).map(|_| company.clone()).collect();
    let findings = read_problem(&value.to_string()).unwrap_err();
    assert_eq!((findings.told.len(), findings.n_untold), (100, 50));
    assert!(findings.to_string().ends_with("and 50 more"));
}

#[test]
fn reading_ends_when_the_time_is_up_wherever_it_is() {
    let short = sample().to_string();
    assert_eq!(
        read_problem_until(&short, &|| true),
        read_problem_until(&short, &|| false),
        "a short file is read before anybody asks for the time"
    );
    // Something unknown that has to be passed over, and companies that are waited for, are no way around.
    for key in ["planted", "companies", "collaborations"] {
        let mut value = sample();
        value[key] = vec![json!({"strength": 1}); 5_000].into();
        assert_eq!(
            read_problem_until(&value.to_string(), &|| true),
            Err(Unread::TimeUp),
            "{key}"
        );
    }
}
