//! No floor looks up or sideways: every path that the code names is held against the table of floors.

use super::floors::{OUTSIDE, allowed, exception, floor_of, is_floor};
use super::module_graph::resolve;
use super::reading::paths::paths_of;
use super::reading::source_tree::{SourceFile, expect_none, rust_files};

/// Uses of one floor by another that the table does not grant.
fn forbidden_uses(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter_map(|file| floor_of(&file.path).map(|floor| (file, floor)))
        .filter(|(_, floor)| *floor != "lib")
        .flat_map(|(file, floor)| forbidden_uses_of(file, floor))
        .collect()
}

fn forbidden_uses_of(file: &SourceFile, floor: &str) -> Vec<String> {
    let Some(may_use) = allowed(floor) else {
        return vec![format!(
            "{}: `{floor}` is no floor of the table in floors.rs",
            file.path
        )];
    };
    paths_of(&file.text)
        .into_iter()
        .filter_map(|path| {
            let used = floor_named(&file.path, &path.words)?;
            let granted = used == floor
                || may_use.contains(&used.as_str())
                || exception(&file.path).contains(&used.as_str());
            (!granted).then(|| {
                format!(
                    "{}:{}: `{floor}` names `{used}` ({})",
                    file.path,
                    path.line,
                    path.words.join("::")
                )
            })
        })
        .collect()
}

/// The floor that a path leads to, if it leads to one of ours.
fn floor_named(file: &str, words: &[String]) -> Option<String> {
    let first = words.first()?;
    let name = match first.as_str() {
        "crate" | "self" | "super" | "cordee" if file_is_in_root_crate(file) => {
            resolve(file, words)?.first()?.clone()
        }
        "domain" | "engine" | "spreadsheets" | "persistence" | "migration" => first.clone(),
        _ => return None,
    };
    is_floor(&name).then_some(name)
}

fn file_is_in_root_crate(file: &str) -> bool {
    !super::floors::CRATES
        .iter()
        .any(|(_, folder)| file.starts_with(folder))
}

/// Outside crates named where the table does not allow them.
fn strangers(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.starts_with("src/") || file.path.starts_with("migration/"))
        .flat_map(|file| {
            paths_of(&file.text).into_iter().filter_map(|path| {
                let named = path.words.first()?;
                let (_, places) = OUTSIDE.iter().find(|(outside, _)| outside == named)?;
                let is_allowed = places.iter().any(|place| file.path.starts_with(place));
                (!is_allowed).then(|| {
                    format!(
                        "{}:{}: `{named}` belongs to {}",
                        file.path,
                        path.line,
                        places.join(" and ")
                    )
                })
            })
        })
        .collect()
}

#[test]
fn floors_use_only_what_lies_below_them() {
    expect_none(
        "move the shared part down, or hand the value over from above (the table is in tests/it/tidy/floors.rs):",
        forbidden_uses(&rust_files()),
    );
}

#[test]
fn outside_crates_stay_in_their_folders() {
    expect_none(
        "put this behind the door of the folder that owns the crate:",
        strangers(&rust_files()),
    );
}

#[test]
fn a_look_upward_is_found_however_it_is_written() {
    let bad = [
        (
            "src/application/calls.rs",
            "use crate::graphql::types::call::Call;",
        ),
        (
            "src/application/calls.rs",
            "use super::super::http::router::router;",
        ),
        (
            "src/application/calls.rs",
            "use crate::{http::router::router};",
        ),
        (
            "src/application/calls.rs",
            "fn f() { crate::cli::serve::serve() }",
        ),
        (
            "src/graphql/queries/calls.rs",
            "use persistence::repositories::calls::find;",
        ),
        ("src/config.rs", "use crate::telemetry::start;"),
        (
            "src/engine/solve.rs",
            "use persistence::connection::Database;",
        ),
        ("src/domain/call.rs", "fn f(x: engine::solve::Answer) {}"),
        ("src/cli/serve.rs", "use persistence::connection::Database;"),
        ("src/main.rs", "fn main() { cordee::http::serve(); }"),
        ("src/misplaced/a.rs", "//! New."),
    ];
    for (path, text) in bad {
        let found = forbidden_uses(&[SourceFile::sample(path, text)]);
        assert_eq!(found.len(), 1, "{path}: {text} gives {found:?}");
    }
}

#[test]
fn a_look_downward_is_granted() {
    let good = [
        (
            "src/application/calls.rs",
            "use domain::procurement::call::CallForTender;\nuse persistence::connection::Database;",
        ),
        (
            "src/application/calls.rs",
            "use crate::application::actor::Actor;\nuse super::app::App;",
        ),
        (
            "src/cli/migrate.rs",
            "use persistence::connection::Database;",
        ),
        (
            "src/graphql/types/call.rs",
            "// use crate::http::router::router;\nlet a = \"crate::http::b\";",
        ),
        ("src/main.rs", "fn main() { cordee::cli::run(); }"),
        (
            "src/domain/call.rs",
            "use crate::money::Money; mod tests { use super::*; }",
        ),
        (
            "src/application/coverage.rs",
            "use crate::application::engine::start;",
        ),
    ];
    for (path, text) in good {
        let found = forbidden_uses(&[SourceFile::sample(path, text)]);
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[test]
fn an_outside_crate_in_a_wrong_place_is_found() {
    let bad = [
        ("src/domain/call.rs", "use sea_orm::EntityTrait;"),
        ("src/application/calls.rs", "fn f(e: sea_orm::DbErr) {}"),
        ("src/http/router.rs", "use async_graphql::Schema;"),
        ("src/cli/serve.rs", "use axum::Router;"),
        ("src/application/import.rs", "use calamine::Reader;"),
    ];
    for (path, text) in bad {
        assert_eq!(
            strangers(&[SourceFile::sample(path, text)]).len(),
            1,
            "{path}"
        );
    }
    let good = [
        (
            "src/persistence/entities/call.rs",
            "use sea_orm::entity::prelude::*;",
        ),
        (
            "src/http/graphql_endpoint.rs",
            "use async_graphql_axum::GraphQLRequest;",
        ),
        ("tests/it/http/limits.rs", "use sea_orm::EntityTrait;"),
    ];
    for (path, text) in good {
        assert!(
            strangers(&[SourceFile::sample(path, text)]).is_empty(),
            "{path}"
        );
    }
}
