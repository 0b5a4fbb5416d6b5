//! From ids to numbers.

use std::collections::BTreeMap;

/// Ids that were listed, for finding the number of each.
#[derive(Default)]
pub struct Names {
    sorted: Vec<(Box<str>, u32)>,
}

impl Names {
    /// Takes ids in the order of their numbers; tells the numbers of those that were there before.
    #[must_use]
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> (Self, Vec<u32>) {
        let mut sorted: Vec<(Box<str>, u32)> = (0_u32..)
            .zip(ids)
            .map(|(number, id)| (id.into(), number))
            .collect();
        sorted.sort();
        let repeated = sorted
            .windows(2)
            .filter_map(|pair| match pair {
                [first, second] if first.0 == second.0 => Some(second.1),
                _ => None,
            })
            .collect();
        (Self { sorted }, repeated)
    }

    /// The number of an id.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        let at = self.sorted.partition_point(|(known, _)| **known < *id);
        let (known, number) = self.sorted.get(at)?;
        (**known == *id).then_some(*number)
    }
}

/// Names that are numbered as they are met.
#[derive(Default)]
pub struct Numbering {
    numbers: BTreeMap<Box<str>, u32>,
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
