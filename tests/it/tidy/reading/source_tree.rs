//! The files of the repository as the rules see them: what is tracked, without what is built or fetched.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand, wherever they stand.
const NOT_OURS: [&str; 12] = [
    ".git",
    ".cache",
    ".vite",
    "target",
    "node_modules",
    "dist",
    "coverage",
    "test-results",
    "playwright-report",
    "proptest-regressions",
    "__pycache__",
    "blob-report",
];

/// One text file: where it stands below the root of the repository, and what it says.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the root, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// A file made up by a test of a rule.
    pub fn sample(path: &str, text: &str) -> Self {
        SourceFile {
            path: path.to_string(),
            text: text.to_string(),
        }
    }

    /// The part after the last slash.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The part before the last slash, empty at the root.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether the file's name ends with one of the extensions.
    pub fn has_extension(&self, extensions: &[&str]) -> bool {
        self.name()
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// Whether it is a Rust file.
    pub fn is_rust(&self) -> bool {
        self.has_extension(&["rs"])
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of one file below the root.
pub fn read(path: &str) -> String {
    let full = root().join(path);
    fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

/// Every path below the root that is written by hand or generated into the repository.
pub fn paths() -> Vec<String> {
    let mut found = Vec::new();
    collect(&root(), "", &mut found);
    found.sort();
    found
}

/// Every text file below the root; files that are not UTF-8 (pictures, workbooks) are left out.
pub fn text_files() -> Vec<SourceFile> {
    paths()
        .into_iter()
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(root().join(&path)).unwrap()).ok()?;
            Some(SourceFile { path, text })
        })
        .collect()
}

/// Every Rust file of the repository.
pub fn rust_files() -> Vec<SourceFile> {
    text_files()
        .into_iter()
        .filter(SourceFile::is_rust)
        .collect()
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if NOT_OURS.contains(&name.as_str()) || is_leftover(&name) {
            continue;
        }
        let path = if prefix.is_empty() {
            name
        } else {
            format!("{prefix}/{name}")
        };
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &path, found);
        } else {
            found.push(path);
        }
    }
}

/// Files that a run leaves behind and that `.gitignore` names.
fn is_leftover(name: &str) -> bool {
    [".sqlite", ".sqlite-shm", ".sqlite-wal", ".tsbuildinfo"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Findings that one message shows; more would hide the sentence above them.
const MAX_SHOWN: usize = 40;

/// Fails with the findings, each on a line of its own, after the sentence that says what to do.
#[track_caller]
pub fn expect_none(what_to_do: &str, findings: Vec<String>) {
    let n_more = findings.len().saturating_sub(MAX_SHOWN);
    let shown: Vec<&str> = findings
        .iter()
        .take(MAX_SHOWN)
        .map(String::as_str)
        .collect();
    assert!(
        findings.is_empty(),
        "{what_to_do}\n  {}\n  and {n_more} more\n",
        shown.join("\n  ")
    );
}
