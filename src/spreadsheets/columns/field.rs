//! The fields that a column can be, for each kind of table, with the titles that people give them in French and English.

/// What a table speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// A call in each row, or one call as labels and values.
    Calls,
    /// A lot in each row.
    Lots,
    /// A requirement in each row.
    Requirements,
    /// A capability in each row.
    CapabilityList,
    /// Companies one way, competencies the other.
    CapabilityMatrix,
}

impl TableKind {
    /// All kinds, the likelier first where titles leave it open.
    pub const ALL: [Self; 5] = [
        Self::Calls,
        Self::Lots,
        Self::Requirements,
        Self::CapabilityList,
        Self::CapabilityMatrix,
    ];

    /// The name in `SheetReading::read_as`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "CALLS",
            Self::Lots => "LOTS",
            Self::Requirements => "REQUIREMENTS",
            Self::CapabilityList => "CAPABILITY_LIST",
            Self::CapabilityMatrix => "CAPABILITY_MATRIX",
        }
    }

    /// The fields of such a table.
    #[must_use]
    pub fn fields(self) -> &'static [KnownField] {
        match self {
            Self::Calls => CALL_FIELDS,
            Self::Lots => LOT_FIELDS,
            Self::Requirements => REQUIREMENT_FIELDS,
            Self::CapabilityList | Self::CapabilityMatrix => CAPABILITY_FIELDS,
        }
    }

    /// Names of sheets that hint at such a table.
    #[must_use]
    pub fn sheet_names(self) -> &'static [&'static str] {
        match self {
            Self::Calls => &[
                "consultation",
                "consultations",
                "appel d'offres",
                "marché",
                "call",
                "calls",
                "dce",
            ],
            Self::Lots => &["lots", "lot", "allotissement"],
            Self::Requirements => &[
                "exigences",
                "exigence",
                "requirements",
                "besoins",
                "critères",
                "cctp",
            ],
            Self::CapabilityList => &[
                "capacités",
                "capabilities",
                "compétences déclarées",
                "déclarations",
            ],
            Self::CapabilityMatrix => &["matrice", "matrix", "compétences"],
        }
    }
}

/// A field by its name in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The stable id of our own exports.
    Id,
    /// A call's reference.
    CallReference,
    /// A title.
    Title,
    /// Who buys.
    Buyer,
    /// A description.
    Description,
    /// How the buyer proceeds.
    Procedure,
    /// When the call was launched.
    LaunchedAt,
    /// Until when questions may be asked.
    QuestionsDeadlineAt,
    /// Until when bids are accepted.
    SubmissionDeadlineAt,
    /// NUTS code.
    Place,
    /// CPV codes.
    Cpv,
    /// What the buyer expects to spend.
    EstimatedValue,
    /// Where it was published.
    Source,
    /// The most lots that one may bid for.
    MaxLotsBid,
    /// The most lots that one may win.
    MaxLotsAwarded,
    /// Whether a bid must be for all lots.
    RequiresAllLots,
    /// For whom it is reserved.
    ReservedFor,
    /// Whether one may not bid alone and in a group.
    ForbidsAloneAndGrouped,
    /// Whether one may not bid in several groups.
    ForbidsSeveralGroups,
    /// A lot's number.
    LotNumber,
    /// The most members of a group.
    MaxMembers,
    /// The kind of a requirement.
    Kind,
    /// Over whom a requirement is judged.
    Scope,
    /// Whether a requirement must be met.
    IsMandatory,
    /// The weight of a desirable requirement.
    Weight,
    /// A competency.
    Competency,
    /// The minimum level.
    MinLevel,
    /// How many distinct holders.
    Holders,
    /// Full-time equivalents.
    Fte,
    /// A minimum amount.
    Amount,
    /// A minimum count.
    Count,
    /// Not older than so many years.
    Years,
    /// A certificate.
    Certificate,
    /// The buyer's own words.
    Wording,
    /// Where those words stand.
    Origin,
    /// A threshold whose unit tells what it is.
    Threshold,
    /// A company's SIRET.
    Siret,
    /// A company's SIREN.
    Siren,
    /// A company's name.
    CompanyName,
    /// A company's postcode.
    Postcode,
    /// The level of a capability.
    Level,
    /// A note.
    Note,
    /// What a piece of evidence says.
    EvidenceTitle,
    /// The client of a reference.
    EvidenceParty,
    /// The first day of a piece of evidence.
    EvidenceFrom,
    /// Its last day.
    EvidenceUntil,
    /// Its amount.
    EvidenceAmount,
    /// Where its document can be read.
    EvidenceDocument,
}

