//! What stays hidden: private fields of companies, details of capabilities, in lists, on edges and on `node`.

use cordee::application::actor::Actor;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::evidence::EvidenceKind;
use domain::edits::capability::{CapabilityEdit, TypedEvidence};
use domain::edits::company::{CompanyEdit, TypedFinancialYear};
use domain::edits::parts::TypedMoney;
use domain::values::changes::Change;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::support::records::{company_named, now};
use crate::support::world::{World, id, in_each_world};

fn euros(amount: &str) -> TypedMoney {
    TypedMoney {
        amount: amount.to_owned(),
        currency: "EUR".to_owned(),
    }
}

/// Delta of the west, with secrets.
fn delta(world: &World) -> (Company, Capability) {
    let edit = CompanyEdit {
        available_fte_tenths: Change::Set(25),
        max_lots: Change::Set(2),
        financial_years: Change::Set(vec![TypedFinancialYear {
            year: 2025,
            turnover: euros("700000"),
            in_field_turnover: None,
        }]),
        ..company_named("Delta")
    };
    let company = edit.create(world.west.id, now()).unwrap();
    let edit = CapabilityEdit {
        level: Change::Set(Level::Confirmed),
        fte_tenths: Change::Set(8),
        note: Change::Set("Entre nous".to_owned()),
        evidence: Change::Set(vec![TypedEvidence {
            id: None,
            kind: EvidenceKind::Reference,
            title: "Annuaire".to_owned(),
            party: None,
            note: None,
            valid_from: None,
            valid_until: None,
            amount: Some(euros("12000")),
            own_share: Some(5_000),
            document: None,
        }]),
    };
    let capability = edit.create(company.id, world.postgresql.id, now()).unwrap();
    (company, capability)
}

const FIELDS: &str = "name maxLots availableFteTenths financialYears { turnover { amount } } interests { id }
    capabilities { level proof fteTenths note evidence { title amount { amount } ownSharePerTenThousand } }";

async fn seen_in_three_ways(world: &World, person: &Actor, company: &Company) -> Vec<Value> {
    let question = format!(
        "query($id: ID!) {{
            company(id: $id) {{ {FIELDS} }}
            node(id: $id) {{ ... on Company {{ {FIELDS} }} }}
            companies(filter: {{text: \"Delta\"}}) {{ nodes {{ {FIELDS} }} }}
        }}"
    );
    let data = world
        .api
        .data(person, &question, json!({"id": id(company.id)}))
        .await;
    vec![
        data["company"].clone(),
        data["node"].clone(),
        data["companies"]["nodes"][0].clone(),
    ]
}

#[tokio::test]
async fn each_person_reads_as_much_as_it_may() {
    in_each_world(async |world| {
        let (company, capability) = delta(world);
        let transaction = world.begin().await;
        companies::insert_company(&transaction, &company).await.unwrap();
        capabilities::insert_capability(&transaction, &capability).await.unwrap();
        transaction.commit().await.unwrap();
        let public = json!({
            "name": "Delta", "maxLots": null, "availableFteTenths": null, "financialYears": null, "interests": null,
            "capabilities": [{"level": "CONFIRMED", "proof": "DECLARED", "fteTenths": null, "note": null,
                              "evidence": []}]
        });
        let mut of_cluster = public.clone();
        of_cluster["capabilities"] = json!([{
            "level": "CONFIRMED", "proof": "DECLARED", "fteTenths": 8, "note": "Entre nous",
            "evidence": [{"title": "Annuaire", "amount": null, "ownSharePerTenThousand": null}]
        }]);
        let everything = json!({
            "name": "Delta", "maxLots": 2, "availableFteTenths": 25,
            "financialYears": [{"turnover": {"amount": "700000.00"}}], "interests": [],
            "capabilities": [{
                "level": "CONFIRMED", "proof": "DECLARED", "fteTenths": 8, "note": "Entre nous",
                "evidence": [{"title": "Annuaire", "amount": {"amount": "12000.00"}, "ownSharePerTenThousand": 5000}]
            }]
        });
        let people = &world.people;
        let cases = [
            (&people.visitor, &public),
            (&people.gamma_manager, &public),
            (&people.east_coordinator, &public),
            (&people.alpha_manager, &of_cluster),
            (&people.beta_manager, &of_cluster),
            (&people.administrator, &of_cluster),
            (&people.west_coordinator, &everything),
        ];
        for (person, expected) in cases {
            for seen in seen_in_three_ways(world, person, &company).await {
                assert_eq!(&seen, expected);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_company_reads_its_own_secrets_and_not_its_neighbours() {
    in_each_world(async |world| {
        let question = "query($own: ID!, $other: ID!) {
            own: company(id: $own) { financialYears { year } interests { id } viewerCanUpdate viewerCanDeclare }
            other: company(id: $other) { financialYears { year } interests { id } viewerCanUpdate viewerCanDeclare }
        }";
        let variables = json!({"own": id(world.alpha.id), "other": id(world.beta.id)});
        let open = json!({"financialYears": [], "interests": [], "viewerCanUpdate": true, "viewerCanDeclare": true});
        let closed = json!({"financialYears": null, "interests": null, "viewerCanUpdate": false,
                            "viewerCanDeclare": false});
        let data = world.api.data(&world.people.alpha_manager, question, variables.clone()).await;
        assert_eq!(data, json!({"own": open, "other": closed}));
        let mut contributor = open.clone();
        contributor["viewerCanUpdate"] = json!(false);
        let data = world.api.data(&world.people.alpha_contributor, question, variables).await;
        assert_eq!(data, json!({"own": contributor, "other": closed}));
    })
    .await;
}
