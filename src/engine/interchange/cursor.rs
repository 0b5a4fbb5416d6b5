//! Walks through the text of a problem with the place at hand: what is wrong is noted there, and reading goes on.

use std::borrow::Cow;
use std::fmt::Write;

use super::finding::Findings;
use super::json_text::{JsonText, Kind, Stop};
use super::numbers;

/// The text is no JSON, or the time for reading is over: nothing more can be read.
pub type Reading<T> = Result<T, Stop>;

#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    Index(usize),
}

/// A text, the place that is being read, and what was found to be wrong.
pub struct Cursor<'a> {
    json: JsonText<'a>,
    place: Vec<Step>,
    /// What is wrong.
    pub findings: Findings,
}

impl<'a> Cursor<'a> {
    /// Begins at the beginning of a text; the function tells when to end before the end.
    #[must_use]
    pub fn new(text: &'a str, is_time_up: &'a dyn Fn() -> bool) -> Self {
        Self {
            json: JsonText::new(text, is_time_up),
            place: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// The text itself, for what has no place.
    pub fn json(&mut self) -> &mut JsonText<'a> {
        &mut self.json
    }

    /// The place that is being read.
    #[must_use]
    pub fn place(&self) -> String {
        let mut written = String::new();
        for step in &self.place {
            // Writing to a text cannot fail.
            let _ = match step {
                Step::Key(key) if written.is_empty() => write!(written, "{key}"),
                Step::Key(key) => write!(written, ".{key}"),
                Step::Index(index) => write!(written, "[{index}]"),
            };
        }
        written
    }

    /// Notes that something is wrong here.
    pub fn note(&mut self, message: impl Into<String>) {
        let place = self.place();
        self.findings.add(place, message.into());
    }

    /// Notes that something is wrong at a part of what is being read.
    pub fn note_at(&mut self, key: &'static str, message: impl Into<String>) {
        self.place.push(Step::Key(key));
        self.note(message);
        self.place.pop();
    }

    /// Notes that something is wrong at an element of the list that is being read.
    pub fn note_at_index(&mut self, index: usize, message: impl Into<String>) {
        self.place.push(Step::Index(index));
        self.note(message);
        self.place.pop();
    }

    /// Reads what stands below a key.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn below<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Reading<T>,
    ) -> Reading<T> {
        self.place.push(Step::Key(key));
        let value = read(self)?;
        self.place.pop();
        Ok(value)
    }

    /// Whether a value of this kind is next; if not, notes it and goes behind the value.
    fn expects(&mut self, kind: Kind, expected: &str) -> Reading<bool> {
        if self.json.kind()? == kind {
            return Ok(true);
        }
        self.note(format!("{expected} is expected"));
        self.json.skip_value()?;
        Ok(false)
    }

    /// Reads an object: the function is told each key and says whether it knows it; an unknown one is passed over.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn object(
        &mut self,
        mut read: impl FnMut(&mut Self, &str) -> Reading<bool>,
    ) -> Reading<()> {
        if !self.expects(Kind::Object, "an object")? {
            return Ok(());
        }
        self.json.open(Kind::Object)?;
        let mut is_first = true;
        while let Some(key) = self.json.next_key(is_first)? {
            is_first = false;
            if !read(self, &key)? {
                self.json.skip_value()?;
            }
        }
        Ok(())
    }

    /// Reads a list of at most so many elements. Of a longer one the rest is not kept.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn list<T>(
        &mut self,
        most: usize,
        mut read: impl FnMut(&mut Self) -> Reading<T>,
    ) -> Reading<Vec<T>> {
        let mut elements = Vec::new();
        if !self.expects(Kind::List, "a list")? {
            return Ok(elements);
        }
        self.json.open(Kind::List)?;
        while self.json.has_next(elements.is_empty())? {
            if elements.len() >= most {
                self.note(format!("holds more than {most} entries"));
                self.rest_of_list()?;
                break;
            }
            self.place.push(Step::Index(elements.len()));
            elements.push(read(self)?);
            self.place.pop();
        }
        Ok(elements)
    }

    fn rest_of_list(&mut self) -> Reading<()> {
        self.json.skip_value()?;
        while self.json.has_next(false)? {
            self.json.skip_value()?;
        }
        Ok(())
    }

    /// A text; nothing, and a note, when it is something else.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn string(&mut self) -> Reading<Option<Cow<'a, str>>> {
        if !self.expects(Kind::Text, "a text in quotes")? {
            return Ok(None);
        }
        self.json.string().map(Some)
    }

    /// An id: a text that is not empty.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn id(&mut self) -> Reading<Box<str>> {
        let id = self.string()?;
        if id.as_ref().is_some_and(|id| id.is_empty()) {
            self.note("is empty");
        }
        Ok(id.unwrap_or_default().into())
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn truth(&mut self) -> Reading<Option<bool>> {
        if !self.expects(Kind::Truth, "true or false")? {
            return Ok(None);
        }
        self.json.word()
    }

    fn number<T>(&mut self, parse: impl FnOnce(&str) -> Result<T, String>) -> Reading<Option<T>> {
        if !self.expects(Kind::Number, "a number")? {
            return Ok(None);
        }
        match parse(self.json.number()?) {
            Ok(value) => Ok(Some(value)),
            Err(message) => {
                self.note(message);
                Ok(None)
            }
        }
    }

    /// A whole number between two limits.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn whole(&mut self, least: i64, most: i64) -> Reading<Option<i64>> {
        self.number(|written| numbers::whole(written, least, most))
    }

    /// The same, where `null` stands for none.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn whole_or_null(&mut self, least: i64, most: i64) -> Reading<Option<Option<i64>>> {
        if self.json.kind()? == Kind::Nothing {
            self.json.word()?;
            return Ok(Some(None));
        }
        Ok(self.whole(least, most)?.map(Some))
    }

    /// Full-time equivalents, as tenths between two limits.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn tenths(&mut self, least: i64, most: i64) -> Reading<Option<i64>> {
        self.number(|written| numbers::tenths(written, least, most))
    }

    /// Degrees.
    ///
    /// # Errors
    /// When the text is no JSON, or the time is over.
    pub fn degrees(&mut self, most: f64) -> Reading<Option<f64>> {
        self.number(|written| numbers::degrees(written, most))
    }

    /// What was read below a key, or a note that the key is missing. What was there but wrong has its note already.
    pub fn required<T: Default>(&mut self, key: &'static str, value: Option<Option<T>>) -> T {
        if value.is_none() {
            self.note_at(key, "is missing");
        }
        value.flatten().unwrap_or_default()
    }
}
