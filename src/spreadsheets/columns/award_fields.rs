//! The fields of a contract that was won with the titles that people, and the essential data of public procurement, give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of an award.
pub const AWARD_FIELDS: &[KnownField] = &[
    key(
        Field::CallReference,
        "reference",
        "Référence du marché | Contract reference | référence | n° marché | numéro de marché | \
         numéro du marché | id marché | marche id | uid | consultation | référence de la consultation | \
         n° de consultation | contract id | call reference | id",
    ),
    known(
        Field::LotNumber,
        "lotNumber",
        "Numéro de lot | Lot number | lot | n° lot | n° du lot | numéro du lot | lot n°",
    ),
    known(
        Field::Title,
        "title",
        "Objet du marché | Contract title | objet | intitulé | titre | intitulé du marché | \
         libellé | marche objet | title | subject",
    ),
    known(
        Field::Buyer,
        "buyer",
        "Acheteur | Buyer | pouvoir adjudicateur | nom de l'acheteur | donneur d'ordre | client | \
         organisme | acheteur nom | acheteurs nom | contracting authority",
    ),
    known(
        Field::AwardedOn,
        "awardedOn",
        "Date d'attribution | Award date | date de notification | notifié le | attribué le | \
         date de signature | date notification | notification date | awarded on | date | \
         dateNotification",
    ),
    known(
        Field::Siret,
        "siret",
        "SIRET | SIRET | SIRET du titulaire | n° SIRET | numéro SIRET | titulaire siret | \
         titulaire id | titulaires id | identifiant du titulaire",
    ),
    known(
        Field::Siren,
        "siren",
        "SIREN | SIREN | n° SIREN | numéro SIREN | SIREN du titulaire | RCS",
    ),
    key(
        Field::CompanyName,
        "companyName",
        "Titulaire | Company | entreprise | attributaire | nom du titulaire | raison sociale | \
         dénomination sociale | cotraitant | membre du groupement | titulaire dénomination sociale | \
         titulaires dénomination | titulaire denominationSociale | nom | société | winner | contractor | company name",
    ),
    known(
        Field::Postcode,
        "postcode",
        "Code postal | Postcode | CP | code postal du titulaire | zip | postal code",
    ),
    known(
        Field::Source,
        "source",
        "Lien de l'avis | Notice link | lien | URL | source | avis d'attribution | lien vers l'avis | \
         link",
    ),
];
