//! The same floors one storey lower: what each crate asks for in its Cargo.toml.

use super::floors::{CRATES, allowed};
use super::reading::source_tree::{SourceFile, expect_none, read};

/// Outside crates that only some of our crates may ask for.
const OWNED: [(&str, &[&str]); 8] = [
    ("sea-orm", &["persistence"]),
    ("sea-orm-migration", &["migration", "persistence"]),
    ("calamine", &["spreadsheets"]),
    ("rust_xlsxwriter", &["spreadsheets"]),
    ("async-graphql", &["cordee"]),
    ("async-graphql-axum", &["cordee"]),
    ("axum", &["cordee"]),
    ("tokio", &["cordee", "persistence"]),
];

fn manifests() -> Vec<(String, SourceFile)> {
    let mut found = vec![(
        "cordee".to_string(),
        SourceFile::sample("Cargo.toml", &read("Cargo.toml")),
    )];
    for (name, folder) in CRATES {
        let path = format!("{}Cargo.toml", folder.trim_end_matches("src/"));
        found.push((name.to_string(), SourceFile::sample(&path, &read(&path))));
    }
    found
}

fn names_in(manifest: &toml::Table, section: &str) -> Vec<String> {
    manifest
        .get(section)
        .and_then(toml::Value::as_table)
        .map(|dependencies| dependencies.keys().cloned().collect())
        .unwrap_or_default()
}

fn forbidden_dependencies(name: &str, file: &SourceFile) -> Vec<String> {
    let manifest: toml::Table = file.text.parse().unwrap();
    let may_use = if name == "cordee" {
        &[
            "domain",
            "engine",
            "spreadsheets",
            "persistence",
            "migration",
        ]
    } else {
        allowed(name).unwrap()
    };
    let mut found = Vec::new();
    for dependency in names_in(&manifest, "dependencies") {
        let is_ours = CRATES.iter().any(|(ours, _)| *ours == dependency);
        let owners = OWNED
            .iter()
            .find(|(owned, _)| *owned == dependency)
            .map(|(_, owners)| *owners);
        if is_ours && !may_use.contains(&dependency.as_str()) {
            found.push(format!("{}: `{name}` asks for `{dependency}`", file.path));
        }
        if owners.is_some_and(|owners| !owners.contains(&name)) {
            found.push(format!("{}: `{dependency}` is not for `{name}`", file.path));
        }
    }
    found
}

/// Dependencies that state a version of their own instead of the workspace's.
fn private_versions(file: &SourceFile) -> Vec<String> {
    let manifest: toml::Table = file.text.parse().unwrap();
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section).and_then(toml::Value::as_table))
        .flatten()
        .filter(|(_, entry)| entry.get("workspace").and_then(toml::Value::as_bool) != Some(true))
        .map(|(name, _)| format!("{}: `{name}`", file.path))
        .collect()
}

#[test]
fn crates_ask_only_for_what_lies_below_them() {
    let found = manifests()
        .iter()
        .flat_map(|(name, file)| forbidden_dependencies(name, file))
        .collect();
    expect_none("these lines break the order of the floors:", found);
}

#[test]
fn versions_are_stated_once() {
    let found = manifests()
        .iter()
        .flat_map(|(_, file)| private_versions(file))
        .collect();
    expect_none(
        "state the version in [workspace.dependencies] and write `.workspace = true` here:",
        found,
    );
}

#[test]
fn a_crate_that_asks_for_too_much_is_found() {
    let file = SourceFile::sample(
        "src/engine/Cargo.toml",
        "[dependencies]\ndomain.workspace = true\npersistence.workspace = true\nsea-orm.workspace = true\ncsv = \"1\"\n",
    );
    assert_eq!(
        forbidden_dependencies("engine", &file),
        [
            "src/engine/Cargo.toml: `engine` asks for `persistence`",
            "src/engine/Cargo.toml: `sea-orm` is not for `engine`",
        ]
    );
    assert_eq!(private_versions(&file), ["src/engine/Cargo.toml: `csv`"]);
}
