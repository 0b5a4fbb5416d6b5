//! `export`.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use cordee::application::actor::Actor;
use cordee::application::groupings::consortia::{CreateConsortium, create_consortium};
use domain::access::account::Language;
use domain::access::visibility::CallVisibility;
use domain::values::filters::CallFilter;
use domain::values::page::{Order, PageRequest};
use domain::values::text::Name;
use persistence::repositories::directory::companies;
use persistence::repositories::procurement::{calls, lots};

use super::shell::{Shell, in_each_demonstration, text};
use crate::support::api::Api;
use crate::support::database::TestDatabase;

/// The sheets of a workbook that another reader opens.
fn sheets(bytes: &[u8]) -> Vec<String> {
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.sheet_names()
}

/// The name and every text of every sheet.
fn cells(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let ranges = book.worksheets().into_iter();
    let all = ranges.flat_map(|(sheet, range)| {
        let used = range.used_cells().map(|(_, _, cell)| cell.to_string());
        std::iter::once(sheet).chain(used).collect::<Vec<_>>()
    });
    all.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn every_kind_goes_to_standard_output_and_to_a_file_alike() {
    in_each_demonstration(async |shell, database| {
        form_a_consortium(database).await;
        let kinds: [(&[&str], &str); 14] = [
            (&["call-template"], "Exigences"),
            (&["capability-template"], "PostgreSQL"),
            (
                &[
                    "capability-template",
                    "--cluster",
                    "Les Beffrois libres",
                    "--layout",
                    "matrix",
                ],
                "Terril & Octets",
            ),
            (&["call", "16DINSI25"], "Métropole de Lyon"),
            (&["capabilities", "Les Beffrois libres"], "Terril & Octets"),
            (&["coverage", "16DINSI25/1"], "16DINSI25"),
            (&["call-coverage", "16DINSI25"], "Synthèse"),
            (&["lots", "16DINSI25"], "16DINSI25"),
            (&["requirements", "16DINSI25"], "Exigences"),
            (&["requirements", "16DINSI25/1"], "Exigences"),
            (
                &["capabilities", "Les Beffrois libres", "--layout", "matrix"],
                "Terril & Octets",
            ),
            (&["awards", "Les Beffrois libres"], "Titulaire"),
            (
                &[
                    "coverage",
                    "2021/S 025-062618/3",
                    "--company",
                    "Terril & Octets",
                ],
                "Terril & Octets",
            ),
            (&["consortium", "Cordée de Lyon"], "Cordée de Lyon"),
        ];
        for (kind, word) in kinds {
            let mut arguments = vec!["export"];
            arguments.extend(kind);
            let printed = shell.done(&arguments);
            assert!(printed.err.is_empty(), "{kind:?}: {}", printed.err);
            let found = cells(&printed.bytes);
            assert!(found.contains(word), "{kind:?} without {word}: {found}");
            arguments.extend(["--output", "out.xlsx"]);
            let written = shell.done(&arguments);
            assert!(written.bytes.is_empty());
            assert_eq!(written.err.trim(), "out.xlsx written");
            let file = std::fs::read(shell.file("out.xlsx")).unwrap();
            assert_eq!(sheets(&file), sheets(&printed.bytes), "{kind:?}");
            let told = shell.json(&arguments);
            assert_eq!(told["file"], "out.xlsx");
            assert_eq!(
                told["bytes"],
                std::fs::read(shell.file("out.xlsx")).unwrap().len()
            );
        }
    })
    .await;
}

/// A consortium for the first lot of Lyon, as the web pages would make it.
async fn form_a_consortium(database: &TestDatabase) {
    let api = Api::open(&database.url).await;
    let conn = api.app.database.read();
    let request = PageRequest::default();
    let filter = CallFilter::default();
    let page = calls::page_of_calls(
        conn,
        &CallVisibility::All,
        &filter,
        Order::default(),
        &request,
    );
    let found = page.await.unwrap().items.into_iter().map(|(_, call)| call);
    let mut found = found.filter(|call| call.reference.as_str() == "16DINSI25");
    let call = found.next().unwrap();
    let of_call = lots::lots_by_call(conn, &[call.id]).await.unwrap();
    let near = companies::companies_of_clusters(conn, &[call.cluster_id])
        .await
        .unwrap();
    let command = CreateConsortium {
        lot_id: of_call[0].id,
        name: Name::parse("name", "Cordée de Lyon").unwrap(),
        company_ids: near.iter().take(3).map(|company| company.id).collect(),
        lead: None,
        subcontractors: Vec::new(),
        form: None,
    };
    let operator = Actor::local_operator(Language::Fr);
    create_consortium(&api.app, &operator, command)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_table_is_text_when_asked_and_titles_follow_the_language() {
    in_each_demonstration(async |shell, _| {
        let csv = shell.done(&[
            "export",
            "capabilities",
            "Les Traboules libres",
            "--format=csv",
        ]);
        let first = csv.lines()[0].trim_start_matches('\u{feff}').to_owned();
        assert!(first.starts_with("SIRET;SIREN;Entreprise;"), "{first}");
        let english = [
            "export",
            "capabilities",
            "Les Traboules libres",
            "--format=csv",
            "--language",
            "en",
        ];
        let csv = shell.done(&english);
        let first = csv.lines()[0].trim_start_matches('\u{feff}').to_owned();
        assert!(first.contains("Company"), "{first}");
        let french = sheets(&shell.done(&["export", "call-template"]).bytes);
        let english = sheets(
            &shell
                .done(&["export", "call-template", "--language", "en"])
                .bytes,
        );
        assert_ne!(french, english);
    })
    .await;
}

#[tokio::test]
async fn templates_have_examples_or_none_and_offer_the_companies_of_a_cluster() {
    in_each_demonstration(async |shell, _| {
        for (template, offers_companies) in [
            (&["call-template"][..], false),
            (&["capability-template"], true),
            (&["capability-template", "--layout", "matrix"], true),
            (&["award-template"], true),
            (&["company-template"], true),
            (&["interest-template"], true),
            (&["competency-template"], false),
        ] {
            let written = |more: &[&str]| {
                let mut arguments = vec!["export"];
                arguments.extend(template);
                arguments.extend(more);
                cells(&shell.done(&arguments).bytes)
            };
            let shown = written(&[]);
            assert!(shown.contains("(exemple à effacer)"), "{template:?}");
            let blank = written(&["--no-examples"]);
            assert!(!blank.contains("(exemple à effacer)"), "{template:?}");
            assert!(!blank.contains("Terril & Octets"), "{template:?}");
            if offers_companies {
                let offered = written(&["--no-examples", "--cluster", "Les Beffrois libres"]);
                assert!(offered.contains("Terril & Octets"), "{template:?}");
            }
        }
        let refused = shell.run(&[
            "export",
            "call-template",
            "--cluster",
            "Les Beffrois libres",
        ]);
        refused.check_failure(2, &["--cluster"]);
    })
    .await;
}

#[tokio::test]
async fn the_name_of_the_file_tells_its_format_unless_one_is_named() {
    in_each_demonstration(async |shell, _| {
        for (arguments, file, beginning) in [
            (&["lots", "16DINSI25"][..], "lots.ods", &b"PK"[..]),
            (&["lots", "16DINSI25"], "lots.CSV", "\u{feff}".as_bytes()),
            (&["call", "16DINSI25"], "call.json", b"{"),
            (
                &["awards", "Les Beffrois libres", "--format=json"],
                "awards.txt",
                b"{",
            ),
        ] {
            let mut all = vec!["export"];
            all.extend(arguments);
            all.extend(["-o", file]);
            shell.done(&all);
            let bytes = std::fs::read(shell.file(file)).unwrap();
            assert!(bytes.starts_with(beginning), "{file}");
        }
        let refused = shell.run(&["export", "coverage", "16DINSI25/1", "--format=csv"]);
        refused.check_failure(2, &["written as a workbook", "leave --format out"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_named_wrongly_is_told_with_the_names_that_there_are() {
    in_each_demonstration(async |shell, _| {
        for (kind, code, words) in [
            (
                &["call", "nothing"][..],
                4,
                &["no call is called nothing"][..],
            ),
            (&["coverage", "16DINSI25"], 4, &["16DINSI25/NUMBER", "1, 2"]),
            (&["coverage", "16DINSI25/9"], 4, &["its lots are: 1, 2"]),
            (
                &["coverage", "16DINSI25/1", "--company", "Personne"],
                4,
                &["Personne"],
            ),
            (
                &["consortium", "Rien"],
                4,
                &["no consortium is called Rien"],
            ),
            (&["capabilities", "Ailleurs"], 4, &["Les Beffrois libres"]),
            (&["poem"], 2, &["poem"]),
        ] {
            let mut arguments = vec!["export"];
            arguments.extend(kind);
            shell.run(&arguments).check_failure(code, words);
        }
        let into = |file: &str| shell.run(&["export", "call-template", "-o", file]);
        into("nowhere/x.xlsx")
            .check_failure(4, &["nowhere/x.xlsx cannot be written", "check the name"]);
        into(".").check_failure(1, &["cannot be written", "name a file in it"]);
        let both = shell.run(&["--json", "export", "call-template"]);
        both.check_failure(2, &["name a file with --output"]);
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_has_left_is_no_failure() {
    let shell = Shell::on_nothing();
    shell.done(&["migrate"]);
    for arguments in ["export call-template", "schema", "completions bash"] {
        let line = format!(
            "set -o pipefail; {} {arguments} | head -c 1 > {}",
            env!("CARGO_BIN_EXE_cordee"),
            text(&shell.file("first"))
        );
        let output = std::process::Command::new("bash")
            .args(["-c", &line])
            .env("CORDEE_DATABASE", &shell.database_url)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments}: {output:?}");
    }
}
