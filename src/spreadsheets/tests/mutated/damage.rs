//! Damage that is the same in every run: flipped bits, cuts, repeats, extreme numbers, in the file or inside its parts.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Numbers that readers stumble over, in the four bytes of binary records.
const EXTREMES: [u32; 8] = [
    0,
    1,
    0x7F,
    0xFFFF,
    0x0010_0000,
    0x7FFF_FFFF,
    0xFFFF_FFFE,
    0xFFFF_FFFF,
];
/// The same as digits in markup.
const DIGITS: [&str; 6] = [
    "0",
    "-1",
    "1048577",
    "4294967295",
    "99999999999999999999",
    "1e308",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (most.max(1) as u64)).unwrap()
    }
}

/// A damaged copy: of an archive, half of the time inside one of its parts.
pub fn damaged(original: &[u8], seed: u64) -> Vec<u8> {
    let mut chance = Chance(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        chance.below(2);
    }
    let is_archive = original.starts_with(b"PK");
    if is_archive && chance.below(4) > 0 {
        inside(original, &mut chance)
    } else {
        in_bytes(original.to_vec(), &mut chance)
    }
}

fn inside(original: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(original)).unwrap();
    let chosen = chance.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if index == chosen {
            content = in_bytes(content, chance);
        }
        let name = part.name().unwrap().into_owned();
        let stored = SimpleFileOptions::default().compression_method(part.compression());
        writer.start_file(name, stored).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn in_bytes(mut bytes: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(4) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = chance.below(bytes.len());
        match chance.below(7) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 if chance.below(3) == 0 => bytes.truncate(at),
            2 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            3 => {
                let end = (at + 1 + chance.below(64)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let end = (at + 1 + chance.below(32)).min(bytes.len());
                bytes.drain(at..end);
            }
            5 => {
                let extreme = EXTREMES[chance.below(EXTREMES.len())].to_le_bytes();
                let end = (at + 4).min(bytes.len());
                bytes[at..end].copy_from_slice(&extreme[..end - at]);
            }
            _ => replace_digits(&mut bytes, at, chance),
        }
    }
    bytes
}

/// The next number written in digits becomes an extreme one.
fn replace_digits(bytes: &mut Vec<u8>, from: usize, chance: &mut Chance) {
    let Some(begin) = bytes[from..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let begin = from + begin;
    let length = bytes[begin..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let digits = DIGITS[chance.below(DIGITS.len())];
    bytes.splice(begin..begin + length, digits.bytes());
}
