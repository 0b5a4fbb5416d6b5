//! Imports as a person makes them: a file goes in over HTTP, its plan is read and applied over the API.

use cordee::application::actor::Actor;
use serde_json::{Value, json};

use super::files::Files;
use super::served::Served;
use super::server::TestClient;
use super::world::id;

/// What the tests read of an import.
pub const RUN: &str = "id state target fileName appliedAt viewerCanApply createdBy cluster { name }
    counts { nRows nCreated nChanged nUnchanged nRejected nAmbiguous nIgnored }
    sheets { name readAs nRows }
    rows { totalCount nodes { sheet row column subject action label changes { field before after }
        issues { code severity sheet row column columnTitle found expected proposals message } } }";

/// A person who imports into the west.
pub struct Importing<'a> {
    served: &'a Served,
    /// Sends files.
    pub files: Files,
    /// Asks questions.
    pub client: TestClient,
}

impl<'a> Importing<'a> {
    /// Signs a person in.
    pub async fn by(served: &'a Served, person: &Actor) -> Self {
        let token = served.token(person).await;
        Self {
            served,
            files: Files::new(&served.server, Some(&token)),
            client: TestClient::with_token(&served.server, &token),
        }
    }

    /// Sends a workbook; its plan.
    pub async fn plan(&mut self, target: &str, file: (&str, Vec<u8>)) -> Value {
        let cluster = id(self.served.world.west.id);
        let (status, answer) = self.files.upload(target, &cluster, file).await;
        assert_eq!(status, 200, "{answer:#}");
        let run = answer["importRunId"].as_str().unwrap();
        let plan = self.read(run).await;
        assert_eq!(plan["state"], "PLANNED");
        adds_up(&plan);
        plan
    }

    /// An import as it is stored, or null.
    pub async fn read(&mut self, run: &str) -> Value {
        let question = format!("query($id: ID!) {{ importRun(id: $id) {{ {RUN} }} }}");
        let answer = self.client.ask(&question, json!({ "id": run })).await;
        assert!(answer["errors"].is_null(), "{answer:#}");
        answer["data"]["importRun"].clone()
    }

    /// Applies a plan; the findings as `CODE at path`.
    pub async fn apply(&mut self, plan: &Value, accepts_rejected_rows: bool) -> Vec<String> {
        let input = json!({
            "importRunId": plan["id"], "acceptsRejectedRows": accepts_rejected_rows
        });
        self.change("applyImport", input).await
    }

    /// Puts a plan away; the findings.
    pub async fn discard(&mut self, plan: &Value) -> Vec<String> {
        self.change("discardImport", json!({"importRunId": plan["id"]}))
            .await
    }

    /// Makes a change over the API; the findings.
    pub async fn change(&mut self, mutation: &str, input: Value) -> Vec<String> {
        let mut kind = mutation.to_owned();
        kind[..1].make_ascii_uppercase();
        let question = format!(
            "mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code path }} }} }}"
        );
        let answer = self.client.ask(&question, json!({ "input": input })).await;
        assert!(answer["errors"].is_null(), "{answer:#}");
        let found = answer["data"][mutation]["userErrors"].as_array().unwrap();
        found
            .iter()
            .map(|one| {
                let path: Vec<&str> = one["path"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|step| step.as_str().unwrap())
                    .collect();
                format!("{} at {}", one["code"].as_str().unwrap(), path.join("."))
            })
            .collect()
    }
}

/// Every row of the file has one fate.
pub fn adds_up(plan: &Value) {
    let counts = &plan["counts"];
    let n = |name: &str| counts[name].as_u64().unwrap();
    let fates = [
        "nCreated",
        "nChanged",
        "nUnchanged",
        "nRejected",
        "nAmbiguous",
        "nIgnored",
    ];
    let sum: u64 = fates.iter().map(|name| n(name)).sum();
    assert_eq!(sum, n("nRows"), "{counts:#}");
    let sheets = plan["sheets"].as_array().unwrap();
    let n_rows: u64 = sheets
        .iter()
        .map(|sheet| sheet["nRows"].as_u64().unwrap())
        .sum();
    assert_eq!(n_rows, n("nRows"), "{plan:#}");
    for (action, name) in [
        ("CREATE", "nCreated"),
        ("CHANGE", "nChanged"),
        ("UNCHANGED", "nUnchanged"),
        ("REJECT", "nRejected"),
        ("AMBIGUOUS", "nAmbiguous"),
    ] {
        let rows = plan["rows"]["nodes"].as_array().unwrap();
        let n_shown = rows.iter().filter(|row| row["action"] == action).count();
        assert_eq!(n_shown as u64, n(name), "{action}: {rows:#?}");
    }
}

/// The counts that are not zero, as `created 2, rejected 1`.
pub fn fates(plan: &Value) -> String {
    let counts = &plan["counts"];
    let names = [
        ("nCreated", "created"),
        ("nChanged", "changed"),
        ("nUnchanged", "unchanged"),
        ("nRejected", "rejected"),
        ("nAmbiguous", "ambiguous"),
        ("nIgnored", "ignored"),
    ];
    let parts: Vec<String> = names
        .iter()
        .filter(|(name, _)| counts[*name] != 0)
        .map(|(name, word)| format!("{word} {}", counts[*name]))
        .collect();
    parts.join(", ")
}
