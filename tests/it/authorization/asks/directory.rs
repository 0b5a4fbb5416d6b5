//! Trying to change the directory, what companies declare, and the vocabulary.

use domain::values::ids::{AwardId, CapabilityId, CertificateId, CompetencyId};
use serde_json::json;

use super::super::question::{Ask, Question};
use super::super::second_reading::Object;
use super::super::stage::{Stage, of_cluster, of_company};
use super::all::{change, cluster, company};
use crate::support::world::id;

/// All changes.
pub fn asks(stage: &Stage<'_>) -> Vec<Ask> {
    let mut all = vocabulary(stage);
    for at in [&stage.world.west, &stage.world.east] {
        let unnamed = json!({ "name": "" });
        let field = ("clusterId", cluster(at.id));
        all.push(change("createCompany", of_cluster(at.id), field, unnamed));
    }
    all.extend(companies(stage));
    all.extend(capabilities(stage));
    for won in &stage.awards {
        let ids = (id(won.id), id(AwardId::new()));
        let stale = json!({ "version": 99 });
        let ask = change(
            "deleteAward",
            of_cluster(won.cluster_id),
            ("awardId", ids),
            stale,
        );
        all.push(ask.called(won.reference.as_str()));
    }
    all
}

fn companies(stage: &Stage<'_>) -> Vec<Ask> {
    let certificate = id(stage.certificate.id);
    let absent_certificate = id(CertificateId::new());
    let absent_entry = id(CompetencyId::new());
    let inputs = [
        ("updateCompany", json!({ "version": 99 })),
        ("createCertificate", json!({ "code": "", "title": "" })),
        (
            "updateCertificate",
            json!({ "certificateId": certificate, "title": "" }),
        ),
        (
            "deleteCertificate",
            json!({ "certificateId": absent_certificate }),
        ),
        (
            "declareCapability",
            json!({ "competencyId": absent_entry, "level": "EXPERT", "fteTenths": 1, "evidence": [] }),
        ),
    ];
    let of = |one| {
        inputs.clone().map(|(operation, input)| {
            let field = ("companyId", company(one));
            (operation, field, input)
        })
    };
    let all = stage.companies.iter().flat_map(|one| {
        of(one.id).map(|(operation, field, input)| {
            change(operation, of_company(one), field, input).called(one.name.as_str())
        })
    });
    all.collect()
}

fn capabilities(stage: &Stage<'_>) -> Vec<Ask> {
    let inputs = [
        ("updateCapability", json!({ "version": 99 })),
        ("withdrawCapability", json!({ "version": 99 })),
        (
            "verifyCapability",
            json!({ "version": 99, "isVerified": true }),
        ),
    ];
    let all = stage.capabilities.iter().flat_map(|(declared, by)| {
        let ids = (id(declared.id), id(CapabilityId::new()));
        inputs.clone().map(|(operation, input)| {
            let field = ("capabilityId", ids.clone());
            change(operation, of_company(by), field, input).called(by.name.as_str())
        })
    });
    all.collect()
}

fn vocabulary(stage: &Stage<'_>) -> Vec<Ask> {
    let ids = (id(stage.world.databases.id), id(CompetencyId::new()));
    let stale = json!({ "version": 99 });
    let unnamed = json!({
        "code": "x", "kind": "SOFTWARE", "labelFr": "", "labelEn": "",
        "synonyms": [], "broaderIds": [], "cpv": [],
    });
    let creating = Question::Mutation {
        input: unnamed,
        field: "code",
    };
    let create = Ask {
        object: Some(Object::default()),
        ..Ask::plain("createCompetency", creating)
    };
    let field = || ("competencyId", ids.clone());
    vec![
        create,
        change(
            "updateCompetency",
            Object::default(),
            field(),
            stale.clone(),
        ),
        change("deleteCompetency", Object::default(), field(), stale),
    ]
}
