//! A call with its lots and requirements as a workbook that, read back, changes nothing.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;

use crate::write::book::{Book, WriteError};
use crate::write::call_tables::{call_table, lot_table, requirement_table};

/// Writes a call, its lots and their requirements.
///
/// # Errors
/// When the library cannot write the workbook.
pub fn write_call(
    call: &CallForTender,
    lots: &[Lot],
    requirements: &[Requirement],
    vocabulary: &Vocabulary,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(call.title.as_str(), language, call.record.updated_at)?;
    book.with_lists(vocabulary, &[]);
    book.add_table(&call_table(&[call], language))?;
    book.add_table(&lot_table(call, lots, language))?;
    book.add_table(&requirement_table(
        call,
        lots,
        requirements,
        vocabulary,
        language,
    ))?;
    book.finish()
}
