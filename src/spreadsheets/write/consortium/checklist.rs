//! What is left to do before the bid goes in: what the data already tells, and what only people know.

use domain::access::account::Language;
use domain::consortia::consortium::{MemberRole, MemberState};
use domain::groupings::coverage::CoverageState;
use domain::procurement::requirement::Requirement;
use domain::values::quantity::Share;

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
pub fn checklist_sheet(
    book: &mut Book,
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Liste de contrôle", "Checklist"))?;
    let titles = [
        ("À vérifier", "To check"),
        ("Fait", "Done"),
        ("Commentaire", "Comment"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[70, 10, 50])?;
    let items = items(dossier);
    for (row, ((french, english), is_done)) in (1..).zip(&items) {
        let cells = [
            Cell::Text(either(language, french, english).to_owned()),
            Cell::text(is_done.map(|is_done| is_done.word(language))),
            Cell::Blank,
        ];
        writer.row(row, 0, &cells)?;
    }
    let last = u32::try_from(items.len()).unwrap_or(1);
    book.offer(&mut writer, ListKind::YesNo, (1, 1), (last, 1))?;
    writer.freeze_head(0, 0, titles.len(), items.len())?;
    Ok(writer)
}

/// What is checked, and whether it is done where the data tells.
type Item = ((&'static str, &'static str), Option<bool>);

/// What only people know, for every consortium.
const BY_PEOPLE: [(&str, &str); 8] = [
    (
        "Habilitation du mandataire signée par chaque membre",
        "Mandate signed by each member",
    ),
    (
        "DC1 rempli (lettre de candidature)",
        "DC1 filled in (letter of application)",
    ),
    ("DC2 de chaque membre", "DC2 of each member"),
    (
        "Attestations fiscales et sociales de chaque membre",
        "Tax and social certificates of each member",
    ),
    (
        "Certificats et références joints",
        "Certificates and references attached",
    ),
    ("Offre technique relue", "Technical bid proofread"),
    (
        "Offre financière validée par chaque membre",
        "Prices agreed by each member",
    ),
    (
        "Dépôt effectué sur la plateforme",
        "Bid submitted on the platform",
    ),
];

/// What is asked besides where there are subcontractors.
const WITH_SUBCONTRACTORS: (&str, &str) = (
    "DC4 et engagement écrit de chaque sous-traitant",
    "DC4 and written commitment of each subcontractor",
);

fn items(dossier: &ConsortiumDossier<'_>) -> Vec<Item> {
    let has_subcontractors = dossier
        .consortium
        .present_members()
        .any(|member| member.role == MemberRole::Subcontractor);
    items_of_data(dossier)
        .into_iter()
        .chain(BY_PEOPLE.map(|words| (words, None)))
        .chain(has_subcontractors.then_some((WITH_SUBCONTRACTORS, None)))
        .collect()
}

/// What the data tells.
fn items_of_data(dossier: &ConsortiumDossier<'_>) -> [Item; 6] {
    let consortium = dossier.consortium;
    let has_lead = consortium.lead().is_some();
    let are_confirmed = consortium
        .present_members()
        .all(|member| member.state == MemberState::Confirmed);
    let shares = domain::consortia::allocation::sum_of_shares(&consortium.allocations);
    [
        (
            ("Un mandataire est désigné", "A lead is named"),
            Some(has_lead),
        ),
        (
            ("La forme du groupement est choisie", "The form is chosen"),
            Some(consortium.form.is_some()),
        ),
        (
            (
                "Tous les membres ont confirmé",
                "All members have confirmed",
            ),
            Some(are_confirmed),
        ),
        (
            ("Les parts font 100 %", "The shares make 100 %"),
            Some(shares == u32::from(Share::WHOLE.0)),
        ),
        (
            (
                "Les exigences obligatoires sont couvertes",
                "The mandatory requirements are covered",
            ),
            Some(are_mandatory_covered(dossier)),
        ),
        (
            ("Aucune alerte", "No alert"),
            Some(dossier.violations.is_empty()),
        ),
    ]
}

fn are_mandatory_covered(dossier: &ConsortiumDossier<'_>) -> bool {
    let is_covered = |requirement: &Requirement| {
        dossier.coverage.requirements.iter().any(|covered| {
            covered.requirement_id == requirement.id && covered.state == CoverageState::Covered
        })
    };
    dossier
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .all(is_covered)
}
