//! How files begin and what they may not hold: a sentence on what they are for, no re-exports, nothing half done.

use super::reading::source_tree::{SourceFile, expect_none, rust_files, text_files};
use super::reading::tokens::{Kind, code_of, tokens_of};

/// The one list that has an order of its own: the migrations, in the order in which they run.
const ORDERED_LIST: &str = "migration/src/lib.rs";

fn headless(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            !(first.starts_with("//! ") && first.len() > "//! x".len())
        })
        .map(|file| file.path.clone())
        .collect()
}

/// Lines of `mod.rs` and `lib.rs` that are more than a list of modules.
fn furnished_lists(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| matches!(file.name(), "mod.rs" | "lib.rs") && file.path != ORDERED_LIST)
        .flat_map(|file| {
            file.text.lines().enumerate().filter_map(|(at, line)| {
                let belongs = line.is_empty()
                    || line.starts_with("//!")
                    || line.starts_with("#![recursion_limit")
                    || line == "#[cfg(test)]"
                    || ["pub mod ", "pub(crate) mod ", "mod "]
                        .iter()
                        .any(|start| line.starts_with(start) && line.ends_with(';'));
                (!belongs).then(|| format!("{}:{}: {line}", file.path, at + 1))
            })
        })
        .collect()
}

fn re_exports(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            let tokens = code_of(&file.text);
            (1..tokens.len())
                .filter(|at| {
                    let after_visibility =
                        tokens[at - 1].is_word("pub") || tokens[at - 1].is_mark(')');
                    tokens[*at].is_word("use") && after_visibility
                })
                .map(|at| format!("{}:{}", file.path, tokens[at].line))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Marks of work that was left, built at run time so that this file does not hold them.
fn marks_of_unfinished_work() -> [String; 3] {
    [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X"].concat(),
    ]
}

fn unfinished(files: &[SourceFile]) -> Vec<String> {
    let marks = marks_of_unfinished_work();
    files
        .iter()
        .filter(|file| file.has_extension(&["rs", "ts", "tsx", "css", "sh", "py", "mjs", "html"]))
        .flat_map(|file| {
            file.text.lines().enumerate().filter_map(|(at, line)| {
                let is_marked = line
                    .split(|letter: char| !letter.is_alphanumeric())
                    .any(|word| marks.iter().any(|mark| mark == word));
                is_marked.then(|| format!("{}:{}: {}", file.path, at + 1, line.trim()))
            })
        })
        .collect()
}

/// Comments that are code: they end like a statement.
fn dead_code(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            tokens_of(&file.text)
                .into_iter()
                .filter(|token| token.kind == Kind::Comment)
                .filter(|token| {
                    let is_plain = !["///", "//!", "/**", "/*!"]
                        .iter()
                        .any(|start| token.text.starts_with(start));
                    let text = token.text.trim_end();
                    is_plain && (text.ends_with(';') || text.ends_with('{') || text.ends_with("},"))
                })
                .map(|token| format!("{}:{}: {}", file.path, token.line, token.text))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Tests that are written but not run, or that keep others from running.
fn sleeping_tests(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            let tokens = code_of(&file.text);
            (2..tokens.len())
                .filter(|at| {
                    let [before, mark, word] = [&tokens[at - 2], &tokens[at - 1], &tokens[*at]];
                    let in_rust = file.is_rust()
                        && before.is_mark('#')
                        && mark.is_mark('[')
                        && word.is_word("ignore");
                    let in_script = file.has_extension(&["ts", "tsx"])
                        && ["test", "it", "describe"]
                            .iter()
                            .any(|name| before.is_word(name))
                        && mark.is_mark('.')
                        && ["skip", "only", "fixme", "todo", "fails"]
                            .iter()
                            .any(|name| word.is_word(name));
                    in_rust || in_script
                })
                .map(|at| format!("{}:{}", file.path, tokens[at].line))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    expect_none(
        "begin these files with `//! ` and one sentence on what they are for:",
        headless(&rust_files()),
    );
}

#[test]
fn module_lists_list_modules() {
    expect_none(
        "move this into a file of its own and list that file:",
        furnished_lists(&rust_files()),
    );
}

#[test]
fn names_are_imported_from_where_they_are_defined() {
    expect_none(
        "drop these re-exports and import from the defining file:",
        re_exports(&rust_files()),
    );
}

#[test]
fn nothing_is_left_half_done() {
    expect_none("finish it, or leave it out:", unfinished(&text_files()));
    expect_none(
        "delete the code in these comments:",
        dead_code(&rust_files()),
    );
}

#[test]
fn every_test_runs() {
    expect_none(
        "let these tests run, or delete them:",
        sleeping_tests(&text_files()),
    );
}

#[test]
fn a_file_without_a_sentence_is_found() {
    for bad in [
        "",
        "use a::b;\n",
        "// A comment.\n",
        "//!\n//! Late.\n",
        "//! x\n",
    ] {
        assert_eq!(
            headless(&[SourceFile::sample("src/a.rs", bad)]),
            ["src/a.rs"],
            "{bad:?}"
        );
    }
}

#[test]
fn furniture_in_a_list_of_modules_is_found() {
    let good = "//! Rooms.\n#![recursion_limit = \"512\"]\n\npub mod a;\nmod b;\n#[cfg(test)]\nmod tests;\n";
    assert!(furnished_lists(&[SourceFile::sample("src/a/mod.rs", good)]).is_empty());
    for bad in [
        "pub use a::B;",
        "pub fn f() {}",
        "mod tests {",
        "const A: u8 = 1;",
        "// note",
    ] {
        let file = SourceFile::sample("src/a/mod.rs", &format!("{good}{bad}\n"));
        assert_eq!(furnished_lists(&[file]), [format!("src/a/mod.rs:8: {bad}")]);
    }
}

#[test]
fn a_re_export_is_found() {
    for bad in [
        "pub use a::b;",
        "pub(crate) use a::b;",
        "pub(in crate::x) use a::b;",
    ] {
        assert_eq!(
            re_exports(&[SourceFile::sample("src/a.rs", bad)]),
            ["src/a.rs:1"],
            "{bad}"
        );
    }
    let good = "use a::b;\npub fn f() {}\nuse c::d;\n";
    assert!(re_exports(&[SourceFile::sample("src/a.rs", good)]).is_empty());
}

#[test]
fn half_done_work_is_found() {
    for mark in marks_of_unfinished_work() {
        let file = SourceFile::sample("src/a.rs", &format!("// {mark}: later\n"));
        assert_eq!(unfinished(&[file]).len(), 1);
    }
    let dead = SourceFile::sample(
        "src/a.rs",
        "// let a = b;\nlet c = d; // kept for e\n/// Ends with `f;`\n",
    );
    assert_eq!(dead_code(&[dead]), ["src/a.rs:1: // let a = b;"]);
}

#[test]
fn a_sleeping_test_is_found() {
    let rust = SourceFile::sample("src/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}\n");
    assert_eq!(sleeping_tests(&[rust]), ["src/a.rs:2"]);
    let script = SourceFile::sample(
        "frontend/e2e/a.spec.ts",
        "test('a', b);\ntest.skip('c', d);\n",
    );
    assert_eq!(sleeping_tests(&[script]), ["frontend/e2e/a.spec.ts:2"]);
}
