//! Writes typed cells into a sheet. The only place that hands text to the workbook library: always as text, never as
//! something that it could take for a formula or a link.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, Formula, ProtectionOptions, Worksheet, XlsxError,
};

use crate::cells::date::instant_cell;
use crate::workbook::CellValue;
use crate::write::cell::{Cell, FormulaLook};
use crate::write::row_heights::RowHeights;
use crate::write::safe_text::{fit_cell, is_risky, sheet_name};
use crate::write::styles;
use crate::write::table::Table;

/// A sheet being written.
pub struct SheetWriter {
    sheet: Worksheet,
    heights: RowHeights,
    is_left: bool,
    protects_formulas: bool,
    table: Option<TableRange>,
}

/// The range of a table with its titles, for the name that formulas of people can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableRange {
    /// Its last row, from 0; the first is that of the titles, at the top.
    pub last_row: Row,
    /// Its last column, from 0.
    pub last_column: ColumnNumber,
}

/// Rows, from 0.
pub type Row = u32;
/// Columns, from 0.
pub type ColumnNumber = u16;

impl SheetWriter {
    /// A blank sheet on A4 paper, one page wide, with its name and the page number at its foot.
    ///
    /// # Errors
    /// When the library refuses the name.
    pub fn new(name: &str) -> Result<Self, XlsxError> {
        const A4: u8 = 9;
        let mut sheet = Worksheet::new();
        sheet.set_name(sheet_name(name))?;
        sheet
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3)
            .set_footer("&L&A&R&P / &N");
        Ok(Self {
            sheet,
            heights: RowHeights::default(),
            is_left: false,
            protects_formulas: false,
            table: None,
        })
    }

    /// A3 paper, for what is too wide for A4.
    pub fn on_wide_paper(&mut self) {
        const A3: u8 = 8;
        self.sheet.set_paper_size(A3);
    }

    /// From here on figures and dates stand on the left, as the texts above and below them do.
    pub fn align_left(&mut self) {
        self.is_left = true;
    }

    /// From here on formulas are locked, everything else stays open: figures are typed and the sums follow, and no sum is
    /// typed over by mistake. There is no password; whoever wants to changes the sheet after lifting its protection.
    ///
    /// # Errors
    /// Never in practice: the columns are there.
    pub fn protect_formulas(&mut self) -> Result<(), XlsxError> {
        /// Columns in which people may add something beside the table.
        const OPEN_COLUMNS: ColumnNumber = 99;
        self.protects_formulas = true;
        self.sheet
            .set_column_range_format(0, OPEN_COLUMNS, &Format::new().set_unlocked())?;
        self.sheet.protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            insert_columns: true,
            insert_links: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::new()
        });
        Ok(())
    }

    /// A format as this sheet wants it for what people may type over.
    fn open<'f>(&self, format: &'f Format) -> Cow<'f, Format> {
        if self.protects_formulas {
            Cow::Owned(format.clone().set_unlocked())
        } else {
            Cow::Borrowed(format)
        }
    }

    fn aligned<'f>(&self, format: &'f Format) -> Cow<'f, Format> {
        let open = self.open(format);
        if self.is_left {
            Cow::Owned(open.into_owned().set_align(FormatAlign::Left))
        } else {
            open
        }
    }

    /// The range of the table that was written with `table`.
    #[must_use]
    pub fn table_range(&self) -> Option<TableRange> {
        self.table
    }

    /// The name of the sheet.
    #[must_use]
    pub fn name(&self) -> String {
        self.sheet.name()
    }

    /// Landscape, on paper on which so many characters beside one another can still be read: A4, A3, then several pages
    /// beside one another.
    fn landscape_for(&mut self, n_characters: u32) {
        const ON_A4: u32 = 160;
        const ON_A3: u32 = 240;
        self.sheet.set_landscape();
        if n_characters > ON_A4 {
            self.on_wide_paper();
        }
        if n_characters > ON_A3 {
            let n_pages = u16::try_from(n_characters.div_ceil(ON_A3)).unwrap_or(u16::MAX);
            self.sheet.set_print_fit_to_pages(n_pages, 0);
        }
    }

    /// The sheet itself, for set-up that is not writing.
    pub fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    /// The finished sheet, its rows as high as their texts.
    ///
    /// # Errors
    /// When a row lies outside the sheet.
    pub fn into_sheet(mut self) -> Result<Worksheet, XlsxError> {
        self.heights.apply(&mut self.sheet)?;
        Ok(self.sheet)
    }

    /// Writes a text with a format of its own; risky ones are marked as text.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn text(
        &mut self,
        row: Row,
        column: ColumnNumber,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = fit_cell(text);
        if !self.heights.is_one_line(column, &text) && is_wrapped(format) {
            self.heights.wrap(row, column, &text);
        }
        let format = &*self.open(format);
        if is_risky(&text) {
            let quoted = format.clone().set_quote_prefix();
            self.sheet
                .write_string_with_format(row, column, text, &quoted)?;
        } else {
            self.sheet
                .write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Writes a value as its type asks.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn cell(&mut self, row: Row, column: ColumnNumber, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Blank => {
                let format = styles::body();
                let format = self.open(&format).into_owned();
                self.sheet.write_blank(row, column, &format)?;
            }
            Cell::Text(text) => self.text(row, column, text, &styles::body())?,
            Cell::Count(count) => {
                self.number(row, column, *count as f64, &styles::number("0"))?;
            }
            Cell::Amount(amount) if amount.currency == domain::values::money::Currency::EUR => {
                self.number(
                    row,
                    column,
                    amount.cents as f64 / 100.0,
                    &styles::number(styles::EUROS),
                )?;
            }
            Cell::Amount(amount) => {
                let text = format!("{} {}", amount.to_decimal(), amount.currency.as_str());
                self.text(row, column, &text, &styles::body())?;
            }
            Cell::Fte(fte) => {
                self.number(
                    row,
                    column,
                    f64::from(fte.0) / 10.0,
                    &styles::number(styles::TENTHS),
                )?;
            }
            Cell::Share(share) => {
                let part = f64::from(share.0) / 10_000.0;
                self.number(row, column, part, &styles::number(styles::PERCENT))?;
            }
            Cell::Day(day) => self.day(row, column, *day)?,
            Cell::Instant(instant, means) => match instant_cell(*instant, *means) {
                CellValue::DateTime(local) => {
                    let format = styles::number(styles::INSTANT);
                    self.local_instant(row, column, local, &format)?;
                }
                other => self.text(row, column, &other.display(), &styles::body())?,
            },
            Cell::Formula {
                formula,
                result,
                look,
            } => {
                let format = match look {
                    FormulaLook::Count => styles::sum("0"),
                    FormulaLook::Share => styles::sum(styles::PERCENT),
                    FormulaLook::Amount => styles::sum(styles::EUROS),
                    FormulaLook::Text => styles::sum("General"),
                };
                let formula = Formula::new(formula).set_result(result);
                self.sheet
                    .write_formula_with_format(row, column, formula, &format)?;
            }
        }
        Ok(())
    }

    fn number(
        &mut self,
        row: Row,
        column: ColumnNumber,
        number: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let format = self.aligned(format);
        self.sheet
            .write_number_with_format(row, column, number, &format)?;
        Ok(())
    }

    fn day(&mut self, row: Row, column: ColumnNumber, day: NaiveDate) -> Result<(), XlsxError> {
        match excel_day(day) {
            Some(typed) => {
                let format = styles::number(styles::DAY);
                let format = self.aligned(&format);
                self.sheet
                    .write_datetime_with_format(row, column, typed, &format)?;
                Ok(())
            }
            None => self.text(row, column, &day.to_string(), &styles::body()),
        }
    }

    /// Writes a day or an instant, without a zone, with a format of its own; one that a spreadsheet has no number for as
    /// text.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn local_instant(
        &mut self,
        row: Row,
        column: ColumnNumber,
        local: NaiveDateTime,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let typed = excel_day(local.date()).and_then(|day| {
            let hour = u16::try_from(local.hour()).ok()?;
            let minute = u8::try_from(local.minute()).ok()?;
            let seconds =
                f64::from(local.second()) + f64::from(local.nanosecond() / 1_000_000) / 1_000.0;
            day.and_hms(hour, minute, seconds).ok()
        });
        match typed {
            Some(typed) => {
                let format = self.aligned(format);
                self.sheet
                    .write_datetime_with_format(row, column, typed, &format)?;
                Ok(())
            }
            None => self.text(
                row,
                column,
                &local.format("%Y-%m-%d %H:%M").to_string(),
                &styles::body(),
            ),
        }
    }

    /// Writes a row of values from a column on.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn row(&mut self, row: Row, first: ColumnNumber, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (first..).zip(cells) {
            self.cell(row, column, cell)?;
        }
        Ok(())
    }

    /// Writes titles of columns.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn head<T: AsRef<str>>(&mut self, row: Row, titles: &[T]) -> Result<(), XlsxError> {
        for (column, title) in (0..).zip(titles) {
            self.text(row, column, title.as_ref(), &styles::head())?;
        }
        Ok(())
    }

    /// Sets the widths of the first columns, in characters.
    ///
    /// # Errors
    /// When there are more columns than a sheet has.
    pub fn widths(&mut self, widths: &[u16]) -> Result<(), XlsxError> {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, f64::from(*width))?;
            self.heights.set_width(column, *width);
        }
        Ok(())
    }

    /// Freezes a header row, repeats it on every printed page and puts filters on it.
    ///
    /// # Errors
    /// When the place lies outside the sheet.
    pub fn freeze_head(
        &mut self,
        row: Row,
        frozen_columns: ColumnNumber,
        n_columns: usize,
        n_rows: usize,
    ) -> Result<(), XlsxError> {
        let last_row = row.saturating_add(u32::try_from(n_rows.max(1)).unwrap_or(1));
        let last_column = u16::try_from(n_columns.max(1) - 1).unwrap_or(0);
        self.sheet.set_freeze_panes(row + 1, frozen_columns)?;
        self.sheet.set_repeat_rows(row, row)?;
        self.sheet.autofilter(row, 0, last_row, last_column)?;
        Ok(())
    }

    /// Writes a whole table from the first row on, with its header frozen.
    ///
    /// # Errors
    /// When the table is larger than a sheet.
    pub fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let titles: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.title.as_str())
            .collect();
        let widths: Vec<u16> = table.columns.iter().map(|column| column.width).collect();
        self.widths(&widths)?;
        self.head(0, &titles)?;
        for (row, cells) in (1..).zip(&table.rows) {
            self.row(row, 0, cells)?;
        }
        self.landscape_for(widths.iter().map(|width| u32::from(*width)).sum());
        self.table = Some(TableRange {
            last_row: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
            last_column: u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX),
        });
        self.freeze_head(0, 0, table.columns.len(), table.rows.len())
    }
}

/// Whether texts of this look are wrapped: titles of sheets and remarks run over the columns beside them.
fn is_wrapped(format: &Format) -> bool {
    *format != styles::title() && *format != styles::remark()
}

fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}
