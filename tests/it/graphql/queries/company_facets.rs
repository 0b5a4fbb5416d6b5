//! Facets: counts for each further choice.

use domain::edits::company::{CertificateEdit, CompanyEdit};
use domain::values::changes::Change;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::support::records::{self, company_named, now};
use crate::support::world::{World, id, in_each_world};

const FACETS: &str = "query($filter: CompanyFilter) { companyFacets(filter: $filter) {
    clusters { label count } competencies { value label count } certificates { value label count }
    socialStatuses { value label count } headcountBands { value label count } departments { value count }
} }";

async fn store_more(world: &World) {
    let edit = CompanyEdit {
        headcount: Change::Set(4),
        social_statuses: Change::Set(vec!["Scop".to_owned(), "ESUS".to_owned()]),
        ..company_named("Delta")
    };
    let certificate = |code: &str, title: &str| CertificateEdit {
        code: Change::Set(code.to_owned()),
        title: Change::Set(title.to_owned()),
        ..CertificateEdit::default()
    };
    let mut delta = edit.create(world.west.id, now()).unwrap();
    delta
        .certificates
        .push(certificate("ISO 27001", "ISO/IEC 27001").create().unwrap());
    let mut omega = records::company(world.east.id, "Omega");
    omega
        .certificates
        .push(certificate("iso-27001", "ISO 27001:2022").create().unwrap());
    let declared = [
        records::capability(world.alpha.id, world.postgresql.id, Level::Expert),
        records::capability(delta.id, world.postgresql.id, Level::Notions),
    ];
    let transaction = world.begin().await;
    companies::insert_companies(&transaction, &[delta, omega])
        .await
        .unwrap();
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn facets(world: &World, filter: Value) -> Value {
    let visitor = &world.people.visitor;
    let mut data = world
        .api
        .data(visitor, FACETS, json!({"filter": filter}))
        .await;
    data["companyFacets"].take()
}

#[tokio::test]
async fn counts_are_those_of_the_filter() {
    in_each_world(async |world| {
        store_more(world).await;
        let all = facets(world, json!({})).await;
        assert_eq!(
            all["clusters"],
            json!([{"label": "Ouest", "count": 3}, {"label": "Est", "count": 2}])
        );
        assert_eq!(
            all["competencies"],
            json!([{"value": id(world.postgresql.id), "label": "PostgreSQL", "count": 2}])
        );
        assert_eq!(
            all["headcountBands"],
            json!([{"value": "3-5", "label": "3 à 5 personnes", "count": 1}])
        );
        assert_eq!(
            all["socialStatuses"],
            json!([{"value": "ESUS", "label": "ESUS", "count": 1}, {"value": "Scop", "label": "Scop", "count": 1}])
        );
        let experts = facets(world, json!({"competencyIds": [id(world.databases.id)], "minLevel": "EXPERT"})).await;
        assert_eq!(experts["clusters"], json!([{"label": "Ouest", "count": 1}]));
        assert_eq!(experts["headcountBands"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn spellings_of_one_certificate_count_together() {
    in_each_world(async |world| {
        store_more(world).await;
        let all = facets(world, json!({})).await;
        let certificates = all["certificates"].as_array().unwrap();
        assert_eq!(certificates.len(), 1);
        assert_eq!(certificates[0]["count"], 2);
        let narrowed = json!({"filter": {"certificateCodes": [certificates[0]["value"]]}});
        let question =
            "query($filter: CompanyFilter) { companies(filter: $filter) { totalCount } }";
        let data = world
            .api
            .data(&world.people.visitor, question, narrowed)
            .await;
        assert_eq!(data["companies"]["totalCount"], 2);
    })
    .await;
}
