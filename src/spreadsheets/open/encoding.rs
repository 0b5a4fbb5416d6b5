//! Which encoding a text file is in, decided from its bytes alone and always the same way.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell Windows-1252 from MacRoman.
const SAMPLE: usize = 262_144;

/// Decodes a text: a byte order mark decides; else zero bytes tell UTF-16; else UTF-8 when it is valid; else the likelier
/// of Windows-1252 and MacRoman.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        let (text, _) =
            encoding.decode_without_bom_handling(bytes.get(mark_length..).unwrap_or_default());
        return text.into_owned();
    }
    if let Some(wide) = wide_encoding(bytes) {
        return wide.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => single_byte_encoding(bytes)
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// UTF-16 without a mark: Latin text has a zero byte in every pair, always on the same side.
fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.get(..4_096).unwrap_or(bytes).chunks_exact(2);
    let n_pairs = pairs.len();
    let (mut n_first, mut n_second) = (0, 0);
    for pair in pairs {
        n_first += usize::from(pair.first() == Some(&0));
        n_second += usize::from(pair.last() == Some(&0));
    }
    let is_most = |count: usize| n_pairs > 0 && count * 10 >= n_pairs * 7;
    match (is_most(n_first), is_most(n_second)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding under which the bytes above 127 become the more French letters; Windows-1252 when even.
fn single_byte_encoding(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let score = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        text.chars()
            .filter(|c| !c.is_ascii())
            .map(plausibility)
            .sum::<i64>()
    };
    if score(MACINTOSH) > score(WINDOWS_1252) {
        MACINTOSH
    } else {
        WINDOWS_1252
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
