//! What can be asked about a run: the price of a company, whether fewer would do, what a withdrawal breaks, what more
//! members buy. The engine's own tests compare with brute force; these see to it that the doors tell it, and to whom.

use domain::directory::company::Company;
use domain::values::quantity::Level;
use persistence::entities::groupings::run_input;
use persistence::repositories::directory::{capabilities, companies};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::world::{World, id, in_each_world};

/// The lot asks for relational databases: Alpha holds them very well, Delta well enough, Beta too broadly. The free text
/// is judged covered.
async fn declare(world: &World) -> Company {
    let delta = records::company(world.west.id, "Delta");
    let declared = [
        records::capability(world.alpha.id, world.relational.id, Level::Confirmed),
        records::capability(delta.id, world.postgresql.id, Level::Expert),
        records::capability(world.beta.id, world.databases.id, Level::Expert),
    ];
    let transaction = world.begin().await;
    companies::insert_company(&transaction, &delta)
        .await
        .unwrap();
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    delta
}

async fn suggest(world: &World) -> Value {
    let coordinator = &world.people.west_coordinator;
    let input = json!({"lotId": id(world.lot.id)});
    let asked =
        "run { id status suggestions { id members { name } objective { objective value } } }";
    let mut answer = world
        .api
        .mutate(coordinator, "suggestGroupings", input, asked)
        .await;
    answer["run"].take()
}

async fn of_run(world: &World, run: &Value, fields: &str) -> Value {
    let question = format!("query($run: ID!) {{ groupingRun(id: $run) {{ {fields} }} }}");
    let coordinator = &world.people.west_coordinator;
    let variables = json!({"run": run["id"]});
    let mut data = world.api.data(coordinator, &question, variables).await;
    data["groupingRun"].take()
}

fn why_not(company: &str) -> String {
    format!(
        "whyNot(companyId: \"{company}\") {{ kind isExcluded isProven company {{ name }} change {{ objective value }}
            grouping {{ members {{ name }} lead {{ name }} }} elements {{ kind requirement {{ id }} company {{ name }} }} }}"
    )
}

#[tokio::test]
async fn a_company_outside_has_a_price_or_a_rule_against_it() {
    in_each_world(async |world| {
        let delta = declare(world).await;
        let run = suggest(world).await;
        assert_eq!(run["status"], "PROVEN_OPTIMAL");
        assert_eq!(run["suggestions"][0]["members"], json!([{"name": "Alpha"}]));
        let seen = of_run(world, &run, &why_not(&id(world.alpha.id))).await;
        assert_eq!(seen["whyNot"]["kind"], "IS_IN");
        let seen = of_run(world, &run, &why_not(&id(delta.id))).await;
        let price = &seen["whyNot"];
        assert_eq!(price["kind"], "PRICE");
        assert_eq!(price["isProven"], true);
        assert_eq!(price["grouping"]["lead"]["name"], "Delta");
        // The members stay one; fit falls from 100, because Delta is narrower and above the level.
        let change = price["change"].as_array().unwrap();
        assert_eq!(
            change[1],
            json!({"objective": "MEMBERS", "value": "0"}),
            "{change:?}"
        );
        let misfit = change
            .iter()
            .find(|one| one["objective"] == "MISFIT")
            .unwrap();
        assert_ne!(misfit["value"], "0");
        let no = json!({"lotId": id(world.lot.id), "companyId": id(world.beta.id), "answer": "NO"});
        world
            .api
            .mutate(&world.people.beta_manager, "answerInterest", no, "")
            .await;
        let run = suggest(world).await;
        let seen = of_run(world, &run, &why_not(&id(world.beta.id))).await;
        assert_eq!(seen["whyNot"]["kind"], "RULED_OUT");
        assert_eq!(
            seen["whyNot"]["elements"],
            json!([{"kind": "COMPANY_CONDITIONS", "requirement": null, "company": null}])
        );
        let seen = of_run(world, &run, &why_not(&id(world.gamma.id))).await;
        assert_eq!(seen["whyNot"], Value::Null, "Gamma is of another cluster");
    })
    .await;
}

