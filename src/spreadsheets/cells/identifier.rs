//! Identifiers that spreadsheets like to damage: SIREN and SIRET, CPV codes, postcodes, places, lot numbers.

use domain::imports::import::ImportIssueCode;
use domain::values::codes::{CpvCode, Department, NutsCode, Siren, Siret, WebAddress};
use domain::values::text::clean_text;

use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::french_places::french_place;
use crate::workbook::CellValue;

/// The number of a company, told apart by its length: people put one into the column of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompanyNumber {
    /// Nine digits.
    Siren(Siren),
    /// Fourteen digits.
    Siret(Siret),
}

const EXPECTED_NUMBER: &str = "SIREN 123456782 | SIRET 12345678200010";

/// A SIREN or a SIRET. Lost leading zeros and scientific notation are said with what was probably meant, never repaired.
///
/// # Errors
/// `DamagedIdentifier` or `InvalidIdentifier`.
pub fn parse_company_number(cell: &CellValue) -> Result<Option<CompanyNumber>, CellFault> {
    let text = match cell {
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(text) if says_nothing(text) => return Ok(None),
        CellValue::Text(text) => text.clone(),
        _ => {
            return Err(CellFault::new(
                ImportIssueCode::InvalidIdentifier,
                EXPECTED_NUMBER,
            ));
        }
    };
    if is_scientific(&text) {
        return Err(CellFault::new(
            ImportIssueCode::DamagedIdentifier,
            EXPECTED_NUMBER,
        ));
    }
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2060}'))
        .collect();
    let invalid = || CellFault::new(ImportIssueCode::InvalidIdentifier, EXPECTED_NUMBER);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid());
    }
    match digits.len() {
        9 => Siren::parse("siren", &digits)
            .map(|siren| Some(CompanyNumber::Siren(siren)))
            .map_err(|_| invalid()),
        14 => Siret::parse("siret", &digits)
            .map(|siret| Some(CompanyNumber::Siret(siret)))
            .map_err(|_| invalid()),
        6..=8 | 10..=13 => Err(damaged(&digits)),
        _ => Err(invalid()),
    }
}

/// `8,54801E+13`: the digits are gone.
fn is_scientific(text: &str) -> bool {
    let upper = text.trim().to_uppercase();
    upper.split_once("E+").is_some_and(|(digits, power)| {
        !power.is_empty()
            && power.bytes().all(|byte| byte.is_ascii_digit())
            && digits
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
    })
}

fn damaged(digits: &str) -> CellFault {
    let fault = CellFault::new(ImportIssueCode::DamagedIdentifier, EXPECTED_NUMBER);
    let proposal = if digits.len() < 9 {
        Siren::parse("siren", &format!("{digits:0>9}")).map(|siren| siren.to_string())
    } else {
        Siret::parse("siret", &format!("{digits:0>14}")).map(|siret| siret.to_string())
    };
    fault.proposing(proposal.ok())
}

/// CPV codes anywhere in the text, with or without check digit and label. A number that lost its leading zero gets it back:
/// no CPV code has seven digits.
///
/// # Errors
/// `InvalidIdentifier` when the text holds no code, or a run of digits that is none.
pub fn parse_cpv_codes(cell: &CellValue) -> Result<Option<Vec<String>>, CellFault> {
    let invalid = || CellFault::new(ImportIssueCode::InvalidIdentifier, "72000000-5 ; 72200000");
    let text = match cell {
        CellValue::Number(number) => format!("{:0>8}", number.to_string()),
        CellValue::Text(text) if says_nothing(text) => return Ok(None),
        CellValue::Text(text) => text.clone(),
        _ => return Err(invalid()),
    };
    let mut codes = Vec::new();
    for run in text.split(|character: char| !character.is_ascii_digit()) {
        // Single digits are check digits, short ones belong to labels.
        if run.len() < 5 {
            continue;
        }
        let code = CpvCode::parse("cpv", run).map_err(|_| invalid())?;
        if !codes.contains(&code.to_string()) {
            codes.push(code.to_string());
        }
    }
    if codes.is_empty() {
        return Err(invalid());
    }
    Ok(Some(codes))
}

/// The countries that have NUTS codes, or statistical regions like them: members of the Union, of the EFTA, and candidates
/// (Eurostat, NUTS and statistical regions 2024); the United Kingdom had them until 2021.
const NUTS_COUNTRIES: [&str; 40] = [
    "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR",
    "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO",
    "RS", "SE", "SI", "SK", "TR", "UA", "UK", "XK",
];

