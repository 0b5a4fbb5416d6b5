//! Trying the plain HTTP doors.

use super::super::question::{Ask, OBJECT, Question};
use super::super::stage::{Stage, of_call, of_cluster, of_company, of_consortium, of_import};
use super::all::{call, cluster, company, consortium, lot};
use crate::support::world::id;
use domain::values::ids::{GroupingRunId, ImportRunId};

fn get(path: &str) -> Question {
    Question::Get {
        path: path.to_owned(),
    }
}

/// All doors.
pub fn asks(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = vec![
        Ask::plain("POST /graphql", Question::Post),
        Ask::plain("GET /graphql/ws", Question::Socket),
        Ask::plain("GET /explorer", get("/explorer")),
        Ask::plain("GET /healthz", get("/healthz")),
        Ask::plain("GET /readyz", get("/readyz")),
        template("GET /downloads/templates/calls.xlsx"),
        template("GET /downloads/templates/capabilities.xlsx"),
        template("GET /downloads/templates/awards.xlsx"),
        template("GET /downloads/templates/companies.xlsx"),
        template("GET /downloads/templates/interests.xlsx"),
        template("GET /downloads/templates/competencies.xlsx"),
        template("GET /downloads/competencies.xlsx"),
    ];
    all.extend(of_clusters(stage));
    for one in &stage.calls {
        for operation in [
            "GET /downloads/calls/{callId}.xlsx",
            "GET /downloads/calls/{callId}/lots.xlsx",
            "GET /downloads/calls/{callId}/requirements.xlsx",
            "GET /downloads/calls/{callId}/coverage.xlsx",
        ] {
            let asked = download(operation, "{callId}");
            let ask = Ask::about(operation, of_call(one), call(one.id), asked);
            all.push(ask.called(one.reference.as_str()));
        }
    }
    for (one, its_call) in &stage.lots {
        for operation in [
            "GET /downloads/lots/{lotId}/coverage.xlsx",
            "GET /downloads/lots/{lotId}/requirements.xlsx",
        ] {
            let asked = download(operation, "{lotId}");
            let ask = Ask::about(operation, of_call(its_call), lot(one.id), asked);
            all.push(ask.called(its_call.reference.as_str()));
        }
    }
    for one in &stage.companies {
        let operation = "GET /downloads/companies/{companyId}.xlsx";
        let path = format!("/downloads/companies/{OBJECT}.xlsx");
        let ask = Ask::about(operation, of_company(one), company(one.id), get(&path));
        all.push(ask.called(one.name.as_str()));
    }
    for run in &stage.imports {
        for operation in [
            "GET /downloads/imports/{importRunId}/rejected.xlsx",
            "GET /downloads/imports/{importRunId}/report.xlsx",
        ] {
            let asked = download(operation, "{importRunId}");
            let ids = (id(run.id), id(ImportRunId::new()));
            all.push(Ask::about(operation, of_import(run), ids, asked));
        }
    }
    for (run, its_call) in &stage.runs {
        let operation = "GET /downloads/runs/{groupingRunId}/comparison.xlsx";
        let asked = download(operation, "{groupingRunId}");
        let ids = (id(run.id), id(GroupingRunId::new()));
        all.push(Ask::about(operation, of_call(its_call), ids, asked));
    }
    for group in &stage.consortia {
        let operation = "GET /downloads/consortia/{consortiumId}.xlsx";
        let path = format!("/downloads/consortia/{OBJECT}.xlsx");
        let ids = consortium(group.id);
        let ask = Ask::about(operation, of_consortium(group), ids, get(&path));
        all.push(ask.called(group.name.as_str()));
    }
    all
}

/// The doors of clusters.
fn of_clusters(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = Vec::new();
    for at in [&stage.world.west, &stage.world.east] {
        for target in [
            "CALLS",
            "CAPABILITIES",
            "AWARDS",
            "COMPANIES",
            "INTERESTS",
            "COMPETENCIES",
        ] {
            let object = of_cluster(at.id).being("importing", target);
            let uploading = Question::Upload { target };
            let ask = Ask::about("POST /imports", object, cluster(at.id), uploading);
            all.push(ask.called(target));
        }
        for operation in [
            "GET /downloads/clusters/{clusterId}/capabilities.xlsx",
            "GET /downloads/clusters/{clusterId}/capability-matrix.xlsx",
            "GET /downloads/clusters/{clusterId}/awards.xlsx",
            "GET /downloads/clusters/{clusterId}/companies.xlsx",
            "GET /downloads/clusters/{clusterId}/interests.xlsx",
        ] {
            let asked = download(operation, "{clusterId}");
            let object = of_cluster(at.id);
            all.push(Ask::about(operation, object, cluster(at.id), asked));
        }
    }
    all
}

/// The question that an operation's own address asks, about an object.
fn download(operation: &str, id: &str) -> Question {
    get(&operation.strip_prefix("GET ").unwrap().replace(id, OBJECT))
}

fn template(operation: &'static str) -> Ask {
    let path = operation.strip_prefix("GET ").unwrap();
    Ask::plain(operation, get(path))
}
