//! Tables in text: what is found out is told, and what a person says counts.

use domain::imports::text_reading::{
    DecimalMark, QuoteMark, TextEncoding, TextOptions, TextReading,
};
use spreadsheets::open::open_workbook::open_workbook;

use super::archives::{open, shown};

fn reading(bytes: &[u8]) -> TextReading {
    open(bytes).unwrap().text.unwrap()
}

fn cells(bytes: &[u8], options: TextOptions) -> Vec<String> {
    let opened = open_workbook(bytes, &options).unwrap();
    shown(&opened.sheets[0])
        .into_iter()
        .map(|(_, _, text)| text)
        .collect()
}

#[test]
fn what_was_found_out_about_a_text_is_told() {
    let french = "Client;Montant\nMairie d'Évry;1234,50\nRégion;12,5\n";
    let found = reading(french.as_bytes());
    let expected = TextReading {
        encoding: TextEncoding::Utf8,
        separator: ';',
        quote: QuoteMark::Double,
        decimal: Some(DecimalMark::Comma),
        is_repaired: false,
    };
    assert_eq!(found, expected);
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(french);
    assert_eq!(reading(&windows).encoding, TextEncoding::Windows1252);
    let wide: Vec<u8> = french.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(reading(&wide).encoding, TextEncoding::Utf16Le);
    let english = "Client,Amount\nTown,1234.50\n\"Paris, city\",12.5\n";
    let found = reading(english.as_bytes());
    assert_eq!(
        (found.separator, found.decimal),
        (',', Some(DecimalMark::Point))
    );
    let undecided = "Client;Montant\nMairie;12,500\nRégion;31.12.2026\n";
    assert_eq!(reading(undecided.as_bytes()).decimal, None);
}

#[test]
fn a_paste_from_a_spreadsheet_is_a_table_of_tabs() {
    let paste = "Entreprise\tCompétence\tNote\r\nCafé\tDrupal\t\"deux\nlignes, \"\"dites\"\"\"\r\n";
    assert_eq!(reading(paste.as_bytes()).separator, '\t');
    let found = cells(paste.as_bytes(), TextOptions::default());
    assert_eq!(found.last().unwrap(), "deux\nlignes, \"dites\"");
}

#[test]
fn apostrophes_quote_cells_where_nothing_else_does() {
    let text = "'Client';'Note'\n'Mairie';'un; deux'\n'Région';'trois'\n";
    assert_eq!(reading(text.as_bytes()).quote, QuoteMark::Single);
    let found = cells(text.as_bytes(), TextOptions::default());
    assert_eq!(found[3], "un; deux");
    // Apostrophes inside words quote nothing.
    let words = "Client;Note\nl'Atelier;d'abord\n'=1+1;x\n";
    assert_eq!(reading(words.as_bytes()).quote, QuoteMark::Double);
}

#[test]
fn what_a_person_says_about_a_text_counts() {
    let text = "a,b;c\nd,e;f\n";
    let told = |separator| TextOptions {
        separator: Some(separator),
        ..TextOptions::default()
    };
    assert_eq!(cells(text.as_bytes(), told(',')), ["a", "b;c", "d", "e;f"]);
    assert_eq!(cells(text.as_bytes(), told(';')), ["a,b", "c", "d,e", "f"]);
    let accents = [b'c', 0x8E, b';', b'd', b'\n'];
    let encoded = |encoding| TextOptions {
        encoding: Some(encoding),
        ..TextOptions::default()
    };
    assert_eq!(cells(&accents, encoded(TextEncoding::MacRoman))[0], "cé");
    assert_eq!(cells(&accents, encoded(TextEncoding::Windows1252))[0], "cŽ");
    let unquoted = TextOptions {
        quote: Some(QuoteMark::None),
        ..TextOptions::default()
    };
    let inches = "\"12 pouces;x\n\"15 pouces;y\n";
    assert_eq!(cells(inches.as_bytes(), unquoted)[2], "\"15 pouces");
}

#[test]
fn a_decimal_mark_that_is_told_settles_numbers_of_three_digits() {
    let text = "12,500;12.500;1 234,567 €;0,125;31.12.2026;Paris, 123\n";
    let told = |decimal| TextOptions {
        decimal: Some(decimal),
        separator: Some(';'),
        ..TextOptions::default()
    };
    assert_eq!(
        cells(text.as_bytes(), told(DecimalMark::Comma)),
        [
            "12,5000",
            "12500",
            "1 234,5670 €",
            "0,1250",
            "31.12.2026",
            "Paris, 123"
        ]
    );
    assert_eq!(
        cells(text.as_bytes(), told(DecimalMark::Point))[..2],
        ["12500", "12.5000"]
    );
}

#[test]
fn letters_encoded_twice_are_put_right_and_said() {
    let honest = "Référence;Désignation;Qualité\nL’été à Évry;œuvre;« prêt » – 12 €\n";
    let (bytes, _, _) = encoding_rs::UTF_8.encode(honest);
    // Windows leaves five bytes without a letter; readers let them through as control characters.
    let twice: String = bytes
        .iter()
        .map(|byte| {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&[*byte])
                .0
                .into_owned()
        })
        .collect();
    assert!(twice.starts_with("RÃ©fÃ©rence"));
    let found = reading(twice.as_bytes());
    assert!(found.is_repaired);
    let repaired = cells(twice.as_bytes(), TextOptions::default());
    assert_eq!(repaired, cells(honest.as_bytes(), TextOptions::default()));
    assert!(!reading(honest.as_bytes()).is_repaired);
    // Who names the encoding gets what it says.
    let told = TextOptions {
        encoding: Some(TextEncoding::Utf8),
        ..TextOptions::default()
    };
    assert_eq!(cells(twice.as_bytes(), told)[0], "RÃ©fÃ©rence");
}
