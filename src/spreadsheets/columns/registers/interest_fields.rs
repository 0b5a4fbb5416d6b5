//! The fields of a company's answer to a lot with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of an answer of interest.
pub const INTEREST_FIELDS: &[KnownField] = &[
    known(
        Field::CallReference,
        "callReference",
        "Consultation | Call | référence de la consultation | référence | n° de consultation | \
         référence du marché | marché | appel d'offres | call reference | reference",
    ),
    known(
        Field::LotNumber,
        "lotNumber",
        "Numéro de lot | Lot number | lot | n° lot | n° du lot | lot n° | numéro du lot",
    ),
    known(
        Field::Siret,
        "siret",
        "SIRET | SIRET | n° SIRET | numéro SIRET | siret de l'établissement",
    ),
    known(
        Field::Siren,
        "siren",
        "SIREN | SIREN | n° SIREN | numéro SIREN | RCS",
    ),
    known(
        Field::CompanyName,
        "companyName",
        "Entreprise | Company | société | raison sociale | nom de l'entreprise | dénomination | \
         adhérent | membre | nom | company name | structure | candidat",
    ),
    known(
        Field::Postcode,
        "postcode",
        "Code postal | Postcode | CP | zip | zip code | postal code",
    ),
    key(
        Field::Answer,
        "answer",
        "Réponse | Answer | intérêt | rôle souhaité | participation | intérêt pour le lot | rôle | \
         souhait | positionnement | interest | wanted role | role",
    ),
    known(
        Field::MostFte,
        "mostFte",
        "ETP au plus | Most FTE | ETP | ETP maximum | ETP mobilisables | ETP disponibles | FTE | \
         available FTE",
    ),
    known(
        Field::Conditions,
        "conditions",
        "Conditions | Conditions | commentaire | remarque | réserves | observations | comment | note",
    ),
];
