//! The fields of a call with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

/// The fields of a call.
pub const CALL_FIELDS: &[KnownField] = &[
    key(
        Field::CallReference,
        "reference",
        "Référence | Reference | référence de la consultation | référence consultation | \
         n° de consultation | numéro de marché | n° marché | référence acheteur | \
         référence du marché | call reference | notice number | n° de l'avis | numéro d'avis | \
         numéro d'affaire | tender reference | identifiant de la consultation | tender/id",
    ),
    key(
        Field::Title,
        "title",
        "Intitulé | Title | objet | objet du marché | objet de la consultation | titre | \
         nom de la consultation | intitulé de la consultation | intitulé du marché | libellé | \
         subject | call title | marche objet | appel d'offres | tender/title",
    ),
    known(
        Field::Buyer,
        "buyer",
        "Acheteur | Buyer | pouvoir adjudicateur | entité adjudicatrice | acheteur public | \
         donneur d'ordre | organisme | collectivité | maître d'ouvrage | contracting authority | \
         client | nom de l'acheteur | acheteurs nom | tender/procuringEntity/name | buyer/name",
    ),
    known(
        Field::Description,
        "description",
        "Description | Description | descriptif | résumé | description succincte | présentation | \
         summary | contexte | tender/description",
    ),
    known(
        Field::Procedure,
        "procedure",
        "Procédure | Procedure | type de procédure | procédure de passation | procedure type | \
         mode de passation | tender/procurementMethod",
    ),
    known(
        Field::LaunchedAt,
        "launchedAt",
        "Date de lancement | Launch date | date de publication | publié le | date d'envoi | \
         date de parution | lancement | publication date | published on | launched | \
         date de l'avis | date d'envoi de l'avis | tender/tenderPeriod/startDate",
    ),
    known(
        Field::QuestionsDeadlineAt,
        "questionsDeadlineAt",
        "Date limite des questions | Questions deadline | date limite questions | \
         fin des questions | date limite pour poser des questions | questions avant le | \
         limite questions | deadline for questions | tender/enquiryPeriod/endDate",
    ),
    known(
        Field::SubmissionDeadlineAt,
        "submissionDeadlineAt",
        "Date limite de remise des offres | Submission deadline | \
         date limite de réception des offres | date limite | remise des offres | date de remise | \
         date limite de dépôt | DLRO | échéance | deadline | date limite remise offres | \
         limite de dépôt | bid deadline | closing date | due date | \
         date et heure limites de remise des offres | date et heure limite | date de clôture | \
         clôture | à remettre avant le | tender/tenderPeriod/endDate",
    ),
    known(
        Field::Place,
        "place",
        "Lieu (NUTS) | Place (NUTS) | NUTS | code NUTS | lieu d'exécution | lieu | \
         place of performance | place | région",
    ),
    known(
        Field::Cpv,
        "cpv",
        "Codes CPV | CPV codes | CPV | code CPV | CPV principal | nomenclature CPV | main CPV",
    ),
    known(
        Field::EstimatedValue,
        "estimatedValue",
        "Montant estimé | Estimated value | montant | montant HT | valeur estimée | budget | \
         estimation | budget estimé | montant maximum | montant estimatif | value | amount | \
         montant du marché | enveloppe | tender/value/amount",
    ),
    known(
        Field::Source,
        "source",
        "Lien | Link | source | URL | lien vers l'avis | adresse de publication | profil acheteur | \
         avis | lien de la consultation | notice link | site | plateforme",
    ),
    known(
        Field::MaxLotsBid,
        "maxLotsBid",
        "Nombre maximum de lots soumissionnés | Maximum lots bid | \
         nombre maximal de lots pouvant être soumissionnés | nombre de lots maximum par candidat | \
         lots max par candidat | max lots bid | limite de lots soumissionnés",
    ),
    known(
        Field::MaxLotsAwarded,
        "maxLotsAwarded",
        "Nombre maximum de lots attribués | Maximum lots awarded | \
         nombre maximal de lots attribués à un candidat | lots max attribués | max lots awarded | \
         limite de lots attribués | nombre de lots attribuables",
    ),
    known(
        Field::RequiresAllLots,
        "requiresAllLots",
        "Tous les lots obligatoires | All lots required | offre pour tous les lots | \
         réponse à tous les lots obligatoire | must bid all lots",
    ),
    known(
        Field::ReservedFor,
        "reservedFor",
        "Réservé à | Reserved for | marché réservé | lots réservés | participation réservée | \
         reserved participation",
    ),
    known(
        Field::ForbidsAloneAndGrouped,
        "forbidsAloneAndGrouped",
        "Interdit seul et en groupement | Forbids alone and grouped | \
         interdiction de candidater seul et en groupement | cumul seul et groupement interdit | \
         interdit de répondre seul et en groupement",
    ),
    known(
        Field::ForbidsSeveralGroups,
        "forbidsSeveralGroups",
        "Interdit plusieurs groupements | Forbids several groups | \
         interdiction d'être membre de plusieurs groupements | cumul de groupements interdit | \
         interdit d'être dans plusieurs groupements",
    ),
];
