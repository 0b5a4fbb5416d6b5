//! What the API is given about imports.

use async_graphql::{ID, InputObject};
use domain::imports::choices;
use domain::imports::mapping;
use domain::imports::text_reading::TextOptions;
use domain::values::rejection::{Rejection, RejectionCode};

use crate::graphql::enums::companies::CompetencyKind;
use crate::graphql::enums::imports::{DecimalMark, QuoteMark, SheetUse, TextEncoding};
use crate::graphql::node_id::read_at;

/// Which plan to apply.
#[derive(Clone, Debug, InputObject)]
pub struct ApplyImportInput {
    /// The import.
    pub import_run_id: ID,
    /// Whether to write the good rows although others are rejected or ambiguous.
    pub accepts_rejected_rows: bool,
}

/// Which plan to put away.
#[derive(Clone, Debug, InputObject)]
pub struct DiscardImportInput {
    /// The import.
    pub import_run_id: ID,
}

/// Which import to stop.
#[derive(Clone, Debug, InputObject)]
pub struct CancelImportInput {
    /// The import.
    pub import_run_id: ID,
}

/// Which import to undo.
#[derive(Clone, Debug, InputObject)]
pub struct UndoImportInput {
    /// The import.
    pub import_run_id: ID,
}

/// Which import to do again.
#[derive(Clone, Debug, InputObject)]
pub struct RedoImportInput {
    /// The import.
    pub import_run_id: ID,
}

/// Which plan to make anew, and with which decisions.
#[derive(Clone, Debug, InputObject)]
pub struct ReviseImportInput {
    /// The import.
    pub import_run_id: ID,
    /// The version that was read.
    pub version: i32,
    /// All that is decided about the file, in the place of what was decided before.
    pub choices: ImportChoicesInput,
}

/// What to forget.
#[derive(Clone, Debug, InputObject)]
pub struct ForgetImportMappingInput {
    /// Which mapping.
    pub import_mapping_id: ID,
    /// The version that was read.
    pub version: i32,
}

/// What to put right of what is remembered.
#[derive(Clone, Debug, InputObject)]
pub struct ReviseImportMappingInput {
    /// Which mapping.
    pub import_mapping_id: ID,
    /// The version that was read.
    pub version: i32,
    /// What its columns are, in the place of what was remembered; the others are found out.
    pub columns: Vec<RememberedColumnInput>,
    /// What its words mean, in the place of what was remembered.
    pub words: Vec<RememberedWordInput>,
}

/// What a column with a title is.
#[derive(Clone, Debug, InputObject)]
pub struct RememberedColumnInput {
    /// Which of the titles, from 0.
    pub title_index: u32,
    /// The field's name in the API; null when the column is not imported.
    pub field: Option<String>,
}

/// What a word means.
#[derive(Clone, Debug, InputObject)]
pub struct RememberedWordInput {
    /// Under which of the titles, from 0; everywhere on the sheet when null.
    pub title_index: Option<u32>,
    /// The word.
    pub found: String,
    /// What is read in its place; null when nothing is read.
    pub read_as: Option<String>,
}

/// What is decided about a workbook.
#[derive(Clone, Debug, InputObject)]
pub struct ImportChoicesInput {
    /// How a text file is read.
    pub text: TextChoiceInput,
    /// How sheets are read, each at most once.
    pub sheets: Vec<SheetChoiceInput>,
    /// What words of the file mean.
    pub values: Vec<ValueChoiceInput>,
    /// Cells as corrected.
    pub cells: Vec<CellChoiceInput>,
    /// Which companies names mean.
    pub companies: Vec<CompanyChoiceInput>,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoiceInput>,
    /// Words that become competencies of the vocabulary, for who may add to it; none when null.
    pub competencies: Option<Vec<NewCompetencyChoiceInput>>,
}

/// What is said about a text file; what is null is found out.
#[derive(Clone, Debug, InputObject)]
pub struct TextChoiceInput {
    /// Its encoding.
    pub encoding: Option<TextEncoding>,
    /// What separates its columns, one character.
    pub separator: Option<String>,
    /// What quotes its cells.
    pub quote: Option<QuoteMark>,
    /// Its decimal mark.
    pub decimal: Option<DecimalMark>,
}

/// How a sheet is read.
#[derive(Clone, Debug, InputObject)]
pub struct SheetChoiceInput {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// What it is read as; found out when null.
    pub read_as: Option<SheetUse>,
    /// The last row of the header, from 1; found out when null.
    pub header_row: Option<u32>,
    /// How many rows the header has, upwards from the last, 1 to 3.
    pub n_header_rows: Option<u32>,
    /// What columns are; the others are found out.
    pub columns: Vec<ColumnChoiceInput>,
}

/// What a column is.
#[derive(Clone, Debug, InputObject)]
pub struct ColumnChoiceInput {
    /// Its letters.
    pub column: String,
    /// The field's name in the API; null when the column is not imported.
    pub field: Option<String>,
}

