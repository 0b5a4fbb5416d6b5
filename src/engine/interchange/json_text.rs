//! Reads JSON piece by piece from a text in memory: numbers stay as they are written, so that no decimal is rounded.

use std::borrow::Cow;

/// How deep values may be nested.
const MAX_DEPTH: u32 = 64;

/// What a value is, told by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{`
    Object,
    /// `[`
    List,
    /// `"`
    Text,
    /// A digit or a minus sign.
    Number,
    /// `true` or `false`.
    Truth,
    /// `null`
    Nothing,
}

/// The text is not JSON: what was expected, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSyntax {
    /// What was expected.
    pub expected: &'static str,
    /// The byte at which it was not found.
    pub at: usize,
}

/// Why reading ended before the end of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is no JSON.
    Bad(BadSyntax),
    /// The time for it is over.
    TimeUp,
}

/// After so many entries of lists and objects it is asked whether the time is over.
const ENTRIES_BETWEEN_QUESTIONS: u32 = 1024;

/// A text and how far it has been read.
pub struct JsonText<'a> {
    text: &'a str,
    at: usize,
    is_time_up: &'a dyn Fn() -> bool,
    n_entries: u32,
}

impl<'a> JsonText<'a> {
    /// Begins at the beginning; the function tells when to end before the end.
    #[must_use]
    pub fn new(text: &'a str, is_time_up: &'a dyn Fn() -> bool) -> Self {
        Self {
            text,
            at: 0,
            is_time_up,
            n_entries: 0,
        }
    }

    fn count_entry(&mut self) -> Result<(), Stop> {
        self.n_entries = self.n_entries.wrapping_add(1);
        let is_asked = self.n_entries.is_multiple_of(ENTRIES_BETWEEN_QUESTIONS);
        if is_asked && (self.is_time_up)() {
            return Err(Stop::TimeUp);
        }
        Ok(())
    }

    /// How far the text has been read, in bytes.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    fn byte(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    fn bad<T>(&self, expected: &'static str) -> Result<T, Stop> {
        Err(Stop::Bad(BadSyntax {
            expected,
            at: self.at,
        }))
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn takes(&mut self, wanted: u8) -> bool {
        self.skip_blanks();
        let is_there = self.byte() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn expect(&mut self, wanted: u8, expected: &'static str) -> Result<(), Stop> {
        if self.takes(wanted) {
            Ok(())
        } else {
            self.bad(expected)
        }
    }

    /// What the next value is.
    ///
    /// # Errors
    /// When no value begins here.
    pub fn kind(&mut self) -> Result<Kind, Stop> {
        self.skip_blanks();
        match self.byte() {
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::List),
            Some(b'"') => Ok(Kind::Text),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Truth),
            Some(b'n') => Ok(Kind::Nothing),
            _ => self.bad("a value"),
        }
    }

    /// Goes into a list or an object that begins here.
    ///
    /// # Errors
    /// When none begins here.
    pub fn open(&mut self, kind: Kind) -> Result<(), Stop> {
        match kind {
            Kind::Object => self.expect(b'{', "an object"),
            _ => self.expect(b'[', "a list"),
        }
    }

    /// Whether the list has another value; goes behind the comma before it, or out of the list.
    ///
    /// # Errors
    /// When neither a comma nor the end of the list is here.
    pub fn has_next(&mut self, is_first: bool) -> Result<bool, Stop> {
        self.count_entry()?;
        if self.takes(b']') {
            return Ok(false);
        }
        if !is_first {
            self.expect(b',', "a comma or the end of the list")?;
        }
        Ok(true)
    }

    /// The next key of the object; nothing at its end.
    ///
    /// # Errors
    /// When neither a key nor the end of the object is here.
    pub fn next_key(&mut self, is_first: bool) -> Result<Option<Cow<'a, str>>, Stop> {
        self.count_entry()?;
        if self.takes(b'}') {
            return Ok(None);
        }
        if !is_first {
            self.expect(b',', "a comma or the end of the object")?;
        }
        let key = self.string()?;
        self.expect(b':', "a colon")?;
        Ok(Some(key))
    }

    /// A text.
    ///
    /// # Errors
    /// When none is here, or it does not end.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Stop> {
        self.expect(b'"', "a text in quotes")?;
        let from = self.at;
        let mut has_escapes = false;
        loop {
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    has_escapes = true;
                    self.at += 2;
                }
                Some(0..=0x1f) | None => return self.bad("the end of a text"),
                Some(_) => self.at += 1,
            }
        }
        let inner = self.text.get(from..self.at).unwrap_or_default();
        self.at += 1;
        if !has_escapes {
            return Ok(Cow::Borrowed(inner));
        }
        let quoted = self.text.get(from - 1..self.at).unwrap_or_default();
        match serde_json::from_str::<String>(quoted) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => self.bad("a text with good escapes before this"),
        }
    }

    /// A number, as it is written.
    ///
    /// # Errors
    /// When none is here.
    pub fn number(&mut self) -> Result<&'a str, Stop> {
        self.skip_blanks();
        let from = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        let first = self.byte();
        let n_digits = self.digits();
        if n_digits == 0 || (n_digits > 1 && first == Some(b'0')) {
            return self.bad("a number");
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return self.bad("a decimal");
            }
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            if self.digits() == 0 {
                return self.bad("an exponent");
            }
        }
        Ok(self.text.get(from..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    /// One of the words `true`, `false`, `null`; nothing for `null`.
    ///
    /// # Errors
    /// When none of them is here.
    pub fn word(&mut self) -> Result<Option<bool>, Stop> {
        self.skip_blanks();
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, meaning) in [("true", Some(true)), ("false", Some(false)), ("null", None)] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(meaning);
            }
        }
        self.bad("true, false or null")
    }

    /// Goes behind a value, whatever it is.
    ///
    /// # Errors
    /// When it is no JSON, or nested too deeply.
    pub fn skip_value(&mut self) -> Result<(), Stop> {
        self.skip_nested(0)
    }

    fn skip_nested(&mut self, depth: u32) -> Result<(), Stop> {
        if depth > MAX_DEPTH {
            return self.bad("fewer levels of nesting");
        }
        match self.kind()? {
            Kind::Text => self.string().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Truth | Kind::Nothing => self.word().map(drop),
            Kind::List => {
                self.open(Kind::List)?;
                let mut is_first = true;
                while self.has_next(is_first)? {
                    self.skip_nested(depth + 1)?;
                    is_first = false;
                }
                Ok(())
            }
            Kind::Object => {
                self.open(Kind::Object)?;
                let mut is_first = true;
                while self.next_key(is_first)?.is_some() {
                    self.skip_nested(depth + 1)?;
                    is_first = false;
                }
                Ok(())
            }
        }
    }

    /// Makes sure that nothing but blanks is left.
    ///
    /// # Errors
    /// When something is.
    pub fn finish(&mut self) -> Result<(), Stop> {
        self.skip_blanks();
        if self.at < self.text.len() {
            return self.bad("the end of the file");
        }
        Ok(())
    }
}
