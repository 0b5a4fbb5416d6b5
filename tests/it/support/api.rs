//! The API in this process: a question of a person, the answer as JSON, and how many statements it took.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_graphql::{Request, Variables};
use cordee::application::access::passwords::{PasswordCost, Passwords};
use cordee::application::actor::Actor;
use cordee::application::app::{App, Settings};
use cordee::application::clock::Clock;
use cordee::application::groupings::grouping_jobs::GroupingJobs;
use cordee::application::workbooks::import_jobs::ImportJobs;
use cordee::application::workbooks::workbook_reading::WorkbookReading;
use cordee::graphql::request_scope::{Origin, RequestScope};
use cordee::graphql::schema::{CordeeSchema, build_schema};
use futures_util::StreamExt;
use persistence::connection::{Database, DatabaseOptions};
use serde_json::{Value, json};
use spreadsheets::reader::ReaderProgram;

use super::records::now;

/// The least that argon2 accepts: no test is about how dear a hash is.
const CHEAP_HASHES: PasswordCost = PasswordCost {
    memory_kib: 8,
    n_passes: 1,
};

/// The API over one database.
pub struct Api {
    /// The running product, its clock standing still.
    pub app: Arc<App>,
    schema: CordeeSchema,
    n_statements: Arc<AtomicUsize>,
}

impl Api {
    /// Opens the database once more, so that statements can be counted.
    pub async fn open(url: &str) -> Self {
        let n_statements = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&n_statements);
        let options = DatabaseOptions {
            observer: Some(Arc::new(move |_: &str| {
                counter.fetch_add(1, Ordering::Relaxed);
            })),
            ..DatabaseOptions::default()
        };
        let app = App {
            database: Database::connect(url, &options).await.unwrap(),
            clock: Clock::Fixed(now()),
            passwords: Passwords::new(CHEAP_HASHES).unwrap(),
            settings: Arc::new(Settings {
                public_url: "http://localhost".to_owned(),
                max_upload_bytes: 1_000_000,
            }),
            grouping_jobs: GroupingJobs::default(),
            import_jobs: ImportJobs::default(),
            workbooks: WorkbookReading::new(ReaderProgram {
                path: env!("CARGO_BIN_EXE_cordee").into(),
                arguments: vec!["read-workbook".into()],
            }),
        };
        Self {
            app: Arc::new(app),
            schema: build_schema(),
            n_statements,
        }
    }

    /// The whole answer.
    pub async fn ask(&self, actor: &Actor, query: &str, variables: Value) -> Value {
        let scope = RequestScope::new(
            Arc::clone(&self.app),
            Arc::new(actor.clone()),
            Origin::default(),
        );
        let request = Request::new(query)
            .variables(Variables::from_json(variables))
            .data(Arc::new(scope));
        serde_json::to_value(self.schema.execute(request).await).unwrap()
    }

    /// The first answer to a subscription.
    pub async fn first_event(&self, actor: &Actor, subscription: &str, variables: Value) -> Value {
        let scope = RequestScope::new(
            Arc::clone(&self.app),
            Arc::new(actor.clone()),
            Origin::default(),
        );
        let request = Request::new(subscription)
            .variables(Variables::from_json(variables))
            .data(Arc::new(scope));
        let mut events = std::pin::pin!(self.schema.execute_stream(request));
        serde_json::to_value(events.next().await.unwrap()).unwrap()
    }

    /// The data of an answer without errors.
    pub async fn data(&self, actor: &Actor, query: &str, variables: Value) -> Value {
        let mut answer = self.ask(actor, query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}\n{answer:#}");
        answer["data"].take()
    }

    /// The code of the only error of an answer.
    pub async fn error_code(&self, actor: &Actor, query: &str, variables: Value) -> String {
        let answer = self.ask(actor, query, variables).await;
        let errors = answer["errors"].as_array().unwrap_or_else(|| {
            panic!("no error came of\n{query}\n{answer:#}");
        });
        assert_eq!(errors.len(), 1, "{answer:#}");
        let code = errors[0]["extensions"]["code"].as_str();
        code.unwrap_or_default().to_owned()
    }

    /// How many statements a question takes.
    pub async fn n_statements(&self, actor: &Actor, query: &str, variables: Value) -> usize {
        let before = self.n_statements.load(Ordering::Relaxed);
        self.data(actor, query, variables).await;
        self.n_statements.load(Ordering::Relaxed) - before
    }

    /// The payload of a mutation whose one argument is `input`; `wanted` are the fields beside `userErrors`.
    pub async fn mutate(&self, actor: &Actor, mutation: &str, input: Value, wanted: &str) -> Value {
        let mut data = self
            .data(
                actor,
                &mutation_text(mutation, wanted),
                json!({ "input": input }),
            )
            .await;
        data[mutation].take()
    }

    /// The code of the top-level error that a mutation ends with.
    pub async fn mutation_error(&self, actor: &Actor, mutation: &str, input: Value) -> String {
        self.error_code(
            actor,
            &mutation_text(mutation, ""),
            json!({ "input": input }),
        )
        .await
    }

    /// The findings of a mutation as `CODE at path`.
    pub async fn findings(&self, actor: &Actor, mutation: &str, input: Value) -> Vec<String> {
        let payload = self.mutate(actor, mutation, input, "").await;
        payload["userErrors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                let message = finding["message"].as_str().unwrap();
                assert!(!message.is_empty(), "{finding} has no sentence");
                let path: Vec<&str> = finding["path"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|step| step.as_str().unwrap())
                    .collect();
                format!(
                    "{} at {}",
                    finding["code"].as_str().unwrap(),
                    path.join(".")
                )
            })
            .collect()
    }
}

fn mutation_text(mutation: &str, wanted: &str) -> String {
    let mut kind = mutation.to_owned();
    kind[..1].make_ascii_uppercase();
    format!(
        "mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {wanted} \
         userErrors {{ code message path parameters {{ name value }} }} }} }}"
    )
}
