//! The committed contract is the served one: `schema.graphql` equals what the binary prints.

use std::process::Command;

use super::reading::source_tree::read;

/// The first line in which two texts differ, with its number.
fn first_difference<'a>(committed: &'a str, served: &'a str) -> Option<(usize, &'a str, &'a str)> {
    let n_lines = committed.lines().count().max(served.lines().count());
    (0..n_lines)
        .map(|at| {
            let line = |text: &'a str| text.lines().nth(at).unwrap_or("(nothing)");
            (at + 1, line(committed), line(served))
        })
        .find(|(_, committed, served)| committed != served)
}

#[test]
fn the_committed_schema_is_the_served_one() {
    let output = Command::new(env!("CARGO_BIN_EXE_cordee"))
        .arg("schema")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let served = String::from_utf8(output.stdout).unwrap();
    let committed = read("schema.graphql");
    let difference = first_difference(&committed, &served);
    assert!(
        difference.is_none(),
        "run `make schema` and review the change of schema.graphql; the first one is {difference:?}"
    );
}

#[test]
fn a_difference_is_found_at_its_line() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some((2, "b", "c")));
    assert_eq!(
        first_difference("a\n", "a\nb\n"),
        Some((2, "(nothing)", "b"))
    );
}
