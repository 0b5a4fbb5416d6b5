//! What people decided about workbooks, and what is remembered of it, as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::imports::{choices, mapping, text_reading};

use crate::graphql::enums::companies::CompetencyKind;
use crate::graphql::enums::imports::{
    DecimalMark, ImportTarget, QuoteMark, SheetUse, TextEncoding,
};
use crate::graphql::node_id::show;
use crate::graphql::types::imports::sheet_reading::ImportField;
use crate::wording::fields::field_label;

/// What was decided about a workbook. A revision takes it whole.
#[derive(Clone, SimpleObject)]
pub struct ImportChoices {
    /// How a text file is read.
    pub text: TextChoice,
    /// How sheets are read.
    pub sheets: Vec<SheetChoice>,
    /// What words of the file mean.
    pub values: Vec<ValueChoice>,
    /// Cells as they were corrected.
    pub cells: Vec<CellChoice>,
    /// Which companies names mean.
    pub companies: Vec<CompanyChoice>,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoice>,
    /// Words that become competencies of the vocabulary.
    pub competencies: Vec<NewCompetencyChoice>,
}

/// What was said about a text file; what is null is found out.
#[derive(Clone, SimpleObject)]
pub struct TextChoice {
    /// Its encoding.
    pub encoding: Option<TextEncoding>,
    /// What separates its columns, one character.
    pub separator: Option<String>,
    /// What quotes its cells.
    pub quote: Option<QuoteMark>,
    /// Its decimal mark.
    pub decimal: Option<DecimalMark>,
}

/// How a text file was understood.
#[derive(Clone, SimpleObject)]
pub struct TextFileReading {
    /// Its encoding.
    pub encoding: TextEncoding,
    /// What separates its columns, one character.
    pub separator: String,
    /// What quotes its cells.
    pub quote: QuoteMark,
    /// Its decimal mark, when it has numbers that tell.
    pub decimal: Option<DecimalMark>,
    /// Whether letters that had been encoded twice (`Ã©` for `é`) were put right.
    pub is_repaired: bool,
}

/// How a sheet is read.
#[derive(Clone, SimpleObject)]
pub struct SheetChoice {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// What it is read as; found out when null.
    pub read_as: Option<SheetUse>,
    /// The last row of the header, from 1; found out when null.
    pub header_row: Option<u32>,
    /// How many rows the header has, upwards from the last.
    pub n_header_rows: Option<u32>,
    /// What columns are.
    pub columns: Vec<ColumnChoice>,
}

/// What a column is.
#[derive(Clone, SimpleObject)]
pub struct ColumnChoice {
    /// Its letters.
    pub column: String,
    /// The field's name in the API; null when the column is not imported.
    pub field: Option<String>,
}

/// What a word of the file means, wherever it stands.
#[derive(Clone, SimpleObject)]
pub struct ValueChoice {
    /// The sheet's name.
    pub sheet: String,
    /// The column's letters; everywhere on the sheet when null.
    pub column: Option<String>,
    /// The text of the cells; empty for blank cells.
    pub found: String,
    /// The text that is read in its place; null when nothing is read.
    pub read_as: Option<String>,
}

/// A cell as it was corrected.
#[derive(Clone, SimpleObject)]
pub struct CellChoice {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letters.
    pub column: String,
    /// What the cell says now; null when it is blank.
    pub text: Option<String>,
}

/// Which company a name means.
#[derive(Clone, SimpleObject)]
pub struct CompanyChoice {
    /// The name as the file has it.
    pub name: String,
    /// The company.
    pub company_id: ID,
}

/// Which call, or lot, rows are about that name none.
#[derive(Clone, SimpleObject)]
pub struct CallChoice {
    /// The call of rows that name none.
    pub call_id: ID,
    /// The lot of its rows that name none.
    pub lot_id: Option<ID>,
}

/// A word that becomes a competency of the vocabulary when the import is applied.
#[derive(Clone, SimpleObject)]
pub struct NewCompetencyChoice {
    /// The word as the file has it.
    pub found: String,
    /// What the competency is about.
    pub kind: CompetencyKind,
    /// Its French label.
    pub label_fr: String,
    /// Its English label.
    pub label_en: String,
    /// The broader entries.
    pub broader_ids: Vec<ID>,
}

/// What is remembered of sheets with certain titles, for the next one that has the same. Read by coordinators of the cluster.
#[derive(Clone, SimpleObject)]
pub struct ImportMapping {
    /// Its id.
    pub id: ID,
    /// For which kind of imports.
    pub target: ImportTarget,
    /// What such a sheet is read as.
    pub read_as: SheetUse,
    /// The titles of its header, from left to right.
    pub titles: Vec<String>,
    /// What was decided about its columns.
    pub columns: Vec<RememberedColumn>,
    /// What was decided about its words.
    pub words: Vec<RememberedWord>,
    /// What its columns can be.
    pub fields: Vec<ImportField>,
    /// When it was last used to learn from.
    pub updated_at: DateTime<Utc>,
    /// Counts the changes: what forgetting names.
    pub version: i32,
}

