//! The schema as introspection tells it, and the smallest question for each operation.

use std::collections::BTreeMap;

use cordee::graphql::node_id::show;
use cordee::graphql::schema::build_schema;
use domain::values::ids::{
    AccountId, CallId, CapabilityId, CertificateId, ClusterId, CompanyId, CompetencyId,
    ConsortiumId, ConsortiumMemberId, GroupingRunId, ImportRunId, LotId, NetworkId, RequirementId,
    RoleGrantId, SessionId, SuggestionId,
};
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

/// `name(required arguments) { __typename }`.
pub fn smallest_question(types: &BTreeMap<String, Value>, field: &Value) -> String {
    let args: Vec<String> = field["args"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|arg| is_required(arg))
        .map(|arg| format!("{}: {}", name(arg), value_for(types, arg, name(field))))
        .collect();
    let args = if args.is_empty() {
        String::new()
    } else {
        format!("({})", args.join(", "))
    };
    format!("{}{args} {{ __typename }}", name(field))
}

fn is_required(input: &Value) -> bool {
    input["type"]["kind"] == "NON_NULL" && input["defaultValue"].is_null()
}

fn value_for(types: &BTreeMap<String, Value>, input: &Value, operation: &str) -> String {
    let kind = if input["type"]["kind"] == "NON_NULL" {
        &input["type"]["ofType"]
    } else {
        &input["type"]
    };
    if kind["kind"] == "LIST" {
        return "[]".to_owned();
    }
    match name(kind) {
        "ID" => format!("\"{}\"", id_for(name(input), operation)),
        "Int" => "1".to_owned(),
        "Boolean" => "true".to_owned(),
        "String" => "\"x\"".to_owned(),
        "Decimal" => "\"1\"".to_owned(),
        other => match types[other]["kind"].as_str().unwrap() {
            "ENUM" => name(&types[other]["enumValues"][0]).to_owned(),
            "INPUT_OBJECT" => {
                let fields: Vec<String> = types[other]["inputFields"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|field| is_required(field))
                    .map(|field| format!("{}: {}", name(field), value_for(types, field, operation)))
                    .collect();
                format!("{{ {} }}", fields.join(", "))
            }
            kind => panic!("no value for {other}, a {kind}"),
        },
    }
}

/// An id of the right kind that points at nothing.
fn id_for(field: &str, operation: &str) -> String {
    let what = if field == "id" { operation } else { field };
    let id = match what.trim_end_matches("Id") {
        "account" => show(AccountId::new()),
        "callForTender" | "call" => show(CallId::new()),
        "capability" => show(CapabilityId::new()),
        "certificate" => show(CertificateId::new()),
        "cluster" => show(ClusterId::new()),
        "company" | "leadCompany" => show(CompanyId::new()),
        "competency" => show(CompetencyId::new()),
        "consortium" => show(ConsortiumId::new()),
        "member" => show(ConsortiumMemberId::new()),
        "groupingRun" | "run" => show(GroupingRunId::new()),
        "importRun" => show(ImportRunId::new()),
        "lot" | "node" => show(LotId::new()),
        "network" => show(NetworkId::new()),
        "requirement" => show(RequirementId::new()),
        "grant" => show(RoleGrantId::new()),
        "session" => show(SessionId::new()),
        "suggestion" => show(SuggestionId::new()),
        other => panic!("which kind of id is {other}?"),
    };
    id.to_string()
}
