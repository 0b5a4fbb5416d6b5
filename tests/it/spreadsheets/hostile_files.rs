//! Files made to hurt readers, rebuilt in code: small, and each standing for one way to abort, exhaust or mislead one.

use std::io::Write;

use super::workbooks::{archive, ods_of_table, xlsx};

/// Office Open XML around the markup of one sheet and, where given, of the shared strings.
pub fn raw_xlsx(sheet: &str, shared: Option<&str>) -> Vec<u8> {
    let types = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let workbook = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let workbook_rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let mut parts = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", workbook_rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    if let Some(shared) = shared {
        parts.push(("xl/sharedStrings.xml", shared.as_bytes()));
    }
    archive(&parts)
}

const SHEET_NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A sheet of rows of markup.
pub fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"{SHEET_NAMESPACE}\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// Shared strings with attributes of their own.
pub fn shared(attributes: &str, items: &str) -> String {
    format!("<?xml version=\"1.0\"?><sst xmlns=\"{SHEET_NAMESPACE}\" {attributes}>{items}</sst>")
}

/// Two cells at opposite corners.
pub fn corners(last: &str, last_row: u32) -> Vec<u8> {
    let rows = format!(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"{last_row}\"><c r=\"{last}\"><v>2</v></c></row>"
    );
    raw_xlsx(&sheet(&rows), None)
}

/// One sheet of so many cells without references.
pub fn many_cells(n_rows: usize) -> Vec<u8> {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100));
    raw_xlsx(&sheet(&row.repeat(n_rows)), None)
}

/// One shared string of so many letters.
pub fn long_string(length: usize) -> Vec<u8> {
    let item = format!("<si><t>{}</t></si>", "a".repeat(length));
    raw_xlsx(
        &sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
        Some(&shared("count=\"1\" uniqueCount=\"1\"", &item)),
    )
}

/// One shared string, however many are declared.
pub fn declared_strings(unique_count: &str) -> Vec<u8> {
    raw_xlsx(
        &sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
        Some(&shared(
            &format!("uniqueCount=\"{unique_count}\""),
            "<si><t>a</t></si>",
        )),
    )
}

/// An OpenDocument table of one repeated cell.
pub fn repeated_ods(rows: u64, columns: u64) -> Vec<u8> {
    ods_of_table(&format!(
        "<table:table table:name=\"T\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
         table:number-columns-repeated=\"{columns}\" office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"
    ))
}

/// A workbook whose sheet declares entities.
pub fn entities(doctype: &str, text: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\"?>{doctype}<worksheet xmlns=\"{SHEET_NAMESPACE}\"><sheetData><row r=\"1\"><c r=\"A1\" \
         t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
    );
    raw_xlsx(&sheet, None)
}

/// Ten levels of entities, each of ten of the level below.
pub fn billion_laughs() -> Vec<u8> {
    let levels: String = (1..10)
        .map(|level| {
            format!(
                "<!ENTITY l{level} \"{}\">",
                format!("&l{};", level - 1).repeat(10)
            )
        })
        .collect();
    entities(
        &format!("<!DOCTYPE worksheet [<!ENTITY l0 \"ha\">{levels}]>"),
        "&l9;",
    )
}

/// Elements so deep.
pub fn deep(levels: usize) -> Vec<u8> {
    raw_xlsx(
        &sheet(&format!(
            "{}{}",
            "<a>".repeat(levels),
            "</a>".repeat(levels)
        )),
        None,
    )
}

/// An element with so many attributes.
pub fn wide(attributes: usize) -> Vec<u8> {
    let list: String = (0..attributes)
        .map(|number| format!(" a{number}=\"1\""))
        .collect();
    raw_xlsx(&sheet(&format!("<row{list}/>")), None)
}

/// A workbook with more parts, written as they are.
pub fn with_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let original = super::workbooks::parts_of(&xlsx(&[("S", &[&["a", "b"]])]));
    let mut all: Vec<(&str, &[u8])> = original
        .iter()
        .map(|(name, content)| (name.as_str(), content.as_bytes()))
        .collect();
    all.extend_from_slice(parts);
    archive(&all)
}

/// An archive with so many entries.
pub fn many_entries(count: usize) -> Vec<u8> {
    let names: Vec<String> = (0..count)
        .map(|number| format!("xl/media/{number}.bin"))
        .collect();
    let parts: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), b"x".as_slice()))
        .collect();
    archive(&parts)
}

/// An archive whose two entries have the same name: one is renamed in place after writing.
pub fn duplicate_entries() -> Vec<u8> {
    let mut bytes = with_parts(&[("xl/workbook.xmm", b"<a/>")]);
    let wrong = b"xl/workbook.xmm";
    let right = b"xl/workbook.xml";
    for at in 0..bytes.len() - wrong.len() {
        if &bytes[at..at + wrong.len()] == wrong {
            bytes[at..at + wrong.len()].copy_from_slice(right);
        }
    }
    bytes
}

/// An archive that says of its parts that they are encrypted.
pub fn encrypted_entries() -> Vec<u8> {
    let mut bytes = xlsx(&[("S", &[&["a", "b"]])]);
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}

/// An old container with a stream of the given name.
pub fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend([0; 1_024]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.extend([0; 512]);
    bytes
}

/// The same bytes cut short.
pub fn cut(bytes: &[u8], per_cent: usize) -> Vec<u8> {
    bytes[..bytes.len() * per_cent / 100].to_vec()
}

/// A text of one quoted cell that never ends, of so many bytes.
pub fn endless_cell(length: usize) -> Vec<u8> {
    let mut bytes = b"Entreprise;Comp\xc3\xa9tence\n\"".to_vec();
    bytes.write_all(&vec![b'a'; length]).unwrap();
    bytes
}

/// Mutations of a workbook that stay the same in every run: flipped bits, cuts, repeats.
pub fn mutated(seed_bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (most.max(1) as u64)).unwrap()
    };
    let mut bytes = seed_bytes.to_vec();
    for _ in 0..=next(8) {
        let at = next(bytes.len());
        match next(4) {
            0 => bytes[at] ^= 1 << next(8),
            1 => bytes.truncate(at.max(8)),
            2 => bytes[at] = u8::try_from(next(256)).unwrap(),
            _ => {
                let end = (at + 1 + next(64)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// The same inside the parts: the archive stays whole, the markup does not.
pub fn mutated_parts(seed_bytes: &[u8], seed: u64) -> Vec<u8> {
    let parts = super::workbooks::parts_of(seed_bytes);
    let chosen = usize::try_from(seed).unwrap() % parts.len();
    let contents: Vec<Vec<u8>> = parts
        .iter()
        .enumerate()
        .map(|(index, (_, content))| {
            if index == chosen {
                mutated(content.as_bytes(), seed)
            } else {
                content.clone().into_bytes()
            }
        })
        .collect();
    let borrowed: Vec<(&str, &[u8])> = parts
        .iter()
        .zip(&contents)
        .map(|((name, _), content)| (name.as_str(), content.as_slice()))
        .collect();
    archive(&borrowed)
}
