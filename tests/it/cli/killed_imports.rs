//! Imports that are killed at any instant while they are written, undone or done again: all of it is there, or nothing.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use persistence::connection::Database;
use sea_orm::{ConnectionTrait, Statement};

use super::shell::{Shell, in_each_demonstration, text};

const CLUSTER: &str = "Les Beffrois libres";
/// How often a process is killed, on each database; `CORDEE_KILLS` asks for more.
const KILLS: u32 = 50;

/// Capabilities of every company of the cluster, those that it has already at another level.
fn workbook(shell: &Shell) -> String {
    let export = shell.done(&["export", "capabilities", CLUSTER, "--format=csv"]);
    let mut rows = String::from("Entreprise;Compétence;Niveau\n");
    let mut companies: Vec<&str> = Vec::new();
    // A capability has a line for each of its references.
    let mut last = ("", "");
    for line in export.out().lines().skip(1) {
        let cells: Vec<&str> = line.split(';').map(|cell| cell.trim_matches('"')).collect();
        let (company, competency) = (cells[2], cells[4]);
        if !companies.contains(&company) {
            companies.push(company);
            rows.push_str(&format!("{company};QGIS;1\n{company};Odoo;2\n"));
        }
        if competency != "QGIS" && competency != "Odoo" && last != (company, competency) {
            rows.push_str(&format!("{company};{competency};4\n"));
        }
        last = (company, competency);
    }
    rows
}

/// What the database says of an import in one snapshot.
#[derive(Debug, PartialEq)]
struct Outcome {
    state: String,
    /// The sum and number of all levels.
    levels: String,
    /// Whether there is a journal by which the import can be undone.
    has_journal: bool,
}

/// The outcome of the newest import.
async fn outcome(database: &Database) -> Outcome {
    let conn = database.read();
    let question = "SELECT run.state AS state, \
                    (SELECT CAST(sum(level) AS TEXT) || ' in ' || CAST(count(*) AS TEXT) FROM capability) AS levels, \
                    (SELECT count(*) FROM import_journal_part AS part WHERE part.import_run_id = run.id) AS n_parts \
                    FROM import_run AS run ORDER BY run.created_at DESC, run.id DESC LIMIT 1";
    let statement = Statement::from_string(conn.get_database_backend(), question);
    let row = conn.query_one_raw(statement).await.unwrap().unwrap();
    let n_parts: i64 = row.try_get("", "n_parts").unwrap();
    Outcome {
        state: row.try_get("", "state").unwrap(),
        levels: row.try_get("", "levels").unwrap(),
        has_journal: n_parts > 0,
    }
}

/// Plans the workbook afresh; the identifier of the import.
fn plan(shell: &Shell, file: &Path) -> String {
    let planned = shell.json(&[
        "import",
        "plan",
        text(file),
        "--target",
        "capabilities",
        "--cluster",
        CLUSTER,
    ]);
    let counts = &planned["counts"];
    assert!(
        counts["nCreated"].as_u64() > Some(10) && counts["nChanged"].as_u64() > Some(20),
        "{counts}"
    );
    assert_eq!(counts["nRejected"], 0, "{counts}");
    planned["importRunId"].as_str().unwrap().to_owned()
}

fn start(shell: &Shell, verb: &str, id: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cordee"))
        .args(["import", verb, id])
        .env("CORDEE_DATABASE", &shell.database_url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What is killed in turn, each until it was done before it was killed: the state that it leaves, and the one it makes.
const TURNS: [(&str, &str, &str); 3] = [
    ("apply", "PLANNED", "APPLIED"),
    ("undo", "APPLIED", "UNDONE"),
    ("redo", "UNDONE", "APPLIED"),
];

/// How often each was killed before it was done, and after.
#[derive(Debug, Default)]
struct Tally {
    n_stopped: [u32; TURNS.len()],
    n_done: [u32; TURNS.len()],
}

#[tokio::test]
async fn an_import_killed_at_any_instant_is_written_whole_or_not_at_all() {
    in_each_demonstration(async |shell, database| {
        let database = &database.database;
        let file = shell.write("toutes.csv", workbook(shell).as_bytes());
        let mut id = plan(shell, &file);
        let before = outcome(database).await.levels;
        let mut whole = [Duration::ZERO; TURNS.len()];
        for (whole, (verb, ..)) in whole.iter_mut().zip(TURNS) {
            let began = Instant::now();
            shell.done(&["import", verb, &id]);
            *whole = began.elapsed();
        }
        let after = outcome(database).await.levels;
        assert_ne!(before, after);
        shell.done(&["import", "undo", &id]);

        let kills = std::env::var("CORDEE_KILLS").map_or(KILLS, |text| text.parse().unwrap());
        let mut random: u64 = 2026;
        let mut tally = Tally::default();
        let mut turn = 0;
        for _ in 0..kills {
            let (verb, from, to) = TURNS[turn];
            if verb == "apply" && outcome(database).await.state != from {
                id = plan(shell, &file);
            }
            let mut process = start(shell, verb, &id);
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let share = u32::try_from(random >> 40).unwrap() % 1_200;
            tokio::time::sleep(whole[turn] * share / 1_000).await;
            let _ = process.kill();
            process.wait().unwrap();
            let now = outcome(database).await;
            let is_done = now.state == to;
            let is_applied = now.state == "APPLIED";
            let expected = Outcome {
                state: if is_done { to } else { from }.to_owned(),
                levels: if is_applied { &after } else { &before }.clone(),
                has_journal: now.state != "PLANNED",
            };
            assert_eq!(
                now, expected,
                "{verb} was killed after {share} thousandths: {tally:?}"
            );
            // A commit on its way may still arrive at a server that is not killed.
            tokio::time::sleep(Duration::from_millis(5)).await;
            // The machine may have become slower or faster: about two are stopped for each that is done.
            if !is_done {
                tally.n_stopped[turn] += 1;
                whole[turn] = whole[turn] * 6 / 5;
                continue;
            }
            tally.n_done[turn] += 1;
            whole[turn] = whole[turn] * 2 / 3;
            turn = (turn + 1) % TURNS.len();
            if turn == 0 {
                // The next import begins from the same capabilities.
                shell.done(&["import", "undo", &id]);
            }
        }
        println!("killed before and after {TURNS:?} were done: {tally:?}");
        let n_stopped: u32 = tally.n_stopped.iter().sum();
        assert!(
            n_stopped > 0 && tally.n_done.iter().all(|n| *n > 0),
            "{tally:?}"
        );
    })
    .await;
}
