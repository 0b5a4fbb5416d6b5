//! The fields of a lot with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of a lot.
pub const LOT_FIELDS: &[KnownField] = &[
    known(
        Field::CallReference,
        "callReference",
        "Référence de la consultation | Call reference | référence | consultation | \
         n° de consultation | référence du marché | n° marché | référence consultation",
    ),
    key(
        Field::LotNumber,
        "number",
        "Numéro de lot | Lot number | lot | n° lot | n° du lot | numéro du lot | n° | numéro | \
         lots | lot n° | lot id",
    ),
    key(
        Field::Title,
        "title",
        "Intitulé du lot | Lot title | intitulé | titre | titre du lot | objet du lot | \
         libellé du lot | nom du lot | objet | désignation | title | libellé | désignation du lot | \
         lot name",
    ),
    known(
        Field::Description,
        "description",
        "Description | Description | descriptif | description du lot | contenu | détail | \
         périmètre | prestations",
    ),
    known(
        Field::Cpv,
        "cpv",
        "Codes CPV | CPV codes | CPV | code CPV | CPV du lot",
    ),
    known(
        Field::EstimatedValue,
        "estimatedValue",
        "Montant estimé | Estimated value | montant | montant HT | valeur estimée | budget | \
         estimation | montant maximum | montant du lot | valeur du lot | value | amount | \
         montant estimatif | budget estimé | enveloppe",
    ),
    known(
        Field::Place,
        "place",
        "Lieu (NUTS) | Place (NUTS) | NUTS | code NUTS | lieu d'exécution | lieu | place",
    ),
    known(
        Field::MaxMembers,
        "maxMembers",
        "Nombre maximum de membres | Maximum members | membres max | \
         taille maximale du groupement | max members | nombre max de cotraitants",
    ),
    known(
        Field::ReservedFor,
        "reservedFor",
        "Réservé à | Reserved for | lot réservé | réservé | reserved",
    ),
];
