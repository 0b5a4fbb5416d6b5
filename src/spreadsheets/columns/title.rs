//! Column titles compared: case, accents, plurals, small words, units and line breaks aside.

use domain::values::text::search_key;

/// Words that say nothing about which column it is.
const SMALL_WORDS: [&str; 34] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "et", "ou", "en", "a", "au",
    "aux", "pour", "par", "sur", "of", "the", "and", "or", "in", "for", "on", "to", "eur", "ht",
    "euro", "euros", "si", "votre", "vos",
];

/// A title as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleKey {
    /// Its meaningful words without plural endings, in their order.
    words: Vec<String>,
    joined: String,
}

impl TitleKey {
    /// The key of a title. What stands in parentheses counts only when nothing else is left.
    #[must_use]
    pub fn new(title: &str) -> Self {
        let outside = without_parentheses(title);
        let words = words_of(&outside);
        let words = if words.is_empty() {
            words_of(title)
        } else {
            words
        };
        let joined = words.join(" ");
        Self { words, joined }
    }

    /// Whether nothing is left of the title.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How alike a title of a file and a known title are, in per-ten-thousands: 10 000 for the same words, less for
    /// words missing or added, or for a slip of the pen.
    #[must_use]
    pub fn likeness(&self, known: &Self) -> u16 {
        if self.is_empty() || known.is_empty() {
            return 0;
        }
        if self.joined == known.joined {
            return 10_000;
        }
        // A word that stands twice in the one is not two words of the other.
        let (fewer, more) = if self.words.len() < known.words.len() {
            (self, known)
        } else {
            (known, self)
        };
        let n_common = fewer
            .words
            .iter()
            .filter(|word| more.words.contains(word))
            .count();
        let covers_all = n_common == self.words.len() && n_common == known.words.len();
        if covers_all {
            return 9_700;
        }
        let n_extra = self.words.len() - n_common.min(self.words.len());
        if n_common == known.words.len() {
            // All of the known title and something more: the more, the less sure.
            return match (n_extra, known.words.len()) {
                (1, 1) => 7_600,
                (1, _) => 8_800,
                (2, 1) => 7_000,
                (2, _) => 8_200,
                (3, 2..) => 7_200,
                _ => 5_000,
            };
        }
        let (short, long) = (
            self.joined.len().min(known.joined.len()),
            self.joined.len().max(known.joined.len()),
        );
        // Lengths that differ by more than a fifth cannot reach the likeness asked below.
        // The first letter is hardly ever the wrong one.
        let could_be_slip = short >= 4
            && short * 5 >= long * 4
            && self.joined.chars().next() == known.joined.chars().next();
        if !could_be_slip {
            return self.share_of_words(n_common, known);
        }
        let slip = strsim::normalized_damerau_levenshtein(&self.joined, &known.joined);
        if slip >= 0.82 {
            return (slip * 9_000.0) as u16;
        }
        self.share_of_words(n_common, known)
    }

    /// The part of the words that both have, a little less sure than a whole title.
    fn share_of_words(&self, n_common: usize, known: &Self) -> u16 {
        let share = n_common * 9_000 / self.words.len().max(known.words.len()).max(1);
        u16::try_from(share).unwrap_or(0)
    }
}

/// The year that a title names, and the title without it: `CA 2024` is 2024 and `CA`.
#[must_use]
pub fn year_in_title(title: &str) -> Option<(i32, String)> {
    let is_year = |word: &&str| {
        let is_number = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        is_number && (word.starts_with("19") || word.starts_with("20"))
    };
    let words = || title.split(|character: char| !character.is_ascii_digit());
    let mut years = words().filter(is_year);
    let (year, other) = (years.next()?, years.next());
    if other.is_some() {
        return None;
    }
    Some((year.parse().ok()?, title.replacen(year, " ", 1)))
}

fn without_parentheses(title: &str) -> String {
    let mut depth = 0u32;
    title
        .chars()
        .filter(|character| match character {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

fn words_of(title: &str) -> Vec<String> {
    // `n°` is a word of its own; `€` says nothing that the field does not.
    let title = title
        .replace("C.A.", "CA")
        .replace("c.a.", "ca")
        .replace(['°', 'º'], "° ")
        .replace("N° ", "numero ")
        .replace("n° ", "numero ");
    let all: Vec<String> = search_key(&title)
        .split_whitespace()
        .map(singular)
        .map(|word| spelled_out(&word))
        .collect();
    let meaningful: Vec<String> = all
        .iter()
        .filter(|word| !SMALL_WORDS.contains(&word.as_str()))
        .cloned()
        .collect();
    // A title of small words alone (`Du`, `To`) is still a title.
    if meaningful.is_empty() {
        all
    } else {
        meaningful
    }
}

fn singular(word: &str) -> String {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= 3 && !matches!(word, "fax" | "prix" | "cours" | "process") => {
            stem.to_owned()
        }
        _ => word.to_owned(),
    }
}

/// Abbreviations that people put into titles.
fn spelled_out(word: &str) -> String {
    match word {
        "num" | "no" | "nbr" | "nbre" | "nb" | "number" => {
            if word.starts_with("nb") {
                "nombre"
            } else {
                "numero"
            }
        }
        "ref" => "reference",
        "desc" | "descriptif" => "description",
        "min" | "minimal" | "minimale" | "minimum" | "mini" | "requi" | "requise" | "exige"
        | "exigee" | "attendu" | "attendue" | "demande" => "minimum",
        "max" | "maximal" | "maximale" | "maxi" => "maximum",
        "competency" | "skill" => "competence",
        "cert" => "certificat",
        "societe" | "company" | "organisation" | "organization" | "structure" | "adherent"
        | "prestataire" => "entreprise",
        "etpt" | "fte" => "etp",
        "cp" => "code postal",
        other => other,
    }
    .to_owned()
}
