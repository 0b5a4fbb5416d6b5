//! The fields of a capability with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of a capability.
pub const CAPABILITY_FIELDS: &[KnownField] = &[
    known(
        Field::Siret,
        "siret",
        "SIRET | SIRET | n° SIRET | numéro SIRET | siret de l'établissement | siret siège",
    ),
    known(
        Field::Siren,
        "siren",
        "SIREN | SIREN | n° SIREN | numéro SIREN | RCS",
    ),
    key(
        Field::CompanyName,
        "companyName",
        "Entreprise | Company | société | raison sociale | nom de l'entreprise | dénomination | \
         adhérent | membre | nom | company name | structure | organisation | prestataire | \
         dénomination sociale | nom de la société | member",
    ),
    known(
        Field::Postcode,
        "postcode",
        "Code postal | Postcode | CP | zip | zip code | postal code",
    ),
    key(
        Field::Competency,
        "competency",
        "Compétence | Competency | technologie | logiciel | domaine | savoir-faire | expertise | \
         skill | capacité | compétence déclarée | produit | solution | technology | capability | \
         domaine de compétence | prestation",
    ),
    known(
        Field::Level,
        "level",
        "Niveau | Level | niveau de maîtrise | maîtrise | niveau 1 à 4 | niveau déclaré | \
         skill level | cotation | degré",
    ),
    known(
        Field::Fte,
        "fte",
        "ETP | FTE | ETP disponibles | nombre d'ETP | équivalents temps plein | capacité ETP | \
         effectif | disponibilité | available FTE | ETP dispo | nombre de personnes | \
         effectif disponible",
    ),
    known(
        Field::Note,
        "note",
        "Commentaire | Note | remarque | observations | précisions | comment | description | \
         notes | détail | remarks",
    ),
    known(
        Field::EvidenceTitle,
        "evidenceTitle",
        "Référence | Reference | preuve | projet | justificatif | référence projet | \
         intitulé de la référence | evidence | project | références | certification | \
         projet de référence",
    ),
    known(
        Field::EvidenceParty,
        "evidenceParty",
        "Client | Client | client de la référence | donneur d'ordre | bénéficiaire | \
         maître d'ouvrage | customer | émetteur",
    ),
    known(
        Field::EvidenceFrom,
        "evidenceFrom",
        "Début | From | date de début | début de la référence | du | depuis | start | start date | \
         valide du | valable du",
    ),
    known(
        Field::EvidenceUntil,
        "evidenceUntil",
        "Fin | Until | date de fin | fin de la référence | jusqu'au | end | end date | \
         fin de validité | valide jusqu'au | expiration | échéance | to",
    ),
    known(
        Field::EvidenceAmount,
        "evidenceAmount",
        "Montant de la référence | Reference amount | montant | montant du projet | budget | \
         montant HT | amount | valeur",
    ),
    known(
        Field::EvidenceDocument,
        "evidenceDocument",
        "Lien vers la preuve | Evidence link | lien | URL | document | lien document | \
         attestation | link | pièce",
    ),
];
