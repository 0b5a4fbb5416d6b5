//! A look through the markup of a workbook for what makes readers fall over or misread: declared counts, references out
//! of range, repeats, entities, depth. It keeps no content.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Display;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use crate::limits;
use crate::open::markup::ods_layout::OdsLayout;
use crate::open::markup::plain_cells::{plain_cell, plain_string};
use crate::upload::FileFormat;
use crate::workbook_error::WorkbookError;

/// The last row of a sheet, from 1.
const LAST_ROW: u32 = 1_048_576;
/// The last column of a sheet, from 1.
const LAST_COLUMN: u32 = 16_384;
/// The most styles of cells that Excel itself keeps.
const MOST_STYLES: usize = 65_490;

/// What there is among the cells of a workbook; where there is none, a reader need not look for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellFindings {
    /// Some cell has a formula.
    pub have_formulas: bool,
    /// Some cells are merged.
    pub have_merges: bool,
}

/// What the markup of all parts says.
#[derive(Debug, Default)]
pub struct XmlScan {
    /// How many shared strings there really are.
    pub n_shared_strings: u64,
    /// The highest shared string that a cell asks for.
    pub highest_shared_string: Option<u64>,
    /// How many cells hold something, in Office Open XML.
    pub n_values: u64,
    /// What is among the cells, in Office Open XML.
    pub cells: CellFindings,
    /// The styles of blank cells, in Office Open XML.
    pub blank_styles: BTreeSet<u32>,
    /// The tables of an OpenDocument workbook.
    pub ods: OdsLayout,
}

impl XmlScan {
    /// The checks that need all parts.
    ///
    /// # Errors
    /// `Unreadable` when a cell points at a shared string that is not there.
    pub fn check(&self, format: FileFormat) -> Result<(), WorkbookError> {
        let points_nowhere = self
            .highest_shared_string
            .is_some_and(|highest| highest >= self.n_shared_strings);
        if format == FileFormat::Xlsx && points_nowhere {
            return Err(WorkbookError::unreadable(
                "a cell points at a text that is not there",
            ));
        }
        Ok(())
    }
}

/// Where the scan stands inside a part.
#[derive(Default)]
struct Position {
    depth: u64,
    is_shared_cell: bool,
    is_in_value: bool,
    /// The style of the open cell as long as it holds nothing.
    blank_style: Option<u32>,
}

/// Scans one part.
///
/// # Errors
/// `Unreadable`, `TooLarge` or `Protected`.
pub fn scan_part(content: &[u8], scan: &mut XmlScan) -> Result<(), WorkbookError> {
    let mut reader = Reader::from_reader(content);
    let mut position = Position::default();
    loop {
        let event = reader.read_event().map_err(damaged)?;
        match event {
            Event::DocType(_) => {
                return Err(WorkbookError::unreadable("markup that declares entities"));
            }
            Event::Start(element) => {
                position.depth += 1;
                WorkbookError::check(&limits::DEPTH, position.depth)?;
                open_element(&element, scan, &mut position)?;
                skip_plain(reader.get_mut(), scan, &position)?;
            }
            Event::Empty(element) => {
                open_element(&element, scan, &mut position)?;
                close_element(element.local_name().as_ref(), scan, &mut position);
            }
            Event::End(element) => {
                position.depth = position.depth.saturating_sub(1);
                close_element(element.local_name().as_ref(), scan, &mut position);
                skip_plain(reader.get_mut(), scan, &position)?;
            }
            Event::Text(text) if position.is_in_value && position.is_shared_cell => {
                note_shared_string(&text, scan)?;
            }
            Event::Eof if position.depth == 0 => return Ok(()),
            Event::Eof => return Err(WorkbookError::unreadable("markup that breaks off")),
            _ => {}
        }
    }
}

/// Counts the plain cells and texts that come next and passes over them: they are markup that is whole in itself.
fn skip_plain(
    rest: &mut &[u8],
    scan: &mut XmlScan,
    position: &Position,
) -> Result<(), WorkbookError> {
    /// A cell and its value are so many levels, as are a text and what holds it.
    const LEVELS: u64 = 2;
    if position.is_in_value || position.depth + LEVELS > limits::DEPTH.most {
        return Ok(());
    }
    while let Some(cell) = plain_cell(rest) {
        check_reference(cell.reference)?;
        scan.n_values += 1;
        WorkbookError::check(&limits::CELLS, scan.n_values)?;
        if cell.is_shared {
            note_shared_string(cell.value, scan)?;
        }
        *rest = rest.get(cell.length..).unwrap_or_default();
    }
    while let Some(length) = plain_string(rest) {
        scan.n_shared_strings += 1;
        WorkbookError::check(&limits::SHARED_STRINGS, scan.n_shared_strings)?;
        *rest = rest.get(length..).unwrap_or_default();
    }
    Ok(())
}

