//! Blank templates: every column is understood, the example is put aside, drop-down lists are there.

use domain::access::account::Language;
use domain::imports::choices::SheetUse;
use domain::imports::import::ImportTarget;
use spreadsheets::read::aside::EXAMPLE_MARKS;
use spreadsheets::write::registers::register_templates::{
    write_competencies_template, write_interests_template,
};
use spreadsheets::write::write_template::{
    CapabilityLayout, ExampleRow, write_awards_template, write_calls_template,
    write_capabilities_template,
};

use super::super::workbooks::{VOCABULARY, errors, lines, parts_of, read};
use super::exported_world::ExportedWorld;

fn check_blank(bytes: &[u8], target: ImportTarget, n_sheets: usize) {
    let drafts = read(bytes.to_vec(), target);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new());
    assert!(drafts.calls.is_empty() && drafts.lots.is_empty());
    assert!(drafts.requirements.is_empty() && drafts.capabilities.is_empty());
    assert!(drafts.interests.is_empty() && drafts.competencies.is_empty());
    let understood: Vec<_> = drafts
        .sheets
        .iter()
        .filter(|sheet| sheet.read_as != SheetUse::Ignored)
        .collect();
    assert_eq!(understood.len(), n_sheets, "{:#?}", drafts.sheets);
    for column in understood.iter().flat_map(|sheet| &sheet.columns) {
        assert!(column.field.is_some(), "{column:?}");
    }
}

fn n_drop_downs(bytes: &[u8]) -> usize {
    parts_of(bytes)
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/"))
        .map(|(_, content)| content.matches("<dataValidation ").count())
        .sum()
}

#[test]
fn the_template_for_calls_is_understood_and_holds_nothing() {
    for language in [Language::Fr, Language::En] {
        for example in [ExampleRow::Shown, ExampleRow::Absent] {
            let bytes = write_calls_template(language, &VOCABULARY, example).unwrap();
            check_blank(&bytes, ImportTarget::Calls, 3);
            assert_eq!(n_drop_downs(&bytes), 9);
        }
    }
}

#[test]
fn the_templates_of_one_table_are_understood_and_hold_nothing() {
    let world = ExportedWorld::new();
    let companies = &world.companies;
    for language in [Language::Fr, Language::En] {
        for example in [ExampleRow::Shown, ExampleRow::Absent] {
            for (layout, n_lists) in [(CapabilityLayout::List, 3), (CapabilityLayout::Matrix, 1)] {
                let how = (layout, example);
                let bytes = write_capabilities_template(language, &VOCABULARY, companies, how);
                let bytes = bytes.unwrap();
                check_blank(&bytes, ImportTarget::Capabilities, 1);
                assert_eq!(n_drop_downs(&bytes), n_lists);
                assert_eq!(has_example(&bytes), example == ExampleRow::Shown);
                let text = parts_of(&bytes).into_iter().map(|(_, part)| part);
                assert!(text.collect::<String>().contains("Coop Numérique"));
            }
            let awards = write_awards_template(language, &VOCABULARY, companies, example);
            let answers = write_interests_template(language, &VOCABULARY, companies, example);
            let words = write_competencies_template(language, &VOCABULARY, example);
            for (bytes, target, n_lists) in [
                (awards, ImportTarget::Awards, 1),
                (answers, ImportTarget::Interests, 2),
                (words, ImportTarget::Competencies, 1),
            ] {
                let bytes = bytes.unwrap();
                check_blank(&bytes, target, 1);
                assert_eq!(n_drop_downs(&bytes), n_lists, "{target:?}");
                assert_eq!(has_example(&bytes), example == ExampleRow::Shown);
            }
        }
    }
}

fn has_example(bytes: &[u8]) -> bool {
    let strings = parts_of(bytes)
        .into_iter()
        .find(|(name, _)| name == "xl/sharedStrings.xml");
    let (_, strings) = strings.unwrap();
    EXAMPLE_MARKS
        .iter()
        .any(|mark| strings.contains(&format!("{mark} ")))
}

#[test]
fn the_lists_hold_the_whole_vocabulary() {
    let bytes = write_calls_template(Language::Fr, &VOCABULARY, ExampleRow::Absent).unwrap();
    let strings = parts_of(&bytes)
        .into_iter()
        .find(|(name, _)| name == "xl/sharedStrings.xml")
        .unwrap()
        .1;
    for entry in VOCABULARY.entries() {
        let label = entry
            .label_fr
            .as_str()
            .replace('&', "&amp;")
            .replace('<', "&lt;");
        assert!(strings.contains(&label), "{label}");
    }
}
