//! Who may know whom: the table of floors that `layers` holds the code to, and where outside crates may be named.

/// What a floor may use of ours. Floors that are crates are named like crates, the others like folders of `src`.
pub const MAY_USE: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("migration", &[]),
    ("engine", &["domain"]),
    ("spreadsheets", &["domain"]),
    ("persistence", &["domain", "migration"]),
    ("config", &[]),
    ("telemetry", &["config"]),
    ("authorization", &["domain"]),
    ("wording", &["domain"]),
    (
        "application",
        &[
            "domain",
            "engine",
            "spreadsheets",
            "persistence",
            "authorization",
        ],
    ),
    (
        "demo",
        &["domain", "persistence", "application", "authorization"],
    ),
    (
        "graphql",
        &["domain", "application", "authorization", "wording"],
    ),
    (
        "http",
        &[
            "domain",
            "application",
            "authorization",
            "wording",
            "graphql",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "application",
            "authorization",
            "wording",
            "demo",
            "graphql",
            "http",
            "config",
            "telemetry",
        ],
    ),
    ("main", &["cli", "config", "telemetry"]),
];

/// Single files that may use more than their floor does, each for the reason given.
pub const EXCEPTIONS: [(&str, &[&str], &str); 6] = [
    (
        "src/cli/migrate.rs",
        &["persistence", "migration"],
        "the one command that works on tables and not on what they mean",
    ),
    (
        "src/cli/read_workbook.rs",
        &["spreadsheets"],
        "the contained process that opens files knows nothing else of the product",
    ),
    (
        "src/http/uploads.rs",
        &["spreadsheets"],
        "hands files over in the words of the floor that reads and writes them",
    ),
    (
        "src/http/downloads/asked_file.rs",
        &["spreadsheets"],
        "hands files over in the words of the floor that reads and writes them",
    ),
    (
        "src/cli/import.rs",
        &["spreadsheets"],
        "hands files over in the words of the floor that reads and writes them",
    ),
    (
        "src/cli/exporting/export.rs",
        &["spreadsheets"],
        "hands files over in the words of the floor that reads and writes them",
    ),
];

/// Where an outside crate may be named; a folder ends with a slash. Tests and benchmarks may name any.
pub const OUTSIDE: [(&str, &[&str]); 14] = [
    ("sea_orm", &["src/persistence/", "migration/"]),
    ("sea_orm_migration", &["src/persistence/", "migration/"]),
    ("sqlx", &["src/persistence/", "migration/"]),
    (
        "async_graphql",
        &["src/graphql/", "src/http/graphql_endpoint.rs"],
    ),
    (
        "async_graphql_axum",
        &["src/graphql/", "src/http/graphql_endpoint.rs"],
    ),
    ("calamine", &["src/spreadsheets/"]),
    ("rust_xlsxwriter", &["src/spreadsheets/"]),
    ("axum", &["src/http/"]),
    ("hyper", &["src/http/"]),
    ("hyper_util", &["src/http/"]),
    ("tower", &["src/http/"]),
    ("tower_http", &["src/http/"]),
    ("rust_embed", &["src/http/"]),
    ("indicatif", &["src/cli/"]),
];

/// The floors that are crates, with their folders; what is not below one of them belongs to the root crate.
pub const CRATES: [(&str, &str); 5] = [
    ("domain", "src/domain/"),
    ("engine", "src/engine/"),
    ("spreadsheets", "src/spreadsheets/"),
    ("persistence", "src/persistence/"),
    ("migration", "migration/src/"),
];

/// The floor on which a file of the product stands, if it is one.
pub fn floor_of(path: &str) -> Option<&str> {
    if let Some((floor, _)) = CRATES.iter().find(|(_, folder)| path.starts_with(folder)) {
        return Some(floor);
    }
    let below = path.strip_prefix("src/")?;
    let first = below.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// What a floor may use, or nothing if the table does not know the floor.
pub fn allowed(floor: &str) -> Option<&'static [&'static str]> {
    MAY_USE
        .iter()
        .find(|(known, _)| *known == floor)
        .map(|(_, uses)| *uses)
}

/// Whether a name is a floor of the table.
pub fn is_floor(name: &str) -> bool {
    allowed(name).is_some()
}

/// What a single file may use beyond its floor.
pub fn exception(path: &str) -> &'static [&'static str] {
    EXCEPTIONS
        .iter()
        .find(|(file, _, _)| *file == path)
        .map_or(&[], |(_, uses, _)| *uses)
}
