//! What the coverage matrix and the dossier hold, cell by cell, and how they are set up for the screen and for paper.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use domain::access::account::Language;
use domain::procurement::milestones::milestones;
use spreadsheets::write::consortium::dossier::{ConsortiumDossier, DossierContact};
use spreadsheets::write::coverage::write_coverage::{CoverageMatrix, write_coverage_matrix};
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::write_consortium::write_consortium;

use super::super::workbooks::{VOCABULARY, parts_of};
use super::exported_world::ExportedWorld;

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn texts(range: &Range<Data>, row: u32) -> Vec<String> {
    let last = range.end().unwrap().1;
    (0..=last)
        .map(|column| {
            range
                .get_value((row, column))
                .map(ToString::to_string)
                .unwrap_or_default()
        })
        .collect()
}

fn coverage_bytes(world: &ExportedWorld, language: Language) -> Vec<u8> {
    let matrix = CoverageMatrix {
        call: &world.call,
        lot: &world.lots[0],
        requirements: &world.requirements,
        companies: &world.companies,
        coverage: &world.coverage,
        vocabulary: &VOCABULARY,
    };
    write_coverage_matrix(&matrix, &world.provenance(), language).unwrap()
}

#[test]
fn the_coverage_matrix_shows_symbols_levels_margins_and_a_legend() {
    let world = ExportedWorld::new();
    let bytes = coverage_bytes(&world, Language::Fr);
    let range = open(&bytes).worksheet_range("Couverture").unwrap();
    assert_eq!(
        texts(&range, 4),
        [
            "N°",
            "Exigence",
            "Importance",
            "Seuil",
            "Atelier Libre",
            "Coop Numérique",
            "Sans Numéro",
            "Entreprises qui comptent",
            "Atteint",
            "Demandé",
            "État",
            "Marge"
        ]
    );
    assert_eq!(
        texts(&range, 6),
        [
            "2",
            "Formation",
            "Souhaitable",
            "3 - confirmé, 2,5 ETP",
            "◐ 3 ✓",
            "",
            "",
            "1",
            "1,5",
            "2,5",
            "Partielle",
            "1 – fragile"
        ]
    );
    assert_eq!(
        texts(&range, 8)[4..8],
        ["● 3 ✓", "◐ 3", "○ 3 (expirée)", "2"]
    );
    let all: Vec<String> = range
        .used_cells()
        .map(|(_, _, value)| value.to_string())
        .collect();
    for symbol in ["●", "◐", "○", "Légende"] {
        assert!(all.iter().any(|text| text == symbol), "{symbol}");
    }
    let formulas = open(&bytes).worksheet_formula("Couverture").unwrap();
    assert_eq!(
        formulas.get_value((5, 7)).unwrap(),
        "COUNTIF(E6:G6,\"●*\")+COUNTIF(E6:G6,\"◐*\")"
    );
}

#[test]
fn exported_sheets_are_set_up_for_screen_and_paper() {
    let world = ExportedWorld::new();
    let call = world
        .call_file(Language::Fr)
        .write(TableFormat::Xlsx, Language::Fr)
        .unwrap();
    for bytes in [coverage_bytes(&world, Language::Fr), call] {
        for (name, content) in parts_of(&bytes) {
            if !name.starts_with("xl/worksheets/sheet") || content.contains("Oui ou non") {
                continue;
            }
            let is_hidden_list = !content.contains("<autoFilter");
            if is_hidden_list {
                continue;
            }
            for mark in [
                "state=\"frozen\"",
                "fitToPage=\"1\"",
                "orientation=\"landscape\"",
                "<cols>",
            ] {
                assert!(content.contains(mark), "{name}: {mark}");
            }
            // A4, or A3 for what is wider.
            let is_on_paper =
                ["9", "8"].map(|size| content.contains(&format!("paperSize=\"{size}\"")));
            assert!(is_on_paper.contains(&true), "{name}");
        }
        let parts = parts_of(&bytes);
        let workbook = &parts
            .iter()
            .find(|(name, _)| name == "xl/workbook.xml")
            .unwrap()
            .1;
        assert!(workbook.contains("_xlnm.Print_Titles"));
        let properties = &parts
            .iter()
            .find(|(name, _)| name == "docProps/core.xml")
            .unwrap()
            .1;
        assert!(properties.contains("Coordination du cluster"));
    }
    let coverage = parts_of(&coverage_bytes(&world, Language::Fr));
    let sheet = &coverage
        .iter()
        .find(|(name, _)| name == "xl/worksheets/sheet1.xml")
        .unwrap()
        .1;
    assert!(sheet.contains("<conditionalFormatting"));
}

