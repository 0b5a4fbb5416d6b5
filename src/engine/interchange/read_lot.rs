//! Reads one lot of a problem.

use super::cursor::{Cursor, Reading};
use super::names::{Names, Numbering};
use super::problem::{
    CertificateRule, Demand, Lot, MAX_COMPANIES, MAX_FIGURE, MAX_IMPORTANCE, MAX_MEMBERS,
    MAX_REQUIREMENTS, MAX_RULES, MAX_TENTHS, Measure, Point, Requirement, Scope, Threshold,
};
use super::read_company::{read_competency, read_point};

/// What the names in a lot may refer to.
pub struct Known<'a> {
    /// The competencies.
    pub competencies: &'a Names,
    /// The companies.
    pub companies: &'a Names,
    /// The certificates met so far.
    pub certificates: &'a mut Numbering,
}

/// What was read of a lot: nothing where the key was missing, none where its value was wrong.
#[derive(Default)]
struct Fields {
    id: Option<Option<Box<str>>>,
    location: Option<Option<Point>>,
    is_remote: Option<Option<bool>>,
    max_members: Option<Option<i64>>,
    requirements: Option<Option<Vec<Requirement>>>,
    thresholds: Option<Option<Vec<Threshold>>>,
    certificates: Option<Option<Vec<CertificateRule>>>,
    pinned: Option<Option<Vec<u32>>>,
    excluded: Option<Option<Vec<u32>>>,
}

/// A lot.
///
/// # Errors
/// When the text is no JSON.
pub fn read_lot(cursor: &mut Cursor<'_>, known: &mut Known<'_>) -> Reading<Lot> {
    let mut read = Fields::default();
    cursor.object(|cursor, key| read_field(cursor, key, known, &mut read))?;
    let pinned = cursor.required("pinned", read.pinned);
    let excluded = cursor.required("excluded", read.excluded);
    for (at, company) in pinned.iter().enumerate() {
        if excluded.contains(company) {
            cursor.below("pinned", |cursor| {
                cursor.note_at_index(at, "is also excluded: it cannot be both in and out");
                Ok(())
            })?;
        }
    }
    Ok(Lot {
        id: cursor.required("id", read.id),
        location: cursor.required("location", read.location),
        is_remote: cursor.required("remote", read.is_remote),
        max_members: usize::try_from(cursor.required("max_members", read.max_members))
            .unwrap_or_default(),
        requirements: cursor.required("requirements", read.requirements),
        thresholds: cursor.required("thresholds", read.thresholds),
        certificates: cursor.required("certifications", read.certificates),
        pinned,
        excluded,
    })
}

fn read_field(
    cursor: &mut Cursor<'_>,
    key: &str,
    known: &mut Known<'_>,
    read: &mut Fields,
) -> Reading<bool> {
    match key {
        "id" => read.id = Some(Some(cursor.below("id", Cursor::id)?)),
        "location" => read.location = Some(Some(cursor.below("location", read_point)?)),
        "remote" => read.is_remote = Some(cursor.below("remote", Cursor::truth)?),
        "max_members" => {
            read.max_members =
                Some(cursor.below("max_members", |cursor| cursor.whole(0, MAX_MEMBERS))?);
        }
        "requirements" => {
            let asked = cursor.below("requirements", |cursor| read_requirements(cursor, known))?;
            read.requirements = Some(Some(asked));
        }
        "thresholds" => {
            read.thresholds = Some(Some(cursor.below("thresholds", read_thresholds)?));
        }
        "certifications" => {
            let asked = cursor.below("certifications", |cursor| {
                cursor.list(MAX_RULES, |cursor| read_certificate(cursor, known))
            })?;
            read.certificates = Some(Some(asked.into_iter().flatten().collect()));
        }
        "pinned" => read.pinned = Some(Some(read_companies(cursor, "pinned", known)?)),
        "excluded" => read.excluded = Some(Some(read_companies(cursor, "excluded", known)?)),
        _ => return Ok(false),
    }
    Ok(true)
}

/// The number of a company that is named here, if it was listed.
///
/// # Errors
/// When the text is no JSON.
pub fn read_company_name(cursor: &mut Cursor<'_>, companies: &Names) -> Reading<Option<u32>> {
    let Some(id) = cursor.string()? else {
        return Ok(None);
    };
    let number = companies.number(&id);
    if number.is_none() {
        cursor.note(format!("`{id}` is not among the companies"));
    }
    Ok(number)
}

fn read_companies(
    cursor: &mut Cursor<'_>,
    key: &'static str,
    known: &Known<'_>,
) -> Reading<Vec<u32>> {
    let named = cursor.below(key, |cursor| {
        cursor.list(MAX_COMPANIES, |cursor| {
            read_company_name(cursor, known.companies)
        })
    })?;
    let mut numbers: Vec<u32> = named.into_iter().flatten().collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Notes every id that stands for two.
fn note_repeated<'a>(cursor: &mut Cursor<'_>, ids: impl Iterator<Item = &'a str>) {
    for number in Names::of(ids).1 {
        let at = usize::try_from(number).unwrap_or_default();
        cursor.note_at_index(at, "has the id of an earlier one");
    }
}

fn read_requirements(cursor: &mut Cursor<'_>, known: &Known<'_>) -> Reading<Vec<Requirement>> {
    let asked = cursor.list(MAX_REQUIREMENTS, |cursor| read_requirement(cursor, known))?;
    note_repeated(cursor, asked.iter().map(|(one, _)| &*one.id));
    let mut seen: Vec<(u32, usize)> = asked
        .iter()
        .enumerate()
        .filter(|(_, (_, is_named))| *is_named)
        .map(|(at, (one, _))| (one.competency, at))
        .collect();
    seen.sort_unstable();
    for pair in seen.windows(2) {
        if let [(first, _), (second, at)] = pair
            && first == second
        {
            cursor.note_at_index(*at, "asks for a competency that the lot asks for already");
        }
    }
    Ok(asked.into_iter().map(|(one, _)| one).collect())
}

