//! `cordee solve`: answers a problem file, refuses what is none, and ends with the documented code.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

fn solve(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cordee"))
        .arg("solve")
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn company(id: &str, competency: &str, fte: f64, may_lead: bool) -> Value {
    json!({
        "id": id, "headcount": 5, "turnover_keur": 300, "references": 2,
        "location": {"lat": 48.86, "lon": 2.35}, "certifications": [], "can_lead": may_lead,
        "available_fte": fte, "max_lots": null,
        "capabilities": [{"competency": competency, "level": 3, "fte": fte, "fit": 80}]
    })
}

fn lot(id: &str, asked: &Value) -> Value {
    json!({
        "id": id, "location": {"lat": 48.86, "lon": 2.35}, "remote": true, "max_members": 3,
        "requirements": asked, "thresholds": [], "certifications": [], "pinned": [], "excluded": []
    })
}

fn problem() -> Value {
    json!({
        "schema": "tender-grouping/1", "name": "two lots",
        "weights": {"unserved_lot": 1_000_000, "uncovered": 20_000, "member": 10_000, "misfit_holder": 10,
            "misfit_fte": 1, "distance_km": 1, "cohesion": 200},
        "competencies": [{"id": "web"}, {"id": "gis"}],
        "companies": [company("a", "web", 1.5, true), company("b", "web", 2.0, true), company("c", "gis", 1.0, false)],
        "collaborations": [], "incompatibilities": [],
        "lots": [
            lot("L1", &json!([
                {"id": "R1", "competency": "web", "min_level": 2, "fte": 1.4, "mandatory": true},
                {"id": "R2", "competency": "gis", "min_level": 2, "holders": 1, "mandatory": false, "weight": 2}
            ])),
            lot("L2", &json!([{"id": "R1", "competency": "gis", "min_level": 5, "holders": 1, "mandatory": true}]))
        ]
    })
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the file is written");
    path.display().to_string()
}

fn printed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON is printed")
}

#[test]
fn a_plan_is_printed_with_its_certificate() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(
        folder.path(),
        "problem.json",
        problem().to_string().as_bytes(),
    );
    let output = solve(&[&path]);
    assert_eq!(output.status.code(), Some(0));
    let answer = printed(&output);
    assert_eq!(answer["status"], "optimal");
    assert_eq!(answer["bound"], answer["objective"]);
    assert_eq!(answer["gap"], 0.0);
    assert_eq!(answer["breakdown"]["unserved"], 1_000_000);
    assert_eq!(answer["lots"][0]["served"], true);
    assert_eq!(
        answer["lots"][0]["members"].as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(answer["lots"][0]["assignments"][0]["fte"], 1.4);
    assert_eq!(answer["lots"][1]["served"], false);
    assert_eq!(answer["details"][0]["lot"], "L2");
    assert_eq!(
        answer["details"][0]["conflict"],
        json!({"rules": ["R1"], "minimal": true})
    );
}

#[test]
fn a_packed_file_and_one_lot_and_all_that_can_be_asked_about_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed
        .write_all(problem().to_string().as_bytes())
        .expect("packed");
    let path = file(
        folder.path(),
        "problem.json.gz",
        &packed.finish().expect("packed"),
    );
    let more = [
        "--alternatives",
        "2",
        "--min-difference",
        "2",
        "--front",
        "--explain",
        "--time",
        "20",
        "--threads",
        "1",
    ];
    let output = solve(&[&[path.as_str(), "--lot", "L1"], more.as_slice()].concat());
    assert_eq!(output.status.code(), Some(0));
    let answer = printed(&output);
    assert_eq!(answer["lots"].as_array().map(Vec::len), Some(1));
    let details = &answer["details"][0];
    assert_eq!(details["alternatives"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        details["front"][0]["members"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(
        details["front"][1]["members"].as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(details["reasons"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        printed(&solve(&[&path, "--lot", "L1", "--lexicographic"]))["status"],
        "optimal"
    );
}

#[test]
fn what_cannot_be_done_ends_with_its_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(
        folder.path(),
        "problem.json",
        problem().to_string().as_bytes(),
    );
    let impossible = solve(&[&path, "--lot", "L2"]);
    assert_eq!(impossible.status.code(), Some(0));
    assert_eq!(printed(&impossible)["status"], "infeasible");
    let undecided = solve(&[&path, "--lot", "L1", "--time", "0"]);
    assert_eq!(printed(&undecided)["status"], "unknown");
    assert_eq!(undecided.status.code(), Some(6));
    assert_eq!(printed(&undecided)["lots"], json!([]));
    assert_eq!(solve(&[&path, "--lot", "L9"]).status.code(), Some(4));
    assert_eq!(solve(&["/nowhere/problem.json"]).status.code(), Some(4));
    assert_eq!(solve(&[&path, "--time=-1"]).status.code(), Some(2));
    let mut wrong = problem();
    wrong["lots"][0]["requirements"][1]["competency"] = json!("geo");
    wrong["companies"][2]["headcount"] = json!(-1);
    let path = file(folder.path(), "wrong.json", wrong.to_string().as_bytes());
    let refused = solve(&[&path]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(refused.stdout.is_empty());
    let said = String::from_utf8_lossy(&refused.stderr);
    for place in [
        "companies[2].headcount: is -1",
        "lots[0].requirements[1].competency: `geo`",
    ] {
        assert!(said.contains(place), "{said}");
    }
    let bytes = file(folder.path(), "bytes.json", &[0xff, 0xfe, 0x00]);
    assert_eq!(solve(&[&bytes]).status.code(), Some(3));
}
