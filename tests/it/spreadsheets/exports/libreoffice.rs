//! Exports opened by another spreadsheet, which computes their formulas anew.

use std::path::Path;
use std::process::Command;

use domain::access::account::Language;
use spreadsheets::write::coverage::write_call_coverage::write_call_coverage;
use spreadsheets::write::coverage::write_coverage::CoverageMatrix;
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::write_consortium::write_consortium;

use super::super::workbooks::{VOCABULARY, xlsx};
use super::exported_world::ExportedWorld;
use super::injection::HOSTILE;

/// The program, if it is on this machine. Where the tests must be complete (`REQUIRE_SOFFICE=1`), its absence fails them.
pub fn soffice() -> Option<&'static str> {
    let is_there = Command::new("soffice").arg("--version").output().is_ok();
    if !is_there {
        assert!(
            std::env::var_os("REQUIRE_SOFFICE").is_none(),
            "LibreOffice Calc is needed: install libreoffice-calc-nogui"
        );
        println!("notice: LibreOffice is not on this machine, exports are not opened by it");
    }
    is_there.then_some("soffice")
}

/// Opens a workbook and writes it again in another format; the options are those of its text filter.
pub fn convert(program: &str, bytes: &[u8], to: &str, folder: &Path) -> Vec<u8> {
    let source = folder.join("export.xlsx");
    std::fs::write(&source, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = folder.join("out");
    let status = Command::new(program)
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            to,
            "--outdir",
        ])
        .arg(&output)
        .arg(&source)
        .output()
        .unwrap();
    assert!(status.status.success(), "{status:?}");
    let extension = to.split(':').next().unwrap();
    let converted = std::fs::read_dir(&output)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|found| found == extension))
        .unwrap();
    std::fs::read(converted).unwrap()
}

#[test]
fn the_totals_of_a_dossier_are_computed_by_another_spreadsheet() {
    let Some(program) = soffice() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut world = ExportedWorld::new();
    world.consortium.allocations[0].share.0 = 2_400;
    let bytes = write_consortium(&world.dossier(), Language::Fr).unwrap();
    // Results that we stored are wiped first: what is found afterwards was computed by the other program.
    let bytes = without_stored_results(&bytes);
    let converted = convert(program, &bytes, "xlsx", folder.path());
    let sheet = |name: &str| {
        use calamine::Reader;
        let mut workbook: calamine::Xlsx<_> =
            calamine::Xlsx::new(std::io::Cursor::new(&converted)).unwrap();
        workbook.worksheet_range(name).unwrap()
    };
    let number = |name: &str, row: u32, column: u32| match sheet(name).get_value((row, column)) {
        Some(calamine::Data::Float(number)) => *number,
        other => panic!("{name} {row} {column}: {other:?}"),
    };
    assert!((number("Répartition", 4, 3) - 0.99).abs() < 1e-9);
    assert!((number("Répartition", 4, 4) - 350_000.0).abs() < 1e-6);
    let check = sheet("Répartition").get_value((5, 3)).unwrap().to_string();
    assert_eq!(check, "≠ 100 % : à corriger");
    // Hébergement by Coop Numérique, its row, its column, and the whole.
    assert!((number("Répartition croisée", 2, 2) - 0.4167).abs() < 1e-9);
    assert!((number("Répartition croisée", 2, 4) - 0.75).abs() < 1e-9);
    assert!((number("Répartition croisée", 3, 1) - 0.24).abs() < 1e-9);
    assert!((number("Répartition croisée", 3, 4) - 0.99).abs() < 1e-9);
    // The margin of the fourth requirement: three companies answer, one of them only nearly.
    assert!((number("Couverture", 8, 7) - 2.0).abs() < 1e-9);
    assert!((number("Couverture", 15, 10) - 2.0).abs() < 1e-9);
}

