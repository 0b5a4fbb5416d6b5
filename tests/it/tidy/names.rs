//! One word per thing: names that say nothing, and the word that means two things in our field.

use super::reading::source_tree::{SourceFile, expect_none, paths, text_files};
use super::reading::tokens::{Kind, code_of};

/// Names that say where something was put instead of what it is for.
const EMPTY_NAMES: [&str; 9] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "base",
];

fn empty_names(paths: &[String]) -> Vec<String> {
    paths
        .iter()
        .filter(|path| {
            path.split('/').any(|part| {
                let stem = part.split('.').next().unwrap_or(part).to_lowercase();
                EMPTY_NAMES.contains(&stem.as_str())
            })
        })
        .cloned()
        .collect()
}

/// The words of a name in snake, camel or kebab case, in small letters.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = '_';
    for letter in name.chars() {
        let begins = !letter.is_alphanumeric() || (letter.is_uppercase() && before.is_lowercase());
        if begins {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a name says *tender* without saying *call for tender*.
fn says_tender_alone(name: &str) -> bool {
    let words = words_of(name);
    words.iter().enumerate().any(|(at, word)| {
        let is_tender = word == "tender" || word == "tenders";
        let is_call = at >= 1 && words[at - 1] == "for";
        is_tender && !is_call
    })
}

fn tenders_alone(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.is_rust() || file.has_extension(&["ts", "tsx", "graphql"]))
        .flat_map(|file| {
            let in_path = says_tender_alone(&file.path).then(|| file.path.clone());
            let in_code = code_of(&file.text)
                .into_iter()
                .filter(|token| token.kind == Kind::Word && says_tender_alone(&token.text))
                .map(|token| format!("{}:{}: `{}`", file.path, token.line, token.text));
            in_path.into_iter().chain(in_code)
        })
        .collect()
}

#[test]
fn no_file_or_folder_has_an_empty_name() {
    expect_none("name these after what they are for:", empty_names(&paths()));
}

#[test]
fn tender_is_never_said_alone() {
    let files: Vec<SourceFile> = text_files()
        .into_iter()
        .filter(|file| !file.path.starts_with("tests/it/tidy/"))
        .collect();
    expect_none(
        "what a buyer publishes is a call (CallForTender), what the group submits is a bid:",
        tenders_alone(&files),
    );
}

#[test]
fn an_empty_name_is_found() {
    let bad = [
        "src/utils/a.rs",
        "src/http/Helpers.tsx",
        "frontend/src/common/x.ts",
        "src/call_base/base.rs",
    ];
    let good = ["src/http/uploads.rs", "src/baseline.rs", "docs/commons.md"];
    assert_eq!(empty_names(&bad.map(String::from)).len(), 4);
    assert!(empty_names(&good.map(String::from)).is_empty());
}

#[test]
fn the_word_alone_is_found_in_every_case() {
    for bad in [
        "tender",
        "Tender",
        "tender_id",
        "TenderLot",
        "parseTender",
        "OPEN_TENDERS",
    ] {
        assert!(says_tender_alone(bad), "{bad}");
    }
    for good in [
        "CallForTender",
        "call_for_tender_id",
        "callsForTender",
        "tendering",
        "contender",
    ] {
        assert!(!says_tender_alone(good), "{good}");
    }
    let file = SourceFile::sample("src/a.rs", "// tender\nlet tenders = \"tender\";");
    assert_eq!(tenders_alone(&[file]), ["src/a.rs:2: `tenders`"]);
}
