//! What a person decided about a workbook where reading it unaided is not enough. Kept with the import, so that it can be
//! left and taken up again, and so that its plan can be made anew.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::directory::competency::CompetencyKind;
use crate::imports::text_reading::TextOptions;
use crate::values::ids::{CallId, CompanyId, CompetencyId, LotId};
use crate::values::text::{clean_text, search_key};

/// What a column of levels in a matrix is called: each is a competency of its own, so none is *the* competency, and several
/// may be it.
pub const COMPETENCY_COLUMN: &str = "competencyColumn";

/// What a sheet is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SheetUse {
    /// A call in each row, or one call as labels and values.
    Calls,
    /// A lot in each row.
    Lots,
    /// A requirement in each row.
    Requirements,
    /// A capability in each row.
    CapabilityList,
    /// Companies one way, competencies the other.
    CapabilityMatrix,
    /// A company's share in a contract that was won in each row.
    Awards,
    /// A company in each row.
    Companies,
    /// Past work of a company in each row.
    References,
    /// A certificate of a company in each row.
    Certificates,
    /// A company's answer to a lot in each row.
    Interests,
    /// An entry of the vocabulary in each row.
    Competencies,
    /// Nothing is read from it.
    Ignored,
}

/// Everything that was decided; nothing decided is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportChoices {
    /// How a text file is read.
    pub text: TextOptions,
    /// How sheets are read, each at most once, or once for each header where several tables stand on one sheet.
    pub sheets: Vec<SheetChoice>,
    /// What words of the file mean.
    pub values: Vec<ValueChoice>,
    /// Cells as the person corrected them.
    pub cells: Vec<CellChoice>,
    /// Which company a name means.
    pub companies: Vec<CompanyChoice>,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoice>,
    /// Words that become competencies of the vocabulary.
    pub competencies: Vec<NewCompetencyChoice>,
}

/// How a sheet is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChoice {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// What it is read as; found out when absent.
    pub read_as: Option<SheetUse>,
    /// The last row of the header, from 1; found out when absent.
    pub header_row: Option<u32>,
    /// How many rows the header has, upwards from the last, 1 to 3; their titles are joined (`A / B`).
    pub n_header_rows: Option<u32>,
    /// What columns are; the others are found out.
    pub columns: Vec<ColumnChoice>,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// Its letters.
    pub column: String,
    /// The field's name in the API; absent when the column is not imported.
    pub field: Option<String>,
}

/// What a word of the file means, wherever it stands in a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueChoice {
    /// The sheet's name.
    pub sheet: String,
    /// The column's letters; everywhere on the sheet when absent, titles of columns included.
    pub column: Option<String>,
    /// The text of the cells that it is about; empty for blank cells. Case and spaces do not matter.
    pub found: String,
    /// The text that is read in its place; absent when nothing is read.
    pub read_as: Option<String>,
}

/// A cell as the person corrected it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChoice {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letters.
    pub column: String,
    /// What the cell says now; absent when it is blank.
    pub text: Option<String>,
}

/// Which company a name means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyChoice {
    /// The name as the file has it.
    pub name: String,
    /// The company.
    pub company_id: CompanyId,
}

/// Which call, or lot, rows are about that name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallChoice {
    /// The call of rows that name none.
    pub call_id: CallId,
    /// The lot of its rows that name none.
    pub lot_id: Option<LotId>,
}

/// A word that the vocabulary does not know and that becomes one of its entries when the import is applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCompetencyChoice {
    /// The word as the file has it. Case, accents and punctuation do not matter.
    pub found: String,
    /// What the entry is about.
    pub kind: CompetencyKind,
    /// Its French label.
    pub label_fr: String,
    /// Its English label.
    pub label_en: String,
    /// The broader entries.
    pub broader: Vec<CompetencyId>,
}

impl ImportChoices {
    /// What was decided about the table that stands on these rows of a sheet: what names its header, else what is said of
    /// the sheet as a whole.
    #[must_use]
    pub fn of_table(&self, sheet: &str, rows: RangeInclusive<u32>) -> Cow<'_, SheetChoice> {
        let here = |choice: &&SheetChoice| choice.sheet == sheet;
        let of_header = |choice: &&SheetChoice| {
            choice
                .header_row
                .is_some_and(|header| rows.contains(&header))
        };
        let of_sheet = |choice: &&SheetChoice| choice.header_row.is_none();
        let mut known = self.sheets.iter().filter(here);
        known
            .clone()
            .find(of_header)
            .or_else(|| known.find(of_sheet))
            .map_or_else(|| Cow::Owned(SheetChoice::default()), Cow::Borrowed)
    }

    /// What is read in place of a text in a column: the text itself unless something was decided. A decision about the
    /// column goes before one about the whole sheet.
    #[must_use]
    pub fn value_in(&self, sheet: &str, column: &str, found: &str) -> Option<&ValueChoice> {
        let key = value_key(found);
        let about =
            |choice: &&ValueChoice| choice.sheet == sheet && value_key(&choice.found) == key;
        let here = |choice: &&ValueChoice| choice.column.as_deref() == Some(column);
        let mut choices = self.values.iter().filter(about);
        choices
            .clone()
            .find(here)
            .or_else(|| choices.find(|choice| choice.column.is_none() && !key.is_empty()))
    }

    /// Whether a person decided that a word becomes an entry of the vocabulary.
    #[must_use]
    pub fn makes_competency(&self, word: &str) -> bool {
        let key = search_key(word);
        self.competencies
            .iter()
            .any(|choice| search_key(&choice.found) == key)
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl SheetChoice {
    /// Whether the sheet may be read as this.
    #[must_use]
    pub fn allows(&self, sheet_use: SheetUse) -> bool {
        self.read_as.is_none_or(|chosen| chosen == sheet_use)
    }

    /// What was decided about a column: the name of its field, or that it is not imported.
    #[must_use]
    pub fn column(&self, letters: &str) -> Option<Option<&str>> {
        self.columns
            .iter()
            .find(|choice| choice.column == letters)
            .map(|choice| choice.field.as_deref())
    }
}

/// By what two texts of cells are the same value.
#[must_use]
pub fn value_key(text: &str) -> String {
    clean_text(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{ImportChoices, ValueChoice};

    fn choice(column: Option<&str>, found: &str, read_as: &str) -> ValueChoice {
        ValueChoice {
            sheet: "Lots".to_owned(),
            column: column.map(str::to_owned),
            found: found.to_owned(),
            read_as: Some(read_as.to_owned()),
        }
    }

    #[test]
    fn a_decision_about_a_column_goes_before_one_about_the_sheet() {
        let choices = ImportChoices {
            values: vec![
                choice(None, "moyen", "2"),
                choice(Some("C"), "Moyen ", "3"),
                choice(None, "", "1"),
            ],
            ..ImportChoices::default()
        };
        let read = |sheet, column, found| {
            choices
                .value_in(sheet, column, found)
                .and_then(|choice| choice.read_as.clone())
        };
        assert_eq!(read("Lots", "C", "MOYEN").as_deref(), Some("3"));
        assert_eq!(read("Lots", "D", "moyen").as_deref(), Some("2"));
        assert_eq!(read("Lots", "D", "fort"), None);
        assert_eq!(read("Autre", "C", "moyen"), None);
        // Blank cells are only filled where a column was named.
        assert_eq!(read("Lots", "C", ""), None);
    }
}
