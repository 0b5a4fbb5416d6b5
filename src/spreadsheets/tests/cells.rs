//! Cells as people write them, one table of examples for each kind of value; and properties that hold for any text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use chrono::{DateTime, NaiveDate, Utc};
use domain::imports::import::ImportIssueCode;
use domain::values::column_letters::column_letters;
use domain::values::quantity::Level;
use proptest::prelude::*;
use spreadsheets::cells::date::{DayMeans, instant_cell, parse_day, parse_instant};
use spreadsheets::cells::identifier::{
    CompanyNumber, lot_number, parse_company_number, parse_cpv_codes, parse_nuts, parse_postcode,
};
use spreadsheets::cells::money::parse_money;
use spreadsheets::cells::quantity::{parse_count, parse_fte, parse_percent};
use spreadsheets::cells::word::{
    parse_importance, parse_kind, parse_level, parse_procedure, parse_scope, parse_yes_no,
};
use spreadsheets::workbook::CellValue;

fn text(typed: &str) -> CellValue {
    CellValue::Text(typed.to_owned())
}

fn cents(typed: &str) -> Option<i64> {
    parse_money(&text(typed))
        .ok()
        .flatten()
        .map(|money| money.cents)
}

#[test]
fn money_is_read_as_the_french_write_it() {
    for (typed, expected) in [
        ("350 000 €", 35_000_000),
        ("350\u{a0}000,50 €", 35_000_050),
        ("1\u{202f}234\u{202f}567,89", 123_456_789),
        ("1.234.567,89 EUR", 123_456_789),
        ("1,234,567.89", 123_456_789),
        ("350 k€", 35_000_000),
        ("350k€ HT", 35_000_000),
        ("1,2 M€ HT", 120_000_000),
        ("1.25 M€", 125_000_000),
        ("2 millions d'euros".replace("d'", "").as_str(), 200_000_000),
        ("1,5 Md€", 150_000_000_000),
        ("€ 1200", 120_000),
        ("12,500 €", 1_250_000),
        ("12.500", 1_250_000),
        ("12,50", 1_250),
        ("≥ 100 000 € H.T.", 10_000_000),
        ("minimum 80 K€ / an", 8_000_000),
        ("0", 0),
    ] {
        assert_eq!(cents(typed), Some(expected), "{typed}");
    }
    for wrong in [
        "beaucoup",
        "12 000 € TTC",
        "100 000 - 200 000 €",
        "12 34",
        "-5 €",
        "1,2,3",
        "1e6",
    ] {
        assert!(parse_money(&text(wrong)).is_err(), "{wrong}");
    }
    let dollars = parse_money(&text("1 200 USD")).unwrap().unwrap();
    assert_eq!((dollars.cents, dollars.currency.as_str()), (120_000, "USD"));
    assert_eq!(
        parse_money(&CellValue::Number(0.1 + 0.2))
            .unwrap()
            .unwrap()
            .cents,
        30
    );
    assert_eq!(parse_money(&text("néant")), Ok(None));
}

#[test]
fn dates_are_read_day_first_and_in_paris_time() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for typed in [
        "31/12/2026",
        "31-12-26",
        "31.12.2026",
        "2026-12-31",
        "2026/12/31",
        "31 décembre 2026",
        "31 déc. 2026",
        "jeudi 31 décembre 2026",
        "December 31, 2026",
        "31-déc-26",
        "2026-12-31T10:00:00",
    ] {
        assert_eq!(
            parse_day(&text(typed), false),
            Ok(Some(day(2026, 12, 31))),
            "{typed}"
        );
    }
    assert_eq!(
        parse_day(&text("1er janvier 2027"), false),
        Ok(Some(day(2027, 1, 1)))
    );
    assert_eq!(
        parse_day(&CellValue::Number(46_387.0), false),
        Ok(Some(day(2026, 12, 31)))
    );
    assert_eq!(
        parse_day(&CellValue::Number(44_925.0), true),
        Ok(Some(day(2026, 12, 31)))
    );
    for wrong in [
        "12/31/2026",
        "31/02/2026",
        "bientôt",
        "31/12",
        "32 janvier 2026",
        "1er jui 2026",
    ] {
        let fault = parse_day(&text(wrong), false).unwrap_err();
        assert_eq!(fault.code, ImportIssueCode::NotADate, "{wrong}");
    }
    assert!(parse_day(&CellValue::Number(12.0), false).is_err());
}

