//! Lists of a record whose elements have a name of their own, undone element by element: what somebody else put there since
//! stays, and what the import put there goes.

use std::collections::BTreeMap;

use serde_json::Value;

/// The fields that tell the elements of a list from one another.
const NAMES: [&str; 2] = ["id", "year"];

/// A list after undoing.
pub struct UndoneList {
    /// Its elements.
    pub elements: Vec<Value>,
    /// Whether an element was put back as it was, or one that the import made is gone anyhow.
    pub is_undone: bool,
    /// Whether an element was left: the import changed it, and it was changed since, or is gone.
    pub is_left: bool,
}

type Named<'v> = BTreeMap<String, &'v Value>;

/// The list as it will be, given what it was before the import, after it, and now; `None` where its elements have no name.
#[must_use]
pub fn undone_list(before: &Value, after: &Value, now: &Value) -> Option<UndoneList> {
    let [was, wrote, is] = [named(before)?, named(after)?, named(now)?];
    let mut list = UndoneList {
        elements: Vec::new(),
        is_undone: false,
        is_left: false,
    };
    for element in now.as_array()? {
        let name = name_of(element)?;
        let kept = list.undone(was.get(&name).copied(), wrote.get(&name).copied(), element);
        list.elements.extend(kept);
    }
    // What the import took off comes back, unless somebody put it there again.
    for element in before.as_array()? {
        let name = name_of(element)?;
        if !wrote.contains_key(&name) && !is.contains_key(&name) {
            list.is_undone = true;
            list.elements.push(element.clone());
        }
    }
    for (name, element) in wrote.iter().filter(|(name, _)| !is.contains_key(*name)) {
        match was.get(name) {
            None => list.is_undone = true,
            Some(before) => list.is_left |= before != element,
        }
    }
    Some(list)
}

impl UndoneList {
    /// What becomes of an element that is there now.
    fn undone(&mut self, was: Option<&Value>, wrote: Option<&Value>, is: &Value) -> Option<Value> {
        if was == wrote {
            return Some(is.clone());
        }
        if wrote == Some(is) {
            self.is_undone = true;
            return was.cloned();
        }
        self.is_left = true;
        Some(is.clone())
    }
}

/// The elements by their names; `None` where one has none, or two have the same.
fn named(list: &Value) -> Option<Named<'_>> {
    let elements = list.as_array()?;
    let mut named = Named::new();
    for element in elements {
        named.insert(name_of(element)?, element);
    }
    (named.len() == elements.len()).then_some(named)
}

fn name_of(element: &Value) -> Option<String> {
    let mut names = NAMES.iter();
    let name = names.find_map(|name| element.get(name))?;
    Some(name.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::undone_list;

    /// Certificates as `id:title`.
    fn list(elements: &[&str]) -> Value {
        let one = |element: &&str| {
            let (id, title) = element.split_once(':').unwrap();
            json!({ "id": id, "title": title, "number": null })
        };
        Value::Array(elements.iter().map(one).collect())
    }

    fn check(versions: [&[&str]; 3], expected: &[&str], is_undone: bool, is_left: bool) {
        let [before, after, now] = versions.map(list);
        let found = undone_list(&before, &after, &now).unwrap();
        assert_eq!(Value::Array(found.elements), list(expected), "{versions:?}");
        assert_eq!(
            (found.is_undone, found.is_left),
            (is_undone, is_left),
            "{versions:?}"
        );
    }

    #[test]
    fn what_the_import_added_goes_and_what_others_added_since_stays() {
        check(
            [&["a:A"], &["a:A", "b:B"], &["a:A", "b:B", "c:C"]],
            &["a:A", "c:C"],
            true,
            false,
        );
        // What somebody took off already needs no undoing.
        check([&[], &["b:B"], &["c:C"]], &["c:C"], true, false);
        // Nothing is left for want of what was there before.
        check([&[], &["b:B"], &["b:B", "c:C"]], &["c:C"], true, false);
    }

    #[test]
    fn an_element_that_was_changed_since_is_left_and_so_is_one_that_is_gone() {
        check(
            [&[], &["b:B"], &["b:Autre", "c:C"]],
            &["b:Autre", "c:C"],
            false,
            true,
        );
        check([&["a:A"], &["a:B"], &["a:C"]], &["a:C"], false, true);
        check([&["a:A"], &["a:B"], &["c:C"]], &["c:C"], false, true);
        check([&["d:A"], &["b:B", "d:D"], &["b:B"]], &[], true, true);
    }

    #[test]
    fn an_element_that_the_import_changed_gets_its_values_back() {
        check(
            [&["a:A"], &["a:B"], &["a:B", "c:C"]],
            &["a:A", "c:C"],
            true,
            false,
        );
    }

    #[test]
    fn what_the_import_took_off_comes_back_beside_what_was_added_since() {
        check([&["a:A"], &[], &["c:C"]], &["c:C", "a:A"], true, false);
    }

    #[test]
    fn lists_of_plain_values_and_of_twins_are_not_undone_by_element() {
        let words = json!(["a", "b"]);
        assert!(undone_list(&words, &json!(["a"]), &json!(["c"])).is_none());
        let twins = list(&["a:A", "a:B"]);
        assert!(undone_list(&twins, &list(&[]), &list(&["c:C"])).is_none());
        let years = |years: &[i32]| {
            json!(
                years
                    .iter()
                    .map(|year| json!({"year": year}))
                    .collect::<Vec<_>>()
            )
        };
        let found = undone_list(
            &years(&[2024]),
            &years(&[2025, 2024]),
            &years(&[2026, 2025, 2024]),
        );
        assert_eq!(Value::Array(found.unwrap().elements), years(&[2026, 2024]));
    }
}
