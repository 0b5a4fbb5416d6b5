//! The directory: filters, order, pages.

use domain::directory::company::Company;
use domain::edits::company::{CertificateEdit, CompanyEdit, TypedAddress};
use domain::values::changes::Change;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::support::records::{self, company_named, now};
use crate::support::world::{World, id, in_each_world};

const LIST: &str =
    "query($filter: CompanyFilter, $order: CompanyOrder, $first: Int, $after: String) {
    companies(filter: $filter, order: $order, first: $first, after: $after) {
        totalCount nodes { name } pageInfo { hasNextPage endCursor }
    }
}";

fn names(data: &Value) -> Vec<String> {
    let nodes = data["companies"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|company| company["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Delta of the west: twelve people in Brest, a SCOP with HDS that does not lead.
fn delta(world: &World) -> Company {
    let edit = CompanyEdit {
        headcount: Change::Set(12),
        social_statuses: Change::Set(vec!["SCOP".to_owned()]),
        may_lead: Change::Set(false),
        address: Change::Set(TypedAddress {
            postcode: Some("29200".to_owned()),
            city: Some("Brest".to_owned()),
            ..TypedAddress::default()
        }),
        ..company_named("Délta Logiciels")
    };
    let certificate = CertificateEdit {
        code: Change::Set("HDS".to_owned()),
        title: Change::Set("Hébergeur de données de santé".to_owned()),
        ..CertificateEdit::default()
    };
    let mut company = edit.create(world.west.id, now()).unwrap();
    company.certificates.push(certificate.create().unwrap());
    company
}

/// Alpha holds PostgreSQL, Beta databases in general, Gamma relational databases as a beginner.
async fn store_more(world: &World) {
    let declared = [
        records::capability(world.alpha.id, world.postgresql.id, Level::Expert),
        records::capability(world.beta.id, world.databases.id, Level::Expert),
        records::capability(world.gamma.id, world.relational.id, Level::Notions),
    ];
    let transaction = world.begin().await;
    companies::insert_company(&transaction, &delta(world))
        .await
        .unwrap();
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn filters_narrow_together() {
    in_each_world(async |world| {
        store_more(world).await;
        let (databases, relational) = (id(world.databases.id), id(world.relational.id));
        let cases = [
            (json!({}), vec!["Alpha", "Beta", "Délta Logiciels", "Gamma"]),
            (json!({"text": "delta brest"}), vec!["Délta Logiciels"]),
            (json!({"clusterIds": [id(world.east.id)]}), vec!["Gamma"]),
            (
                json!({"competencyIds": [relational]}),
                vec!["Alpha", "Gamma"],
            ),
            (
                json!({"competencyIds": [databases]}),
                vec!["Alpha", "Beta", "Gamma"],
            ),
            (
                json!({"competencyIds": [relational], "minLevel": "CONFIRMED"}),
                vec!["Alpha"],
            ),
            (
                json!({"competencyIds": [relational, id(world.postgresql.id)]}),
                vec!["Alpha"],
            ),
            (
                json!({"departments": ["29", "35"]}),
                vec!["Délta Logiciels"],
            ),
            (
                json!({"certificateCodes": ["hds"]}),
                vec!["Délta Logiciels"],
            ),
            (json!({"socialStatuses": ["scop"]}), vec!["Délta Logiciels"]),
            (
                json!({"minHeadcount": 10, "maxHeadcount": 12}),
                vec!["Délta Logiciels"],
            ),
            (json!({"mayLead": false}), vec!["Délta Logiciels"]),
            (
                json!({"mayLead": true, "clusterIds": [id(world.west.id)]}),
                vec!["Alpha", "Beta"],
            ),
        ];
        for (filter, expected) in cases {
            let visitor = &world.people.visitor;
            let data = world
                .api
                .data(visitor, LIST, json!({"filter": filter}))
                .await;
            assert_eq!(names(&data), expected, "{filter}");
            assert_eq!(data["companies"]["totalCount"], expected.len());
        }
        let wrong = json!({"filter": {"departments": ["Finistère"]}});
        let code = world
            .api
            .error_code(&world.people.visitor, LIST, wrong)
            .await;
        assert_eq!(code, "BAD_REQUEST");
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_in_each_order() {
    in_each_world(async |world| {
        store_more(world).await;
        let cases = [
            (
                "NAME",
                "DESCENDING",
                vec!["Gamma", "Délta Logiciels", "Beta", "Alpha"],
            ),
            (
                "HEADCOUNT",
                "ASCENDING",
                vec!["Délta Logiciels", "Alpha", "Beta", "Gamma"],
            ),
        ];
        for (field, direction, expected) in cases {
            let mut found = Vec::new();
            let mut after = Value::Null;
            loop {
                let order = json!({"field": field, "direction": direction});
                let variables = json!({"first": 2, "after": after, "order": order});
                let data = world.api.data(&world.people.visitor, LIST, variables).await;
                found.extend(names(&data));
                if data["companies"]["pageInfo"]["hasNextPage"] == false {
                    break;
                }
                after = data["companies"]["pageInfo"]["endCursor"].clone();
            }
            assert_eq!(found, expected, "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_company_is_read_by_anyone() {
    in_each_world(async |world| {
        let question =
            "query($id: ID!) { company(id: $id) { name clusters { name nCompanies network { name
            clusters { name } } viewerCanCoordinate } } }";
        let visitor = &world.people.visitor;
        let data = world
            .api
            .data(visitor, question, json!({"id": id(world.alpha.id)}))
            .await;
        assert_eq!(
            data["company"],
            json!({"name": "Alpha", "clusters": [{
                "name": "Ouest", "nCompanies": 2, "viewerCanCoordinate": false,
                "network": {"name": "Réseau", "clusters": [{"name": "Est"}, {"name": "Ouest"}]}
            }]})
        );
        for absent in [
            id(domain::values::ids::CompanyId::new()),
            id(world.call.id),
            "x".to_owned(),
        ] {
            let data = world
                .api
                .data(visitor, question, json!({"id": absent}))
                .await;
            assert_eq!(data["company"], Value::Null);
        }
    })
    .await;
}
