//! The permission matrix read a second time, by a few lines of its own: what the server should answer is worked out from
//! `permissions.toml`, never from the server's code.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::account::Role;
use domain::values::ids::{AccountId, ClusterId, CompanyId};
use serde::Serialize;
use toml::{Table, Value};

/// The text that the server is built with.
pub const TEXT: &str = include_str!("../../../src/authorization/permissions.toml");

/// A person as the matrix sees one.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    pub is_operator: bool,
    pub account_id: Option<AccountId>,
    pub roles: Vec<Role>,
    /// The clusters of each company that a role is held over.
    pub homes: BTreeMap<CompanyId, Vec<ClusterId>>,
}

/// An object as the matrix sees one.
#[derive(Clone, Debug, Default)]
pub struct Object {
    pub account_id: Option<AccountId>,
    pub clusters: Vec<ClusterId>,
    pub companies: Vec<CompanyId>,
    /// Words of the matrix by the condition that they answer to: `call`, `while`, `giving`, `importing`.
    pub states: BTreeMap<&'static str, String>,
    /// For each member its state and role, as words.
    pub members: BTreeMap<CompanyId, (String, String)>,
    /// What sight is asked of, where that is more than the object: a membership is known to who knows the consortium.
    pub seen_as: Option<Box<Object>>,
}

impl Object {
    /// The same object, in a state.
    pub fn being(mut self, condition: &'static str, state: impl Serialize) -> Self {
        self.states.insert(condition, word(state));
        self
    }
}

/// How the domain spells a value.
pub fn word(value: impl Serialize) -> String {
    let spelt = serde_json::to_value(value).unwrap();
    spelt.as_str().unwrap().to_owned()
}

/// What the server should say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Allowed,
    /// Nobody is signed in.
    Unauthenticated,
    /// The person knows of the object but may not do this.
    Forbidden,
    /// As if the object did not exist.
    Absent,
}

/// A line: whose it is, and its conditions with the words that fulfil them.
pub type Line = BTreeMap<String, Vec<String>>;

/// The matrix.
pub struct Matrix {
    pub lines: BTreeMap<String, Line>,
    /// For each operation the one that tells sight, and its lines.
    pub operations: BTreeMap<String, (Option<String>, Vec<String>)>,
    pub classes: BTreeMap<String, Vec<String>>,
    /// For each type its class, and the classes of fields that differ.
    pub types: BTreeMap<String, (String, BTreeMap<String, String>)>,
}

/// One way of having a role: over a cluster, a company, or nothing in particular.
#[derive(Clone, Copy, Default)]
struct Way {
    cluster: Option<ClusterId>,
    company: Option<CompanyId>,
}

impl Matrix {
    pub fn read() -> Self {
        let table: Table = toml::from_str(TEXT).unwrap();
        let part = |name: &str| table[name].as_table().unwrap().clone().into_iter();
        Self {
            lines: part("lines")
                .map(|(name, line)| (name, line_of(&line)))
                .collect(),
            operations: part("operations")
                .map(|(name, rule)| {
                    let sight = rule.get("sight").map(text);
                    (name, (sight, words(&rule["allow"])))
                })
                .collect(),
            classes: part("classes")
                .map(|(name, lines)| (name, words(&lines)))
                .collect(),
            types: part("types")
                .map(|(name, kind)| {
                    let special = kind.get("fields").and_then(Value::as_table);
                    let special = special.into_iter().flatten();
                    let special = special.map(|(field, class)| (field.clone(), text(class)));
                    (name, (text(&kind["class"]), special.collect()))
                })
                .collect(),
        }
    }

