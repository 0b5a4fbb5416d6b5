//! The words of the comparison of suggestions.

use domain::groupings::grouping::Objective;
use domain::groupings::suggestion::GroupingStatus;

use crate::write::own_words::OwnWord;

impl OwnWord for Objective {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Uncovered => ("Exigences non couvertes", "Requirements not covered"),
            Self::Members => ("Nombre de membres", "Number of members"),
            Self::Preference => ("Entreprises préférées", "Preferred companies"),
            Self::Misfit => (
                "Écart aux niveaux demandés",
                "Distance from the levels asked",
            ),
            Self::WeakProof => ("Preuves faibles", "Weak evidence"),
            Self::Distance => ("Distance", "Distance"),
            Self::Cohesion => ("Habitude de travailler ensemble", "Having worked together"),
            Self::Change => ("Changement", "Change"),
            Self::Fairness => ("Équité entre entreprises", "Fairness between companies"),
        }
    }
}

impl OwnWord for GroupingStatus {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Running => (
                "Recherche en cours : ce classeur n'en montre pas la fin",
                "Search under way: this workbook does not show its end",
            ),
            Self::ProvenOptimal => (
                "Prouvé : aucun groupement ne fait mieux que la proposition 1, dans l'ordre des buts",
                "Proved: no grouping does better than suggestion 1, in the order of the goals",
            ),
            Self::Feasible => (
                "Non prouvé : la proposition 1 est la meilleure connue ; la borne dit ce que nul groupement ne dépasse",
                "Not proved: suggestion 1 is the best known; the bound says what no grouping can beat",
            ),
            Self::Infeasible => (
                "Prouvé : aucun groupement ne couvre toutes les exigences obligatoires avec ces choix",
                "Proved: no grouping covers every mandatory requirement with these choices",
            ),
            Self::Stopped => (
                "Arrêté avant d'avoir rien trouvé : ce n'est pas la preuve qu'il n'y a rien",
                "Stopped before anything was found: that does not prove that there is nothing",
            ),
            Self::Failed => (
                "Interrompu par une panne : redemander",
                "Broken off by a failure: ask again",
            ),
        }
    }
}
