//! What differs between the wishes of two runs.

use serde_json::{Map, Value};

use crate::groupings::comparison::difference::{Aspect, Difference, DifferenceKind};
use crate::groupings::grouping::SuggestOptions;
use crate::values::ids::CompanyId;

/// Compares the wishes, option by option.
#[must_use]
pub fn compare_options(before: &SuggestOptions, after: &SuggestOptions) -> Vec<Difference> {
    let mut found = Vec::new();
    for (aspect, old, new) in [
        (Aspect::Pinned, &before.pinned, &after.pinned),
        (Aspect::Excluded, &before.excluded, &after.excluded),
        (Aspect::Preferred, &before.preferred, &after.preferred),
    ] {
        found.extend(compare_lists(aspect, old, new));
    }
    if before.lead != after.lead {
        found.extend(
            before
                .lead
                .map(|id| lead(id, DifferenceKind::OptionCompanyRemoved)),
        );
        found.extend(
            after
                .lead
                .map(|id| lead(id, DifferenceKind::OptionCompanyAdded)),
        );
    }
    found.extend(compare_values(&fields(before), &fields(after)));
    found
}

fn lead(company_id: CompanyId, kind: DifferenceKind) -> Difference {
    Difference::of(kind)
        .in_aspect(Aspect::Lead)
        .about_company(company_id)
}

fn compare_lists(aspect: Aspect, before: &[CompanyId], after: &[CompanyId]) -> Vec<Difference> {
    let one = |kind, id: &CompanyId| Difference::of(kind).in_aspect(aspect).about_company(*id);
    let added = after.iter().filter(|id| !before.contains(id));
    let removed = before.iter().filter(|id| !after.contains(id));
    let added = added.map(|id| one(DifferenceKind::OptionCompanyAdded, id));
    let removed = removed.map(|id| one(DifferenceKind::OptionCompanyRemoved, id));
    added.chain(removed).collect()
}

/// The other options by their names: one that is added later is compared without being named here.
fn fields(options: &SuggestOptions) -> Map<String, Value> {
    let mut fields = match serde_json::to_value(options) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    for named in ["pinned", "excluded", "preferred", "lead"] {
        fields.remove(named);
    }
    fields
}

fn compare_values(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Difference> {
    let names = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    names
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| {
            let aspect = aspect_of(name);
            let told = |fields: &Map<String, Value>| match aspect {
                Aspect::Other => None,
                _ => fields.get(name).and_then(word),
            };
            Difference::of(DifferenceKind::OptionChanged)
                .in_aspect(aspect)
                .from_to(told(before), told(after))
        })
        .collect()
}

fn aspect_of(name: &str) -> Aspect {
    match name {
        "max_members" => Aspect::MaxMembers,
        "allows_subcontractors" => Aspect::AllowsSubcontractors,
        "objectives" => Aspect::Objectives,
        "n_alternatives" => Aspect::NAlternatives,
        "min_difference" => Aspect::MinDifference,
        "seed" => Aspect::Seed,
        "time_limit_ms" => Aspect::TimeLimit,
        _ => Aspect::Other,
    }
}

/// A value as a figure or word; lists of words with commas between them.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        Value::Array(list) => {
            let words: Option<Vec<String>> = list.iter().map(word).collect();
            words.map(|words| words.join(","))
        }
        Value::Null | Value::Object(_) => None,
    }
}
