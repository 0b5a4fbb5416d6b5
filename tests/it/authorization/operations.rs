//! Every operation refuses visitors and persons without a role, unless its line says otherwise.

use std::collections::BTreeMap;

use cordee::application::actor::Actor;
use cordee::authorization::operation::Operation;
use cordee::authorization::permissions::{LineRole, Permissions};
use domain::access::account::{Account, Language};
use domain::values::codes::EmailAddress;
use domain::values::ids::AccountId;
use domain::values::record::Record;
use domain::values::text::Name;
use serde_json::Value;

use super::asking::Asking;
use super::schema_shape::{fields, name, smallest_question, types};

fn visitor() -> Actor {
    Actor::anonymous(Language::Fr)
}

/// Someone who is signed in and has no role at all.
fn person_without_role() -> Actor {
    let account = Account {
        id: AccountId::new(),
        email: EmailAddress::parse("email", "sans@exemple.fr").unwrap(),
        name: Name::parse("name", "Sans rôle").unwrap(),
        language: Language::Fr,
        password_hash: None,
        closed_at: None,
        record: Record::new("2026-11-21T09:00:00Z".parse().unwrap()),
    };
    Actor::signed_in(account, Vec::new(), BTreeMap::new(), None)
}

fn lets_in(operation: Operation, roles: &[LineRole]) -> bool {
    Permissions::embedded()
        .unwrap()
        .lines_of(operation)
        .iter()
        .any(|line| roles.contains(&line.role))
}

/// Whether the answer is a refusal with one of the codes, or an absent object.
fn is_refused(answer: &Value, operation: &str, codes: &[&str]) -> bool {
    let code = answer["errors"][0]["extensions"]["code"].as_str();
    code.is_some_and(|code| codes.contains(&code))
        || (answer["errors"].is_null() && answer["data"][operation].is_null())
}

async fn questions(root: &str) -> Vec<(Operation, String)> {
    let types = types().await;
    let word = root.to_lowercase();
    fields(&types[root])
        .into_iter()
        .map(|field| {
            let operation = Operation::from_name(name(field)).unwrap();
            (
                operation,
                format!("{word} {{ {} }}", smallest_question(&types, field)),
            )
        })
        .collect()
}

#[tokio::test]
async fn a_visitor_may_do_only_what_a_line_gives_to_anyone() {
    let asking = Asking::open().await;
    for root in ["Query", "Mutation"] {
        for (operation, question) in questions(root).await {
            let answer = asking.ask(visitor(), &question).await;
            if lets_in(operation, &[LineRole::Anyone]) {
                assert!(
                    !is_refused(&answer, "none", &["UNAUTHENTICATED", "FORBIDDEN"])
                        || answer["errors"].is_null(),
                    "{question}: {answer}"
                );
            } else {
                assert!(
                    is_refused(&answer, operation.name(), &["UNAUTHENTICATED"]),
                    "a visitor got through with {question}: {answer}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_person_without_a_role_may_do_only_what_a_line_gives_to_any_account() {
    let asking = Asking::open().await;
    for root in ["Query", "Mutation"] {
        for (operation, question) in questions(root).await {
            if lets_in(operation, &[LineRole::Anyone, LineRole::Account]) {
                continue;
            }
            let answer = asking.ask(person_without_role(), &question).await;
            assert!(
                is_refused(&answer, operation.name(), &["FORBIDDEN"]),
                "a person without a role got through with {question}: {answer}"
            );
        }
    }
}