/// A requirement, and whether its competency is known.
fn read_requirement(cursor: &mut Cursor<'_>, known: &Known<'_>) -> Reading<(Requirement, bool)> {
    let (mut id, mut competency, mut level, mut mandatory) = (None, None, None, None);
    let (mut holders, mut tenths, mut weight) = (None, None, None);
    cursor.object(|cursor, key| {
        match key {
            "id" => id = Some(Some(cursor.below("id", Cursor::id)?)),
            "competency" => {
                competency = Some(cursor.below("competency", |cursor| {
                    read_competency(cursor, known.competencies)
                })?);
            }
            "min_level" => level = Some(cursor.below("min_level", |cursor| cursor.whole(1, 5))?),
            "holders" => {
                holders = Some(cursor.below("holders", |cursor| cursor.whole(1, MAX_IMPORTANCE))?);
            }
            "fte" => tenths = Some(cursor.below("fte", |cursor| cursor.tenths(1, MAX_TENTHS))?),
            "mandatory" => mandatory = Some(cursor.below("mandatory", Cursor::truth)?),
            "weight" => {
                weight = Some(cursor.below("weight", |cursor| cursor.whole(1, MAX_IMPORTANCE))?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let demand = match (holders, tenths) {
        (Some(holders), None) => Demand::Holders(holders.unwrap_or(1)),
        (None, Some(tenths)) => Demand::Tenths(tenths.unwrap_or(1)),
        _ => {
            cursor.note("has to ask for exactly one of holders and fte");
            Demand::Holders(1)
        }
    };
    let is_mandatory = cursor.required("mandatory", mandatory);
    let optional_weight = if is_mandatory {
        if weight.is_some() {
            cursor.note_at("weight", "belongs to optional requirements only");
        }
        None
    } else {
        Some(cursor.required("weight", weight))
    };
    let is_known = competency.flatten().is_some();
    let requirement = Requirement {
        id: cursor.required("id", id),
        competency: cursor.required("competency", competency),
        min_level: u8::try_from(cursor.required("min_level", level)).unwrap_or_default(),
        demand,
        optional_weight,
    };
    Ok((requirement, is_known))
}

fn read_scope(cursor: &mut Cursor<'_>, may_be_sum: bool) -> Reading<Option<Scope>> {
    let Some(written) = cursor.string()? else {
        return Ok(None);
    };
    let scope = match &*written {
        "sum" if may_be_sum => Some(Scope::Sum),
        "any" => Some(Scope::Any),
        "each" => Some(Scope::Each),
        "lead" => Some(Scope::Lead),
        _ => None,
    };
    if scope.is_none() {
        let sum = if may_be_sum { "sum, " } else { "" };
        cursor.note(format!(
            "is `{written}`; one of {sum}any, each, lead is expected"
        ));
    }
    Ok(scope)
}

fn read_measure(cursor: &mut Cursor<'_>) -> Reading<Option<Measure>> {
    let Some(written) = cursor.string()? else {
        return Ok(None);
    };
    let measure = match &*written {
        "turnover_keur" => Some(Measure::Turnover),
        "headcount" => Some(Measure::Headcount),
        "references" => Some(Measure::References),
        _ => None,
    };
    if measure.is_none() {
        cursor.note(format!(
            "is `{written}`; one of turnover_keur, headcount, references is expected"
        ));
    }
    Ok(measure)
}

fn read_thresholds(cursor: &mut Cursor<'_>) -> Reading<Vec<Threshold>> {
    let asked = cursor.list(MAX_RULES, read_threshold)?;
    note_repeated(cursor, asked.iter().map(|one| &*one.id));
    Ok(asked)
}

fn read_threshold(cursor: &mut Cursor<'_>) -> Reading<Threshold> {
    let (mut id, mut measure, mut least, mut scope) = (None, None, None, None);
    cursor.object(|cursor, key| {
        match key {
            "id" => id = Some(Some(cursor.below("id", Cursor::id)?)),
            "measure" => measure = Some(cursor.below("measure", read_measure)?),
            "min" => least = Some(cursor.below("min", |cursor| cursor.whole(0, MAX_FIGURE))?),
            "scope" => {
                scope = Some(cursor.below("scope", |cursor| read_scope(cursor, true))?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    for (key, is_missing) in [("measure", measure.is_none()), ("scope", scope.is_none())] {
        if is_missing {
            cursor.note_at(key, "is missing");
        }
    }
    Ok(Threshold {
        id: cursor.required("id", id),
        measure: measure.flatten().unwrap_or(Measure::Headcount),
        least: cursor.required("min", least),
        scope: scope.flatten().unwrap_or(Scope::Any),
    })
}

fn read_certificate(
    cursor: &mut Cursor<'_>,
    known: &mut Known<'_>,
) -> Reading<Option<CertificateRule>> {
    let (mut certificate, mut scope) = (None, None);
    cursor.object(|cursor, key| {
        match key {
            "certification" => {
                let id = cursor.below("certification", Cursor::id)?;
                certificate = Some(known.certificates.number(&id));
            }
            "scope" => {
                scope = Some(cursor.below("scope", |cursor| read_scope(cursor, false))?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    for (key, is_missing) in [
        ("certification", certificate.is_none()),
        ("scope", scope.is_none()),
    ] {
        if is_missing {
            cursor.note_at(key, "is missing");
        }
    }
    Ok(match (certificate, scope.flatten()) {
        (Some(certificate), Some(scope)) => Some(CertificateRule { certificate, scope }),
        _ => None,
    })
}
