//! Trying to ask for groupings, to form consortia and to change them, and to use plans of imports.

use domain::consortia::consortium::{Consortium, ConsortiumMember};
use domain::values::ids::{
    CallId, CompanyId, GroupingRunId, ImportMappingId, ImportRunId, ScenarioId, SuggestionId,
};
use serde_json::json;

use super::super::question::Ask;
use super::super::stage::{Stage, of_call, of_cluster, of_consortium, of_import, of_membership};
use super::super::stage_scenarios::of_scenario;
use super::all::{change, consortium, lot};
use crate::support::world::id;

/// All changes.
pub fn asks(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = suggestions(stage);
    for group in &stage.consortia {
        all.extend(consortia(group));
        for member in &group.members {
            all.push(member_state(group, member));
        }
    }
    for run in &stage.imports {
        let ids = || ("importRunId", (id(run.id), id(ImportRunId::new())));
        let applying = json!({ "acceptsRejectedRows": true });
        all.push(change("applyImport", of_import(run), ids(), applying));
        all.push(change("discardImport", of_import(run), ids(), json!({})));
        all.push(change("cancelImport", of_import(run), ids(), json!({})));
        all.push(change("undoImport", of_import(run), ids(), json!({})));
        all.push(change("redoImport", of_import(run), ids(), json!({})));
        let nothing =
            json!({ "text": {}, "sheets": [], "values": [], "cells": [], "companies": [] });
        let revising = json!({ "version": 1, "choices": nothing });
        all.push(change("reviseImport", of_import(run), ids(), revising));
    }
    for mapping in &stage.import_mappings {
        let ids = (id(mapping.id), id(ImportMappingId::new()));
        let object = || of_cluster(mapping.cluster_id);
        let field = ("importMappingId", ids);
        let stale = json!({ "version": 99 });
        all.push(change(
            "forgetImportMapping",
            object(),
            field.clone(),
            stale,
        ));
        let stale = json!({ "version": 99, "columns": [], "words": [] });
        all.push(change("reviseImportMapping", object(), field, stale));
    }
    all
}

fn suggestions(stage: &Stage<'_>) -> Vec<Ask> {
    let stranger = id(CompanyId::new());
    let mut all = Vec::new();
    for (one, its_call) in &stage.lots {
        let limits = json!({ "options": { "nAlternatives": 0, "timeLimitMs": 1000 } });
        let field = ("lotId", lot(one.id));
        all.push(change("suggestGroupings", of_call(its_call), field, limits));
        let nobody = json!({ "name": "Cordée", "companyIds": [stranger] });
        let field = ("lotId", lot(one.id));
        all.push(change("createConsortium", of_call(its_call), field, nobody));
        let nobody =
            json!({ "name": "Cordée", "members": [{ "companyId": stranger, "role": "LEAD" }] });
        let field = ("lotId", lot(one.id));
        all.push(change("keepScenario", of_call(its_call), field, nobody));
    }
    for (scenario, its_call) in &stage.scenarios {
        let stale = || json!({ "version": 99 });
        for operation in ["updateScenario", "deleteScenario"] {
            let ids = (id(scenario.id), id(ScenarioId::new()));
            let object = of_scenario(scenario, its_call);
            all.push(change(operation, object, ("scenarioId", ids), stale()));
        }
    }
    for one in &stage.calls {
        let ids = ("callId", (id(one.id), id(CallId::new())));
        let limits = json!({ "options": { "timeLimitMs": 1000 } });
        all.push(change("planCall", of_call(one), ids, limits));
    }
    for (run, its_call) in &stage.runs {
        let ids = (id(run.id), id(GroupingRunId::new()));
        let object = of_call(its_call);
        all.push(change(
            "cancelGroupingRun",
            object,
            ("runId", ids),
            json!({}),
        ));
        let again = (id(run.id), id(GroupingRunId::new()));
        let object = of_call(its_call);
        all.push(change(
            "replayGroupingRun",
            object,
            ("runId", again),
            json!({}),
        ));
        let answer = run.answer.as_ref().unwrap();
        let ids = (id(answer.suggestions[0].id), id(SuggestionId::new()));
        let led_by_a_stranger = json!({ "leadCompanyId": stranger });
        let field = ("suggestionId", ids);
        let object = of_call(its_call);
        all.push(change("acceptSuggestion", object, field, led_by_a_stranger));
    }
    all
}

fn consortia(group: &Consortium) -> Vec<Ask> {
    let member = id(group.members[0].id);
    let inputs = [
        ("updateConsortium", json!({ "version": 99 })),
        (
            "addConsortiumMember",
            json!({ "version": 99, "companyId": id(CompanyId::new()), "role": "MEMBER" }),
        ),
        (
            "removeConsortiumMember",
            json!({ "version": 99, "memberId": member }),
        ),
        (
            "changeMemberRole",
            json!({ "version": 99, "memberId": member, "role": "MEMBER" }),
        ),
        (
            "setAllocations",
            json!({ "version": 99, "allocations": [] }),
        ),
        (
            "changeConsortiumState",
            json!({ "version": 99, "state": "DRAFT" }),
        ),
    ];
    let all = inputs.into_iter().map(|(operation, input)| {
        let field = ("consortiumId", consortium(group.id));
        change(operation, of_consortium(group), field, input).called(group.name.as_str())
    });
    all.collect()
}

/// No member goes back to being thought of, so that nothing is changed.
fn member_state(group: &Consortium, member: &ConsortiumMember) -> Ask {
    let input = json!({ "version": 1, "memberId": id(member.id), "state": "CONSIDERED" });
    let field = ("consortiumId", consortium(group.id));
    let object = of_membership(group, member.company_id);
    let label = format!("{} {:?}", group.name, member.role);
    change("changeMemberState", object, field, input).called(&label)
}
