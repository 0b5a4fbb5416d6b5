//! What the papers point to is there: files behind links, and the commands that the README lists.

use std::collections::BTreeSet;

use super::reading::source_tree::{SourceFile, expect_none, paths, read, text_files};

/// The targets of the links of a Markdown text that lead to files of the repository, without their anchors.
fn local_links(text: &str) -> Vec<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or(target))
        .filter(|target| {
            !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:")
        })
        .map(str::to_string)
        .collect()
}

/// Where a link of a file leads, below the root.
fn resolved(file: &SourceFile, target: &str) -> String {
    let mut parts: Vec<&str> = file
        .folder()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn dead_links(files: &[SourceFile], paths: &[String]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.has_extension(&["md"]))
        .flat_map(|file| {
            local_links(&file.text)
                .into_iter()
                .filter_map(move |target| {
                    let path = resolved(file, &target);
                    let exists = paths
                        .iter()
                        .any(|known| *known == path || known.starts_with(&format!("{path}/")));
                    (!exists).then(|| format!("{}: {target}", file.path))
                })
        })
        .collect()
}

/// The targets of a Makefile.
fn targets(makefile: &str) -> BTreeSet<String> {
    makefile
        .lines()
        .filter_map(|line| line.split_once(" ## ")?.0.split_once(':'))
        .map(|(target, _)| target.to_string())
        .collect()
}

/// The commands of the README's table.
fn listed_commands(readme: &str) -> BTreeSet<String> {
    readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `make "))
        .filter_map(|rest| rest.split(['`', ' ']).next())
        .map(str::to_string)
        .collect()
}

#[test]
fn links_lead_somewhere() {
    expect_none(
        "write these pages, or take the links out:",
        dead_links(&text_files(), &paths()),
    );
}

#[test]
fn the_readme_lists_the_commands_of_the_makefile() {
    assert_eq!(
        listed_commands(&read("README.md")),
        targets(&read("Makefile"))
    );
}

#[test]
fn a_dead_link_is_found() {
    let paths = ["README.md", "docs/a.md", "docs/adr/0001-x.md"].map(String::from);
    let text = "See [a](a.md#part), [up](../README.md), [all](adr), [web](https://example.org/x), [gone](b.md), [here](#y).";
    let file = SourceFile::sample("docs/a.md", text);
    assert_eq!(dead_links(&[file], &paths), ["docs/a.md: b.md"]);
}

#[test]
fn commands_are_read_from_both_sides() {
    let makefile = ".PHONY: a\n\na: ## does a\n\t@x\n\nb-c: a ## does b\n";
    assert_eq!(
        targets(makefile),
        BTreeSet::from(["a".to_string(), "b-c".to_string()])
    );
    let readme = "| `make a` | x |\n| `make corpus DIR=path` | y |\n| `other` | z |\n";
    assert_eq!(
        listed_commands(readme),
        BTreeSet::from(["a".to_string(), "corpus".to_string()])
    );
}
