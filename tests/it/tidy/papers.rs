//! The written side of the house: decisions have their parts, the code map says what the folders say.

use std::collections::BTreeMap;
use std::env;
use std::fs;

use super::reading::source_tree::{SourceFile, expect_none, read, root, text_files};

/// The parts of a decision, in order.
const PARTS: [&str; 4] = ["## Status", "## Context", "## Decision", "## Consequences"];

const MAP_BEGINS: &str =
    "<!-- code map: written by `UPDATE_CODE_MAP=1 cargo test --test it code_map` -->";
const MAP_ENDS: &str = "<!-- end of the code map -->";

fn decisions(files: &[SourceFile]) -> Vec<&SourceFile> {
    files
        .iter()
        .filter(|file| file.path.starts_with("docs/adr/"))
        .collect()
}

fn misshapen_decisions(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, file) in decisions(files).iter().enumerate() {
        let number = format!("{:04}", at + 1);
        let headings: Vec<&str> = file
            .text
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        if !file.name().starts_with(&format!("{number}-")) {
            found.push(format!("{}: expected number {number}", file.path));
        }
        if !file.text.starts_with(&format!("# {number}. ")) {
            found.push(format!(
                "{}: the title does not begin with `# {number}. `",
                file.path
            ));
        }
        if headings != PARTS {
            found.push(format!(
                "{}: the parts are {headings:?}, not {PARTS:?}",
                file.path
            ));
        }
    }
    found
}

/// The first sentence of a file's head, without its full stop.
fn first_sentence(text: &str) -> String {
    let head: Vec<&str> = text
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(|line| line.trim_start_matches("//!").trim())
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = head.join(" ");
    paragraph
        .split(". ")
        .next()
        .unwrap_or(&paragraph)
        .trim_end_matches('.')
        .to_string()
}

/// The lines of the code map, one per folder of Rust code.
fn code_map(files: &[SourceFile]) -> Vec<String> {
    let by_folder: BTreeMap<&str, &SourceFile> = files
        .iter()
        .filter(|file| file.path.starts_with("src/") || file.path.starts_with("migration/"))
        .filter(|file| matches!(file.name(), "mod.rs" | "lib.rs") && file.path != "src/lib.rs")
        .map(|file| (file.folder(), file))
        .collect();
    by_folder
        .into_iter()
        .map(|(folder, file)| {
            let depth = folder.matches('/').count().saturating_sub(1);
            format!(
                "{}- `{folder}/`: {}.",
                "  ".repeat(depth),
                first_sentence(&file.text)
            )
        })
        .collect()
}

/// The text with the lines between the two marks replaced, if it has the marks.
fn with_map(text: &str, map: &[String]) -> Option<String> {
    let (before, rest) = text.split_once(MAP_BEGINS)?;
    let (_, after) = rest.split_once(MAP_ENDS)?;
    Some(format!(
        "{before}{MAP_BEGINS}\n\n{}\n\n{MAP_ENDS}{after}",
        map.join("\n")
    ))
}

#[test]
fn decisions_have_their_parts() {
    let files = text_files();
    assert!(decisions(&files).len() >= 8, "decisions are written down");
    expect_none(
        "give these decisions their parts:",
        misshapen_decisions(&files),
    );
}

#[test]
fn the_code_map_says_what_the_folders_say() {
    let written = read("ARCHITECTURE.md");
    let expected = with_map(&written, &code_map(&text_files()))
        .expect("ARCHITECTURE.md has the marks of the code map");
    if env::var_os("UPDATE_CODE_MAP").is_some() {
        fs::write(root().join("ARCHITECTURE.md"), &expected).unwrap();
        return;
    }
    assert!(
        written == expected,
        "the folders changed: run `UPDATE_CODE_MAP=1 cargo test --test it code_map` and review ARCHITECTURE.md"
    );
}

#[test]
fn a_misshapen_decision_is_found() {
    let good = "# 0001. A\n\n## Status\n\n## Context\n\n## Decision\n\n## Consequences\n";
    let bad = [
        ("docs/adr/0002-a.md", good.to_string()),
        ("docs/adr/0001-a.md", good.replace("0001. A", "A")),
        ("docs/adr/0001-a.md", good.replace("## Status\n\n", "")),
    ];
    assert!(misshapen_decisions(&[SourceFile::sample("docs/adr/0001-a.md", good)]).is_empty());
    for (path, text) in bad {
        assert_eq!(
            misshapen_decisions(&[SourceFile::sample(path, &text)]).len(),
            1,
            "{path}: {text}"
        );
    }
}

#[test]
fn the_code_map_takes_the_first_sentence_of_each_folder() {
    let files = [
        SourceFile::sample(
            "src/http/mod.rs",
            "//! The outer door. No rules here.\n//! More.\npub mod a;\n",
        ),
        SourceFile::sample("src/http/a.rs", "//! Not a folder.\n"),
        SourceFile::sample(
            "src/graphql/types/mod.rs",
            "//! Plain objects,\n//! nothing else\n\npub mod a;\n",
        ),
    ];
    let map = code_map(&files);
    assert_eq!(
        map,
        [
            "  - `src/graphql/types/`: Plain objects, nothing else.",
            "- `src/http/`: The outer door.",
        ]
    );
    let text = format!("a\n{MAP_BEGINS}\nold\n{MAP_ENDS}\nb");
    let new = with_map(&text, &map).unwrap();
    assert!(new.contains(&map[1]) && !new.contains("old"));
}

/// Lines of prose that hold more than one sentence; tables, code and lists of links are left alone.
fn crowded_lines(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.has_extension(&["md"]))
        .flat_map(|file| {
            let mut in_code = false;
            file.text
                .lines()
                .enumerate()
                .filter(move |(_, line)| {
                    in_code ^= line.trim_start().starts_with("```");
                    !in_code && !line.starts_with('|') && holds_two_sentences(line)
                })
                .map(|(at, line)| format!("{}:{}: {line}", file.path, at + 1))
        })
        .collect()
}

/// Whether a sentence ends inside the line and another begins.
fn holds_two_sentences(line: &str) -> bool {
    let letters: Vec<char> = line
        .trim_start_matches(|mark: char| mark.is_ascii_digit())
        .chars()
        .collect();
    letters.windows(4).any(|four| {
        four[0].is_alphanumeric()
            && four[0].is_lowercase()
            && matches!(four[1], '.' | '!' | '?')
            && four[2] == ' '
            && four[3].is_uppercase()
    })
}

#[test]
fn sentences_have_lines_of_their_own() {
    expect_none(
        "begin a new line after each sentence, so that a change of one shows as one:",
        crowded_lines(&text_files()),
    );
}

#[test]
fn a_line_with_two_sentences_is_found() {
    let text = "One sentence.\nOne. Two sentences. Three.\n| a. B | c |\n```\nlet a. B\n```\n1. First thing.\nSee e.g. this.\n";
    assert_eq!(
        crowded_lines(&[SourceFile::sample("docs/a.md", text)]),
        ["docs/a.md:2: One. Two sentences. Three."]
    );
}
