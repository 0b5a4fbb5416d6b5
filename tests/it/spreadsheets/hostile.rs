//! Hostile files end in a refusal that says why, or are read right; the process that asks is never hurt.

use domain::imports::import::{ImportIssueCode, ImportTarget};
use domain::imports::text_reading::TextOptions;
use spreadsheets::reader::{ReaderProgram, open_contained};
use spreadsheets::workbook::CellValue;
use spreadsheets::workbook_error::WorkbookError;

use super::hostile_files as files;
use super::workbooks::{ods, program, read, try_read, xlsx};

/// What a file must end in.
enum Verdict {
    TooLarge(&'static str),
    Unreadable,
    Protected,
    NotAWorkbook,
    Unsupported(&'static str),
}

fn check(what: &str, bytes: Vec<u8>, verdict: &Verdict) {
    let error = open_contained(&program(), &bytes, &TextOptions::default()).expect_err(what);
    let is_right = match (verdict, &error) {
        (Verdict::TooLarge(expected), WorkbookError::TooLarge { limit, .. }) => limit == expected,
        (Verdict::Unsupported(expected), WorkbookError::UnsupportedFormat { found }) => {
            found == expected
        }
        (Verdict::Unreadable, WorkbookError::Unreadable { .. })
        | (Verdict::Protected, WorkbookError::Protected)
        | (Verdict::NotAWorkbook, WorkbookError::NotAWorkbook { .. }) => true,
        _ => false,
    };
    assert!(is_right, "{what}: {error:?}");
}

#[test]
fn bombs_are_refused_by_the_limit_that_they_pass() {
    use Verdict::TooLarge;
    check(
        "more than a million cells",
        files::many_cells(10_011),
        &TooLarge("cells"),
    );
    check(
        "one string of 40 MB",
        files::long_string(40 << 20),
        &TooLarge("unpacked-ratio"),
    );
    check(
        "four billion strings declared",
        files::declared_strings("4294967295"),
        &TooLarge("shared-strings"),
    );
    check(
        "two billion strings declared",
        files::declared_strings("2000000000"),
        &TooLarge("shared-strings"),
    );
    check(
        "the whole sheet repeated",
        files::repeated_ods(1_048_576, 16_384),
        &TooLarge("cells"),
    );
    check(
        "six thousand rows repeated",
        files::repeated_ods(6_000, 16_384),
        &TooLarge("cells"),
    );
    check(
        "one row too wide",
        files::repeated_ods(1, 16_384),
        &TooLarge("columns"),
    );
    check(
        "repeats beyond every number",
        files::repeated_ods(u64::MAX, u64::MAX),
        &TooLarge("cells"),
    );
    check(
        "a column too far",
        files::corners("XFD1", 1),
        &TooLarge("columns"),
    );
    check("deep markup", files::deep(100), &TooLarge("depth"));
    check(
        "an element of a thousand attributes",
        files::wide(1_000),
        &TooLarge("attributes"),
    );
    check(
        "a thousand parts",
        files::many_entries(1_000),
        &TooLarge("archive-entries"),
    );
    check(
        "an upload too large",
        vec![b'a'; (10 << 20) + 1],
        &TooLarge("upload-bytes"),
    );
    check(
        "a cell too long",
        files::endless_cell(100_000),
        &TooLarge("cell-characters"),
    );
    check(
        "a cell of ten megabytes",
        files::endless_cell((10 << 20) - 100),
        &TooLarge("cell-characters"),
    );
}

#[test]
fn misleading_workbooks_are_refused_instead_of_misread() {
    use Verdict::Unreadable;
    let cell = |reference: &str, body: &str| {
        files::raw_xlsx(
            &files::sheet(&format!("<row><c r=\"{reference}\" {body}</c></row>")),
            None,
        )
    };
    check(
        "a reference beyond the sheet",
        cell("ZZZZZZZZ99999999999999", "><v>1</v>"),
        &Unreadable,
    );
    check(
        "a row beyond the sheet",
        cell("A1048577", "><v>1</v>"),
        &Unreadable,
    );
    check(
        "a reference without a row",
        cell("A", "><v>1</v>"),
        &Unreadable,
    );
    let strings = Some(files::shared("count=\"1\"", "<si><t>a</t></si>"));
    for index in ["-1", "1", "99999999999999999999", "x"] {
        let sheet = files::sheet(&format!(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>{index}</v></c></row>"
        ));
        check(
            index,
            files::raw_xlsx(&sheet, strings.as_deref()),
            &Unreadable,
        );
    }
    check(
        "a count that is no number",
        files::declared_strings("-1"),
        &Unreadable,
    );
    check("entities in entities", files::billion_laughs(), &Unreadable);
    let outside = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    check(
        "a file of the server",
        files::entities(outside, "&x;"),
        &Unreadable,
    );
    check(
        "an entity from nowhere",
        files::entities("", "&x;"),
        &Unreadable,
    );
    check(
        "markup that breaks off",
        files::raw_xlsx("<worksheet><sheetData><row>", None),
        &Unreadable,
    );
    check("parts twice", files::duplicate_entries(), &Unreadable);
    check(
        "a part outside",
        files::with_parts(&[("../outside.xml", b"<a/>")]),
        &Unreadable,
    );
    check(
        "half an archive",
        files::cut(&xlsx(&[("S", &[&["a", "b"]])]), 50),
        &Unreadable,
    );
}

#[test]
fn other_files_are_told_apart_by_their_content() {
    use Verdict::{NotAWorkbook, Protected, Unsupported};
    check("nothing", Vec::new(), &NotAWorkbook);
    check(
        "noise",
        (0..=255u8).cycle().take(5_000).collect(),
        &NotAWorkbook,
    );
    check(
        "an archive of something",
        super::workbooks::archive(&[("a.txt", b"a")]),
        &NotAWorkbook,
    );
    check(
        "an old container of nothing",
        files::ole("Workbook"),
        &Verdict::Unreadable,
    );
    check(
        "an encrypted workbook",
        files::ole("EncryptedPackage"),
        &Protected,
    );
    check("encrypted parts", files::encrypted_entries(), &Protected);
    check("a PDF", b"%PDF-1.7 ...".to_vec(), &Unsupported("pdf"));
    check(
        "a page",
        b"<!DOCTYPE html><html></html>".to_vec(),
        &Unsupported("html or xml"),
    );
    check(
        "a binary workbook that breaks off",
        files::with_parts(&[("xl/workbook.bin", b"x")]),
        &Verdict::Unreadable,
    );
    check(
        "a text document",
        super::workbooks::archive(&[
            ("[Content_Types].xml", b"<a/>"),
            ("word/document.xml", b"<a/>"),
        ]),
        &Unsupported("docx"),
    );
}

#[test]
fn an_encrypted_opendocument_workbook_asks_for_its_password() {
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
                    manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let bytes = super::workbooks::archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".as_slice(),
        ),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x00\x01\x02"),
    ]);
    check("ods", bytes, &Verdict::Protected);
}

