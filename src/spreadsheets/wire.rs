//! The answer of the contained process as bytes. The rows of a workbook come first, each as soon as it is read and in a plain
//! binary form, because a million cells take longer to write and read as JSON than to open; what else there is to say of the
//! workbook, or why it is refused after all, follows as JSON.

use std::io::{BufRead, ErrorKind, Read, Result, Write};

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::limits::{self, Limit};
use crate::row_collector::RowsOfSheets;
use crate::workbook::{CellValue, OpenedWorkbook, TableRow};
use crate::workbook_error::WorkbookError;

/// What a process answers; on its way it is written by `write_row` and `write_end`.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The workbook, without the rows that went before it.
    Opened(OpenedWorkbook),
    /// Why it was refused.
    Refused(WorkbookError),
}

/// Begins a row; JSON cannot.
const ROW: u8 = 1;

const TEXT: u8 = 0;
const NUMBER: u8 = 1;
const FALSE: u8 = 2;
const TRUE: u8 = 3;
const INSTANT: u8 = 4;
const ERROR: u8 = 5;

/// Writes a row of a sheet, told by its index.
///
/// # Errors
/// When nobody reads it any more.
pub fn write_row(sheet: usize, row: &TableRow, output: &mut impl Write) -> Result<()> {
    output.write_all(&[ROW])?;
    write_count(sheet, output)?;
    output.write_all(&row.number.to_le_bytes())?;
    write_count(row.cells.len(), output)?;
    for (column, value) in &row.cells {
        output.write_all(&column.to_le_bytes())?;
        write_value(value, output)?;
    }
    Ok(())
}

/// Writes what comes after all rows.
///
/// # Errors
/// When nobody reads it any more.
pub fn write_end(answer: &Answer, output: &mut impl Write) -> Result<()> {
    Ok(serde_json::to_writer(output, answer)?)
}

fn write_value(value: &CellValue, output: &mut impl Write) -> Result<()> {
    match value {
        CellValue::Text(text) => write_text(TEXT, text, output),
        CellValue::Number(number) => {
            output.write_all(&[NUMBER])?;
            output.write_all(&number.to_le_bytes())
        }
        CellValue::Boolean(truth) => output.write_all(&[if *truth { TRUE } else { FALSE }]),
        CellValue::DateTime(instant) => {
            let instant = instant.and_utc();
            output.write_all(&[INSTANT])?;
            output.write_all(&instant.timestamp().to_le_bytes())?;
            output.write_all(&instant.timestamp_subsec_nanos().to_le_bytes())
        }
        CellValue::Error(text) => write_text(ERROR, text, output),
    }
}

fn write_text(kind: u8, text: &str, output: &mut impl Write) -> Result<()> {
    output.write_all(&[kind])?;
    write_bytes(text.as_bytes(), output)
}

fn write_bytes(bytes: &[u8], output: &mut impl Write) -> Result<()> {
    write_count(bytes.len(), output)?;
    output.write_all(bytes)
}

fn write_count(count: usize, output: &mut impl Write) -> Result<()> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    output.write_all(&count.to_le_bytes())
}

/// Reads an answer as it comes; `None` unless it is whole and nothing follows it.
///
/// # Errors
/// When nothing can be read any more.
pub fn read_answer(input: &mut impl BufRead) -> Result<Option<Answer>> {
    match Rest(input).answer() {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        read => read,
    }
}

/// What of an answer has not been read yet.
struct Rest<'a, R>(&'a mut R);

impl<R: BufRead> Rest<'_, R> {
    fn answer(&mut self) -> Result<Option<Answer>> {
        let mut rows = RowsOfSheets::default();
        while self.0.fill_buf()?.first() == Some(&ROW) {
            self.0.consume(1);
            let sheet = self.count()?;
            match self.row()? {
                Some(row) => rows.take(sheet, row),
                None => return Ok(None),
            }
        }
        self.end(rows)
    }

    fn end(&mut self, rows: RowsOfSheets) -> Result<Option<Answer>> {
        let mut end = Vec::new();
        self.0.read_to_end(&mut end)?;
        let Ok(mut answer) = serde_json::from_slice(&end) else {
            return Ok(None);
        };
        if let Answer::Opened(workbook) = &mut answer {
            rows.put_into(workbook);
        }
        Ok(Some(answer))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut taken = [0; N];
        self.0.read_exact(&mut taken)?;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn count(&mut self) -> Result<usize> {
        Ok(usize::try_from(self.number()?).unwrap_or(usize::MAX))
    }

    /// As many bytes as are announced; no more memory is taken than there are bytes.
    fn bytes(&mut self) -> Result<Vec<u8>> {
        let n_bytes = self.count()?;
        if let Some(bytes) = self.0.fill_buf()?.get(..n_bytes) {
            let bytes = bytes.to_vec();
            self.0.consume(n_bytes);
            return Ok(bytes);
        }
        let mut bytes = Vec::new();
        let n_read = self.0.take(n_bytes as u64).read_to_end(&mut bytes)?;
        if n_read < n_bytes {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(bytes)
    }

    fn text(&mut self) -> Result<Option<String>> {
        Ok(String::from_utf8(self.bytes()?).ok())
    }

    fn row(&mut self) -> Result<Option<TableRow>> {
        let number = self.number()?;
        let n_cells = self.count()?;
        let mut cells = Vec::with_capacity(at_most(n_cells, &limits::COLUMNS));
        for _ in 0..n_cells {
            let column = self.number()?;
            match self.value()? {
                Some(value) => cells.push((column, value)),
                None => return Ok(None),
            }
        }
        Ok(Some(TableRow { number, cells }))
    }

    fn value(&mut self) -> Result<Option<CellValue>> {
        let [kind] = self.array()?;
        Ok(match kind {
            TEXT => self.text()?.map(CellValue::Text),
            NUMBER => Some(CellValue::Number(self.array().map(f64::from_le_bytes)?)),
            FALSE => Some(CellValue::Boolean(false)),
            TRUE => Some(CellValue::Boolean(true)),
            INSTANT => {
                let seconds = self.array().map(i64::from_le_bytes)?;
                DateTime::from_timestamp(seconds, self.number()?)
                    .map(|instant| CellValue::DateTime(instant.naive_utc()))
            }
            ERROR => self.text()?.map(CellValue::Error),
            _ => None,
        })
    }
}

/// A count that the answer tells, as far as memory is reserved for it.
fn at_most(count: usize, limit: &Limit) -> usize {
    count.min(usize::try_from(limit.most).unwrap_or(usize::MAX))
}
