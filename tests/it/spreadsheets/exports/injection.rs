//! Text that a spreadsheet could take for a formula stays text, in every text column of every export, unchanged.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};
use domain::access::account::Language;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;
use domain::values::text::{Name, Prose};
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::workbook::CellValue;
use spreadsheets::write::cell::Cell;
use spreadsheets::write::corrections::write_rejected::{Reason, RejectedRows, write_rejected};
use spreadsheets::write::coverage::write_call_coverage::write_call_coverage;
use spreadsheets::write::coverage::write_coverage::{CoverageMatrix, write_coverage_matrix};
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::safe_text::{fit_cell, guard_text, is_risky, sheet_name, unguard_text};
use spreadsheets::write::tables::table_file::TableFile;
use spreadsheets::write::write_consortium::write_consortium;
use spreadsheets::write::write_template::{
    CapabilityLayout, ExampleRow, write_capabilities_template,
};

use super::super::workbooks::{VOCABULARY, parts_of};
use super::exported_world::{ExportedWorld, now};
use super::round_trip::KINDS;

/// Sixty texts that spreadsheets like to run, to link, or to change.
pub const HOSTILE: [&str; 60] = [
    "=1+1",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://exemple.fr\",\"ici\")",
    "=WEBSERVICE(\"https://exemple.fr\")",
    "=IMPORTXML(\"https://exemple.fr\",\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=@SUM(1)",
    "==1",
    "= 1",
    "+1+1",
    "+33 1 23 45 67 89",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-5 lots",
    "-cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "@echo off",
    "@nom",
    "--",
    "+",
    "-",
    "=",
    "@",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}SUM(1)",
    "'=1+1",
    "''=1+1",
    "'texte",
    "\"=1+1\"",
    "=1+1;=2+2",
    "texte;=1+1",
    "texte,=1+1",
    "texte\n=1+1",
    "texte\r\n=1+1",
    "a\tb",
    "_x0041_",
    "_x000D_",
    "&#61;1+1",
    "<script>alert(1)</script>",
    "&amp;=1",
    "]]>",
    "<![CDATA[=1]]>",
    "https://exemple.fr",
    "http://exemple.fr?a=1&b=2",
    "mailto:nom@exemple.fr",
    "ftp://exemple.fr",
    "internal:Feuil1!A1",
    "external:c:\\a.xlsx",
    "\\\\serveur\\partage",
    "file:///etc/hosts",
    "1E5",
    "00123",
    "3/4",
    "31/12/2026",
    "VRAI",
    "#N/A",
    "{=1+1}",
];

fn name(text: &str) -> Name {
    Name::stored(text.to_owned())
}

fn prose(text: &str) -> Prose {
    Prose::stored(text.to_owned())
}

/// A world in which every free text is the same hostile one.
fn hostile_world(text: &str) -> ExportedWorld {
    let mut world = ExportedWorld::new();
    world.call.reference = name(text);
    world.call.title = name(text);
    world.call.buyer = name(text);
    world.call.description = Some(prose(text));
    world.call.bidding_rules.reserved_for = Some(name(text));
    for lot in &mut world.lots {
        lot.number = name(text);
        lot.title = name(text);
        lot.description = Some(prose(text));
        lot.reserved_for = Some(name(text));
    }
    for requirement in &mut world.requirements {
        requirement.wording = Some(prose(text));
        requirement.origin = Some(name(text));
    }
    for company in &mut world.companies {
        company.name = name(text);
        company.legal_form = Some(name(text));
        company.social_statuses = vec![name(text)];
        company.address.city = Some(name(text));
    }
    for capability in &mut world.capabilities {
        capability.note = Some(prose(text));
        for evidence in &mut capability.evidence {
            evidence.title = name(text);
            evidence.party = Some(name(text));
        }
    }
    world.consortium.name = name(text);
    world.consortium.note = Some(prose(text));
    for line in &mut world.consortium.allocations {
        line.task = name(text);
    }
    world.violations[0].article = text.to_owned();
    world
}

