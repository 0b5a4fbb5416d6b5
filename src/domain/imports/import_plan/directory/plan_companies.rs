//! Companies of a workbook against those of the cluster: field by field through the form of a company, so that what the
//! form refuses no workbook brings in.

use std::collections::BTreeSet;

use crate::directory::company::{Company, FinancialYear};
use crate::edits::company::{CompanyEdit, TypedAddress, TypedFinancialYear};
use crate::edits::parts::{TypedCoordinates, TypedMoney};
use crate::imports::drafts::DraftRow;
use crate::imports::drafts::{CompanyDraft, YearDraft};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject, Place};
use crate::values::changes::Change;
use crate::values::codes::{Postcode, Siren, Siret};
use crate::values::ids::CompanyId;
use crate::values::money::Money;
use crate::values::text::clean_text;

use super::super::change_log::{ChangeLog, list, money, optional, plain};
use super::super::companies_named::Described;
use super::super::planner::{Planner, RowFate};
use super::working::{Working, placed};

/// What stands between the statuses of a company in one cell.
const BETWEEN_STATUSES: &str = "; ";

/// Plans each row.
pub fn plan(planner: &mut Planner<'_>, working: &mut Working, drafts: &[DraftRow<CompanyDraft>]) {
    let mut said: BTreeSet<CompanyId> = BTreeSet::new();
    for row in drafts {
        match planned(planner, working, (row, &said)) {
            Ok((company, fate)) => {
                said.insert(company.id);
                let label = company.name.to_string();
                let is_changed = !matches!(&fate, RowFate::Compared(log) if log.is_empty());
                planner.accept(&row.place, ImportSubject::Company, label, fate);
                if is_changed {
                    working.put_company(company);
                }
            }
            Err(issues) => refuse(planner, row, issues),
        }
    }
}

fn refuse(planner: &mut Planner<'_>, row: &DraftRow<CompanyDraft>, issues: Vec<ImportIssue>) {
    let key = &row.draft.company;
    let who = key.name.as_ref().or(key.siret.as_ref());
    let label = who.or(key.siren.as_ref()).cloned().unwrap_or_default();
    let asks = |issue: &ImportIssue| issue.code == ImportIssueCode::AmbiguousCompany;
    if issues.iter().any(asks) {
        planner.ask(&row.place, ImportSubject::Company, label, issues);
    } else {
        planner.reject(&row.place, ImportSubject::Company, label, issues);
    }
}

/// The company after the row, and what the row comes to.
fn planned(
    planner: &Planner<'_>,
    working: &Working,
    (row, said): (&DraftRow<CompanyDraft>, &BTreeSet<CompanyId>),
) -> Result<(Company, RowFate), Vec<ImportIssue>> {
    let (draft, place) = (&row.draft, &row.place);
    let companies = &working.companies;
    let described = companies
        .described(&draft.company, place, &planner.columns)
        .map_err(|issue| vec![*issue])?;
    let (company_id, keeps_name) = match described {
        Described::ByNumber(company_id) => (company_id, false),
        Described::ByName(company_id) => (company_id, true),
        Described::New if planner.context.may_create_companies => {
            return created(planner, draft, place);
        }
        Described::New => {
            let key = &draft.company;
            return Err(vec![companies.not_theirs(key, place, &planner.columns)]);
        }
    };
    if said.contains(&company_id) {
        let code = ImportIssueCode::DuplicateRow;
        let mut issue = planner.columns.error(code, place, "name");
        issue.found = Some(companies.name_of(company_id).to_owned());
        return Err(vec![issue]);
    }
    let Some(known) = companies.get(company_id) else {
        return Err(Vec::new());
    };
    let mut edit = edit_of(draft, Some(known));
    if keeps_name {
        edit.name = Change::Keep;
    }
    let changed = edit
        .update(known.clone(), planner.context.now)
        .map_err(|found| at_columns(planner, place, found))?;
    // The version that was read goes with the plan.
    let company = Company {
        record: known.record,
        ..changed
    };
    let log = compared(Some(known), &company);
    Ok((company, RowFate::Compared(log)))
}

fn created(
    planner: &Planner<'_>,
    draft: &CompanyDraft,
    place: &Place,
) -> Result<(Company, RowFate), Vec<ImportIssue>> {
    let (cluster_id, now) = (planner.context.cluster_id, planner.context.now);
    let company = edit_of(draft, None)
        .create(cluster_id, now)
        .map_err(|found| at_columns(planner, place, found))?;
    let log = compared(None, &company);
    Ok((company, RowFate::Created(log)))
}