#[test]
fn the_dossier_holds_every_sheet_in_both_languages() {
    let world = ExportedWorld::new();
    let french = write_consortium(&world.dossier(), Language::Fr).unwrap();
    assert_eq!(
        open(&french).sheet_names(),
        [
            "Synthèse",
            "Membres",
            "Répartition",
            "Répartition croisée",
            "Couverture",
            "Preuves",
            "Écarts",
            "Alertes",
            "Liste de contrôle",
            "Calendrier",
            "Contacts",
            "Listes"
        ]
    );
    let english = write_consortium(&world.dossier(), Language::En).unwrap();
    assert_eq!(
        open(&english).sheet_names(),
        [
            "Summary",
            "Members",
            "Allocation",
            "Crossed allocation",
            "Coverage",
            "Evidence",
            "Gaps",
            "Alerts",
            "Checklist",
            "Timeline",
            "Contacts",
            "Lists"
        ]
    );
}

#[test]
fn the_dossier_says_what_is_due_when_and_whom_to_reach() {
    let world = ExportedWorld::new();
    let day = |text: &str| text.parse().unwrap();
    let due = milestones(
        day("2026-05-04"),
        Some(day("2026-09-01")),
        day("2026-09-30"),
    );
    let contact = DossierContact {
        company_id: world.companies[0].id,
        name: "Direction de l'Atelier",
        email: "direction@atelier.example",
    };
    let dossier = ConsortiumDossier {
        milestones: &due,
        contacts: &[contact],
        ..world.dossier()
    };
    let bytes = write_consortium(&dossier, Language::Fr).unwrap();
    let timeline = open(&bytes).worksheet_range("Calendrier").unwrap();
    let first = timeline.get_value((1, 0)).unwrap();
    // 46266 is 1 September 2026 counted from 1899-12-30, the day from which spreadsheets count.
    assert_eq!(first.to_string(), "46266");
    assert_eq!(texts(&timeline, 1)[1], "Questions posées à l'acheteur");
    assert_eq!(texts(&timeline, 7)[1], "Remise des offres");
    let contacts = open(&bytes).worksheet_range("Contacts").unwrap();
    assert_eq!(
        texts(&contacts, 1)[..3],
        [
            world.companies[0].name.as_str(),
            "Direction de l'Atelier",
            "direction@atelier.example"
        ]
    );
    // Whose people the reader may not know is there with what everybody knows.
    assert_eq!(texts(&contacts, 2)[1], "");
}

#[test]
fn the_cover_says_what_until_when_and_by_whom() {
    let world = ExportedWorld::new();
    let bytes = write_consortium(&world.dossier(), Language::Fr).unwrap();
    let cover = open(&bytes).worksheet_range("Synthèse").unwrap();
    let value = |label: &str| {
        cover
            .rows()
            .find(|row| calamine::DataType::get_string(&row[0]) == Some(label))
            .map(|row| row[1].clone())
            .unwrap()
    };
    assert_eq!(value("Mandataire").to_string(), "Atelier Libre");
    assert_eq!(
        value("Forme").to_string(),
        "Conjoint – mandataire solidaire"
    );
    assert_eq!(value("Exigences couvertes").to_string(), "2 / 10");
    assert_eq!(value("Établi par").to_string(), "Coordination du cluster");
    let made = value("Établi le");
    let made = calamine::DataType::as_datetime(&made).unwrap();
    assert_eq!(made.to_string(), "2026-06-15 10:30:00");
}

#[test]
fn the_allocation_adds_up_with_live_formulas() {
    let world = ExportedWorld::new();
    let bytes = write_consortium(&world.dossier(), Language::Fr).unwrap();
    let range = open(&bytes).worksheet_range("Répartition").unwrap();
    assert_eq!(range.get_value((4, 3)), Some(&Data::Float(1.0)));
    assert_eq!(range.get_value((4, 4)), Some(&Data::Float(350_000.0)));
    assert_eq!(range.get_value((5, 3)).unwrap().to_string(), "100 % ✓");
    let formulas = open(&bytes).worksheet_formula("Répartition").unwrap();
    assert_eq!(formulas.get_value((4, 3)).unwrap(), "SUM(D2:D4)");
    assert_eq!(
        formulas.get_value((5, 3)).unwrap(),
        "IF(ROUND(D5,4)=1,\"100 % ✓\",\"≠ 100 % : à corriger\")"
    );
    let crossed = open(&bytes).worksheet_range("Répartition croisée").unwrap();
    assert_eq!(crossed.get_value((2, 2)), Some(&Data::Float(0.4167)));
    assert_eq!(crossed.get_value((3, 4)), Some(&Data::Float(1.0)));
}

