//! The members, their roles and states.

use domain::access::account::Language;

use crate::cells::date::DayMeans;
use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::own_words::{OwnWord, either};
use crate::write::sheet_writer::SheetWriter;

/// The sheet.
///
/// # Errors
/// When the library refuses it.
pub fn member_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Membres", "Members"))?;
    let titles = [
        ("Entreprise", "Company"),
        ("Rôle", "Role"),
        ("État", "State"),
        ("Depuis le", "Since"),
        ("SIRET", "SIRET"),
        ("Forme juridique", "Legal form"),
        ("Code postal", "Postcode"),
        ("Ville", "Town"),
        ("Effectif", "Headcount"),
        ("Statuts", "Statuses"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[34, 16, 14, 18, 18, 16, 12, 22, 10, 20])?;
    for (row, member) in (1..).zip(&dossier.consortium.members) {
        let mut cells = vec![
            Cell::Text(dossier.company_name(member.company_id).to_owned()),
            Cell::Text(member.role.word(language).to_owned()),
            Cell::Text(member.state.word(language).to_owned()),
            Cell::Instant(member.state_changed_at, DayMeans::Start),
        ];
        if let Some(company) = dossier.company(member.company_id) {
            let statuses: Vec<&str> = company
                .social_statuses
                .iter()
                .map(|status| status.as_str())
                .collect();
            cells.extend([
                Cell::text(company.siret.as_ref()),
                Cell::text(company.legal_form.as_ref()),
                Cell::text(company.address.postcode.as_ref()),
                Cell::text(company.address.city.as_ref()),
                Cell::count(company.headcount),
                Cell::text((!statuses.is_empty()).then(|| statuses.join(", "))),
            ]);
        }
        writer.row(row, 0, &cells)?;
    }
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), dossier.consortium.members.len())?;
    Ok(writer)
}