/// The workbook with every stored result of a formula emptied.
fn without_stored_results(bytes: &[u8]) -> Vec<u8> {
    let parts: Vec<(String, String)> = super::super::workbooks::parts_of(bytes)
        .into_iter()
        .map(|(name, content)| {
            let mut emptied = String::new();
            let mut rest = content.as_str();
            while let Some(at) = rest.find("</f><v>") {
                let (before, after) = rest.split_at(at + "</f>".len());
                emptied.push_str(before);
                rest = &after[after.find("</v>").unwrap() + "</v>".len()..];
            }
            emptied.push_str(rest);
            (name, emptied)
        })
        .collect();
    let borrowed: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    super::super::workbooks::archive(&borrowed)
}

#[test]
fn hostile_texts_stay_text_in_another_spreadsheet() {
    let Some(program) = soffice() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut world = ExportedWorld::new();
    let one_line: Vec<&str> = HOSTILE
        .into_iter()
        .filter(|text| !text.contains(['\r', '\n']))
        .collect();
    world.companies = one_line
        .iter()
        .map(|text| {
            let mut company = world.companies[2].clone();
            company.id = domain::values::ids::CompanyId::new();
            company.name = domain::values::text::Name::stored((*text).to_owned());
            company
        })
        .collect();
    let pattern = world.capabilities[0].clone();
    world.capabilities = world
        .companies
        .iter()
        .map(|company| {
            let mut capability = pattern.clone();
            capability.company_id = company.id;
            capability
        })
        .collect();
    let bytes = world
        .capability_file(Language::Fr)
        .write(TableFormat::Xlsx, Language::Fr)
        .unwrap();
    // UTF-8, comma, quotes around every text.
    let text = convert(
        program,
        &bytes,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true",
        folder.path(),
    );
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_slice());
    let names: Vec<String> = reader
        .records()
        .map(|record| record.unwrap()[2].to_owned())
        .collect();
    assert_eq!(names, one_line);
}

#[test]
fn what_another_spreadsheet_saves_as_ods_is_read_the_same() {
    let Some(program) = soffice() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let rows: &[&[&str]] = &[
        &["Entreprise", "PostgreSQL", "Drupal", "Moodle"],
        &["Atelier Libre", "3", "x", ""],
        &["Coop Numérique", "", "4", "2"],
    ];
    let source = xlsx(&[("Matrice", rows)]);
    let target = domain::imports::import::ImportTarget::Capabilities;
    let converted = convert(program, &source, "ods", folder.path());
    let read = super::super::workbooks::read;
    assert_eq!(
        read(converted, target).capabilities,
        read(source, target).capabilities
    );
}

#[test]
fn the_sums_of_a_whole_call_and_of_an_import_are_computed_by_another_spreadsheet() {
    let Some(program) = soffice() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let world = ExportedWorld::new();
    let matrix = CoverageMatrix {
        call: &world.call,
        lot: &world.lots[0],
        requirements: &world.requirements,
        companies: &world.companies,
        coverage: &world.coverage,
        vocabulary: &VOCABULARY,
    };
    let other = CoverageMatrix {
        lot: &world.lots[1],
        ..matrix
    };
    let ours = write_call_coverage(&[matrix, other], &world.provenance(), Language::Fr).unwrap();
    let read = |bytes: &[u8], sheet: &str| {
        use calamine::Reader;
        let mut workbook: calamine::Xlsx<_> =
            calamine::Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let rows = range
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect());
        rows.collect::<Vec<Vec<String>>>()
    };
    let theirs = convert(
        program,
        &without_stored_results(&ours),
        "xlsx",
        folder.path(),
    );
    for (row, computed) in read(&ours, "Synthèse")
        .iter()
        .zip(read(&theirs, "Synthèse"))
        .skip(5)
        .take(3)
    {
        assert_eq!(row, &computed);
    }
    assert_eq!(
        read(&theirs, "Synthèse")[5][..4],
        ["1", "Part 1", "10", "2"]
    );
    let report = without_stored_results(&world.report_bytes("texte", Language::Fr));
    let other_folder = tempfile::tempdir().unwrap();
    let computed = convert(program, &report, "xlsx", other_folder.path());
    let cover = read(&computed, "Import");
    let sum = cover.iter().find(|row| row[0] == "Somme").unwrap();
    assert_eq!(sum[1], "2");
}
