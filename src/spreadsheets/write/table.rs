//! A table on its way out, the same for workbooks and text files.

use domain::access::account::Language;

use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::columns::known_field::KnownField;
use crate::write::cell::Cell;
use crate::write::lists::ListKind;

/// A column with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The title.
    pub title: String,
    /// How wide, in characters.
    pub width: u16,
    /// The drop-down list of its cells.
    pub list: Option<ListKind>,
}

impl Column {
    /// The column of a field that we read back, under our own title.
    #[must_use]
    pub fn of_field(known: &KnownField, language: Language) -> Self {
        Self {
            title: known.own_title(language).to_owned(),
            width: width_of(known.field),
            list: ListKind::of_field(known.field),
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty table with every field of a kind that we write, under our own titles.
    #[must_use]
    pub fn of_kind(kind: TableKind, language: Language, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            columns: fields_of(kind)
                .iter()
                .filter(|known| known.field != Field::Threshold)
                .map(|known| Column::of_field(known, language))
                .map(|column| match (kind, column.list) {
                    // A directory is where companies get their names.
                    (TableKind::Companies, Some(ListKind::Companies)) => Column {
                        list: None,
                        ..column
                    },
                    _ => column,
                })
                .collect(),
            rows: Vec::new(),
        }
    }
}

fn width_of(field: Field) -> u16 {
    match field {
        Field::Title
        | Field::Wording
        | Field::Description
        | Field::SummaryFr
        | Field::SummaryEn => 48,
        Field::Competency
        | Field::Competencies
        | Field::Street
        | Field::CompanyName
        | Field::Buyer
        | Field::EvidenceTitle
        | Field::LabelFr
        | Field::LabelEn
        | Field::Synonyms
        | Field::Broader
        | Field::Conditions
        | Field::Note => 32,
        Field::Id => 38,
        Field::Source | Field::EvidenceDocument | Field::Origin | Field::Website => 28,
        Field::Years
        | Field::Weight
        | Field::Fte
        | Field::Postcode
        | Field::Headcount
        | Field::TurnoverYear
        | Field::OwnShare => 10,
        Field::Level => 14,
        _ => 18,
    }
}
