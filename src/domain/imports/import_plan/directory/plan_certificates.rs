//! Certificates of a workbook against those of their companies: by the stable id of our own exports, else by what is
//! certified and the number.

use std::collections::BTreeSet;

use crate::directory::company::{Certificate, Company};
use crate::edits::company::CertificateEdit;
use crate::imports::drafts::CertificateDraft;
use crate::imports::drafts::DraftRow;
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportSubject};
use crate::values::changes::Change;
use crate::values::ids::CertificateId;
use crate::values::text::{Name, search_key};

use super::super::change_log::{ChangeLog, optional, plain};
use super::super::planner::{Planner, RowFate};
use super::working::{Working, placed};

/// Plans each row.
pub fn plan(
    planner: &mut Planner<'_>,
    working: &mut Working,
    drafts: &[DraftRow<CertificateDraft>],
) {
    let mut claimed: BTreeSet<CertificateId> = BTreeSet::new();
    for row in drafts {
        let draft = &row.draft;
        let what = draft.code.as_deref().or(draft.title.as_deref());
        let what = what.unwrap_or_default();
        let who = draft.company.name.as_deref();
        let who = who.or(draft.company.siren.as_deref()).unwrap_or_default();
        let label = format!("{who} · {what}");
        let about = (&row.place, ImportSubject::Certificate, label.as_str());
        let Some(company) = working.owner(planner, about, &draft.company) else {
            continue;
        };
        let label = format!("{} · {what}", company.name);
        match planned(planner, working, (row, &company, &claimed)) {
            Ok((certificate, fate)) => {
                claimed.insert(certificate.id);
                let is_changed = !matches!(&fate, RowFate::Compared(log) if log.is_empty());
                planner.accept(&row.place, ImportSubject::Certificate, label, fate);
                if is_changed {
                    working.put_company(with_certificate(company, certificate));
                }
            }
            Err(issues) => {
                planner.reject(&row.place, ImportSubject::Certificate, label, issues);
            }
        }
    }
}

fn with_certificate(mut company: Company, certificate: Certificate) -> Company {
    let mut known = company.certificates.iter_mut();
    match known.find(|known| known.id == certificate.id) {
        Some(known) => *known = certificate,
        None => company.certificates.push(certificate),
    }
    company
}

fn planned(
    planner: &Planner<'_>,
    working: &Working,
    (row, company, claimed): (
        &DraftRow<CertificateDraft>,
        &Company,
        &BTreeSet<CertificateId>,
    ),
) -> Result<(Certificate, RowFate), Vec<ImportIssue>> {
    let draft = &row.draft;
    let error = |code, field| planner.columns.error(code, &row.place, field);
    let is_elsewhere = |id: CertificateId| {
        let owner = working.certificates_of.get(&id);
        owner.is_some_and(|owner| *owner != company.id)
    };
    if let Some(id) = draft.id.filter(|id| is_elsewhere(*id)) {
        let mut issue = error(ImportIssueCode::InvalidIdentifier, "id");
        issue.found = Some(id.to_string());
        return Err(vec![issue]);
    }
    let known = match find_known(draft, company, claimed) {
        Found::One(known) => Some(known),
        Found::None => None,
        Found::Several(known) => {
            let mut issue = error(ImportIssueCode::MissingValue, "number");
            let numbers: Vec<String> = known.into_iter().map(told_apart).collect();
            issue.expected = Some(numbers.join(" | "));
            return Err(vec![issue]);
        }
    };
    if known.is_some_and(|known| claimed.contains(&known.id)) {
        let mut issue = error(ImportIssueCode::DuplicateRow, "code");
        issue.found.clone_from(&draft.code);
        return Err(vec![issue]);
    }
    let at_columns = |found| placed(planner, &row.place, found, str::to_owned);
    let edit = edit_of(draft, known);
    match known {
        Some(known) => {
            let certificate = edit.update(known.clone()).map_err(at_columns)?;
            let log = compared(Some(known), &certificate);
            Ok((certificate, RowFate::Compared(log)))
        }
        None => {
            let certificate = edit.create().map_err(at_columns)?;
            let log = compared(None, &certificate);
            Ok((certificate, RowFate::Created(log)))
        }
    }
}

