//! The matrix is complete: every operation, class and type has its line, and no line is about something that is not.

use std::collections::BTreeSet;

use cordee::authorization::field_class::FieldClass;
use cordee::authorization::operation::Operation;
use cordee::authorization::permissions::{Permissions, PermissionsError};

use super::schema_shape::{fields, name, types};

const TEXT: &str = include_str!("../../../src/authorization/permissions.toml");

#[tokio::test]
async fn every_operation_of_the_schema_has_a_line_and_every_line_an_operation() {
    let types = types().await;
    let served: BTreeSet<String> = ["Query", "Mutation", "Subscription"]
        .iter()
        .flat_map(|root| fields(&types[*root]))
        .map(|field| name(field).to_owned())
        .collect();
    let listed: BTreeSet<String> = Operation::ALL
        .iter()
        .map(|operation| operation.name().to_owned())
        .filter(|name| !name.contains(' '))
        .collect();
    assert_eq!(served, listed);
    Permissions::embedded().unwrap();
}

#[tokio::test]
async fn every_type_has_a_class_and_every_field_of_the_matrix_exists() {
    let types = types().await;
    let permissions = Permissions::embedded().unwrap();
    let carries_others = |name: &str| {
        ["Connection", "Edge", "Payload"]
            .iter()
            .any(|end| name.ends_with(end))
            || ["Query", "Mutation", "Subscription"].contains(&name)
            || name.starts_with("__")
    };
    for (type_name, kind) in &types {
        if kind["kind"] == "OBJECT" && !carries_others(type_name) {
            assert!(
                permissions.class_of(type_name, "").is_some(),
                "say in permissions.toml who reads {type_name}"
            );
        }
    }
    for (type_name, _, special) in permissions.types() {
        let kind = types
            .get(type_name)
            .unwrap_or_else(|| panic!("the schema has no type {type_name}"));
        let known: BTreeSet<&str> = fields(kind).into_iter().map(name).collect();
        for field in special.keys() {
            assert!(
                known.contains(field.as_str()),
                "{type_name} has no field {field}"
            );
        }
    }
}

#[test]
fn a_matrix_that_lacks_or_invents_something_is_refused() {
    let without = |line: &str| {
        assert!(TEXT.contains(line), "{line}");
        Permissions::parse(&TEXT.replace(line, "")).unwrap_err()
    };
    assert_eq!(
        without("viewer = { allow = [\"anyone\"] }\n"),
        PermissionsError::MissingOperation("viewer")
    );
    assert_eq!(
        without("prices = [\"coordinator\", \"confirmed-member\", \"operator\"]\n"),
        PermissionsError::MissingClass(FieldClass::Prices)
    );
    let parse = |from: &str, to: &str| Permissions::parse(&TEXT.replacen(from, to, 1)).unwrap_err();
    assert_eq!(
        parse(
            "viewer = { allow",
            "inventedOperation = { allow = [] }\nviewer = { allow"
        ),
        PermissionsError::UnknownOperation("inventedOperation".to_owned())
    );
    assert!(matches!(
        parse(
            "viewer = { allow = [\"anyone\"] }",
            "viewer = { allow = [\"everyone\"] }"
        ),
        PermissionsError::UnknownLine { .. }
    ));
    assert!(matches!(
        parse("role = \"anyone\"", "role = \"nobody\""),
        PermissionsError::Unreadable(_)
    ));
}
