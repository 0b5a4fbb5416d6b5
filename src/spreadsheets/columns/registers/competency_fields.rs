//! The fields of an entry of the vocabulary with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of a competency.
pub const COMPETENCY_FIELDS: &[KnownField] = &[
    key(
        Field::Code,
        "code",
        "Code | Code | code de la compétence | identifiant | clé | competency code | key | slug",
    ),
    known(
        Field::CompetencyKind,
        "competencyKind",
        "Type | Kind | genre | nature | catégorie | type de compétence | category | competency kind",
    ),
    key(
        Field::LabelFr,
        "labelFr",
        "Libellé français | French label | libellé | libellé FR | compétence | intitulé | nom | \
         nom français | label fr | français | french",
    ),
    key(
        Field::LabelEn,
        "labelEn",
        "Libellé anglais | English label | libellé EN | nom anglais | label en | anglais | english | \
         competency | label",
    ),
    known(
        Field::Synonyms,
        "synonyms",
        "Synonymes | Synonyms | autres noms | autres mots | alias | variantes | other words | other names",
    ),
    known(
        Field::Broader,
        "broader",
        "Compétences plus larges | Broader competencies | plus large | parent | parents | \
         compétence parente | domaine parent | broader | broader terms | rattachée à | terme générique",
    ),
    known(
        Field::Cpv,
        "cpv",
        "Codes CPV | CPV codes | CPV | code CPV | nomenclature CPV",
    ),
];
