//! Three-state changes (absent stays, null clears) and the collecting of all findings about an input.

use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Text;

/// What is to happen to a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is; for a new record it is not given.
    #[default]
    Keep,
    /// It is emptied.
    Clear,
    /// It takes this value, not yet checked.
    Set(T),
}

impl<T> Change<T> {
    /// A field of a new record: given or not.
    #[must_use]
    pub fn from_option(value: Option<T>) -> Self {
        value.map_or(Self::Keep, Self::Set)
    }

    /// Whether the field stays as it is.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The value after the change, where nothing needs to be checked and the field may be empty.
    #[must_use]
    pub fn over(self, known: Option<T>) -> Option<T> {
        match self {
            Self::Keep => known,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The given value, if the field takes one.
    #[must_use]
    pub fn given_value(self) -> Option<T> {
        self.over(None)
    }
}

impl<T: Default> Change<T> {
    /// Puts a value that needs no checking; emptied, it falls back to its default.
    pub fn put_in(self, slot: &mut T) {
        match self {
            Self::Keep => {}
            Self::Clear => *slot = T::default(),
            Self::Set(value) => *slot = value,
        }
    }
}

/// All that is wrong with an input, in the order in which it was found.
#[derive(Debug, Default)]
pub struct Findings(Vec<Rejection>);

impl Findings {
    /// Notes a finding.
    pub fn add(&mut self, rejection: Rejection) {
        self.0.push(rejection);
    }

    /// Notes several.
    pub fn add_all(&mut self, rejections: Vec<Rejection>) {
        self.0.extend(rejections);
    }

    /// Puts an outer field before the place of each finding.
    pub fn move_under(&mut self, outer: &str) {
        for rejection in &mut self.0 {
            rejection.path.insert(0, outer.to_owned());
        }
    }

    /// Notes all findings of an inner input, under its field.
    pub fn add_all_under(&mut self, field: &str, mut inner: Self) {
        inner.move_under(field);
        self.0.append(&mut inner.0);
    }

    /// The value, or its finding noted.
    pub fn take<T>(&mut self, result: Result<T, Rejection>) -> Option<T> {
        result.map_err(|rejection| self.0.push(rejection)).ok()
    }

    /// The value, or its findings noted.
    pub fn take_all<T>(&mut self, result: Result<T, Vec<Rejection>>) -> Option<T> {
        result.map_err(|rejections| self.0.extend(rejections)).ok()
    }

    /// Puts a name that may not be blank: `REQUIRED` when it would be.
    pub fn put_name<const MAX: usize>(
        &mut self,
        slot: &mut Text<MAX>,
        field: &str,
        change: Change<String>,
    ) {
        let result = match change {
            Change::Keep if !slot.as_str().is_empty() => return,
            Change::Set(typed) => Text::parse(field, &typed),
            Change::Keep | Change::Clear => Err(Rejection::at(RejectionCode::Required, field)),
        };
        if let Some(name) = self.take(result) {
            *slot = name;
        }
    }

    /// Puts a value that may be absent.
    pub fn put<T, U>(
        &mut self,
        slot: &mut Option<U>,
        field: &str,
        change: Change<T>,
        parse: impl FnOnce(&str, T) -> Result<Option<U>, Rejection>,
    ) {
        match change {
            Change::Keep => {}
            Change::Clear => *slot = None,
            Change::Set(typed) => *slot = self.take(parse(field, typed)).flatten(),
        }
    }

    /// Puts a list, each item parsed at its place.
    pub fn put_list<T, U>(
        &mut self,
        slot: &mut Vec<U>,
        field: &str,
        change: Change<Vec<T>>,
        parse: impl Fn(&str, T) -> Result<U, Rejection>,
    ) {
        match change {
            Change::Keep => {}
            Change::Clear => slot.clear(),
            Change::Set(typed) => {
                *slot = typed
                    .into_iter()
                    .enumerate()
                    .filter_map(|(place, item)| {
                        let parsed = parse(&place.to_string(), item);
                        self.take(parsed.map_err(|rejection| rejection.under(field)))
                    })
                    .collect();
            }
        }
    }

    /// The value when nothing was found, else all findings.
    ///
    /// # Errors
    /// All that was noted.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<Rejection>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }

    /// As `finish`, for a value that is only there when nothing was found.
    ///
    /// # Errors
    /// All that was noted.
    pub fn finish_some<T>(self, value: Option<T>) -> Result<T, Vec<Rejection>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

/// A whole number between `min` and `max`.
///
/// # Errors
/// `OUT_OF_RANGE` at `field`.
pub fn whole_number(field: &str, typed: i64, min: u32, max: u32) -> Result<u32, Rejection> {
    match u32::try_from(typed) {
        Ok(value) if (min..=max).contains(&value) => Ok(value),
        _ => Err(Rejection::at(RejectionCode::OutOfRange, field)
            .with("value", typed)
            .with("min", min)
            .with("max", max)),
    }
}
