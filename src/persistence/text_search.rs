//! Searching text: every word of what was typed must stand somewhere in the key that was computed when the row was written.

use domain::values::text::search_key;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition};

/// How much of a text goes into a key that is indexed or sorted by: PostgreSQL refuses index entries beyond 2 700 bytes,
/// and one typed character may be composed of eighteen.
const MAX_INDEXED_CHARACTERS: usize = 200;

/// The key by which a text is sorted, and looked up as a whole: its search key, cut to what an index takes.
pub(crate) fn index_key(text: &str) -> String {
    let mut key = search_key(text);
    if let Some((end, _)) = key.char_indices().nth(MAX_INDEXED_CHARACTERS) {
        key.truncate(end);
    }
    key
}

/// Escapes the signs that mean something in a pattern.
const ESCAPE: char = '!';

/// That a key holds all words of a text, case, accents and punctuation aside. A text without letters or digits narrows
/// nothing.
pub(crate) fn holds_all_words(key_column: &impl ColumnTrait, text: &str) -> Condition {
    search_key(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .fold(Condition::all(), |condition, word| {
            condition.add(like(key_column, format!("%{}%", escaped(word))))
        })
}

/// That a key holds the text as a whole.
pub(crate) fn holds(key_column: &impl ColumnTrait, text: &str) -> Condition {
    let key = search_key(text);
    if key.is_empty() {
        Condition::all()
    } else {
        Condition::all().add(like(key_column, format!("%{}%", escaped(&key))))
    }
}

/// That a code begins so.
pub(crate) fn begins_with(column: &impl ColumnTrait, prefix: &str) -> Expr {
    like(column, format!("{}%", escaped(prefix.trim())))
}

fn like(column: &impl ColumnTrait, pattern: String) -> Expr {
    Expr::col(column.as_column_ref()).like(LikeExpr::new(pattern).escape(ESCAPE))
}

fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(sign);
    }
    pattern
}
