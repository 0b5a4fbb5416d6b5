//! The old container of Office files: its streams are found under checks, and a workbook stream is put into a fresh
//! container, so that no reader ever follows the chains of a file that somebody sent.

use crate::open::little_endian::{size_at, u16_at, u32_at};
use crate::workbook_error::WorkbookError;

/// The first bytes of every container.
pub const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// Streams below this size live in the mini stream.
const MINI_LIMIT: usize = 4_096;
/// Sector numbers from here on mean something else than a sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;

/// A container with its directory read.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    size: usize,
}

fn damaged(what: &str) -> WorkbookError {
    WorkbookError::unreadable(format!("a damaged container: {what}"))
}

impl<'a> Compound<'a> {
    /// Reads the directory; every chain of sectors is followed at most once around.
    ///
    /// # Errors
    /// `Unreadable`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, WorkbookError> {
        let number = |at| u32_at(bytes, at).ok_or_else(|| damaged("cut"));
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4_096,
            _ => return Err(damaged("size of sectors")),
        };
        if !bytes.starts_with(&SIGNATURE) || u16_at(bytes, 32) != Some(6) || bytes.len() < HEADER {
            return Err(damaged("header"));
        }
        let mut compound = Self {
            bytes,
            sector,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        compound.read_table()?;
        let directory = compound.chain(number(48)?)?;
        compound.entries = directory
            .chunks_exact(ENTRY)
            .filter_map(|entry| entry_of(entry, sector))
            .collect();
        if number(64)? > 0 {
            let root = directory
                .get(..ENTRY)
                .and_then(|root| u32_at(root, 116))
                .ok_or_else(|| damaged("no root"))?;
            compound.mini_stream = compound.chain(root)?;
            compound.mini_table = numbers(&compound.chain(number(60)?)?);
        }
        Ok(compound)
    }

    /// The table of sectors: which comes after which.
    fn read_table(&mut self) -> Result<(), WorkbookError> {
        let head = self.bytes.get(76..HEADER).unwrap_or_default();
        let mut places: Vec<u32> = numbers(head);
        let mut next = u32_at(self.bytes, 68).unwrap_or(END_OF_CHAIN);
        let mut n_left = self.n_sectors();
        while next < NO_SECTOR {
            n_left = n_left
                .checked_sub(1)
                .ok_or_else(|| damaged("a chain without end"))?;
            let mut more = numbers(self.sector_at(next)?);
            next = more.pop().unwrap_or(END_OF_CHAIN);
            places.extend(more);
        }
        places.retain(|place| *place < NO_SECTOR);
        if places.len() > self.n_sectors() {
            return Err(damaged("more tables than sectors"));
        }
        for place in places {
            let part = numbers(self.sector_at(place)?);
            self.table.extend(part);
        }
        Ok(())
    }

    fn n_sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// A sector; the last one of a file may be cut short.
    fn sector_at(&self, number: u32) -> Result<&'a [u8], WorkbookError> {
        let begin = usize::try_from(number)
            .ok()
            .and_then(|number| number.checked_add(1)?.checked_mul(self.sector))
            .filter(|begin| *begin < self.bytes.len())
            .ok_or_else(|| damaged("a sector beyond the end"))?;
        let end = begin.saturating_add(self.sector).min(self.bytes.len());
        Ok(self.bytes.get(begin..end).unwrap_or_default())
    }

    /// Everything from a sector on, as the table chains it.
    fn chain(&self, start: u32) -> Result<Vec<u8>, WorkbookError> {
        let mut content = Vec::new();
        let mut next = start;
        let mut n_left = self.n_sectors();
        while next < NO_SECTOR {
            n_left = n_left
                .checked_sub(1)
                .ok_or_else(|| damaged("a chain without end"))?;
            content.extend_from_slice(self.sector_at(next)?);
            next = follow(&self.table, next)?;
        }
        Ok(content)
    }

    /// Everything of the mini stream from a mini sector on.
    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, WorkbookError> {
        let mut content = Vec::new();
        let mut next = start;
        let mut n_left = self.mini_stream.len() / MINI_SECTOR + 1;
        while next < NO_SECTOR {
            n_left = n_left
                .checked_sub(1)
                .ok_or_else(|| damaged("a chain without end"))?;
            let begin = usize::try_from(next)
                .unwrap_or(usize::MAX)
                .saturating_mul(MINI_SECTOR);
            let end = begin.saturating_add(MINI_SECTOR);
            let sector = self
                .mini_stream
                .get(begin..end.min(self.mini_stream.len()))
                .ok_or_else(|| damaged("a sector beyond the end"))?;
            content.extend_from_slice(sector);
            next = follow(&self.mini_table, next)?;
        }
        Ok(content)
    }

    /// Whether the container has a stream or a folder of this name.
    #[must_use]
    pub fn has(&self, wanted: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(wanted))
    }

    /// Whether the name of some stream or folder begins so.
    #[must_use]
    pub fn has_prefix(&self, wanted: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.starts_with(wanted))
    }

    /// The content of a stream.
    ///
    /// # Errors
    /// `Unreadable` when it is damaged or shorter than the directory says.
    pub fn stream(&self, wanted: &str) -> Result<Option<Vec<u8>>, WorkbookError> {
        let Some(entry) = self
            .entries
            .iter()
            .find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(wanted))
        else {
            return Ok(None);
        };
        let mut content = if entry.size < MINI_LIMIT {
            self.mini_chain(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        if content.len() < entry.size {
            return Err(damaged("a stream cut short"));
        }
        content.truncate(entry.size);
        Ok(Some(content))
    }
}

