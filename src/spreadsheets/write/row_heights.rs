//! How high rows must be for their wrapped texts. A spreadsheet that opens a file does not always measure them itself.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The highest that a row can be, in lines.
const MOST_LINES: usize = 27;
/// How wide a column is of which nothing was said, in characters.
const DEFAULT_WIDTH: u16 = 8;

/// The lines that rows need, gathered as texts are written.
#[derive(Default)]
pub struct RowHeights {
    /// How wide columns (from 0) are, in characters.
    widths: BTreeMap<u16, u16>,
    /// How many lines rows (from 0) need.
    lines: BTreeMap<u32, usize>,
    /// Texts of columns whose width is not known yet.
    unmeasured: Vec<(u32, u16, String)>,
}

impl RowHeights {
    /// Notes how wide a column is, in characters.
    pub fn set_width(&mut self, column: u16, width: u16) {
        self.widths.insert(column, width);
    }

    /// Whether a text surely takes one line in a column.
    #[must_use]
    pub fn is_one_line(&self, column: u16, text: &str) -> bool {
        let width = self.widths.get(&column).copied().unwrap_or(0);
        text.len() <= usize::from(width) && !text.contains('\n')
    }

    /// Notes a text that is wrapped in its cell.
    pub fn wrap(&mut self, row: u32, column: u16, text: &str) {
        match self.widths.get(&column) {
            Some(width) => self.measure(row, *width, text),
            None => self.unmeasured.push((row, column, text.to_owned())),
        }
    }

    fn measure(&mut self, row: u32, width: u16, text: &str) {
        let n_lines = n_lines(text, usize::from(width));
        if n_lines > 1 {
            let most = self.lines.entry(row).or_default();
            *most = (*most).max(n_lines);
        }
    }

    /// Makes the rows as high as their texts.
    ///
    /// # Errors
    /// When a row lies outside the sheet.
    pub fn apply(mut self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (row, column, text) in std::mem::take(&mut self.unmeasured) {
            let width = self.widths.get(&column).copied().unwrap_or(DEFAULT_WIDTH);
            self.measure(row, width, &text);
        }
        for (row, n_lines) in self.lines {
            let n_lines = u32::try_from(n_lines.min(MOST_LINES)).unwrap_or(1);
            sheet.set_row_height(row, f64::from(n_lines) * LINE)?;
        }
        Ok(())
    }
}

/// How many lines a text takes in a column: words stay whole where they fit.
#[must_use]
pub fn n_lines(text: &str, width: usize) -> usize {
    let width = width.max(1);
    text.trim_end_matches(['\r', '\n'])
        .split('\n')
        .map(|line| n_lines_of(line, width))
        .take(MOST_LINES)
        .sum()
}

fn n_lines_of(line: &str, width: usize) -> usize {
    // Bytes are at least as many as characters.
    if line.len() <= width {
        return 1;
    }
    let mut n_lines = 1;
    let mut used = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        let wanted = if used == 0 { length } else { used + 1 + length };
        if wanted <= width {
            used = wanted;
            continue;
        }
        n_lines += usize::from(used > 0);
        n_lines += length.saturating_sub(1) / width;
        used = match length % width {
            0 if length > 0 => width,
            rest => rest,
        };
    }
    n_lines
}

#[cfg(test)]
mod tests {
    use super::n_lines;

    #[test]
    fn words_stay_whole_where_they_fit() {
        for (text, width, expected) in [
            ("", 10, 1),
            ("un deux", 10, 1),
            ("un deux trois", 10, 2),
            ("un\ndeux\n", 10, 2),
            ("anticonstitutionnellement", 10, 3),
            ("oui anticonstitutionnellement", 10, 4),
            ("dix lettre dix lettre", 10, 2),
            ("éééééééééé", 10, 1),
            ("texte", 0, 5),
        ] {
            assert_eq!(n_lines(text, width), expected, "{text:?} in {width}");
        }
    }

    #[test]
    fn a_text_as_long_as_a_cell_can_hold_is_not_measured_to_its_end() {
        assert_eq!(n_lines(&"\n".repeat(32_767), 10), 1);
        assert_eq!(n_lines(&"a\n".repeat(16_000), 10), 27);
    }
}
