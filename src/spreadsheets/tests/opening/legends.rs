//! Legends of matrices: what a file says that its own marks mean.

use chrono::DateTime;
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::imports::choices::SheetUse;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::ImportTarget;
use domain::values::ids::CompetencyId;
use domain::values::quantity::Level;
use domain::values::record::Record;
use domain::values::text::Name;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;

use super::archives::open;

fn read(lines: &[&str]) -> WorkbookDrafts {
    let entries = ["PostgreSQL", "Drupal", "Linux"].map(|label| Competency {
        id: CompetencyId::new(),
        code: Name::parse("code", &label.to_lowercase()).unwrap(),
        kind: CompetencyKind::Software,
        label_fr: Name::parse("labelFr", label).unwrap(),
        label_en: Name::parse("labelEn", label).unwrap(),
        synonyms: Vec::new(),
        broader: Vec::new(),
        cpv: Vec::new(),
        record: Record::new(DateTime::UNIX_EPOCH),
    });
    let vocabulary = Vocabulary::new(entries.into());
    let opened = open(lines.join("\n").as_bytes()).unwrap();
    interpret(
        &opened,
        &Reading::unaided(ImportTarget::Capabilities, &vocabulary),
    )
}

fn held(drafts: &WorkbookDrafts) -> Vec<(&str, &str, Option<Level>)> {
    assert_eq!(drafts.sheets[0].read_as, SheetUse::CapabilityMatrix);
    let mut held: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            let name = row.draft.company.name.as_deref().unwrap();
            (name, row.draft.competency.as_str(), row.draft.level)
        })
        .collect();
    held.sort();
    held
}

#[test]
fn a_legend_beside_a_matrix_says_what_its_marks_mean() {
    let drafts = read(&[
        "Entreprise;PostgreSQL;Drupal;Linux;;Légende;",
        "Atelier Libre;A;●;1;;A = expert;",
        "Coop Numérique;B;-;;;B : confirmé;",
        ";;;;;● autonome;",
        ";;;;;1;4 - expert",
    ]);
    assert_eq!(
        held(&drafts),
        [
            ("Atelier Libre", "Drupal", Some(Level::Autonomous)),
            ("Atelier Libre", "Linux", Some(Level::Expert)),
            ("Atelier Libre", "PostgreSQL", Some(Level::Expert)),
            ("Coop Numérique", "PostgreSQL", Some(Level::Confirmed)),
        ]
    );
    let sheet = &drafts.sheets[0];
    assert_eq!((sheet.n_rows, sheet.n_ignored), (5, 1));
    let marks = sheet.words.iter().find(|words| words.field == "level");
    let mut marks = marks.unwrap().words.iter();
    let of_a = marks.find(|word| word.found == "A").unwrap();
    assert_eq!(
        (of_a.meaning.as_deref(), of_a.is_chosen),
        (Some("4 - expert"), false)
    );
}

#[test]
fn a_line_below_a_matrix_with_companies_across_says_so_too() {
    let drafts = read(&[
        ";Atelier Libre;Coop Numérique",
        "PostgreSQL;A;B",
        "Drupal;●;-",
        "A = expert, B = confirmé, ● = autonome;;",
    ]);
    assert_eq!(
        held(&drafts),
        [
            ("Atelier Libre", "Drupal", Some(Level::Autonomous)),
            ("Atelier Libre", "PostgreSQL", Some(Level::Expert)),
            ("Coop Numérique", "PostgreSQL", Some(Level::Confirmed)),
        ]
    );
    let sheet = &drafts.sheets[0];
    assert_eq!((sheet.n_rows, sheet.n_ignored), (4, 1));
}
