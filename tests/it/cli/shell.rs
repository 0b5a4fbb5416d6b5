//! The real binary over a database of its own, and what it said.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::database::TestDatabase;

/// A database, and a folder to work in.
pub struct Shell {
    /// Its address.
    pub database_url: String,
    folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub bytes: Vec<u8>,
    pub err: String,
}

impl Shell {
    /// Over the database of an address.
    pub fn on(database_url: &str) -> Self {
        Self {
            database_url: database_url.to_owned(),
            folder: TempDir::new().unwrap(),
        }
    }

    /// Where a database would be that nobody has made yet.
    pub fn on_nothing() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("new").join("cordee.sqlite");
        Self {
            database_url: format!("sqlite:{}", file.display()),
            folder,
        }
    }

    /// A file of the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the folder.
    pub fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        let file = self.file(name);
        std::fs::write(&file, content).unwrap();
        file
    }

    /// Runs the binary in the folder.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_cordee"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("CORDEE_DATABASE", &self.database_url)
            .env_remove("CORDEE_PUBLIC_URL")
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            bytes: output.stdout,
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs it and expects that it is done; what it printed.
    pub fn done<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{ran:?}");
        ran
    }

    /// Runs it with `--json` and expects one value on standard output.
    pub fn json<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Value {
        let mut all: Vec<&OsStr> = vec![OsStr::new("--json")];
        all.extend(arguments.iter().map(AsRef::as_ref));
        self.done(&all).json()
    }
}

impl Ran {
    /// Standard output as text.
    pub fn out(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// Its lines.
    pub fn lines(&self) -> Vec<&str> {
        self.out().lines().collect()
    }

    /// Standard output as one JSON value and nothing else.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Ends with a code, prints nothing, and says something that holds all of these words.
    pub fn check_failure(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.bytes.is_empty(), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in {}", self.err);
        }
    }
}

/// Runs a test over a migrated database of each kind.
pub async fn in_each_shell(body: impl AsyncFn(&Shell, &TestDatabase)) {
    let sqlite = TestDatabase::sqlite().await;
    let postgres = TestDatabase::postgres().await;
    for database in [Some(sqlite), postgres].into_iter().flatten() {
        body(&Shell::on(&database.url), &database).await;
        database.remove().await;
    }
}

/// As `in_each_shell`, with the demonstration loaded.
pub async fn in_each_demonstration(body: impl AsyncFn(&Shell, &TestDatabase)) {
    in_each_shell(async |shell, database| {
        shell.done(&["demo", "load"]);
        body(shell, database).await;
    })
    .await;
}

/// The name of a file, as text.
pub fn text(file: &Path) -> &str {
    file.to_str().unwrap()
}