#[test]
fn a_deadline_without_time_lets_the_whole_day_pass() {
    let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    for (typed, means, expected) in [
        ("31/12/2026", DayMeans::End, "2026-12-31T22:59:00Z"),
        ("31/12/2026", DayMeans::Start, "2026-12-30T23:00:00Z"),
        ("31/12/2026 12:00", DayMeans::End, "2026-12-31T11:00:00Z"),
        ("31/07/2026 à 17h00", DayMeans::End, "2026-07-31T15:00:00Z"),
        (
            "31/07/2026 17 h 30 (heure de Paris)",
            DayMeans::End,
            "2026-07-31T15:30:00Z",
        ),
        (
            "31 juillet 2026 à midi",
            DayMeans::End,
            "2026-07-31T10:00:00Z",
        ),
        ("July 31 2026 5pm", DayMeans::End, "2026-07-31T15:00:00Z"),
        (
            "2026-07-31T12:00:00+00:00",
            DayMeans::End,
            "2026-07-31T12:00:00Z",
        ),
        (
            "2026-07-31T12:00:00Z",
            DayMeans::End,
            "2026-07-31T12:00:00Z",
        ),
        // The hour that autumn repeats: the earlier instant.
        ("25/10/2026 02:30", DayMeans::End, "2026-10-25T00:30:00Z"),
    ] {
        assert_eq!(
            parse_instant(&text(typed), false, means),
            Ok(Some(utc(expected))),
            "{typed}"
        );
    }
    // The hour that spring leaves out.
    assert!(parse_instant(&text("29/03/2026 02:30"), false, DayMeans::End).is_err());
}

#[test]
fn words_are_read_in_both_languages() {
    for (typed, expected) in [
        ("oui", true),
        ("O", true),
        ("x", true),
        ("✓", true),
        ("VRAI", true),
        ("yes", true),
        ("Non", false),
        ("N", false),
        ("✗", false),
        ("0", false),
    ] {
        assert_eq!(parse_yes_no(&text(typed)), Ok(Some(expected)), "{typed}");
    }
    assert!(parse_yes_no(&text("peut-être")).is_err());
    for (typed, expected) in [
        ("3", Level::Confirmed),
        ("Niveau 3", Level::Confirmed),
        ("N3", Level::Confirmed),
        ("3 - confirmé", Level::Confirmed),
        ("Confirmée", Level::Confirmed),
        ("Expert", Level::Expert),
        ("notions", Level::Notions),
        ("autonome", Level::Autonomous),
        ("advanced", Level::Confirmed),
        ("★★☆☆", Level::Autonomous),
        ("+++", Level::Confirmed),
        ("3/4", Level::Confirmed),
    ] {
        assert_eq!(parse_level(&text(typed)), Ok(Some(expected)), "{typed}");
    }
    assert_eq!(
        parse_level(&CellValue::Number(4.0)),
        Ok(Some(Level::Expert))
    );
    for wrong in ["5", "2 - expert", "bof", "1 2"] {
        assert!(parse_level(&text(wrong)).is_err(), "{wrong}");
    }
    assert!(parse_level(&CellValue::Number(2.5)).is_err());
    let importance = parse_importance(&text("Souhaitable (3)")).unwrap().unwrap();
    assert_eq!(
        (importance.is_mandatory, importance.weight),
        (false, Some(3))
    );
    assert!(
        parse_importance(&text("Obligatoire"))
            .unwrap()
            .unwrap()
            .is_mandatory
    );
    for known in [
        "Compétence",
        "Chiffre d'affaires",
        "Références",
        "Certificate",
        "free text",
    ] {
        assert!(parse_kind(&text(known)).unwrap().is_some(), "{known}");
    }
    for known in ["Groupement", "chaque membre", "Lead", "Members only"] {
        assert!(parse_scope(&text(known)).unwrap().is_some(), "{known}");
    }
    for known in [
        "Appel d'offres ouvert",
        "Procédure adaptée",
        "MAPA",
        "Procédure avec négociation",
        "Open procedure",
    ] {
        assert!(parse_procedure(&text(known)).unwrap().is_some(), "{known}");
    }
    assert_eq!(
        parse_scope(&text("la lune")).unwrap_err().code,
        ImportIssueCode::UnknownWord
    );
}

