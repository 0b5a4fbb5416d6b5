//! Tables in text: every usual encoding and separator, found out without being told.

use domain::imports::import::ImportTarget;

use super::workbooks::{errors, lines, read};

const TEXT: &str = "Entreprise;Compétence;Niveau;Note\n\
                    Café Numérique;Sécurité des systèmes d'information;confirmé;« prêt » – 12 000 €\n\
                    \n\
                    L'Atelier;Hébergement;2;\"sur deux\nlignes; avec ; séparateurs\"\n\
                    Élan;Réseau;4;\n";

fn check(bytes: Vec<u8>, what: &str) {
    let drafts = read(bytes, ImportTarget::Capabilities);
    assert_eq!(lines(&errors(&drafts)), Vec::<String>::new(), "{what}");
    let read: Vec<_> = drafts
        .capabilities
        .iter()
        .map(|row| {
            (
                row.place.row,
                row.draft.company.name.as_deref().unwrap(),
                row.draft.competency.as_str(),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            (2, "Café Numérique", "Sécurité des systèmes d'information"),
            (4, "L'Atelier", "Hébergement"),
            (5, "Élan", "Réseau"),
        ],
        "{what}"
    );
    assert_eq!(
        drafts.capabilities[1].draft.note.as_deref(),
        Some("sur deux\nlignes; avec ; séparateurs"),
        "{what}"
    );
}

fn utf16(text: &str, is_little: bool, has_mark: bool) -> Vec<u8> {
    let mark = has_mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(|unit: u16| {
            if is_little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

/// The text in a one-byte encoding, by the table of its characters above 127.
fn one_byte(text: &str, above: &[(char, u8)]) -> Vec<u8> {
    text.chars()
        .map(|character| {
            if character.is_ascii() {
                u8::try_from(character).unwrap()
            } else {
                above
                    .iter()
                    .find(|(known, _)| *known == character)
                    .unwrap()
                    .1
            }
        })
        .collect()
}

const WINDOWS_1252: [(char, u8); 9] = [
    ('é', 0xE9),
    ('è', 0xE8),
    ('ê', 0xEA),
    ('É', 0xC9),
    ('«', 0xAB),
    ('»', 0xBB),
    ('–', 0x96),
    ('€', 0x80),
    ('à', 0xE0),
];
const MAC_ROMAN: [(char, u8); 9] = [
    ('é', 0x8E),
    ('è', 0x8F),
    ('ê', 0x90),
    ('É', 0x83),
    ('«', 0xC7),
    ('»', 0xC8),
    ('–', 0xD0),
    ('€', 0xDB),
    ('à', 0x88),
];

#[test]
fn every_usual_encoding_is_found_out() {
    check(TEXT.as_bytes().to_vec(), "UTF-8");
    check(format!("\u{feff}{TEXT}").into_bytes(), "UTF-8 with a mark");
    check(utf16(TEXT, true, true), "UTF-16 LE with a mark");
    check(utf16(TEXT, false, true), "UTF-16 BE with a mark");
    check(utf16(TEXT, true, false), "UTF-16 LE");
    check(utf16(TEXT, false, false), "UTF-16 BE");
    check(one_byte(TEXT, &WINDOWS_1252), "Windows-1252");
    check(one_byte(TEXT, &MAC_ROMAN), "MacRoman");
}

#[test]
fn every_usual_line_end_is_read() {
    check(
        TEXT.replace('\n', "\r\n")
            .replace("deux\r\nlignes", "deux\nlignes")
            .into_bytes(),
        "CR LF",
    );
    check(TEXT.replace('\n', "\r").into_bytes(), "CR");
}

#[test]
fn every_usual_separator_is_found_out() {
    for separator in [",", "\t", "|", ";"] {
        let title = "Capacités, juillet 2026\n";
        let rows = [
            ["Entreprise", "Compétence", "Niveau", "ETP"],
            [
                "Atelier Libre",
                "\"Bases, schémas; requêtes\"",
                "3",
                "\"2,5\"",
            ],
            ["Coop Numérique", "Drupal", "2", "1"],
        ];
        let body: String = rows.iter().map(|row| row.join(separator) + "\n").collect();
        let drafts = read(
            format!("{title}{body}").into_bytes(),
            ImportTarget::Capabilities,
        );
        let fte: Vec<_> = drafts
            .capabilities
            .iter()
            .map(|row| row.draft.fte.unwrap().0)
            .collect();
        assert_eq!(fte, [25, 10], "{separator:?}");
        assert_eq!(drafts.capabilities[0].place.row, 3, "{separator:?}");
    }
}

#[test]
fn the_separator_that_excel_declares_is_believed() {
    let text = "sep=,\nEntreprise,Compétence\nAtelier,Drupal\n";
    let drafts = read(text.as_bytes().to_vec(), ImportTarget::Capabilities);
    assert_eq!(drafts.capabilities[0].place.row, 3);
}
