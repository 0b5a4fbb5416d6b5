//! From ids to numbers.

/// From a name to its number.
#[expect(
    clippy::disallowed_types,
    reason = "names are looked up, a million times in a large file, and never gone through: no order is seen"
)]
type Numbers = std::collections::HashMap<Box<str>, u32>;

/// Ids that were listed, for finding the number of each.
#[derive(Default)]
pub struct Names {
    numbers: Numbers,
}

impl Names {
    /// Takes ids in the order of their numbers; tells the numbers of those that were there before.
    #[must_use]
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> (Self, Vec<u32>) {
        let mut numbers = Numbers::with_capacity(ids.size_hint().0);
        let mut repeated = Vec::new();
        for (number, id) in (0_u32..).zip(ids) {
            if numbers.contains_key(id) {
                repeated.push(number);
            } else {
                numbers.insert(id.into(), number);
            }
        }
        (Self { numbers }, repeated)
    }

    /// The number of an id.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }
}

/// Names that are numbered as they are met.
#[derive(Default)]
pub struct Numbering {
    numbers: Numbers,
    names: Vec<Box<str>>,
}

impl Numbering {
    /// The number of a name, a new one if it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.into(), number);
        self.names.push(name.into());
        number
    }

    /// The names in the order of their numbers.
    #[must_use]
    pub fn into_names(self) -> Vec<Box<str>> {
        self.names
    }
}
