//! The rules that a dossier speaks of, in a line each.

use domain::consortia::violation::RuleCode;

use crate::write::own_words::OwnWord;

impl OwnWord for RuleCode {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::LeadIsMember => (
                "Le mandataire est membre du groupement",
                "The lead is a member",
            ),
            Self::LeadOfOneGroup => (
                "Une entreprise n'est mandataire que d'un groupement",
                "A company leads one group only",
            ),
            Self::FormChosen => ("La forme du groupement est choisie", "The form is chosen"),
            Self::LeadLiabilityFitsForm => (
                "La solidarité du mandataire suppose un groupement conjoint",
                "Liability of the lead goes with a joint group",
            ),
            Self::EachMemberHasWork => (
                "Chaque membre d'un groupement conjoint a une prestation",
                "Each member of a joint group has work of its own",
            ),
            Self::SharesAddUp => ("Les parts font 100 %", "The shares make 100 %"),
            Self::RequirementsCovered => (
                "Les exigences obligatoires sont couvertes",
                "The mandatory requirements are covered",
            ),
            Self::RequiredForm => (
                "La forme exigée après attribution",
                "The form required after award",
            ),
            Self::SeveralGroupsForbidden => (
                "Interdiction d'être dans plusieurs groupements",
                "Bidding in several groups is forbidden",
            ),
            Self::CompositionFrozen => (
                "Composition figée après la date limite",
                "Composition frozen after the deadline",
            ),
            Self::Reserved => ("Marché réservé", "Reserved contract"),
            Self::SubcontractorCommitment => (
                "Engagement écrit des sous-traitants",
                "Written commitment of subcontractors",
            ),
            Self::LargerThanNeeded => (
                "Groupement plus large que nécessaire",
                "Group larger than it needs to be",
            ),
            Self::TooManyMembers => ("Trop de membres", "Too many members"),
            Self::CertificateExpires => (
                "Certificat expiré avant la date limite",
                "Certificate runs out before the deadline",
            ),
            Self::MemberNotConfirmed => ("Membre non confirmé", "Member not confirmed"),
        }
    }
}
