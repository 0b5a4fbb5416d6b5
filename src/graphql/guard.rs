//! The guard before the library: what a query may weigh before it is parsed, validated or executed. The library's own
//! parser can be driven out of its stack by nesting and out of time by fragments, so both are measured here first.

use std::collections::BTreeMap;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationType, Selection, SelectionSet,
};

/// The longest query text.
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// The deepest nesting of brackets.
const MAX_NESTING: usize = 48;
/// The most words and signs.
const MAX_TOKENS: usize = 8_000;
/// The most aliases.
const MAX_ALIASES: usize = 30;
/// The most fields as written.
const MAX_FIELDS: usize = 500;
/// The most fields with every fragment written out.
const MAX_EXPANDED_FIELDS: usize = 2_000;
/// The most operations in a document.
const MAX_OPERATIONS: usize = 10;

/// Why a query is not even looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not GraphQL.
    Malformed(String),
    /// It is too much; the text says what.
    TooMuch(String),
}

/// Measures and parses a query.
///
/// # Errors
/// Why it is refused.
pub fn inspect(text: &str) -> Result<ExecutableDocument, Refusal> {
    measure_text(text)?;
    let document = parse_query(text).map_err(|error| Refusal::Malformed(error.to_string()))?;
    measure_document(&document)?;
    Ok(document)
}

/// The kind of the operation that would run.
#[must_use]
pub fn operation_type(document: &ExecutableDocument, name: Option<&str>) -> Option<OperationType> {
    match &document.operations {
        DocumentOperations::Single(operation) => Some(operation.node.ty),
        DocumentOperations::Multiple(operations) => operations
            .iter()
            .find(|(known, _)| Some(known.as_str()) == name)
            .map(|(_, operation)| operation.node.ty),
    }
}

fn at_most(what: &str, found: usize, most: usize) -> Result<(), Refusal> {
    if found > most {
        Err(Refusal::TooMuch(format!(
            "the query has more than {most} {what}: split it"
        )))
    } else {
        Ok(())
    }
}

/// One pass over the text: length, nesting and number of tokens, outside strings and comments.
fn measure_text(text: &str) -> Result<(), Refusal> {
    at_most("bytes", text.len(), MAX_TEXT_BYTES)?;
    let mut scan = Scan::default();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        rest = match character {
            '#' => rest.split_once(['\n', '\r']).map_or("", |(_, after)| after),
            '"' => skip_string(rest),
            _ => {
                scan.take(character)?;
                rest.get(character.len_utf8()..).unwrap_or_default()
            }
        };
        if character == '"' {
            scan.count_token()?;
        }
    }
    Ok(())
}

#[derive(Default)]
struct Scan {
    depth: usize,
    n_tokens: usize,
    is_in_word: bool,
}

impl Scan {
    fn take(&mut self, character: char) -> Result<(), Refusal> {
        let is_word = character.is_alphanumeric() || character == '_';
        if is_word {
            if !self.is_in_word {
                self.count_token()?;
            }
            self.is_in_word = true;
            return Ok(());
        }
        self.is_in_word = false;
        match character {
            '{' | '[' | '(' => {
                self.depth += 1;
                at_most("levels of brackets", self.depth, MAX_NESTING)?;
                self.count_token()
            }
            '}' | ']' | ')' => {
                self.depth = self.depth.saturating_sub(1);
                self.count_token()
            }
            blank if blank.is_whitespace() || blank == ',' => Ok(()),
            _ => self.count_token(),
        }
    }

    fn count_token(&mut self) -> Result<(), Refusal> {
        self.n_tokens += 1;
        at_most("words and signs", self.n_tokens, MAX_TOKENS)
    }
}

/// What follows a string that the text begins with; nothing when it does not end.
fn skip_string(text: &str) -> &str {
    if let Some(block) = text.strip_prefix("\"\"\"") {
        let mut rest = block;
        while let Some((before, after)) = rest.split_once("\"\"\"") {
            if !before.ends_with('\\') {
                return after;
            }
            rest = after;
        }
        return "";
    }
    let mut is_escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' | '\n' => return text.get(place + 1..).unwrap_or_default(),
            _ => {}
        }
    }
    ""
}

fn measure_document(document: &ExecutableDocument) -> Result<(), Refusal> {
    let operations: Vec<&SelectionSet> = document
        .operations
        .iter()
        .map(|(_, operation)| &operation.node.selection_set.node)
        .collect();
    at_most("operations", operations.len(), MAX_OPERATIONS)?;
    let fragments = document
        .fragments
        .values()
        .map(|fragment| &fragment.node.selection_set.node);
    let (mut n_fields, mut n_aliases) = (0, 0);
    for set in operations.iter().copied().chain(fragments) {
        let (fields, aliases) = written(set);
        n_fields += fields;
        n_aliases += aliases;
    }
    at_most("aliases", n_aliases, MAX_ALIASES)?;
    at_most("fields", n_fields, MAX_FIELDS)?;
    let mut sizes = BTreeMap::new();
    let mut n_expanded: usize = 0;
    for set in operations {
        let mut open = Vec::new();
        n_expanded = n_expanded.saturating_add(expanded(set, document, &mut sizes, &mut open)?);
    }
    at_most(
        "fields with its fragments written out",
        n_expanded,
        MAX_EXPANDED_FIELDS,
    )
}

/// Fields and aliases as written, without looking into fragments.
fn written(set: &SelectionSet) -> (usize, usize) {
    set.items
        .iter()
        .map(|item| match &item.node {
            Selection::Field(field) => {
                let (fields, aliases) = written(&field.node.selection_set.node);
                (
                    fields + 1,
                    aliases + usize::from(field.node.alias.is_some()),
                )
            }
            Selection::InlineFragment(inline) => written(&inline.node.selection_set.node),
            Selection::FragmentSpread(_) => (1, 0),
        })
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

/// Fields with every fragment written out; each fragment is counted once and remembered.
fn expanded<'a>(
    set: &'a SelectionSet,
    document: &'a ExecutableDocument,
    sizes: &mut BTreeMap<&'a str, usize>,
    open: &mut Vec<&'a str>,
) -> Result<usize, Refusal> {
    let mut total: usize = 0;
    for item in &set.items {
        let size = match &item.node {
            Selection::Field(field) => {
                expanded(&field.node.selection_set.node, document, sizes, open)?.saturating_add(1)
            }
            Selection::InlineFragment(inline) => {
                expanded(&inline.node.selection_set.node, document, sizes, open)?
            }
            Selection::FragmentSpread(spread) => expanded_fragment(
                spread.node.fragment_name.node.as_str(),
                document,
                sizes,
                open,
            )?,
        };
        total = total.saturating_add(size);
    }
    Ok(total)
}

fn expanded_fragment<'a>(
    name: &'a str,
    document: &'a ExecutableDocument,
    sizes: &mut BTreeMap<&'a str, usize>,
    open: &mut Vec<&'a str>,
) -> Result<usize, Refusal> {
    if open.contains(&name) {
        return Err(Refusal::Malformed(format!(
            "the fragment {name} spreads itself"
        )));
    }
    if let Some(size) = sizes.get(name) {
        return Ok(*size);
    }
    let Some(fragment) = document
        .fragments
        .iter()
        .find(|(known, _)| known.as_str() == name)
        .map(|(_, fragment)| fragment)
    else {
        return Ok(0);
    };
    at_most("fragments within one another", open.len(), MAX_NESTING)?;
    open.push(name);
    let size = expanded(&fragment.node.selection_set.node, document, sizes, open)?;
    open.pop();
    sizes.insert(name, size);
    Ok(size)
}