/// What a word of the file means, wherever it stands.
#[derive(Clone, Debug, InputObject)]
pub struct ValueChoiceInput {
    /// The sheet's name.
    pub sheet: String,
    /// The column's letters; everywhere on the sheet when null, titles of columns included.
    pub column: Option<String>,
    /// The text of the cells; empty for blank cells. Case and spaces do not matter.
    pub found: String,
    /// The text that is read in its place; null when nothing is read.
    pub read_as: Option<String>,
}

/// A cell as corrected.
#[derive(Clone, Debug, InputObject)]
pub struct CellChoiceInput {
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
#[derive(Clone, Debug, InputObject)]
pub struct CompanyChoiceInput {
    /// The name as the file has it.
    pub name: String,
    /// The company.
    pub company_id: ID,
}

impl From<RememberedColumnInput> for mapping::RememberedColumn {
    fn from(given: RememberedColumnInput) -> Self {
        Self {
            title: place(given.title_index),
            field: given.field,
        }
    }
}

impl From<RememberedWordInput> for mapping::RememberedWord {
    fn from(given: RememberedWordInput) -> Self {
        Self {
            title: given.title_index.map(place),
            found: given.found,
            read_as: given.read_as,
        }
    }
}

/// A place that no list has, where a number is larger than any place.
fn place(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// Which call, or lot, rows are about that name none.
#[derive(Clone, Debug, InputObject)]
pub struct CallChoiceInput {
    /// The call of rows that name none; one of the cluster that the person may change.
    pub call_id: ID,
    /// The lot of its rows that name none.
    pub lot_id: Option<ID>,
}

/// A word that becomes a competency of the vocabulary when the import is applied.
#[derive(Clone, Debug, InputObject)]
pub struct NewCompetencyChoiceInput {
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

impl ImportChoicesInput {
    /// The decisions as the domain knows them.
    ///
    /// # Errors
    /// `NOT_FOUND` at `companies` for what is no company's id; `INVALID_FORMAT` at `text` for a separator that is not one
    /// character.
    pub fn read(self) -> Result<choices::ImportChoices, Rejection> {
        let companies: Result<Vec<_>, Rejection> = self
            .companies
            .into_iter()
            .map(|choice| {
                Ok(choices::CompanyChoice {
                    name: choice.name,
                    company_id: read_at("companies", &choice.company_id)?,
                })
            })
            .collect();
        Ok(choices::ImportChoices {
            text: self.text.read()?,
            sheets: self
                .sheets
                .into_iter()
                .map(SheetChoiceInput::read)
                .collect(),
            values: self
                .values
                .into_iter()
                .map(|choice| choices::ValueChoice {
                    sheet: choice.sheet,
                    column: choice.column,
                    found: choice.found,
                    read_as: choice.read_as,
                })
                .collect(),
            cells: self
                .cells
                .into_iter()
                .map(|choice| choices::CellChoice {
                    sheet: choice.sheet,
                    row: choice.row,
                    column: choice.column,
                    text: choice.text,
                })
                .collect(),
            companies: companies?,
            call: self.call.map(CallChoiceInput::read).transpose()?,
            competencies: self
                .competencies
                .unwrap_or_default()
                .into_iter()
                .map(NewCompetencyChoiceInput::read)
                .collect::<Result<Vec<_>, Rejection>>()?,
        })
    }
}

impl CallChoiceInput {
    fn read(self) -> Result<choices::CallChoice, Rejection> {
        let lot_id = self.lot_id.map(|lot_id| read_at("lotId", &lot_id));
        Ok(choices::CallChoice {
            call_id: read_at("callId", &self.call_id)?,
            lot_id: lot_id.transpose()?,
        })
    }
}

impl NewCompetencyChoiceInput {
    fn read(self) -> Result<choices::NewCompetencyChoice, Rejection> {
        let broader = self.broader_ids.iter();
        Ok(choices::NewCompetencyChoice {
            found: self.found,
            kind: self.kind.into(),
            label_fr: self.label_fr,
            label_en: self.label_en,
            broader: broader
                .map(|id| read_at("broaderIds", id))
                .collect::<Result<Vec<_>, Rejection>>()?,
        })
    }
}

impl TextChoiceInput {
    fn read(self) -> Result<TextOptions, Rejection> {
        let separator = self.separator.map(|typed| {
            let mut characters = typed.chars();
            match (characters.next(), characters.next()) {
                (Some(one), None) if one.is_ascii() && !one.is_ascii_alphanumeric() => Ok(one),
                _ => {
                    let wrong = Rejection::at(RejectionCode::InvalidFormat, "text");
                    Err(wrong.with("value", &typed))
                }
            }
        });
        Ok(TextOptions {
            encoding: self.encoding.map(Into::into),
            separator: separator.transpose()?,
            quote: self.quote.map(Into::into),
            decimal: self.decimal.map(Into::into),
        })
    }
}

impl SheetChoiceInput {
    fn read(self) -> choices::SheetChoice {
        choices::SheetChoice {
            sheet: self.sheet,
            read_as: self.read_as.map(Into::into),
            header_row: self.header_row,
            n_header_rows: self.n_header_rows,
            columns: self
                .columns
                .into_iter()
                .map(|choice| choices::ColumnChoice {
                    column: choice.column,
                    field: choice.field,
                })
                .collect(),
        }
    }
}
