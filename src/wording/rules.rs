//! What is said about a procurement rule that is broken or at risk.

use domain::access::account::Language;
use domain::consortia::violation::{RuleCode, Violation};

use crate::wording::sentence::{Sentence, best_filled, sentence};

/// The sentence for a violation.
#[must_use]
pub fn violation_message(violation: &Violation, language: Language) -> String {
    let sentences = group_sentences(violation.rule)
        .or_else(|| work_sentences(violation.rule))
        .unwrap_or_default();
    best_filled(sentences, language, &violation.parameters)
}

const LEAD_IS_MEMBER: &[Sentence] = &[sentence(
    "Le mandataire doit être membre du groupement.",
    "The lead must be a member of the consortium.",
)];
const LEAD_OF_ONE_GROUP: &[Sentence] = &[
    sentence(
        "{company} est déjà mandataire d’un autre groupement pour ce marché.",
        "{company} already leads another consortium for this contract.",
    ),
    sentence(
        "Une entreprise ne peut être mandataire de plus d’un groupement pour un même marché.",
        "A company may lead only one consortium for the same contract.",
    ),
];
const FORM_CHOSEN: &[Sentence] = &[sentence(
    "Choisissez la forme du groupement : conjoint ou solidaire.",
    "Choose the form of the consortium: joint, or joint and several.",
)];
const LEAD_LIABILITY_FITS_FORM: &[Sentence] = &[sentence(
    "La solidarité du mandataire n’a de sens que dans un groupement conjoint.",
    "Joint liability of the lead only makes sense in a joint consortium.",
)];
const REQUIRED_FORM: &[Sentence] = &[sentence(
    "L’acheteur impose une autre forme de groupement après attribution.",
    "The buyer requires another form of consortium after award.",
)];
const SEVERAL_GROUPS_FORBIDDEN: &[Sentence] = &[
    sentence(
        "{company} est dans plusieurs groupements alors que l’acheteur l’interdit.",
        "{company} is in several consortia although the buyer forbids it.",
    ),
    sentence(
        "L’acheteur interdit d’être dans plusieurs groupements.",
        "The buyer forbids being in several consortia.",
    ),
];
const COMPOSITION_FROZEN: &[Sentence] = &[sentence(
    "La composition est figée depuis la date limite de remise des offres.",
    "The composition is frozen since the submission deadline.",
)];

/// Rules about the lead, the form and the group as a whole.
fn group_sentences(rule: RuleCode) -> Option<&'static [Sentence]> {
    use RuleCode as Rule;
    match rule {
        Rule::LeadIsMember => Some(LEAD_IS_MEMBER),
        Rule::LeadOfOneGroup => Some(LEAD_OF_ONE_GROUP),
        Rule::FormChosen => Some(FORM_CHOSEN),
        Rule::LeadLiabilityFitsForm => Some(LEAD_LIABILITY_FITS_FORM),
        Rule::RequiredForm => Some(REQUIRED_FORM),
        Rule::SeveralGroupsForbidden => Some(SEVERAL_GROUPS_FORBIDDEN),
        Rule::CompositionFrozen => Some(COMPOSITION_FROZEN),
        _ => None,
    }
}

const EACH_MEMBER_HAS_WORK: &[Sentence] = &[
    sentence(
        "{company} n’a pas de prestation : dans un groupement conjoint, chaque membre en a une.",
        "{company} has no work: in a joint consortium each member has some.",
    ),
    sentence(
        "Dans un groupement conjoint, chaque membre a ses prestations.",
        "In a joint consortium each member has work of its own.",
    ),
];
const SHARES_ADD_UP: &[Sentence] = &[
    sentence(
        "Les parts font {found%} au lieu de 100,00 %.",
        "The shares add up to {found%} instead of 100.00 %.",
    ),
    sentence(
        "Les parts doivent faire 100,00 %.",
        "The shares must add up to 100.00 %.",
    ),
];
const REQUIREMENTS_COVERED: &[Sentence] = &[
    sentence(
        "{count} exigences obligatoires ne sont pas couvertes par le groupement.",
        "{count} mandatory requirements are not covered by the consortium.",
    ),
    sentence(
        "Des exigences obligatoires ne sont pas couvertes par le groupement.",
        "Mandatory requirements are not covered by the consortium.",
    ),
];
const RESERVED: &[Sentence] = &[
    sentence(
        "Le lot est réservé ({reserved}) et {company} n’a pas ce statut.",
        "The lot is reserved ({reserved}) and {company} does not have that status.",
    ),
    sentence(
        "Le lot est réservé et un membre n’a pas le statut demandé.",
        "The lot is reserved and a member lacks the status.",
    ),
];
const SUBCONTRACTOR_COMMITMENT: &[Sentence] = &[
    sentence(
        "La capacité de {company}, sous-traitant, ne compte qu’avec son engagement écrit.",
        "The capacity of {company}, a subcontractor, counts only with its written commitment.",
    ),
    sentence(
        "La capacité d’un sous-traitant ne compte qu’avec son engagement écrit.",
        "A subcontractor’s capacity counts only with its written commitment.",
    ),
];
const LARGER_THAN_NEEDED: &[Sentence] = &[
    sentence(
        "Le groupement est plus large que nécessaire : {company} pourrait en sortir sans rien découvrir.",
        "The consortium is larger than it needs to be: {company} could leave and nothing would be uncovered.",
    ),
    sentence(
        "Le groupement est plus large que nécessaire : notez ce qui le justifie.",
        "The consortium is larger than it needs to be: write down what justifies it.",
    ),
];
const TOO_MANY_MEMBERS: &[Sentence] = &[
    sentence(
        "Le groupement compte {count} membres ; le lot en admet {max}.",
        "The consortium has {count} members; the lot allows {max}.",
    ),
    sentence(
        "Le groupement compte plus de membres que le lot n’en admet.",
        "The consortium has more members than the lot allows.",
    ),
];
const CERTIFICATE_EXPIRES: &[Sentence] = &[
    sentence(
        "Le certificat {certificate} de {company} expire avant la date limite.",
        "The certificate {certificate} of {company} runs out before the deadline.",
    ),
    sentence(
        "Un certificat expire avant la date limite.",
        "A certificate runs out before the deadline.",
    ),
];
const MEMBER_NOT_CONFIRMED: &[Sentence] = &[
    sentence(
        "{company} n’a pas confirmé.",
        "{company} has not confirmed.",
    ),
    sentence(
        "Il manque la confirmation d’au moins un membre.",
        "At least one member has yet to confirm.",
    ),
];

/// Rules about who does what, and with which proof.
fn work_sentences(rule: RuleCode) -> Option<&'static [Sentence]> {
    use RuleCode as Rule;
    match rule {
        Rule::EachMemberHasWork => Some(EACH_MEMBER_HAS_WORK),
        Rule::SharesAddUp => Some(SHARES_ADD_UP),
        Rule::RequirementsCovered => Some(REQUIREMENTS_COVERED),
        Rule::Reserved => Some(RESERVED),
        Rule::SubcontractorCommitment => Some(SUBCONTRACTOR_COMMITMENT),
        Rule::LargerThanNeeded => Some(LARGER_THAN_NEEDED),
        Rule::TooManyMembers => Some(TOO_MANY_MEMBERS),
        Rule::CertificateExpires => Some(CERTIFICATE_EXPIRES),
        Rule::MemberNotConfirmed => Some(MEMBER_NOT_CONFIRMED),
        _ => None,
    }
}
