//! The paths that a Rust file names: `use` lines with their groups, and paths written in the code.

use super::tokens::{Kind, Token, code_of};

/// A path as it is written, from its first word to its last.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedPath {
    pub words: Vec<String>,
    pub line: usize,
}

/// Every path that has a `::`, groups expanded; a star adds nothing to what stands before it.
pub fn paths_of(text: &str) -> Vec<NamedPath> {
    let tokens = code_of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens[at].kind == Kind::Word
            && is_separator(&tokens, at + 1)
            && !(at >= 2 && is_separator(&tokens, at - 2));
        at = if begins {
            expand(&tokens, at, &[], &mut found)
        } else {
            at + 1
        };
    }
    found
}

/// Whether `::` stands here.
fn is_separator(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_mark(':'))
        && tokens.get(at + 1).is_some_and(|token| token.is_mark(':'))
}

/// Reads one path, or one group of paths, after `prefix`; answers the position after it.
fn expand(tokens: &[Token], start: usize, prefix: &[String], found: &mut Vec<NamedPath>) -> usize {
    let mut words = prefix.to_vec();
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        if token.is_mark('{') && at > start {
            return expand_group(tokens, at, &words, found);
        }
        if token.kind != Kind::Word {
            break;
        }
        words.push(token.text.clone());
        at += 1;
        if !is_separator(tokens, at) {
            break;
        }
        at += 2;
    }
    found.push(NamedPath {
        words,
        line: tokens[start].line,
    });
    at.max(start + 1)
}

/// Reads `{a::b, c}` after `prefix`; answers the position after the closing brace.
fn expand_group(
    tokens: &[Token],
    open: usize,
    prefix: &[String],
    found: &mut Vec<NamedPath>,
) -> usize {
    let mut at = open + 1;
    while let Some(token) = tokens.get(at) {
        if token.is_mark('}') {
            return at + 1;
        }
        at = if token.is_word("as") {
            at + 2
        } else if token.kind == Kind::Word {
            expand(tokens, at, prefix, found)
        } else {
            at + 1
        };
    }
    at
}

#[test]
fn groups_are_expanded_and_generics_are_not_paths() {
    let text = "use crate::a::{b::{C, D as E}, f};\nlet g: Vec<domain::h::I> = super::j::k::<L>(m::n);\nuse o::*;";
    let found: Vec<String> = paths_of(text)
        .into_iter()
        .map(|path| format!("{}:{}", path.line, path.words.join("::")))
        .collect();
    assert_eq!(
        found,
        [
            "1:crate::a::b::C",
            "1:crate::a::b::D",
            "1:crate::a::f",
            "2:domain::h::I",
            "2:super::j::k",
            "2:m::n",
            "3:o",
        ]
    );
}
