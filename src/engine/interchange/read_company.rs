//! Reads one company of a problem.

use super::cursor::{Cursor, Reading};
use super::names::{Names, Numbering};
use super::problem::{
    Capability, Company, MAX_CAPABILITIES, MAX_FIGURE, MAX_LOTS, MAX_TENTHS, Point,
};

/// A place on earth.
///
/// # Errors
/// When the text is no JSON.
pub fn read_point(cursor: &mut Cursor<'_>) -> Reading<Point> {
    let (mut latitude, mut longitude) = (None, None);
    cursor.object(|cursor, key| {
        match key {
            "lat" => latitude = Some(cursor.below("lat", |cursor| cursor.degrees(90.0))?),
            "lon" => longitude = Some(cursor.below("lon", |cursor| cursor.degrees(180.0))?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(Point {
        latitude: cursor.required("lat", latitude),
        longitude: cursor.required("lon", longitude),
    })
}

/// A company, with competencies that were listed before.
///
/// # Errors
/// When the text is no JSON.
pub fn read_company(
    cursor: &mut Cursor<'_>,
    competencies: &Names,
    certificates: &mut Numbering,
) -> Reading<Company> {
    let mut read = Fields::default();
    cursor.object(|cursor, key| {
        match key {
            "id" => read.id = Some(Some(cursor.below("id", Cursor::id)?)),
            "headcount" => read.headcount = Some(cursor.below("headcount", figure)?),
            "turnover_keur" => read.turnover = Some(cursor.below("turnover_keur", figure)?),
            "references" => read.references = Some(cursor.below("references", figure)?),
            "location" => read.location = Some(Some(cursor.below("location", read_point)?)),
            "certifications" => {
                let held = cursor.below("certifications", |cursor| {
                    read_certificates(cursor, certificates)
                })?;
                read.certificates = Some(Some(held));
            }
            "can_lead" => read.may_lead = Some(cursor.below("can_lead", Cursor::truth)?),
            "available_fte" => {
                read.available =
                    Some(cursor.below("available_fte", |cursor| cursor.tenths(0, MAX_TENTHS))?);
            }
            "max_lots" => {
                let most = i64::try_from(MAX_LOTS).unwrap_or(i64::MAX);
                read.max_lots =
                    Some(cursor.below("max_lots", |cursor| cursor.whole_or_null(0, most))?);
            }
            "capabilities" => {
                let held = cursor.below("capabilities", |cursor| {
                    read_capabilities(cursor, competencies)
                })?;
                read.capabilities = Some(Some(held));
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read.into_company(cursor))
}

fn figure(cursor: &mut Cursor<'_>) -> Reading<Option<i64>> {
    cursor.whole(0, MAX_FIGURE)
}

/// What was read of a company: nothing where the key was missing, none where its value was wrong.
#[derive(Default)]
struct Fields {
    id: Option<Option<Box<str>>>,
    headcount: Option<Option<i64>>,
    turnover: Option<Option<i64>>,
    references: Option<Option<i64>>,
    location: Option<Option<Point>>,
    certificates: Option<Option<Vec<u32>>>,
    may_lead: Option<Option<bool>>,
    available: Option<Option<i64>>,
    max_lots: Option<Option<Option<i64>>>,
    capabilities: Option<Option<Vec<Capability>>>,
}

impl Fields {
    fn into_company(self, cursor: &mut Cursor<'_>) -> Company {
        Company {
            id: cursor.required("id", self.id),
            headcount: cursor.required("headcount", self.headcount),
            turnover: cursor.required("turnover_keur", self.turnover),
            references: cursor.required("references", self.references),
            location: cursor.required("location", self.location),
            certificates: cursor.required("certifications", self.certificates),
            may_lead: cursor.required("can_lead", self.may_lead),
            available: cursor.required("available_fte", self.available),
            max_lots: cursor.required("max_lots", self.max_lots),
            capabilities: cursor.required("capabilities", self.capabilities),
        }
    }
}

fn read_certificates(cursor: &mut Cursor<'_>, numbering: &mut Numbering) -> Reading<Vec<u32>> {
    let mut held = cursor.list(MAX_CAPABILITIES, |cursor| {
        Ok(numbering.number(&cursor.id()?))
    })?;
    held.sort_unstable();
    held.dedup();
    Ok(held)
}

fn read_capabilities(cursor: &mut Cursor<'_>, competencies: &Names) -> Reading<Vec<Capability>> {
    let held = cursor.list(MAX_CAPABILITIES, |cursor| {
        read_capability(cursor, competencies)
    })?;
    let mut seen: Vec<(u32, usize)> = held
        .iter()
        .enumerate()
        .filter_map(|(at, held)| Some(((*held)?.competency, at)))
        .collect();
    seen.sort_unstable();
    for pair in seen.windows(2) {
        if let [(first, _), (second, at)] = pair
            && first == second
        {
            cursor.note_at_index(*at, "names a competency that the company has already");
        }
    }
    Ok(held.into_iter().flatten().collect())
}

/// The number of a competency that is named here, if it was listed.
///
/// # Errors
/// When the text is no JSON.
pub fn read_competency(cursor: &mut Cursor<'_>, competencies: &Names) -> Reading<Option<u32>> {
    let Some(id) = cursor.string()? else {
        return Ok(None);
    };
    let number = competencies.number(&id);
    if number.is_none() {
        cursor.note(format!("`{id}` is not among the competencies"));
    }
    Ok(number)
}

fn read_capability(cursor: &mut Cursor<'_>, competencies: &Names) -> Reading<Option<Capability>> {
    let (mut competency, mut level, mut tenths, mut fit) = (None, None, None, None);
    cursor.object(|cursor, key| {
        match key {
            "competency" => {
                competency = Some(
                    cursor.below("competency", |cursor| read_competency(cursor, competencies))?,
                );
            }
            "level" => level = Some(cursor.below("level", |cursor| cursor.whole(1, 5))?),
            "fte" => tenths = Some(cursor.below("fte", |cursor| cursor.tenths(0, MAX_TENTHS))?),
            "fit" => fit = Some(cursor.below("fit", |cursor| cursor.whole(0, 100))?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let is_named = competency.flatten().is_some();
    let capability = Capability {
        competency: cursor.required("competency", competency),
        level: u8::try_from(cursor.required("level", level)).unwrap_or_default(),
        fit: u8::try_from(cursor.required("fit", fit)).unwrap_or_default(),
        tenths: cursor.required("fte", tenths),
    };
    Ok(is_named.then_some(capability))
}
