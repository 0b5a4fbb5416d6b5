//! The schema explains itself: every type, field, argument and value has a description that is a sentence.

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    FieldDefinition, InputValueDefinition, TypeDefinition, TypeKind, TypeSystemDefinition,
};

use super::reading::source_tree::{expect_none, read};

/// Directives that the GraphQL specification brings into every schema, in the library's words.
const SPECIFIED_DIRECTIVES: [&str; 5] = ["include", "skip", "deprecated", "specifiedBy", "oneOf"];

type Description = Option<Positioned<String>>;

/// Every named item of a schema, with its description.
fn items_of(schema: &str) -> Vec<(String, Description)> {
    let document = parse_schema(schema).unwrap();
    let mut items = Vec::new();
    for definition in document.definitions {
        match definition {
            TypeSystemDefinition::Schema(_) => {}
            TypeSystemDefinition::Type(definition) => add_type(definition.node, &mut items),
            TypeSystemDefinition::Directive(definition)
                if SPECIFIED_DIRECTIVES.contains(&definition.node.name.node.as_str()) => {}
            TypeSystemDefinition::Directive(definition) => {
                let name = format!("@{}", definition.node.name.node);
                add_inputs(&name, definition.node.arguments, &mut items);
                items.push((name, definition.node.description));
            }
        }
    }
    items
}

fn add_type(definition: TypeDefinition, items: &mut Vec<(String, Description)>) {
    let name = definition.name.node.to_string();
    match definition.kind {
        TypeKind::Scalar | TypeKind::Union(_) => {}
        TypeKind::Object(object) => add_fields(&name, object.fields, items),
        TypeKind::Interface(interface) => add_fields(&name, interface.fields, items),
        TypeKind::InputObject(input) => add_inputs(&name, input.fields, items),
        TypeKind::Enum(values) => {
            for value in values.values {
                items.push((
                    format!("{name}.{}", value.node.value.node),
                    value.node.description,
                ));
            }
        }
    }
    items.push((name, definition.description));
}

fn add_fields(
    owner: &str,
    fields: Vec<Positioned<FieldDefinition>>,
    items: &mut Vec<(String, Description)>,
) {
    for field in fields {
        let name = format!("{owner}.{}", field.node.name.node);
        add_inputs(&name, field.node.arguments, items);
        items.push((name, field.node.description));
    }
}

fn add_inputs(
    owner: &str,
    inputs: Vec<Positioned<InputValueDefinition>>,
    items: &mut Vec<(String, Description)>,
) {
    for input in inputs {
        items.push((
            format!("{owner}.{}", input.node.name.node),
            input.node.description,
        ));
    }
}

/// Items whose description is missing or does not end like a sentence.
fn undescribed(schema: &str) -> Vec<String> {
    items_of(schema)
        .into_iter()
        .filter(|(_, description)| {
            let text = description.as_ref().map_or("", |text| text.node.trim());
            text.len() < 2 || !text.ends_with('.')
        })
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_item_of_the_schema_is_described_by_a_sentence() {
    expect_none(
        "describe these, ending with a full stop, where they are defined, and run `make schema`:",
        undescribed(&read("schema.graphql")),
    );
}

#[test]
fn a_missing_description_is_found_wherever_it_is_missing() {
    let schema = r#"
        "A." type A { "B." b("C." c: Int, d: Int): Int "No stop" e: Int }
        enum F { "G." G H }
        "I." input I { "J." j: Int k: Int }
        "L." interface L { m: Int }
        "N." scalar N
        union O = A
        "P." directive @p(q: Int) on FIELD
        schema { query: A }
    "#;
    let mut found = undescribed(schema);
    found.sort();
    assert_eq!(
        found,
        ["@p.q", "A.b.d", "A.e", "F", "F.H", "I.k", "L.m", "O"]
    );
}
