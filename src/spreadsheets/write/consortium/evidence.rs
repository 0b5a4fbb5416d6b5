//! Coverage requirement by requirement: who brings what, how it is proved, until when; and the gaps on their own.

use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::directory::evidence::Evidence;
use domain::groupings::coverage::{Contribution, ContributionAnswer, CoverageState, Redundancy};
use domain::procurement::requirement::{Demand, Requirement};

use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::consortium::dossier::ConsortiumDossier;
use crate::write::demand_words::{demand_line, figure, threshold_line};
use crate::write::own_words::{OwnWord, either, importance_word};
use crate::write::sheet_writer::SheetWriter;

/// The sheet of evidence: one row for each contribution.
///
/// # Errors
/// When the library refuses it.
pub fn evidence_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Preuves", "Evidence"))?;
    let titles = [
        ("Exigence", "Requirement"),
        ("Importance", "Importance"),
        ("Entreprise", "Company"),
        ("Réponse", "Answer"),
        ("Niveau", "Level"),
        ("ETP", "FTE"),
        ("Preuve", "Proof"),
        ("Valable jusqu'au", "Valid until"),
        ("Références et certificats", "References and certificates"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[44, 13, 32, 16, 14, 8, 12, 14, 60])?;
    let mut n_rows = 0;
    for requirement in dossier.requirements {
        let given = dossier
            .coverage
            .contributions
            .iter()
            .filter(|contribution| contribution.requirement_id == requirement.id);
        for contribution in given {
            n_rows += 1;
            let cells = contribution_cells(dossier, requirement, contribution, language);
            writer.row(n_rows, 0, &cells)?;
        }
    }
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), usize::try_from(n_rows).unwrap_or(0))?;
    Ok(writer)
}

fn contribution_cells(
    dossier: &ConsortiumDossier<'_>,
    requirement: &Requirement,
    contribution: &Contribution,
    language: Language,
) -> Vec<Cell> {
    let answer = match contribution.answer {
        ContributionAnswer::MeetsAlone => either(language, "suffit seule", "alone"),
        ContributionAnswer::Counts => either(language, "compte", "counts"),
        ContributionAnswer::Partial => either(language, "ne compte pas", "does not count"),
    };
    vec![
        Cell::Text(demand_line(requirement, dossier.vocabulary, language)),
        Cell::Text(importance_word(requirement.is_mandatory(), language).to_owned()),
        Cell::Text(dossier.company_name(contribution.company_id).to_owned()),
        Cell::Text(answer.to_owned()),
        Cell::text(contribution.level.map(|level| level.word(language))),
        contribution.fte.map_or(Cell::Blank, Cell::Fte),
        Cell::Text(contribution.proof.word(language).to_owned()),
        Cell::day(contribution.valid_until),
        Cell::text(supports(dossier, requirement, contribution)),
    ]
}

/// What supports a contribution: the evidence of the capabilities that answer, or the certificate.
fn supports(
    dossier: &ConsortiumDossier<'_>,
    requirement: &Requirement,
    contribution: &Contribution,
) -> Option<String> {
    let named: Vec<String> = match &requirement.demand {
        Demand::Competency { competency_id, .. }
        | Demand::References {
            competency_id: Some(competency_id),
            ..
        } => dossier
            .capabilities
            .iter()
            .filter(|capability| {
                capability.company_id == contribution.company_id
                    && dossier
                        .vocabulary
                        .matches(*competency_id, capability.competency_id)
                        .is_some()
            })
            .flat_map(|capability| &capability.evidence)
            .map(evidence_line)
            .collect(),
        Demand::Certificate { code } | Demand::Registration { code } => dossier
            .company(contribution.company_id)?
            .certificates
            .iter()
            .filter(|certificate| certificate.is_named(code.as_str()))
            .map(|certificate| match &certificate.number {
                Some(number) => format!("{} ({number})", certificate.title),
                None => certificate.title.to_string(),
            })
            .collect(),
        _ => Vec::new(),
    };
    (!named.is_empty()).then(|| named.join(" ; "))
}

fn evidence_line(evidence: &Evidence) -> String {
    match &evidence.party {
        Some(party) => format!("{} ({party})", evidence.title),
        None => evidence.title.to_string(),
    }
}

/// The sheet of gaps: what is not covered, or hangs on one company.
///
/// # Errors
/// When the library refuses it.
pub fn gap_sheet(
    dossier: &ConsortiumDossier<'_>,
    language: Language,
) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Écarts", "Gaps"))?;
    let titles = [
        ("Exigence", "Requirement"),
        ("Seuil", "Threshold"),
        ("Importance", "Importance"),
        ("État", "State"),
        ("Marge", "Margin"),
        ("Atteint", "Reached"),
        ("Demandé", "Demanded"),
    ]
    .map(|(french, english)| either(language, french, english));
    writer.head(0, &titles)?;
    writer.widths(&[48, 26, 14, 14, 16, 12, 12])?;
    let by_id: BTreeMap<_, _> = dossier
        .requirements
        .iter()
        .map(|known| (known.id, known))
        .collect();
    let gaps: Vec<_> = dossier
        .coverage
        .requirements
        .iter()
        .filter(|covered| {
            covered.state != CoverageState::Covered || covered.redundancy != Redundancy::Safe
        })
        .filter_map(|covered| Some((covered, by_id.get(&covered.requirement_id)?)))
        .collect();
    for (row, (covered, requirement)) in (1..).zip(&gaps) {
        let cells = [
            Cell::Text(demand_line(requirement, dossier.vocabulary, language)),
            Cell::Text(threshold_line(&requirement.demand, language)),
            Cell::Text(importance_word(requirement.is_mandatory(), language).to_owned()),
            Cell::Text(covered.state.word(language).to_owned()),
            Cell::Text(covered.redundancy.word(language).to_owned()),
            Cell::Text(figure(&requirement.demand, covered.reached, language)),
            Cell::Text(figure(&requirement.demand, covered.demanded, language)),
        ];
        writer.row(row, 0, &cells)?;
    }
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), gaps.len())?;
    Ok(writer)
}
