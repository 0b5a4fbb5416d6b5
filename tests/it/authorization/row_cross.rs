//! Lists hold exactly the rows that a person may read one by one, and count nothing else.

use std::collections::BTreeSet;

use domain::procurement::call::CallForTender;
use serde_json::{Value, json};

use super::second_reading::{Matrix, Object, Verdict};
use super::stage::{
    Person, Stage, of_account_read, of_call, of_company, of_consortium, of_import, of_interest,
};
use super::stage_scenarios::of_scenario;
use crate::support::world::{id, in_each_world};

/// A list, and which of its rows a person may read.
struct RowList {
    label: String,
    question: String,
    /// The names under which the rows nest.
    path: Vec<&'static str>,
    /// The rows that should be there; nothing when the person may not ask for the list.
    rows: Option<BTreeSet<String>>,
}

#[tokio::test]
async fn every_list_holds_the_rows_that_a_person_may_read_one_by_one() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let matrix = Matrix::read();
        let mut wrong = Vec::new();
        for person in &stage.people {
            let view = View {
                stage: &stage,
                matrix: &matrix,
                person,
            };
            let mut lists = view.whole_lists();
            lists.extend(view.lists_of_lots());
            lists.extend(view.lists_of_companies());
            for list in lists {
                wrong.extend(view.difference(&list).await);
            }
        }
        assert!(
            wrong.is_empty(),
            "{} differ:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    })
    .await;
}

/// What one person should see.
struct View<'s, 'w> {
    stage: &'s Stage<'w>,
    matrix: &'s Matrix,
    person: &'s Person,
}

impl View<'_, '_> {
    fn may(&self, operation: &str, object: &Object) -> bool {
        let who = &self.person.standing;
        self.matrix.verdict(operation, who, Some(object)) == Verdict::Allowed
    }

    fn reads(&self, class: &str, object: &Object) -> bool {
        self.matrix.reads(class, &self.person.standing, object)
    }

    /// A list of the query, when the person may ask for it.
    fn whole(&self, operation: &'static str, rows: BTreeSet<String>) -> RowList {
        let may_ask = self.matrix.verdict(operation, &self.person.standing, None);
        RowList {
            label: operation.to_owned(),
            question: format!("{{ {operation}(first: 100) {{ totalCount nodes {{ id }} }} }}"),
            path: vec![operation, "nodes"],
            rows: (may_ask == Verdict::Allowed).then_some(rows),
        }
    }

    fn whole_lists(&self) -> Vec<RowList> {
        let stage = self.stage;
        let companies = stage.companies.iter().map(|one| id(one.id));
        let calls = stage.calls.iter();
        let calls = calls.filter(|one| self.may("callForTender", &of_call(one)));
        let consortia = stage.consortia.iter();
        let consortia = consortia.filter(|one| self.may("consortium", &of_consortium(one)));
        let imports = stage.imports.iter();
        let imports = imports.filter(|one| self.may("importRun", &of_import(one)));
        vec![
            self.whole("companies", companies.collect()),
            self.whole("callsForTender", calls.map(|one| id(one.id)).collect()),
            self.whole("consortia", consortia.map(|one| id(one.id)).collect()),
            self.whole("importRuns", imports.map(|one| id(one.id)).collect()),
            self.whole("accounts", self.accounts()),
        ]
    }

    fn accounts(&self) -> BTreeSet<String> {
        let holders = self.stage.holders.iter();
        let readable = holders
            .filter(|holder| self.reads("administration", &of_account_read(holder, self.stage)));
        let mut rows: BTreeSet<String> = readable.map(|holder| id(holder.account.id)).collect();
        if self.reads("administration", &Object::default()) {
            // The people of the world have accounts too, without roles.
            let people = &self.stage.world.people;
            let others = [
                &people.administrator,
                &people.west_coordinator,
                &people.east_coordinator,
                &people.alpha_manager,
                &people.alpha_contributor,
                &people.beta_manager,
                &people.gamma_manager,
            ];
            rows.extend(others.map(|actor| id(actor.account_id().unwrap())));
        }
        rows
    }

    /// The rows of an object, where the person may know of that.
    fn of(
        &self,
        object_id: &str,
        (type_name, field): (&'static str, &'static str),
        rows: Option<BTreeSet<String>>,
    ) -> RowList {
        RowList {
            label: format!("{type_name}.{field}"),
            question: format!(
                "{{ node(id: \"{object_id}\") {{ ... on {type_name} {{ {field} {{ id }} }} }} }}"
            ),
            path: vec!["node", field],
            rows,
        }
    }

