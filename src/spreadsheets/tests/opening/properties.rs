//! Properties that hold for any file: what opens never panics, what was written with separators comes back, and a header
//! is found whatever stands in it.

use domain::directory::competency::Vocabulary;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::{DecimalMark, QuoteMark, TextEncoding, TextOptions};
use proptest::prelude::*;
use spreadsheets::columns::guess_header::guess_header;
use spreadsheets::open::archive::UnpackedArchive;
use spreadsheets::open::biff_scan::scan_workbook;
use spreadsheets::open::compound::Compound;
use spreadsheets::open::encoding::decode;
use spreadsheets::open::open_workbook::open_workbook;
use spreadsheets::open::separator::{detect_decimal, detect_quote, settle_number};
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::upload::FileFormat;

use super::archives::{archive, open};

const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// A cell with what makes tables in text hard: separators, quotes, breaks, accents, marks of formulas.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéèàç ]{1,12}",
        "[0-9]{1,3}[,.][0-9]{1,3}",
        "[a-z;,|\t\"\n€'=+-]{1,10}",
        "\\PC{1,8}",
    ]
    .prop_filter("a cell that is not blank", |text| {
        !text.trim().is_empty() && !text.contains(['\r', '\u{feff}', '\0'])
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_part_of_an_archive_passes_the_check_or_is_refused(
        content in prop::collection::vec(any::<u8>(), 0..300),
        chosen in 0usize..6,
    ) {
        let names = [
            "xl/workbook.xml", "xl/sharedStrings.xml", "xl/workbook.bin", "xl/sharedStrings.bin",
            "xl/worksheets/sheet1.bin", "content.xml",
        ];
        let bytes = archive(&[("[Content_Types].xml", b"<a/>"), (names[chosen], &content)]);
        let _ = UnpackedArchive::of(&bytes, FileFormat::Xlsx).and_then(UnpackedArchive::checked);
        let _ = UnpackedArchive::of(&bytes, FileFormat::Ods).and_then(UnpackedArchive::checked);
    }

    #[test]
    fn any_container_and_any_stream_pass_the_check_or_are_refused(
        mut bytes in prop::collection::vec(any::<u8>(), 0..3_000),
        is_large in any::<bool>(),
        mut stream in prop::collection::vec(prop_oneof![Just(0u8), Just(2), Just(9), Just(0x85), any::<u8>()], 0..400),
    ) {
        let _ = scan_workbook(&mut stream);
        bytes.resize(bytes.len().max(600), 0);
        bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        bytes[30] = if is_large { 12 } else { 9 };
        bytes[31] = 0;
        bytes[32] = 6;
        bytes[33] = 0;
        if let Ok(container) = Compound::open(&bytes) {
            let _ = container.stream("Workbook");
        }
    }

    #[test]
    fn a_table_in_text_comes_back_by_what_was_said_about_it(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..8),
        chosen in 0usize..4,
        encoding in 0usize..3,
    ) {
        let separator = SEPARATORS[chosen];
        let encoding = [TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be][encoding];
        let lines: Vec<String> = rows
            .iter()
            .map(|row| row.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(&separator.to_string()))
            .collect();
        let text = lines.join("\r\n");
        let bytes: Vec<u8> = match encoding {
            TextEncoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            TextEncoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => text.into_bytes(),
        };
        let options = TextOptions {
            encoding: Some(encoding),
            separator: Some(separator),
            quote: Some(QuoteMark::Double),
            decimal: None,
        };
        // A few bytes without a mark may look like no text at all: then it is refused, not misread.
        if let Ok(opened) = open_workbook(&bytes, &options) {
            let read: Vec<Vec<String>> = opened.sheets[0]
                .rows
                .iter()
                .map(|row| row.cells.iter().map(|(_, value)| value.display()).collect())
                .collect();
            // A lone tab may be guarded, and a cell of nothing but a tab is blank.
            let expected: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    let unguarded = row.iter().map(|text| spreadsheets::write::safe_text::unguard_text(text));
                    unguarded.filter(|text| !text.trim().is_empty()).map(str::to_owned).collect()
                })
                .filter(|row: &Vec<String>| !row.is_empty())
                .collect();
            prop_assert_eq!(read, expected);
        }
    }

    #[test]
    fn any_text_is_sniffed_without_a_panic(text in "[\\PC\t\n;,|\"']{0,200}", number in "[0-9 .,€'-]{0,16}") {
        let _ = detect_quote(&text);
        let _ = detect_decimal(text.split(';'));
        for decimal in [DecimalMark::Comma, DecimalMark::Point] {
            if let Some(settled) = settle_number(&number, decimal) {
                prop_assert_eq!(settle_number(&settled, decimal), None, "{} became {}", number, settled);
            }
        }
        let decoded = decode(text.as_bytes(), Some(TextEncoding::Utf8));
        prop_assert_eq!(decoded.text, text);
    }

    #[test]
    fn any_bytes_are_decoded_in_every_encoding(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for encoding in TextEncoding::ALL {
            let _ = decode(&bytes, Some(encoding));
        }
        let _ = decode(&bytes, None);
    }

    #[test]
    fn any_header_is_matched_or_not_without_a_panic(
        titles in prop::collection::vec("\\PC{0,30}|Entreprise|Compétence|Niveau|Lot|Montant HT|Référence", 1..8),
        rows in prop::collection::vec(prop::collection::vec(cell(), 1..8), 0..5),
    ) {
        let line = |cells: &[String]| cells.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(";");
        let mut lines = vec![line(&titles)];
        lines.extend(rows.iter().map(|row| line(row)));
        if let Ok(opened) = open(lines.join("\n").as_bytes()) {
            let header = guess_header(&opened.sheets[0]);
            let is_there = header.is_none_or(|row| opened.sheets[0].row(row).is_some());
            prop_assert!(is_there);
            let vocabulary = Vocabulary::default();
            for target in [ImportTarget::Calls, ImportTarget::Capabilities, ImportTarget::Awards, ImportTarget::Companies] {
                let _ = interpret(&opened, &Reading::unaided(target, &vocabulary));
            }
        }
    }
}
