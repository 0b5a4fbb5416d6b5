//! From a number as it is written to a whole number, exactly: no decimal passes through a binary fraction.

/// A decimal number taken apart: whether it is below zero, its whole digits, its decimals without zeros at the end.
fn parts(written: &str) -> Option<(bool, &str, &str)> {
    if written.contains(['e', 'E']) {
        return None;
    }
    let (is_negative, digits) = match written.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    Some((is_negative, whole, decimals.trim_end_matches('0')))
}

/// A whole number between two limits.
///
/// # Errors
/// What is expected instead.
pub fn whole(written: &str, least: i64, most: i64) -> Result<i64, String> {
    let expected = || format!("is {written}; a whole number from {least} to {most} is expected");
    match parts(written) {
        Some((is_negative, digits, "")) => {
            let value: i64 = digits.parse().map_err(|_| expected())?;
            let value = if is_negative { -value } else { value };
            if (least..=most).contains(&value) {
                Ok(value)
            } else {
                Err(expected())
            }
        }
        _ => Err(expected()),
    }
}

/// A number of full-time equivalents as tenths, between two limits in tenths.
///
/// # Errors
/// What is expected instead.
pub fn tenths(written: &str, least: i64, most: i64) -> Result<i64, String> {
    let expected = || {
        format!(
            "is {written}; a number from {}.{} to {} with at most one decimal is expected",
            least / 10,
            least % 10,
            most / 10
        )
    };
    let (is_negative, digits, decimals) = parts(written).ok_or_else(expected)?;
    if decimals.len() > 1 {
        return Err(expected());
    }
    let whole: i64 = digits.parse().map_err(|_| expected())?;
    let tenth: i64 = if decimals.is_empty() {
        0
    } else {
        decimals.parse().map_err(|_| expected())?
    };
    let value = whole
        .checked_mul(10)
        .and_then(|tenths| tenths.checked_add(tenth))
        .ok_or_else(expected)?;
    let is_within = (least..=most).contains(&value) && (value == 0 || !is_negative);
    if is_within {
        Ok(value)
    } else {
        Err(expected())
    }
}

/// Degrees between two limits.
///
/// # Errors
/// What is expected instead.
pub fn degrees(written: &str, most: f64) -> Result<f64, String> {
    match written.parse::<f64>() {
        Ok(value) if value.abs() <= most => Ok(value),
        _ => Err(format!(
            "is {written}; degrees from -{most} to {most} are expected"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{tenths, whole};

    #[test]
    fn tenths_are_exact() {
        for (written, expected) in [
            ("0.3", 3),
            ("2", 20),
            ("2.50", 25),
            ("1234567.9", 12_345_679),
            ("-0", 0),
        ] {
            assert_eq!(tenths(written, 0, 100_000_000), Ok(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_of_tenths_is_refused() {
        for written in [
            "0.25",
            "-1",
            "1e3",
            "99999999999999999999",
            "0.30000000000000004",
        ] {
            assert!(tenths(written, 0, 100_000_000).is_err(), "{written}");
        }
    }

    #[test]
    fn whole_numbers_keep_their_limits() {
        assert_eq!(whole("7.0", 0, 7), Ok(7));
        for written in ["8", "-1", "7.5", "1e9", "123456789012345678901234567890"] {
            assert!(whole(written, 0, 7).is_err(), "{written}");
        }
    }
}