#[test]
fn gaps_alerts_and_checklist_say_what_is_left_to_do() {
    let world = ExportedWorld::new();
    let bytes = write_consortium(&world.dossier(), Language::Fr).unwrap();
    let mut workbook = open(&bytes);
    let gaps = workbook.worksheet_range("Écarts").unwrap();
    // All but those covered with a safe margin: the fourth, eighth … are covered, the third, sixth, ninth are safe.
    assert_eq!(gaps.height() - 1, 10);
    let alerts = workbook.worksheet_range("Alertes").unwrap();
    assert_eq!(
        texts(&alerts, 1)[..4],
        [
            "Avertissement",
            "Membre non confirmé",
            "R2142-24",
            "Coop Numérique"
        ]
    );
    let list = workbook.worksheet_range("Liste de contrôle").unwrap();
    let done: Vec<String> = list.rows().skip(1).map(|row| row[1].to_string()).collect();
    assert_eq!(done[..7], ["Oui", "Oui", "Oui", "Oui", "Non", "Non", ""]);
}

fn part(bytes: &[u8], wanted: &str) -> String {
    parts_of(bytes)
        .into_iter()
        .find(|(name, _)| name == wanted)
        .unwrap()
        .1
}

/// For each cell of a sheet, whether it has a formula and which cell format.
fn cell_formats(sheet: &str) -> Vec<(bool, usize)> {
    sheet
        .split("<c ")
        .skip(1)
        .map(|cell| {
            let (tag, rest) = cell.split_once('>').unwrap();
            let format = tag
                .split("s=\"")
                .nth(1)
                .map_or("0", |rest| rest.split('"').next().unwrap());
            (rest.starts_with("<f>"), format.parse().unwrap())
        })
        .collect()
}

#[test]
fn sheets_with_sums_lock_their_formulas_and_nothing_else() {
    let world = ExportedWorld::new();
    let mut n_formulas = 0;
    let dossier = write_consortium(&world.dossier(), Language::Fr).unwrap();
    for bytes in [coverage_bytes(&world, Language::Fr), dossier] {
        let styles = part(&bytes, "xl/styles.xml");
        let formats = styles.split("<cellXfs").nth(1).unwrap();
        let formats = formats.split("</cellXfs>").next().unwrap();
        let is_open: Vec<bool> = formats
            .split("<xf ")
            .skip(1)
            .map(|format| format.contains("locked=\"0\""))
            .collect();
        for (name, content) in parts_of(&bytes) {
            if !name.starts_with("xl/worksheets/sheet") {
                continue;
            }
            let cells = cell_formats(&content);
            let has_formulas = cells.iter().any(|(is_formula, _)| *is_formula);
            assert_eq!(content.contains("<sheetProtection"), has_formulas, "{name}");
            assert!(!content.contains("password="), "{name}");
            for (is_formula, format) in cells.into_iter().filter(|_| has_formulas) {
                assert_eq!(is_open[format], !is_formula, "{name}, format {format}");
                n_formulas += usize::from(is_formula);
            }
        }
    }
    assert!(n_formulas > 20, "{n_formulas}");
}

#[test]
fn tables_and_lists_have_names_that_formulas_can_use() {
    let world = ExportedWorld::new();
    let bytes = world
        .call_file(Language::Fr)
        .write(TableFormat::Xlsx, Language::Fr)
        .unwrap();
    let workbook = open(&bytes);
    let names: std::collections::BTreeMap<String, String> =
        workbook.defined_names().iter().cloned().collect();
    let last_row = world.lots.len() + 1;
    assert_eq!(
        names.get("Cordee_Lots").map(String::as_str),
        Some(format!("'Lots'!$A$1:$I${last_row}").as_str()),
        "{names:?}"
    );
    for table in ["Cordee_Consultation", "Cordee_Exigences"] {
        assert!(names.contains_key(table), "{names:?}");
    }
    let lists = names
        .keys()
        .filter(|name| name.starts_with("Cordee_Listes_"));
    assert!(lists.count() > 3, "{names:?}");
}
