//! Trying to change calls, lots and requirements, and to answer for a company.

use domain::values::ids::RequirementId;
use serde_json::json;

use super::super::question::Ask;
use super::super::stage::{Stage, of_call, of_cluster, of_interest};
use super::all::{call, change, cluster, lot};
use crate::support::world::id;

/// All changes.
pub fn asks(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = calls(stage);
    all.extend(lots(stage));
    all.extend(requirements(stage));
    all.extend(interests(stage));
    all
}

fn calls(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for at in [&stage.world.west, &stage.world.east] {
        let untitled = json!({ "reference": "R", "title": "", "buyer": "B" });
        let field = ("clusterId", cluster(at.id));
        all.push(change("createCall", of_cluster(at.id), field, untitled));
    }
    for one in &stage.calls {
        let inputs = [
            ("updateCall", json!({ "version": 99 })),
            ("deleteCall", json!({ "version": 99 })),
            ("createLot", json!({ "number": "9", "title": "" })),
        ];
        for (operation, input) in inputs {
            let field = ("callId", call(one.id));
            let ask = change(operation, of_call(one), field, input);
            all.push(ask.called(one.reference.as_str()));
        }
    }
    all
}

fn lots(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for (one, its_call) in &stage.lots {
        let inputs = [
            ("updateLot", json!({ "version": 99 })),
            ("deleteLot", json!({ "version": 99 })),
            (
                "createRequirement",
                json!({ "kind": "HEADCOUNT", "isMandatory": true }),
            ),
            ("reorderRequirements", json!({ "requirementIds": [] })),
        ];
        for (operation, input) in inputs {
            let field = ("lotId", lot(one.id));
            let ask = change(operation, of_call(its_call), field, input);
            all.push(ask.called(its_call.reference.as_str()));
        }
    }
    all
}

fn requirements(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for (one, its_call) in &stage.requirements {
        let inputs = [
            ("updateRequirement", json!({ "version": 99 })),
            ("deleteRequirement", json!({ "version": 99 })),
            (
                "judgeRequirement",
                json!({ "version": 99, "isCovered": true }),
            ),
        ];
        for (operation, input) in inputs {
            let ids = (id(one.id), id(RequirementId::new()));
            let field = ("requirementId", ids);
            let ask = change(operation, of_call(its_call), field, input);
            all.push(ask.called(its_call.reference.as_str()));
        }
    }
    all
}

/// Every company answers every lot, with more words than are taken.
fn interests(stage: &Stage<'_>) -> Vec<Ask> {
    let too_long = "x".repeat(100_000);
    let mut all = Vec::new();
    for (one, its_call) in &stage.lots {
        for company in &stage.companies {
            let input =
                json!({ "companyId": id(company.id), "answer": "NO", "conditions": too_long });
            let field = ("lotId", lot(one.id));
            let object = of_interest(its_call, company.id);
            let label = format!("{} for {}", company.name, its_call.reference);
            all.push(change("answerInterest", object, field, input).called(&label));
        }
    }
    all
}
