//! `import`.

use rust_xlsxwriter::{Color, Format, Workbook};

use super::shell::{Shell, in_each_demonstration, text};
use crate::spreadsheets::exports::libreoffice::{convert, soffice};

const CLUSTER: &str = "Les Beffrois libres";

fn capabilities<'a>(file: &'a str, options: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec![
        "import",
        "plan",
        file,
        "--target",
        "capabilities",
        "--cluster",
        CLUSTER,
    ];
    all.extend(options);
    all
}

/// One good row, one of a company that nobody knows, one with a level that there is not.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Capacités").unwrap();
    let rows = [
        ["Entreprise", "Compétence", "Niveau"],
        ["Terril & Octets", "PostgreSQL", "2"],
        ["Inconnue SARL", "PostgreSQL", "2"],
        ["Terril & Octets", "Nextcloud", "9"],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// What Terril & Octets declares, as the export shows it.
fn declared(shell: &Shell) -> Vec<String> {
    let export = shell.done(&["export", "capabilities", CLUSTER, "--format=csv"]);
    let lines = export.lines().into_iter();
    let of_it = lines.filter(|line| line.contains(";\"Terril & Octets\";"));
    of_it.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_plan_is_shown_and_nothing_is_written() {
    in_each_demonstration(async |shell, _| {
        let before = declared(shell);
        let file = shell.write("capacites.xlsx", &workbook());
        let shown = shell.done(&capabilities(text(&file), &[]));
        let counts =
            "3 rows: 1 created, 0 changed, 0 unchanged, 2 rejected, 0 ambiguous, 0 ignored";
        assert_eq!(shown.lines(), [counts]);
        let lines: Vec<&str> = shown.err.lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("Capacités, row 3: “Inconnue SARL” is not in the directory"));
        assert!(lines[1].starts_with("Capacités!C4: “9” is out of range"));
        assert!(lines[2].starts_with("nothing was written: `cordee import apply "));
        assert_eq!(declared(shell), before);
    })
    .await;
}

#[tokio::test]
async fn rejected_rows_keep_the_others_back_until_they_are_left_out() {
    in_each_demonstration(async |shell, _| {
        let before = declared(shell);
        let file = shell.write("capacites.xlsx", &workbook());
        let refused = shell.run(&capabilities(text(&file), &["--apply"]));
        assert_eq!(refused.code, 3, "{refused:?}");
        assert!(refused.err.contains("Capacités!C4"));
        assert!(refused.err.contains("2 rows cannot be used"));
        assert!(refused.err.contains("--leave-out-rejected"));
        assert_eq!(declared(shell), before);

        let mut as_json = vec!["--json"];
        as_json.extend(capabilities(text(&file), &["--apply"]));
        let refused = shell.run(&as_json);
        assert_eq!(refused.code, 3);
        let plan = refused.json();
        assert_eq!(plan["state"], "PLANNED");
        let rows = plan["rejectedRows"].as_array().unwrap();
        let places: Vec<_> = rows
            .iter()
            .map(|row| (row["sheet"].as_str().unwrap(), row["row"].as_u64().unwrap()))
            .collect();
        assert_eq!(places, [("Capacités", 3), ("Capacités", 4)]);
        let issue = &rows[1]["issues"][0];
        assert_eq!(issue["code"], "OUT_OF_RANGE");
        assert_eq!(
            (&issue["column"], &issue["found"]),
            (&"C".into(), &"9".into())
        );
        assert!(issue["message"].as_str().unwrap().contains("out of range"));

        let options = ["--apply", "--leave-out-rejected"];
        let applied = shell.json(&capabilities(text(&file), &options));
        assert_eq!(applied["state"], "APPLIED");
        assert_eq!(applied["counts"]["nCreated"], 1);
        assert_eq!(applied["counts"]["nRejected"], 2);
        let after = declared(shell);
        assert_eq!(after.len(), before.len() + 1);
        let again = shell.json(&capabilities(text(&file), &[]));
        assert_eq!(again["counts"]["nCreated"], 0);
        assert_eq!(again["counts"]["nUnchanged"], 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_exported_comes_back_unchanged_in_every_format() {
    in_each_demonstration(async |shell, _| {
        let unchanged = |file: &str, target: &str, cluster: &str| {
            let import = [
                "import",
                "plan",
                file,
                "--target",
                target,
                "--cluster",
                cluster,
                "--apply",
            ];
            let counts = &shell.json(&import)["counts"];
            assert!(counts["nRows"].as_u64().unwrap() > 20, "{file}: {counts}");
            assert_eq!(counts["nUnchanged"], counts["nRows"], "{file}: {counts}");
        };
        shell.done(&["export", "call", "16DINSI25", "-o", "call.xlsx"]);
        unchanged("call.xlsx", "calls", "Les Traboules libres");
        shell.done(&[
            "export",
            "capabilities",
            CLUSTER,
            "-o",
            "list.xlsx",
            "--language",
            "en",
        ]);
        unchanged("list.xlsx", "capabilities", CLUSTER);
        shell.done(&["export", "capabilities", CLUSTER, "-o", "list.csv"]);
        unchanged("list.csv", "capabilities", CLUSTER);
    })
    .await;
}

#[tokio::test]
async fn a_call_of_another_cluster_is_made_with_all_its_lots() {
    in_each_demonstration(async |shell, _| {
        shell.done(&["export", "call", "CODSMC-2024-001", "-o", "call.xlsx"]);
        let there = [
            "--target",
            "calls",
            "--cluster",
            "Les Traboules libres",
            "--apply",
        ];
        let mut import = vec!["import", "plan", "call.xlsx"];
        import.extend(there);
        let made = shell.json(&import);
        let counts = &made["counts"];
        assert_eq!(counts["nCreated"], counts["nRows"], "{made}");
        let known = shell.run(&["export", "call", "CODSMC-2024-001"]);
        known.check_failure(3, &["more than one call is called CODSMC-2024-001"]);
    })
    .await;
}

#[tokio::test]
async fn lots_and_requirements_alone_go_to_the_call_and_lot_that_are_named() {
    in_each_demonstration(async |shell, _| {
        let rows = "Lot n°;Objet du lot\n99;Un lot de plus\n";
        let lots = shell.write("lots.csv", rows.as_bytes());
        let lots = text(&lots);
        let onto = |file, more: &[&'static str]| {
            let mut all = vec![
                "import",
                "plan",
                file,
                "--as",
                "calls",
                "--cluster",
                CLUSTER,
            ];
            all.extend(["--call", "CODSMC-2024-001"]);
            all.extend(more);
            all
        };
        let made = shell.json(&onto(lots, &["--apply"]));
        assert_eq!(made["counts"]["nCreated"], 1, "{made}");
        let rows = "Compétence demandée;Niveau requis\nPostgreSQL;3\n";
        let asked = shell.write("exigences.csv", rows.as_bytes());
        let asked = text(&asked);
        let made = shell.json(&onto(asked, &["--lot", "99", "--apply"]));
        assert_eq!(made["counts"]["nCreated"], 1, "{made}");
        let again = shell.json(&onto(asked, &["--lot", "99"]));
        assert_eq!(again["counts"]["nUnchanged"], 1, "{again}");
        shell
            .run(&onto(asked, &["--lot", "100"]))
            .check_failure(4, &["the call has no lot 100"]);
        let elsewhere = [
            "import",
            "plan",
            lots,
            "--as",
            "calls",
            "--call",
            "CODSMC-2024-001",
            "--cluster",
            "Les Traboules libres",
        ];
        shell.run(&elsewhere).check_failure(4, &["CODSMC-2024-001"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_what_to_do() {
    in_each_demonstration(async |shell, _| {
        let garbage = shell.write("bruit.xlsx", b"PK\x03\x04 not really");
        shell
            .run(&capabilities(text(&garbage), &[]))
            .check_failure(3, &["file: "]);
        shell
            .run(&capabilities("absent.xlsx", &[]))
            .check_failure(4, &["absent.xlsx cannot be read", "check the name"]);
        shell
            .run(&capabilities(".", &[]))
            .check_failure(1, &["cannot be read", "name a file in it"]);
        let too_large = shell.write("grand.csv", &vec![b'x'; 11 * 1024 * 1024]);
        shell
            .run(&capabilities(text(&too_large), &[]))
            .check_failure(3, &["11534336 bytes", "at most 10485760"]);
        shell
            .run(&[
                "import",
                "plan",
                "x.csv",
                "--target",
                "calls",
                "--cluster",
                "Ailleurs",
            ])
            .check_failure(4, &["no cluster is called Ailleurs", CLUSTER]);
        shell
            .run(&capabilities(text(&garbage), &["--leave-out-rejected"]))
            .check_failure(2, &["--apply"]);
        shell
            .run(&[
                "import",
                "plan",
                "x.csv",
                "--target",
                "poems",
                "--cluster",
                CLUSTER,
            ])
            .check_failure(2, &["poems", "calls, capabilities"]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_applied_undone_and_done_again_by_its_name_and_its_rejected_rows_come_back_corrected()
 {
    in_each_demonstration(async |shell, _| {
        let before = declared(shell);
        let file = shell.write("capacites.xlsx", &workbook());
        let planned = shell.json(&capabilities(text(&file), &[]));
        let id = planned["importRunId"].as_str().unwrap();
        let refused = shell.run(&["import", "apply", id]);
        assert_eq!(refused.code, 3, "{refused:?}");
        assert!(refused.err.contains("cordee import rejected"));
        shell.done(&["import", "rejected", id, "-o", "rejets.xlsx"]);
        let applied = shell.json(&["import", "apply", id, "--leave-out-rejected"]);
        assert_eq!(applied["state"], "APPLIED");
        let after = declared(shell);
        assert_eq!(after.len(), before.len() + 1);

        let undone = shell.done(&["import", "undo", id]);
        assert_eq!(undone.lines(), ["undone; 0 records left as they are"]);
        assert_eq!(declared(shell), before);
        let redone = shell.json(&["import", "redo", id]);
        assert_eq!(
            (&redone["state"], &redone["kept"]),
            (&"APPLIED".into(), &serde_json::json!([]))
        );
        assert_eq!(declared(shell), after);

        // The rejected rows are read again with their reasons beside them, and rejected for the same.
        let again = shell.json(&capabilities("rejets.xlsx", &[]));
        assert_eq!(again["counts"]["nRows"], 2, "{again}");
        let codes = |plan: &serde_json::Value| -> Vec<String> {
            let rows = plan["rejectedRows"].as_array().unwrap();
            rows.iter()
                .map(|row| row["issues"][0]["code"].to_string())
                .collect()
        };
        assert_eq!(codes(&again), codes(&planned));
        shell
            .run(&["import", "undo", "0199"])
            .check_failure(4, &["no import is called 0199"]);
    })
    .await;
}

/// A matrix whose levels are colours, explained on another sheet but for one.
fn coloured_matrix() -> Vec<u8> {
    const GREEN: u32 = 0x92_D050;
    const ORANGE: u32 = 0xFF_C000;
    const PURPLE: u32 = 0x70_30A0;
    let painted = |colour: u32| Format::new().set_background_color(Color::RGB(colour));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Matrice").unwrap();
    for (column, title) in (0..).zip(["Entreprise", "QGIS", "Odoo", "Dolibarr"]) {
        let head = painted(0xDD_DDDD);
        sheet
            .write_string_with_format(0, column, title, &head)
            .unwrap();
    }
    sheet.write_string(1, 0, "Terril & Octets").unwrap();
    for (column, colour) in (1..).zip([GREEN, ORANGE, PURPLE]) {
        sheet.write_blank(1, column, &painted(colour)).unwrap();
    }
    let legend = book.add_worksheet().set_name("Légende").unwrap();
    legend.write_blank(0, 0, &painted(GREEN)).unwrap();
    legend.write_string(0, 1, "expert").unwrap();
    legend
        .write_string_with_format(1, 0, "notions", &painted(ORANGE))
        .unwrap();
    book.save_to_buffer().unwrap()
}

/// The levels that Terril & Octets has in these competencies.
fn levels_in(shell: &Shell, wanted: [&str; 3]) -> Vec<String> {
    let lines = declared(shell);
    let level = |competency: &&str| {
        let lines = lines.iter();
        let cells = lines.map(|line| line.split(';').map(|cell| cell.trim_matches('"')));
        let mut rows = cells.map(Iterator::collect::<Vec<_>>);
        let row = rows.find(|cells| cells.get(4) == Some(competency));
        row.map_or_else(String::new, |cells| cells[5].to_owned())
    };
    wanted.iter().map(level).collect()
}

#[tokio::test]
async fn colours_of_a_matrix_become_levels_and_one_that_nobody_explains_comes_back_named() {
    in_each_demonstration(async |shell, _| {
        let saved_again = soffice().map(|program| {
            let folder = tempfile::tempdir().unwrap();
            convert(program, &coloured_matrix(), "xlsx", folder.path())
        });
        let file = shell.write("couleurs.xlsx", &coloured_matrix());
        let plan = shell.json(&capabilities(text(&file), &[]));
        assert_eq!(plan["counts"]["nRows"], 3, "{plan}");
        assert_eq!(plan["counts"]["nRejected"], 1);
        let issue = &plan["rejectedRows"][0]["issues"][0];
        assert_eq!(
            (&issue["column"], &issue["found"]),
            (&"D".into(), &"#7030A0".into())
        );
        let id = plan["importRunId"].as_str().unwrap();
        shell.done(&["import", "rejected", id, "-o", "rendu.xlsx"]);
        let returned = shell.json(&capabilities("rendu.xlsx", &[]));
        let issue = &returned["rejectedRows"][0]["issues"][0];
        assert_eq!(&issue["found"], "#7030A0", "{returned}");

        let options = ["--apply", "--leave-out-rejected"];
        let applied = shell.json(&capabilities(text(&file), &options));
        assert_eq!(applied["state"], "APPLIED", "{applied}");
        let levels = levels_in(shell, ["QGIS", "Odoo", "Dolibarr"]);
        assert!(
            levels[0].contains("expert") && levels[1].contains("notions"),
            "{levels:?}"
        );
        if let Some(bytes) = saved_again {
            let file = shell.write("enregistre.xlsx", &bytes);
            let again = shell.json(&capabilities(text(&file), &[]));
            let counts = &again["counts"];
            assert_eq!(counts["nUnchanged"], 2, "{again}");
            assert_eq!(counts["nRejected"], 1, "{again}");
        }
    })
    .await;
}
