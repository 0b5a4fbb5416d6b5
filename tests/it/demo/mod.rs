//! The demonstration, through the real loader: its rules, and what each of its lots is there to show.

mod loaded;
mod lots;
mod rules;