/// Every workbook of several sheets that can be exported from a world, with how often the text must stand in it at least.
fn exports(world: &ExportedWorld) -> Vec<(&'static str, usize, Vec<u8>)> {
    let french = Language::Fr;
    let matrix = CoverageMatrix {
        call: &world.call,
        lot: &world.lots[0],
        requirements: &world.requirements,
        companies: &world.companies,
        coverage: &world.coverage,
        vocabulary: &VOCABULARY,
    };
    let template = |layout| {
        let how = (layout, ExampleRow::Shown);
        write_capabilities_template(french, &VOCABULARY, &world.companies, how).unwrap()
    };
    let provenance = world.provenance();
    vec![
        (
            "coverage",
            3,
            write_coverage_matrix(&matrix, &world.provenance(), french).unwrap(),
        ),
        (
            "consortium",
            30,
            write_consortium(&world.dossier(), french).unwrap(),
        ),
        (
            "call coverage",
            6,
            write_call_coverage(&[matrix, matrix], &provenance, french).unwrap(),
        ),
        ("suggestions", 3, world.comparison_bytes(french)),
        (
            "import report",
            8,
            world.report_bytes(world.lots[0].title.as_str(), french),
        ),
        ("list template", 3, template(CapabilityLayout::List)),
        ("matrix template", 3, template(CapabilityLayout::Matrix)),
    ]
}

/// Nothing in the workbook is run, linked or fetched, and risky texts are marked as text for good.
fn check_inert(what: &str, bytes: &[u8]) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for sheet in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&sheet).unwrap();
        for (_, _, formula) in formulas.used_cells() {
            assert!(is_ours(formula), "{what} {sheet}: {formula}");
        }
    }
    let parts = parts_of(bytes);
    for (part, content) in &parts {
        assert!(!content.contains("<hyperlink"), "{what} {part}");
        assert!(!part.contains("externalLink"), "{what} {part}");
    }
    let part = |name: &str| {
        let found = parts.iter().find(|(part, _)| part == name);
        found.map_or("", |(_, content)| content.as_str())
    };
    let is_quoted = quoted_styles(part("xl/styles.xml"));
    let texts = shared_texts(part("xl/sharedStrings.xml"));
    for (name, content) in &parts {
        if !name.starts_with("xl/worksheets/sheet") {
            continue;
        }
        for cell in content.split("<c ").skip(1) {
            let attribute = |key: &str| {
                let after = cell.split_once(&format!("{key}=\""))?.1;
                after.split('"').next()?.parse::<usize>().ok()
            };
            let Some(index) = cell
                .contains("t=\"s\"")
                .then(|| cell.split_once("<v>").unwrap().1)
                .map(|after| after.split('<').next().unwrap().parse::<usize>().unwrap())
            else {
                continue;
            };
            if is_risky(&texts[index]) {
                let style = attribute("s").unwrap_or(0);
                assert!(is_quoted[style], "{what} {name}: {:?}", texts[index]);
            }
        }
    }
}

/// For each style of cells, whether it marks text as text.
fn quoted_styles(styles: &str) -> Vec<bool> {
    let Some((_, after)) = styles.split_once("<cellXfs") else {
        return Vec::new();
    };
    let styles = after.split("</cellXfs>").next().unwrap();
    let formats = styles.split("<xf ").skip(1);
    formats
        .map(|format| {
            format
                .split('>')
                .next()
                .unwrap()
                .contains("quotePrefix=\"1\"")
        })
        .collect()
}

fn shared_texts(strings: &str) -> Vec<String> {
    let items = strings.split("<si>").skip(1);
    items
        .map(|item| {
            let after = item.split_once("<t").unwrap().1.split_once('>').unwrap().1;
            let text = after.split("</t>").next().unwrap();
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
        })
        .collect()
}

fn n_texts<'a>(values: impl IntoIterator<Item = &'a Data>, text: &str) -> usize {
    let is_text = |value: &&Data| matches!(value, Data::String(found) if found == text);
    values.into_iter().filter(is_text).count()
}

