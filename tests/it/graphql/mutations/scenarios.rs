//! Groups that coordinators keep to compare them: kept, changed, shared with their companies, deleted; and what would
//! change a group before it is kept.

use domain::values::quantity::{FteTenths, Level};
use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::support::forming::Forming;
use crate::support::records;
use crate::support::world::{World, id, in_each_world};

const SCENARIO: &str =
    "scenario { id name isShared version createdBy viewerCanUpdate lot { number }
    members { role company { name } } coverage { nMandatory nCovered } }";

fn member(company: &domain::directory::company::Company, role: &str) -> Value {
    json!({"companyId": id(company.id), "role": role})
}

fn of_both(world: &World, name: &str) -> Value {
    let members = [
        member(&world.beta, "LEAD"),
        member(&world.alpha, "SUBCONTRACTOR"),
    ];
    json!({"lotId": id(world.lot.id), "name": name, "members": members})
}

async fn kept(world: &World, name: &str) -> Value {
    let coordinator = &world.people.west_coordinator;
    let input = of_both(world, name);
    let payload = world
        .api
        .mutate(coordinator, "keepScenario", input, SCENARIO)
        .await;
    assert_eq!(payload["userErrors"], json!([]), "{payload}");
    payload["scenario"].clone()
}

#[tokio::test]
async fn a_group_is_kept_changed_and_deleted() {
    in_each_world(async |world| {
        let coordinator = &world.people.west_coordinator;
        let scenario = kept(world, "Sans sous-traitant").await;
        let beta_leads = json!([{"role": "LEAD", "company": {"name": "Beta"}},
                                {"role": "SUBCONTRACTOR", "company": {"name": "Alpha"}}]);
        assert_eq!(scenario["members"], beta_leads);
        assert_eq!(
            json!([
                scenario["name"],
                scenario["isShared"],
                scenario["version"],
                scenario["lot"]["number"],
                scenario["coverage"]["nMandatory"],
                scenario["viewerCanUpdate"]
            ]),
            json!([
                "Sans sous-traitant",
                false,
                1,
                world.lot.number.as_str(),
                2,
                true
            ])
        );
        let alone = json!({"scenarioId": scenario["id"], "version": 1, "name": "Alpha seule",
                           "members": [member(&world.alpha, "LEAD")]});
        let payload = world
            .api
            .mutate(coordinator, "updateScenario", alone.clone(), SCENARIO)
            .await;
        assert_eq!(payload["scenario"]["name"], "Alpha seule");
        assert_eq!(
            payload["scenario"]["members"],
            json!([{"role": "LEAD", "company": {"name": "Alpha"}}])
        );
        let late = world
            .api
            .findings(coordinator, "updateScenario", alone)
            .await;
        assert_eq!(late, ["STALE_VERSION at version"]);
        let nothing = json!({"scenarioId": scenario["id"], "version": 2});
        let payload = world
            .api
            .mutate(coordinator, "updateScenario", nothing, SCENARIO)
            .await;
        assert_eq!(
            payload["scenario"]["name"], "Alpha seule",
            "absent fields stay"
        );
        let gone = json!({"scenarioId": scenario["id"], "version": 3});
        let payload = world
            .api
            .mutate(coordinator, "deleteScenario", gone, "deletedScenarioId")
            .await;
        assert_eq!(payload["deletedScenarioId"], scenario["id"]);
        let lot = "query($id: ID!) { lot(id: $id) { scenarios { id } } }";
        let data = world
            .api
            .data(coordinator, lot, json!({"id": id(world.lot.id)}))
            .await;
        assert_eq!(data["lot"]["scenarios"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_group_is_told_at_its_place() {
    in_each_world(async |world| {
        let coordinator = &world.people.west_coordinator;
        let (alpha, beta) = (&world.alpha, &world.beta);
        let cases = [
            (json!({"members": []}), vec!["REQUIRED at members"]),
            (json!({"name": " "}), vec!["REQUIRED at name"]),
            (
                json!({"members": [member(alpha, "LEAD"), member(beta, "LEAD")]}),
                vec!["LEAD_NOT_MEMBER at members.1"],
            ),
            (
                json!({"members": [member(alpha, "LEAD"), member(alpha, "MEMBER")]}),
                vec!["MEMBER_ALREADY_PRESENT at members.1"],
            ),
            (
                json!({"members": [member(alpha, "LEAD"), member(&world.gamma, "MEMBER")]}),
                vec!["NOT_FOUND at members.1"],
            ),
            (
                json!({"members": [{"companyId": "x", "role": "LEAD"}]}),
                vec!["NOT_FOUND at members.0.companyId"],
            ),
        ];
        for (fields, expected) in cases {
            let mut input = of_both(world, "Essai");
            for (field, value) in fields.as_object().unwrap() {
                input[field] = value.clone();
            }
            let found = world
                .api
                .findings(coordinator, "keepScenario", input.clone())
                .await;
            assert_eq!(found, expected, "{input}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_shared_group_is_read_by_the_managers_of_its_companies_without_the_turnover_of_others() {
    in_each_world(async |world| {
        let coordinator = &world.people.west_coordinator;
        let manager = &world.people.alpha_manager;
        let scenario = kept(world, "À discuter").await;
        let question = "query($id: ID!) { scenario(id: $id) { name viewerCanUpdate
            coverage { contributions { figure } } } }";
        let variables = json!({"id": scenario["id"]});
        let hidden = world.api.data(manager, question, variables.clone()).await;
        assert_eq!(hidden["scenario"], Value::Null);
        let share = json!({"scenarioId": scenario["id"], "version": 1, "isShared": true});
        world
            .api
            .mutate(coordinator, "updateScenario", share, "")
            .await;
        let shown = world.api.data(manager, question, variables.clone()).await;
        assert_eq!(shown["scenario"]["name"], "À discuter");
        assert_eq!(shown["scenario"]["viewerCanUpdate"], false);
        let stranger = &world.people.gamma_manager;
        let hidden = world.api.data(stranger, question, variables.clone()).await;
        assert_eq!(hidden["scenario"], Value::Null);
        // Contributors speak for nobody: groups are not their business at all.
        let contributor = &world.people.alpha_contributor;
        let code = world.api.error_code(contributor, question, variables).await;
        assert_eq!(code, "FORBIDDEN");
        let change = json!({"scenarioId": scenario["id"], "version": 2, "name": "Le mien"});
        let code = world
            .api
            .mutation_error(manager, "updateScenario", change)
            .await;
        assert_eq!(code, "FORBIDDEN");
    })
    .await;
}

/// Alpha holds what the lot asks for, and Delta too; Beta nothing.
#[tokio::test]
async fn an_open_position_names_who_would_fill_it_and_a_withdrawal_names_its_reserve() {
    in_each_world(async |world| {
        let delta = records::company(world.west.id, "Delta");
        let mut held = [&world.alpha, &delta]
            .map(|company| records::capability(company.id, world.postgresql.id, Level::Expert));
        held[0].fte = FteTenths(10);
        let transaction = world.begin().await;
        companies::insert_company(&transaction, &delta)
            .await
            .unwrap();
        capabilities::insert_capabilities(&transaction, &held)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let question = "query($lot: ID!, $companies: [ID!]!, $lead: ID) { lot(id: $lot) {
            groupOutlook(companyIds: $companies, leadId: $lead) {
                openPositions { requirementId companies { name } }
                newcomers { company { name } effects { requirementId kind } }
                departures { company { name } lost reserves { name } }
                violations { rule }
            } } }";
        let outlook = async |companies: Vec<String>| {
            let lead = companies.first().cloned();
            let variables = json!({"lot": id(world.lot.id), "companies": companies, "lead": lead});
            let coordinator = &world.people.west_coordinator;
            let mut data = world.api.data(coordinator, question, variables).await;
            data["lot"]["groupOutlook"].take()
        };
        let asked = id(world.asked.id);
        let found = outlook(vec![id(world.beta.id)]).await;
        assert_eq!(
            found["openPositions"],
            json!([{"requirementId": asked, "companies": [{"name": "Alpha"}, {"name": "Delta"}]}]),
            "what is asked in words waits for a person, not for a company"
        );
        let closes = json!([{"requirementId": asked, "kind": "CLOSES"}]);
        assert_eq!(
            found["newcomers"][0],
            json!({"company": {"name": "Alpha"}, "effects": closes})
        );
        assert_eq!(
            found["departures"],
            json!([{"company": {"name": "Beta"}, "lost": [], "reserves": []}])
        );
        let found = outlook(vec![id(world.beta.id), id(world.alpha.id)]).await;
        assert_eq!(found["openPositions"], json!([]));
        let secures = json!([{"requirementId": asked, "kind": "SECURES"}]);
        assert_eq!(
            found["newcomers"],
            json!([{"company": {"name": "Delta"}, "effects": secures}])
        );
        assert_eq!(
            found["departures"][0],
            json!({"company": {"name": "Alpha"}, "lost": [asked], "reserves": [{"name": "Delta"}]})
        );
    })
    .await;
}

#[tokio::test]
async fn a_group_that_is_tried_out_meets_the_rules_on_its_members_and_rival_groups() {
    in_each_world(async |world| {
        Forming::inviting(world, "Cordée A", &[&world.alpha]).await;
        let question = "query($lot: ID!, $companies: [ID!]!, $lead: ID) { lot(id: $lot) {
            groupOutlook(companyIds: $companies, leadId: $lead) {
                violations { rule article companies { name } message } } } }";
        let coordinator = &world.people.west_coordinator;
        let led = json!({"lot": id(world.lot.id), "companies": [id(world.alpha.id)], "lead": id(world.alpha.id)});
        let data = world.api.data(coordinator, question, led).await;
        let found = &data["lot"]["groupOutlook"]["violations"][0];
        assert_eq!(json!([found["rule"], found["article"]]), json!(["LEAD_OF_ONE_GROUP", "R2142-23"]));
        let unled = json!({"lot": id(world.lot.id), "companies": [id(world.beta.id)]});
        let data = world.api.data(coordinator, question, unled.clone()).await;
        let rules = data["lot"]["groupOutlook"]["violations"].as_array().unwrap();
        assert_eq!(rules[0]["rule"], "LEAD_IS_MEMBER");
        // Rules on forms, shares and answers wait until people are asked.
        assert!(rules.iter().all(|one| one["rule"] != "FORM_CHOSEN"), "{rules:?}");
        let hidden = world.api.data(&world.people.beta_manager, question, unled).await;
        assert_eq!(hidden["lot"]["groupOutlook"], Value::Null);
    })
    .await;
}
