//! Steps for imports that are decided on with a person, remembered and undone.

pub(crate) mod m20261122_000019_add_choices_to_import_run;
pub(crate) mod m20261122_000020_allow_imports_of_companies;
pub(crate) mod m20261122_000021_allow_imports_of_answers_and_words;
pub(crate) mod m20261122_000022_keep_plans_in_parts;
