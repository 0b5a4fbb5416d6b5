//! What is wrong before a command can begin: its words, and its database.

use super::shell::{Shell, in_each_shell};
use crate::support::database::TestDatabase;

#[test]
fn words_that_cannot_be_meant_are_told_with_those_that_can() {
    let shell = Shell::on_nothing();
    for (arguments, words) in [
        (&[][..], &["Usage: cordee"][..]),
        (&["frobnicate"], &["frobnicate", "--help"]),
        (&["demo"], &["load", "remove"]),
        (&["migrate", "sideways"], &["sideways"]),
        (&["serve", "--listen", "somewhere"], &["somewhere"]),
        (&["import", "plan"], &["--target", "--cluster"]),
        (&["import"], &["plan", "apply", "undo"]),
        (&["suggest"], &["<LOT>"]),
        (
            &["user", "create", "--role", "king"],
            &["king", "administrator"],
        ),
        (&["migrate", "down", "--steps", "many"], &["many"]),
    ] {
        shell.run(arguments).check_failure(2, words);
    }
    assert!(!shell.file("new").exists(), "nothing was begun");
}

#[test]
fn what_works_on_a_database_does_not_make_one() {
    let shell = Shell::on_nothing();
    shell.write("x.csv", b"a;b\n");
    for arguments in [
        &[
            "import",
            "plan",
            "x.csv",
            "--target",
            "calls",
            "--cluster",
            "X",
        ][..],
        &["export", "call-template"],
        &["suggest", "x/1"],
        &["user", "list"],
        &["demo", "remove"],
        &["migrate", "status"],
    ] {
        let ran = shell.run(arguments);
        ran.check_failure(
            5,
            &["there is no database at", "--database", "cordee migrate"],
        );
    }
    assert!(!shell.file("new").exists());
}

#[test]
fn what_is_no_database_is_told_with_what_to_look_at() {
    let shell = Shell::on_nothing();
    let noise = shell.write("noise.sqlite", &[b'x'; 5_000]);
    let noise = format!("sqlite:{}", noise.display());
    let folder = format!("sqlite:{}", shell.file("").display());
    for (address, words) in [
        (noise.as_str(), &["not a database", "--database"][..]),
        (&folder, &["--database"]),
        ("mysql://localhost/cordee", &["sqlite:", "postgres:"]),
        ("sqlite::memory:", &["sqlite: (a file)"]),
    ] {
        let ran = shell.run(&["--database", address, "demo", "load"]);
        ran.check_failure(5, words);
    }
    let away = shell.run(&[
        "--database",
        "postgres://nobody:s3cret@127.0.0.1:1/x",
        "user",
        "list",
    ]);
    away.check_failure(5, &["not available", "its server runs"]);
    assert!(!away.err.contains("s3cret"), "{}", away.err);
}

#[tokio::test]
async fn a_database_that_another_program_holds_is_waited_for_and_then_told() {
    let database = TestDatabase::sqlite().await;
    let held = database.database.begin().await.unwrap();
    let url = database.url.clone();
    let ran = tokio::task::spawn_blocking(move || {
        let shell = Shell::on(&url);
        shell.run(&[
            "user",
            "create",
            "--email",
            "a@exemple.fr",
            "--name",
            "A",
            "--role",
            "administrator",
        ])
    });
    let ran = ran.await.unwrap();
    ran.check_failure(5, &["locked", "no other program holds it"]);
    held.rollback().await.unwrap();
    Shell::on(&database.url).done(&["user", "list"]);
    database.remove().await;
}

#[tokio::test]
async fn a_taken_address_is_told() {
    in_each_shell(async |shell, _| {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap().to_string();
        let ran = shell.run(&["serve", "--listen", &address]);
        ran.check_failure(5, &[&address, "cannot be listened on"]);
    })
    .await;
}
