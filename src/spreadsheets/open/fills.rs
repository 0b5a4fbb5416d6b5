//! The colours of filled cells, for workbooks in which a blank cell is filled: elsewhere a colour only decorates.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{FillPattern, Style};

use crate::limits;
use crate::open::xlsx::{Workbook, from_xlsx};
use crate::workbook::{Fill, SheetTable};
use crate::workbook_error::WorkbookError;

/// What paper looks like.
const WHITE: u32 = 0x00FF_FFFF;

/// Adds the fills of all sheets when some of the styles that blank cells have fill them. Workbooks with more filled cells than
/// the limit are painted over and over: nothing is told of them.
///
/// # Errors
/// `Protected` or `Unreadable`.
pub fn add_fills(
    workbook: &mut Workbook<'_>,
    blank_styles: &BTreeSet<u32>,
    sheets: &mut [SheetTable],
) -> Result<(), WorkbookError> {
    if blank_styles.is_empty() {
        return Ok(());
    }
    let mut n_left = limits::COLOURED_CELLS.most;
    let mut filled = Vec::new();
    for sheet in &*sheets {
        let mut reader = workbook
            .worksheet_cells_reader(&sheet.name)
            .map_err(from_xlsx)?;
        let colours = colours_of(reader.styles());
        if !blank_styles.iter().any(|style| colours.contains_key(style)) {
            return Ok(());
        }
        let mut fills = Vec::new();
        while let Some((row, column, style)) = reader.next_style_id().map_err(from_xlsx)? {
            let style = u32::try_from(style).unwrap_or(u32::MAX);
            let Some(colour) = colours.get(&style) else {
                continue;
            };
            let Some(left) = n_left.checked_sub(1) else {
                return Ok(());
            };
            n_left = left;
            fills.push(Fill {
                row: row.saturating_add(1),
                column,
                colour: *colour,
            });
        }
        fills.sort_unstable();
        fills.dedup_by_key(|fill| (fill.row, fill.column));
        filled.push(fills);
    }
    for (sheet, fills) in sheets.iter_mut().zip(filled) {
        sheet.fills = fills;
    }
    Ok(())
}

/// The colours of the styles that fill a cell with one.
fn colours_of(styles: &[Style]) -> BTreeMap<u32, u32> {
    (0_u32..)
        .zip(styles)
        .filter_map(|(index, style)| {
            let fill = style.fill.as_ref()?;
            let colour = fill.get_color()?;
            let [_, red, green, blue] = colour.to_argb().to_be_bytes();
            let colour = u32::from_be_bytes([0, red, green, blue]);
            (fill.pattern == FillPattern::Solid && colour != WHITE).then_some((index, colour))
        })
        .collect()
}
