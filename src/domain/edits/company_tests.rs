//! How forms about companies are read.

#![allow(clippy::unwrap_used)]

use chrono::DateTime;

use super::{CompanyEdit, TypedAddress, TypedFinancialYear};
use crate::directory::company::Company;
use crate::edits::parts::TypedMoney;
use crate::values::changes::Change;
use crate::values::codes::{Department, Siren};
use crate::values::ids::ClusterId;
use crate::values::rejection::{Rejection, RejectionCode};

fn edited(edit: CompanyEdit) -> Result<Company, Vec<Rejection>> {
    let named = CompanyEdit {
        name: Change::Set("Logiciels du Ponant".to_owned()),
        ..edit
    };
    named.create(
        ClusterId::new(),
        DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
    )
}

fn found(edit: CompanyEdit) -> Vec<(RejectionCode, String)> {
    edited(edit)
        .unwrap_err()
        .into_iter()
        .map(|rejection| (rejection.code, rejection.path.join(".")))
        .collect()
}

fn year(year: i64, turnover: &str, in_field: &str, currency: &str) -> TypedFinancialYear {
    let money = |amount: &str| TypedMoney {
        amount: amount.to_owned(),
        currency: currency.to_owned(),
    };
    TypedFinancialYear {
        year,
        turnover: money(turnover),
        in_field_turnover: Some(money(in_field)),
    }
}

#[test]
fn the_siren_comes_from_the_siret_and_must_agree_with_it() {
    let company = edited(CompanyEdit {
        siret: Change::Set("123 456 782 00010".to_owned()),
        ..CompanyEdit::default()
    })
    .unwrap();
    assert_eq!(company.siren.as_ref().map(Siren::as_str), Some("123456782"));
    assert_eq!(
        found(CompanyEdit {
            siren: Change::Set("732829320".to_owned()),
            siret: Change::Set("12345678200010".to_owned()),
            ..CompanyEdit::default()
        }),
        [(RejectionCode::InvalidFormat, "siret".to_owned())]
    );
}

#[test]
fn the_department_comes_from_the_postcode() {
    let company = edited(CompanyEdit {
        address: Change::Set(TypedAddress {
            postcode: Some("20200".to_owned()),
            ..TypedAddress::default()
        }),
        ..CompanyEdit::default()
    })
    .unwrap();
    let department = company.address.department.as_ref().map(Department::as_str);
    assert_eq!(department, Some("2B"));
}

#[test]
fn financial_years_are_checked_each_at_its_place() {
    let years = vec![
        year(2024, "100.00", "100.01", "EUR"),
        year(1066, "1", "1", "EUR"),
        year(2025, "1", "1", "CHF"),
    ];
    assert_eq!(
        found(CompanyEdit {
            financial_years: Change::Set(years),
            ..CompanyEdit::default()
        }),
        [
            (
                RejectionCode::OutOfRange,
                "financialYears.0.inFieldTurnover".to_owned()
            ),
            (
                RejectionCode::OutOfRange,
                "financialYears.1.year".to_owned()
            ),
            (
                RejectionCode::InvalidFormat,
                "financialYears.2.turnover.currency".to_owned()
            ),
        ]
    );
    let twice = vec![
        year(2024, "2", "1", "EUR"),
        year(2025, "2", "1", "EUR"),
        year(2024, "3", "1", "EUR"),
    ];
    assert_eq!(
        found(CompanyEdit {
            financial_years: Change::Set(twice),
            ..CompanyEdit::default()
        }),
        [(RejectionCode::NotUnique, "financialYears".to_owned())]
    );
}
