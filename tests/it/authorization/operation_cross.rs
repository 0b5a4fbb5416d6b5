//! Every operation, tried by each person on each object through the doors of the product, answers as the matrix says.

use std::collections::BTreeSet;

use persistence::repositories::access::role_grants;

use super::asks::all::asks;
use super::question::{Ask, Question, ask};
use super::second_reading::{Line, Matrix, Object, Standing, Verdict, holds};
use super::stage::{Person, Stage};
use crate::support::world::{id, in_each_world};

#[tokio::test]
async fn every_operation_answers_each_person_as_the_matrix_says() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let matrix = Matrix::read();
        let mut wrong = Vec::new();
        for person in &stage.people {
            for one in asks(&stage, person) {
                if can_be_asked(person, &one) {
                    wrong.extend(difference(&stage, &matrix, person, &one).await);
                }
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

/// The command line has no browser.
fn can_be_asked(person: &Person, one: &Ask) -> bool {
    let goes_over_http = matches!(
        one.question,
        Question::Get { .. } | Question::Post | Question::Upload { .. } | Question::Socket
    );
    !(person.standing.is_operator && goes_over_http)
}

async fn difference(
    stage: &Stage<'_>,
    matrix: &Matrix,
    person: &Person,
    one: &Ask,
) -> Option<String> {
    let expected = matrix.verdict(one.operation, &person.standing, one.object.as_ref());
    let object_id = one.ids.as_ref().map(|(present, _)| present.as_str());
    let answer = ask(stage, person, one, object_id).await;
    if one.operation == "revokeRole" && answer.verdict == Verdict::Allowed {
        give_back(stage, object_id.unwrap()).await;
    }
    let tell = |what: String| {
        let Ask {
            operation, label, ..
        } = one;
        Some(format!("{operation} ({label}) by {}: {what}", person.name))
    };
    if answer.verdict != expected {
        let got = answer.verdict;
        return tell(format!(
            "{expected:?} expected, {got:?} found: {}",
            answer.text
        ));
    }
    if expected == Verdict::Absent {
        let (_, absent_id) = one.ids.as_ref()?;
        let absent = ask(stage, person, one, Some(absent_id)).await;
        if absent != answer {
            return tell(format!(
                "{} unlike an absent one: {}",
                answer.text, absent.text
            ));
        }
    }
    None
}

async fn give_back(stage: &Stage<'_>, grant_id: &str) {
    let mut grants = stage.holders.iter().flat_map(|holder| &holder.grants);
    let grant = grants.find(|grant| id(grant.id) == grant_id).unwrap();
    let transaction = stage.world.begin().await;
    let found = role_grants::find_role_grant(&transaction, grant.id).await;
    if found.unwrap().is_none() {
        let given = role_grants::insert_role_grant(&transaction, grant).await;
        given.unwrap();
    }
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn every_operation_of_the_matrix_is_tried_and_every_condition_of_it_decides_somewhere() {
    in_each_world(async |world| {
        let stage = Stage::set(world).await;
        let matrix = Matrix::read();
        let tried: Vec<(&Standing, Ask)> = stage
            .people
            .iter()
            .flat_map(|person| {
                let all = asks(&stage, person).into_iter();
                all.map(|one| (&person.standing, one))
            })
            .collect();
        let names: BTreeSet<&str> = tried.iter().map(|(_, one)| one.operation).collect();
        let known: BTreeSet<&str> = matrix.operations.keys().map(String::as_str).collect();
        assert_eq!(names, known, "give each operation its questions in asks/");
        for (operation, (_, lines)) in &matrix.operations {
            for name in lines {
                let on: Vec<(&Standing, &Object)> = tried
                    .iter()
                    .filter(|(_, one)| one.operation == operation)
                    .filter_map(|(who, one)| Some((*who, one.object.as_ref()?)))
                    .collect();
                if !on.is_empty() {
                    each_condition_decides(operation, name, &matrix.lines[name], &on);
                }
            }
        }
    })
    .await;
}

/// Someone gets in by the line, and someone is kept out by each of its conditions alone.
fn each_condition_decides(
    operation: &str,
    name: &str,
    line: &Line,
    tried: &[(&Standing, &Object)],
) {
    let lets_in = |line: &Line| {
        let admitted = tried.iter().filter(|(who, on)| holds(line, who, on));
        admitted.count()
    };
    let n_admitted = lets_in(line);
    assert!(n_admitted > 0, "{operation}: nobody gets in by {name}");
    // Who is a member of a consortium is one of its companies; of a single membership that is another matter. Nobody can
    // name another's account to those who change their own. Over a company there are no roles but those of its people.
    let is_of_self = ["updateProfile", "changePassword"].contains(&operation);
    let is_of_members = line.contains_key("as") && operation != "changeMemberState";
    let is_of_company = line["role"][0] == "company-manager";
    let is_implied = |looser: &Line| {
        (is_of_self || is_of_members) && line.get("of") != looser.get("of")
            || is_of_company && line.get("giving") != looser.get("giving")
    };
    for looser in without_one_condition(line) {
        if is_implied(&looser) {
            continue;
        }
        let n_more = lets_in(&looser);
        assert!(
            n_more > n_admitted,
            "{operation}: no question would notice if {name} were {looser:?}"
        );
    }
}

/// The line without each of its relations and each of its lists of states.
fn without_one_condition(line: &Line) -> Vec<Line> {
    let mut looser = Vec::new();
    for (condition, words) in line {
        if condition == "role" {
            continue;
        }
        let mut without = line.clone();
        without.remove(condition);
        looser.push(without);
        if condition == "of" && words.len() > 1 {
            for word in words {
                let mut without = line.clone();
                let rest = words.iter().filter(|other| *other != word).cloned();
                without.insert(condition.clone(), rest.collect());
                looser.push(without);
            }
        }
    }
    looser
}