/// A NUTS code at the beginning of the text, or the name or number of a French department or region. Names of towns are
/// never taken for codes.
///
/// # Errors
/// `InvalidIdentifier`.
pub fn parse_nuts(cell: &CellValue) -> Result<Option<String>, CellFault> {
    let invalid = || CellFault::new(ImportIssueCode::InvalidIdentifier, "FRH04 | Morbihan | 56");
    let text = match cell {
        CellValue::Text(text) => text.clone(),
        CellValue::Number(number) => number.to_string(),
        _ => return Err(invalid()),
    };
    if says_nothing(&text) {
        return Ok(None);
    }
    let first = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .find(|word| !word.is_empty())
        .ok_or_else(invalid)?;
    if !is_nuts_like(first) {
        let known = french_place(&text).map(str::to_owned);
        return known.map(Some).ok_or_else(invalid);
    }
    NutsCode::parse("place", first)
        .map(|code| Some(code.to_string()))
        .map_err(|_| invalid())
}

/// Whether a word is a code rather than a name: it begins with a country, and only its first three characters can all be
/// letters.
fn is_nuts_like(word: &str) -> bool {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    let is_short = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let country = word.get(..2).unwrap_or_default().to_ascii_uppercase();
    (has_digit || is_short) && NUTS_COUNTRIES.contains(&country.as_str())
}

/// A postcode; the leading zero that a number lost is put back, which cannot be wrong in France.
///
/// # Errors
/// `InvalidIdentifier`.
pub fn parse_postcode(cell: &CellValue) -> Result<Option<String>, CellFault> {
    let text = match cell {
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(text) if says_nothing(text) => return Ok(None),
        CellValue::Text(text) => text.clone(),
        _ => String::new(),
    };
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_postcode =
        (4..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_postcode {
        Ok(Some(format!("{digits:0>5}")))
    } else {
        Err(CellFault::new(ImportIssueCode::InvalidIdentifier, "35000"))
    }
}

/// A department by its code, alone or beside its name: `35`, `2A`, `35 - Ille-et-Vilaine`, `Corse-du-Sud (2A)`.
///
/// # Errors
/// `InvalidIdentifier`.
pub fn parse_department(cell: &CellValue) -> Result<Option<String>, CellFault> {
    let text = cell.display();
    if says_nothing(&text) {
        return Ok(None);
    }
    let is_code = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    let mut codes = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(is_code);
    let invalid = || CellFault::new(ImportIssueCode::InvalidIdentifier, "35 | 2A | 974");
    match (codes.next(), codes.next()) {
        (Some(code), None) => Department::parse("department", code)
            .map(|code| Some(code.to_string()))
            .map_err(|_| invalid()),
        _ => Err(invalid()),
    }
}

/// A web address.
///
/// # Errors
/// `InvalidIdentifier`.
pub fn parse_web_address(cell: &CellValue) -> Result<Option<String>, CellFault> {
    let text = clean_text(&cell.display());
    if says_nothing(&text) {
        return Ok(None);
    }
    WebAddress::parse("website", &text)
        .map(|address| Some(address.to_string()))
        .map_err(|_| CellFault::new(ImportIssueCode::InvalidIdentifier, "https://exemple.fr"))
}

/// The stable id of our own exports; anything else in such a column is the file's own numbering and says nothing to us.
#[must_use]
pub fn parse_own_id<T: serde::de::DeserializeOwned>(cell: &CellValue) -> Option<T> {
    let text = cell.display();
    serde_json::from_value(serde_json::Value::String(text.trim().to_owned())).ok()
}

/// The number of a lot without the word: `Lot n° 2 – Hébergement` is `2`, a bare number too.
#[must_use]
pub fn lot_number(cell: &CellValue) -> Option<String> {
    let text = cell.display();
    let trimmed = text.trim();
    match lot_title_number(trimmed) {
        Some(number) => Some(number),
        None => (!trimmed.is_empty()).then(|| trimmed.to_owned()),
    }
}

/// The number in a text that begins with the word *lot*: `Lot 2`, `LOT n°02 : Hébergement`.
#[must_use]
pub fn lot_title_number(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let rest = lower.strip_prefix("lot")?;
    if rest.starts_with('s') {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ':' | '#' | '-' | '_')
    });
    let rest = ["numéro", "numero", "number", "n°", "nº", "no.", "no "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
        .unwrap_or(rest)
        .trim_start();
    let number: String = rest
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric())
        .collect();
    let is_number = number.chars().any(|c| c.is_ascii_digit()) || number.len() == 1;
    is_number.then(|| number.to_uppercase())
}
