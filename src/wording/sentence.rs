//! A sentence in two languages, with places for values.

use domain::access::account::Language;

/// A sentence in two languages. `{name}` stands for the value of a parameter, `{name%}` for a share of ten thousand as a
/// percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A sentence in two languages.
#[must_use]
pub const fn sentence(fr: &'static str, en: &'static str) -> Sentence {
    Sentence { fr, en }
}

impl Sentence {
    /// The sentence in a language, places unfilled.
    #[must_use]
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.fr,
            Language::En => self.en,
        }
    }

    /// The sentence with its values, or nothing when one of them is missing.
    #[must_use]
    pub fn filled(self, language: Language, parameters: &[(String, String)]) -> Option<String> {
        let mut text = String::new();
        let mut rest = self.in_language(language);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(&value_at(name, language, parameters)?);
            rest = tail;
        }
        text.push_str(rest);
        Some(text)
    }
}

/// What stands at a place.
fn value_at(place: &str, language: Language, parameters: &[(String, String)]) -> Option<String> {
    let name = place.strip_suffix('%').unwrap_or(place);
    let (_, value) = parameters.iter().find(|(known, _)| known == name)?;
    if name == place {
        return Some(value.clone());
    }
    let share: u32 = value.parse().ok()?;
    let mark = match language {
        Language::Fr => ',',
        Language::En => '.',
    };
    Some(format!("{}{mark}{:02}\u{a0}%", share / 100, share % 100))
}

/// The first of the sentences whose values are all there; the last one should need none.
#[must_use]
pub fn best_filled(
    sentences: &[Sentence],
    language: Language,
    parameters: &[(String, String)],
) -> String {
    sentences
        .iter()
        .find_map(|sentence| sentence.filled(language, parameters))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_as_a_percentage() {
        let told = sentence("Les parts font {found%}.", "The shares make {found%}.");
        let parameters = |found: &str| vec![("found".to_owned(), found.to_owned())];
        for (found, fr, en) in [
            (
                "9005",
                "Les parts font 90,05\u{a0}%.",
                "The shares make 90.05\u{a0}%.",
            ),
            (
                "0",
                "Les parts font 0,00\u{a0}%.",
                "The shares make 0.00\u{a0}%.",
            ),
        ] {
            let fill = |language| told.filled(language, &parameters(found));
            assert_eq!(fill(Language::Fr).as_deref(), Some(fr));
            assert_eq!(fill(Language::En).as_deref(), Some(en));
        }
        assert_eq!(told.filled(Language::Fr, &parameters("much")), None);
    }
}