/// A field of one kind of table with the titles that name it.
#[derive(Debug)]
pub struct KnownField {
    /// Which field.
    pub field: Field,
    /// Its name in the API.
    pub name: &'static str,
    /// Whether rows are useless without it.
    pub is_key: bool,
    /// Titles, the French one of our templates first and the English one second.
    pub titles: &'static [&'static str],
}

const fn known(field: Field, name: &'static str, titles: &'static [&'static str]) -> KnownField {
    KnownField {
        field,
        name,
        is_key: false,
        titles,
    }
}

const fn key(field: Field, name: &'static str, titles: &'static [&'static str]) -> KnownField {
    KnownField {
        field,
        name,
        is_key: true,
        titles,
    }
}

const CALL_FIELDS: &[KnownField] = &[
    key(
        Field::CallReference,
        "reference",
        &[
            "Référence",
            "Reference",
            "référence de la consultation",
            "référence consultation",
            "n° de consultation",
            "numéro de marché",
            "n° marché",
            "référence acheteur",
            "référence du marché",
            "call reference",
            "notice number",
            "n° de l'avis",
            "numéro d'avis",
            "numéro d'affaire",
            "tender reference",
            "identifiant de la consultation",
        ],
    ),
    key(
        Field::Title,
        "title",
        &[
            "Intitulé",
            "Title",
            "objet",
            "objet du marché",
            "objet de la consultation",
            "titre",
            "nom de la consultation",
            "intitulé de la consultation",
            "intitulé du marché",
            "libellé",
            "subject",
            "call title",
            "marche objet",
            "appel d'offres",
        ],
    ),
    known(
        Field::Buyer,
        "buyer",
        &[
            "Acheteur",
            "Buyer",
            "pouvoir adjudicateur",
            "entité adjudicatrice",
            "acheteur public",
            "donneur d'ordre",
            "organisme",
            "collectivité",
            "maître d'ouvrage",
            "contracting authority",
            "client",
            "nom de l'acheteur",
        ],
    ),
    known(
        Field::Description,
        "description",
        &[
            "Description",
            "Description",
            "descriptif",
            "résumé",
            "description succincte",
            "présentation",
            "summary",
            "contexte",
        ],
    ),
    known(
        Field::Procedure,
        "procedure",
        &[
            "Procédure",
            "Procedure",
            "type de procédure",
            "procédure de passation",
            "procedure type",
            "mode de passation",
        ],
    ),
    known(
        Field::LaunchedAt,
        "launchedAt",
        &[
            "Date de lancement",
            "Launch date",
            "date de publication",
            "publié le",
            "date d'envoi",
            "date de parution",
            "lancement",
            "publication date",
            "published on",
            "launched",
            "date de l'avis",
            "date d'envoi de l'avis",
        ],
    ),
    known(
        Field::QuestionsDeadlineAt,
        "questionsDeadlineAt",
        &[
            "Date limite des questions",
            "Questions deadline",
            "date limite questions",
            "fin des questions",
            "date limite pour poser des questions",
            "questions avant le",
            "limite questions",
            "deadline for questions",
        ],
    ),
    known(
        Field::SubmissionDeadlineAt,
        "submissionDeadlineAt",
        &[
            "Date limite de remise des offres",
            "Submission deadline",
            "date limite de réception des offres",
            "date limite",
            "remise des offres",
            "date de remise",
            "date limite de dépôt",
            "DLRO",
            "échéance",
            "deadline",
            "date limite remise offres",
            "limite de dépôt",
            "bid deadline",
            "closing date",
            "due date",
            "date et heure limites de remise des offres",
            "date et heure limite",
            "date de clôture",
            "clôture",
            "à remettre avant le",
        ],
    ),
    known(
        Field::Place,
        "place",
        &[
            "Lieu (NUTS)",
            "Place (NUTS)",
            "NUTS",
            "code NUTS",
            "lieu d'exécution",
            "lieu",
            "place of performance",
            "place",
            "région",
        ],
    ),
    known(
        Field::Cpv,
        "cpv",
        &[
            "Codes CPV",
            "CPV codes",
            "CPV",
            "code CPV",
            "CPV principal",
            "nomenclature CPV",
            "main CPV",
        ],
    ),
    known(
        Field::EstimatedValue,
        "estimatedValue",
        &[
            "Montant estimé",
            "Estimated value",
            "montant",
            "montant HT",
            "valeur estimée",
            "budget",
            "estimation",
            "budget estimé",
            "montant maximum",
            "montant estimatif",
            "value",
            "amount",
            "montant du marché",
            "enveloppe",
        ],
    ),
    known(
        Field::Source,
        "source",
        &[
            "Lien",
            "Link",
            "source",
            "URL",
            "lien vers l'avis",
            "adresse de publication",
            "profil acheteur",
            "avis",
            "lien de la consultation",
            "notice link",
            "site",
            "plateforme",
        ],
    ),
    known(
        Field::MaxLotsBid,
        "maxLotsBid",
        &[
            "Nombre maximum de lots soumissionnés",
            "Maximum lots bid",
            "nombre maximal de lots pouvant être soumissionnés",
            "nombre de lots maximum par candidat",
            "lots max par candidat",
            "max lots bid",
            "limite de lots soumissionnés",
        ],
    ),
    known(
        Field::MaxLotsAwarded,
        "maxLotsAwarded",
        &[
            "Nombre maximum de lots attribués",
            "Maximum lots awarded",
            "nombre maximal de lots attribués à un candidat",
            "lots max attribués",
            "max lots awarded",
            "limite de lots attribués",
            "nombre de lots attribuables",
        ],
    ),
    known(
        Field::RequiresAllLots,
        "requiresAllLots",
        &[
            "Tous les lots obligatoires",
            "All lots required",
            "offre pour tous les lots",
            "réponse à tous les lots obligatoire",
            "must bid all lots",
        ],
    ),
    known(
        Field::ReservedFor,
        "reservedFor",
        &[
            "Réservé à",
            "Reserved for",
            "marché réservé",
            "lots réservés",
            "participation réservée",
            "reserved participation",
        ],
    ),
    known(
        Field::ForbidsAloneAndGrouped,
        "forbidsAloneAndGrouped",
        &[
            "Interdit seul et en groupement",
            "Forbids alone and grouped",
            "interdiction de candidater seul et en groupement",
            "cumul seul et groupement interdit",
            "interdit de répondre seul et en groupement",
        ],
    ),
    known(
        Field::ForbidsSeveralGroups,
        "forbidsSeveralGroups",
        &[
            "Interdit plusieurs groupements",
            "Forbids several groups",
            "interdiction d'être membre de plusieurs groupements",
            "cumul de groupements interdit",
            "interdit d'être dans plusieurs groupements",
        ],
    ),
];

const LOT_FIELDS: &[KnownField] = &[
    known(
        Field::CallReference,
        "callReference",
        &[
            "Référence de la consultation",
            "Call reference",
            "référence",
            "consultation",
            "n° de consultation",
            "référence du marché",
            "n° marché",
            "référence consultation",
        ],
    ),
    key(
        Field::LotNumber,
        "number",
        &[
            "Numéro de lot",
            "Lot number",
            "lot",
            "n° lot",
            "n° du lot",
            "numéro du lot",
            "n°",
            "numéro",
            "lots",
            "lot n°",
            "lot id",
        ],
    ),
    key(
        Field::Title,
        "title",
        &[
            "Intitulé du lot",
            "Lot title",
            "intitulé",
            "titre",
            "titre du lot",
            "objet du lot",
            "libellé du lot",
            "nom du lot",
            "objet",
            "désignation",
            "title",
            "libellé",
            "désignation du lot",
            "lot name",
        ],
    ),
    known(
        Field::Description,
        "description",
        &[
            "Description",
            "Description",
            "descriptif",
            "description du lot",
            "contenu",
            "détail",
            "périmètre",
            "prestations",
        ],
    ),
    known(
        Field::Cpv,
        "cpv",
        &["Codes CPV", "CPV codes", "CPV", "code CPV", "CPV du lot"],
    ),
    known(
        Field::EstimatedValue,
        "estimatedValue",
        &[
            "Montant estimé",
            "Estimated value",
            "montant",
            "montant HT",
            "valeur estimée",
            "budget",
            "estimation",
            "montant maximum",
            "montant du lot",
            "valeur du lot",
            "value",
            "amount",
            "montant estimatif",
            "budget estimé",
            "enveloppe",
        ],
    ),
    known(
        Field::Place,
        "place",
        &[
            "Lieu (NUTS)",
            "Place (NUTS)",
            "NUTS",
            "code NUTS",
            "lieu d'exécution",
            "lieu",
            "place",
        ],
    ),
    known(
        Field::MaxMembers,
        "maxMembers",
        &[
            "Nombre maximum de membres",
            "Maximum members",
            "membres max",
            "taille maximale du groupement",
            "max members",
            "nombre max de cotraitants",
        ],
    ),
    known(
        Field::ReservedFor,
        "reservedFor",
        &[
            "Réservé à",
            "Reserved for",
            "lot réservé",
            "réservé",
            "reserved",
        ],
    ),
];

const REQUIREMENT_FIELDS: &[KnownField] = &[
    known(
        Field::Id,
        "id",
        &[
            "Identifiant",
            "Identifier",
            "id",
            "identifiant interne",
            "requirement id",
        ],
    ),
    known(
        Field::CallReference,
        "callReference",
        &[
            "Référence de la consultation",
            "Call reference",
            "consultation",
            "n° de consultation",
            "référence du marché",
            "référence consultation",
        ],
    ),
    known(
        Field::LotNumber,
        "lotNumber",
        &[
            "Numéro de lot",
            "Lot number",
            "lot",
            "n° lot",
            "n° du lot",
            "numéro du lot",
            "lot n°",
            "lot concerné",
        ],
    ),
    known(
        Field::Kind,
        "kind",
        &[
            "Nature",
            "Kind",
            "type d'exigence",
            "type",
            "nature de l'exigence",
            "catégorie",
            "requirement kind",
            "requirement type",
            "type de critère",
        ],
    ),
    known(
        Field::Scope,
        "scope",
        &[
            "Portée",
            "Scope",
            "apprécié sur",
            "évalué sur",
            "périmètre d'appréciation",
            "à satisfaire par",
            "qui doit satisfaire",
            "apprécié au niveau de",
            "judged over",
            "met by",
        ],
    ),
    known(
        Field::IsMandatory,
        "isMandatory",
        &[
            "Importance",
            "Importance",
            "obligatoire ?",
            "caractère obligatoire",
            "mandatory",
            "obligatoire/souhaitable",
            "priorité",
            "exigence obligatoire",
            "impératif",
            "must have",
            "obligatoire ou souhaitable",
            "caractère",
        ],
    ),
    known(
        Field::Weight,
        "weight",
        &[
            "Poids",
            "Weight",
            "pondération",
            "coefficient",
            "poids 1 à 5",
            "note",
        ],
    ),
    key(
        Field::Competency,
        "competency",
        &[
            "Compétence",
            "Competency",
            "compétence demandée",
            "compétence exigée",
            "technologie",
            "technologies",
            "logiciel",
            "skill",
            "domaine de compétence",
            "savoir-faire",
            "expertise",
            "produit",
            "solution",
            "compétence technique",
            "technology",
        ],
    ),
    known(
        Field::MinLevel,
        "minLevel",
        &[
            "Niveau minimum",
            "Minimum level",
            "niveau",
            "niveau requis",
            "niveau attendu",
            "niveau demandé",
            "level",
            "niveau de maîtrise",
            "niveau exigé",
        ],
    ),
    known(
        Field::Holders,
        "holders",
        &[
            "Nombre de titulaires",
            "Number of holders",
            "nombre d'entreprises",
            "entreprises distinctes",
            "titulaires",
            "holders",
            "nombre de membres compétents",
            "distinct holders",
        ],
    ),
    known(
        Field::Fte,
        "fte",
        &[
            "ETP",
            "FTE",
            "ETP demandés",
            "nombre d'ETP",
            "équivalents temps plein",
            "charge ETP",
            "ETP min",
            "full-time equivalents",
            "effectif ETP",
        ],
    ),
    key(
        Field::Amount,
        "amount",
        &[
            "Montant minimum",
            "Minimum amount",
            "chiffre d'affaires minimum",
            "CA minimum",
            "CA min",
            "montant",
            "chiffre d'affaires",
            "CA",
            "amount",
            "turnover",
            "minimum turnover",
            "CA annuel minimum",
            "montant exigé",
        ],
    ),
    key(
        Field::Count,
        "count",
        &[
            "Nombre minimum",
            "Minimum count",
            "nombre",
            "quantité",
            "nombre de références",
            "effectif minimum",
            "effectif",
            "références",
            "count",
            "number of references",
            "headcount",
            "nb références",
            "minimum headcount",
        ],
    ),
    known(
        Field::Years,
        "years",
        &[
            "Années",
            "Years",
            "ancienneté maximale",
            "sur les dernières années",
            "période",
            "ancienneté",
            "moins de (ans)",
            "nombre d'années",
            "last years",
            "années d'ancienneté",
            "ans",
        ],
    ),
    key(
        Field::Certificate,
        "certificate",
        &[
            "Certificat",
            "Certificate",
            "certification",
            "qualification",
            "certificat ou qualification",
            "label",
            "certifications",
            "certification exigée",
            "norme",
            "habilitation",
            "agrément",
        ],
    ),
    key(
        Field::Wording,
        "wording",
        &[
            "Texte de l'acheteur",
            "Buyer's words",
            "exigence",
            "libellé",
            "énoncé",
            "texte",
            "intitulé",
            "critère",
            "besoin",
            "description",
            "wording",
            "requirement",
            "libellé de l'exigence",
            "intitulé de l'exigence",
            "texte du DCE",
            "exigences",
            "détail",
            "commentaire",
            "prestation attendue",
        ],
    ),
    known(
        Field::Origin,
        "origin",
        &[
            "Origine",
            "Origin",
            "source",
            "document",
            "article",
            "page",
            "référence CCTP",
            "référence du document",
            "document source",
            "où",
            "chapitre",
            "réf. CCTP",
            "réf. RC",
            "article du CCTP",
        ],
    ),
    key(
        Field::Threshold,
        "threshold",
        &[
            "Seuil",
            "Threshold",
            "seuil minimum",
            "valeur",
            "valeur minimum",
            "minimum",
            "valeur attendue",
            "niveau ou seuil",
            "minimum value",
            "quantité demandée",
        ],
    ),
];

const CAPABILITY_FIELDS: &[KnownField] = &[
    known(
        Field::Siret,
        "siret",
        &[
            "SIRET",
            "SIRET",
            "n° SIRET",
            "numéro SIRET",
            "siret de l'établissement",
            "siret siège",
        ],
    ),
    known(
        Field::Siren,
        "siren",
        &["SIREN", "SIREN", "n° SIREN", "numéro SIREN", "RCS"],
    ),
    key(
        Field::CompanyName,
        "companyName",
        &[
            "Entreprise",
            "Company",
            "société",
            "raison sociale",
            "nom de l'entreprise",
            "dénomination",
            "adhérent",
            "membre",
            "nom",
            "company name",
            "structure",
            "organisation",
            "prestataire",
            "dénomination sociale",
            "nom de la société",
            "member",
        ],
    ),
    known(
        Field::Postcode,
        "postcode",
        &[
            "Code postal",
            "Postcode",
            "CP",
            "zip",
            "zip code",
            "postal code",
        ],
    ),
    key(
        Field::Competency,
        "competency",
        &[
            "Compétence",
            "Competency",
            "technologie",
            "logiciel",
            "domaine",
            "savoir-faire",
            "expertise",
            "skill",
            "capacité",
            "compétence déclarée",
            "produit",
            "solution",
            "technology",
            "capability",
            "domaine de compétence",
            "prestation",
        ],
    ),
    known(
        Field::Level,
        "level",
        &[
            "Niveau",
            "Level",
            "niveau de maîtrise",
            "maîtrise",
            "niveau 1 à 4",
            "niveau déclaré",
            "skill level",
            "cotation",
            "degré",
        ],
    ),
    known(
        Field::Fte,
        "fte",
        &[
            "ETP",
            "FTE",
            "ETP disponibles",
            "nombre d'ETP",
            "équivalents temps plein",
            "capacité ETP",
            "effectif",
            "disponibilité",
            "available FTE",
            "ETP dispo",
            "nombre de personnes",
            "effectif disponible",
        ],
    ),
    known(
        Field::Note,
        "note",
        &[
            "Commentaire",
            "Note",
            "remarque",
            "observations",
            "précisions",
            "comment",
            "description",
            "notes",
            "détail",
            "remarks",
        ],
    ),
    known(
        Field::EvidenceTitle,
        "evidenceTitle",
        &[
            "Référence",
            "Reference",
            "preuve",
            "projet",
            "justificatif",
            "référence projet",
            "intitulé de la référence",
            "evidence",
            "project",
            "références",
            "certification",
            "projet de référence",
        ],
    ),
    known(
        Field::EvidenceParty,
        "evidenceParty",
        &[
            "Client",
            "Client",
            "client de la référence",
            "donneur d'ordre",
            "bénéficiaire",
            "maître d'ouvrage",
            "customer",
            "émetteur",
        ],
    ),
    known(
        Field::EvidenceFrom,
        "evidenceFrom",
        &[
            "Début",
            "From",
            "date de début",
            "début de la référence",
            "du",
            "depuis",
            "start",
            "start date",
            "valide du",
            "valable du",
        ],
    ),
    known(
        Field::EvidenceUntil,
        "evidenceUntil",
        &[
            "Fin",
            "Until",
            "date de fin",
            "fin de la référence",
            "jusqu'au",
            "end",
            "end date",
            "fin de validité",
            "valide jusqu'au",
            "expiration",
            "échéance",
            "to",
        ],
    ),
    known(
        Field::EvidenceAmount,
        "evidenceAmount",
        &[
            "Montant de la référence",
            "Reference amount",
            "montant",
            "montant du projet",
            "budget",
            "montant HT",
            "amount",
            "valeur",
        ],
    ),
    known(
        Field::EvidenceDocument,
        "evidenceDocument",
        &[
            "Lien vers la preuve",
            "Evidence link",
            "lien",
            "URL",
            "document",
            "lien document",
            "attestation",
            "link",
            "pièce",
        ],
    ),
];
