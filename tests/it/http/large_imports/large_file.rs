//! A file of many rows, what is asked about its import, and waiting for it.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::importing::Importing;
use crate::support::served::Served;
use crate::support::world::id;

/// What a change that nothing stands in the way of finds.
pub const OK: Vec<String> = Vec::new();
/// Two writes for each row: more than one part of a plan.
pub const N_ROWS: usize = 1_200;

/// Capabilities of as many new companies.
pub fn many_rows() -> Vec<u8> {
    let mut lines = String::from("Entreprise;SIREN;Compétence;Niveau\n");
    for row in 0..N_ROWS {
        let siren = siren(row);
        lines.push_str(&format!("Société {row};{siren};PostgreSQL;2\n"));
    }
    lines.into_bytes()
}

/// The number of a company that does not exist, with its check digit.
fn siren(number: usize) -> String {
    let text = format!("{:08}", 30_000_000 + number);
    let sum: u32 = (1..)
        .zip(text.bytes())
        .map(|(place, digit)| u32::from(digit - b'0') * (2 - place % 2))
        .map(|digit| if digit > 9 { digit - 9 } else { digit })
        .sum();
    format!("{text}{}", (10 - sum % 10) % 10)
}

/// Uploads a file to be read behind the answer; the id of the import.
pub async fn begin(importing: &Importing<'_>, served: &Served, bytes: Vec<u8>) -> Value {
    let form = Form::new()
        .text("target", "CAPABILITIES")
        .text("clusterId", id(served.world.west.id))
        .text("inBackground", "true")
        .part("file", Part::bytes(bytes).file_name("grand.csv"));
    let (status, answer) = importing
        .files
        .send(form, &[("x-cordee-request", "1")])
        .await;
    assert_eq!(status, 200, "{answer:#}");
    answer["importRunId"].clone()
}

/// Some fields of an import, or null.
pub async fn read(importing: &mut Importing<'_>, run: &Value, fields: &str) -> Value {
    let question = format!("query($id: ID!) {{ importRun(id: $id) {{ {fields} }} }}");
    let answer = importing.client.ask(&question, json!({ "id": run })).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["importRun"].clone()
}

/// Waits until nothing is done with an import any more.
pub async fn ended(importing: &mut Importing<'_>, run: &Value) -> Value {
    const FIELDS: &str =
        "id state version failures viewerCanApply viewerCanRetry workStage kept { label }";
    loop {
        let found = read(importing, run, FIELDS).await;
        // The last thing that the server does is to forget that it was at work.
        if found["state"] != "READING" && found["workStage"].is_null() {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// How many companies there are.
pub async fn n_companies(importing: &mut Importing<'_>) -> u64 {
    let answer = importing
        .client
        .ask("{ companies(first: 1) { totalCount } }", json!({}))
        .await;
    answer["data"]["companies"]["totalCount"].as_u64().unwrap()
}
