//! The fields of a requirement with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of a requirement.
pub const REQUIREMENT_FIELDS: &[KnownField] = &[
    known(
        Field::Id,
        "id",
        "Identifiant | Identifier | id | identifiant interne | requirement id",
    ),
    known(
        Field::CallReference,
        "callReference",
        "Référence de la consultation | Call reference | consultation | n° de consultation | \
         référence du marché | référence consultation",
    ),
    known(
        Field::LotNumber,
        "lotNumber",
        "Numéro de lot | Lot number | lot | n° lot | n° du lot | numéro du lot | lot n° | \
         lot concerné",
    ),
    known(
        Field::Kind,
        "kind",
        "Nature | Kind | type d'exigence | type | nature de l'exigence | catégorie | \
         requirement kind | requirement type | type de critère",
    ),
    known(
        Field::Scope,
        "scope",
        "Portée | Scope | apprécié sur | évalué sur | périmètre d'appréciation | à satisfaire par | \
         qui doit satisfaire | apprécié au niveau de | judged over | met by",
    ),
    known(
        Field::IsMandatory,
        "isMandatory",
        "Importance | Importance | obligatoire ? | caractère obligatoire | mandatory | \
         obligatoire/souhaitable | priorité | exigence obligatoire | impératif | must have | \
         obligatoire ou souhaitable | caractère | oblig | obl | requis | éliminatoire",
    ),
    known(
        Field::Weight,
        "weight",
        "Poids | Weight | pondération | coefficient | poids 1 à 5 | note",
    ),
    key(
        Field::Competency,
        "competency",
        "Compétence | Competency | compétence demandée | compétence exigée | technologie | \
         technologies | logiciel | skill | domaine de compétence | savoir-faire | expertise | \
         produit | solution | compétence technique | technology",
    ),
    known(
        Field::MinLevel,
        "minLevel",
        "Niveau minimum | Minimum level | niveau | niveau requis | niveau attendu | \
         niveau demandé | level | niveau de maîtrise | niveau exigé",
    ),
    known(
        Field::Holders,
        "nHolders",
        "Nombre de titulaires | Number of holders | nombre d'entreprises | entreprises distinctes | \
         titulaires | holders | nombre de membres compétents | distinct holders",
    ),
    known(
        Field::Fte,
        "fte",
        "ETP | FTE | ETP demandés | nombre d'ETP | équivalents temps plein | charge ETP | ETP min | \
         full-time equivalents | effectif ETP",
    ),
    key(
        Field::Amount,
        "amount",
        "Montant minimum | Minimum amount | chiffre d'affaires minimum | CA minimum | CA min | \
         montant | chiffre d'affaires | CA | amount | turnover | minimum turnover | \
         CA annuel minimum | montant exigé",
    ),
    key(
        Field::Count,
        "count",
        "Nombre minimum | Minimum count | nombre | quantité | nombre de références | \
         effectif minimum | effectif | références | count | number of references | headcount | \
         nb références | minimum headcount",
    ),
    known(
        Field::Years,
        "years",
        "Années | Years | ancienneté maximale | sur les dernières années | période | ancienneté | \
         moins de (ans) | nombre d'années | last years | années d'ancienneté | ans",
    ),
    key(
        Field::Certificate,
        "certificate",
        "Certificat | Certificate | certification | qualification | certificat ou qualification | \
         label | certifications | certification exigée | norme | habilitation | agrément",
    ),
    key(
        Field::Wording,
        "wording",
        "Texte de l'acheteur | Buyer's words | exigence | libellé | énoncé | texte | intitulé | \
         critère | besoin | description | wording | requirement | libellé de l'exigence | \
         intitulé de l'exigence | texte du DCE | exigences | détail | commentaire | \
         prestation attendue",
    ),
    known(
        Field::Origin,
        "origin",
        "Origine | Origin | source | document | article | page | référence CCTP | \
         référence du document | document source | où | chapitre | réf. CCTP | réf. RC | \
         article du CCTP",
    ),
    key(
        Field::Threshold,
        "threshold",
        "Seuil | Threshold | seuil minimum | valeur | valeur minimum | minimum | valeur attendue | \
         niveau ou seuil | minimum value | quantité demandée",
    ),
];
