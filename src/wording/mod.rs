//! Sentences for people, in French and English: refusals, findings about workbooks, procurement rules, field names.

pub mod fields;
pub mod headcounts;
pub mod import_issues;
pub mod rejections;
pub mod rules;
pub mod sentence;
