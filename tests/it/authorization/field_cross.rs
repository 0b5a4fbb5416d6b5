//! Every field of every type: whoever may read its class reads what is there, everyone else reads nothing.

use std::collections::{BTreeMap, BTreeSet};

use cordee::application::workbooks::import_jobs::AtWork;
use domain::consortia::consortium::{ConsortiumState, MemberState};
use domain::procurement::requirement::Demand;
use serde_json::{Value, json};

use super::reach::Reach;
use super::reaches::reaches;
use super::schema_shape::{fields, name, types};
use super::second_reading::Matrix;
use super::stage::{Person, Stage, of_company};
use crate::support::world::{id, in_each_world};

/// Lists whose rows are read one by one: `row_cross` looks at them.
const LISTS_OF_ROWS: [(&str, &str); 5] = [
    ("Company", "consortia"),
    ("Company", "interests"),
    ("Lot", "consortia"),
    ("Lot", "scenarios"),
    ("Lot", "interests"),
];

/// Of this, members of a consortium read less than its coordinators: the tests below tell what.
fn is_shorter_for_members(type_name: &str, field: &str) -> bool {
    type_name == "Violation"
        || [
            ("Consortium", "violations"),
            ("Contribution", "figure"),
            ("RequirementCoverage", "reached"),
        ]
        .contains(&(type_name, field))
}

#[tokio::test]
async fn every_field_is_shown_to_those_who_may_read_its_class_and_to_nobody_else() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let jobs = &world.api.app.import_jobs;
        let imports = stage.imports.iter();
        // What is being done with an import shows only while it is.
        let _at_work: Vec<AtWork> = imports.map(|run| jobs.begin(run.id)).collect();
        let reading = Reading {
            matrix: Matrix::read(),
            fields: wanted_fields(&stage).await,
            stage,
        };
        let operator = reading.stage.person("the command line");
        let mut wrong = Vec::new();
        let mut shown = BTreeSet::new();
        let mut known: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for person in &reading.stage.people {
            for reach in reaches(&reading.stage, person) {
                if !known.contains_key(&reach.text) {
                    let everything = reading.ends(operator, &reach).await;
                    known.insert(reach.text.clone(), everything);
                }
                let everything = &known[&reach.text];
                let found = reading.ends(person, &reach).await;
                wrong.extend(reading.differences(person, &reach, (&found, everything)));
                shown.extend(reading.shown(&reach, &found));
            }
        }
        assert!(
            wrong.is_empty(),
            "{} differ:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        let all: BTreeSet<(String, String)> = reading.all_fields().collect();
        let never: Vec<_> = all.difference(&shown).collect();
        assert!(
            never.is_empty(),
            "no way of reaches.rs ever shows {never:?}"
        );
    })
    .await;
}

/// A consortium whose members have rivals and whose turnover counts.
fn watched(stage: &Stage<'_>) -> String {
    let mut groups = stage.consortia.iter();
    let group = groups.find(|one| {
        let state = (one.state, one.members[0].state);
        state == (ConsortiumState::Inviting, MemberState::Confirmed)
    });
    id(group.unwrap().id)
}

#[tokio::test]
async fn turnover_is_told_to_its_own_company_and_to_coordinators_alone() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let alpha = id(world.alpha.id);
        let mut asked = stage.requirements.iter().map(|(asked, _)| asked);
        let turnover = asked
            .find(|asked| matches!(asked.demand, Demand::Turnover { .. }))
            .unwrap();
        let question = format!(
            "{{ consortium(id: \"{}\") {{ coverage {{ requirements {{ requirementId demanded reached }} \
             contributions {{ requirementId companyId figure }} }} }} }}",
            watched(&stage)
        );
        for (name, is_told) in [
            ("coordinator-west", true),
            ("manager-alpha", true),
            ("manager-beta", false),
        ] {
            let person = stage.person(name);
            let data = world.api.data(&person.actor, &question, json!({})).await;
            let coverage = &data["consortium"]["coverage"];
            let of_turnover = |list: &str| -> Vec<Value> {
                let lines = coverage[list].as_array().unwrap().iter();
                let lines = lines.filter(|line| line["requirementId"] == id(turnover.id));
                lines.cloned().collect()
            };
            let of_alpha: Vec<Value> = of_turnover("contributions")
                .into_iter()
                .filter(|cell| cell["companyId"] == alpha)
                .collect();
            assert_eq!(of_alpha.len(), 1, "{name}: {coverage}");
            assert_eq!(!of_alpha[0]["figure"].is_null(), is_told, "{name}");
            let sum = &of_turnover("requirements")[0];
            let is_sum_told = sum["reached"] != sum["demanded"];
            assert_eq!(is_sum_told, name == "coordinator-west", "{name}: {sum}");
        }
    })
    .await;
}

#[tokio::test]
async fn rules_about_rival_groups_are_told_to_coordinators_alone() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let group = watched(&stage);
        let question = format!("{{ consortium(id: \"{group}\") {{ violations {{ rule }} }} }}");
        let rules = async |name: &str| -> BTreeSet<String> {
            let actor = &stage.person(name).actor;
            let data = world.api.data(actor, &question, json!({})).await;
            let found = data["consortium"]["violations"].as_array().unwrap().iter();
            let rules = found.map(|one| one["rule"].as_str().unwrap().to_owned());
            rules.collect()
        };
        let all = rules("coordinator-west").await;
        let rivals = ["LEAD_OF_ONE_GROUP", "SEVERAL_GROUPS_FORBIDDEN"].map(str::to_owned);
        assert!(rivals.iter().all(|rule| all.contains(rule)), "{all:?}");
        let others: BTreeSet<String> = all.difference(&rivals.into()).cloned().collect();
        for member in ["manager-alpha", "manager-beta", "manager-omega"] {
            assert_eq!(rules(member).await, others, "{member}");
        }
    })
    .await;
}

