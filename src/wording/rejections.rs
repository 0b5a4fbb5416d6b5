//! What is said to a person whose input was refused: one sentence for each code, with what to do next.

use domain::access::account::Language;
use domain::values::rejection::{Rejection, RejectionCode};

use crate::wording::sentence::{Sentence, best_filled, sentence};

/// The sentence for a refusal.
#[must_use]
pub fn rejection_message(rejection: &Rejection, language: Language) -> String {
    best_filled(
        sentences_of(rejection.code),
        language,
        &rejection.parameters,
    )
}

/// The sentences of a code: the most telling first, the last one needs no value.
fn sentences_of(code: RejectionCode) -> &'static [Sentence] {
    input_sentences(code)
        .or_else(|| consortium_sentences(code))
        .or_else(|| account_sentences(code))
        .unwrap_or(FILE_FALLBACK)
}

const FILE_FALLBACK: &[Sentence] = &[sentence(
    "La demande a été refusée.",
    "The request was refused.",
)];

const REQUIRED: &[Sentence] = &[sentence(
    "Ce champ est obligatoire.",
    "This field is required.",
)];
const TOO_LONG: &[Sentence] = &[
    sentence(
        "Le texte compte {found} caractères ; {max} au plus sont acceptés.",
        "The text has {found} characters; at most {max} are accepted.",
    ),
    sentence(
        "Le texte dépasse {max} caractères.",
        "The text is longer than {max} characters.",
    ),
    sentence("Le texte est trop long.", "The text is too long."),
];
const OUT_OF_RANGE: &[Sentence] = &[
    sentence(
        "{chosenLots} lots sont choisis ; un même candidat peut répondre à {maxLotsBid} au plus dans cette consultation.",
        "{chosenLots} lots are chosen; one candidate may bid for at most {maxLotsBid} in this call.",
    ),
    sentence(
        "La valeur {value} est hors limites : entre {min} et {max}.",
        "The value {value} is out of range: between {min} and {max}.",
    ),
    sentence(
        "La valeur doit être comprise entre {min} et {max}.",
        "The value must lie between {min} and {max}.",
    ),
    sentence("La valeur est hors limites.", "The value is out of range."),
];
const INVALID_FORMAT: &[Sentence] = &[
    sentence(
        "« {value} » n’a pas la forme attendue, par exemple {expected}.",
        "“{value}” does not have the expected form, for example {expected}.",
    ),
    sentence(
        "La valeur n’a pas la forme attendue.",
        "The value does not have the expected form.",
    ),
];
const INVALID_CHECKSUM: &[Sentence] = &[
    sentence(
        "La clé de contrôle de {value} est fausse : vérifiez les chiffres.",
        "The check digit of {value} is wrong: check the digits.",
    ),
    sentence(
        "La clé de contrôle est fausse : vérifiez les chiffres.",
        "The check digit is wrong: check the digits.",
    ),
];
const NOT_UNIQUE: &[Sentence] = &[
    sentence(
        "Le lot {lotTwice} est choisi deux fois.",
        "Lot {lotTwice} is chosen twice.",
    ),
    sentence(
        "Cette valeur est déjà utilisée.",
        "This value is already in use.",
    ),
];
const NOT_FOUND: &[Sentence] = &[sentence(
    "Cet élément n’existe pas ou n’existe plus.",
    "This item does not exist, or no longer does.",
)];
const STALE_VERSION: &[Sentence] = &[sentence(
    "Cet élément a été modifié entre-temps : rechargez-le puis recommencez.",
    "This item was changed in the meantime: reload it and try again.",
)];
const WRONG_STATE: &[Sentence] = &[
    sentence(
        "La consultation {draftCall} est encore un brouillon : publiez-la avant de solliciter des entreprises.",
        "The call {draftCall} is still a draft: publish it before asking companies.",
    ),
    sentence(
        "Des entreprises sont sollicitées pour la consultation {askedCall} : elle ne peut plus redevenir un brouillon.",
        "Companies have been asked about the call {askedCall}: it cannot become a draft again.",
    ),
    sentence(
        "L’état actuel ne permet pas cette action.",
        "The current state does not allow this.",
    ),
];
const DEADLINE_PASSED: &[Sentence] = &[sentence(
    "La date limite de remise des offres est passée : il n’est plus possible de répondre.",
    "The submission deadline has passed: answers are no longer possible.",
)];
const DATES_OUT_OF_ORDER: &[Sentence] = &[sentence(
    "Cette date précède celle qui doit venir avant elle.",
    "This date lies before the one that must precede it.",
)];
const REQUIREMENT_SHAPE: &[Sentence] = &[
    sentence(
        "Ce champ ne convient pas à une exigence de ce type ({kind}).",
        "This field does not fit a requirement of this kind ({kind}).",
    ),
    sentence(
        "Les champs remplis ne conviennent pas à une exigence de ce type.",
        "The fields given do not fit a requirement of this kind.",
    ),
];
const IN_USE: &[Sentence] = &[
    sentence(
        "Cet élément est utilisé ailleurs ({where}) et ne peut pas être supprimé.",
        "This item is used elsewhere ({where}) and cannot be deleted.",
    ),
    sentence(
        "Cet élément est utilisé ailleurs et ne peut pas être supprimé.",
        "This item is used elsewhere and cannot be deleted.",
    ),
];
const CIRCULAR_BROADER: &[Sentence] = &[sentence(
    "Ce terme plus large dépend lui-même de cette compétence.",
    "This broader term depends on this very competency.",
)];

