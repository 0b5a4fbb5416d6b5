//! Tables on their way out in any of the formats.

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;

use crate::write::book::{Book, WriteError};
use crate::write::formats::table_format::TableFormat;
use crate::write::formats::write_json::{write_json, write_json_tables};
use crate::write::formats::write_ods::write_ods;
use crate::write::formats::write_text::write_text;
use crate::write::provenance::Provenance;
use crate::write::table::Table;

/// Tables that make a file together, each on a sheet of its own.
#[derive(Clone, Debug)]
pub struct TableFile {
    /// Who had it written, when, from what.
    pub provenance: Provenance,
    /// The tables, the main one first.
    pub tables: Vec<Table>,
    /// The competencies that drop-down lists offer; none without.
    pub vocabulary: Vocabulary,
    /// The companies that drop-down lists offer.
    pub company_names: Vec<String>,
}

impl TableFile {
    /// Tables whose columns offer no words but our own.
    #[must_use]
    pub fn new(provenance: Provenance, tables: Vec<Table>) -> Self {
        Self {
            provenance,
            tables,
            vocabulary: Vocabulary::default(),
            company_names: Vec::new(),
        }
    }

    /// With competencies to choose from.
    #[must_use]
    pub fn offering(self, vocabulary: &Vocabulary) -> Self {
        Self {
            vocabulary: vocabulary.clone(),
            ..self
        }
    }

    /// With companies to choose from.
    #[must_use]
    pub fn offering_companies(self, companies: &[Company]) -> Self {
        let company_names = companies.iter().map(|company| company.name.to_string());
        Self {
            company_names: company_names.collect(),
            ..self
        }
    }

    /// Writes the file. Text with separators holds the first table only.
    ///
    /// # Errors
    /// When the library cannot write it.
    pub fn write(&self, format: TableFormat, language: Language) -> Result<Vec<u8>, WriteError> {
        match (format, self.tables.as_slice()) {
            (TableFormat::Xlsx, _) => self.write_book(language),
            (TableFormat::Ods, tables) => write_ods(tables, &self.provenance, language),
            (TableFormat::Csv, [first, ..]) => Ok(write_text(first, language)),
            (TableFormat::Csv, []) => Ok(Vec::new()),
            (TableFormat::Json, [only]) => write_json(only, &self.provenance),
            (TableFormat::Json, tables) => write_json_tables(tables, &self.provenance),
        }
    }

    fn write_book(&self, language: Language) -> Result<Vec<u8>, WriteError> {
        let mut book = Book::of(&self.provenance, language)?;
        book.with_lists(&self.vocabulary, &self.company_names);
        for table in &self.tables {
            book.add_table(table)?;
        }
        book.finish()
    }
}