/// For each type of the matrix its fields, and how each is asked for.
type WantedFields = BTreeMap<String, BTreeMap<String, String>>;

async fn wanted_fields(stage: &Stage<'_>) -> WantedFields {
    let types = types().await;
    let [alpha, beta] = [&stage.world.alpha, &stage.world.beta].map(|one| id(one.id));
    let changed = id(stage.runs.last().unwrap().0.id);
    let asked = |type_name: &str, field: &Value| {
        let mut end = &field["type"];
        while !end["ofType"].is_null() {
            end = &end["ofType"];
        }
        let arguments = match (type_name, name(field)) {
            ("Lot", "groupOutlook") => format!("(companyIds: [\"{alpha}\"])"),
            ("Lot", "coverage") => format!("(companyIds: [\"{alpha}\"])"),
            ("Lot", "companyCoverage") => format!("(companyId: \"{alpha}\")"),
            ("GroupingRun", "whyNot") => format!("(companyId: \"{beta}\")"),
            ("GroupingRun", "comparison") => format!("(with: \"{changed}\")"),
            ("GroupingRun", "front") => "(goals: [MEMBERS, MISFIT])".to_owned(),
            _ => String::new(),
        };
        let inside = match end["kind"].as_str().unwrap() {
            "OBJECT" | "INTERFACE" => " { __typename }",
            _ => "",
        };
        format!("{}{arguments}{inside}", name(field))
    };
    let matrix = Matrix::read();
    let of_type = |type_name: &String| {
        let fields = fields(&types[type_name]).into_iter();
        let fields = fields.map(|field| (name(field).to_owned(), asked(type_name, field)));
        (type_name.clone(), fields.collect())
    };
    matrix.types.keys().map(of_type).collect()
}

struct Reading<'w> {
    stage: Stage<'w>,
    matrix: Matrix,
    fields: WantedFields,
}

impl Reading<'_> {
    /// What a person finds at the end of a way: each object with all its fields.
    async fn ends(&self, person: &Person, reach: &Reach) -> Vec<Value> {
        let fields: Vec<&str> = self.fields[reach.type_name]
            .values()
            .map(String::as_str)
            .collect();
        let question = reach.question(&fields.join(" "));
        let api = &self.stage.world.api;
        let answer = if reach.root == "subscription" {
            api.first_event(&person.actor, &question, json!({})).await
        } else {
            api.ask(&person.actor, &question, json!({})).await
        };
        let codes = answer["errors"].as_array().into_iter().flatten();
        for error in codes {
            let code = error["extensions"]["code"].as_str().unwrap_or_default();
            let is_refusal = ["UNAUTHENTICATED", "FORBIDDEN"].contains(&code)
                || error["message"] == "the object does not exist" && reach.root == "subscription";
            assert!(is_refusal, "{} by {question}: {answer}", person.name);
        }
        reach.ends(&answer["data"]).into_iter().cloned().collect()
    }

    fn is_readable(&self, person: &Person, reach: &Reach, field: &str) -> bool {
        let standing = &person.standing;
        if (reach.type_name, field) != ("Lot", "companyCoverage") {
            return reach.is_readable(&self.matrix, field, standing);
        }
        // Its class is asked of the company that it is asked for; the lot must be seen besides.
        let class = self.matrix.class_of(reach.type_name, field);
        let company = of_company(&self.stage.world.alpha);
        reach.is_readable(&self.matrix, "number", standing)
            && self.matrix.reads(class, standing, &company)
    }

    fn differences(
        &self,
        person: &Person,
        reach: &Reach,
        (found, everything): (&[Value], &[Value]),
    ) -> Vec<String> {
        let type_name = reach.type_name;
        let mut wrong = Vec::new();
        for field in self.fields[type_name].keys() {
            if LISTS_OF_ROWS.contains(&(type_name, field)) {
                continue;
            }
            let is_readable = self.is_readable(person, reach, field);
            let values = |ends: &[Value]| -> Vec<Value> {
                ends.iter().map(|end| end[field].clone()).collect()
            };
            let (got, all) = (values(found), values(everything));
            let is_personal = !reach.is_same_for_all
                || field.starts_with("viewer")
                || is_shorter_for_members(type_name, field);
            let is_right = match is_readable {
                true if is_personal => !found.is_empty() || everything.is_empty(),
                true => got == all,
                false => got.iter().all(is_nothing),
            };
            if !is_right {
                wrong.push(format!(
                    "{type_name}.{field} by {} over {}: readable {is_readable}, {got:?} of {all:?}",
                    person.name,
                    reach.path.join("."),
                ));
            }
        }
        wrong
    }

    fn shown(&self, reach: &Reach, found: &[Value]) -> Vec<(String, String)> {
        let type_name = reach.type_name;
        let is_shown = |field: &&String| found.iter().any(|end| !is_nothing(&end[*field]));
        let fields = self.fields[type_name].keys().filter(is_shown);
        fields
            .map(|field| (type_name.to_owned(), field.clone()))
            .collect()
    }

    fn all_fields(&self) -> impl Iterator<Item = (String, String)> {
        self.fields.iter().flat_map(|(type_name, fields)| {
            let names = fields.keys();
            names.map(|field| (type_name.clone(), field.clone()))
        })
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
