//! Archives put together in tests, and workbooks opened in the process of the test.

use domain::imports::text_reading::TextOptions;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::workbook::{CellValue, OpenedWorkbook, SheetTable};
use spreadsheets::workbook_error::WorkbookError;
use zip::write::SimpleFileOptions;

/// Opens bytes; everything is found out.
pub fn open(bytes: &[u8]) -> Result<OpenedWorkbook, WorkbookError> {
    open_workbook(bytes, &TextOptions::default())
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;

    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The cells of a sheet as people see them: row, column, text.
pub fn shown(sheet: &SheetTable) -> Vec<(u32, u32, String)> {
    let cells = sheet
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(move |cell| (row.number, cell)));
    cells
        .map(|(row, (column, value))| (row, *column, value.display()))
        .collect()
}

/// The cell at a place.
pub fn at(sheet: &SheetTable, row: u32, column: u32) -> CellValue {
    sheet.row(row).unwrap().cell(column).unwrap().clone()
}

/// The parts of an archive as text.
pub fn parts_of(bytes: &[u8]) -> Vec<(String, String)> {
    use std::io::Read;

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            let name = part.name().unwrap().into_owned();
            (name, String::from_utf8_lossy(&content).into_owned())
        })
        .collect()
}
