//! Identifiers that people type, parsed and checked: SIREN, SIRET, CPV, NUTS, postcode, department, e-mail, web address.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::values::rejection::{Rejection, RejectionCode};

macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The code in its canonical spelling.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Takes back a code that was checked before it was stored.
            #[must_use]
            pub fn stored(code: String) -> Self {
                Self(code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

code_type! {
    /// The nine digits that identify a French company (INSEE).
    Siren
}
code_type! {
    /// The fourteen digits that identify an establishment: the SIREN and a five-digit number (INSEE).
    Siret
}
code_type! {
    /// A code of the Common Procurement Vocabulary (Regulation 213/2008): eight digits, without the check digit.
    CpvCode
}
code_type! {
    /// A place in the EU's nomenclature of territorial units: two letters and up to three more characters (`FRH04`).
    NutsCode
}
code_type! {
    /// A French postcode: five digits, leading zero kept.
    Postcode
}
code_type! {
    /// A French department: `01` to `95`, `2A`, `2B`, or an overseas one (`971` …).
    Department
}
code_type! {
    /// An e-mail address, lower case.
    EmailAddress
}
code_type! {
    /// An `http` or `https` address.
    WebAddress
}

/// SIREN of La Poste, whose establishments follow a rule of their own.
const LA_POSTE: &str = "356000000";

fn invalid(field: &str, typed: &str, expected: &str) -> Rejection {
    Rejection::at(RejectionCode::InvalidFormat, field)
        .with("value", typed)
        .with("expected", expected)
}

fn digits_of(typed: &str) -> String {
    typed
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '.' | '-'))
        .collect()
}

/// Luhn's checksum: from the right, every second digit doubled, sums of digits added up, a multiple of ten.
fn luhn_holds(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, doubled) if doubled > 9 => doubled - 9,
                (_, doubled) => doubled,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn all_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Siren {
    /// Parses nine digits, spaces allowed, with Luhn's checksum.
    ///
    /// # Errors
    /// `INVALID_FORMAT` or `INVALID_CHECKSUM`, at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let digits = digits_of(typed);
        if !all_digits(&digits, 9) {
            return Err(invalid(field, typed, "123456782"));
        }
        if !luhn_holds(&digits) {
            return Err(Rejection::at(RejectionCode::InvalidChecksum, field).with("value", typed));
        }
        Ok(Self(digits))
    }
}

impl Siret {
    /// Parses fourteen digits, spaces allowed, with Luhn's checksum. The establishments of La Poste are exempt from it:
    /// their digits add up to a multiple of five instead (INSEE's note on the SIRET).
    ///
    /// # Errors
    /// `INVALID_FORMAT` or `INVALID_CHECKSUM`, at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let digits = digits_of(typed);
        if !all_digits(&digits, 14) {
            return Err(invalid(field, typed, "12345678200010"));
        }
        let digit_sum: u32 = digits
            .bytes()
            .map(|byte| u32::from(byte.wrapping_sub(b'0')))
            .sum();
        let is_la_poste = digits.starts_with(LA_POSTE) && digit_sum.is_multiple_of(5);
        if !luhn_holds(&digits) && !is_la_poste {
            return Err(Rejection::at(RejectionCode::InvalidChecksum, field).with("value", typed));
        }
        Ok(Self(digits))
    }

    /// The company's SIREN: the first nine digits.
    #[must_use]
    pub fn siren(&self) -> Siren {
        Siren(self.0.chars().take(9).collect())
    }
}

impl CpvCode {
    /// Parses eight digits; a check digit after a hyphen (`72000000-5`) is accepted and dropped.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let text = typed.trim();
        let code = text.split_once('-').map_or(text, |(code, _)| code).trim();
        let check_is_fine = text
            .split_once('-')
            .is_none_or(|(_, check)| all_digits(check.trim(), 1));
        if all_digits(code, 8) && check_is_fine {
            Ok(Self(code.to_owned()))
        } else {
            Err(invalid(field, typed, "72000000 | 72000000-5"))
        }
    }
}

impl NutsCode {
    /// Parses two letters and up to three letters or digits.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let code = typed.trim().to_ascii_uppercase();
        let is_valid = (2..=5).contains(&code.len())
            && code.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
            && code
                .bytes()
                .skip(2)
                .all(|byte| byte.is_ascii_alphanumeric());
        if is_valid {
            Ok(Self(code))
        } else {
            Err(invalid(field, typed, "FR, FRH0, FRH04"))
        }
    }
}

impl Postcode {
    /// Parses five digits.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let digits = digits_of(typed);
        if all_digits(&digits, 5) {
            Ok(Self(digits))
        } else {
            Err(invalid(field, typed, "35000"))
        }
    }

    /// The department of the postcode: Corsica by its first three digits, overseas by three digits, else two.
    #[must_use]
    pub fn department(&self) -> Department {
        let prefix: String = self.0.chars().take(3).collect();
        let code = match prefix.as_str() {
            "200" | "201" => "2A".to_owned(),
            "202" | "206" => "2B".to_owned(),
            overseas if overseas.starts_with("97") || overseas.starts_with("98") => prefix,
            _ => prefix.chars().take(2).collect(),
        };
        Department(code)
    }
}

impl Department {
    /// Parses a department code; a lost leading zero (`1` for `01`) is put back.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let code = typed.trim().to_ascii_uppercase();
        let padded = if code.len() == 1 {
            format!("0{code}")
        } else {
            code
        };
        let number = padded.parse::<u16>().ok();
        let is_valid = matches!(padded.as_str(), "2A" | "2B")
            || (padded.len() == 2
                && number.is_some_and(|value| (1..=95).contains(&value) && value != 20))
            || (padded.len() == 3 && number.is_some_and(|value| (971..=988).contains(&value)));
        if is_valid {
            Ok(Self(padded))
        } else {
            Err(invalid(field, typed, "35, 2A, 974"))
        }
    }
}

impl EmailAddress {
    /// Parses an address: one `@`, something before it, a dotted host after it, no spaces; kept in lower case.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let address = typed.trim().to_lowercase();
        let is_valid = address.len() <= 254
            && !address
                .chars()
                .any(|character| character.is_whitespace() || character.is_control())
            && address.split_once('@').is_some_and(|(person, host)| {
                !person.is_empty()
                    && !host.contains('@')
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
            });
        if is_valid {
            Ok(Self(address))
        } else {
            Err(invalid(field, typed, "nom@exemple.fr"))
        }
    }
}

impl WebAddress {
    /// Parses an `http` or `https` address; a bare host is taken as `https`.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let text = typed.trim();
        let full = if text.contains("://") {
            text.to_owned()
        } else {
            format!("https://{text}")
        };
        let wrong = || invalid(field, typed, "https://exemple.fr");
        let url = Url::parse(&full).map_err(|_| wrong())?;
        let is_web = matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some_and(|host| host.contains('.'));
        if is_web && full.len() <= 2_000 {
            Ok(Self(full))
        } else {
            Err(wrong())
        }
    }
}
