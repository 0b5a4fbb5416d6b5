//! Who may not do what: a visitor is asked to sign in, a wrong role is refused, and what is foreign answers like what
//! does not exist.

use domain::values::ids::{
    CallId, CapabilityId, CertificateId, ClusterId, CompanyId, CompetencyId, LotId, RequirementId,
};
use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::world::{World, id, in_each_world};

/// A mutation with an input that would succeed for the right person.
struct Case {
    mutation: &'static str,
    input: Value,
    /// The field of the input that names the object, and an id of that kind which does not exist.
    object: (&'static str, String),
}

fn case(mutation: &'static str, input: Value, object: (&'static str, String)) -> Case {
    Case {
        mutation,
        input,
        object,
    }
}

/// Mutations of coordinators, on objects of the west.
fn steering(world: &World, capability: CapabilityId) -> Vec<Case> {
    let absent_call = || ("callId", id(CallId::new()));
    let absent_lot = || ("lotId", id(LotId::new()));
    let absent_requirement = || ("requirementId", id(RequirementId::new()));
    let (call, lot) = (id(world.call.id), id(world.lot.id));
    let in_words = id(world.in_words.id);
    vec![
        case(
            "createCall",
            json!({"clusterId": id(world.west.id), "reference": "R", "title": "T", "buyer": "B"}),
            ("clusterId", id(ClusterId::new())),
        ),
        case(
            "updateCall",
            json!({"callId": call, "title": "Autre", "version": 1}),
            absent_call(),
        ),
        case(
            "deleteCall",
            json!({"callId": call, "version": 1}),
            absent_call(),
        ),
        case(
            "createLot",
            json!({"callId": call, "number": "2", "title": "Lot 2"}),
            absent_call(),
        ),
        case(
            "updateLot",
            json!({"lotId": lot, "title": "Autre", "version": 1}),
            absent_lot(),
        ),
        case(
            "deleteLot",
            json!({"lotId": lot, "version": 1}),
            absent_lot(),
        ),
        case(
            "createRequirement",
            json!({"lotId": lot, "kind": "HEADCOUNT", "isMandatory": true, "count": 5}),
            absent_lot(),
        ),
        case(
            "updateRequirement",
            json!({"requirementId": in_words, "wording": "Autre", "version": 1}),
            absent_requirement(),
        ),
        case(
            "deleteRequirement",
            json!({"requirementId": in_words, "version": 1}),
            absent_requirement(),
        ),
        case(
            "reorderRequirements",
            json!({"lotId": lot, "requirementIds": [in_words, id(world.asked.id)]}),
            absent_lot(),
        ),
        case(
            "judgeRequirement",
            json!({"requirementId": in_words, "isCovered": true, "version": 1}),
            absent_requirement(),
        ),
        case(
            "createCompany",
            json!({"clusterId": id(world.west.id), "name": "Delta"}),
            ("clusterId", id(ClusterId::new())),
        ),
        case(
            "verifyCapability",
            json!({"capabilityId": id(capability), "isVerified": true, "version": 1}),
            ("capabilityId", id(CapabilityId::new())),
        ),
    ]
}

/// Mutations of a company's own people, on Alpha.
fn own(world: &World, capability: CapabilityId) -> Vec<Case> {
    let alpha = id(world.alpha.id);
    let absent_company = || ("companyId", id(CompanyId::new()));
    let absent_capability = || ("capabilityId", id(CapabilityId::new()));
    let certificate = id(CertificateId::new());
    vec![
        case(
            "updateCompany",
            json!({"companyId": alpha, "headcount": 12, "version": 1}),
            absent_company(),
        ),
        case(
            "createCertificate",
            json!({"companyId": alpha, "code": "hds", "title": "HDS"}),
            absent_company(),
        ),
        case(
            "updateCertificate",
            json!({"companyId": alpha, "certificateId": certificate, "title": "HDS 2"}),
            absent_company(),
        ),
        case(
            "deleteCertificate",
            json!({"companyId": alpha, "certificateId": certificate}),
            absent_company(),
        ),
        case(
            "declareCapability",
            json!({"companyId": alpha, "competencyId": id(world.databases.id), "level": "EXPERT",
                   "fteTenths": 5, "evidence": []}),
            absent_company(),
        ),
        case(
            "updateCapability",
            json!({"capabilityId": id(capability), "level": "EXPERT", "version": 1}),
            absent_capability(),
        ),
        case(
            "withdrawCapability",
            json!({"capabilityId": id(capability), "version": 1}),
            absent_capability(),
        ),
    ]
}

