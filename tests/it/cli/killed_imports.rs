//! Imports that are killed at any instant while they are written, undone or done again: all of it is there, or nothing.

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

/// The state of the import and the sum and number of all levels, in one snapshot.
async fn outcome(database: &Database) -> (String, String) {
    let conn = database.read();
    let question = "SELECT (SELECT state FROM import_run) AS state, \
                    (SELECT CAST(sum(level) AS TEXT) || ' in ' || CAST(count(*) AS TEXT) FROM capability) AS levels";
    let statement = Statement::from_string(conn.get_database_backend(), question);
    let row = conn.query_one_raw(statement).await.unwrap().unwrap();
    (
        row.try_get("", "state").unwrap(),
        row.try_get("", "levels").unwrap(),
    )
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

#[tokio::test]
async fn an_import_killed_at_any_instant_is_written_whole_or_not_at_all() {
    in_each_demonstration(async |shell, database| {
        let file = shell.write("toutes.csv", workbook(shell).as_bytes());
        let plan = [
            "import",
            "plan",
            text(&file),
            "--target",
            "capabilities",
            "--cluster",
            CLUSTER,
        ];
        let planned = shell.json(&plan);
        let counts = &planned["counts"];
        assert!(
            counts["nCreated"].as_u64() > Some(10) && counts["nChanged"].as_u64() > Some(20),
            "{counts}"
        );
        assert_eq!(counts["nRejected"], 0, "{counts}");
        let id = planned["importRunId"].as_str().unwrap();
        let (_, before) = outcome(&database.database).await;
        let mut whole = Duration::ZERO;
        for verb in ["apply", "undo", "redo"] {
            let began = Instant::now();
            shell.done(&["import", verb, id]);
            whole = whole.max(began.elapsed());
        }
        let (_, after) = outcome(&database.database).await;
        assert_ne!(before, after);

        let kills = std::env::var("CORDEE_KILLS").map_or(KILLS, |text| text.parse().unwrap());
        let mut random: u64 = 2026;
        let mut turned = 0;
        for _ in 0..kills {
            let (state, _) = outcome(&database.database).await;
            let verb = if state == "APPLIED" { "undo" } else { "redo" };
            let mut process = start(shell, verb, id);
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let share = u32::try_from(random >> 40).unwrap() % 1_200;
            tokio::time::sleep(whole * share / 1_000).await;
            let _ = process.kill();
            process.wait().unwrap();
            let (now, levels) = outcome(&database.database).await;
            turned += u32::from(now != state);
            let expected = if now == "APPLIED" { &after } else { &before };
            assert_eq!(
                &levels, expected,
                "{verb} was killed after {share} thousandths: {now}"
            );
            // A commit on its way may still arrive at a server that is not killed.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(
            turned > 0 && turned < kills,
            "{turned} of {kills} were done before they were killed"
        );
    })
    .await;
}