#[test]
fn quantities_keep_their_tenths() {
    let tenths = |typed: &str| parse_fte(&text(typed)).ok().flatten().map(|fte| fte.0);
    for (typed, expected) in [
        ("2,5", 25),
        ("2.5 ETP", 25),
        ("3 ETP", 30),
        ("0,5", 5),
        ("1 200", 12_000),
    ] {
        assert_eq!(tenths(typed), Some(expected), "{typed}");
    }
    assert_eq!(parse_fte(&CellValue::Number(2.3)).unwrap().unwrap().0, 23);
    assert_eq!(parse_fte(&text("0,25")).unwrap_err().proposals, ["0,3"]);
    assert_eq!(parse_count(&text("3 références")), Ok(Some(3)));
    assert_eq!(parse_count(&text("1 234")), Ok(Some(1234)));
    assert_eq!(parse_count(&text("illimité")), Ok(None));
    assert!(parse_count(&text("2,5")).is_err());
    assert!(parse_count(&text("-1")).is_err());
    assert_eq!(parse_percent(&text("12,5 %")), Ok(Some(1_250)));
    assert_eq!(parse_percent(&CellValue::Number(0.125)), Ok(Some(1_250)));
    assert!(parse_percent(&text("101 %")).is_err());
}

#[test]
fn damaged_identifiers_are_said_and_never_guessed() {
    let siret = |cell: &CellValue| match parse_company_number(cell) {
        Ok(Some(CompanyNumber::Siret(siret))) => siret.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(siret(&text("854 800 745 01125")), "85480074501125");
    assert_eq!(
        siret(&CellValue::Number(85_480_074_501_125.0)),
        "85480074501125"
    );
    assert!(matches!(
        parse_company_number(&text("854800745")),
        Ok(Some(CompanyNumber::Siren(_)))
    ));
    // `00572078410010` would be a valid number: it is proposed, not taken.
    for lost in ["5720784", "572078400013", "8,54801E+13", "8.54801E+13"] {
        let fault = parse_company_number(&text(lost)).unwrap_err();
        assert_eq!(fault.code, ImportIssueCode::DamagedIdentifier, "{lost}");
    }
    let fault = parse_company_number(&CellValue::Number(5_720_784.0)).unwrap_err();
    assert_eq!(fault.proposals, ["005720784"]);
    assert_eq!(
        parse_company_number(&text("12345678901234"))
            .unwrap_err()
            .code,
        ImportIssueCode::InvalidIdentifier
    );
    assert_eq!(
        parse_postcode(&CellValue::Number(1_000.0)),
        Ok(Some("01000".to_owned()))
    );
    assert!(parse_postcode(&text("3500")).is_ok());
    assert!(parse_postcode(&text("Rennes")).is_err());
    assert_eq!(
        parse_cpv_codes(&text("72000000-5 (Services informatiques) ; 72200000")),
        Ok(Some(vec!["72000000".to_owned(), "72200000".to_owned()]))
    );
    assert_eq!(
        parse_cpv_codes(&CellValue::Number(3_000_000.0)),
        Ok(Some(vec!["03000000".to_owned()]))
    );
    assert!(parse_cpv_codes(&text("informatique")).is_err());
    assert_eq!(
        parse_nuts(&text("FRH04 - Morbihan")),
        Ok(Some("FRH04".to_owned()))
    );
    for (typed, code) in [
        ("Ille-et-Vilaine", "FRH03"),
        ("ILLE ET VILAINE (35)", "FRH03"),
        ("35 - Ille-et-Vilaine", "FRH03"),
        ("Département de l’Ain", "FRK21"),
        ("2a", "FRM01"),
        ("1", "FRK21"),
        ("Pas-de-Calais", "FRE12"),
        ("Région Pays de la Loire", "FRG"),
        ("Hauts de France", "FRE"),
        ("La Réunion", "FRY40"),
        ("France entière", "FR"),
        ("fr", "FR"),
        ("DEA1A", "DEA1A"),
        ("frh0", "FRH0"),
    ] {
        assert_eq!(
            parse_nuts(&text(typed)),
            Ok(Some(code.to_owned())),
            "{typed}"
        );
    }
    let number = parse_nuts(&CellValue::Number(62.0));
    assert_eq!(number, Ok(Some("FRE12".to_owned())));
    for town in ["Rennes", "LILLE", "Rouen", "Nice", "ESSEY", "96"] {
        assert!(parse_nuts(&text(town)).is_err(), "{town}");
    }
}

#[test]
fn a_lot_number_goes_without_the_word() {
    for (typed, expected) in [
        ("Lot 1", "1"),
        ("LOT n°02 : Hébergement", "02"),
        ("2", "2"),
        ("Lot A", "A"),
        ("3bis", "3bis"),
        ("Lots divers", "Lots divers"),
    ] {
        assert_eq!(
            lot_number(&text(typed)).as_deref(),
            Some(expected),
            "{typed}"
        );
    }
    assert_eq!(lot_number(&CellValue::Number(3.0)).as_deref(), Some("3"));
}

#[test]
fn columns_are_lettered_as_spreadsheets_do() {
    for (column, letters) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (701, "ZZ"),
        (702, "AAA"),
        (16_383, "XFD"),
    ] {
        assert_eq!(column_letters(column), letters);
    }
}