/// Sentences about single values and records.
fn input_sentences(code: RejectionCode) -> Option<&'static [Sentence]> {
    use RejectionCode as Code;
    match code {
        Code::Required => Some(REQUIRED),
        Code::TooLong => Some(TOO_LONG),
        Code::OutOfRange => Some(OUT_OF_RANGE),
        Code::InvalidFormat => Some(INVALID_FORMAT),
        Code::InvalidChecksum => Some(INVALID_CHECKSUM),
        Code::NotUnique => Some(NOT_UNIQUE),
        Code::NotFound => Some(NOT_FOUND),
        Code::StaleVersion => Some(STALE_VERSION),
        Code::WrongState => Some(WRONG_STATE),
        Code::DeadlinePassed => Some(DEADLINE_PASSED),
        Code::DatesOutOfOrder => Some(DATES_OUT_OF_ORDER),
        Code::RequirementShape => Some(REQUIREMENT_SHAPE),
        Code::InUse => Some(IN_USE),
        Code::CircularBroader => Some(CIRCULAR_BROADER),
        _ => None,
    }
}

const LEAD_NOT_MEMBER: &[Sentence] = &[sentence(
    "Le mandataire doit être l’un des membres.",
    "The lead must be one of the members.",
)];
const LEAD_NOT_ELIGIBLE: &[Sentence] = &[
    sentence(
        "{company} ne peut pas ou ne veut pas être mandataire.",
        "{company} may not or does not want to lead.",
    ),
    sentence(
        "Cette entreprise ne peut pas ou ne veut pas être mandataire.",
        "This company may not or does not want to lead.",
    ),
];
const ALLOCATION_SUM: &[Sentence] = &[
    sentence(
        "La répartition doit faire 100,00 % ; elle fait {found%}.",
        "The allocation must add up to 100.00 %; it adds up to {found%}.",
    ),
    sentence(
        "La répartition doit faire 100,00 %.",
        "The allocation must add up to 100.00 %.",
    ),
];
const MEMBER_WITHOUT_ALLOCATION: &[Sentence] = &[
    sentence(
        "{company} n’a pas de part : dans un groupement conjoint, chaque membre en a une (R2142-20).",
        "{company} has no share: in a joint consortium each member has one (R2142-20).",
    ),
    sentence(
        "Dans un groupement conjoint, chaque membre a une part (R2142-20).",
        "In a joint consortium each member has a share (R2142-20).",
    ),
];
const COMPOSITION_FROZEN: &[Sentence] = &[sentence(
    "La composition est figée depuis la date limite de remise des offres (R2142-26).",
    "The composition is frozen since the submission deadline (R2142-26).",
)];
const MEMBER_ALREADY_PRESENT: &[Sentence] = &[sentence(
    "Cette entreprise est déjà dans le groupement, ou le groupement n’a pas de membre.",
    "This company is in the consortium already, or the consortium has no member.",
)];
const PINNED_AND_EXCLUDED: &[Sentence] = &[sentence(
    "Une même entreprise est à la fois imposée et exclue.",
    "The same company is both pinned and excluded.",
)];
const RULE_BROKEN: &[Sentence] = &[
    sentence(
        "Une règle de la commande publique n’est pas respectée ({article}) : corrigez-la avant de continuer.",
        "A procurement rule is not respected ({article}): put it right before going on.",
    ),
    sentence(
        "Une règle de la commande publique n’est pas respectée : corrigez-la avant de continuer.",
        "A procurement rule is not respected: put it right before going on.",
    ),
];
const REASON_NEEDED: &[Sentence] = &[
    sentence(
        "Une alerte subsiste ({article}) : indiquez pourquoi vous passez outre.",
        "A warning stands ({article}): say why you go on.",
    ),
    sentence(
        "Une alerte subsiste : indiquez pourquoi vous passez outre.",
        "A warning stands: say why you go on.",
    ),
];
const CONTRADICTORY_OPTIONS: &[Sentence] = &[
    sentence(
        "Le lot {strangeLot} est d’une autre consultation ({strangeCall}) que le premier lot choisi.",
        "Lot {strangeLot} is of another call ({strangeCall}) than the first lot chosen.",
    ),
    sentence(
        "Les options demandées se contredisent.",
        "The options asked for contradict one another.",
    ),
];

