//! Tables as an OpenDocument workbook: typed cells, column widths, a frozen header with filters.

use domain::values::column_letters::column_letters;
use std::io::{Cursor, Write};

use domain::access::account::Language;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::write::book::WriteError;
use crate::write::formats::ods_markup::{attribute, cell_markup, style, text_cell};
use crate::write::provenance::Provenance;
use crate::write::safe_text::sheet_name;
use crate::write::table::Table;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";
/// Formats of numbers, and the cell styles that use them.
const STYLES: &str = "<number:number-style style:name=\"n-tenths\"><number:number number:decimal-places=\"1\" \
    number:min-decimal-places=\"1\" number:min-integer-digits=\"1\"/></number:number-style>\
    <number:percentage-style style:name=\"n-percent\"><number:number number:decimal-places=\"2\" \
    number:min-decimal-places=\"2\" number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>\
    <number:currency-style style:name=\"n-euros\"><number:number number:decimal-places=\"2\" \
    number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/><number:text> </number:text>\
    <number:currency-symbol number:language=\"fr\" number:country=\"FR\">€</number:currency-symbol></number:currency-style>\
    <number:date-style style:name=\"n-day\"><number:day number:style=\"long\"/><number:text>/</number:text>\
    <number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>\
    <number:date-style style:name=\"n-instant\"><number:day number:style=\"long\"/><number:text>/</number:text>\
    <number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/>\
    <number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>\
    <number:minutes number:style=\"long\"/></number:date-style>";

/// The style of every sheet, which puts it on our paper.
const SHEET_STYLE: &str = "<style:style style:name=\"sheet\" style:family=\"table\" \
    style:master-page-name=\"Default\"><style:table-properties table:display=\"true\"/></style:style>";

