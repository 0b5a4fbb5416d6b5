//! `migrate`.

use super::shell::Shell;
use crate::support::database::empty_databases;

fn words_of(status: &str) -> Vec<&str> {
    let lines = status.lines();
    lines
        .map(|line| line.split_whitespace().next().unwrap())
        .collect()
}

#[tokio::test]
async fn tables_come_up_go_back_and_come_up_again() {
    for database in empty_databases().await {
        let shell = Shell::on(&database.url);
        let before = shell.done(&["migrate", "status"]);
        let n_steps = before.lines().len();
        assert!(n_steps > 10, "{before:?}");
        assert!(words_of(before.out()).iter().all(|word| *word == "pending"));

        let up = shell.done(&["migrate", "up"]);
        assert!(up.bytes.is_empty());
        assert_eq!(up.err.trim(), format!("{n_steps} steps applied"));
        let again = shell.json(&["migrate", "up"]);
        assert_eq!(again["steps"], 0);

        let down = shell.json(&["migrate", "down", "--steps", "2"]);
        assert_eq!(down["steps"], 2);
        let between = shell.done(&["migrate", "status"]);
        let words = words_of(between.out());
        let n_pending = words.iter().filter(|word| **word == "pending").count();
        assert_eq!((words.len(), n_pending), (n_steps, 2));

        // Without a word it brings up to date.
        assert_eq!(shell.json(&["migrate"])["steps"], 2);
        let status = shell.json(&["migrate", "status"]);
        let steps = status.as_array().unwrap();
        assert_eq!(steps.len(), n_steps);
        assert!(steps.iter().all(|step| step["isApplied"] == true));
        assert!(
            steps[0]["name"]
                .as_str()
                .unwrap()
                .ends_with("create_cluster")
        );
        database.remove().await;
    }
}

#[test]
fn only_up_makes_a_database() {
    let shell = Shell::on_nothing();
    let file = shell.file("new");
    for arguments in [&["migrate", "status"][..], &["migrate", "down"]] {
        let ran = shell.run(arguments);
        ran.check_failure(5, &["there is no database at", "cordee migrate"]);
        assert!(!file.exists(), "{arguments:?}");
    }
    shell.done(&["migrate", "up"]);
    assert!(file.join("cordee.sqlite").exists());
}
