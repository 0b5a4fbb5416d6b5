//! What a file that others read may not name: folders of the machine it was written on, hosts that serve packages.

use super::reading::source_tree::{SourceFile, expect_none, read, root, text_files};

/// Beginnings of paths that exist on one machine only, in two parts so that this file does not name them.
const MACHINE_FOLDERS: [(&str, &str); 5] = [
    ("/ro", "ot/"),
    ("/wo", "rk/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("C:", "\\Users"),
];

/// Parts of the names of hosts that serve packages.
const PACKAGE_HOSTS: [(&str, &str); 9] = [
    ("registry.", "npmjs"),
    ("registry.", "yarnpkg"),
    ("static.crates", ".io"),
    ("index.crates", ".io"),
    ("//crates", ".io"),
    ("files.python", "hosted"),
    ("pypi", ".org"),
    ("artif", "actory"),
    ("proxy.gol", "ang"),
];

fn joined(parts: &[(&str, &str)]) -> Vec<String> {
    parts
        .iter()
        .map(|(start, end)| format!("{start}{end}"))
        .collect()
}

/// Paths of this very machine, where they are long enough to be told from other text.
fn paths_of_this_machine() -> Vec<String> {
    [
        Some(root().to_string_lossy().into_owned()),
        std::env::var("HOME").ok(),
        std::env::var("CARGO_TARGET_DIR").ok(),
    ]
    .into_iter()
    .flatten()
    .filter(|path| path.matches('/').count() >= 2 && path.len() > 8)
    .collect()
}

fn named_addresses(files: &[SourceFile], addresses: &[String]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            file.text.lines().enumerate().filter_map(|(at, line)| {
                let address = addresses.iter().find(|address| names(line, address))?;
                Some(format!("{}:{}: {address}", file.path, at + 1))
            })
        })
        .collect()
}

/// Whether a line names an address that is not only the middle of a longer path.
fn names(line: &str, address: &str) -> bool {
    line.match_indices(address).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !(address.starts_with('/')
            && before.is_some_and(|letter| letter.is_alphanumeric() || "_-.*}".contains(letter)))
    })
}

/// Entries of a lock file of npm that say where a package was fetched.
fn recorded_addresses(lock: &str) -> Vec<String> {
    lock.lines()
        .filter(|line| line.trim_start().starts_with("\"resolved\"") && line.contains("://"))
        .map(|line| line.trim().to_string())
        .collect()
}

#[test]
fn no_file_names_a_folder_of_a_machine() {
    let mut addresses = joined(&MACHINE_FOLDERS);
    addresses.extend(paths_of_this_machine());
    expect_none(
        "write these paths relative to the repository:",
        named_addresses(&text_files(), &addresses),
    );
}

#[test]
fn no_file_names_a_host_of_packages() {
    expect_none(
        "the place from which packages come is a setting of the machine; take it out of these files:",
        named_addresses(&text_files(), &joined(&PACKAGE_HOSTS)),
    );
}

#[test]
fn the_lock_file_of_the_frontend_records_no_addresses() {
    expect_none(
        "keep `omit-lockfile-registry-resolved=true` in frontend/.npmrc and install again:",
        recorded_addresses(&read("frontend/package-lock.json")),
    );
}

#[test]
fn a_folder_of_a_machine_is_found() {
    let addresses = joined(&MACHINE_FOLDERS);
    for address in &addresses {
        let file = SourceFile::sample("docs/a.md", &format!("See\n`{address}a/b`.\n"));
        assert_eq!(
            named_addresses(&[file], &addresses),
            [format!("docs/a.md:2: {address}")]
        );
    }
    let innocent = format!(
        "see src{0}a, https://example.org{0}a and ${{HOME}}{0}a",
        addresses[1]
    );
    assert!(named_addresses(&[SourceFile::sample("docs/a.md", &innocent)], &addresses).is_empty());
}

#[test]
fn a_host_of_packages_is_found() {
    let hosts = joined(&PACKAGE_HOSTS);
    for host in &hosts {
        let file = SourceFile::sample("a.toml", &format!("index = \"https:{host}/x\""));
        assert_eq!(named_addresses(&[file], &hosts).len(), 1, "{host}");
    }
}

#[test]
fn a_recorded_address_is_found() {
    let lock = "{\n  \"a\": {\n    \"version\": \"1.0.0\",\n    \"resolved\": \"https://example.org/a.tgz\"\n  }\n}";
    assert_eq!(
        recorded_addresses(lock),
        ["\"resolved\": \"https://example.org/a.tgz\""]
    );
}
