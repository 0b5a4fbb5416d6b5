//! Whom to reach at each member, as far as the reader may know.

use domain::access::account::Language;
use domain::consortia::consortium::MemberState;
use domain::directory::company::Address;

use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::own_words::either;
use crate::write::sheet_writer::SheetWriter;

/// The sheet: a line for each person, one without a person for a member none of whose people the reader may know.
///
/// # Errors
/// When the library refuses it.
pub fn contact_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Contacts", "Contacts"))?;
    let titles = [
        ("Entreprise", "Company"),
        ("Personne", "Person"),
        ("Courriel", "E-mail"),
        ("Site web", "Website"),
        ("Adresse", "Address"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[34, 28, 36, 36, 50])?;
    let members = dossier.consortium.members.iter();
    let present = members.filter(|member| member.state != MemberState::Withdrawn);
    let mut row = 0;
    for member in present {
        let contacts: Vec<_> = dossier
            .contacts
            .iter()
            .filter(|contact| contact.company_id == member.company_id)
            .map(Some)
            .collect();
        let lines = if contacts.is_empty() {
            vec![None]
        } else {
            contacts
        };
        for contact in lines {
            row += 1;
            let company = dossier.company(member.company_id);
            let website = company.and_then(|company| company.website.as_ref());
            let cells = [
                Cell::Text(dossier.company_name(member.company_id).to_owned()),
                Cell::text(contact.map(|contact| contact.name)),
                Cell::text(contact.map(|contact| contact.email)),
                Cell::text(website),
                Cell::text(company.and_then(|company| in_one_line(&company.address))),
            ];
            writer.row(row, 0, &cells)?;
        }
    }
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), usize::try_from(row).unwrap_or_default())?;
    Ok(writer)
}

/// "12 rue Basse, 59000 Lille"; none when nothing of it is known.
fn in_one_line(address: &Address) -> Option<String> {
    let text = |part: Option<String>| part.filter(|part| !part.is_empty());
    let postcode = address.postcode.as_ref().map(ToString::to_string);
    let city = address.city.as_ref().map(ToString::to_string);
    let town: Vec<String> = postcode.into_iter().chain(city).collect();
    let street = address.street.as_ref().map(ToString::to_string);
    let parts: Vec<String> = street
        .into_iter()
        .chain(text(Some(town.join(" "))))
        .collect();
    text(Some(parts.join(", ")))
}