enum Found<'c> {
    None,
    One(&'c Certificate),
    Several(Vec<&'c Certificate>),
}

/// By id; else what is certified and the number. Without a number several of a kind are told apart by their dates.
fn find_known<'c>(
    draft: &CertificateDraft,
    company: &'c Company,
    claimed: &BTreeSet<CertificateId>,
) -> Found<'c> {
    let mut all = company.certificates.iter();
    if let Some(known) = all.find(|known| Some(known.id) == draft.id) {
        return Found::One(known);
    }
    let wanted = [draft.code.as_deref(), draft.title.as_deref()];
    let is_named = |known: &&Certificate| match wanted {
        [Some(code), _] => {
            known.is_named(code) || search_key(known.title.as_str()) == search_key(code)
        }
        [None, Some(title)] => {
            known.is_named(title) || search_key(known.title.as_str()) == search_key(title)
        }
        [None, None] => false,
    };
    let same: Vec<&Certificate> = company.certificates.iter().filter(is_named).collect();
    let number_of = |number: Option<&str>| number.map(search_key);
    let is_as_said = |known: &&&Certificate| {
        number_of(known.number.as_ref().map(Name::as_str)) == number_of(draft.number.as_deref())
            && (known.valid_from, known.valid_until) == (draft.valid_from, draft.valid_until)
    };
    let mut as_said = same.iter().filter(is_as_said);
    if let (Some(known), None) = (as_said.next(), as_said.next()) {
        return Found::One(known);
    }
    // What another row of the file speaks of is another one.
    let mut same = same;
    same.retain(|known| !claimed.contains(&known.id));
    let of_number = |number: &str| -> Vec<&'c Certificate> {
        let is_it = |held: &Name| search_key(held.as_str()) == search_key(number);
        let exact = same.iter().copied();
        exact
            .filter(|known| known.number.as_ref().is_some_and(is_it))
            .collect()
    };
    let left = match &draft.number {
        Some(number) => match of_number(number) {
            exact if exact.is_empty() => same
                .into_iter()
                .filter(|known| known.number.is_none())
                .collect(),
            exact => exact,
        },
        None => same,
    };
    match left.as_slice() {
        [] => Found::None,
        [known] => Found::One(known),
        several => {
            let agrees = |known: &&&Certificate| {
                (draft.valid_from.is_none() || draft.valid_from == known.valid_from)
                    && (draft.valid_until.is_none() || draft.valid_until == known.valid_until)
            };
            let mut agreeing = several.iter().filter(agrees);
            match (agreeing.next(), agreeing.next()) {
                (Some(known), None) => Found::One(known),
                _ => Found::Several(left),
            }
        }
    }
}

fn told_apart(certificate: &Certificate) -> String {
    let number = certificate.number.as_ref().map(ToString::to_string);
    let until = certificate.valid_until.map(|day| day.to_string());
    number.or(until).unwrap_or_else(|| "–".to_owned())
}

/// What the row types into the form. A code that only differs in case or punctuation stays as it is known.
fn edit_of(draft: &CertificateDraft, known: Option<&Certificate>) -> CertificateEdit {
    let text = |typed: &Option<String>| Change::from_option(typed.clone());
    let is_same = |code: &str| {
        known.is_some_and(|known| {
            known.is_named(code)
                || (draft.title.is_none() && search_key(known.title.as_str()) == search_key(code))
        })
    };
    let (code, title) = match known {
        Some(_) => (
            draft.code.clone().filter(|code| !is_same(code)),
            draft.title.clone(),
        ),
        None => (
            draft.code.clone().or_else(|| draft.title.clone()),
            draft.title.clone().or_else(|| draft.code.clone()),
        ),
    };
    CertificateEdit {
        code: Change::from_option(code),
        title: Change::from_option(title),
        number: text(&draft.number),
        issuer: text(&draft.issuer),
        valid_from: Change::from_option(draft.valid_from),
        valid_until: Change::from_option(draft.valid_until),
        document: text(&draft.document),
    }
}

/// Each field of a certificate that differs.
fn compared(before: Option<&Certificate>, after: &Certificate) -> ChangeLog {
    let fields = |certificate: &Certificate| {
        [
            ("code", plain(&certificate.code)),
            ("title", plain(&certificate.title)),
            ("number", optional(&certificate.number)),
            ("issuer", optional(&certificate.issuer)),
            ("validFrom", optional(&certificate.valid_from)),
            ("validUntil", optional(&certificate.valid_until)),
            ("document", optional(&certificate.document)),
        ]
    };
    let mut log = ChangeLog::default();
    let known = before.map(fields);
    for (place, (field, value)) in fields(after).into_iter().enumerate() {
        let before = known.as_ref().and_then(|known| known.get(place));
        log.note(field, before.and_then(|(_, value)| value.clone()), value);
    }
    log
}