fn at_columns(
    planner: &Planner<'_>,
    place: &Place,
    found: Vec<crate::values::rejection::Rejection>,
) -> Vec<ImportIssue> {
    placed(planner, place, found, |field| {
        let of_year = match field {
            "turnover" | "year" | "amount" | "financialYears" => "turnoverOfYear",
            "inFieldTurnover" => "inFieldTurnoverOfYear",
            other => other,
        };
        if planner.columns.stands(place, field) {
            field.to_owned()
        } else {
            of_year.to_owned()
        }
    })
}

/// What the row types into the form. What it does not say stays.
fn edit_of(draft: &CompanyDraft, known: Option<&Company>) -> CompanyEdit {
    let text = |typed: &Option<String>| Change::from_option(typed.clone());
    let count = |typed: Option<u32>| Change::from_option(typed.map(i64::from));
    let fte = draft.available_fte.map(|fte| i64::from(fte.0));
    CompanyEdit {
        name: text(&draft.company.name),
        siren: text(&draft.company.siren),
        siret: text(&draft.company.siret),
        legal_form: text(&draft.legal_form),
        social_statuses: statuses(draft, known),
        address: address(draft, known),
        headcount: count(draft.headcount),
        available_fte_tenths: Change::from_option(fte),
        website: text(&draft.website),
        summary_fr: text(&draft.summary_fr),
        summary_en: text(&draft.summary_en),
        may_lead: Change::from_option(draft.may_lead),
        max_lots: count(draft.max_lots),
        financial_years: years(&draft.years, known),
    }
}

