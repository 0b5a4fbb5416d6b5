//! Rules broken or at risk, with their articles and the reasons for going on.

use domain::access::account::Language;

use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::own_words::{OwnWord, either};
use crate::write::sheet_writer::SheetWriter;

/// The sheet.
///
/// # Errors
/// When the library refuses it.
pub fn alert_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Alertes", "Alerts"))?;
    let titles = [
        ("Gravité", "Severity"),
        ("Règle", "Rule"),
        ("Article", "Article"),
        ("Entreprises concernées", "Companies concerned"),
        ("Raison enregistrée", "Recorded reason"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[16, 48, 24, 40, 50])?;
    for (row, violation) in (1..).zip(dossier.violations) {
        let companies: Vec<&str> = violation
            .company_ids
            .iter()
            .map(|id| dossier.company_name(*id))
            .collect();
        let reason = dossier
            .consortium
            .accepted_warnings
            .iter()
            .find(|accepted| accepted.rule == violation.rule)
            .map(|accepted| &accepted.reason);
        let cells = [
            Cell::Text(violation.severity.word(language).to_owned()),
            Cell::Text(violation.rule.word(language).to_owned()),
            Cell::Text(violation.article.clone()),
            Cell::text((!companies.is_empty()).then(|| companies.join(", "))),
            Cell::text(reason),
        ];
        writer.row(row, 0, &cells)?;
    }
    writer.sheet().set_landscape();
    writer.freeze_head(0, 0, titles.len(), dossier.violations.len())?;
    Ok(writer)
}
