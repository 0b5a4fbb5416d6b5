//! Budgets of size: lines of a file, lines and parameters of a function, files of a folder.

use std::collections::BTreeMap;

use super::reading::functions::functions_of;
use super::reading::source_tree::{SourceFile, expect_none, paths, rust_files, text_files};

/// Lines that a source file may have.
const MAX_FILE_LINES: usize = 500;
/// Lines that a file of tests may have.
const MAX_TEST_FILE_LINES: usize = 800;
/// Lines that a function may have, signature and closing brace included.
const MAX_FUNCTION_LINES: usize = 80;
/// Parameters that a function may have; the receiver and the GraphQL context do not count.
const MAX_PARAMETERS: usize = 5;
/// Files that a folder of code may hold.
const MAX_FOLDER_FILES: usize = 18;

/// Extensions of files that people write as code.
const CODE: [&str; 9] = ["rs", "ts", "tsx", "js", "mjs", "css", "sh", "py", "html"];

/// Code that a tool writes.
const GENERATED: [&str; 1] = ["frontend/src/gql/"];

fn is_code(file: &SourceFile) -> bool {
    file.has_extension(&CODE) && !GENERATED.iter().any(|folder| file.path.starts_with(folder))
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/")
        || path.starts_with("frontend/e2e/")
        || path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
        || path.contains(".test.")
}

fn long_files(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| is_code(file))
        .filter_map(|file| {
            let ceiling = if is_test(&file.path) {
                MAX_TEST_FILE_LINES
            } else {
                MAX_FILE_LINES
            };
            let n_lines = file.text.lines().count();
            (n_lines > ceiling)
                .then(|| format!("{}: {n_lines} lines, at most {ceiling}", file.path))
        })
        .collect()
}

fn long_functions(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            functions_of(&file.text)
                .into_iter()
                .filter(|function| function.n_lines > MAX_FUNCTION_LINES)
                .map(|function| {
                    format!(
                        "{}:{}: `{}` has {} lines, at most {MAX_FUNCTION_LINES}",
                        file.path, function.line, function.name, function.n_lines
                    )
                })
        })
        .collect()
}

fn wide_functions(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| {
            functions_of(&file.text)
                .into_iter()
                .filter(|function| function.n_parameters > MAX_PARAMETERS)
                .map(|function| {
                    format!(
                        "{}:{}: `{}` takes {} parameters, at most {MAX_PARAMETERS}",
                        file.path, function.line, function.name, function.n_parameters
                    )
                })
        })
        .collect()
}

fn crowded_folders(paths: &[String]) -> Vec<String> {
    let mut n_files: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths {
        let file = SourceFile::sample(path, "");
        if is_code(&file) {
            *n_files.entry(file.folder().to_string()).or_default() += 1;
        }
    }
    n_files
        .into_iter()
        .filter(|(_, n_files)| *n_files > MAX_FOLDER_FILES)
        .map(|(folder, n_files)| format!("{folder}/: {n_files} files, at most {MAX_FOLDER_FILES}"))
        .collect()
}

#[test]
fn files_stay_short() {
    expect_none(
        "split these files by what their parts are for:",
        long_files(&text_files()),
    );
}

#[test]
fn functions_stay_short() {
    expect_none(
        "take named steps out of these functions:",
        long_functions(&rust_files()),
    );
}

#[test]
fn functions_take_few_parameters() {
    expect_none(
        "give these functions a struct that names what belongs together:",
        wide_functions(&rust_files()),
    );
}

#[test]
fn folders_stay_small() {
    expect_none("divide these folders:", crowded_folders(&paths()));
}

#[test]
fn a_long_file_is_found_and_a_long_test_file_later() {
    let text = "//! x\n".repeat(501);
    assert_eq!(
        long_files(&[SourceFile::sample("src/a.rs", &text)]).len(),
        1
    );
    assert_eq!(
        long_files(&[SourceFile::sample("frontend/src/a.tsx", &text)]).len(),
        1
    );
    assert!(long_files(&[SourceFile::sample("tests/it/a.rs", &text)]).is_empty());
    assert!(long_files(&[SourceFile::sample("frontend/src/gql/a.ts", &text)]).is_empty());
    let longer = "//! x\n".repeat(801);
    assert_eq!(
        long_files(&[SourceFile::sample("tests/it/a.rs", &longer)]).len(),
        1
    );
}

#[test]
fn a_long_function_is_found() {
    let body = "    let a = \"}\"; // }\n".repeat(79);
    let file = SourceFile::sample(
        "src/a.rs",
        &format!("fn long() {{\n{body}}}\nfn short() {{}}\n"),
    );
    assert_eq!(
        long_functions(&[file]),
        ["src/a.rs:1: `long` has 81 lines, at most 80"]
    );
}

#[test]
fn a_sixth_parameter_is_found() {
    let six = "fn six<F: Fn(u8) -> u8>(a: A, b: (B, B), c: Vec<(C, C)>, d: D, e: F, f: fn(u8, u8) -> u8) {}";
    let five = "fn five(&mut self, ctx: &Context<'_>, a: A, b: B, c: Map<C, C>, d: D, e: E,) {}";
    let file = SourceFile::sample("src/a.rs", &format!("{five}\n{six}\n"));
    assert_eq!(
        wide_functions(&[file]),
        ["src/a.rs:2: `six` takes 6 parameters, at most 5"]
    );
}

#[test]
fn a_crowded_folder_is_found() {
    let mut paths: Vec<String> = (0..18).map(|n| format!("src/a/f{n}.rs")).collect();
    paths.extend((0..30).map(|n| format!("src/a/data{n}.toml")));
    assert!(crowded_folders(&paths).is_empty());
    paths.push("src/a/mod.rs".to_string());
    assert_eq!(crowded_folders(&paths), ["src/a/: 19 files, at most 18"]);
}