fn open_element(
    element: &BytesStart<'_>,
    scan: &mut XmlScan,
    position: &mut Position,
) -> Result<(), WorkbookError> {
    if element.local_name().as_ref() == "c" {
        return open_cell(element, position);
    }
    check_attributes(element)?;
    match element.local_name().as_ref() {
        "f" => scan.cells.have_formulas = true,
        "mergeCell" => scan.cells.have_merges = true,
        "sst" => {
            for name in ["count", "uniqueCount"] {
                check_count(attribute(element, name).as_deref())?;
            }
        }
        "si" => {
            scan.n_shared_strings += 1;
            WorkbookError::check(&limits::SHARED_STRINGS, scan.n_shared_strings)?;
        }
        "row" => {
            if attribute(element, "r").is_some_and(|row| parse_row(&row).is_none()) {
                return Err(WorkbookError::unreadable("a row out of range"));
            }
        }
        name @ ("v" | "is") => {
            position.is_in_value = name == "v";
            position.blank_style = None;
            scan.n_values += 1;
            WorkbookError::check(&limits::CELLS, scan.n_values)?;
        }
        "encryption-data" => return Err(WorkbookError::Protected),
        name => scan.ods.open(name, &|wanted| attribute(element, wanted))?,
    }
    Ok(())
}

/// A cell, of which there may be a million: its attributes are gone through once.
fn open_cell(element: &BytesStart<'_>, position: &mut Position) -> Result<(), WorkbookError> {
    position.is_shared_cell = false;
    position.blank_style = None;
    let mut has_reference = false;
    let mut has_kind = false;
    for (count, attribute) in (1..).zip(element.attributes().with_checks(false)) {
        let attribute = attribute.map_err(damaged)?;
        WorkbookError::check(&limits::ATTRIBUTES, count)?;
        match read_name(attribute.key) {
            Some("t") if !has_kind => {
                has_kind = true;
                position.is_shared_cell = attribute.value == "s";
            }
            Some("s") => position.blank_style = attribute.value.parse().ok(),
            Some("r") if !has_reference => {
                has_reference = true;
                check_reference(&attribute.value)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Their number is limited before anything compares them with one another.
fn check_attributes(element: &BytesStart<'_>) -> Result<(), WorkbookError> {
    let mut n_attributes = 0;
    for attribute in element.attributes().with_checks(false) {
        attribute.map_err(damaged)?;
        n_attributes += 1;
        WorkbookError::check(&limits::ATTRIBUTES, n_attributes)?;
    }
    Ok(())
}

/// An attribute by its name without prefix, as long as the prefix is none or one that readers look for: another prefix must
/// not hide the real one.
fn attribute<'a>(element: &'a BytesStart<'_>, wanted: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| read_name(attribute.key).is_some_and(|name| name == wanted))
        .map(|attribute| attribute.value)
}

/// The name of an attribute without its prefix, if readers may take it for theirs.
fn read_name<'a>(key: QName<'a>) -> Option<&'a str> {
    let (name, prefix) = key.decompose();
    prefix
        .is_none_or(|prefix| matches!(prefix.into_inner(), "table" | "office"))
        .then(|| name.into_inner())
}

fn damaged(error: impl Display) -> WorkbookError {
    WorkbookError::unreadable(format!("damaged markup: {error}"))
}

fn close_element(name: &str, scan: &mut XmlScan, position: &mut Position) {
    match name {
        "v" => position.is_in_value = false,
        "c" => {
            position.is_shared_cell = false;
            if let Some(style) = position.blank_style.take()
                && scan.blank_styles.len() < MOST_STYLES
            {
                scan.blank_styles.insert(style);
            }
        }
        other => scan.ods.close(other),
    }
}

/// Declared counts are what readers reserve memory for. One that is no number is refused too.
fn check_count(declared: Option<&str>) -> Result<(), WorkbookError> {
    let Some(text) = declared else {
        return Ok(());
    };
    let count: u64 = text
        .parse()
        .map_err(|_| WorkbookError::unreadable("a count that is no number"))?;
    WorkbookError::check(&limits::SHARED_STRINGS, count)
}

fn note_shared_string(text: &str, scan: &mut XmlScan) -> Result<(), WorkbookError> {
    let index: u64 = text
        .trim()
        .parse()
        .map_err(|_| WorkbookError::unreadable("a cell points at a text that is not there"))?;
    scan.highest_shared_string = Some(
        scan.highest_shared_string
            .map_or(index, |highest| highest.max(index)),
    );
    Ok(())
}

fn parse_row(text: &str) -> Option<u32> {
    let row: u32 = text.parse().ok()?;
    (1..=LAST_ROW).contains(&row).then_some(row)
}

/// A reference must be letters up to `XFD` and a row: readers place wrong ones silently in `A1`.
fn check_reference(reference: &str) -> Result<(), WorkbookError> {
    let wrong = || WorkbookError::unreadable("a cell out of range");
    let digits_at = reference
        .find(|character: char| character.is_ascii_digit())
        .ok_or_else(wrong)?;
    let (letters, row) = reference.split_at(digits_at);
    let is_column =
        (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_column {
        return Err(wrong());
    }
    let column = letters.bytes().fold(0u32, |sum, byte| {
        sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1
    });
    if column > LAST_COLUMN {
        return Err(wrong());
    }
    parse_row(row).map(|_| ()).ok_or_else(wrong)
}
