//! Tables as JSON for programs: one object for each row under the titles of its columns, values typed.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde::ser::Serializer;

use crate::write::book::WriteError;
use crate::write::cell::{Cell, FormulaLook};
use crate::write::provenance::Provenance;
use crate::write::table::{Column, Table};

/// Writes a table: its name, its titles in their order, its rows. Blank cells are left out; amounts are objects with an
/// exact decimal text and a currency, days and instants are ISO 8601, parts of the whole are numbers up to one.
///
/// # Errors
/// Never in practice: the file is written to memory.
pub fn write_json(table: &Table, provenance: &Provenance) -> Result<Vec<u8>, WriteError> {
    written(&OneTable {
        made: Made::of(provenance),
        table: WholeTable(table),
    })
}

/// Writes several tables, each as `write_json` writes one, under `tables`.
///
/// # Errors
/// Never in practice: the file is written to memory.
pub fn write_json_tables(tables: &[Table], provenance: &Provenance) -> Result<Vec<u8>, WriteError> {
    written(&SeveralTables {
        made: Made::of(provenance),
        tables: tables.iter().map(WholeTable).collect(),
    })
}

fn written(file: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Who had the file written, when, and from which version.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Made<'a> {
    title: &'a str,
    made_at: String,
    made_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

impl<'a> Made<'a> {
    fn of(provenance: &'a Provenance) -> Self {
        Self {
            title: &provenance.title,
            made_at: instant_text(provenance.made_at),
            made_by: &provenance.made_by,
            version: provenance.version,
        }
    }
}

#[derive(Serialize)]
struct OneTable<'a> {
    #[serde(flatten)]
    made: Made<'a>,
    #[serde(flatten)]
    table: WholeTable<'a>,
}

#[derive(Serialize)]
struct SeveralTables<'a> {
    #[serde(flatten)]
    made: Made<'a>,
    tables: Vec<WholeTable<'a>>,
}

fn instant_text(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

struct WholeTable<'a>(&'a Table);

impl Serialize for WholeTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;

        let Self(table) = self;
        let titles: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.title.as_str())
            .collect();
        let rows: Vec<Row<'_>> = table
            .rows
            .iter()
            .map(|cells| Row(&table.columns, cells))
            .collect();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("name", &table.name)?;
        map.serialize_entry("columns", &titles)?;
        map.serialize_entry("rows", &rows)?;
        map.end()
    }
}

struct Row<'a>(&'a [Column], &'a [Cell]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(columns, cells) = self;
        let filled = columns
            .iter()
            .zip(*cells)
            .filter(|(_, cell)| **cell != Cell::Blank);
        serializer.collect_map(filled.map(|(column, cell)| (&column.title, value_of(cell))))
    }
}

fn value_of(cell: &Cell) -> serde_json::Value {
    use serde_json::{Value, json};

    match cell {
        Cell::Blank => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Amount(amount) => json!({
            "amount": amount.to_decimal(),
            "currency": amount.currency.as_str(),
        }),
        Cell::Fte(fte) => json!(f64::from(fte.0) / 10.0),
        Cell::Share(share) => json!(f64::from(share.0) / 10_000.0),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Instant(instant, _) => {
            json!(instant_text(*instant))
        }
        Cell::Formula { result, look, .. } => match (look, result.parse::<f64>()) {
            (FormulaLook::Text, _) | (_, Err(_)) => json!(result),
            (_, Ok(number)) => json!(number),
        },
    }
}
