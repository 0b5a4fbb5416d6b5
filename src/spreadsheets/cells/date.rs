//! Days and instants as people in France write them; an instant without zone is Paris time.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;
use domain::imports::import::ImportIssueCode;
use domain::values::text::search_key;

use crate::cells::fault::{CellFault, says_nothing};
use crate::open::text_table::parse_iso_datetime;
use crate::workbook::CellValue;

/// What a day without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayMeans {
    /// Its first minute: something begins.
    Start,
    /// 23:59: something ends; a deadline *on the 31st* lets the whole 31st pass.
    End,
}

/// A day with or without a time of day, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed {
    day: NaiveDate,
    time: Option<NaiveTime>,
}

/// Serial dates that are taken as dates: 1954 to 2119 in the usual epoch. Others are figures in the wrong column.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;
/// Days between the two epochs of Excel.
const EPOCH_SHIFT: f64 = 1_462.0;

const EXPECTED: &str = "31/12/2026 | 31/12/2026 12:00 | 2026-12-31";

/// A day.
///
/// # Errors
/// `NotADate`.
pub fn parse_day(cell: &CellValue, uses_1904: bool) -> Result<Option<NaiveDate>, CellFault> {
    match cell {
        CellValue::Text(text) if says_nothing(text) => Ok(None),
        CellValue::Text(text) => match parse_zoned(text) {
            Some(instant) => Ok(Some(instant.with_timezone(&Paris).date_naive())),
            None => Ok(Some(typed_of(cell, uses_1904)?.day)),
        },
        _ => Ok(Some(typed_of(cell, uses_1904)?.day)),
    }
}

/// The year in which something ended: `2025`, or a day of it.
///
/// # Errors
/// `NotADate`.
pub fn parse_financial_year(cell: &CellValue, uses_1904: bool) -> Result<Option<i32>, CellFault> {
    const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;
    let text = cell.display();
    if let Some(year) = text.trim().parse().ok().filter(|year| YEARS.contains(year)) {
        return Ok(Some(year));
    }
    let wrong = |_| CellFault::new(ImportIssueCode::NotADate, "2025 | 31/12/2025");
    let day = parse_day(cell, uses_1904).map_err(wrong)?;
    Ok(day.map(|day| chrono::Datelike::year(&day)))
}

/// An instant. Without a zone it is Paris time; without a time of day `day_means` decides.
///
/// # Errors
/// `NotADate`, also for a time of day that the change to summer time leaves out.
pub fn parse_instant(
    cell: &CellValue,
    uses_1904: bool,
    day_means: DayMeans,
) -> Result<Option<DateTime<Utc>>, CellFault> {
    if let CellValue::Text(text) = cell {
        if says_nothing(text) {
            return Ok(None);
        }
        if let Some(instant) = parse_zoned(text) {
            return Ok(Some(instant));
        }
    }
    let typed = typed_of(cell, uses_1904)?;
    let time = match (typed.time, day_means) {
        (Some(time), _) => time,
        (None, DayMeans::Start) => NaiveTime::MIN,
        (None, DayMeans::End) => NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN),
    };
    // In the hour that the change to winter time repeats, the earlier instant is the safe one for a deadline.
    Paris
        .from_local_datetime(&typed.day.and_time(time))
        .earliest()
        .map(|instant| Some(instant.with_timezone(&Utc)))
        .ok_or_else(fault)
}

/// A cell that `parse_instant` reads back as exactly this instant: Paris time without zone where that is enough, and the
/// text with its zone where it is not (midnight of a deadline, the repeated hour in autumn).
#[must_use]
pub fn instant_cell(instant: DateTime<Utc>, day_means: DayMeans) -> CellValue {
    let local = instant.with_timezone(&Paris);
    let cell = CellValue::DateTime(local.naive_local());
    match parse_instant(&cell, false, day_means) {
        Ok(Some(read)) if read == instant => cell,
        _ => CellValue::Text(local.to_rfc3339()),
    }
}

fn fault() -> CellFault {
    CellFault::new(ImportIssueCode::NotADate, EXPECTED)
}

fn typed_of(cell: &CellValue, uses_1904: bool) -> Result<Typed, CellFault> {
    match cell {
        CellValue::DateTime(instant) => Ok(from_naive(*instant)),
        CellValue::Number(serial) => from_serial(*serial, uses_1904).ok_or_else(fault),
        CellValue::Text(text) => parse_text(text).ok_or_else(fault),
        CellValue::Boolean(_) | CellValue::Error(_) => Err(fault()),
    }
}

/// A typed date at midnight has no time: spreadsheets do not tell the two apart.
fn from_naive(instant: NaiveDateTime) -> Typed {
    Typed {
        day: instant.date(),
        time: (instant.time() != NaiveTime::MIN).then_some(instant.time()),
    }
}

fn from_serial(serial: f64, uses_1904: bool) -> Option<Typed> {
    let serial = if uses_1904 {
        serial + EPOCH_SHIFT
    } else {
        serial
    };
    if !SERIALS.contains(&serial) {
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let milliseconds = (serial * 86_400_000.0).round() as i64;
    Some(from_naive(epoch.checked_add_signed(
        chrono::Duration::milliseconds(milliseconds),
    )?))
}

/// ISO 8601 with a zone.
fn parse_zoned(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text.trim())
        .or_else(|_| DateTime::parse_from_str(text.trim(), "%Y-%m-%dT%H:%M%:z"))
        .ok()
        .map(|instant| instant.with_timezone(&Utc))
}

