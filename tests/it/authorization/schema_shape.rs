//! The schema as introspection tells it.

use std::collections::BTreeMap;

use cordee::graphql::schema::build_schema;
use serde_json::Value;

const QUESTION: &str = "{ __schema { types { kind name enumValues { name } inputFields { name defaultValue type { ...r } } fields { name type { ...r } args { name defaultValue type { ...r } } } } } } fragment r on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// The types of the schema by name.
pub async fn types() -> BTreeMap<String, Value> {
    let answer = build_schema().execute(QUESTION).await;
    let answer = serde_json::to_value(answer).unwrap();
    answer["data"]["__schema"]["types"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| (kind["name"].as_str().unwrap().to_owned(), kind.clone()))
        .collect()
}

/// The fields of an object type.
pub fn fields(kind: &Value) -> Vec<&Value> {
    kind["fields"].as_array().into_iter().flatten().collect()
}

/// The name of a field or type.
pub fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap()
}