#[test]
fn hostile_texts_come_back_unchanged_and_inert_from_every_workbook() {
    for text in HOSTILE {
        let world = hostile_world(text);
        for (what, least, bytes) in exports(&world) {
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
            let sheets = workbook.worksheets();
            let values = sheets.iter().flat_map(|(_, range)| range.used_cells());
            let n_found = n_texts(values.map(|(_, _, value)| value), text);
            assert!(
                n_found >= least,
                "{what}: {text:?} stands {n_found} times, at least {least} expected"
            );
            check_inert(what, &bytes);
        }
    }
}

/// Our own formulas use these functions and nothing else.
fn is_ours(formula: &str) -> bool {
    formula.is_empty()
        || ["SUM(", "SUMPRODUCT(", "COUNTIF(", "IF(ROUND(", "'Lot "]
            .iter()
            .any(|beginning| formula.starts_with(beginning))
}

/// A file with the text in every cell of every column that holds text, and how many cells that are. A dozen rows of a table
/// have a cell of every column.
fn with_text_everywhere(mut file: TableFile, text: &str) -> (TableFile, usize) {
    const ROWS: usize = 12;
    let mut n_cells = 0;
    for table in &mut file.tables {
        table.rows.truncate(ROWS);
        for cell in table.rows.iter_mut().flatten() {
            if matches!(cell, Cell::Text(_) | Cell::Blank) {
                *cell = Cell::Text(text.to_owned());
                n_cells += 1;
            }
        }
    }
    (file, n_cells)
}

#[test]
fn every_text_column_of_every_table_holds_hostile_texts_in_every_format() {
    let world = ExportedWorld::full();
    for kind in &KINDS {
        let whole = (kind.file)(&world, Language::Fr);
        for text in HOSTILE {
            for table in &whole.tables {
                let alone = TableFile::new(world.provenance(), vec![table.clone()]);
                let (file, n_cells) = with_text_everywhere(alone, text);
                let what = format!("{} {} {text:?}", kind.name, table.name);
                let bytes = |format| file.write(format, Language::Fr).unwrap();
                check_book(&what, &bytes(TableFormat::Xlsx), (text, n_cells));
                check_open_document(&what, &bytes(TableFormat::Ods), (text, n_cells));
                check_separated(&what, &bytes(TableFormat::Csv), (text, n_cells));
                check_values(&what, &bytes(TableFormat::Json), (text, n_cells));
            }
        }
    }
}

#[test]
fn rows_on_their_way_back_to_be_corrected_hold_hostile_texts_of_every_column() {
    let world = ExportedWorld::full();
    for kind in &KINDS {
        for table in &(kind.file)(&world, Language::Fr).tables {
            for text in HOSTILE {
                let alone = TableFile::new(world.provenance(), vec![table.clone()]);
                let (file, n_cells) = with_text_everywhere(alone, text);
                for format in [TableFormat::Xlsx, TableFormat::Ods, TableFormat::Csv] {
                    let what = format!("{} {} {text:?} {format:?}", kind.name, table.name);
                    let bytes = file.write(format, Language::Fr).unwrap();
                    check_returned(&what, &bytes, kind.target, (text, n_cells));
                }
            }
        }
    }
}

