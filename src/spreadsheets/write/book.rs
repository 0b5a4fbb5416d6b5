//! A workbook being put together: its sheets, the hidden sheet of lists, its properties.

use domain::values::column_letters::column_letters;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Formula, Workbook,
    XlsxError,
};

use crate::read::interpret::LIST_SHEETS;
use crate::write::lists::ListKind;
use crate::write::own_words::either;
use crate::write::provenance::Provenance;
use crate::write::sheet_writer::SheetWriter;
use crate::write::table::Table;

/// A workbook could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WriteError(String);

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for WriteError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// How many rows below a table have drop-down lists.
const LISTED_ROWS: u32 = 2_000;

/// The text as a property of a document holds it: Excel takes 255 characters, XML no control characters.
fn fit_property(text: &str) -> String {
    const ROOM: usize = 250;
    let plain = text.chars().map(|character| {
        if character.is_control() {
            ' '
        } else {
            character
        }
    });
    plain.take(ROOM).collect()
}

/// The workbook.
pub struct Book {
    workbook: Workbook,
    language: Language,
    lists: BTreeMap<ListKind, Vec<String>>,
    has_lists: bool,
    footer: Option<String>,
    /// The names of ranges, in small letters: Excel takes names that differ by capitals for one.
    names: BTreeSet<String>,
}

impl Book {
    /// A workbook that says who had it written, when, and from which version: in its properties and at the foot of pages.
    ///
    /// # Errors
    /// When the library refuses the instant.
    pub fn of(provenance: &Provenance, language: Language) -> Result<Self, WriteError> {
        let mut book = Self::new(&provenance.title, language, provenance.made_at)?;
        let properties = DocProperties::new()
            .set_title(fit_property(&provenance.title))
            .set_author(fit_property(&provenance.made_by))
            .set_company("Cordée")
            .set_comment(fit_property(&provenance.line(language)))
            .set_creation_datetime(&ExcelDateTime::from_timestamp(
                provenance.made_at.timestamp(),
            )?);
        book.workbook.set_properties(&properties);
        book.footer = Some(provenance.footer(language));
        Ok(book)
    }

