//! Figures and words of both sides, as the comparison tells them.

/// Tenths as a decimal figure.
#[must_use]
pub fn tenths(figure: u32) -> String {
    format!("{}.{}", figure / 10, figure % 10)
}

/// The word of an enumeration, which is the one of the API too.
#[must_use]
pub fn word<T: serde::Serialize>(value: &T) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    value.as_str().map(str::to_owned)
}