#[tokio::test]
async fn fewer_members_withdrawals_and_fronts_are_told() {
    in_each_world(async |world| {
        declare(world).await;
        let run = suggest(world).await;
        let fields = "front(goals: [MEMBERS, MISFIT]) { isComplete points { values { objective value } grouping { members { name } } } }
            suggestions { necessity { nMembers fewestMembers nCapable isProven alone { name } smallerPart { name } }
                withdrawals { company { name } isHarmless leavesNoLead lost { id } reserve { company { name } } } }";
        let seen = of_run(world, &run, fields).await;
        assert_eq!(
            seen["front"],
            json!({"isComplete": true, "points": [{"values": [{"objective": "MEMBERS", "value": "1"}, {"objective": "MISFIT", "value": "20"}],
                "grouping": {"members": [{"name": "Alpha"}]}}]})
        );
        assert_eq!(
            seen["suggestions"][0]["necessity"],
            json!({"nMembers": 1, "fewestMembers": 1, "nCapable": 2, "isProven": true,
                   "alone": [{"name": "Alpha"}, {"name": "Delta"}], "smallerPart": null})
        );
        assert_eq!(
            seen["suggestions"][0]["withdrawals"],
            json!([{"company": {"name": "Alpha"}, "isHarmless": false, "leavesNoLead": true,
                    "lost": [{"id": id(world.asked.id)}], "reserve": {"company": {"name": "Delta"}}}])
        );
    })
    .await;
}

/// The fields that ask the engine about a run.
fn inquiries(company: &str) -> String {
    format!(
        "isOutdated isInputKept front(goals: [MEMBERS, DISTANCE]) {{ isComplete }}
            suggestions {{ necessity {{ isProven alone {{ name }} }} withdrawals {{ reserve {{ company {{ name }} }} }} }} {}",
        why_not(company)
    )
}

#[tokio::test]
async fn a_run_answers_on_what_it_was_asked_although_that_has_changed_since() {
    in_each_world(async |world| {
        let delta = declare(world).await;
        let run = suggest(world).await;
        let fields = inquiries(&id(delta.id));
        let before = of_run(world, &run, &fields).await;
        assert_eq!(
            json!([before["isOutdated"], before["isInputKept"]]),
            json!([false, true])
        );
        assert_eq!(before["whyNot"]["kind"], "PRICE");
        let no =
            json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "NO"});
        world
            .api
            .mutate(&world.people.alpha_manager, "answerInterest", no, "")
            .await;
        let requirement = json!({"requirementId": id(world.asked.id), "version": 1});
        let coordinator = &world.people.west_coordinator;
        let found = world
            .api
            .findings(coordinator, "deleteRequirement", requirement)
            .await;
        assert!(found.is_empty(), "{found:?}");
        let mut after = of_run(world, &run, &fields).await;
        assert_eq!(after["isOutdated"], true);
        after["isOutdated"] = json!(false);
        assert_eq!(after, before, "the answers are those on the kept question");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_said_about_a_changed_input_that_was_not_kept() {
    in_each_world(async |world| {
        let delta = declare(world).await;
        let run = suggest(world).await;
        let transaction = world.begin().await;
        run_input::Entity::delete_many()
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let fields = inquiries(&id(delta.id));
        let seen = of_run(world, &run, &fields).await;
        assert_eq!(
            json!([seen["isInputKept"], seen["whyNot"]["kind"]]),
            json!([false, "PRICE"])
        );
        let maybe =
            json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "MAYBE"});
        world
            .api
            .mutate(&world.people.alpha_manager, "answerInterest", maybe, "")
            .await;
        let seen = of_run(world, &run, &fields).await;
        assert_eq!(seen["isOutdated"], true);
        assert_eq!(seen["front"], Value::Null);
        assert_eq!(seen["whyNot"], Value::Null);
        assert_eq!(seen["suggestions"][0]["necessity"], Value::Null);
        let coordinator = &world.people.west_coordinator;
        let found = world
            .api
            .findings(
                coordinator,
                "replayGroupingRun",
                json!({"runId": run["id"]}),
            )
            .await;
        assert_eq!(
            found,
            ["WRONG_STATE at runId"],
            "there is nothing to replay"
        );
    })
    .await;
}

#[tokio::test]
async fn a_company_that_has_left_the_cluster_is_no_longer_asked_about() {
    in_each_world(async |world| {
        let delta = declare(world).await;
        let run = suggest(world).await;
        let moved = Company {
            cluster_ids: vec![world.east.id],
            ..delta.clone()
        };
        let transaction = world.begin().await;
        companies::update_company(&transaction, &moved, 1)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let seen = of_run(world, &run, &inquiries(&id(delta.id))).await;
        assert_eq!(seen["isOutdated"], true);
        assert_eq!(seen["whyNot"], Value::Null);
        assert_eq!(
            seen["front"]["isComplete"], true,
            "the run itself is still spoken of"
        );
    })
    .await;
}

#[tokio::test]
async fn too_many_questions_to_the_engine_at_once_are_refused() {
    in_each_world(async |world| {
        let question = "query($lot: ID!) { lot(id: $lot) { groupingRuns {
            suggestions { necessity { isProven } withdrawals { isHarmless } } } } }";
        let coordinator = &world.people.west_coordinator;
        let variables = json!({"lot": id(world.lot.id)});
        let answer = world.api.ask(coordinator, question, variables).await;
        assert_eq!(answer["data"], Value::Null);
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains("too complex"), "{message}");
    })
    .await;
}