    /// What the server should answer to an operation. `None` asks it on nothing in particular, as lists are.
    pub fn verdict(&self, operation: &str, who: &Standing, on: Option<&Object>) -> Verdict {
        let (sight, lines) = &self.operations[operation];
        let lines = || lines.iter().map(|name| &self.lines[name]);
        if !lines().any(|line| !ways(line, who).is_empty()) {
            let is_someone = who.account_id.is_some() || who.is_operator;
            return if is_someone {
                Verdict::Forbidden
            } else {
                Verdict::Unauthenticated
            };
        }
        let Some(object) = on else {
            return Verdict::Allowed;
        };
        if lines().any(|line| holds(line, who, object)) {
            return Verdict::Allowed;
        }
        let sees = sight.as_ref().is_some_and(|sight| {
            let (_, seeing) = &self.operations[sight];
            let seen = object.seen_as.as_deref().unwrap_or(object);
            seeing.iter().any(|name| self.line_holds(name, who, seen))
        });
        if sees {
            Verdict::Forbidden
        } else {
            Verdict::Absent
        }
    }

    /// Whether someone may read fields of a class on the object.
    pub fn reads(&self, class: &str, who: &Standing, object: &Object) -> bool {
        let lines = &self.classes[class];
        lines.iter().any(|name| self.line_holds(name, who, object))
    }

    /// The class of a field.
    pub fn class_of(&self, type_name: &str, field: &str) -> &str {
        let (class, special) = &self.types[type_name];
        special.get(field).unwrap_or(class)
    }

    /// Whether a line holds for someone on the object.
    pub fn line_holds(&self, name: &str, who: &Standing, object: &Object) -> bool {
        holds(&self.lines[name], who, object)
    }
}

/// Whether all conditions of a line hold together.
pub fn holds(line: &Line, who: &Standing, object: &Object) -> bool {
    ways(line, who).into_iter().any(|way| {
        line.iter()
            .all(|(condition, words)| condition_holds(condition, words, (way, who), object))
    })
}

fn ways(line: &Line, who: &Standing) -> Vec<Way> {
    let role = line["role"][0].as_str();
    let anyhow = |is_so: bool| is_so.then(Way::default).into_iter().collect();
    match role {
        "anyone" => anyhow(true),
        "account" => anyhow(who.account_id.is_some()),
        "operator" => anyhow(who.is_operator),
        _ => {
            let is_this = |held: &&Role| word(held.kind()).to_lowercase().replace('_', "-") == role;
            let held = who.roles.iter().filter(is_this);
            held.map(|held| Way {
                cluster: held.cluster_id(),
                company: held.company_id(),
            })
            .collect()
        }
    }
}

fn condition_holds(
    condition: &str,
    words: &[String],
    (way, who): (Way, &Standing),
    object: &Object,
) -> bool {
    let membership = || object.members.get(&way.company?);
    match condition {
        "role" => true,
        "of" => words
            .iter()
            .all(|word| relation_holds(word, way, who, object)),
        "as" => membership().is_some_and(|(state, _)| words.contains(state)),
        "does" => membership().is_some_and(|(_, role)| words.contains(role)),
        state => object
            .states
            .get(state)
            .is_some_and(|found| words.contains(found)),
    }
}

fn relation_holds(relation: &str, way: Way, who: &Standing, object: &Object) -> bool {
    let home = || way.company.and_then(|company| who.homes.get(&company));
    match relation {
        "own-account" => object.account_id.is_some() && object.account_id == who.account_id,
        "own-cluster" => way.cluster.is_some_and(|id| object.clusters.contains(&id)),
        "own-company" => way.company.is_some_and(|id| object.companies.contains(&id)),
        "home-cluster" => {
            home().is_some_and(|ids| ids.iter().any(|id| object.clusters.contains(id)))
        }
        other => panic!("what does {other} mean?"),
    }
}

fn line_of(line: &Value) -> Line {
    let conditions = line.as_table().unwrap().iter();
    let line: Line = conditions
        .map(|(condition, value)| (condition.clone(), words(value)))
        .collect();
    let known = [
        "role",
        "of",
        "as",
        "does",
        "while",
        "call",
        "giving",
        "importing",
    ];
    let found: BTreeSet<&str> = line.keys().map(String::as_str).collect();
    assert!(found.is_subset(&known.into()), "{found:?}");
    line
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