#[test]
fn far_apart_cells_are_read_without_the_room_between_them() {
    let workbook = open_contained(
        &program(),
        &files::corners("A1048576", 1_048_576),
        &TextOptions::default(),
    )
    .unwrap();
    let rows = &workbook.sheets[0].rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[1].number, &rows[1].cells[0].1),
        (1_048_576, &CellValue::Number(2.0))
    );
}

#[test]
fn a_lying_dimension_and_a_stored_formula_text_do_no_harm() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>1+1</f><v>=1+1</v></c></row>";
    let sheet = files::sheet(rows).replace(
        "<sheetData>",
        "<dimension ref=\"A1:XFD1048576\"/><sheetData>",
    );
    let workbook = open_contained(
        &program(),
        &files::raw_xlsx(&sheet, None),
        &TextOptions::default(),
    )
    .unwrap();
    assert_eq!(
        workbook.sheets[0].rows[0].cells[0].1,
        CellValue::Text("=1+1".to_owned())
    );
}

#[test]
fn macros_links_and_objects_are_ignored_and_said() {
    let bytes = files::with_parts(&[
        ("xl/vbaProject.bin", b"x"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>"),
        ("xl/embeddings/object1.bin", b"x"),
    ]);
    let drafts = read(bytes, ImportTarget::Calls);
    let said: Vec<_> = drafts
        .issues
        .iter()
        .filter(|issue| issue.code == ImportIssueCode::IgnoredContent)
        .map(|issue| issue.found.as_deref().unwrap())
        .collect();
    assert_eq!(said, ["macros", "external links", "embedded objects"]);
}

#[test]
fn a_formula_that_was_never_computed_rejects_its_row() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Entreprise</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Compétence</t></is></c>\
                <c r=\"C1\" t=\"inlineStr\"><is><t>ETP</t></is></c></row>\
                <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Atelier</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Drupal</t></is></c>\
                <c r=\"C2\"><f>1+1</f></c></row>";
    let drafts = read(
        files::raw_xlsx(&files::sheet(rows), None),
        ImportTarget::Capabilities,
    );
    assert_eq!(
        drafts.issues.last().unwrap().code,
        ImportIssueCode::FormulaWithoutValue
    );
    assert!(drafts.capabilities.is_empty());
}

