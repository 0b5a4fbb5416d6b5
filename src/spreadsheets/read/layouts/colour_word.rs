//! The texts that stand for coloured cells: `#92D050`, or `confirmé (#92D050)` where a legend says what the colour means.

/// What a text says that was put in the place of a colour: the words of the legend, or nothing where there are none. `None`
/// for any other text.
#[must_use]
pub fn colour_word(text: &str) -> Option<&str> {
    let text = text.trim();
    let (meaning, code) = match text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
    {
        Some((meaning, code)) => (meaning, code),
        None => ("", text),
    };
    let digits = code.strip_prefix('#')?;
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_colour.then_some(meaning)
}

#[cfg(test)]
mod tests {
    use super::colour_word;

    #[test]
    fn the_text_of_a_colour_is_told_from_other_texts() {
        assert_eq!(colour_word("#92D050"), Some(""));
        assert_eq!(colour_word("maîtrise (#92d050)"), Some("maîtrise"));
        assert_eq!(colour_word("maîtrise (2)"), None);
        assert_eq!(colour_word("#92D05"), None);
        assert_eq!(colour_word("confirmé"), None);
    }
}
