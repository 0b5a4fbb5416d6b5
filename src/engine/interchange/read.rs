//! Reads a problem of the format `tender-grouping/1`: everything that is wrong is told with its place, and nothing
//! that is wrong gets further than here.

use super::cursor::{Cursor, Reading};
use super::finding::Findings;
use super::json_text::{BadSyntax, Stop};
use super::names::{Names, Numbering};
use super::problem::{
    Collaboration, Company, Lot, MAX_COMPANIES, MAX_COMPETENCIES, MAX_IMPORTANCE, MAX_LOTS,
    MAX_PAIRS, MAX_WEIGHT, Problem, Weights,
};
use super::read_company::read_company;
use super::read_lot::{Known, read_company_name, read_lot};

/// The name of the format.
pub const SCHEMA: &str = "tender-grouping/1";
/// How often the parts of a file are gone through: they may stand in any order, and each pass reads all that it can.
const MAX_PASSES: usize = 4;

/// Why there is no problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Everything that is wrong with the text.
    Wrong(Findings),
    /// The time was over before its end.
    TimeUp,
}

/// Reads a problem.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_problem(text: &str) -> Result<Problem, Findings> {
    read_problem_until(text, &|| false).map_err(|unread| match unread {
        Unread::Wrong(findings) => findings,
        Unread::TimeUp => Findings::default(),
    })
}

/// Reads a problem as long as there is time.
///
/// # Errors
/// Everything that is wrong with it, or that the time was over.
pub fn read_problem_until(text: &str, is_time_up: &dyn Fn() -> bool) -> Result<Problem, Unread> {
    let mut cursor = Cursor::new(text, is_time_up);
    let mut parts = Parts::default();
    let mut read = parts.read_pass(&mut cursor);
    for _ in 1..MAX_PASSES {
        if read.is_err() || !parts.is_waiting {
            break;
        }
        let findings = std::mem::take(&mut cursor.findings);
        cursor = Cursor::new(text, is_time_up);
        cursor.findings = findings;
        read = parts.read_pass(&mut cursor);
    }
    match read {
        Ok(()) => {
            let problem = parts.into_problem(&mut cursor);
            if cursor.findings.is_empty() {
                Ok(problem)
            } else {
                Err(Unread::Wrong(cursor.findings))
            }
        }
        Err(Stop::TimeUp) => Err(Unread::TimeUp),
        Err(Stop::Bad(bad)) => {
            let mut findings = Findings::default();
            findings.add(String::new(), no_json(text, &bad));
            findings.told.append(&mut cursor.findings.told);
            Err(Unread::Wrong(findings))
        }
    }
}

/// What to say about a text that is no JSON.
fn no_json(text: &str, bad: &BadSyntax) -> String {
    let before = text.as_bytes().get(..bad.at).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count();
    format!(
        "is no JSON: {} is expected at line {line}, column {column}",
        bad.expected
    )
}

/// The parts of a file, as far as they were read. Each is read once, when what it refers to is known.
#[derive(Default)]
struct Parts {
    is_waiting: bool,
    schema: Option<String>,
    name: Option<String>,
    weights: Option<Weights>,
    competencies: Option<Vec<Box<str>>>,
    competency_names: Names,
    certificates: Numbering,
    companies: Option<Vec<Company>>,
    company_names: Names,
    collaborations: Option<Vec<Collaboration>>,
    incompatibilities: Option<Vec<(u32, u32)>>,
    lots: Option<Vec<Lot>>,
    has_looked_at_generator: bool,
}

impl Parts {
    fn read_pass(&mut self, cursor: &mut Cursor<'_>) -> Reading<()> {
        self.is_waiting = false;
        cursor.object(|cursor, key| self.read_part(cursor, key))?;
        cursor.json().finish()
    }

