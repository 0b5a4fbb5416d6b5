//! How a company wants to take part, and what a competency is about, as people say it in a cell.

use domain::directory::competency::CompetencyKind;
use domain::procurement::interest::InterestAnswer;

use crate::cells::fault::CellFault;
use crate::cells::word::closed_word;
use crate::workbook::CellValue;

/// How a company wants to take part in a lot. A bare *yes* does not say as what, and is not guessed.
///
/// # Errors
/// `UnknownWord`.
pub fn parse_answer(cell: &CellValue) -> Result<Option<InterestAnswer>, CellFault> {
    closed_word(
        cell,
        answer_word,
        "mandataire | cotraitant | sous-traitant | peut-être | pas cette fois",
    )
}

fn answer_word(key: &str) -> Option<InterestAnswer> {
    Some(match key {
        "mandataire"
        | "chef de file"
        | "lead"
        | "leader"
        | "pilote"
        | "comme mandataire"
        | "mandataire ou cotraitant"
        | "lead or member"
        | "as lead" => InterestAnswer::Lead,
        "cotraitant"
        | "co traitant"
        | "cotraitante"
        | "membre"
        | "member"
        | "as member"
        | "comme cotraitant"
        | "membre du groupement"
        | "partner"
        | "partenaire" => InterestAnswer::Member,
        "sous traitant"
        | "soustraitant"
        | "sous traitante"
        | "subcontractor"
        | "sub contractor"
        | "sous traitance"
        | "as subcontractor"
        | "comme sous traitant" => InterestAnswer::Subcontractor,
        "peut etre" | "maybe" | "a voir" | "eventuellement" | "possible" | "a confirmer"
        | "perhaps" => InterestAnswer::Maybe,
        "non" | "no" | "pas cette fois" | "not this time" | "pas interesse" | "pas interessee"
        | "decline" | "declined" | "not interested" => InterestAnswer::No,
        _ => return None,
    })
}

/// What a competency is about.
///
/// # Errors
/// `UnknownWord`.
pub fn parse_competency_kind(cell: &CellValue) -> Result<Option<CompetencyKind>, CellFault> {
    closed_word(cell, competency_kind_word, "logiciel | activité | domaine")
}

fn competency_kind_word(key: &str) -> Option<CompetencyKind> {
    Some(match key {
        "logiciel" | "logiciels" | "software" | "produit" | "product" | "outil" | "technologie"
        | "technology" => CompetencyKind::Software,
        "activite" | "activites" | "activity" | "metier" | "prestation" | "service" => {
            CompetencyKind::Activity
        }
        "domaine" | "domaines" | "domain" | "secteur" | "sector" | "champ" | "field" => {
            CompetencyKind::Domain
        }
        _ => return None,
    })
}
