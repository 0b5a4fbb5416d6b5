//! How large an upload may be in every respect, in one table that `docs/import-format.md` prints.

/// One limit: its name in messages and documents, its figure, and why it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// A stable name in kebab case.
    pub name: &'static str,
    /// The largest figure that is still accepted.
    pub most: u64,
    /// What it keeps out.
    pub reason: &'static str,
}

const fn limit(name: &'static str, most: u64, reason: &'static str) -> Limit {
    Limit { name, most, reason }
}

const MIB: u64 = 1024 * 1024;

/// Bytes of the upload itself.
pub const UPLOAD_BYTES: Limit = limit("upload-bytes", 10 * MIB, "what one person sends at once");
/// Entries of the archive.
pub const ARCHIVE_ENTRIES: Limit = limit(
    "archive-entries",
    500,
    "a workbook has a few dozen parts, a bomb has many",
);
/// Bytes of all parts once unpacked, counted while unpacking because declared sizes lie.
pub const UNPACKED_BYTES: Limit = limit("unpacked-bytes", 200 * MIB, "archive bombs");
/// Bytes of one part once unpacked.
pub const PART_BYTES: Limit = limit("part-bytes", 64 * MIB, "archive bombs in one part");
/// Bytes of the shared strings once unpacked: the reader holds them all at once.
pub const SHARED_STRING_BYTES: Limit = limit(
    "shared-string-bytes",
    32 * MIB,
    "they are held in memory as a whole",
);
/// Unpacked bytes for each packed byte of a part, once past its first MiB.
pub const UNPACKED_RATIO: Limit = limit(
    "unpacked-ratio",
    200,
    "honest sheets shrink to a tenth, bombs to a thousandth",
);
/// Bytes of a part that may be unpacked before its ratio is looked at.
pub const RATIO_GRACE_BYTES: Limit = limit(
    "ratio-grace-bytes",
    MIB,
    "small parts of repeated markup shrink a lot",
);
/// Shared strings, declared or real.
pub const SHARED_STRINGS: Limit = limit(
    "shared-strings",
    1_000_000,
    "readers reserve memory for the declared count",
);
/// Attributes of one element.
pub const ATTRIBUTES: Limit = limit("attributes", 256, "quadratic checks of duplicates");
/// How deep elements may nest.
pub const DEPTH: Limit = limit("depth", 64, "stack and memory of parsers");
/// Sheets of a workbook.
pub const SHEETS: Limit = limit("sheets", 50, "one import is one matter");
/// Rows of a sheet that are not blank.
pub const ROWS: Limit = limit(
    "rows",
    100_100,
    "100,000 rows of data with their titles: twenty times the largest file expected",
);
/// The last column that may hold something.
pub const COLUMNS: Limit = limit("columns", 500, "a matrix of every company of a network");
/// Cells of a workbook that are not blank.
pub const CELLS: Limit = limit(
    "cells",
    1_001_000,
    "five times 5,000 rows of 40 columns; the server holds them while it reads them",
);
/// Cells of an OpenDocument sheet from its first cell to its last, repeats counted: the reader lays them out in full.
pub const LAID_OUT_CELLS: Limit = limit(
    "laid-out-cells",
    2_000_000,
    "repeats: 700 bytes can stand for 12 GB",
);
/// Characters of a cell: what Excel itself allows.
pub const CELL_CHARACTERS: Limit = limit("cell-characters", 32_767, "what Excel itself allows");
/// Merged ranges of a sheet that are looked at.
pub const MERGES: Limit = limit("merges", 20_000, "each is looked at for each header");
/// Filled cells of a workbook of which the colours are looked at.
pub const COLOURED_CELLS: Limit = limit(
    "coloured-cells",
    100_000,
    "a matrix of levels is smaller, a painted sheet is not",
);
/// Address space of the reading process, in bytes.
pub const CHILD_MEMORY: Limit = limit(
    "child-memory-bytes",
    768 * MIB,
    "the reader of a hostile file may ask for any amount",
);
/// Processor seconds of the reading process.
pub const CHILD_CPU_SECONDS: Limit = limit("child-cpu-seconds", 20, "endless parsing");
/// Seconds from start to answer of the reading process.
pub const CHILD_WALL_SECONDS: Limit =
    limit("child-wall-seconds", 30, "a process that waits for nothing");
/// Bytes that the reading process may answer.
pub const CHILD_ANSWER_BYTES: Limit = limit(
    "child-answer-bytes",
    64 * MIB,
    "the answer is held in the memory of the server",
);

/// Every limit, in the order in which an upload meets them.
pub const ALL: [Limit; 22] = [
    UPLOAD_BYTES,
    ARCHIVE_ENTRIES,
    UNPACKED_BYTES,
    PART_BYTES,
    SHARED_STRING_BYTES,
    UNPACKED_RATIO,
    RATIO_GRACE_BYTES,
    SHARED_STRINGS,
    ATTRIBUTES,
    DEPTH,
    SHEETS,
    ROWS,
    COLUMNS,
    CELLS,
    LAID_OUT_CELLS,
    CELL_CHARACTERS,
    MERGES,
    COLOURED_CELLS,
    CHILD_MEMORY,
    CHILD_CPU_SECONDS,
    CHILD_WALL_SECONDS,
    CHILD_ANSWER_BYTES,
];