async fn declared_by_alpha(world: &World) -> CapabilityId {
    let declared = records::capability(world.alpha.id, world.postgresql.id, Level::Confirmed);
    let transaction = world.begin().await;
    capabilities::insert_capability(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    declared.id
}

fn naming_an_absent_object(case: &Case) -> Value {
    let mut input = case.input.clone();
    input[case.object.0] = json!(case.object.1);
    input
}

#[tokio::test]
async fn visitors_are_asked_to_sign_in() {
    in_each_world(async |world| {
        let capability = declared_by_alpha(world).await;
        let mut cases = steering(world, capability);
        cases.extend(own(world, capability));
        cases.push(answering(world));
        cases.extend(vocabulary(world));
        for case in cases {
            let visitor = &world.people.visitor;
            let code = world
                .api
                .mutation_error(visitor, case.mutation, case.input)
                .await;
            assert_eq!(code, "UNAUTHENTICATED", "{}", case.mutation);
        }
    })
    .await;
}

#[tokio::test]
async fn companies_do_not_steer() {
    in_each_world(async |world| {
        let capability = declared_by_alpha(world).await;
        for case in steering(world, capability) {
            for person in [&world.people.alpha_manager, &world.people.alpha_contributor] {
                let code = world
                    .api
                    .mutation_error(person, case.mutation, case.input.clone())
                    .await;
                assert_eq!(code, "FORBIDDEN", "{}", case.mutation);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn another_clusters_calls_answer_like_absent_ones() {
    in_each_world(async |world| {
        let capability = declared_by_alpha(world).await;
        for case in steering(world, capability) {
            if case.mutation == "verifyCapability" {
                continue;
            }
            let stranger = &world.people.east_coordinator;
            let foreign = world
                .api
                .mutate(stranger, case.mutation, case.input.clone(), "")
                .await;
            let absent = world
                .api
                .mutate(stranger, case.mutation, naming_an_absent_object(&case), "")
                .await;
            assert_eq!(foreign, absent, "{}", case.mutation);
            assert_eq!(
                foreign["userErrors"][0]["code"], "NOT_FOUND",
                "{}",
                case.mutation
            );
            assert_eq!(foreign["userErrors"][0]["path"], json!([case.object.0]));
        }
    })
    .await;
}

#[tokio::test]
async fn only_its_own_people_and_coordinators_change_a_company() {
    in_each_world(async |world| {
        let capability = declared_by_alpha(world).await;
        let people = &world.people;
        for case in own(world, capability) {
            for person in [
                &people.beta_manager,
                &people.gamma_manager,
                &people.east_coordinator,
            ] {
                let code = world
                    .api
                    .mutation_error(person, case.mutation, case.input.clone())
                    .await;
                assert_eq!(code, "FORBIDDEN", "{}", case.mutation);
            }
            let findings = world
                .api
                .findings(
                    &people.alpha_manager,
                    case.mutation,
                    naming_an_absent_object(&case),
                )
                .await;
            let field = case.object.0;
            assert_eq!(
                findings,
                [format!("NOT_FOUND at {field}")],
                "{}",
                case.mutation
            );
        }
    })
    .await;
}

#[tokio::test]
async fn contributors_declare_but_do_not_change_the_company() {
    in_each_world(async |world| {
        let capability = declared_by_alpha(world).await;
        for case in own(world, capability) {
            let contributor = &world.people.alpha_contributor;
            let is_theirs = case.mutation.ends_with("Capability");
            if is_theirs {
                let findings = world
                    .api
                    .findings(contributor, case.mutation, case.input)
                    .await;
                let expected: &[&str] = if case.mutation == "withdrawCapability" {
                    // The update before it has raised the version.
                    &["STALE_VERSION at version"]
                } else {
                    &[]
                };
                assert_eq!(findings, expected, "{}", case.mutation);
            } else {
                let code = world
                    .api
                    .mutation_error(contributor, case.mutation, case.input)
                    .await;
                assert_eq!(code, "FORBIDDEN", "{}", case.mutation);
            }
        }
    })
    .await;
}

fn answering(world: &World) -> Case {
    case(
        "answerInterest",
        json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "MEMBER"}),
        ("lotId", id(LotId::new())),
    )
}

#[tokio::test]
async fn only_its_managers_answer_for_a_company() {
    in_each_world(async |world| {
        let people = &world.people;
        let Case {
            mutation, input, ..
        } = answering(world);
        for person in [&people.west_coordinator, &people.alpha_contributor, &people.beta_manager] {
            let code = world
                .api
                .mutation_error(person, mutation, input.clone())
                .await;
            assert_eq!(code, "FORBIDDEN");
        }
        let for_gamma = json!({"lotId": id(world.lot.id), "companyId": id(world.gamma.id), "answer": "NO"});
        let findings = world
            .api
            .findings(&people.gamma_manager, mutation, for_gamma)
            .await;
        assert_eq!(findings, ["NOT_FOUND at lotId"]);
        let draft = json!({"lotId": id(world.draft_lot.id), "companyId": id(world.alpha.id), "answer": "NO"});
        let findings = world
            .api
            .findings(&people.alpha_manager, mutation, draft)
            .await;
        assert_eq!(findings, ["NOT_FOUND at lotId"]);
    })
    .await;
}

fn vocabulary(world: &World) -> Vec<Case> {
    let object = || ("competencyId", id(CompetencyId::new()));
    vec![
        case(
            "createCompetency",
            json!({"code": "qgis", "kind": "SOFTWARE", "labelFr": "QGIS", "labelEn": "QGIS",
                   "synonyms": [], "broaderIds": [], "cpv": []}),
            object(),
        ),
        case(
            "updateCompetency",
            json!({"competencyId": id(world.databases.id), "labelFr": "Bases", "version": 1}),
            object(),
        ),
        case(
            "deleteCompetency",
            json!({"competencyId": id(world.postgresql.id), "version": 1}),
            object(),
        ),
    ]
}

#[tokio::test]
async fn companies_do_not_touch_the_vocabulary_and_coordinators_only_add_to_it() {
    in_each_world(async |world| {
        for case in vocabulary(world) {
            let manager = &world.people.alpha_manager;
            let code = world
                .api
                .mutation_error(manager, case.mutation, case.input.clone())
                .await;
            assert_eq!(code, "FORBIDDEN", "{}", case.mutation);
            if case.mutation != "createCompetency" {
                let coordinator = &world.people.west_coordinator;
                let code = world
                    .api
                    .mutation_error(coordinator, case.mutation, case.input)
                    .await;
                assert_eq!(code, "FORBIDDEN", "{}", case.mutation);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_id_of_another_kind_is_an_absent_object() {
    in_each_world(async |world| {
        let input = json!({"callId": id(world.lot.id), "title": "Autre", "version": 1});
        let coordinator = &world.people.west_coordinator;
        let findings = world.api.findings(coordinator, "updateCall", input).await;
        assert_eq!(findings, ["NOT_FOUND at callId"]);
        let garbage = json!({"callId": "###", "version": 1});
        let findings = world.api.findings(coordinator, "deleteCall", garbage).await;
        assert_eq!(findings, ["NOT_FOUND at callId"]);
    })
    .await;
}