/// The statuses as our own files join them are the same statuses, whatever they contain.
fn statuses(draft: &CompanyDraft, known: Option<&Company>) -> Change<Vec<String>> {
    let Some(typed) = &draft.social_statuses else {
        return Change::Keep;
    };
    if known.is_some_and(|known| clean_text(&joined_statuses(known)) == *typed) {
        return Change::Keep;
    }
    let parts = typed.split([';', ',', '/', '|', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    Change::Set(parts.map(str::to_owned).collect())
}

/// The statuses of a company in one cell.
#[must_use]
pub fn joined_statuses(company: &Company) -> String {
    let words: Vec<&str> = company
        .social_statuses
        .iter()
        .map(|word| word.as_str())
        .collect();
    words.join(BETWEEN_STATUSES)
}

fn address(draft: &CompanyDraft, known: Option<&Company>) -> Change<TypedAddress> {
    let says_nothing = draft.street.is_none()
        && draft.company.postcode.is_none()
        && draft.city.is_none()
        && draft.department.is_none()
        && draft.coordinates.is_none();
    if says_nothing {
        return Change::Keep;
    }
    let before = known.map(|known| &known.address);
    let shown = |value: Option<String>, typed: &Option<String>| typed.clone().or(value);
    let postcode_before = before.and_then(|address| address.postcode.as_ref());
    let postcode = shown(
        postcode_before.map(ToString::to_string),
        &draft.company.postcode,
    );
    // A department that follows the postcode goes on following it.
    let department_before = before
        .and_then(|address| address.department.as_ref())
        .filter(|department| {
            postcode_before.map(Postcode::department) != Some((*department).clone())
        });
    let degrees = |microdegrees: i32| f64::from(microdegrees) / 1_000_000.0;
    let coordinates = draft
        .coordinates
        .or(before.and_then(|address| address.coordinates));
    let is_as_known = |address: &&crate::directory::company::Address| {
        let says =
            |known: Option<String>, typed: &Option<String>| typed.is_none() || *typed == known;
        let text =
            |known: &Option<crate::values::text::Name>| known.as_ref().map(ToString::to_string);
        says(text(&address.street), &draft.street)
            && says(text(&address.city), &draft.city)
            && says(
                address.postcode.as_ref().map(ToString::to_string),
                &draft.company.postcode,
            )
            && says(
                address.department.as_ref().map(ToString::to_string),
                &draft.department,
            )
            && (draft.coordinates.is_none() || draft.coordinates == address.coordinates)
    };
    if before.as_ref().is_some_and(is_as_known) {
        return Change::Keep;
    }
    Change::Set(TypedAddress {
        street: shown(
            before.and_then(|address| Some(address.street.as_ref()?.to_string())),
            &draft.street,
        ),
        postcode,
        city: shown(
            before.and_then(|address| Some(address.city.as_ref()?.to_string())),
            &draft.city,
        ),
        department: shown(
            department_before.map(ToString::to_string),
            &draft.department,
        ),
        coordinates: coordinates.map(|point| TypedCoordinates {
            latitude: degrees(point.latitude_microdegrees),
            longitude: degrees(point.longitude_microdegrees),
        }),
    })
}

fn years(drafts: &[YearDraft], known: Option<&Company>) -> Change<Vec<TypedFinancialYear>> {
    if drafts.is_empty() {
        return Change::Keep;
    }
    let before: &[FinancialYear] = known.map_or(&[], |known| &known.financial_years);
    let mut years: Vec<TypedFinancialYear> = before
        .iter()
        .map(|year| TypedFinancialYear {
            year: i64::from(year.year),
            turnover: typed_money(year.turnover),
            in_field_turnover: year.in_field_turnover.map(typed_money),
        })
        .collect();
    for draft in drafts {
        let year = i64::from(draft.year);
        let turnover = draft.turnover.map(typed_money);
        let in_field_turnover = draft.in_field_turnover.map(typed_money);
        match (years.iter_mut().find(|known| known.year == year), turnover) {
            (Some(known), turnover) => {
                known.turnover = turnover.unwrap_or_else(|| known.turnover.clone());
                known.in_field_turnover =
                    in_field_turnover.or_else(|| known.in_field_turnover.clone());
            }
            (None, Some(turnover)) => years.push(TypedFinancialYear {
                year,
                turnover,
                in_field_turnover,
            }),
            // A part of a turnover that nobody knows: the form says what is wrong with the whole.
            (None, None) => years.push(TypedFinancialYear {
                year,
                turnover: typed_money(Money::euros(0)),
                in_field_turnover,
            }),
        }
    }
    Change::Set(years)
}

/// An amount as a form has it.
pub(super) fn typed_money(amount: Money) -> TypedMoney {
    TypedMoney {
        amount: amount.to_decimal(),
        currency: amount.currency.as_str().to_owned(),
    }
}

/// Each field of a company that differs.
fn compared(before: Option<&Company>, after: &Company) -> ChangeLog {
    let mut log = ChangeLog::default();
    let fields_before = before.map(fields).unwrap_or_default();
    for (place, (field, value)) in fields(after).into_iter().enumerate() {
        let known = fields_before
            .get(place)
            .and_then(|(_, value)| value.clone());
        // That a new company may lead is the rule.
        if before.is_some() || field != "mayLead" || !after.may_lead {
            log.note(field, known, value);
        }
    }
    log
}

fn fields(company: &Company) -> Vec<(&'static str, Option<String>)> {
    let address = &company.address;
    let coordinates = address.coordinates.map(|point| {
        let degrees = |value: i32| f64::from(value) / 1_000_000.0;
        let latitude = degrees(point.latitude_microdegrees);
        format!("{latitude} {}", degrees(point.longitude_microdegrees))
    });
    let years: Vec<String> = company.financial_years.iter().map(year_shown).collect();
    vec![
        ("name", plain(&company.name)),
        ("siren", company.siren.as_ref().map(Siren::to_string)),
        ("siret", company.siret.as_ref().map(Siret::to_string)),
        ("legalForm", optional(&company.legal_form)),
        ("socialStatuses", list(&company.social_statuses)),
        ("street", optional(&address.street)),
        ("postcode", optional(&address.postcode)),
        ("city", optional(&address.city)),
        ("department", optional(&address.department)),
        ("coordinates", coordinates),
        ("headcount", optional(&company.headcount)),
        (
            "availableFteTenths",
            company.available_fte.map(|fte| fte.0.to_string()),
        ),
        ("maxLots", optional(&company.max_lots)),
        ("mayLead", plain(&company.may_lead)),
        ("website", optional(&company.website)),
        ("summaryFr", optional(&company.summary_fr)),
        ("summaryEn", optional(&company.summary_en)),
        ("financialYears", list(&years)),
    ]
}

fn year_shown(year: &FinancialYear) -> String {
    let turnover = money(&Some(year.turnover)).unwrap_or_default();
    match money(&year.in_field_turnover) {
        Some(part) => format!("{}: {turnover} ({part})", year.year),
        None => format!("{}: {turnover}", year.year),
    }
}
