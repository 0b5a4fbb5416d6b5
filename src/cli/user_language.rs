//! The languages as they are typed on the command line.

use clap::ValueEnum;

/// A language on the command line.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum UserLanguage {
    /// French
    Fr,
    /// English
    En,
}