/// What a column with a title is.
#[derive(Clone, SimpleObject)]
pub struct RememberedColumn {
    /// Which of the titles, from 0.
    pub title_index: u32,
    /// The title.
    pub title: String,
    /// The field's name in the API; null when the column is not imported.
    pub field: Option<String>,
    /// The field's name on screen, in the reader's language; null when the column is not imported.
    pub label: Option<String>,
}

/// What a word means.
#[derive(Clone, SimpleObject)]
pub struct RememberedWord {
    /// Under which of the titles, from 0; everywhere on the sheet when null.
    pub title_index: Option<u32>,
    /// That title.
    pub title: Option<String>,
    /// The word.
    pub found: String,
    /// What is read in its place; null when nothing is read.
    pub read_as: Option<String>,
}

impl ImportChoices {
    /// The decisions as the API shows them.
    #[must_use]
    pub fn shown(inside: &choices::ImportChoices) -> Self {
        let text = inside.text;
        Self {
            text: TextChoice {
                encoding: text.encoding.map(TextEncoding::from),
                separator: text.separator.map(String::from),
                quote: text.quote.map(QuoteMark::from),
                decimal: text.decimal.map(DecimalMark::from),
            },
            sheets: inside.sheets.iter().map(SheetChoice::shown).collect(),
            values: inside
                .values
                .iter()
                .map(|value| ValueChoice {
                    sheet: value.sheet.clone(),
                    column: value.column.clone(),
                    found: value.found.clone(),
                    read_as: value.read_as.clone(),
                })
                .collect(),
            cells: inside
                .cells
                .iter()
                .map(|cell| CellChoice {
                    sheet: cell.sheet.clone(),
                    row: cell.row,
                    column: cell.column.clone(),
                    text: cell.text.clone(),
                })
                .collect(),
            companies: inside
                .companies
                .iter()
                .map(|company| CompanyChoice {
                    name: company.name.clone(),
                    company_id: show(company.company_id),
                })
                .collect(),
            call: inside.call.map(|call| CallChoice {
                call_id: show(call.call_id),
                lot_id: call.lot_id.map(show),
            }),
            competencies: inside.competencies.iter().map(shown_new).collect(),
        }
    }
}

fn shown_new(inside: &choices::NewCompetencyChoice) -> NewCompetencyChoice {
    NewCompetencyChoice {
        found: inside.found.clone(),
        kind: inside.kind.into(),
        label_fr: inside.label_fr.clone(),
        label_en: inside.label_en.clone(),
        broader_ids: inside.broader.iter().map(|id| show(*id)).collect(),
    }
}

impl From<text_reading::TextReading> for TextFileReading {
    fn from(inside: text_reading::TextReading) -> Self {
        Self {
            encoding: inside.encoding.into(),
            separator: inside.separator.to_string(),
            quote: inside.quote.into(),
            decimal: inside.decimal.map(DecimalMark::from),
            is_repaired: inside.is_repaired,
        }
    }
}

impl SheetChoice {
    fn shown(inside: &choices::SheetChoice) -> Self {
        Self {
            sheet: inside.sheet.clone(),
            read_as: inside.read_as.map(SheetUse::from),
            header_row: inside.header_row,
            n_header_rows: inside.n_header_rows,
            columns: inside
                .columns
                .iter()
                .map(|column| ColumnChoice {
                    column: column.column.clone(),
                    field: column.field.clone(),
                })
                .collect(),
        }
    }
}

impl ImportMapping {
    /// What is remembered, with the names of its fields.
    #[must_use]
    pub fn worded(inside: &mapping::ImportMapping, language: Language) -> Self {
        let title = |place: usize| inside.sheet.titles.get(place).cloned();
        let index = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            id: show(inside.id),
            target: inside.target.into(),
            read_as: inside.sheet.read_as.into(),
            titles: inside.sheet.titles.clone(),
            columns: inside
                .sheet
                .columns
                .iter()
                .map(|column| RememberedColumn {
                    title_index: index(column.title),
                    title: title(column.title).unwrap_or_default(),
                    field: column.field.clone(),
                    label: column
                        .field
                        .as_ref()
                        .map(|field| field_label(field, language)),
                })
                .collect(),
            words: inside
                .sheet
                .words
                .iter()
                .map(|word| RememberedWord {
                    title_index: word.title.map(index),
                    title: word.title.and_then(title),
                    found: word.found.clone(),
                    read_as: word.read_as.clone(),
                })
                .collect(),
            fields: ImportField::of_sheets_read_as(inside.sheet.read_as, language),
            updated_at: inside.record.updated_at,
            version: inside.record.version,
        }
    }
}
