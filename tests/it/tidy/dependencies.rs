//! Every dependency is argued in its ADR, and every argument has its dependency.

use std::collections::BTreeSet;

use super::reading::source_tree::{expect_none, read};

const PAPER: &str = "docs/adr/0006-dependencies.md";

/// The names in the first column of the table below a heading.
fn argued(paper: &str, heading: &str) -> BTreeSet<String> {
    paper
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('#'))
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_string)
        .collect()
}

/// The outside crates that the workspace asks for.
fn asked_in_rust(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    manifest["workspace"]["dependencies"]
        .as_table()
        .unwrap()
        .iter()
        .filter(|(_, entry)| entry.get("path").is_none())
        .map(|(name, _)| name.clone())
        .collect()
}

/// The packages that the frontend asks for.
fn asked_in_frontend(manifest: &str) -> BTreeSet<String> {
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
    ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|section| manifest[section].as_object())
        .flat_map(|packages| packages.keys().cloned())
        .collect()
}

fn disagreements(argued: &BTreeSet<String>, asked: &BTreeSet<String>) -> Vec<String> {
    let unargued = asked
        .difference(argued)
        .map(|name| format!("`{name}` has no row that says why it is here"));
    let unasked = argued
        .difference(asked)
        .map(|name| format!("`{name}` has a row, but nothing asks for it"));
    unargued.chain(unasked).collect()
}

#[test]
fn every_crate_is_argued() {
    expect_none(
        "make the Rust table of docs/adr/0006-dependencies.md agree with Cargo.toml:",
        disagreements(
            &argued(&read(PAPER), "### Rust"),
            &asked_in_rust(&read("Cargo.toml")),
        ),
    );
}

#[test]
fn every_package_of_the_frontend_is_argued() {
    expect_none(
        "make the frontend table of docs/adr/0006-dependencies.md agree with frontend/package.json:",
        disagreements(
            &argued(&read(PAPER), "### Frontend"),
            &asked_in_frontend(&read("frontend/package.json")),
        ),
    );
}

#[test]
fn a_missing_and_a_needless_row_are_found() {
    let paper = "### Rust\n\n| crate | why |\n| --- | --- |\n| `a` | x |\n| `b` | y |\n\n### Frontend\n| `c` | z |\n";
    let manifest =
        "[workspace.dependencies]\na = \"1\"\nours = { path = \"x\" }\nd = { version = \"2\" }\n";
    assert_eq!(
        disagreements(&argued(paper, "### Rust"), &asked_in_rust(manifest)),
        [
            "`d` has no row that says why it is here",
            "`b` has a row, but nothing asks for it"
        ]
    );
    let packages = "{\"dependencies\": {\"c\": \"1\"}, \"devDependencies\": {\"e\": \"1\"}}";
    assert_eq!(
        disagreements(&argued(paper, "### Frontend"), &asked_in_frontend(packages)),
        ["`e` has no row that says why it is here"]
    );
}
