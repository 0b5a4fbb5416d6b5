//! What must be done by which day, computed back from the submission deadline.

use domain::access::account::Language;
use domain::procurement::milestones::MilestoneKind;

use crate::write::book::{Book, WriteError};
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::lists::ListKind;
use crate::write::own_words::{OwnWord, either};
use crate::write::sheet_writer::SheetWriter;

/// The sheet; `book` lends its list of yes and no.
///
/// # Errors
/// When the library refuses it.
pub fn timeline_sheet(
    book: &mut Book,
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Calendrier", "Timeline"))?;
    let titles = [
        ("Au plus tard le", "No later than"),
        ("À faire", "To do"),
        ("Fait", "Done"),
        ("Commentaire", "Comment"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[18, 60, 10, 50])?;
    for (row, milestone) in (1..).zip(dossier.milestones) {
        let cells = [
            Cell::Day(milestone.on),
            Cell::Text(milestone.kind.word(language).to_owned()),
            Cell::Blank,
            Cell::Blank,
        ];
        writer.row(row, 0, &cells)?;
    }
    if let Ok(last @ 1..) = u32::try_from(dossier.milestones.len()) {
        book.offer(&mut writer, ListKind::YesNo, (1, 2), (last, 2))?;
    }
    writer.freeze_head(0, 0, titles.len(), dossier.milestones.len())?;
    Ok(writer)
}

impl OwnWord for MilestoneKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::InterestAnswered => (
                "Réponses des entreprises reçues",
                "Answers of the companies in",
            ),
            Self::QuestionsAsked => (
                "Questions posées à l'acheteur",
                "Questions put to the buyer",
            ),
            Self::MembersConfirmed => ("Membres confirmés", "Members confirmed"),
            Self::DocumentsGathered => (
                "Pièces de chaque membre réunies (DC1, DC2, certificats, références)",
                "Papers of each member gathered (DC1, DC2, certificates, references)",
            ),
            Self::PricesAgreed => (
                "Prix et répartition validés par chaque membre",
                "Prices and division of the work agreed by each member",
            ),
            Self::BidComplete => (
                "Offre complète et signée, dépôt d'essai fait",
                "Bid complete and signed, trial submission made",
            ),
            Self::Submission => ("Remise des offres", "Submission of bids"),
        }
    }
}