fn follow(table: &[u32], sector: u32) -> Result<u32, WorkbookError> {
    usize::try_from(sector)
        .ok()
        .and_then(|place| table.get(place))
        .copied()
        .ok_or_else(|| damaged("a chain that leads nowhere"))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|four| u32_at(four, 0))
        .collect()
}

fn entry_of(entry: &[u8], sector: usize) -> Option<Entry> {
    let kind = *entry.get(66)?;
    if kind == 0 {
        return None;
    }
    let units: Vec<u16> = entry
        .get(..64)?
        .chunks_exact(2)
        .filter_map(|two| u16_at(two, 0))
        .take_while(|unit| *unit != 0)
        .collect();
    // Small sectors leave the upper half of the size undefined.
    let is_huge = sector > 512 && u32_at(entry, 124)? > 0;
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        is_stream: kind == 2,
        start: u32_at(entry, 116)?,
        size: if is_huge {
            usize::MAX
        } else {
            size_at(entry, 120)?
        },
    })
}

/// A fresh container with this one stream, called `Workbook`.
#[must_use]
pub fn wrap_workbook(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4_096;
    const PER_TABLE: usize = SECTOR / 4;
    let n_data = stream.len().max(MINI_LIMIT).div_ceil(SECTOR);
    // The directory, the data, and as many tables as speak of them all.
    let mut n_tables = 1;
    while (1 + n_data + n_tables).div_ceil(PER_TABLE) > n_tables {
        n_tables += 1;
    }
    let number = |size: usize| u32::try_from(size).unwrap_or(END_OF_CHAIN);
    let mut table: Vec<u32> = vec![END_OF_CHAIN];
    table.extend((1..n_data).map(|place| number(place + 1)));
    table.push(END_OF_CHAIN);
    table.extend(std::iter::repeat_n(TABLE_SECTOR, n_tables));
    table.resize(n_tables * PER_TABLE, FREE);

    let mut bytes = SIGNATURE.to_vec();
    bytes.resize(24, 0);
    for short in [0x3E_u16, 4, 0xFFFE, 12, 6] {
        bytes.extend(short.to_le_bytes());
    }
    bytes.resize(40, 0);
    let mini_limit = number(MINI_LIMIT);
    for long in [
        1,
        number(n_tables),
        0,
        0,
        mini_limit,
        END_OF_CHAIN,
        0,
        END_OF_CHAIN,
        0,
    ] {
        bytes.extend(long.to_le_bytes());
    }
    for place in 0..109 {
        let sector = if place < n_tables {
            number(1 + n_data + place)
        } else {
            FREE
        };
        bytes.extend(sector.to_le_bytes());
    }
    bytes.resize(SECTOR, 0);
    bytes.extend(directory_entry("Root Entry", 5, 0, 0));
    bytes.extend(directory_entry(
        "Workbook",
        2,
        1,
        stream.len().max(MINI_LIMIT),
    ));
    bytes.resize(2 * SECTOR, 0);
    bytes.extend_from_slice(stream);
    bytes.resize((2 + n_data) * SECTOR, 0);
    bytes.extend(table.iter().flat_map(|next| next.to_le_bytes()));
    bytes
}

fn directory_entry(name: &str, kind: u8, start: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).unwrap_or(0);
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    for relative in [FREE, FREE, if kind == 5 { 1 } else { FREE }] {
        entry.extend(relative.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend((size as u64).to_le_bytes());
    entry
}
