//! Which file of a crate names which other, and whether they go round in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::floors::CRATES;
use super::reading::paths::paths_of;
use super::reading::source_tree::{SourceFile, expect_none, rust_files};

/// The folder in which the crate of a file begins.
fn crate_root(path: &str) -> Option<&'static str> {
    CRATES
        .iter()
        .map(|(_, folder)| *folder)
        .find(|folder| path.starts_with(folder))
        .or_else(|| path.starts_with("src/").then_some("src/"))
}

/// The module that a file is: `src/http/router.rs` is `http::router`, `src/http/mod.rs` is `http`.
fn module_of(path: &str) -> Option<Vec<String>> {
    let below = path.strip_prefix(crate_root(path)?)?.strip_suffix(".rs")?;
    let mut words: Vec<String> = below.split('/').map(str::to_string).collect();
    let names_folder = matches!(
        words.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    );
    if names_folder {
        words.pop();
    }
    Some(words)
}

/// A path seen from the root of the crate of the file that names it, if it leads into that crate.
pub fn resolve(file: &str, words: &[String]) -> Option<Vec<String>> {
    let mut module = match words.first()?.as_str() {
        "crate" | "cordee" => Vec::new(),
        "self" | "super" => module_of(file)?,
        _ => return None,
    };
    for word in words {
        match word.as_str() {
            "crate" | "cordee" | "self" => {}
            "super" => {
                module.pop();
            }
            _ => module.push(word.clone()),
        }
    }
    Some(module)
}

/// The files of one crate, each with the files of the same crate that it names.
fn graph_of(files: &[&SourceFile]) -> BTreeMap<String, BTreeSet<String>> {
    let by_module: BTreeMap<Vec<String>, &str> = files
        .iter()
        .filter_map(|file| Some((module_of(&file.path)?, file.path.as_str())))
        .collect();
    files
        .iter()
        .map(|file| {
            let named = paths_of(&file.text)
                .into_iter()
                .filter_map(|path| resolve(&file.path, &path.words))
                .filter_map(|module| deepest_file(&by_module, &module))
                .filter(|other| is_leaf(other) && *other != file.path)
                .map(str::to_string)
                .collect();
            (file.path.clone(), named)
        })
        .collect()
}

/// The file that defines a path: the longest part of it that is a module.
fn deepest_file<'a>(
    by_module: &BTreeMap<Vec<String>, &'a str>,
    path: &[String],
) -> Option<&'a str> {
    (1..=path.len())
        .rev()
        .find_map(|n_words| by_module.get(&path[..n_words]).copied())
}

/// Whether a file can define names: the others only list modules.
fn is_leaf(path: &str) -> bool {
    !["/mod.rs", "/lib.rs", "/main.rs"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Every file that can be reached from one file.
fn reachable<'a>(
    graph: &'a BTreeMap<String, BTreeSet<String>>,
    from: &'a str,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for next in graph.get(file).into_iter().flatten() {
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    seen
}

/// Groups of files that name one another in a circle.
fn loops(files: &[SourceFile]) -> Vec<String> {
    let mut by_crate: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
    for file in files {
        if let Some(root) = crate_root(&file.path) {
            by_crate.entry(root).or_default().push(file);
        }
    }
    let mut found = BTreeSet::new();
    for files in by_crate.values() {
        let graph = graph_of(files);
        for file in graph.keys() {
            let circle: Vec<&str> = reachable(&graph, file)
                .into_iter()
                .filter(|other| reachable(&graph, other).contains(file.as_str()))
                .collect();
            if !circle.is_empty() {
                found.insert(circle.join(" <-> "));
            }
        }
    }
    found.into_iter().collect()
}

#[test]
fn files_do_not_name_one_another_in_a_circle() {
    expect_none(
        "move what both need into a file below them:",
        loops(&rust_files()),
    );
}

#[test]
fn a_circle_of_files_is_found() {
    let files = [
        SourceFile::sample("src/http/mod.rs", "pub mod router;\npub mod health;"),
        SourceFile::sample("src/http/router.rs", "use crate::http::health::Health;"),
        SourceFile::sample("src/http/health.rs", "use super::limits::Limits;"),
        SourceFile::sample("src/http/limits.rs", "fn f() { crate::http::router::g() }"),
        SourceFile::sample(
            "src/cli/serve.rs",
            "use crate::http::router::Router;\nmod tests { use super::*; }",
        ),
    ];
    assert_eq!(
        loops(&files),
        ["src/http/health.rs <-> src/http/limits.rs <-> src/http/router.rs"]
    );
}

#[test]
fn the_same_names_in_two_crates_make_no_circle() {
    let files = [
        SourceFile::sample("src/domain/call.rs", "use crate::lot::Lot;"),
        SourceFile::sample("src/engine/lot.rs", "use crate::call::Call;"),
        SourceFile::sample("src/engine/call.rs", "use domain::procurement::lot::Lot;"),
        SourceFile::sample("src/domain/lot.rs", "//! A lot."),
    ];
    assert!(loops(&files).is_empty());
}
