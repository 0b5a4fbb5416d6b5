//! A lot worth asking the engine about, and the questions that show whether what it answered is true.

use domain::directory::company::Company;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::CompetencyId;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies, competencies};
use persistence::repositories::procurement::{lots, requirements};
use serde_json::{Value, json};

use super::records;
use super::world::{World, id};

/// What the tests read of a run.
pub const RUN: &str = "id status createdAt finishedAt requestedBy isOutdated nCandidates
    bound { objective value }
    options { maxMembers objectives nAlternatives minDifference pinned { name } excluded { name } lead { name } }
    conflict {
        unmetByAll { id }
        elements { kind limit requirement { id } company { name } }
        repairs { kind to reached demanded requirement { id } company { id name } }
    }
    suggestions {
        id rank isProven objective { objective value }
        members { id name } subcontractors { name } lead { id name }
        assignments { company { id name } requirement { id } fteTenths }
        uncovered { id }
        reasons { isPinned company { id name } onlyItCovers { id } shares { id } lostWithout { id } replacements { id name } }
        coverage { isCovered nMandatory requirements { requirementId state } contributions { companyId requirementId } }
    }";

/// A lot of the west that asks for *web* and for *maps*. Alpha and Zeta hold the first, Beta, Delta and Epsilon the
/// second; the west's coordinator has verified what Alpha and Beta declare.
pub struct Searching<'a> {
    world: &'a World,
    /// The lot.
    pub lot: Lot,
    /// Asks for *web*.
    pub web: Requirement,
    /// Asks for *maps*.
    pub maps: Requirement,
    pub delta: Company,
    pub epsilon: Company,
    pub zeta: Company,
}

/// The names in a list of objects with names.
pub fn names(list: &Value) -> Vec<String> {
    let mut names: Vec<String> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|named| named["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

impl<'a> Searching<'a> {
    /// Stores the lot and who could answer it.
    pub async fn market(world: &'a World) -> Self {
        let web = records::competency("web", "Sites", &[]);
        let maps = records::competency("maps", "Cartes", &[]);
        let lot = records::lot(&world.call, 2);
        let company = |name: &str| records::company(world.west.id, name);
        let market = Self {
            world,
            web: records::asks(lot.id, 0, web.id),
            maps: records::asks(lot.id, 1, maps.id),
            lot,
            delta: company("Delta"),
            epsilon: company("Epsilon"),
            zeta: company("Zeta"),
        };
        let transaction = world.begin().await;
        let newcomers = [&market.delta, &market.epsilon, &market.zeta].map(Clone::clone);
        companies::insert_companies(&transaction, &newcomers)
            .await
            .unwrap();
        competencies::insert_competencies(&transaction, &[web.clone(), maps.clone()])
            .await
            .unwrap();
        lots::insert_lot(&transaction, &market.lot).await.unwrap();
        let asked = [market.web.clone(), market.maps.clone()];
        requirements::insert_requirements(&transaction, &asked)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        for (company, competency, is_verified) in [
            (&world.alpha, web.id, true),
            (&market.zeta, web.id, false),
            (&world.beta, maps.id, true),
            (&market.delta, maps.id, false),
            (&market.epsilon, maps.id, false),
        ] {
            market.declare(company, competency, is_verified).await;
        }
        market
    }

    async fn declare(&self, company: &Company, competency_id: CompetencyId, is_verified: bool) {
        let declared = records::capability(company.id, competency_id, Level::Autonomous);
        let transaction = self.world.begin().await;
        capabilities::insert_capability(&transaction, &declared)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        if is_verified {
            let input = json!({"capabilityId": id(declared.id), "isVerified": true, "version": 1});
            let coordinator = &self.world.people.west_coordinator;
            let api = &self.world.api;
            let found = api.findings(coordinator, "verifyCapability", input).await;
            assert!(found.is_empty(), "{found:?}");
        }
    }

    /// Asks the engine and waits for the end.
    pub async fn suggest(&self, options: Value) -> Value {
        let input = json!({"lotId": id(self.lot.id), "options": options});
        let payload = self
            .world
            .api
            .mutate(
                &self.world.people.west_coordinator,
                "suggestGroupings",
                input,
                &format!("run {{ {RUN} }}"),
            )
            .await;
        assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
        payload["run"].clone()
    }

    /// Asks the engine again about every claim of a run: what each grouping covers, what is lost without each member,
    /// and whether those who could replace it do.
    pub async fn claims_are_true(&self, run: &Value) {
        let suggestions = run["suggestions"].as_array().unwrap();
        assert!(!suggestions.is_empty(), "{run:#}");
        for suggestion in suggestions {
            let members = ids(&suggestion["members"]);
            assert!(members.contains(&text(&suggestion["lead"]["id"])));
            let coverage = self.coverage(&members).await;
            assert_eq!(coverage["isCovered"], true, "{suggestion:#}");
            assert_eq!(
                coverage["requirements"],
                suggestion["coverage"]["requirements"]
            );
            for assignment in suggestion["assignments"].as_array().unwrap() {
                let cell = json!({
                    "companyId": assignment["company"]["id"],
                    "requirementId": assignment["requirement"]["id"]
                });
                let cells = suggestion["coverage"]["contributions"].as_array().unwrap();
                assert!(cells.contains(&cell), "{cell} is in no cell of {cells:#?}");
            }
            let reasons = suggestion["reasons"].as_array().unwrap();
            assert_eq!(reasons.len(), members.len());
            for reason in reasons {
                self.reason_is_true(&members, reason).await;
            }
        }
    }

    async fn reason_is_true(&self, members: &[String], reason: &Value) {
        let company = text(&reason["company"]["id"]);
        assert!(members.contains(&company));
        let without: Vec<String> = members
            .iter()
            .filter(|id| **id != company)
            .cloned()
            .collect();
        let coverage = self.coverage(&without).await;
        let mut missing: Vec<String> = coverage["requirements"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| line["state"] != "COVERED")
            .map(|line| text(&line["requirementId"]))
            .collect();
        missing.sort();
        let mut lost = ids(&reason["lostWithout"]);
        lost.sort();
        assert_eq!(lost, missing, "{reason:#}");
        for replacement in ids(&reason["replacements"]) {
            assert!(!members.contains(&replacement));
            let mut with = without.clone();
            with.push(replacement);
            assert_eq!(self.coverage(&with).await["isCovered"], true, "{reason:#}");
        }
    }

    async fn coverage(&self, company_ids: &[String]) -> Value {
        let question = "query($lot: ID!, $companies: [ID!]!) { node(id: $lot) { ... on Lot {
            coverage(companyIds: $companies) { isCovered requirements { requirementId state } } } } }";
        let variables = json!({"lot": id(self.lot.id), "companies": company_ids});
        let coordinator = &self.world.people.west_coordinator;
        let data = self.world.api.data(coordinator, question, variables).await;
        data["node"]["coverage"].clone()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn ids(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap();
    list.iter().map(|object| text(&object["id"])).collect()
}
