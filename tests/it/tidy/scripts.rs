//! The scripts: what each must begin with, and what those that judge others must find.

use std::io::Write;
use std::process::{Command, Stdio};

use super::reading::source_tree::{SourceFile, expect_none, root, text_files};

fn careless_scripts(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.starts_with("scripts/") && file.has_extension(&["sh"]))
        .filter_map(|file| {
            let mut lines = file.text.lines();
            let is_bash = lines.next() == Some("#!/usr/bin/env bash");
            let says_what_for = lines.next().is_some_and(|line| line.starts_with("# "));
            let stops_at_errors = file.text.lines().any(|line| line == "set -euo pipefail");
            (!(is_bash && says_what_for && stops_at_errors)).then(|| file.path.clone())
        })
        .collect()
}

/// What a script prints when it reads `input`, and whether it ended well.
fn run(script: &str, arguments: &[&str], input: &str) -> (String, bool) {
    let mut child = Command::new(root().join(script))
        .args(arguments)
        .current_dir(root())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        output.status.success(),
    )
}

fn crate_entry(name: &str, version: &str, licence: &str) -> serde_json::Value {
    serde_json::json!({
        "name": name,
        "version": version,
        "license": licence,
        "source": concat!("registry+https://github.com/rust-lang/crates", ".io-index"),
    })
}

/// The problems that the audit of crates finds among these.
fn audit(packages: &[serde_json::Value]) -> Vec<String> {
    let input = serde_json::json!({ "packages": packages }).to_string();
    let (output, ended_well) = run("scripts/audit/crates.py", &["deny.toml"], &input);
    let problems: Vec<String> = output
        .lines()
        .filter(|line| !line.contains("no longer needed") && !line.ends_with("problems"))
        .map(str::to_string)
        .collect();
    assert!(!ended_well, "skips without their crates are problems too");
    problems
}

#[test]
fn every_script_says_what_it_is_for_and_stops_at_errors() {
    expect_none(
        "begin these scripts with a bash line, a comment and `set -euo pipefail`:",
        careless_scripts(&text_files()),
    );
}

#[test]
fn a_careless_script_is_found() {
    let careful = "#!/usr/bin/env bash\n# Does it.\nset -euo pipefail\n";
    for careless in [
        "#!/bin/sh\n# Does it.\nset -euo pipefail\n",
        "#!/usr/bin/env bash\n# Does it.\n",
    ] {
        let files = [
            SourceFile::sample("scripts/a.sh", careful),
            SourceFile::sample("scripts/b.sh", careless),
        ];
        assert_eq!(careless_scripts(&files), ["scripts/b.sh"]);
    }
}

#[test]
fn results_of_all_runners_are_summed() {
    let output = "\
        test result: ok. 11 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
        test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n \
        Test Files  1 failed | 3 passed (4)\n      \
        \u{1b}[2mTests\u{1b}[22m  1 failed | 12 passed (13)\n  \
        1 failed\n    \
        [chromium] > a.spec.ts:3:1 > 9 passed\n  \
        1 did not run\n  \
        5 passed (12.3s)\n";
    let (sum, _) = run("scripts/sum-results.sh", &[], output);
    assert_eq!(sum, "31 5\n");
}

#[test]
fn a_licence_that_is_not_accepted_is_found() {
    let found = audit(&[
        crate_entry("one", "1.0.0", "MIT OR GPL-3.0-only"),
        crate_entry("two", "1.0.0", "MIT AND GPL-3.0-only"),
        crate_entry("three", "1.0.0", "(MIT OR Apache-2.0) AND Unicode-3.0"),
    ]);
    assert_eq!(
        found,
        ["two 1.0.0: the licence MIT AND GPL-3.0-only is not in deny.toml"]
    );
}

#[test]
fn a_version_with_a_known_hole_is_found() {
    let found = audit(&[
        crate_entry("quick-xml", "0.38.4", "MIT"),
        crate_entry("sqlx-core", "0.9.0", "MIT"),
        crate_entry("openssl", "0.10.0", "MIT"),
    ]);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("openssl 0.10.0 is banned"));
    assert!(found[1].contains("RUSTSEC-2026-0194"));
}

#[test]
fn an_unknown_source_and_an_unargued_duplicate_are_found() {
    let mut stranger = crate_entry("stranger", "1.0.0", "MIT");
    stranger["source"] = "git+https://example.org/stranger".into();
    let found = audit(&[
        stranger,
        crate_entry("twice", "0.1.9", "MIT"),
        crate_entry("twice", "0.2.0", "MIT"),
        crate_entry("near", "1.0.0", "MIT"),
        crate_entry("near", "1.9.0", "MIT"),
        crate_entry("syn", "2.0.1", "MIT"),
        crate_entry("syn", "3.0.1", "MIT"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("stranger 1.0.0 comes from git+"));
    assert!(found[1].starts_with("twice is there in versions 0.1.9, 0.2.0"));
}
