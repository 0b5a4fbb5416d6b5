//! How the fields of records are called on screen.

use domain::access::account::Language;

use crate::wording::sentence::{Sentence, sentence};

/// The name of a field on screen; the field's own name when it has none.
#[must_use]
pub fn field_label(field: &str, language: Language) -> String {
    LABELS.iter().find(|(name, _)| *name == field).map_or_else(
        || field.to_owned(),
        |(_, label)| label.in_language(language).to_owned(),
    )
}

/// The labels by field name, as the API spells it.
const LABELS: &[(&str, Sentence)] = &[
    ("id", sentence("Identifiant Cordée", "Cordée id")),
    ("reference", sentence("Référence", "Reference")),
    ("title", sentence("Titre", "Title")),
    ("buyer", sentence("Acheteur", "Buyer")),
    ("description", sentence("Description", "Description")),
    ("procedure", sentence("Procédure", "Procedure")),
    ("status", sentence("État", "Status")),
    ("launchedAt", sentence("Date de lancement", "Launch date")),
    (
        "questionsDeadlineAt",
        sentence("Date limite des questions", "Questions deadline"),
    ),
    (
        "submissionDeadlineAt",
        sentence("Date limite de remise", "Submission deadline"),
    ),
    ("place", sentence("Lieu", "Place")),
    ("cpv", sentence("Codes CPV", "CPV codes")),
    (
        "estimatedValue",
        sentence("Valeur estimée", "Estimated value"),
    ),
    ("source", sentence("Source", "Source")),
    (
        "maxLotsBid",
        sentence("Nombre maximal de lots visés", "Most lots to bid for"),
    ),
    (
        "maxLotsAwarded",
        sentence("Nombre maximal de lots attribués", "Most lots awarded"),
    ),
    (
        "requiresAllLots",
        sentence("Tous les lots exigés", "All lots required"),
    ),
    ("reservedFor", sentence("Réservé à", "Reserved for")),
    (
        "forbidsAloneAndGrouped",
        sentence(
            "Interdit d’être seul et groupé",
            "No bidding alone and grouped",
        ),
    ),
    (
        "forbidsSeveralGroups",
        sentence(
            "Interdit plusieurs groupements",
            "No bidding in several groups",
        ),
    ),
    ("requiredForm", sentence("Forme imposée", "Required form")),
    (
        "requiredFormJustification",
        sentence(
            "Justification de la forme imposée",
            "Justification of the required form",
        ),
    ),
    ("number", sentence("Numéro", "Number")),
    ("coordinates", sentence("Coordonnées", "Coordinates")),
    (
        "maxMembers",
        sentence("Nombre maximal de membres", "Most members"),
    ),
    ("position", sentence("Rang", "Position")),
    ("kind", sentence("Type", "Kind")),
    ("scope", sentence("Portée", "Scope")),
    ("isMandatory", sentence("Obligatoire", "Mandatory")),
    ("weight", sentence("Poids", "Weight")),
    ("competency", sentence("Compétence", "Competency")),
    (
        "competencyColumn",
        sentence("Niveaux d’une compétence", "Levels in a competency"),
    ),
    ("minLevel", sentence("Niveau minimal", "Minimum level")),
    (
        "nHolders",
        sentence("Nombre d’entreprises", "Number of companies"),
    ),
    ("fteTenths", sentence("ETP", "FTE")),
    ("fte", sentence("ETP", "FTE")),
    ("amount", sentence("Montant", "Amount")),
    ("count", sentence("Nombre", "Count")),
    ("threshold", sentence("Seuil", "Threshold")),
    ("years", sentence("Années", "Years")),
    ("certificateCode", sentence("Certificat", "Certificate")),
    ("certificate", sentence("Certificat", "Certificate")),
    (
        "wording",
        sentence("Texte de l’acheteur", "Buyer’s wording"),
    ),
    ("origin", sentence("Origine", "Origin")),
    ("name", sentence("Nom", "Name")),
    ("code", sentence("Code", "Code")),
    (
        "competencyKind",
        sentence("Type de compétence", "Kind of competency"),
    ),
    ("labelFr", sentence("Libellé français", "French label")),
    ("labelEn", sentence("Libellé anglais", "English label")),
    ("synonyms", sentence("Synonymes", "Synonyms")),
    (
        "broader",
        sentence("Compétences plus larges", "Broader competencies"),
    ),
    ("answer", sentence("Réponse", "Answer")),
    ("conditions", sentence("Conditions", "Conditions")),
    ("mostFte", sentence("ETP au plus", "Most FTE")),
    ("siren", sentence("SIREN", "SIREN")),
    ("siret", sentence("SIRET", "SIRET")),
    ("legalForm", sentence("Forme juridique", "Legal form")),
    (
        "socialStatuses",
        sentence("Statuts de l’ESS", "Social-economy statuses"),
    ),
    ("street", sentence("Rue", "Street")),
    ("postcode", sentence("Code postal", "Postcode")),
    ("city", sentence("Ville", "Town")),
    ("department", sentence("Département", "Department")),
    ("headcount", sentence("Effectif", "Headcount")),
    ("website", sentence("Site web", "Web site")),
    ("latitude", sentence("Latitude", "Latitude")),
    ("longitude", sentence("Longitude", "Longitude")),
    (
        "availableFte",
        sentence("ETP mobilisables", "FTE available"),
    ),
    (
        "availableFteTenths",
        sentence("ETP mobilisables (dixièmes)", "FTE available (tenths)"),
    ),
    (
        "maxLots",
        sentence("Lots simultanés au plus", "Most lots at a time"),
    ),
    ("mayLead", sentence("Accepte d’être mandataire", "May lead")),
    ("summaryFr", sentence("Présentation", "Summary in French")),
    ("summaryEn", sentence("Présentation en anglais", "Summary")),
    ("turnoverYear", sentence("Exercice", "Financial year")),
    ("turnover", sentence("Chiffre d’affaires", "Turnover")),
    (
        "inFieldTurnover",
        sentence("Chiffre d’affaires du domaine", "Turnover in the field"),
    ),
    (
        "turnoverOfYear",
        sentence(
            "Chiffre d’affaires, année dans le titre",
            "Turnover, year in the title",
        ),
    ),
    (
        "inFieldTurnoverOfYear",
        sentence(
            "Chiffre d’affaires du domaine, année dans le titre",
            "Turnover in the field, year in the title",
        ),
    ),
    (
        "financialYears",
        sentence(
            "Chiffre d’affaires par exercice",
            "Turnover by financial year",
        ),
    ),
    ("certificates", sentence("Certificats", "Certificates")),
    ("address", sentence("Adresse", "Address")),
    ("competencies", sentence("Compétences", "Competencies")),
    ("ownShare", sentence("Part propre", "Own share")),
    ("issuer", sentence("Émetteur", "Issuer")),
    ("validFrom", sentence("Valable du", "Valid from")),
    ("validUntil", sentence("Valable jusqu’au", "Valid until")),
    ("document", sentence("Document", "Document")),
    ("company", sentence("Entreprise", "Company")),
    ("companyName", sentence("Entreprise", "Company")),
    ("level", sentence("Niveau", "Level")),
    ("note", sentence("Note", "Note")),
    ("evidence", sentence("Preuves", "Evidence")),
    ("evidenceTitle", sentence("Référence", "Reference")),
    ("evidenceParty", sentence("Client", "Client")),
    ("evidenceFrom", sentence("Début", "Start")),
    ("evidenceUntil", sentence("Fin", "End")),
    (
        "evidenceAmount",
        sentence("Montant de la référence", "Amount of the reference"),
    ),
    ("evidenceDocument", sentence("Document", "Document")),
    ("awardedOn", sentence("Date d’attribution", "Award date")),
    ("companies", sentence("Entreprises", "Companies")),
    ("callReference", sentence("Consultation", "Call")),
    ("lotNumber", sentence("Lot", "Lot")),
];
