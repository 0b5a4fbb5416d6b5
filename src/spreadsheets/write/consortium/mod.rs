//! The sheets of a consortium's dossier.

pub mod alerts;
pub mod allocation;
pub mod checklist;
pub mod contacts;
pub mod cover;
pub mod dossier;
pub mod evidence;
pub mod members;
pub mod rule_words;
pub mod timeline;
