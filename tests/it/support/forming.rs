//! Forming consortia through the API: each step as the web page takes it, with the version that was read last.

use cordee::application::actor::Actor;
use domain::access::account::Role;
use domain::directory::company::Company;
use persistence::repositories::access::accounts;
use persistence::repositories::directory::companies;
use serde_json::{Value, json};

use super::people::person;
use super::records;
use super::world::{World, id};

/// What the tests read of a consortium.
pub const CONSORTIUM: &str = "id name form leadIsJointlyLiable state note version sumOfShares
    sumOfAmounts { amount } nextStates
    members { id role state nextStates sumOfShares company { name } }
    allocations { id task sharePerTenThousand amount { amount } member { id } requirement { id } }
    violations { rule article severity companies { name } }
    acceptedWarnings { rule reason acceptedBy }";

/// A consortium as it was answered last.
pub struct Forming<'a> {
    world: &'a World,
    /// All of `CONSORTIUM`, as its coordinator reads it.
    pub seen: Value,
}

impl<'a> Forming<'a> {
    /// A draft of the west's coordinator for the lot of the world; the first company leads.
    pub async fn draft(world: &'a World, name: &str, companies: &[&Company]) -> Self {
        let ids: Vec<String> = companies.iter().map(|company| id(company.id)).collect();
        let input = json!({
            "lotId": id(world.lot.id), "name": name, "companyIds": ids, "leadCompanyId": ids[0]
        });
        let payload = world
            .api
            .mutate(
                &world.people.west_coordinator,
                "createConsortium",
                input,
                &format!("consortium {{ {CONSORTIUM} }}"),
            )
            .await;
        assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
        Self {
            world,
            seen: payload["consortium"].clone(),
        }
    }

    /// A draft whose members have been asked.
    pub async fn inviting(world: &'a World, name: &str, companies: &[&Company]) -> Self {
        let mut forming = Self::draft(world, name, companies).await;
        forming.go("INVITING").await;
        forming
    }

    /// A group whose members have all said yes, with a form and equal shares.
    pub async fn ready(world: &'a World, name: &str, companies: &[&Company]) -> Self {
        let mut forming = Self::inviting(world, name, companies).await;
        for company in companies {
            forming.stand(company, "CONFIRMED").await;
        }
        forming
            .done("updateConsortium", json!({"form": "JOINT"}))
            .await;
        let n = u16::try_from(companies.len()).unwrap();
        let shares = domain::consortia::allocation::equal_shares(n);
        let lines: Vec<Value> = companies
            .iter()
            .zip(shares)
            .map(|(company, share)| forming.line(company, share.0))
            .collect();
        forming
            .done("setAllocations", json!({ "allocations": lines }))
            .await;
        forming
    }

    /// As `ready`, and moved on to formed; the reason answers the requirements that nobody covers.
    pub async fn formed(world: &'a World, name: &str, companies: &[&Company]) -> Self {
        let mut forming = Self::ready(world, name, companies).await;
        let reasons = forming.reasons();
        forming
            .done(
                "changeConsortiumState",
                json!({"state": "FORMED", "reasons": reasons}),
            )
            .await;
        forming
    }

    /// The id of a company's membership.
    pub fn member_id(&self, company: &Company) -> String {
        self.member(company)["id"].as_str().unwrap().to_owned()
    }

    /// A company's membership.
    pub fn member(&self, company: &Company) -> &Value {
        self.seen["members"]
            .as_array()
            .unwrap()
            .iter()
            .find(|member| member["company"]["name"] == company.name.as_str())
            .unwrap_or_else(|| panic!("{} is in no list of {:#}", company.name, self.seen))
    }

    /// A line of an allocation.
    pub fn line(&self, company: &Company, share: u16) -> Value {
        json!({
            "memberId": self.member_id(company), "task": "Exploitation", "sharePerTenThousand": share
        })
    }

    /// A reason for each warning that stands.
    pub fn reasons(&self) -> Value {
        let violations = self.seen["violations"].as_array().unwrap();
        let reasons: Vec<Value> = violations
            .iter()
            .filter(|violation| violation["severity"] == "WARNING")
            .map(|warning| json!({"rule": warning["rule"], "reason": "Vu avec l'acheteur"}))
            .collect();
        json!(reasons)
    }

