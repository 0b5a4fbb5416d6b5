//! Exact decimal numbers from texts and from cells: no floating point after this file.

/// A decimal number: `unscaled` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    unscaled: i128,
    scale: u32,
}

/// How to read a single comma or point before exactly three digits (`12,500`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreeDigits {
    /// As thousands: nobody writes tenths of cents.
    Grouping,
    /// As decimals.
    Decimals,
}

/// No figure of ours has more digits; longer ones are refused before they can overflow.
const MOST_DIGITS: usize = 24;

impl Decimal {
    /// A number of a cell, by its shortest decimal text.
    #[must_use]
    pub fn from_number(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() >= 1e18 {
            return None;
        }
        let text = number.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let is_negative = whole.starts_with('-');
        // Beyond twelve decimals a stored number only holds the noise of binary fractions.
        let decimals: String = decimals.chars().take(12).collect();
        Self::of_digits(whole.trim_start_matches('-'), &decimals, is_negative)
    }

    /// A number as typed, without unit: `1 234,50` with any kind of space, `1.234,50`, `1,234.50`, `1'234.50`.
    #[must_use]
    pub fn parse(text: &str, three_digits: ThreeDigits) -> Option<Self> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (compact, is_spaced) = without_spaces(text)?;
        let commas = compact.matches(',').count();
        let points = compact.matches('.').count();
        let (whole, decimals) = match (commas, points) {
            (0, 0) => (compact.as_str(), ""),
            (0, 1) => split_single(&compact, '.', three_digits, is_spaced)?,
            (1, 0) => split_single(&compact, ',', three_digits, is_spaced)?,
            (1, _) if compact.rfind(',') > compact.rfind('.') => compact.split_once(',')?,
            (_, 1) if compact.rfind('.') > compact.rfind(',') => compact.split_once('.')?,
            (0, _) | (_, 0) => (compact.as_str(), ""),
            _ => return None,
        };
        let whole = without_groups(whole)?;
        Self::of_digits(&whole, decimals, is_negative)
    }

    fn of_digits(whole: &str, decimals: &str, is_negative: bool) -> Option<Self> {
        let digits = format!("{whole}{decimals}");
        let is_number = !digits.is_empty()
            && digits.len() <= MOST_DIGITS
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return None;
        }
        let absolute: i128 = digits.parse().ok()?;
        Some(Self {
            unscaled: if is_negative { -absolute } else { absolute },
            scale: u32::try_from(decimals.len()).ok()?,
        })
    }

    /// The number times ten to the power of `power`.
    #[must_use]
    pub fn shifted(self, power: u32) -> Option<Self> {
        let unscaled = self.unscaled.checked_mul(10i128.checked_pow(power)?)?;
        Some(Self { unscaled, ..self })
    }

    /// The number in units of ten to the power of minus `places`, rounded half away from zero.
    #[must_use]
    pub fn in_units_of(self, places: u32) -> Option<i64> {
        let value = if places >= self.scale {
            self.unscaled
                .checked_mul(10i128.checked_pow(places - self.scale)?)?
        } else {
            let divisor = 10i128.checked_pow(self.scale - places)?;
            let half = divisor / 2 * self.unscaled.signum();
            self.unscaled.checked_add(half)? / divisor
        };
        i64::try_from(value).ok()
    }

    /// Whether nothing is lost in units of ten to the power of minus `places`.
    #[must_use]
    pub fn is_exact_in(self, places: u32) -> bool {
        self.scale <= places
            || 10i128
                .checked_pow(self.scale - places)
                .is_some_and(|divisor| self.unscaled % divisor == 0)
    }
}

/// Takes out the spaces and apostrophes that group digits; refuses them elsewhere than between groups of three.
fn without_spaces(text: &str) -> Option<(String, bool)> {
    let mut compact = String::new();
    let mut n_since_space: Option<usize> = None;
    for character in text.chars() {
        let is_space = character.is_whitespace() || matches!(character, '\'' | '’' | '\u{2060}');
        match (is_space, n_since_space) {
            (true, Some(count)) if count != 3 => return None,
            (true, _) if compact.is_empty() || compact.contains([',', '.']) => return None,
            (true, _) => n_since_space = Some(0),
            (false, count) => {
                compact.push(character);
                if character.is_ascii_digit() && !compact.contains([',', '.']) {
                    n_since_space = count.map(|count| count + 1);
                }
            }
        }
    }
    match n_since_space {
        Some(count) if count != 3 => None,
        grouped => Some((compact, grouped.is_some())),
    }
}

fn split_single(
    compact: &str,
    separator: char,
    three_digits: ThreeDigits,
    is_spaced: bool,
) -> Option<(&str, &str)> {
    let (whole, decimals) = compact.split_once(separator)?;
    let could_group = decimals.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && !is_spaced;
    if could_group && three_digits == ThreeDigits::Grouping {
        Some((compact, ""))
    } else {
        Some((whole, decimals))
    }
}

/// Takes out grouping commas or points, which must be of one kind and stand before every three digits.
fn without_groups(whole: &str) -> Option<String> {
    let separator = if whole.contains(',') { ',' } else { '.' };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty()
        || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    is_grouped.then(|| first.to_owned() + &rest.concat())
}
