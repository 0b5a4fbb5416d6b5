//! How sizes of companies are called.

use domain::access::account::Language;
use domain::values::filters::HeadcountBand;

use crate::wording::sentence::sentence;

/// The size in words.
#[must_use]
pub fn headcount_label(band: HeadcountBand, language: Language) -> String {
    let words = match band {
        HeadcountBand::UpTo2 => sentence("1 à 2 personnes", "1 to 2 people"),
        HeadcountBand::From3To5 => sentence("3 à 5 personnes", "3 to 5 people"),
        HeadcountBand::From6To9 => sentence("6 à 9 personnes", "6 to 9 people"),
        HeadcountBand::From10To19 => sentence("10 à 19 personnes", "10 to 19 people"),
        HeadcountBand::From20To49 => sentence("20 à 49 personnes", "20 to 49 people"),
        HeadcountBand::From50 => sentence("50 personnes et plus", "50 people and more"),
    };
    words.in_language(language).to_owned()
}