    /// A workbook with a title and the instant of what it says.
    ///
    /// # Errors
    /// When the library refuses the instant.
    pub fn new(
        title: &str,
        language: Language,
        made_at: DateTime<Utc>,
    ) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new()
            .set_title(fit_property(title))
            .set_author("Cordée")
            .set_creation_datetime(&ExcelDateTime::from_timestamp(made_at.timestamp())?);
        workbook.set_properties(&properties);
        Ok(Self {
            workbook,
            language,
            lists: BTreeMap::new(),
            has_lists: false,
            footer: None,
            names: BTreeSet::new(),
        })
    }

    /// Prepares the words of drop-down lists.
    pub fn with_lists(&mut self, vocabulary: &Vocabulary, companies: &[String]) {
        self.lists = ListKind::ALL
            .into_iter()
            .map(|kind| (kind, kind.words(self.language, vocabulary, companies)))
            .collect();
    }

    /// Adds a finished sheet.
    ///
    /// # Errors
    /// When it is larger than a sheet.
    pub fn add(&mut self, mut writer: SheetWriter) -> Result<(), WriteError> {
        if let Some(footer) = &self.footer {
            writer.sheet().set_footer(footer);
        }
        let named = writer.table_range().map(|range| {
            let letters = column_letters(u32::from(range.last_column));
            let last_row = range.last_row.saturating_add(1);
            (writer.name(), format!("$A$1:${letters}${last_row}"))
        });
        self.workbook.push_worksheet(writer.into_sheet()?);
        if let Some((sheet, range)) = named {
            self.define_name(&sheet, &sheet, &range)?;
        }
        Ok(())
    }

    /// Names a range, so that people's own formulas can ask for it by what it is: `Cordee_` and the words of `called`. Of
    /// two ranges of one name the first has it.
    fn define_name(&mut self, called: &str, sheet: &str, range: &str) -> Result<(), WriteError> {
        let words: String = called
            .chars()
            .map(|letter| {
                if letter.is_alphanumeric() {
                    letter
                } else {
                    '_'
                }
            })
            .collect();
        let name = format!("Cordee_{words}");
        if self.names.insert(name.to_lowercase()) {
            let sheet = sheet.replace('\'', "''");
            self.workbook
                .define_name(name, &format!("='{sheet}'!{range}"))?;
        }
        Ok(())
    }

    /// Adds a table on a sheet of its own, with the drop-down lists of its columns.
    ///
    /// # Errors
    /// When the table is larger than a sheet.
    pub fn add_table(&mut self, table: &Table) -> Result<(), WriteError> {
        let mut writer = SheetWriter::new(&table.name)?;
        writer.table(table)?;
        for (column, kind) in (0..).zip(table.columns.iter().map(|column| column.list)) {
            if let Some(kind) = kind {
                self.offer(&mut writer, kind, (1, column), (LISTED_ROWS, column))?;
            }
        }
        self.add(writer)
    }

    /// Offers a list in a range of cells.
    ///
    /// # Errors
    /// When the range lies outside the sheet.
    pub fn offer(
        &mut self,
        writer: &mut SheetWriter,
        kind: ListKind,
        first: (u32, u16),
        last: (u32, u16),
    ) -> Result<(), WriteError> {
        let n_words = self.lists.get(&kind).map_or(0, Vec::len);
        if n_words == 0 {
            return Ok(());
        }
        let place = ListKind::ALL
            .iter()
            .position(|known| *known == kind)
            .unwrap_or(0);
        let letters = column_letters(u32::try_from(place).unwrap_or(0));
        let source = format!(
            "={}!${letters}$2:${letters}${}",
            self.list_sheet(),
            n_words + 1
        );
        let style = if kind.is_open() {
            DataValidationErrorStyle::Information
        } else {
            DataValidationErrorStyle::Stop
        };
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(source))
            .set_error_style(style)
            .set_error_title(either(self.language, "Hors de la liste", "Not in the list"))?
            .set_error_message(either(
                self.language,
                "Choisir un mot de la liste, ou laisser vide.",
                "Choose a word of the list, or leave it blank.",
            ))?;
        writer
            .sheet()
            .add_data_validation(first.0, first.1, last.0, last.1, &validation)?;
        self.has_lists = true;
        Ok(())
    }

    fn list_sheet(&self) -> &'static str {
        let [french, english] = LIST_SHEETS;
        either(self.language, french, english)
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// When the library cannot write it.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        if self.has_lists {
            let mut writer = SheetWriter::new(self.list_sheet())?;
            let titles: Vec<&str> = ListKind::ALL
                .iter()
                .map(|kind| kind.title(self.language))
                .collect();
            writer.head(0, &titles)?;
            for (column, words) in (0..).zip(self.lists.values()) {
                for (row, word) in (1..).zip(words) {
                    writer.text(row, column, word, &crate::write::styles::body())?;
                }
            }
            writer.sheet().set_hidden(true);
            self.add(writer)?;
            self.name_lists()?;
        }
        Ok(self.workbook.save_to_buffer()?)
    }

    /// Names the words of each drop-down list.
    fn name_lists(&mut self) -> Result<(), WriteError> {
        let sheet = self.list_sheet();
        let lengths: Vec<usize> = self.lists.values().map(Vec::len).collect();
        for ((column, kind), n_words) in (0..).zip(ListKind::ALL).zip(lengths) {
            if n_words > 0 {
                let letters = column_letters(column);
                let called = format!("{sheet} {}", kind.title(self.language));
                let range = format!("${letters}$2:${letters}${}", n_words + 1);
                self.define_name(&called, sheet, &range)?;
            }
        }
        Ok(())
    }
}
