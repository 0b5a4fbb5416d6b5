//! A sentence in two languages, with places for values.

use domain::access::account::Language;

/// A sentence in two languages. `{name}` stands for the value of a parameter.
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
            let (_, value) = parameters.iter().find(|(known, _)| known == name)?;
            text.push_str(before);
            text.push_str(value);
            rest = tail;
        }
        text.push_str(rest);
        Some(text)
    }
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