/// An amount in the spellings that `money_is_read…` promises.
fn spelled(cents: i64, style: usize) -> String {
    let digits = (cents / 100).to_string();
    let group = ["\u{a0}", "\u{202f}", " ", ".", ""][style % 5];
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02} €", cents % 100)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(typed in "\\PC{0,60}|[0-9 .,/:+−€%kMELothTZ'-]{0,24}|[\\x00-\\u{2100}]{0,12}") {
        let cell = text(&typed);
        let _ = parse_money(&cell);
        let _ = parse_instant(&cell, false, DayMeans::End);
        let _ = parse_day(&cell, true);
        let _ = (parse_yes_no(&cell), parse_level(&cell), parse_kind(&cell), parse_scope(&cell));
        let _ = (parse_importance(&cell), parse_procedure(&cell));
        let _ = (parse_count(&cell), parse_fte(&cell), parse_percent(&cell));
        let _ = (parse_company_number(&cell), parse_cpv_codes(&cell), parse_nuts(&cell), parse_postcode(&cell));
        let _ = lot_number(&cell);
    }

    #[test]
    fn no_number_makes_a_parser_panic(number in any::<f64>()) {
        let cell = CellValue::Number(number);
        let _ = (parse_money(&cell), parse_count(&cell), parse_fte(&cell), parse_percent(&cell), parse_level(&cell));
        let _ = (parse_day(&cell, false), parse_day(&cell, true), parse_company_number(&cell), parse_cpv_codes(&cell));
    }

    #[test]
    fn an_amount_survives_its_spelling(cents in 0i64..=10_000_000_000_000, style in 0usize..5) {
        let typed = spelled(cents, style);
        let money = parse_money(&text(&typed)).unwrap().unwrap();
        prop_assert_eq!(money.cents, cents, "{}", typed);
    }

    #[test]
    fn an_amount_survives_a_number_cell(cents in 0i64..=10_000_000_000_000) {
        let money = parse_money(&CellValue::Number(cents as f64 / 100.0)).unwrap().unwrap();
        prop_assert_eq!(money.cents, cents);
    }

    #[test]
    fn an_instant_survives_its_cell(seconds in 0i64..4_102_444_800, is_end in any::<bool>()) {
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();
        let means = if is_end { DayMeans::End } else { DayMeans::Start };
        let cell = instant_cell(instant, means);
        prop_assert_eq!(parse_instant(&cell, false, means), Ok(Some(instant)));
    }

    #[test]
    fn a_day_survives_its_spelling(days in 0i32..40_000) {
        let day = NaiveDate::from_num_days_from_ce_opt(719_163 + days).unwrap();
        for format in ["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"] {
            let typed = day.format(format).to_string();
            prop_assert_eq!(parse_day(&text(&typed), false), Ok(Some(day)), "{}", typed);
        }
    }
}
