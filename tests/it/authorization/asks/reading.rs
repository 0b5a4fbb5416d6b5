//! Trying to read.

use domain::values::ids::{CompetencyId, GroupingRunId, ImportRunId, ScenarioId};

use super::super::question::{Ask, Question};
use super::super::second_reading::Object;
use super::super::stage::{Stage, of_call, of_company, of_consortium, of_import};
use super::super::stage_scenarios::of_scenario;
use super::all::{call, company, consortium, lot};
use crate::support::world::id;

fn list(operation: &'static str, text: &str) -> Ask {
    let question = Question::Query {
        text: format!("{{ {text} }}"),
        is_of_object: false,
    };
    Ask::plain(operation, question)
}

fn one(operation: &'static str, object: Object, ids: (String, String)) -> Ask {
    let text = format!("query($id: ID!) {{ {operation}(id: $id) {{ __typename id }} }}");
    let question = Question::Query {
        text,
        is_of_object: true,
    };
    Ask::about(operation, object, ids, question)
}

/// All that can be read.
pub fn asks(stage: &Stage<'_>) -> Vec<Ask> {
    let lot_id = id(stage.world.lot.id);
    let mut all = vec![
        list("viewer", "viewer { __typename }"),
        list("node", &format!("node(id: \"{lot_id}\") {{ id }}")),
        list("serverInfo", "serverInfo { version }"),
        list("networks", "networks { id }"),
        list("companies", "companies { totalCount }"),
        list("companyFacets", "companyFacets { __typename }"),
        list("competencies", "competencies { totalCount }"),
        list("callsForTender", "callsForTender { totalCount }"),
        list("consortia", "consortia { totalCount }"),
        list("importRuns", "importRuns { totalCount }"),
        list("accounts", "accounts { totalCount }"),
    ];
    let entry = (id(stage.world.databases.id), id(CompetencyId::new()));
    all.push(one("competency", Object::default(), entry));
    for one_company in &stage.companies {
        let ids = company(one_company.id);
        all.push(one("company", of_company(one_company), ids));
    }
    for one_call in &stage.calls {
        let ids = call(one_call.id);
        all.push(one("callForTender", of_call(one_call), ids.clone()));
        let text = "subscription($id: ID!) { callChanges(callId: $id) { mark } }";
        let following = Question::Subscription {
            text: text.to_owned(),
        };
        let object = of_call(one_call);
        all.push(Ask::about("callChanges", object, ids, following));
    }
    for (one_lot, its_call) in &stage.lots {
        all.push(one("lot", of_call(its_call), lot(one_lot.id)));
    }
    for (scenario, its_call) in &stage.scenarios {
        let ids = (id(scenario.id), id(ScenarioId::new()));
        all.push(one("scenario", of_scenario(scenario, its_call), ids));
    }
    for group in &stage.consortia {
        let ids = consortium(group.id);
        all.push(one("consortium", of_consortium(group), ids).called(group.name.as_str()));
    }
    for (run, its_call) in &stage.runs {
        let ids = (id(run.id), id(GroupingRunId::new()));
        all.push(one("groupingRun", of_call(its_call), ids.clone()));
        let text = "subscription($id: ID!) { groupingRunProgress(runId: $id) { isFinished } }";
        let following = Question::Subscription {
            text: text.to_owned(),
        };
        let object = of_call(its_call);
        all.push(Ask::about("groupingRunProgress", object, ids, following));
    }
    for run in &stage.imports {
        let ids = (id(run.id), id(ImportRunId::new()));
        all.push(one("importRun", of_import(run), ids));
    }
    all
}
