//! One question to the product about one object, by whichever door it comes in, and how its answer is understood.

use reqwest::Client;
use reqwest::header::COOKIE;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use super::second_reading::{Object, Verdict};
use super::stage::{Person, Stage};

/// Stands in a question for the id of its object.
pub const OBJECT: &str = "@object";

/// How something is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// `query($id: ID) { … }`; whether null tells that there is no object.
    Query { text: String, is_of_object: bool },
    /// A mutation with one input. Inputs are such that even a person who may changes nothing.
    Mutation {
        input: Value,
        /// The field that names the object.
        field: &'static str,
    },
    /// A mutation without input.
    BareMutation,
    /// A subscription to the object.
    Subscription { text: String },
    /// A plain address.
    Get { path: String },
    /// The API as browsers reach it.
    Post,
    /// A workbook for a cluster.
    Upload { target: &'static str },
    /// A socket.
    Socket,
}

/// A question about an object.
pub struct Ask {
    /// The operation as the matrix names it.
    pub operation: &'static str,
    /// What the matrix needs to know of the object; nothing for what is asked of no object.
    pub object: Option<Object>,
    /// The object's id and one of the same kind that does not exist.
    pub ids: Option<(String, String)>,
    pub question: Question,
    /// What it is about, for those who read a failure.
    pub label: String,
}

impl Ask {
    /// A question about nothing in particular.
    pub fn plain(operation: &'static str, question: Question) -> Self {
        Self {
            operation,
            object: None,
            ids: None,
            question,
            label: String::new(),
        }
    }

    /// A question about an object.
    pub fn about(
        operation: &'static str,
        object: Object,
        ids: (String, String),
        question: Question,
    ) -> Self {
        Self {
            object: Some(object),
            ids: Some(ids),
            ..Self::plain(operation, question)
        }
    }

    /// The same, with words about the object.
    pub fn called(self, label: &str) -> Self {
        Self {
            label: label.to_owned(),
            ..self
        }
    }
}

/// What came back, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub verdict: Verdict,
    pub text: Value,
}

/// Asks as a person; about the object with this id.
pub async fn ask(stage: &Stage<'_>, person: &Person, ask: &Ask, id: Option<&str>) -> Answer {
    let operation = ask.operation;
    let variables = json!({ "id": id });
    let api = &stage.world.api;
    match &ask.question {
        Question::Query { text, is_of_object } => {
            let answer = api.ask(&person.actor, text, variables).await;
            let is_null = answer["data"][operation].is_null();
            understood(answer, *is_of_object && is_null)
        }
        Question::Mutation { input, field } => {
            let input = with_object(input, id);
            let text = mutation(operation);
            let answer = api
                .ask(&person.actor, &text, json!({ "input": input }))
                .await;
            let is_absent = names_absent(&answer["data"][operation], field);
            understood(answer, is_absent)
        }
        Question::BareMutation => {
            let text = format!("mutation {{ {operation} {{ __typename }} }}");
            understood(api.ask(&person.actor, &text, json!({})).await, false)
        }
        Question::Subscription { text } => {
            let answer = api.first_event(&person.actor, text, variables).await;
            let message = answer["errors"][0]["message"].as_str();
            let is_absent = message == Some("the object does not exist");
            understood(answer, is_absent)
        }
        Question::Get { path } => {
            let path = path.replace(OBJECT, id.unwrap_or_default());
            get(stage, person, &path).await
        }
        Question::Post => post(stage, person).await,
        Question::Upload { target } => upload(stage, person, target, id.unwrap_or_default()).await,
        Question::Socket => socket(stage, person).await,
    }
}

/// The text of a mutation that asks only for findings.
pub fn mutation(operation: &str) -> String {
    let mut kind = operation.to_owned();
    kind[..1].make_ascii_uppercase();
    format!(
        "mutation($input: {kind}Input!) {{ {operation}(input: $input) {{ userErrors {{ code path }} }} }}"
    )
}

fn understood(answer: Value, is_absent: bool) -> Answer {
    let verdict = match answer["errors"][0]["extensions"]["code"].as_str() {
        Some("UNAUTHENTICATED") => Verdict::Unauthenticated,
        Some("FORBIDDEN") => Verdict::Forbidden,
        _ if is_absent => Verdict::Absent,
        None => Verdict::Allowed,
        Some(code) => panic!("{code}: {answer}"),
    };
    Answer {
        verdict,
        text: answer,
    }
}

/// Whether a payload says that the object named by a field does not exist.
fn names_absent(payload: &Value, field: &str) -> bool {
    let findings = payload["userErrors"].as_array();
    findings
        .into_iter()
        .flatten()
        .any(|finding| finding["code"] == "NOT_FOUND" && finding["path"] == json!([field]))
}

fn with_object(input: &Value, id: Option<&str>) -> Value {
    match input {
        Value::String(text) if text == OBJECT => json!(id),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), with_object(value, id)))
            .collect(),
        other => other.clone(),
    }
}

async fn get(stage: &Stage<'_>, person: &Person, path: &str) -> Answer {
    let request = Client::new().get(format!("http://{}{path}", stage.address));
    of_response(with_cookie(request, person).send().await.unwrap()).await
}

async fn post(stage: &Stage<'_>, person: &Person) -> Answer {
    let request = Client::new()
        .post(format!("http://{}/graphql", stage.address))
        .json(&json!({ "query": "{ serverInfo { version } }" }));
    of_response(with_cookie(request, person).send().await.unwrap()).await
}

async fn upload(stage: &Stage<'_>, person: &Person, target: &str, cluster: &str) -> Answer {
    let form = Form::new()
        .text("target", target.to_owned())
        .text("clusterId", cluster.to_owned())
        .part("file", Part::bytes(vec![0, 1, 2]).file_name("rien.xlsx"));
    let request = Client::new()
        .post(format!("http://{}/imports", stage.address))
        .header("x-cordee-request", "1")
        .multipart(form);
    of_response(with_cookie(request, person).send().await.unwrap()).await
}

fn with_cookie(request: reqwest::RequestBuilder, person: &Person) -> reqwest::RequestBuilder {
    match &person.cookie {
        Some(cookie) => request.header(COOKIE, cookie),
        None => request,
    }
}

async fn of_response(response: reqwest::Response) -> Answer {
    let status = response.status().as_u16();
    let bytes = response.bytes().await.unwrap();
    let body: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let verdict = match status {
        401 => Verdict::Unauthenticated,
        403 => Verdict::Forbidden,
        404 => Verdict::Absent,
        422 if names_absent(&body, "clusterId") => Verdict::Absent,
        200 | 422 => Verdict::Allowed,
        other => panic!("{other}: {body}"),
    };
    Answer {
        verdict,
        text: json!([status, body]),
    }
}

async fn socket(stage: &Stage<'_>, person: &Person) -> Answer {
    let address = format!("ws://{}/graphql/ws", stage.address);
    let mut request = address.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert(
        "sec-websocket-protocol",
        HeaderValue::from_static("graphql-transport-ws"),
    );
    if let Some(cookie) = &person.cookie {
        headers.insert("cookie", HeaderValue::from_str(cookie).unwrap());
    }
    let verdict = match tokio_tungstenite::connect_async(request).await {
        Ok(_) => Verdict::Allowed,
        Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
            match response.status().as_u16() {
                401 => Verdict::Unauthenticated,
                403 => Verdict::Forbidden,
                other => panic!("the socket answered {other}"),
            }
        }
        Err(error) => panic!("{error}"),
    };
    Answer {
        verdict,
        text: Value::Null,
    }
}