    fn sees(&self, call: &CallForTender) -> bool {
        self.may("lot", &of_call(call))
    }

    fn lists_of_lots(&self) -> Vec<RowList> {
        let mut lists = Vec::new();
        for (lot, call) in &self.stage.lots {
            let interests = self.stage.interests.iter();
            let interests = interests.filter(|(one, its_call)| {
                let object = of_interest(its_call, one.company_id);
                one.lot_id == lot.id && self.reads("company-private", &object)
            });
            let interests = interests.map(|(one, _)| id(one.id)).collect();
            let consortia = self.stage.consortia.iter();
            let consortia = consortia.filter(|one| {
                one.lot_id == lot.id && self.reads("consortium", &of_consortium(one))
            });
            let consortia = consortia.map(|one| id(one.id)).collect();
            let scenarios = self.stage.scenarios.iter();
            let scenarios = scenarios.filter(|(one, its_call)| {
                one.lot_id == lot.id && self.reads("scenario", &of_scenario(one, its_call))
            });
            let scenarios = scenarios.map(|(one, _)| id(one.id)).collect();
            let runs = self.stage.runs.iter();
            let runs = runs.filter(|(run, _)| run.lot_ids() == [lot.id]);
            let runs = runs.map(|(run, _)| id(run.id)).collect();
            let steers = self.reads("steering", &of_call(call));
            let of_lot = |field, rows| self.of(&id(lot.id), ("Lot", field), rows);
            let if_seen = |rows| self.sees(call).then_some(rows);
            lists.push(of_lot("interests", if_seen(interests)));
            lists.push(of_lot("consortia", if_seen(consortia)));
            lists.push(of_lot("scenarios", if_seen(scenarios)));
            lists.push(of_lot("groupingRuns", steers.then_some(runs)));
            let joint = self.stage.runs.iter();
            let joint = joint.filter(|(run, of)| of.id == call.id && !run.joint_with.is_empty());
            let joint = joint.map(|(run, _)| id(run.id)).collect();
            let of_call = ("CallForTender", "jointGroupingRuns");
            lists.push(self.of(&id(call.id), of_call, steers.then_some(joint)));
            let plans = self.stage.plans.iter();
            let plans = plans.filter(|(_, of)| of.id == call.id);
            let plans = plans.map(|(run, _)| id(run.id)).collect();
            let of_call = ("CallForTender", "planRuns");
            lists.push(self.of(&id(call.id), of_call, steers.then_some(plans)));
        }
        lists
    }

    fn lists_of_companies(&self) -> Vec<RowList> {
        let mut lists = Vec::new();
        for company in &self.stage.companies {
            let is_private = self.reads("company-private", &of_company(company));
            let interests = self.stage.interests.iter();
            let interests = interests.filter(|(one, call)| {
                let object = of_interest(call, company.id);
                one.company_id == company.id
                    && self.reads("company-private", &object)
                    && self.sees(call)
            });
            let interests = interests.map(|(one, _)| id(one.id)).collect();
            let consortia = self.stage.consortia.iter();
            let consortia = consortia.filter(|one| {
                let is_in = one
                    .members
                    .iter()
                    .any(|member| member.company_id == company.id);
                is_in && self.reads("consortium", &of_consortium(one))
            });
            let consortia = consortia.map(|one| id(one.id)).collect();
            let of_company = |field, rows| self.of(&id(company.id), ("Company", field), rows);
            lists.push(of_company("interests", is_private.then_some(interests)));
            lists.push(of_company("consortia", Some(consortia)));
        }
        lists
    }

    async fn difference(&self, list: &RowList) -> Option<String> {
        let api = &self.stage.world.api;
        let answer = api.ask(&self.person.actor, &list.question, json!({})).await;
        let mut end = &answer["data"];
        let mut total = &Value::Null;
        for name in &list.path {
            end = &end[name];
            if !end["totalCount"].is_null() {
                total = &end["totalCount"];
            }
        }
        let found: Option<BTreeSet<String>> = end.as_array().map(|rows| {
            let ids = rows
                .iter()
                .map(|row| row["id"].as_str().unwrap().to_owned());
            ids.collect()
        });
        let counted = total.as_u64().is_none_or(|total| {
            found
                .as_ref()
                .is_some_and(|rows| rows.len() as u64 == total)
        });
        (found != list.rows || !counted).then(|| {
            let RowList { label, rows, .. } = list;
            let name = &self.person.name;
            format!("{label} by {name}: {rows:?} expected, {found:?} found, counted {total}")
        })
    }
}
