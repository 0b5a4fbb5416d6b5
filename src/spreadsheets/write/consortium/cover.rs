//! The cover: what, for whom, until when, in which state, made when and by whom.

use domain::access::account::Language;

use crate::cells::date::DayMeans;
use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::own_words::{OwnWord, either};
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// The sheet.
///
/// # Errors
/// When the library refuses it.
pub fn cover_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Synthèse", "Summary"))?;
    writer.widths(&[38, 70])?;
    writer.align_left();
    writer.text(0, 0, dossier.consortium.name.as_str(), &styles::title())?;
    for (row, ((french, english), value)) in (2..).zip(lines(dossier, language)) {
        writer.text(row, 0, either(language, french, english), &styles::head())?;
        writer.cell(row, 1, &value)?;
    }
    Ok(writer)
}

type Line = ((&'static str, &'static str), Cell);

fn lines(dossier: &ConsortiumDossier<'_>, language: Language) -> Vec<Line> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let consortium = dossier.consortium;
    let lot = format!("Lot {} – {}", dossier.lot.number, dossier.lot.title);
    let lead = consortium
        .lead()
        .map(|lead| dossier.company_name(lead.company_id));
    let form = consortium
        .form
        .map(|form| match (form, consortium.lead_is_jointly_liable) {
            (form, true) => format!(
                "{} – {}",
                form.word(language),
                either(language, "mandataire solidaire", "lead jointly liable")
            ),
            (form, false) => form.word(language).to_owned(),
        });
    let n_covered = dossier
        .coverage
        .requirements
        .iter()
        .filter(|covered| covered.state == domain::groupings::coverage::CoverageState::Covered)
        .count();
    let coverage = format!("{n_covered} / {}", dossier.coverage.requirements.len());
    vec![
        (
            ("Consultation", "Call for tender"),
            text(dossier.call.title.as_str()),
        ),
        (
            ("Référence", "Reference"),
            text(dossier.call.reference.as_str()),
        ),
        (("Acheteur", "Buyer"), text(dossier.call.buyer.as_str())),
        (("Lot", "Lot"), Cell::Text(lot)),
        (
            ("Montant estimé du lot", "Estimated value of the lot"),
            Cell::amount(dossier.lot.estimated_value),
        ),
        (
            ("Date limite de remise des offres", "Submission deadline"),
            Cell::instant(dossier.call.submission_deadline_at, DayMeans::Start),
        ),
        (
            ("État du groupement", "State of the consortium"),
            text(consortium.state.word(language)),
        ),
        (("Forme", "Form"), Cell::text(form)),
        (("Mandataire", "Lead"), Cell::text(lead)),
        (
            ("Membres présents", "Members present"),
            Cell::Count(i64::try_from(consortium.present_members().count()).unwrap_or(i64::MAX)),
        ),
        (
            ("Exigences couvertes", "Requirements covered"),
            Cell::Text(coverage),
        ),
        (
            ("Couverture au", "Coverage on"),
            Cell::Day(dossier.coverage.on),
        ),
        (("Notes", "Notes"), Cell::text(consortium.note.as_ref())),
        (
            ("Version", "Version"),
            Cell::Count(i64::from(consortium.record.version)),
        ),
        (
            ("Établi le", "Made on"),
            Cell::Instant(dossier.made_at, DayMeans::Start),
        ),
        (("Établi par", "Made by"), text(dossier.made_by)),
    ]
}
