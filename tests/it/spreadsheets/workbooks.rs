//! Workbooks built in code, and the one way to have them read: by the real program.

use std::path::PathBuf;
use std::sync::LazyLock;

use chrono::DateTime;
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::imports::choices::SheetUse;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportIssue, ImportTarget};
use domain::imports::text_reading::TextOptions;
use domain::values::codes::CpvCode;
use domain::values::ids::CompetencyId;
use domain::values::record::Record;
use domain::values::text::Name;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::{ReaderProgram, read_workbook};
use spreadsheets::upload::Upload;
use spreadsheets::workbook_error::WorkbookError;

/// The program as the server calls it.
pub fn program() -> ReaderProgram {
    ReaderProgram {
        path: PathBuf::from(env!("CARGO_BIN_EXE_cordee")),
        arguments: vec!["read-workbook".into()],
    }
}

/// The vocabulary that ships with the product.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/vocabulary/competencies.toml"
    );
    let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let name =
        |entry: &toml::Value, key: &str| Name::parse(key, entry[key].as_str().unwrap()).unwrap();
    let entries = file["competencies"].as_array().unwrap();
    let competencies = entries
        .iter()
        .map(|entry| Competency {
            id: CompetencyId::new(),
            code: name(entry, "code"),
            kind: CompetencyKind::Software,
            label_fr: name(entry, "label_fr"),
            label_en: name(entry, "label_en"),
            synonyms: entry["synonyms"]
                .as_array()
                .unwrap()
                .iter()
                .map(|word| Name::parse("synonym", word.as_str().unwrap()).unwrap())
                .collect(),
            broader: Vec::new(),
            cpv: Vec::<CpvCode>::new(),
            record: Record::new(DateTime::UNIX_EPOCH),
        })
        .collect();
    Vocabulary::new(competencies)
});

/// Reads bytes by the real program.
pub fn try_read(bytes: Vec<u8>, target: ImportTarget) -> Result<WorkbookDrafts, WorkbookError> {
    let upload = Upload {
        name: "essai".to_owned(),
        bytes,
        text: TextOptions::default(),
    };
    read_workbook(&program(), &upload, &Reading::unaided(target, &VOCABULARY))
}

/// Reads bytes that must be readable.
pub fn read(bytes: Vec<u8>, target: ImportTarget) -> WorkbookDrafts {
    let drafts = try_read(bytes, target).unwrap();
    check_accounts(&drafts);
    drafts
}

/// Every row below a header is a draft, an error, or put aside.
pub fn check_accounts(drafts: &WorkbookDrafts) {
    let n_rows: u32 = drafts.sheets.iter().map(|sheet| sheet.n_rows).sum();
    let n_ignored: u32 = drafts.sheets.iter().map(|sheet| sheet.n_ignored).sum();
    let n_drafts = drafts.calls.len()
        + drafts.lots.len()
        + drafts.requirements.len()
        + drafts.capabilities.len()
        + drafts.awards.len()
        + drafts.companies.len()
        + drafts.references.len()
        + drafts.certificates.len()
        + drafts.interests.len()
        + drafts.competencies.len();
    assert_eq!(
        usize::try_from(n_rows - n_ignored).unwrap(),
        n_drafts + rejected_places(drafts),
        "{:#?}",
        drafts.issues
    );
}

/// How many rows, or cells of a matrix, the errors reject.
pub fn rejected_places(drafts: &WorkbookDrafts) -> usize {
    let is_matrix = |name: &str| {
        drafts
            .sheets
            .iter()
            .any(|sheet| sheet.name == name && sheet.read_as == SheetUse::CapabilityMatrix)
    };
    let mut places: Vec<_> = errors(drafts)
        .iter()
        .map(|issue| {
            let column = is_matrix(&issue.place.sheet).then(|| issue.place.column.clone());
            (issue.place.sheet.clone(), issue.place.row, column)
        })
        .collect();
    places.sort();
    places.dedup();
    places.len()
}

/// The findings that reject rows.
pub fn errors(drafts: &WorkbookDrafts) -> Vec<&ImportIssue> {
    drafts
        .issues
        .iter()
        .filter(|issue| issue.severity == domain::consortia::violation::Severity::Error)
        .collect()
}

/// The findings as short lines: code, cell, what was found.
pub fn lines(issues: &[&ImportIssue]) -> Vec<String> {
    issues
        .iter()
        .map(|issue| {
            format!(
                "{:?} {}{} {}",
                issue.code,
                issue.place.column.as_deref().unwrap_or_default(),
                issue.place.row,
                issue.found.as_deref().unwrap_or_default()
            )
        })
        .collect()
}

/// A sheet of texts; a text that is a plain number stays text.
pub fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
}

/// A workbook of sheets of texts.
pub fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, rows);
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook whose one sheet the closure fills.
pub fn xlsx_with(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// A format for days.
pub fn day_format() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

/// An OpenDocument workbook of one sheet of texts, as LibreOffice lays it out: with repeats to the edge of the sheet.
pub fn ods(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    let body: String = rows
        .iter()
        .map(|cells| {
            let cells: String = cells.iter().map(|text| ods_cell(text)).collect();
            format!(
                "<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
            )
        })
        .collect();
    let filler = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
                  table:number-columns-repeated=\"16384\"/></table:table-row>";
    ods_of_table(&format!(
        "<table:table table:name=\"{name}\">{body}{filler}</table:table>"
    ))
}

fn ods_cell(text: &str) -> String {
    if text.is_empty() {
        return "<table:table-cell/>".to_owned();
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{escaped}</text:p></table:table-cell>"
    )
}

/// An OpenDocument workbook around the markup of its tables.
pub fn ods_of_table(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
                    xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".as_slice(),
        ),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

/// An archive of parts; `mimetype` is stored, everything else packed.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        writer
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(method),
            )
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
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
