//! The dossier of a consortium: what its members work with until the bid is in.

use domain::access::account::Language;

use crate::write::book::{Book, WriteError};
use crate::write::consortium::alerts::alert_sheet;
use crate::write::consortium::allocation::{allocation_sheet, crossed_sheet};
use crate::write::consortium::checklist::checklist_sheet;
use crate::write::consortium::contacts::contact_sheet;
use crate::write::consortium::cover::cover_sheet;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::consortium::evidence::{evidence_sheet, gap_sheet};
use crate::write::consortium::members::member_sheet;
use crate::write::consortium::timeline::timeline_sheet;
use crate::write::coverage::write_coverage::{CoverageMatrix, coverage_sheet};
use crate::write::own_words::either;

/// Writes the dossier.
///
/// # Errors
/// When the library cannot write it.
pub fn write_consortium(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(dossier.consortium.name.as_str(), language, dossier.made_at)?;
    book.with_lists(dossier.vocabulary, &[]);
    book.add(cover_sheet(dossier, language)?)?;
    book.add(member_sheet(dossier, language)?)?;
    book.add(allocation_sheet(dossier, language)?)?;
    book.add(crossed_sheet(dossier, language)?)?;
    let matrix = CoverageMatrix {
        call: dossier.call,
        lot: dossier.lot,
        requirements: dossier.requirements,
        companies: dossier.companies,
        coverage: dossier.coverage,
        vocabulary: dossier.vocabulary,
    };
    book.add(coverage_sheet(
        &matrix,
        either(language, "Couverture", "Coverage"),
        language,
    )?)?;
    book.add(evidence_sheet(dossier, language)?)?;
    book.add(gap_sheet(dossier, language)?)?;
    book.add(alert_sheet(dossier, language)?)?;
    let checklist = checklist_sheet(&mut book, dossier, language)?;
    book.add(checklist)?;
    let timeline = timeline_sheet(&mut book, dossier, language)?;
    book.add(timeline)?;
    book.add(contact_sheet(dossier, language)?)?;
    book.finish()
}
