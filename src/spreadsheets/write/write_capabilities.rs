//! The capabilities of a cluster as a list that, read back, changes nothing.

use chrono::DateTime;
use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;

use crate::write::book::{Book, WriteError};
use crate::write::capability_table::capability_table;
use crate::write::own_words::either;

/// Writes capabilities.
///
/// # Errors
/// When the library cannot write the workbook.
pub fn write_capabilities(
    companies: &[Company],
    capabilities: &[Capability],
    vocabulary: &Vocabulary,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let made_at = capabilities
        .iter()
        .map(|capability| capability.record.updated_at)
        .max()
        .unwrap_or(DateTime::UNIX_EPOCH);
    let names: Vec<String> = companies
        .iter()
        .map(|company| company.name.to_string())
        .collect();
    let title = either(language, "Capacités déclarées", "Declared capabilities");
    let mut book = Book::new(title, language, made_at)?;
    book.with_lists(vocabulary, &names);
    book.add_table(&capability_table(
        companies,
        capabilities,
        vocabulary,
        language,
    ))?;
    book.finish()
}