fn parse_text(text: &str) -> Option<Typed> {
    let text = text.trim();
    if let Some(instant) = parse_iso_datetime(text) {
        let has_time = text.len() > 10;
        return Some(Typed {
            day: instant.date(),
            time: has_time.then_some(instant.time()),
        });
    }
    let lower = plain(text);
    let words: Vec<&str> = lower
        .split(|character: char| character.is_whitespace() || character == ',')
        .filter(|word| !word.is_empty() && !is_filler(word))
        .collect();
    let (day, rest) = day_of(&words)?;
    let time = match rest {
        [] => None,
        words => Some(parse_time(&words.concat())?),
    };
    Some(Typed { day, time })
}

/// Lower case without accents, separators kept.
fn plain(text: &str) -> String {
    text.split_inclusive(|character: char| !character.is_alphabetic())
        .map(|piece| match piece.char_indices().next_back() {
            Some((at, last)) if !last.is_alphabetic() => {
                let (word, _) = piece.split_at(at);
                format!("{}{last}", search_key(word))
            }
            _ => search_key(piece),
        })
        .collect()
}

/// Words that say nothing about when. `h` stays: it stands between hours and minutes.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 28] = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "le",
        "a",
        "at",
        "the",
        "of",
        "on",
        "avant",
        "before",
        "-",
        "(heure",
        "heure",
        "de",
        "paris",
        "paris)",
    ];
    FILLERS.contains(&word)
}

/// The day at the beginning of the words, and the words after it.
fn day_of<'a, 'b>(words: &'a [&'b str]) -> Option<(NaiveDate, &'a [&'b str])> {
    let (first, rest) = words.split_first()?;
    if let Some(day) = parse_numeric_day(first) {
        return Some((day, rest));
    }
    let (second, rest) = rest.split_first()?;
    let (third, rest) = rest.split_first()?;
    let (day, month) = match (day_number(first), month_of(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day_number(second)?, month_of(first)?),
    };
    Some((
        NaiveDate::from_ymd_opt(parse_year(third)?, month, day)?,
        rest,
    ))
}

fn day_number(word: &str) -> Option<u32> {
    ["er", "st", "nd", "rd", "th", "."]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
        .parse()
        .ok()
}

/// `31/12/2026`, `31-12-26`, `31.12.2026`, `2026/12/31`: day before month, always.
fn parse_numeric_day(word: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let is_numeric =
        |part: &&&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.iter().filter(|part| is_numeric(part)).count() != 3 {
        let month = month_of(second)?;
        return NaiveDate::from_ymd_opt(parse_year(third)?, month, first.parse().ok()?);
    }
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(
            first.parse().ok()?,
            second.parse().ok()?,
            third.parse().ok()?,
        );
    }
    NaiveDate::from_ymd_opt(
        parse_year(third)?,
        second.parse().ok()?,
        first.parse().ok()?,
    )
}

/// Two digits are of this century up to 69, as spreadsheets have it up to 29: nobody plans or proves with dates before 1970.
fn parse_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    match (word.len(), year) {
        (2, 0..=69) => Some(2000 + year),
        (2, _) => Some(1900 + year),
        (4, 1900..=2200) => Some(year),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [(&str, &str); 12] = [
        ("janvier", "january"),
        ("fevrier", "february"),
        ("mars", "march"),
        ("avril", "april"),
        ("mai", "may"),
        ("juin", "june"),
        ("juillet", "july"),
        ("aout", "august"),
        ("septembre", "september"),
        ("octobre", "october"),
        ("novembre", "november"),
        ("decembre", "december"),
    ];
    let word = word.trim_end_matches('.');
    let is_month = |month: &(&str, &str)| {
        let (french, english) = *month;
        let is_short = |full: &str| word.len() >= 3 && full.starts_with(word);
        word == french || word == english || is_short(french) || is_short(english)
    };
    let candidates: Vec<u32> = (1..)
        .zip(&MONTHS)
        .filter(|(_, month)| is_month(month))
        .map(|(number, _)| number)
        .collect();
    match candidates.as_slice() {
        [month] => Some(*month),
        // `mar` is March, and `jui` could be June or July.
        _ => None,
    }
}

/// `12:00`, `12:00:30`, `12h`, `12h30`, `17 h 00`, `midi`, `5pm`.
fn parse_time(word: &str) -> Option<NaiveTime> {
    match word {
        "midi" | "noon" => return NaiveTime::from_hms_opt(12, 0, 0),
        "minuit" | "midnight" => return NaiveTime::from_hms_opt(0, 0, 0),
        _ => {}
    }
    let (word, afternoon) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(rest), _) => (rest, Some(true)),
        (_, Some(rest)) => (rest, Some(false)),
        _ => (word, None),
    };
    let mut parts = word.split([':', 'h']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let rest: Vec<&str> = parts.collect();
    let number = |part: Option<&&str>| match part {
        None | Some(&"") => Some(0),
        Some(text) => text.parse::<u32>().ok(),
    };
    let hour = match afternoon {
        None => hour,
        Some(is_afternoon) if (1..=12).contains(&hour) => hour % 12 + 12 * u32::from(is_afternoon),
        Some(_) => return None,
    };
    if rest.len() > 2 || (rest.is_empty() && afternoon.is_none()) {
        return None;
    }
    NaiveTime::from_hms_opt(hour, number(rest.first())?, number(rest.get(1))?)
}

/// An instant as our text exports write it: Paris time to the minute where that reads back as the same instant, else with
/// its zone.
#[must_use]
pub fn display_local(instant: DateTime<Utc>) -> String {
    let local = instant.with_timezone(&Paris);
    let text = local.format("%Y-%m-%d %H:%M").to_string();
    match parse_instant(&CellValue::Text(text.clone()), false, DayMeans::Start) {
        Ok(Some(read)) if read == instant => text,
        _ => local.to_rfc3339(),
    }
}
