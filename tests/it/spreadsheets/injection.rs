//! Text that a spreadsheet could take for a formula stays text, in every text column of every export, unchanged.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::access::account::Language;
use domain::values::text::{Name, Prose};
use spreadsheets::write::capability_table::capability_table;
use spreadsheets::write::formats::write_text::write_text;
use spreadsheets::write::safe_text::{fit_cell, guard_text, is_risky, sheet_name, unguard_text};
use spreadsheets::write::write_call::write_call;
use spreadsheets::write::write_capabilities::write_capabilities;
use spreadsheets::write::write_consortium::write_consortium;
use spreadsheets::write::write_coverage::{CoverageMatrix, write_coverage_matrix};
use spreadsheets::write::write_template::{CapabilityLayout, write_capabilities_template};

use super::exported_world::ExportedWorld;
use super::workbooks::{VOCABULARY, parts_of};

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

/// Every workbook that can be exported from a world, with how often the text must stand in it at least.
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
        write_capabilities_template(french, &VOCABULARY, &world.companies, layout).unwrap()
    };
    let call = write_call(
        &world.call,
        &world.lots,
        &world.requirements,
        &VOCABULARY,
        french,
    );
    vec![
        ("call", 35, call.unwrap()),
        (
            "capabilities",
            50,
            write_capabilities(&world.companies, &world.capabilities, &VOCABULARY, french).unwrap(),
        ),
        (
            "coverage",
            3,
            write_coverage_matrix(&matrix, french).unwrap(),
        ),
        (
            "consortium",
            30,
            write_consortium(&world.dossier(), french).unwrap(),
        ),
        ("list template", 3, template(CapabilityLayout::List)),
        ("matrix template", 3, template(CapabilityLayout::Matrix)),
    ]
}

#[test]
fn hostile_texts_come_back_unchanged_and_inert_from_every_export() {
    for text in HOSTILE {
        let world = hostile_world(text);
        for (what, least, bytes) in exports(&world) {
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
            let n_found: usize = workbook
                .worksheets()
                .iter()
                .flat_map(|(_, range)| range.used_cells())
                .filter(|(_, _, value)| matches!(value, Data::String(found) if found == text))
                .count();
            assert!(
                n_found >= least,
                "{what}: {text:?} stands {n_found} times, at least {least} expected"
            );
            for sheet in workbook.sheet_names() {
                let formulas = workbook.worksheet_formula(&sheet).unwrap();
                for (_, _, formula) in formulas.used_cells() {
                    assert!(is_ours(formula), "{what} {sheet}: {formula}");
                }
            }
            for (part, content) in parts_of(&bytes) {
                assert!(!content.contains("<hyperlink"), "{what} {part}");
                assert!(!part.contains("externalLink"), "{what} {part}");
            }
        }
    }
}

/// Our own formulas use these functions and nothing else.
fn is_ours(formula: &str) -> bool {
    formula.is_empty()
        || ["SUM(", "SUMPRODUCT(", "COUNTIF(", "IF(ROUND("]
            .iter()
            .any(|beginning| formula.starts_with(beginning))
}

#[test]
fn risky_texts_are_marked_as_text_for_good() {
    let world = hostile_world("=1+1");
    for (what, _, bytes) in exports(&world) {
        let styles = parts_of(&bytes)
            .into_iter()
            .find(|(name, _)| name == "xl/styles.xml")
            .unwrap()
            .1;
        assert!(styles.contains("quotePrefix=\"1\""), "{what}");
    }
}

#[test]
fn text_files_guard_risky_texts_and_reading_takes_the_guard_off() {
    for text in HOSTILE {
        assert_eq!(unguard_text(&guard_text(text)), text);
        assert!(!is_risky(&guard_text(text)), "{text}");
        let world = hostile_world(text);
        let table = capability_table(
            &world.companies,
            &world.capabilities,
            &VOCABULARY,
            Language::Fr,
        );
        let bytes = write_text(&table, Language::Fr).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
        for record in reader.records() {
            for value in &record.unwrap() {
                assert!(!is_risky(value), "{text:?} stands as {value:?}");
            }
        }
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
