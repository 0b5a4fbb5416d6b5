//! How the sheets of a workbook were understood, as the API shows it.

use async_graphql::SimpleObject;
use domain::access::account::Language;
use domain::imports::{choices, import};

use crate::application::workbooks::import_fields::{import_fields, import_words};
use crate::graphql::enums::imports::SheetUse;
use crate::wording::fields::field_label;

/// What was understood of a sheet.
#[derive(Clone, SimpleObject)]
pub struct SheetReading {
    /// Its name; empty for a text file.
    pub name: String,
    /// What it was read as.
    pub read_as: SheetUse,
    /// Whether people see it in their spreadsheet only when they ask for it.
    pub is_hidden: bool,
    /// The last row of the header, from 1, when one was found.
    pub header_row: Option<u32>,
    /// The rows at its top, for a person to point at the header.
    pub head: Vec<HeadRow>,
    /// How each column was understood.
    pub columns: Vec<ColumnReading>,
    /// What its columns can be.
    pub fields: Vec<ImportField>,
    /// The words of columns that take words of a list, with what each means.
    pub words: Vec<ColumnWords>,
    /// Rows below the header that are not blank.
    pub n_rows: u32,
    /// Of those, rows put aside.
    pub n_ignored: u32,
}

/// A row at the top of a sheet.
#[derive(Clone, SimpleObject)]
pub struct HeadRow {
    /// Its number, from 1.
    pub row: u32,
    /// Its texts from the first column on, blank where a cell is; long ones are cut.
    pub cells: Vec<String>,
}

/// How a column was understood.
#[derive(Clone, SimpleObject)]
pub struct ColumnReading {
    /// Its letters.
    pub column: String,
    /// Its title in the file.
    pub title: String,
    /// The field it was read as; null when ignored.
    pub field: Option<String>,
    /// That field's name on screen, in the reader's language; null when ignored.
    pub label: Option<String>,
    /// How sure that is, in per-ten-thousands.
    pub confidence_per_ten_thousand: i32,
    /// Whether a person decided so.
    pub is_chosen: bool,
    /// The first few different things in it; long ones are cut.
    pub samples: Vec<String>,
}

/// What a column can be.
#[derive(Clone, SimpleObject)]
pub struct ImportField {
    /// The field's name in the API.
    pub field: String,
    /// Its name on screen, in the reader's language.
    pub label: String,
    /// Whether rows say nothing without it or one like it.
    pub is_key: bool,
}

/// The different words of a column whose field takes words of a list.
#[derive(Clone, SimpleObject)]
pub struct ColumnWords {
    /// The column's letters; null where the words stand all over a sheet, as in a matrix.
    pub column: Option<String>,
    /// The column's title.
    pub title: String,
    /// The field's name in the API.
    pub field: String,
    /// That field's name on screen, in the reader's language.
    pub label: String,
    /// The words in the order of the file, the first few hundred.
    pub words: Vec<WordFound>,
    /// Our words that one of them can mean, in the reader's language; empty for competencies, which are a vocabulary.
    pub options: Vec<String>,
}

/// One word of the file and what it means.
#[derive(Clone, SimpleObject)]
pub struct WordFound {
    /// The word as found; empty for blank cells that a person decided about.
    pub found: String,
    /// How many cells have it.
    pub n_cells: u32,
    /// What it means, in our words; null when that is not known or when nothing is read.
    pub meaning: Option<String>,
    /// Whether a person decided so.
    pub is_chosen: bool,
    /// Our nearest words, best first, when it is not known.
    pub proposals: Vec<String>,
}

impl SheetReading {
    /// The sheet with the names of its fields.
    #[must_use]
    pub fn worded(sheet: &import::SheetReading, language: Language) -> Self {
        Self {
            name: sheet.name.clone(),
            read_as: sheet.read_as.into(),
            is_hidden: sheet.is_hidden,
            header_row: sheet.header_row,
            head: sheet
                .head
                .iter()
                .map(|row| HeadRow {
                    row: row.row,
                    cells: row.cells.clone(),
                })
                .collect(),
            columns: sheet
                .columns
                .iter()
                .map(|column| ColumnReading::worded(column, language))
                .collect(),
            fields: ImportField::of_sheets_read_as(sheet.read_as, language),
            words: sheet
                .words
                .iter()
                .map(|words| ColumnWords::worded(words, language))
                .collect(),
            n_rows: sheet.n_rows,
            n_ignored: sheet.n_ignored,
        }
    }
}

impl ImportField {
    /// What the columns of such a sheet can be.
    #[must_use]
    pub fn of_sheets_read_as(read_as: choices::SheetUse, language: Language) -> Vec<Self> {
        import_fields(read_as)
            .into_iter()
            .map(|(name, is_key)| Self {
                field: name.to_owned(),
                label: field_label(name, language),
                is_key,
            })
            .collect()
    }
}

impl ColumnReading {
    fn worded(column: &import::ColumnReading, language: Language) -> Self {
        let label = |field: &String| field_label(field, language);
        Self {
            column: column.column.clone(),
            title: column.title.clone(),
            field: column.field.clone(),
            label: column.field.as_ref().map(label),
            confidence_per_ten_thousand: i32::from(column.confidence),
            is_chosen: column.is_chosen,
            samples: column.samples.clone(),
        }
    }
}

impl ColumnWords {
    fn worded(words: &import::ColumnWords, language: Language) -> Self {
        Self {
            column: words.column.clone(),
            title: words.title.clone(),
            field: words.field.clone(),
            label: field_label(&words.field, language),
            words: words
                .words
                .iter()
                .map(|word| WordFound {
                    found: word.found.clone(),
                    n_cells: word.n_cells,
                    meaning: word.meaning.clone(),
                    is_chosen: word.is_chosen,
                    proposals: word.proposals.clone(),
                })
                .collect(),
            options: import_words(&words.field, language),
        }
    }
}
