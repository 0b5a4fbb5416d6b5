//! Columns of sheets by their letters, as every spreadsheet shows them.

/// The letters of a column, from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(
            b'A'.saturating_add(u8::try_from(digit).unwrap_or(0)),
        ));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column of its letters, from 0; `None` for anything else.
#[must_use]
pub fn column_number(letters: &str) -> Option<u32> {
    let mut number: u32 = 0;
    for letter in letters.chars() {
        let digit = u32::from(letter)
            .checked_sub(u32::from('A'))
            .filter(|digit| *digit < 26)?;
        number = number.checked_mul(26)?.checked_add(digit + 1)?;
    }
    number.checked_sub(1)
}