    /// The rules that speak, in order.
    pub fn rules(&self) -> Vec<&str> {
        let violations = self.seen["violations"].as_array().unwrap();
        violations
            .iter()
            .map(|violation| violation["rule"].as_str().unwrap())
            .collect()
    }

    /// The input of a mutation: this consortium at the version read last, and the other fields.
    pub fn input(&self, fields: Value) -> Value {
        let mut input = json!({"consortiumId": self.seen["id"], "version": self.seen["version"]});
        let fields = fields.as_object().unwrap().clone();
        input.as_object_mut().unwrap().extend(fields);
        input
    }

    /// A change that succeeds, by the coordinator.
    pub async fn done(&mut self, mutation: &str, fields: Value) -> &Value {
        let coordinator = self.world.people.west_coordinator.clone();
        self.done_by(&coordinator, mutation, fields).await
    }

    /// A change that succeeds, by someone else; then the coordinator reads again.
    pub async fn done_by(&mut self, actor: &Actor, mutation: &str, fields: Value) -> &Value {
        let payload = self
            .world
            .api
            .mutate(
                actor,
                mutation,
                self.input(fields),
                "consortium { version }",
            )
            .await;
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload:#}");
        let before = self.seen["version"].as_i64().unwrap();
        self.seen = self.read().await;
        assert_eq!(self.seen["version"], before + 1, "{mutation}");
        &self.seen
    }

    /// Moves the consortium on.
    pub async fn go(&mut self, state: &str) -> &Value {
        self.done("changeConsortiumState", json!({ "state": state }))
            .await
    }

    /// Moves a company on, by the coordinator.
    pub async fn stand(&mut self, company: &Company, state: &str) -> &Value {
        let fields = json!({"memberId": self.member_id(company), "state": state});
        self.done("changeMemberState", fields).await
    }

    /// The findings of a change that the coordinator tries; nothing may have changed after it.
    pub async fn refused(&self, mutation: &str, fields: Value) -> Vec<String> {
        let coordinator = &self.world.people.west_coordinator;
        self.refused_to(coordinator, mutation, fields).await
    }

    /// The findings of a change that someone tries; nothing may have changed after it.
    pub async fn refused_to(&self, actor: &Actor, mutation: &str, fields: Value) -> Vec<String> {
        let input = self.input(fields);
        let found = self.world.api.findings(actor, mutation, input).await;
        assert!(!found.is_empty(), "{mutation} was not refused");
        self.is_unchanged(mutation).await;
        found
    }

    /// The top-level error of a change that someone tries; nothing may have changed after it.
    pub async fn error_for(&self, actor: &Actor, mutation: &str, fields: Value) -> String {
        let input = self.input(fields);
        let code = self.world.api.mutation_error(actor, mutation, input).await;
        self.is_unchanged(mutation).await;
        code
    }

    async fn is_unchanged(&self, mutation: &str) {
        assert_eq!(self.read().await, self.seen, "after the refused {mutation}");
    }

    /// The consortium as its coordinator reads it now.
    pub async fn read(&self) -> Value {
        let coordinator = &self.world.people.west_coordinator;
        let found = self.read_by(coordinator).await;
        assert!(!found.is_null());
        found
    }

    /// The consortium as someone reads it now, or null.
    pub async fn read_by(&self, actor: &Actor) -> Value {
        let question = format!("query($id: ID!) {{ consortium(id: $id) {{ {CONSORTIUM} }} }}");
        let mut data = self
            .world
            .api
            .data(actor, &question, json!({"id": self.seen["id"]}))
            .await;
        data["consortium"].take()
    }
}

/// One more company of the west, with its manager.
pub async fn neighbour(world: &World, name: &str) -> (Company, Actor) {
    let company = records::company(world.west.id, name);
    let manager = manager_of(world, &company).await;
    (company, manager)
}

/// Stores a company of the west with a manager.
pub async fn manager_of(world: &World, company: &Company) -> Actor {
    let role = Role::CompanyManager(company.id);
    let name = format!("{}-manager", company.name.as_str().to_lowercase());
    let (account, manager) = person(&name, role, &[world.west.id]);
    let transaction = world.begin().await;
    companies::insert_company(&transaction, company)
        .await
        .unwrap();
    accounts::insert_account(&transaction, &account)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    manager
}
