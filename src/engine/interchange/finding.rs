//! What is wrong with a problem file, and where.

use std::fmt;

/// How many findings are told; what comes after is only counted.
pub const MAX_TOLD: usize = 100;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where, such as `lots[2].requirements[4].competency`; empty for the file as a whole.
    pub place: String,
    /// What, and what is expected instead.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(formatter, "{}", self.message)
        } else {
            write!(formatter, "{}: {}", self.place, self.message)
        }
    }
}

/// Everything that is wrong with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The first ones.
    pub told: Vec<Finding>,
    /// How many more there are.
    pub n_untold: usize,
}

impl Findings {
    /// Adds one.
    pub fn add(&mut self, place: String, message: String) {
        if self.told.len() < MAX_TOLD {
            self.told.push(Finding { place, message });
        } else {
            self.n_untold += 1;
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, finding) in self.told.iter().enumerate() {
            if at > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{finding}")?;
        }
        if self.n_untold > 0 {
            write!(formatter, "\nand {} more", self.n_untold)?;
        }
        Ok(())
    }
}
