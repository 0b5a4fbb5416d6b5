//! Several tables on one sheet, one below the other: each is read as if it stood alone.

use crate::columns::column_map::ColumnMap;
use crate::columns::field::TableKind;
use crate::columns::match_columns::further_header;
use crate::workbook::{SheetTable, TableRow};

/// The sheet in parts, each with the rows of one table and whatever stands above its header; the sheet as it is when it
/// holds one table. A further table has titles of its own that are surely titles, below a blank row or a caption.
#[must_use]
pub fn parts_of(table: &SheetTable, kinds: &[TableKind]) -> Option<Vec<SheetTable>> {
    let starts = starts_of(table, kinds);
    if starts.len() < 2 {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = table.rows.as_slice();
    let mut taken = 0;
    for next in starts.iter().skip(1).map(Some).chain([None]) {
        let here = next.map_or(rest.len(), |next| next - taken);
        let (own, others) = rest.split_at_checked(here).unwrap_or((rest, &[]));
        taken += own.len();
        rest = others;
        parts.push(SheetTable {
            rows: own.to_vec(),
            ..table.clone_without_rows()
        });
    }
    Some(parts)
}

/// Where parts begin: the places of their first rows, captions included.
fn starts_of(table: &SheetTable, kinds: &[TableKind]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut last: Option<ColumnMap> = None;
    for (place, row) in table.rows.iter().enumerate() {
        let before = table.rows.get(..place).unwrap_or_default();
        if !stands_apart(row, before) {
            continue;
        }
        let Some(header) = further_header(table, row, kinds) else {
            continue;
        };
        // The same titles again, as under each section of a table, go on with it.
        let goes_on = last
            .as_ref()
            .is_some_and(|known| known.kind == header.kind && has_same_titles(known, &header));
        if !goes_on {
            starts.push(place - n_captions(before));
            last = Some(header);
        }
    }
    starts
}

fn has_same_titles(one: &ColumnMap, other: &ColumnMap) -> bool {
    let titles = |map: &ColumnMap| -> Vec<String> {
        map.columns
            .iter()
            .map(|column| column.title.clone())
            .collect()
    };
    titles(one) == titles(other)
}

/// Whether a row stands at the top, below a blank row, or below a caption.
fn stands_apart(row: &TableRow, before: &[TableRow]) -> bool {
    before
        .last()
        .is_none_or(|above| above.number + 1 < row.number || above.cells.len() == 1)
}

/// How many rows of one cell stand right above: what the table is called.
fn n_captions(before: &[TableRow]) -> usize {
    before
        .iter()
        .rev()
        .take_while(|row| row.cells.len() == 1)
        .count()
}