    fn read_part(&mut self, cursor: &mut Cursor<'_>, key: &str) -> Reading<bool> {
        match key {
            "schema" if self.schema.is_none() => {
                let schema = cursor.below("schema", Cursor::string)?;
                self.schema = Some(schema.unwrap_or_default().into_owned());
            }
            "name" if self.name.is_none() => {
                let name = cursor.below("name", Cursor::string)?;
                self.name = Some(name.unwrap_or_default().into_owned());
            }
            "generator" if !self.has_looked_at_generator => {
                self.has_looked_at_generator = true;
                cursor.below("generator", look_at_announcement)?;
            }
            "weights" if self.weights.is_none() => {
                self.weights = Some(cursor.below("weights", read_weights)?);
            }
            "competencies" if self.competencies.is_none() => self.read_competencies(cursor)?,
            "companies" if self.companies.is_none() => {
                if self.competencies.is_none() {
                    return Ok(self.wait());
                }
                self.read_companies(cursor)?;
            }
            "collaborations" if self.collaborations.is_none() => {
                if self.companies.is_none() {
                    return Ok(self.wait());
                }
                let names = &self.company_names;
                let pairs = cursor.below("collaborations", |c| read_collaborations(c, names))?;
                self.collaborations = Some(pairs);
            }
            "incompatibilities" if self.incompatibilities.is_none() => {
                if self.companies.is_none() {
                    return Ok(self.wait());
                }
                let names = &self.company_names;
                let pairs = cursor.below("incompatibilities", |c| read_foes(c, names))?;
                self.incompatibilities = Some(pairs);
            }
            "lots" if self.lots.is_none() => {
                if self.companies.is_none() {
                    return Ok(self.wait());
                }
                self.read_lots(cursor)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Leaves a part for the next pass.
    fn wait(&mut self) -> bool {
        self.is_waiting = true;
        false
    }

    fn read_competencies(&mut self, cursor: &mut Cursor<'_>) -> Reading<()> {
        let ids = cursor.below("competencies", |cursor| {
            let ids = cursor.list(MAX_COMPETENCIES, read_id)?;
            note_repeated(cursor, ids.iter().map(|id| &**id));
            Ok(ids)
        })?;
        self.competency_names = Names::of(ids.iter().map(|id| &**id)).0;
        self.competencies = Some(ids);
        Ok(())
    }

    fn read_companies(&mut self, cursor: &mut Cursor<'_>) -> Reading<()> {
        let (competencies, certificates) = (&self.competency_names, &mut self.certificates);
        let companies = cursor.below("companies", |cursor| {
            let companies = cursor.list(MAX_COMPANIES, |cursor| {
                read_company(cursor, competencies, certificates)
            })?;
            note_repeated(cursor, companies.iter().map(|company| &*company.id));
            Ok(companies)
        })?;
        self.company_names = Names::of(companies.iter().map(|company| &*company.id)).0;
        self.companies = Some(companies);
        Ok(())
    }

    fn read_lots(&mut self, cursor: &mut Cursor<'_>) -> Reading<()> {
        let mut known = Known {
            competencies: &self.competency_names,
            companies: &self.company_names,
            certificates: &mut self.certificates,
        };
        let lots = cursor.below("lots", |cursor| {
            let lots = cursor.list(MAX_LOTS, |cursor| read_lot(cursor, &mut known))?;
            note_repeated(cursor, lots.iter().map(|lot| &*lot.id));
            Ok(lots)
        })?;
        self.lots = Some(lots);
        Ok(())
    }

    fn into_problem(self, cursor: &mut Cursor<'_>) -> Problem {
        match &self.schema {
            None => cursor.note_at("schema", "is missing"),
            Some(schema) if schema != SCHEMA => {
                cursor.note_at("schema", format!("is `{schema}`; `{SCHEMA}` is expected"));
            }
            Some(_) => {}
        }
        Problem {
            name: cursor.required("name", self.name.map(Some)),
            weights: cursor.required("weights", self.weights.map(Some)),
            competencies: cursor.required("competencies", self.competencies.map(Some)),
            certificates: self.certificates.into_names(),
            companies: required_after(cursor, "companies", self.companies, !self.is_waiting),
            collaborations: required_after(
                cursor,
                "collaborations",
                self.collaborations,
                !self.is_waiting,
            ),
            incompatibilities: required_after(
                cursor,
                "incompatibilities",
                self.incompatibilities,
                !self.is_waiting,
            ),
            lots: required_after(cursor, "lots", self.lots, !self.is_waiting),
        }
    }
}

/// What was read; where something else was waited for in vain, only that is missing.
fn required_after<T: Default>(
    cursor: &mut Cursor<'_>,
    key: &'static str,
    value: Option<T>,
    is_complete: bool,
) -> T {
    if is_complete {
        cursor.required(key, value.map(Some))
    } else {
        value.unwrap_or_default()
    }
}

/// A maker of files that says how many companies it made: too many are refused before they are looked for.
fn look_at_announcement(cursor: &mut Cursor<'_>) -> Reading<()> {
    let limits = [
        ("companies", MAX_COMPANIES),
        ("lots", MAX_LOTS),
        ("competencies", MAX_COMPETENCIES),
    ];
    cursor.object(|cursor, key| {
        let Some((key, most)) = limits.iter().find(|(known, _)| *known == key) else {
            return Ok(false);
        };
        let most = i64::try_from(*most).unwrap_or(i64::MAX);
        cursor.below(key, |cursor| cursor.whole(0, most))?;
        Ok(true)
    })
}

fn read_weights(cursor: &mut Cursor<'_>) -> Reading<Weights> {
    const KEYS: [&str; 7] = [
        "unserved_lot",
        "uncovered",
        "member",
        "misfit_holder",
        "misfit_fte",
        "distance_km",
        "cohesion",
    ];
    let mut read = [None; 7];
    cursor.object(|cursor, key| {
        let Some((key, slot)) = KEYS.iter().zip(&mut read).find(|(known, _)| **known == key) else {
            return Ok(false);
        };
        *slot = Some(cursor.below(key, |cursor| cursor.whole(0, MAX_WEIGHT))?);
        Ok(true)
    })?;
    let mut weights = [0; 7];
    for ((key, value), weight) in KEYS.iter().zip(read).zip(&mut weights) {
        *weight = cursor.required(key, value);
    }
    let [
        unserved_lot,
        uncovered,
        member,
        misfit_holder,
        misfit_fte,
        distance_km,
        cohesion,
    ] = weights;
    Ok(Weights {
        unserved_lot,
        uncovered,
        member,
        misfit_holder,
        misfit_fte,
        distance_km,
        cohesion,
    })
}

/// The id of an object of which nothing else matters.
fn read_id(cursor: &mut Cursor<'_>) -> Reading<Box<str>> {
    let mut id = None;
    cursor.object(|cursor, key| {
        let is_id = key == "id";
        if is_id {
            id = Some(Some(cursor.below("id", Cursor::id)?));
        }
        Ok(is_id)
    })?;
    Ok(cursor.required("id", id))
}

fn note_repeated<'a>(cursor: &mut Cursor<'_>, ids: impl Iterator<Item = &'a str>) {
    for number in Names::of(ids).1 {
        let at = usize::try_from(number).unwrap_or_default();
        cursor.note_at_index(at, "has the id of an earlier one");
    }
}

/// Two different companies, the smaller number first.
fn ordered_pair(
    cursor: &mut Cursor<'_>,
    first: Option<u32>,
    second: Option<u32>,
) -> Option<(u32, u32)> {
    let (first, second) = (first?, second?);
    if first == second {
        cursor.note("names the same company twice");
        return None;
    }
    Some((first.min(second), first.max(second)))
}

fn read_collaborations(cursor: &mut Cursor<'_>, names: &Names) -> Reading<Vec<Collaboration>> {
    let pairs = cursor.list(MAX_PAIRS, |cursor| {
        let (mut first, mut second, mut strength) = (None, None, None);
        cursor.object(|cursor, key| {
            match key {
                "a" => first = Some(cursor.below("a", |c| read_company_name(c, names))?),
                "b" => second = Some(cursor.below("b", |c| read_company_name(c, names))?),
                "strength" => {
                    strength = Some(cursor.below("strength", |c| c.whole(0, MAX_IMPORTANCE))?);
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        let pair = ordered_pair(cursor, first.flatten(), second.flatten());
        cursor.required("a", first);
        cursor.required("b", second);
        let strength = cursor.required("strength", strength);
        Ok(pair.map(|(first, second)| Collaboration {
            first,
            second,
            strength,
        }))
    })?;
    let mut seen: Vec<(u32, u32, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, pair)| pair.map(|pair| (pair.first, pair.second, at)))
        .collect();
    seen.sort_unstable();
    for two in seen.windows(2) {
        if let [before, after] = two
            && (before.0, before.1) == (after.0, after.1)
        {
            cursor.note_at_index(after.2, "names a pair that was named already");
        }
    }
    let mut pairs: Vec<Collaboration> = pairs.into_iter().flatten().collect();
    pairs.sort_unstable_by_key(|pair| (pair.first, pair.second));
    Ok(pairs)
}

fn read_foes(cursor: &mut Cursor<'_>, names: &Names) -> Reading<Vec<(u32, u32)>> {
    let pairs = cursor.list(MAX_PAIRS, |cursor| {
        let named = cursor.list(2, |cursor| read_company_name(cursor, names))?;
        match named.as_slice() {
            [first, second] => Ok(ordered_pair(cursor, *first, *second)),
            _ => {
                cursor.note("two companies are expected");
                Ok(None)
            }
        }
    })?;
    let mut pairs: Vec<(u32, u32)> = pairs.into_iter().flatten().collect();
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}
