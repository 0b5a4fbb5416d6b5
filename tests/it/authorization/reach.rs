//! A way through the graph to objects of one type: the question, the fields that it passes, and the object that the
//! classes of those fields are asked of.

use serde_json::Value;

use super::second_reading::{Matrix, Object, Standing};

/// A way to objects of a type.
#[derive(Clone)]
pub struct Reach {
    /// Whose objects are reached.
    pub type_name: &'static str,
    /// `query`, `mutation` or `subscription`.
    pub root: &'static str,
    /// The question, with `@` where the wanted fields stand.
    pub text: String,
    /// The names under which the answer nests.
    pub path: Vec<String>,
    /// The fields passed on the way.
    gates: Vec<(&'static str, String, Object)>,
    /// What the classes of the wanted fields are asked of.
    pub object: Object,
    /// Whether whoever reads it reads the same.
    pub is_same_for_all: bool,
}

impl Reach {
    /// Begins at a field of the query.
    pub fn at(field: &str, type_name: &'static str, object: Object) -> Self {
        let name = field.split(['(', ' ']).next().unwrap();
        Self {
            type_name,
            root: "query",
            text: format!("{field} {{ @ }}"),
            path: vec![name.to_owned()],
            gates: Vec::new(),
            object,
            is_same_for_all: true,
        }
    }

    /// Begins at any object by its id.
    pub fn node(id: &str, type_name: &'static str, object: Object) -> Self {
        let field = format!("node(id: \"{id}\")");
        let begun = Self::at(&field, type_name, object.clone());
        Self {
            text: begun
                .text
                .replace('@', &format!("... on {type_name} {{ @ }}")),
            gates: vec![(type_name, "id".to_owned(), object)],
            ..begun
        }
    }

    /// Goes on through a field, with its arguments if it needs some.
    pub fn through(mut self, field: &str, type_name: &'static str) -> Self {
        let name = field.split('(').next().unwrap().to_owned();
        self.text = self.text.replace('@', &format!("{field} {{ @ }}"));
        self.path.push(name.clone());
        self.gates.push((self.type_name, name, self.object.clone()));
        self.type_name = type_name;
        self
    }

    /// Goes on through a page or a payload, which have no class.
    pub fn inside(mut self, field: &'static str, type_name: &'static str) -> Self {
        self.text = self.text.replace('@', &format!("{field} {{ @ }}"));
        self.path.push(field.to_owned());
        self.type_name = type_name;
        self
    }

    /// The same way where other operations begin.
    pub fn by(self, root: &'static str) -> Self {
        Self { root, ..self }
    }

    /// The same way, where each reader finds something else.
    pub fn each_its_own(self) -> Self {
        Self {
            is_same_for_all: false,
            ..self
        }
    }

    /// Needs sight of another object too.
    pub fn behind(mut self, type_name: &'static str, object: Object) -> Self {
        self.gates.push((type_name, "id".to_owned(), object));
        self
    }

    /// The question for some fields.
    pub fn question(&self, fields: &str) -> String {
        format!("{} {{ {} }}", self.root, self.text.replace('@', fields))
    }

    /// Whether someone may read a field at the end of the way.
    pub fn is_readable(&self, matrix: &Matrix, field: &str, who: &Standing) -> bool {
        let reads = |type_name: &str, field: &str, object: &Object| {
            matrix.reads(matrix.class_of(type_name, field), who, object)
        };
        self.gates
            .iter()
            .all(|(type_name, field, object)| reads(type_name, field, object))
            && reads(self.type_name, field, &self.object)
    }

    /// The objects at the end of the way.
    pub fn ends<'a>(&self, data: &'a Value) -> Vec<&'a Value> {
        let mut found = vec![data];
        for name in &self.path {
            found = found
                .into_iter()
                .map(|value| &value[name.as_str()])
                .flat_map(|value| match value {
                    Value::Array(list) => list.iter().collect(),
                    one => vec![one],
                })
                .filter(|value| !value.is_null())
                .collect();
        }
        found
    }
}