/// Sentences about groupings and their rules.
fn consortium_sentences(code: RejectionCode) -> Option<&'static [Sentence]> {
    use RejectionCode as Code;
    match code {
        Code::LeadNotMember => Some(LEAD_NOT_MEMBER),
        Code::LeadNotEligible => Some(LEAD_NOT_ELIGIBLE),
        Code::AllocationSum => Some(ALLOCATION_SUM),
        Code::MemberWithoutAllocation => Some(MEMBER_WITHOUT_ALLOCATION),
        Code::CompositionFrozen => Some(COMPOSITION_FROZEN),
        Code::MemberAlreadyPresent => Some(MEMBER_ALREADY_PRESENT),
        Code::PinnedAndExcluded => Some(PINNED_AND_EXCLUDED),
        Code::RuleBroken => Some(RULE_BROKEN),
        Code::ReasonNeeded => Some(REASON_NEEDED),
        Code::ContradictoryOptions => Some(CONTRADICTORY_OPTIONS),
        _ => None,
    }
}

const BAD_CREDENTIALS: &[Sentence] = &[sentence(
    "L’adresse ou le mot de passe est faux.",
    "The address or the password is wrong.",
)];
const TOO_MANY_ATTEMPTS: &[Sentence] = &[
    sentence(
        "Trop de tentatives : réessayez dans {seconds} s.",
        "Too many attempts: try again in {seconds} s.",
    ),
    sentence(
        "Trop de tentatives : réessayez plus tard.",
        "Too many attempts: try again later.",
    ),
];
const WEAK_PASSWORD: &[Sentence] = &[
    sentence(
        "Ce mot de passe est trop court ou trop courant : {min} caractères au moins, 12 de préférence.",
        "This password is too short or too common: at least {min} characters, better 12.",
    ),
    sentence(
        "Ce mot de passe est trop court ou trop courant : 8 caractères au moins, 12 de préférence.",
        "This password is too short or too common: at least 8 characters, better 12.",
    ),
];
const LINK_EXPIRED: &[Sentence] = &[sentence(
    "Ce lien a déjà servi ou a expiré : demandez-en un nouveau.",
    "This link was used already or has expired: ask for a new one.",
)];
const UNREADABLE_FILE: &[Sentence] = &[sentence(
    "Ce fichier n’est pas un classeur lisible : enregistrez-le en .xlsx, .ods ou .csv.",
    "This file is not a workbook that can be read: save it as .xlsx, .ods or .csv.",
)];
const FILE_TOO_LARGE: &[Sentence] = &[
    sentence(
        "Le fichier dépasse {max} octets.",
        "The file is larger than {max} bytes.",
    ),
    sentence("Le fichier est trop volumineux.", "The file is too large."),
];
const PROTECTED_FILE: &[Sentence] = &[sentence(
    "Le classeur est protégé par un mot de passe : retirez la protection.",
    "The workbook is protected by a password: remove the protection.",
)];
const NOTHING_TO_IMPORT: &[Sentence] = &[sentence(
    "Le fichier ne contient que des feuilles vides.",
    "The file holds nothing but blank sheets.",
)];
const PLAN_STALE: &[Sentence] = &[sentence(
    "Les données ont changé depuis ce plan, ou il a déjà servi : recalculez le plan.",
    "The data have changed since this plan, or it was used already: make the plan anew.",
)];

const UNDO_EXPIRED: &[Sentence] = &[sentence(
    "Cet import a été appliqué il y a plus de trente jours : il ne peut plus être annulé.",
    "This import was applied more than thirty days ago: it can no longer be undone.",
)];

/// Sentences about signing in and about files.
fn account_sentences(code: RejectionCode) -> Option<&'static [Sentence]> {
    use RejectionCode as Code;
    match code {
        Code::BadCredentials => Some(BAD_CREDENTIALS),
        Code::TooManyAttempts => Some(TOO_MANY_ATTEMPTS),
        Code::WeakPassword => Some(WEAK_PASSWORD),
        Code::LinkExpired => Some(LINK_EXPIRED),
        Code::UnreadableFile => Some(UNREADABLE_FILE),
        Code::FileTooLarge => Some(FILE_TOO_LARGE),
        Code::ProtectedFile => Some(PROTECTED_FILE),
        Code::NothingToImport => Some(NOTHING_TO_IMPORT),
        Code::PlanStale => Some(PLAN_STALE),
        Code::UndoExpired => Some(UNDO_EXPIRED),
        _ => None,
    }
}
