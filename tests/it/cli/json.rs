//! `--json`: one value on standard output, whatever the command.

use super::shell::{Shell, in_each_demonstration};

#[tokio::test]
async fn every_command_that_answers_prints_one_value() {
    in_each_demonstration(async |shell, _| {
        let file = shell.write(
            "x.csv",
            "Entreprise;Compétence;Niveau\nTerril & Octets;Java;3\n".as_bytes(),
        );
        let file = file.to_str().unwrap();
        let cluster = "Les Beffrois libres";
        for (arguments, keys) in [
            (&["migrate"][..], &["steps"][..]),
            (&["migrate", "down", "--steps", "0"], &["steps"]),
            (
                &[
                    "import",
                    "plan",
                    file,
                    "--target",
                    "capabilities",
                    "--cluster",
                    cluster,
                ],
                &["importRunId", "state", "counts", "issues", "rejectedRows"],
            ),
            (
                &["export", "call-template", "-o", "t.xlsx"],
                &["file", "bytes"],
            ),
            (
                &["suggest", "16DINSI25/2"],
                &["runId", "lots", "status", "suggestions", "conflict"],
            ),
            (
                &[
                    "user",
                    "create",
                    "--email",
                    "a@exemple.fr",
                    "--name",
                    "A",
                    "--role",
                    "administrator",
                ],
                &["email", "link"],
            ),
            (&["schema"], &["schema"]),
            (&["demo", "load"], &["changed", "accounts"]),
            (&["demo", "remove"], &["changed"]),
        ] {
            let value = shell.json(arguments);
            let found: Vec<&String> = value.as_object().unwrap().keys().collect();
            let mut wanted = keys.to_vec();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{arguments:?}");
        }
        for arguments in [&["migrate", "status"][..], &["user", "list"]] {
            assert!(shell.json(arguments).is_array(), "{arguments:?}");
        }
    })
    .await;
}

#[test]
fn the_schema_is_the_committed_one() {
    let shell = Shell::on_nothing();
    let committed = include_str!("../../../schema.graphql");
    assert_eq!(shell.done(&["schema"]).out(), committed);
    let value = shell.json(&["schema"]);
    assert_eq!(
        value["schema"].as_str().unwrap().trim_end(),
        committed.trim_end()
    );
    assert!(!shell.file("new").exists(), "no database is needed");
}

#[test]
fn completions_name_every_command() {
    let shell = Shell::on_nothing();
    for kind in ["bash", "zsh", "fish"] {
        let ran = shell.done(&["completions", kind]);
        for command in [
            "serve", "migrate", "import", "export", "suggest", "schema", "demo", "user",
        ] {
            assert!(ran.out().contains(command), "{kind} without {command}");
        }
    }
}