#[test]
fn mutated_workbooks_end_in_a_reading_or_a_refusal() {
    let rows: &[&[&str]] = &[
        &["Entreprise", "Compétence", "Niveau"],
        &["Atelier", "Drupal", "3"],
    ];
    let seeds = [xlsx(&[("S", rows), ("T", rows)]), ods("S", rows)];
    let (mut n_read, mut n_refused) = (0, 0);
    for seed in 0..150u64 {
        for original in &seeds {
            for bytes in [
                files::mutated(original, seed),
                files::mutated_parts(original, seed),
            ] {
                match try_read(bytes, ImportTarget::Capabilities) {
                    Ok(_) => n_read += 1,
                    Err(WorkbookError::ReaderUnavailable { reason }) => {
                        panic!("seed {seed}: {reason}")
                    }
                    Err(WorkbookError::TimedOut) => panic!("seed {seed}: timed out"),
                    Err(_) => n_refused += 1,
                }
            }
        }
    }
    assert_eq!(n_read + n_refused, 600);
    assert!(
        n_read > 0 && n_refused > 100,
        "{n_read} read, {n_refused} refused"
    );
}

/// A program that is not ours stands for a reader gone wrong.
fn shell(script: &str) -> ReaderProgram {
    ReaderProgram {
        path: "/bin/sh".into(),
        arguments: vec!["-c".into(), script.into()],
    }
}

#[test]
fn a_reader_gone_wrong_is_a_refusal_and_leaves_nothing_behind() {
    let bytes = xlsx(&[("S", &[&["a", "b"]])]);
    let open =
        |script: &str| open_contained(&shell(script), &bytes, &TextOptions::default()).unwrap_err();
    assert!(matches!(
        open("cat > /dev/null; kill -ABRT $$"),
        WorkbookError::Unreadable { .. }
    ));
    assert!(matches!(
        open("cat > /dev/null; kill -XCPU $$"),
        WorkbookError::TimedOut
    ));
    assert!(matches!(open("exit 1"), WorkbookError::Unreadable { .. }));
    assert!(matches!(
        open("cat > /dev/null; echo '{\"Opened\":'"),
        WorkbookError::Unreadable { .. }
    ));
    let endless = "cat > /dev/null; while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done";
    let flooded = endless.replace("while :; do echo", "yes #");
    assert!(
        matches!(open(&flooded), WorkbookError::TooLarge { limit, .. } if limit == "child-answer-bytes")
    );
    let missing = ReaderProgram {
        path: "/nowhere/cordee".into(),
        arguments: Vec::new(),
    };
    assert!(matches!(
        open_contained(&missing, &bytes, &TextOptions::default()),
        Err(WorkbookError::ReaderUnavailable { .. })
    ));
}

#[test]
fn the_reader_sees_nothing_of_the_environment() {
    let bytes = xlsx(&[("S", &[&["a", "b"]])]);
    let script = "cat > /dev/null; if [ -z \"$HOME$CARGO_MANIFEST_DIR\" ]; then echo '{\"Refused\":\"Protected\"}'; fi";
    assert_eq!(
        open_contained(&shell(script), &bytes, &TextOptions::default()),
        Err(WorkbookError::Protected)
    );
}
