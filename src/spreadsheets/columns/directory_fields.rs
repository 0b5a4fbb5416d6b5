//! The fields of a company, of its past work and of its certificates, with the titles that people give them.

use crate::columns::field::Field;
use crate::columns::known_field::{KnownField, key, known};

const SIRET: KnownField = known(
    Field::Siret,
    "siret",
    "SIRET | SIRET | n° SIRET | numéro SIRET | siret siège | siret du siège | siret établissement | \
     identifiant SIRET",
);
const SIREN: KnownField = known(
    Field::Siren,
    "siren",
    "SIREN | SIREN | n° SIREN | numéro SIREN | RCS | identifiant SIREN",
);
const POSTCODE: KnownField = known(
    Field::Postcode,
    "postcode",
    "Code postal | Postcode | CP | zip | zip code | postal code",
);
/// Whose something is.
const OWNER: KnownField = known(
    Field::CompanyName,
    "companyName",
    "Entreprise | Company | société | raison sociale | nom de l'entreprise | dénomination | \
     adhérent | membre | nom | company name | structure | organisation | prestataire | \
     dénomination sociale | nom de la société | member",
);

/// The fields of a company.
pub const COMPANY_FIELDS: &[KnownField] = &[
    SIRET,
    SIREN,
    key(
        Field::CompanyName,
        "name",
        "Nom | Name | entreprise | raison sociale | dénomination | dénomination sociale | société | \
         nom de l'entreprise | nom de la société | nom commercial | adhérent | membre | structure | \
         organisation | prestataire | company | company name | denomination unité légale",
    ),
    known(
        Field::LegalForm,
        "legalForm",
        "Forme juridique | Legal form | statut juridique | forme | catégorie juridique | \
         nature juridique | type de société",
    ),
    known(
        Field::SocialStatuses,
        "socialStatuses",
        "Statuts de l'ESS | Social-economy statuses | statuts ESS | ESS | agrément ESUS | \
         économie sociale et solidaire | statut social | social status | labels ESS",
    ),
    known(
        Field::Street,
        "street",
        "Adresse | Street | rue | voie | n° et voie | numéro et voie | address | street address | \
         adresse postale | adresse du siège",
    ),
    POSTCODE,
    known(
        Field::City,
        "city",
        "Ville | Town | commune | localité | city | libellé commune | siège social | siège",
    ),
    known(
        Field::Department,
        "department",
        "Département | Department | dépt | dpt | dep | code département | n° département",
    ),
    known(
        Field::Latitude,
        "latitude",
        "Latitude | Latitude | lat | coordonnée y",
    ),
    known(
        Field::Longitude,
        "longitude",
        "Longitude | Longitude | lon | lng | coordonnée x",
    ),
    known(
        Field::Headcount,
        "headcount",
        "Effectif | Headcount | effectifs | nombre de salariés | nb salariés | salariés | \
         nombre d'employés | taille | employees | staff | number of employees | effectif total | \
         nombre de collaborateurs",
    ),
    known(
        Field::Fte,
        "availableFte",
        "ETP mobilisables | FTE available | ETP disponibles | ETP | ETP dispo | capacité ETP | \
         available FTE | FTE | équivalents temps plein disponibles",
    ),
    known(
        Field::MaxLots,
        "maxLots",
        "Nombre maximum de lots simultanés | Most lots at a time | lots simultanés | lots max | \
         nombre maximal de lots | max lots",
    ),
    known(
        Field::MayLead,
        "mayLead",
        "Accepte d'être mandataire | May lead | mandataire possible | peut être mandataire | \
         mandataire | can lead | lead",
    ),
    known(
        Field::Website,
        "website",
        "Site web | Web site | site internet | site | URL | adresse du site | website | \
         page web | web",
    ),
    known(
        Field::SummaryFr,
        "summaryFr",
        "Présentation | Summary in French | description | activité | présentation en français | \
         résumé | métiers | objet social | descriptif | à propos | activité principale",
    ),
    known(
        Field::SummaryEn,
        "summaryEn",
        "Présentation en anglais | Summary | summary in English | description en anglais | \
         English description | about",
    ),
    known(
        Field::TurnoverYear,
        "turnoverYear",
        "Exercice | Financial year | année du CA | année | exercice clos | dernier exercice | year | \
         millésime | année de l'exercice",
    ),
    known(
        Field::Turnover,
        "turnover",
        "Chiffre d'affaires | Turnover | CA | CA annuel | CA HT | CA global | chiffre d'affaires HT | \
         dernier CA | revenue | revenues | CA total",
    ),
    known(
        Field::InFieldTurnover,
        "inFieldTurnover",
        "Chiffre d'affaires du domaine | Turnover in the field | CA du domaine | CA numérique | \
         CA domaine | CA spécifique | dont CA numérique | in-field turnover",
    ),
    known(
        Field::TurnoverOfYear,
        "turnoverOfYear",
        "Chiffre d'affaires | Turnover | CA | CA annuel | CA global | exercice | revenue | CA total",
    ),
    known(
        Field::InFieldTurnoverOfYear,
        "inFieldTurnoverOfYear",
        "Chiffre d'affaires du domaine | Turnover in the field | CA du domaine | CA numérique | \
         CA domaine | CA spécifique | in-field turnover",
    ),
];