/// Every row is given back for a reason that quotes the text: nothing of it is run, and every cell says what it said.
fn check_returned(what: &str, bytes: &[u8], target: ImportTarget, (text, n_cells): (&str, usize)) {
    let opened = open_workbook(bytes, &TextOptions::default()).unwrap();
    let drafts = interpret(&opened, &Reading::unaided(target, &VOCABULARY));
    let sheet = &opened.sheets[0];
    let below_titles = || sheet.rows.iter().filter(|row| row.number > 1);
    let reasons: Vec<Reason> = below_titles()
        .map(|row| Reason {
            place: sheet.place(row.number, Some(0)),
            code: "UNKNOWN_WORD".to_owned(),
            message: text.to_owned(),
        })
        .collect();
    let rejected = RejectedRows {
        workbook: &opened,
        sheets: &drafts.sheets,
        reasons: &reasons,
    };
    let returned = write_rejected(rejected, Language::Fr, now()).unwrap();
    check_inert(what, &returned);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&returned)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let lines = text.replace("\r\n", "\n");
    let mut n_found = 0;
    for row in below_titles() {
        for (column, value) in &row.cells {
            let CellValue::Text(sent) = value else {
                continue;
            };
            let found = range.get_value((row.number - 1, *column));
            assert_eq!(found, Some(&Data::String(sent.clone())), "{what}");
            n_found += usize::from(sent == text || *sent == lines);
        }
    }
    assert_eq!(n_found, n_cells, "{what}");
    let values = range.used_cells().map(|(_, _, value)| value);
    assert!(n_texts(values, text) >= reasons.len(), "{what}");
}

fn check_book(what: &str, bytes: &[u8], (text, n_cells): (&str, usize)) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let values = range.used_cells().map(|(_, _, value)| value);
    assert_eq!(n_texts(values, text), n_cells, "{what} xlsx");
    check_inert(what, bytes);
}

fn check_open_document(what: &str, bytes: &[u8], (text, n_cells): (&str, usize)) {
    // A paragraph ends where a line does: the two characters of Windows become one.
    let lines = text.replace("\r\n", "\n");
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let values = range.used_cells().map(|(_, _, value)| value);
    assert_eq!(n_texts(values, &lines), n_cells, "{what} ods");
    for (part, content) in parts_of(bytes) {
        assert!(!content.contains("table:formula"), "{what} {part}");
        assert!(!content.contains("<text:a"), "{what} {part}");
    }
}

fn check_separated(what: &str, bytes: &[u8], (text, n_cells): (&str, usize)) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
    let mut n_found = 0;
    for record in reader.records() {
        for value in &record.unwrap() {
            assert!(!is_risky(value), "{what} stands as {value:?}");
            n_found += usize::from(unguard_text(value) == text);
        }
    }
    assert_eq!(n_found, n_cells, "{what} csv");
}

fn check_values(what: &str, bytes: &[u8], (text, n_cells): (&str, usize)) {
    let file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let rows = file["rows"].as_array().unwrap();
    let values = rows
        .iter()
        .flat_map(|row| row.as_object().unwrap().values());
    let n_found = values.filter(|value| value.as_str() == Some(text)).count();
    assert_eq!(n_found, n_cells, "{what} json");
}

#[test]
fn a_guard_of_text_files_is_taken_off_again() {
    for text in HOSTILE {
        assert_eq!(unguard_text(&guard_text(text)), text);
        assert!(!is_risky(&guard_text(text)), "{text}");
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_marked() {
    let long = "é".repeat(40_000);
    let cut = fit_cell(&long);
    assert_eq!(cut.encode_utf16().count(), 32_767);
    assert!(cut.ends_with(" […]"));
    let emoji = "🦀".repeat(20_000);
    assert!(fit_cell(&emoji).encode_utf16().count() <= 32_767);
    let world = hostile_world(&long);
    for (what, least, bytes) in exports(&world) {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
        let n_cut = workbook
            .worksheets()
            .iter()
            .flat_map(|(_, range)| range.used_cells())
            .filter(|(_, _, value)| matches!(value, Data::String(found) if *found == cut))
            .count();
        assert!(n_cut >= least, "{what}");
    }
}

#[test]
fn names_of_sheets_are_made_legal() {
    for (wanted, expected) in [
        ("Lots", "Lots"),
        ("History", "History 1"),
        ("a/b:c*d?e[f]g\\h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("", "Feuille"),
        ("'''", "Feuille"),
        (
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "abcdefghijklmnopqrstuvwxyz01234",
        ),
    ] {
        assert_eq!(sheet_name(wanted), expected, "{wanted}");
    }
}