/// Writes tables, each on a sheet of its own. Text stays text whatever it begins with; formulas give their results.
///
/// # Errors
/// Never in practice: the file is written to memory.
pub fn write_ods(
    tables: &[Table],
    provenance: &Provenance,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let parts = [
        ("META-INF/manifest.xml", manifest()),
        ("content.xml", content(tables)),
        ("styles.xml", paper()),
        ("settings.xml", settings(tables)),
        ("meta.xml", properties(provenance, language)),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", stored)?;
    writer.write_all(MEDIA_TYPE.as_bytes())?;
    for (name, part) in parts {
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, packed)?;
        writer.write_all(part.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn manifest() -> String {
    let entries: String = [
        ("/", MEDIA_TYPE),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("settings.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ]
    .iter()
    .map(|(path, kind)| {
        format!(
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
        )
    })
    .collect();
    format!(
        "{XML}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">{entries}</manifest:manifest>"
    )
}

/// Landscape on A4, two pages wide at most, with the sheet and the page at the foot.
fn paper() -> String {
    format!(
        "{XML}<office:document-styles {NAMESPACES}><office:automatic-styles><style:page-layout style:name=\"paper\">\
         <style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" \
         style:print-orientation=\"landscape\" fo:margin=\"12mm\" style:scale-to-X=\"2\" style:scale-to-Y=\"0\"/>\
         </style:page-layout></office:automatic-styles><office:master-styles><style:master-page \
         style:name=\"Default\" style:page-layout-name=\"paper\"><style:header style:display=\"false\"/><style:footer>\
         <text:p><text:sheet-name>?</text:sheet-name> – <text:page-number>1</text:page-number> / \
         <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>\
         </office:document-styles>"
    )
}

fn properties(provenance: &Provenance, language: Language) -> String {
    format!(
        "{XML}<office:document-meta {NAMESPACES}><office:meta><dc:title>{}</dc:title>\
         <dc:description>{}</dc:description><meta:initial-creator>{}</meta:initial-creator>\
         <meta:creation-date>{}</meta:creation-date><meta:generator>Cordée</meta:generator>\
         </office:meta></office:document-meta>",
        attribute(&provenance.title),
        attribute(&provenance.line(language)),
        attribute(&provenance.made_by),
        provenance.made_at.format("%Y-%m-%dT%H:%M:%SZ")
    )
}

fn content(tables: &[Table]) -> String {
    let sheets: String = tables.iter().map(sheet).collect();
    let filters: String = (1..)
        .zip(tables)
        .map(|(number, table)| filter(number, table))
        .collect();
    format!(
        "{XML}<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}{SHEET_STYLE}{}{}</office:automatic-styles>\
         <office:body><office:spreadsheet>{sheets}<table:database-ranges>{filters}</table:database-ranges>\
         </office:spreadsheet></office:body></office:document-content>",
        cell_styles(),
        column_styles(tables)
    )
}

fn cell_styles() -> String {
    let with_number = [
        (style::TENTHS, "n-tenths"),
        (style::PERCENT, "n-percent"),
        (style::EUROS, "n-euros"),
        (style::DAY, "n-day"),
        (style::INSTANT, "n-instant"),
    ];
    let numbers: String = with_number
        .iter()
        .map(|(name, format)| {
            format!(
                "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:data-style-name=\"{format}\">\
                 <style:table-cell-properties style:vertical-align=\"top\"/></style:style>"
            )
        })
        .collect();
    format!(
        "<style:style style:name=\"{}\" style:family=\"table-cell\"><style:table-cell-properties \
         fo:background-color=\"#dce6f2\" fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/><style:text-properties \
         fo:font-weight=\"bold\"/></style:style><style:style style:name=\"{}\" style:family=\"table-cell\">\
         <style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>{numbers}",
        style::HEAD,
        style::BODY
    )
}

/// One style for each width, in characters.
fn column_styles(tables: &[Table]) -> String {
    const TENTHS_OF_MILLIMETRE: u32 = 19;
    let widths: std::collections::BTreeSet<u16> = tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| column.width)
        .collect();
    widths
        .iter()
        .map(|width| {
            let tenths = u32::from(*width) * TENTHS_OF_MILLIMETRE;
            format!(
                "<style:style style:name=\"w{width}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{}.{}mm\"/></style:style>",
                tenths / 10,
                tenths % 10
            )
        })
        .collect()
}

fn sheet(table: &Table) -> String {
    let columns: String = table
        .columns
        .iter()
        .map(|column| {
            format!(
                "<table:table-column table:style-name=\"w{}\"/>",
                column.width
            )
        })
        .collect();
    let titles: String = table
        .columns
        .iter()
        .map(|column| text_cell(&column.title, style::HEAD))
        .collect();
    let rows: String = table
        .rows
        .iter()
        .map(|cells| {
            let cells: String = cells.iter().map(cell_markup).collect();
            format!("<table:table-row>{cells}</table:table-row>")
        })
        .collect();
    format!(
        "<table:table table:name=\"{}\" table:style-name=\"sheet\">{columns}<table:table-header-rows><table:table-row>{titles}</table:table-row>\
         </table:table-header-rows>{rows}</table:table>",
        attribute(&sheet_name(&table.name))
    )
}

fn filter(number: usize, table: &Table) -> String {
    let name = sheet_name(&table.name).replace('\'', "''");
    let last = u32::try_from(table.columns.len().max(1) - 1).unwrap_or(0);
    let range = format!(
        "'{name}'.A1:'{name}'.{}{}",
        column_letters(last),
        table.rows.len() + 1
    );
    format!(
        "<table:database-range table:name=\"filter{number}\" table:target-range-address=\"{}\" \
         table:display-filter-buttons=\"true\"/>",
        attribute(&range)
    )
}

/// The header of every sheet stays where it is while the rows scroll.
fn settings(tables: &[Table]) -> String {
    let item = |name: &str, kind: &str, value: &str| {
        format!(
            "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>"
        )
    };
    let frozen = [
        item("VerticalSplitMode", "short", "2"),
        item("VerticalSplitPosition", "int", "1"),
        item("ActiveSplitRange", "short", "2"),
        item("PositionTop", "int", "0"),
        item("PositionBottom", "int", "1"),
    ]
    .concat();
    let sheets: String = tables
        .iter()
        .map(|table| {
            format!(
                "<config:config-item-map-entry config:name=\"{}\">{frozen}</config:config-item-map-entry>",
                attribute(&sheet_name(&table.name))
            )
        })
        .collect();
    format!(
        "{XML}<office:document-settings {NAMESPACES}><office:settings><config:config-item-set \
         config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">\
         <config:config-item-map-entry><config:config-item-map-named config:name=\"Tables\">{sheets}\
         </config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>"
    )
}