/// The fields of past work.
pub const REFERENCE_FIELDS: &[KnownField] = &[
    known(
        Field::Id,
        "id",
        "Identifiant Cordée | Cordée id | cordee id | identifiant de la référence",
    ),
    SIRET,
    SIREN,
    OWNER,
    POSTCODE,
    key(
        Field::EvidenceTitle,
        "evidenceTitle",
        "Référence | Reference | projet | intitulé du projet | intitulé de la référence | mission | \
         réalisation | chantier | nom du projet | objet | intitulé | project | title | projet réalisé | \
         titre du projet | marché",
    ),
    known(
        Field::Competencies,
        "competencies",
        "Compétences | Competencies | compétence | technologies | technologie | logiciels | domaines | \
         savoir-faire | skills | compétences mobilisées | solutions | mots-clés | environnement technique",
    ),
    known(
        Field::Level,
        "level",
        "Niveau | Level | niveau de maîtrise | maîtrise",
    ),
    known(
        Field::EvidenceParty,
        "evidenceParty",
        "Client | Client | nom du client | donneur d'ordre | bénéficiaire | maître d'ouvrage | \
         acheteur | commanditaire | customer | organisme client | destinataire",
    ),
    known(
        Field::EvidenceFrom,
        "evidenceFrom",
        "Début | From | date de début | du | depuis | start | start date | date de démarrage | démarrage",
    ),
    known(
        Field::EvidenceUntil,
        "evidenceUntil",
        "Fin | Until | date de fin | jusqu'au | end | end date | to | livraison | date de livraison",
    ),
    known(
        Field::EvidenceAmount,
        "evidenceAmount",
        "Montant | Amount | montant HT | montant du projet | montant du marché | budget | valeur | \
         montant de la prestation",
    ),
    known(
        Field::OwnShare,
        "ownShare",
        "Part propre | Own share | part réalisée | part de l'entreprise | quote-part | part | \
         part du montant",
    ),
    known(
        Field::Note,
        "note",
        "Description | Note | commentaire | détail | descriptif | précisions | résumé | prestations | \
         contexte | remarque | observations",
    ),
    known(
        Field::EvidenceDocument,
        "evidenceDocument",
        "Lien | Link | URL | lien vers la preuve | attestation | document | attestation de bonne exécution | \
         lien document | page du projet",
    ),
];

/// The fields of a certificate.
pub const CERTIFICATE_FIELDS: &[KnownField] = &[
    known(
        Field::Id,
        "id",
        "Identifiant Cordée | Cordée id | cordee id | identifiant du certificat",
    ),
    SIRET,
    SIREN,
    OWNER,
    POSTCODE,
    key(
        Field::Certificate,
        "code",
        "Certificat | Certificate | certification | qualification | label | norme | code | \
         agrément | habilitation | code du certificat | référentiel | standard | certificats",
    ),
    known(
        Field::Title,
        "title",
        "Intitulé | Title | libellé | intitulé du certificat | nom du certificat | désignation | \
         certificate name | titre",
    ),
    known(
        Field::CertificateNumber,
        "number",
        "Numéro | Number | n° | n° du certificat | numéro du certificat | n° de certificat | \
         certificate number",
    ),
    known(
        Field::Issuer,
        "issuer",
        "Émetteur | Issuer | délivré par | organisme certificateur | certificateur | organisme | \
         issued by | certification body | délivrance",
    ),
    known(
        Field::ValidFrom,
        "validFrom",
        "Valable du | Valid from | date d'obtention | obtenu le | délivré le | date de délivrance | \
         date d'émission | issued | issued on | date de certification | début de validité | du",
    ),
    known(
        Field::ValidUntil,
        "validUntil",
        "Valable jusqu'au | Valid until | date d'expiration | expiration | expire le | échéance | \
         fin de validité | date de fin | validité | expires | expires on | expiry date | jusqu'au",
    ),
    known(
        Field::EvidenceDocument,
        "document",
        "Lien vers le certificat | Certificate link | lien | URL | document | justificatif | \
         attestation | link",
    ),
];
