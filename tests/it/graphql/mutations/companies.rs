//! Adding and changing companies.

use serde_json::json;

use crate::support::world::{id, in_each_world};

#[tokio::test]
async fn a_company_is_added_to_the_cluster() {
    in_each_world(async |world| {
        let input = json!({
            "clusterId": id(world.west.id), "name": "Delta", "siret": "12345678200010", "headcount": 7,
            "address": {"postcode": "29200", "city": "Brest"}
        });
        let wanted = "company { name siren siret headcount address { city department street } clusters { name } \
            mayLead certificates { code } financialYears { year } viewerCanUpdate viewerCanVerify }";
        let coordinator = &world.people.west_coordinator;
        let payload = world.api.mutate(coordinator, "createCompany", input.clone(), wanted).await;
        assert_eq!(
            payload["company"],
            json!({
                "name": "Delta", "siren": "123456782", "siret": "12345678200010", "headcount": 7,
                "address": {"city": "Brest", "department": "29", "street": null},
                "clusters": [{"name": "Ouest"}], "mayLead": true, "certificates": [], "financialYears": [],
                "viewerCanUpdate": true, "viewerCanVerify": true
            })
        );
        let findings = world.api.findings(coordinator, "createCompany", input).await;
        let [finding] = findings.as_slice() else {
            panic!("{findings:?}");
        };
        assert!(finding == "NOT_UNIQUE at siret" || finding == "NOT_UNIQUE at siren");
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_company_is_told_at_once() {
    in_each_world(async |world| {
        let input = json!({
            "companyId": id(world.alpha.id), "name": "", "siren": "123456789", "headcount": -1,
            "website": "pas une adresse", "availableFteTenths": -5, "maxLots": 0,
            "address": {"postcode": "2920"}, "version": 1,
            "financialYears": [{"year": 2025, "turnover": {"amount": "1", "currency": "EUR"},
                                "inFieldTurnover": {"amount": "2", "currency": "EUR"}}]
        });
        let manager = &world.people.alpha_manager;
        assert_eq!(
            world.api.findings(manager, "updateCompany", input).await,
            [
                "REQUIRED at name",
                "INVALID_CHECKSUM at siren",
                "INVALID_FORMAT at address.postcode",
                "OUT_OF_RANGE at financialYears.0.inFieldTurnover",
                "OUT_OF_RANGE at headcount",
                "OUT_OF_RANGE at availableFteTenths",
                "INVALID_FORMAT at website",
                "OUT_OF_RANGE at maxLots",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_company_keeps_its_own_page() {
    in_each_world(async |world| {
        let input = json!({
            "companyId": id(world.alpha.id), "socialStatuses": ["SCOP"], "availableFteTenths": 35,
            "summaryFr": "Bases de données", "mayLead": false, "version": 1,
            "financialYears": [
                {"year": 2024, "turnover": {"amount": "900000", "currency": "EUR"}},
                {"year": 2025, "turnover": {"amount": "1000000", "currency": "EUR"},
                 "inFieldTurnover": {"amount": "800000", "currency": "EUR"}}
            ]
        });
        let wanted = "company { name socialStatuses availableFteTenths summary mayLead version \
            financialYears { year turnover { amount } inFieldTurnover { amount } } }";
        let manager = &world.people.alpha_manager;
        let payload = world.api.mutate(manager, "updateCompany", input.clone(), wanted).await;
        assert_eq!(
            payload["company"],
            json!({
                "name": "Alpha", "socialStatuses": ["SCOP"], "availableFteTenths": 35,
                "summary": "Bases de données", "mayLead": false, "version": 2,
                "financialYears": [
                    {"year": 2025, "turnover": {"amount": "1000000.00"}, "inFieldTurnover": {"amount": "800000.00"}},
                    {"year": 2024, "turnover": {"amount": "900000.00"}, "inFieldTurnover": null}
                ]
            })
        );
        assert_eq!(
            world.api.findings(manager, "updateCompany", input).await,
            ["STALE_VERSION at version"]
        );
    })
    .await;
}
