//! Which encoding a text file is in, decided from its bytes alone and always the same way.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use domain::imports::text_reading::TextEncoding;

/// How many bytes are looked at to tell Windows-1252 from MacRoman.
const SAMPLE: usize = 262_144;

/// A text once decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a mark.
    pub text: String,
    /// The encoding it was in.
    pub encoding: TextEncoding,
    /// Whether letters encoded twice were put right.
    pub is_repaired: bool,
}

/// Decodes a text. What a person says counts; else a byte order mark decides; else zero bytes tell UTF-16; else UTF-8 when
/// it is valid; else the likelier of Windows-1252 and MacRoman. A text in UTF-8 whose letters had been encoded twice is
/// put right, unless the person has named the encoding.
#[must_use]
pub fn decode(bytes: &[u8], told: Option<TextEncoding>) -> Decoded {
    let encoding = told.unwrap_or_else(|| detect(bytes));
    let (text, _) = library_encoding(encoding).decode_with_bom_removal(bytes);
    let repaired = match (told, encoding) {
        (None, TextEncoding::Utf8) => undo_double_encoding(&text),
        _ => None,
    };
    Decoded {
        is_repaired: repaired.is_some(),
        text: repaired.unwrap_or_else(|| text.into_owned()),
        encoding,
    }
}

fn library_encoding(encoding: TextEncoding) -> &'static Encoding {
    match encoding {
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::Windows1252 => WINDOWS_1252,
        TextEncoding::MacRoman => MACINTOSH,
    }
}

fn detect(bytes: &[u8]) -> TextEncoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => TextEncoding::Utf8,
        [0xFF, 0xFE, ..] => TextEncoding::Utf16Le,
        [0xFE, 0xFF, ..] => TextEncoding::Utf16Be,
        _ => wide_encoding(bytes).unwrap_or_else(|| {
            if std::str::from_utf8(bytes).is_ok() {
                TextEncoding::Utf8
            } else {
                single_byte_encoding(bytes)
            }
        }),
    }
}

/// The text as it was before its bytes in UTF-8 were taken for Windows-1252 and encoded again: `RÃ©fÃ©rence` becomes
/// `Référence`. Runs of letters beyond ASCII that are UTF-8 by accident of two readings are put right one by one; `None`
/// when there are none, or when honest accents stand beside them as often, which no text of one mistake has.
fn undo_double_encoding(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len());
    let (mut n_repaired, mut n_honest) = (0_usize, 0_usize);
    let mut rest = text;
    while let Some(at) = rest.find(|character: char| !character.is_ascii()) {
        let (plain, from_run) = rest.split_at(at);
        repaired.push_str(plain);
        let end = from_run
            .find(|character: char| character.is_ascii())
            .unwrap_or(from_run.len());
        let (run, after) = from_run.split_at(end);
        match once_decoded(run) {
            Some(original) => {
                n_repaired += 1;
                repaired.push_str(&original);
            }
            None => {
                n_honest += 1;
                repaired.push_str(run);
            }
        }
        rest = after;
    }
    repaired.push_str(rest);
    (n_repaired > 0 && n_repaired > n_honest).then_some(repaired)
}

/// What a run of letters beyond ASCII says when its bytes in Windows-1252 are read as UTF-8, if they are that.
fn once_decoded(run: &str) -> Option<String> {
    let mut bytes = Vec::new();
    for character in run.chars() {
        match u8::try_from(u32::from(character)) {
            // Five bytes have no letter in Windows-1252; mistaken readers let them through as control characters.
            Ok(byte) => bytes.push(byte),
            Err(_) => {
                let mut buffer = [0; 4];
                let (encoded, _, is_lost) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
                match (is_lost, encoded.as_ref()) {
                    (false, [byte]) => bytes.push(*byte),
                    _ => return None,
                }
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// UTF-16 without a mark: Latin text has a zero byte in every pair, always on the same side.
fn wide_encoding(bytes: &[u8]) -> Option<TextEncoding> {
    let pairs = bytes.get(..4_096).unwrap_or(bytes).chunks_exact(2);
    let n_pairs = pairs.len();
    let (mut n_first, mut n_second) = (0, 0);
    for pair in pairs {
        n_first += usize::from(pair.first() == Some(&0));
        n_second += usize::from(pair.last() == Some(&0));
    }
    let is_most = |count: usize| n_pairs > 0 && count * 10 >= n_pairs * 7;
    match (is_most(n_first), is_most(n_second)) {
        (false, true) => Some(TextEncoding::Utf16Le),
        (true, false) => Some(TextEncoding::Utf16Be),
        _ => None,
    }
}

/// The encoding under which the bytes above 127 become the more French letters; Windows-1252 when even.
fn single_byte_encoding(bytes: &[u8]) -> TextEncoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let score = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        text.chars()
            .filter(|c| !c.is_ascii())
            .map(plausibility)
            .sum::<i64>()
    };
    if score(MACINTOSH) > score(WINDOWS_1252) {
        TextEncoding::MacRoman
    } else {
        TextEncoding::Windows1252
    }
}

/// How likely a character is in French business text.
fn plausibility(character: char) -> i64 {
    match character {
        'é' => 6,
        'è' | 'à' | 'ê' | 'ç' | 'ô' | 'î' | 'û' | 'ù' | 'â' | 'ë' | 'ï' => 4,
        'É' | 'È' | 'À' | 'Ê' | 'Ç' | 'Ô' | 'Î' | 'œ' | 'Œ' | 'ü' | 'ö' => 2,
        '\u{a0}' | '’' | '€' | '°' | '«' | '»' | '–' | '—' | '…' | '•' | '²' | '“' | '”' => {
            2
        }
        control if control.is_control() => -6,
        letter if letter.is_alphabetic() => -1,
        _ => -2,
    }
}
